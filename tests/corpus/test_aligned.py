from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText, Span
from corpus.errors import AlignmentError

CHARS = "运城市 PM2.5\n，。（）ab$_{}巳"
sources = st.text(alphabet=CHARS, min_size=1, max_size=60)
patterns = st.sampled_from([r"\s+", "巳", r"\$[^$]*\$", r"[（(]", "PM", r"\d", "市."])
replacements = st.sampled_from(["", "x", "已已", "〔", "PM2.5"])


def is_faithful(text: AlignedText, source: str) -> bool:
    """Each character has a place inside the source, and places never go back."""
    inside = all(0 <= s <= e <= len(source) for s, e in zip(text.starts, text.ends, strict=True))
    return inside and list(text.starts) == sorted(text.starts)


@given(source=sources, pattern=patterns, new=replacements)
def test_sub_gives_what_the_pattern_gives_and_keeps_places(
    source: str, pattern: str, new: str
) -> None:
    done = AlignedText.of_source(source).sub(re.compile(pattern), lambda _: new)
    assert done.text == re.sub(pattern, lambda _: new, source)
    assert is_faithful(done, source)


@given(source=sources, pattern=patterns, new=replacements)
def test_sub_leaves_untouched_characters_where_they_stood(
    source: str, pattern: str, new: str
) -> None:
    done = AlignedText.of_source(source).sub(re.compile(pattern), lambda _: new)
    touched = {p for m in re.finditer(pattern, source) for p in range(*m.span())}
    single = zip(done.text, done.starts, done.ends, strict=True)
    kept = {start: char for char, start, end in single if end - start == 1}
    for place, char in enumerate(source):
        if place not in touched:
            assert kept.get(place, char) == char


@given(source=sources, pattern=patterns, new=replacements)
def test_runs_give_the_same_text_back(source: str, pattern: str, new: str) -> None:
    done = AlignedText.of_source(source).sub(re.compile(pattern), lambda _: new)
    assert AlignedText.from_runs(done.text, done.runs()) == done


@given(source=sources, cuts=st.lists(st.integers(0, 60), max_size=4))
def test_join_of_slices_is_the_whole(source: str, cuts: list[int]) -> None:
    whole = AlignedText.of_source(source)
    edges = [0, *sorted(min(cut, len(source)) for cut in cuts), len(source)]
    parts = [whole[a:b] for a, b in pairwise(edges)]
    assert AlignedText.join(parts) == whole


@given(parts=st.lists(sources, min_size=1, max_size=4))
def test_glue_stands_for_no_source_character(parts: list[str]) -> None:
    source = "".join(parts)
    texts, start = [], 0
    for part in parts:
        texts.append(AlignedText.of_source(source, start, start + len(part)))
        start += len(part)
    joined = AlignedText.join(texts, glue="；")
    assert joined.text == "；".join(parts)
    assert sum(e - s for s, e in zip(joined.starts, joined.ends, strict=True)) == len(source)


@given(source=sources, ends=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_within_is_the_source_slice(source: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(source)) for end in ends)
    text = AlignedText.of_source(source).within(Span(start=start, end=end))
    assert text.text == source[start:end]


@given(source=sources)
def test_strip_is_that_of_the_string(source: str) -> None:
    assert AlignedText.of_source(source).strip().text == source.strip()


def test_span_covers_all_characters_of_a_cell_put_together_from_two_lines() -> None:
    source = "甲乙丙丁戊"
    cell = AlignedText.join(
        [AlignedText.of_source(source, 3, 5), AlignedText.of_source(source, 0, 1)]
    )
    assert cell.text == "丁戊甲"
    assert cell.span == Span(start=0, end=5)


def test_formula_keeps_its_source_under_every_character() -> None:
    source = "浓度$PM_{2.5}$控制"
    read = AlignedText.of_source(source).sub(re.compile(r"\$[^$]+\$"), lambda _: "PM2.5")
    start = read.text.index("PM2.5")
    assert read[start : start + 5].span == Span(start=2, end=12)
    assert read[: start + 5].within(Span(start=0, end=2)).text == "浓度"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)], ids=["below 0", "reversed"])
def test_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(AlignmentError):
        Span(start=start, end=end)


def test_text_without_a_place_for_each_character_is_refused() -> None:
    with pytest.raises(AlignmentError):
        AlignedText("两字", (0,), (1,))


def test_empty_text_has_no_span() -> None:
    with pytest.raises(AlignmentError):
        _ = AlignedText("", (), ()).span


def test_spans_touching_at_an_end_do_not_overlap() -> None:
    assert not Span(start=0, end=3).overlaps(Span(start=3, end=5))
    assert Span(start=0, end=5).covers(Span(start=3, end=5))
