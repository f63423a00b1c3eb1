import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import MAX_TOKEN, content_words, fold, grams, han_runs

MIXED = st.text(alphabet="市煤烧能 \n，。（）abcXYZ019.%ＡＢ１２㎡①-")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("燃煤", ["燃", "煤", "燃煤"]),
        ("VOCs治理", ["vocs", "治", "vocs治", "理", "治理"]),
        ("PM2.5", ["pm2.5"]),
        ("8.4255万户", ["8.4255", "万", "8.4255万", "户", "万户"]),
        ("B级", ["b", "级", "b级"]),
        ("B 级", ["b", "级", "b级"]),
        ("Ｂ级６０％", ["b", "级", "b级", "60", "级60"]),
        ("2021-2022", ["2021", "2022"]),
        ("散煤。替代", ["散", "煤", "散煤", "替", "代", "替代"]),
        ("", []),
        ("😀！？", []),
    ],
)
def test_grams_are_characters_whole_latin_words_and_touching_pairs(
    text: str, terms: list[str]
) -> None:
    assert grams(text) == terms


@given(st.text())
def test_terms_never_hold_blanks_and_stay_bounded(text: str) -> None:
    for term in grams(text):
        assert term
        assert not any(character.isspace() for character in term)
        assert len(term) <= 2 * MAX_TOKEN


@given(MIXED)
def test_width_and_case_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert grams(wide) == grams(text)
    assert grams(text.upper()) == grams(text.lower())


@given(MIXED, MIXED)
def test_a_text_has_the_terms_of_its_parts(left: str, right: str) -> None:
    assert grams(f"{left}。{right}") == grams(left) + grams(right)


@given(st.text(alphabet="市能源局散煤替代", min_size=1))
def test_chinese_run_of_n_has_n_characters_and_n_minus_1_pairs(text: str) -> None:
    assert len(grams(text)) == 2 * len(text) - 1


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(unicodedata.normalize("NFKC", text))
    assert grams(once) == grams(text)


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("运城的散煤什么时候完成？", ["运城", "散煤", "完成"]),
        ("哪些企业要停产多少天", ["企业要停产", "天"]),
        ("谁牵头", ["牵头"]),
        ("能源局", ["能源局"]),
    ],
)
def test_question_words_are_left_out_of_a_search(question: str, kept: list[str]) -> None:
    assert han_runs(content_words(question)) == kept
