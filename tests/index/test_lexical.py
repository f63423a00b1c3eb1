import math
from collections import Counter
from pathlib import Path

import pytest

from corpus.datamodels import PassageKind
from index.datamodels import PassageKey
from index.errors import IndexDamagedError
from index.lexical import FEW, LexicalIndex, Selection, write_lexical
from index.lexicon import Lexicon, LexiconEntry
from index.settings import BM25_B, BM25_K1, IndexSettings
from index.terms import grams
from index.words import Vocabulary

TEXTS = [
    "散煤替代工作由市能源局牵头",
    "散煤销售点的煤质由市市场监管局抽检，散煤不达标的依法查处",
    "严禁燃放烟花爆竹",
    "B级企业停产35天",
    "C级企业停产57天",
]
KEYS = [
    PassageKey(id=f"p{row}", document_id=f"d{row % 2}", kind=PassageKind.CLAUSE, block=row)
    for row in range(len(TEXTS))
]


def index_at(
    folder: Path,
    *,
    words: tuple[str, ...] = (),
    lexicon: Lexicon | None = None,
    settings: IndexSettings | None = None,
) -> LexicalIndex:
    settings = settings or IndexSettings()
    vocabulary = Vocabulary(words)
    write_lexical(folder, KEYS, TEXTS, vocabulary, settings)
    return LexicalIndex(folder, vocabulary=vocabulary, settings=settings, lexicon=lexicon)


def bm25(question: str, row: int) -> float:
    """By the formula, as in the settings; an independent reckoning of what tantivy does."""
    bags = [Counter(grams(text)) for text in TEXTS]
    mean = sum(bag.total() for bag in bags) / len(bags)
    score = 0.0
    for term in set(grams(question)):
        holding = sum(term in bag for bag in bags)
        idf = math.log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
        count = bags[row][term]
        length = BM25_K1 * (1 - BM25_B + BM25_B * bags[row].total() / mean)
        score += idf * count * (BM25_K1 + 1) / (count + length)
    return score


@pytest.mark.parametrize("question", ["散煤", "B级企业停产", "散煤散煤", "烟花爆竹"])
def test_scores_are_bm25_with_the_constants_of_the_settings(tmp_path: Path, question: str) -> None:
    found = index_at(tmp_path).search(question, limit=10)
    assert found
    for row, score in found.items():
        # tantivy keeps lengths above 40 terms in steps of an eighth
        assert score == pytest.approx(bm25(question, row), rel=0.03)


def test_grade_is_told_from_its_neighbour(tmp_path: Path) -> None:
    found = index_at(tmp_path).search("C级停产几天", limit=10)
    assert max(found, key=lambda row: found[row]) == 4


@pytest.mark.parametrize(
    "syntax", ["(", '"散煤', "grams:散煤 OR *", "散煤^9 AND", "\\", "散煤~2", "[a TO"]
)
def test_query_syntax_is_text(tmp_path: Path, syntax: str) -> None:
    index = index_at(tmp_path)
    has_term = "散煤" in syntax
    assert bool(index.search(syntax, limit=10)) == has_term


def test_selection_restricts_and_does_not_change_scores(tmp_path: Path) -> None:
    index = index_at(tmp_path)
    everywhere = index.search("散煤企业", limit=10)
    only = index.search("散煤企业", limit=10, selection=Selection(document_ids={"d1"}))
    assert only == {row: everywhere[row] for row in everywhere if row % 2}
    assert index.search("散煤企业", limit=10, selection=Selection(rows=[3])) == {3: everywhere[3]}
    assert index.search("散煤", limit=10, selection=Selection(document_ids=[])) == {}
    assert index.search("散煤", limit=10, selection=Selection(kinds=[PassageKind.ROW])) == {}


def test_many_documents_are_picked_like_few(tmp_path: Path) -> None:
    index = index_at(tmp_path)
    ids = ["d1", *(f"other{number}" for number in range(FEW))]
    few, many = (
        index.search("散煤企业", limit=10, selection=Selection(document_ids=wanted))
        for wanted in (ids[:1], ids)
    )
    assert few == many != {}


def test_word_of_the_vocabulary_adds_to_its_passage(tmp_path: Path) -> None:
    plain, worded = tmp_path / "plain", tmp_path / "worded"
    plain.mkdir()
    worded.mkdir()
    before = index_at(plain).search("市场监管局", limit=10)
    after = index_at(worded, words=("市场监管局",)).search("市场监管局", limit=10)
    assert after[1] > before[1]
    assert after[0] == pytest.approx(before[0])


def test_everyday_word_finds_the_official_term(tmp_path: Path) -> None:
    lexicon = Lexicon((LexiconEntry(everyday=("放炮",), official=("烟花爆竹", "鞭炮")),))
    assert index_at(tmp_path, lexicon=lexicon).search("放炮行吗", limit=10).keys() == {2}


def test_everyday_word_that_the_corpus_uses_is_hardly_expanded(tmp_path: Path) -> None:
    lexicon = Lexicon((LexiconEntry(everyday=("散煤",), official=("烟花爆竹",)),))
    found = index_at(tmp_path, lexicon=lexicon).search("散煤", limit=10)
    assert 0 < found[2] < min(found[0], found[1])


def test_folder_that_is_no_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="词面索引打不开"):
        LexicalIndex(tmp_path, vocabulary=Vocabulary([]), settings=IndexSettings())
