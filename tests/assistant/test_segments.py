"""The run of segments that answers: within the limit, with what is needed, and no longer."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.segments import best_window, of_which
from corpus.series import split_segments

SENTENCE = "全市推进清洁取暖，2024年10月底前，完成散煤替代3.2万户，其中煤改电2.4万户"


def window(text: str, words: str, *, needed: str = "", limit: int = 110) -> str:
    segments = split_segments(text)
    first, last = best_window(
        segments,
        score=lambda part: sum(char in part for char in words) / len(words),
        needed=lambda part: bool(needed) and needed in part,
        limit=limit,
    )
    return text[segments[first].start : segments[last].end]


def test_the_segment_that_explains_most_is_taken() -> None:
    assert window(SENTENCE, "清洁取暖") == "全市推进清洁取暖"


def test_what_is_needed_is_in_it() -> None:
    assert "3.2" in window(SENTENCE, "清洁取暖", needed="万户")


def test_of_two_that_explain_the_same_the_shorter_is_taken() -> None:
    assert window("完成煤改电，以及其他各项工作安排", "煤改电") == "完成煤改电"


def test_limit_is_kept() -> None:
    assert len(window(SENTENCE, "清洁取暖散煤替代煤改电", limit=20)) <= 20


PARTS = st.lists(st.text(alphabet="散煤替代户", min_size=1, max_size=12), min_size=1, max_size=8)


@given(PARTS, st.integers(1, 40))
def test_window_lies_in_the_sentence(parts: list[str], limit: int) -> None:
    segments = split_segments("，".join(parts))
    first, last = best_window(
        segments, score=lambda part: part.count("煤"), needed=lambda part: "户" in part, limit=limit
    )
    assert 0 <= first <= last < len(segments)
    length = segments[last].end - segments[first].start
    assert length <= limit or first == last
    if any("户" in segment.text for segment in segments):
        assert any("户" in segments[place].text for place in range(first, last + 1))


def test_parts_of_a_total_behind_their_opening() -> None:
    joined = "完成3.2万户，其中煤改电2.4万户、煤改气0.8万户"
    assert list(of_which(joined)) == [
        ("其中煤改电2.4万户、煤改气0.8万户", "煤改电2.4万户、煤改气0.8万户")
    ]
    alone = "完成3.2万户，其中，煤改电2.4万户、煤改气0.8万户，共替代散煤6万吨"
    assert [told for _, told in of_which(alone)] == ["煤改电2.4万户、煤改气0.8万户"]
