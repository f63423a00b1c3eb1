"""The rows found with numpy are those of the tokens that `grams` cuts."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.gram_rows import GramRows
from index.grams import UNKNOWN, gram_table, grams

TOKENS = (UNKNOWN, *"燃煤锅炉挖机g2", "燃煤", "煤锅", "锅炉", "挖机", "机g", "g2", "煤煤")
VOCABULARY = {token: row for row, token in enumerate(TOKENS)}
TABLE = gram_table(token for token in VOCABULARY if len(token) == 1)
ROWS = GramRows(VOCABULARY)
TEXTS = st.text(alphabet="燃煤锅炉挖机gGｇ2２|，。 \n不识😀\ud800\u0000", max_size=25)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_rows_are_those_of_the_tokens(texts: list[str]) -> None:
    found = ROWS.find(texts)
    counted: list[Counter[int]] = [Counter() for _ in texts]
    for text, row, count in zip(found.texts, found.rows, found.counts, strict=True):
        counted[int(text)][int(row)] += int(count)
    wanted = [Counter(VOCABULARY.get(token, 0) for token in grams(text, TABLE)) for text in texts]
    for rows in (*counted, *wanted):
        del rows[0]  # adds nothing to a vector
    assert counted == wanted


def test_vocabulary_without_pairs_finds_characters() -> None:
    found = GramRows({UNKNOWN: 0, "煤": 1, "炉": 2}).find(["煤炉", ""])
    assert sorted(zip(found.texts.tolist(), found.rows.tolist(), strict=True)) == [(0, 1), (0, 2)]
