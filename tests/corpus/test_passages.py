from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.datamodels import BlockKind, Passage, PassageKind, ReadFile, SourceFile
from corpus.passages import PASSAGE_LENGTH, passages_of
from corpus.reading import read_source


def places(text: AlignedText) -> set[int]:
    return {p for s, e in zip(text.starts, text.ends, strict=True) for p in range(s, e)}


def passages(text: str) -> tuple[Passage, ...]:
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=text)).documents
    return passages_of(document)


def test_every_block_of_text_is_in_a_passage(read_file: ReadFile) -> None:
    source = read_file.source.text
    for document in read_file.documents:
        covered = {p for passage in passages_of(document) for p in places(passage.text)}
        for block in document.blocks:
            if block.kind != BlockKind.TABLE:
                missing = places(block.text) - covered
                assert not [p for p in missing if not source[p].isspace()], block.text.text


def test_every_row_and_loose_text_and_note_is_in_a_passage(read_file: ReadFile) -> None:
    for document in read_file.documents:
        covered = {p for passage in passages_of(document) for p in places(passage.text)}
        for table in document.tables:
            parts = [*(row.text for row in table.rows), *table.loose, *table.notes]
            assert all(places(part) <= covered for part in parts)


def test_no_passage_is_over_the_limit(read_file: ReadFile) -> None:
    for document in read_file.documents:
        texts = [p for p in passages_of(document) if p.kind != PassageKind.ROW]
        assert all(len(p.text) <= PASSAGE_LENGTH + 1 for p in texts)


def test_ids_are_unique_and_hold_the_offsets(read_file: ReadFile) -> None:
    for document in read_file.documents:
        found = passages_of(document)
        assert max(Counter(p.id for p in found).values()) == 1
        assert all(p.id == f"{document.id}:{p.text.span.start}-{p.text.span.end}" for p in found)


def test_passages_follow_the_source(read_file: ReadFile) -> None:
    for document in read_file.documents:
        starts = [passage.text.span.start for passage in passages_of(document)]
        assert starts == sorted(starts)


def test_no_two_passages_of_text_share_a_character(read_file: ReadFile) -> None:
    for document in read_file.documents:
        seen: set[int] = set()
        for passage in passages_of(document):
            if passage.kind in (PassageKind.CLAUSE, PassageKind.HEADER):
                here = places(passage.text)
                assert not here & seen
                seen |= here


def test_heading_and_its_short_items_stay_together() -> None:
    found = passages(
        "关于做好检查的通知\n一、目标\n（一）降低浓度。\n（二）减少排放。\n二、任务\n压减产能。"
    )
    texts = [passage.text.text for passage in found if passage.kind == PassageKind.CLAUSE]
    assert texts == ["一、目标\n（一）降低浓度。\n（二）减少排放。", "二、任务\n压减产能。"]


def test_long_clause_is_cut_at_sentence_ends() -> None:
    sentence = "各县（市、区）人民政府应当压实责任，确保各项任务落实到位。"
    found = passages("关于做好检查的通知\n一、任务\n" + sentence * 30)
    texts = [passage.text.text for passage in found if passage.kind == PassageKind.CLAUSE]
    assert texts[0] == "一、任务"
    assert len(texts) > 2
    assert all(text.endswith("。") for text in texts[1:])


@given(st.text(alphabet="甲乙丙，。", min_size=1, max_size=2000))
def test_clause_of_any_shape_is_cut_below_the_limit_and_nothing_is_lost(body: str) -> None:
    text = "正文：" + body
    found = passages(text)
    assert all(len(passage.text) <= PASSAGE_LENGTH for passage in found)
    covered = {p for passage in found for p in places(passage.text)}
    assert covered >= set(range(len(text)))


def test_context_holds_title_and_path() -> None:
    *_, last = passages("关于做好检查的通知\n一、任务\n（一）锅炉整治。淘汰锅炉。")
    assert last.context.splitlines()[:2] == ["关于做好检查的通知", "一、任务"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [(PassageKind.ROW, "东部县"), (PassageKind.CLAUSE, "注：")],
    ids=["row", "note"],
)
def test_table_gives_passages(kind: PassageKind, said: str) -> None:
    text = (
        "关于做好检查的通知\n一、分区任务\n| 区域 | 任务 | 完成时限 |\n|---|---|---|\n"
        "| 东部县 | 淘汰锅炉 | 2025年9月底 |\n| 西部县 | 改造窑炉 | 2025年12月底 |\n\n"
        "注：以上含本数。"
    )
    found = passages(text)
    assert any(p.kind == kind and said in p.text.text for p in found)
