from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.datamodels import Passage, PassageKind
from index.hybrid import Searcher
from index.settings import DenseWeight, IndexSettings
from index.store import NO_ENCODER, PROBE, build_index, open_searcher
from tests.index.conftest import SMALL, CharacterEncoder, passage

TextOf = Callable[[str], str]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("散煤替代多少万户", "2.35万户"),
        ("青河PM2.5控制目标是多少", "48微克"),
        ("B级企业停产几天", "停产35天"),
        ("哪个部门管施工扬尘", "六个百分之百"),
        ("红色预警工地还能挖土吗", "停止土石方作业"),
        ("过年能放鞭炮吗", "烟花爆竹"),
        ("宏达化工要做什么", "宏达化工"),
    ],
)
def test_chinese_question_finds_its_passage_first(
    searcher: Searcher, text_of: TextOf, question: str, answer: str
) -> None:
    assert answer in text_of(searcher.search(question)[0].passage_id)


def test_hits_tell_where_they_come_from(searcher: Searcher, passages: Sequence[Passage]) -> None:
    hits = searcher.search("散煤", k=3)
    assert len(hits) == 3
    for hit in hits:
        assert passages[hit.row].id == hit.passage_id
        assert passages[hit.row].document_id == hit.document_id
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].lexical > 0
    assert hits[0].dense is not None


def test_documents_and_kinds_restrict_both_legs(searcher: Searcher) -> None:
    assert {h.document_id for h in searcher.search("散煤 扬尘", document_ids=["d1"])} == {"d1"}
    assert {h.passage_id for h in searcher.search("企业", kinds=[PassageKind.ROW])} == {"d0:3"}
    assert searcher.search("企业", document_ids=["d1"], kinds=[PassageKind.ROW]) == ()
    assert searcher.search("散煤", document_ids=[]) == ()
    assert searcher.search("散煤", document_ids=["unknown"]) == ()


@pytest.mark.parametrize("question", ["", "   ", "？！", "😀", "\x00\x1b", "\ud800"])
def test_question_without_words_finds_nothing(searcher: Searcher, question: str) -> None:
    assert searcher.search(question) == ()


@pytest.mark.parametrize("k", [0, -3])
def test_no_places_no_hits(searcher: Searcher, k: int) -> None:
    assert searcher.search("散煤", k=k) == ()


def test_endless_question_is_cut_and_answered(searcher: Searcher) -> None:
    assert searcher.search("散煤替代多少万户" * 2000)[0].passage_id == "d0:0"


@given(st.text())
def test_any_text_can_be_searched(searcher: Searcher, text: str) -> None:
    assert len(searcher.search(text, k=3)) <= 3


def test_same_question_gives_the_same_hits_from_every_thread(searcher: Searcher) -> None:
    first = searcher.search("市能源局牵头的散煤任务")
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda _: searcher.search("市能源局牵头的散煤任务"), range(40)))
    assert again == [first] * 40


def test_equal_passages_come_in_their_own_order(tmp_path: Path) -> None:
    same = [passage(n, "d", "市能源局负责散煤替代") for n in range(30)]
    build_index(same, tmp_path, settings=SMALL)
    hits = open_searcher(tmp_path, settings=IndexSettings(pool=5)).search("散煤替代", k=5)
    assert [hit.row for hit in hits] == [0, 1, 2, 3, 4]


def test_without_vectors_the_words_alone_decide(
    tmp_path: Path, passages: Sequence[Passage]
) -> None:
    build_index(passages, tmp_path, encoder=NO_ENCODER, settings=SMALL)
    hits = open_searcher(tmp_path).search("散煤替代多少万户")
    assert hits[0].passage_id == "d0:0"
    assert all(hit.dense is None and hit.score == hit.lexical for hit in hits)


def test_dense_leg_brings_what_shares_no_word(tmp_path: Path) -> None:
    texts = ["燃煤锅炉淘汰", "燃放爆竹", "行驶车辆"]
    build_index(
        [passage(n, "d", text) for n, text in enumerate(texts)],
        tmp_path,
        encoder=CharacterEncoder("煤爆车"),
        settings=SMALL,
    )
    searcher = open_searcher(tmp_path, encoder=CharacterEncoder("煤爆车"))
    hit = searcher.search("a车z", k=1)[0]
    assert (hit.row, hit.dense) == (2, pytest.approx(1.0))


def test_small_pool_leaves_the_best_hit_where_it_was(built: Path) -> None:
    wide, narrow = (
        open_searcher(built, settings=IndexSettings(pool=pool)).search("施工扬尘管控", k=1)
        for pool in (100, 2)
    )
    assert wide[0].row == narrow[0].row


def test_what_only_the_vectors_bring_has_its_lexical_score(tmp_path: Path) -> None:
    far = "各县区要按照有关办法，把农村地区散煤治理工作抓紧抓实抓细"
    texts = [*(f"散煤{n}" for n in range(40)), far]  # the comma is for the vectors alone
    encoder = CharacterEncoder("，")
    passages = [passage(n, "d", text) for n, text in enumerate(texts)]
    build_index(passages, tmp_path, encoder=encoder, settings=SMALL)
    weight = DenseWeight.fixed(5.0)
    lexical = []
    for pool in (1, 100):
        settings = IndexSettings(pool=pool, dense_weight=weight)
        hits = open_searcher(tmp_path, encoder=encoder, settings=settings).search("散煤，", k=4)
        lexical.append({hit.row: hit.lexical for hit in hits}[len(texts) - 1])
    assert lexical[0] == lexical[1] > 0


def test_table_whose_rows_match_alike_does_not_fill_the_list(tmp_path: Path) -> None:
    title = "各县PM2.5控制目标（微克/立方米）"
    rows = [
        replace(
            passage(9, "d", f"{place}县 {70 - n} {60 - n}", context=title), kind=PassageKind.ROW
        )
        for n, place in enumerate("甲乙丙丁戊己庚辛壬癸")
    ]
    rows = [replace(row, id=f"d:row{n}") for n, row in enumerate(rows)]
    clause = passage(
        1, "d", "全市PM2.5平均浓度控制在66微克/立方米以内，各县目标见附件，逐月通报考核。"
    )
    build_index([*rows, clause], tmp_path, settings=SMALL)
    searcher = open_searcher(tmp_path)
    hits = searcher.search("PM2.5控制目标", k=3)
    assert clause.id in {hit.passage_id for hit in hits}
    assert len(searcher.search("PM2.5控制目标", k=20)) == len(rows) + 1
    assert searcher.search("戊县PM2.5控制目标")[0].passage_id == "d:row4"


@pytest.mark.parametrize(("words", "first"), [("限值公告", 0), ("通知", 7)], ids=["sure", "unsure"])
def test_vectors_decide_where_the_words_do_not(tmp_path: Path, words: str, first: int) -> None:
    """One row has all the words of the first question; all rows alike have that of the second."""
    texts = ["关于排放限值公告的通知", *(f"关于{c}的通知" for c in "甲乙丙丁戊己煤辛壬癸子丑")]
    encoder = CharacterEncoder("煤x")
    passages = [passage(n, "d", text) for n, text in enumerate(texts)]
    build_index(passages, tmp_path, encoder=encoder, settings=SMALL)
    settings = replace(SMALL, dense_weight=DenseWeight(sure=0.0, unsure=5.0))
    searcher = open_searcher(tmp_path, encoder=_Towards(encoder, "煤"), settings=settings)
    assert searcher.search(words, k=1)[0].row == first


class _Towards(CharacterEncoder):
    """Takes every question for the same one."""

    def __init__(self, encoder: CharacterEncoder, question: str) -> None:
        super().__init__("煤x", encoder.name)
        self._question = question

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        found = [text if text == PROBE else self._question for text in texts]
        return super().encode_queries(found)
