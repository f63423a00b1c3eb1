"""The annex tables of the corpus, row by row against the transcription made by hand."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.lines import split_lines
from corpus.tables import (
    TableMemory,
    TableReading,
    TableRegion,
    TableStyle,
    find_tables,
    reading_of,
)

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("jincheng-2020", "jincheng-2021", "jincheng-2023", "linfen-2024", "yuncheng-2021")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a table has to reach: its place in its file, its transcription, the share of cells."""

    file: str
    place: int
    transcription: str
    share: float


BARS = (
    Bar(file="yuncheng-2021", place=0, transcription="yuncheng-2021-targets", share=1.0),
    Bar(file="yuncheng-2021", place=1, transcription="yuncheng-2021-tasks", share=0.99),
    Bar(file="jincheng-2021", place=0, transcription="jincheng-2021-tasks", share=0.99),
    Bar(file="jincheng-2020", place=0, transcription="jincheng-2020-tasks", share=0.82),
    Bar(file="jincheng-2023", place=0, transcription="jincheng-2023-form", share=1.0),
)


@lru_cache
def _source(file: str) -> str:
    return (ROOT / "corpus" / "documents" / f"{file}.txt").read_text(encoding="utf-8")


@lru_cache
def _regions(file: str) -> tuple[TableRegion, ...]:
    return find_tables(split_lines(_source(file)).lines)


@lru_cache
def _readings(file: str, memory: TableMemory | None = None) -> tuple[TableReading, ...]:
    return tuple(reading_of(region, memory=memory) for region in _regions(file))


@lru_cache
def _memory(without: str) -> TableMemory:
    """What the other files' tables tell, as the corpus has it when one more file is read."""
    others = (reading for file in DOCUMENTS if file != without for reading in _readings(file))
    return TableMemory.of(reading.table for reading in others if reading.sure)


def _same(text: str) -> str:
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded.replace("。", ".").rstrip(".")


def _cells(table: Table) -> list[dict[str, str]]:
    return [{_same(c.column): _same(c.text.text) for c in row.cells} for row in table.rows]


def _wrong(table: Table, transcription: str) -> tuple[list[str], int]:
    """The cells that differ from the transcription, an absent cell that is filled among them."""
    path = ROOT / "tests" / "data" / "annex" / f"{transcription}.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(table.rows) == len(gold)
    wrong, count = [], 0
    for row, want in zip(_cells(table), gold, strict=True):
        as_is = {_same(k): _same(v) for k, v in want.get("as_is", {}).items()}
        expected = {_same(k): _same(v) for k, v in want["cells"].items()}
        expected |= {_same(k): "" for k in want["absent"]}
        for column, text in expected.items():
            count += 1
            if row.get(column, "") not in {text, as_is.get(column, text)}:
                wrong.append(f"{want['row']} {column}: {row.get(column)!r}, not {text!r}")
    return wrong, count


@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.transcription)
def test_rows_are_the_ones_a_person_reads(bar: Bar) -> None:
    reading = _readings(bar.file, _memory(bar.file))[bar.place]
    wrong, count = _wrong(reading.table, bar.transcription)
    assert len(wrong) <= (1.0 - bar.share) * count, "\n".join(wrong)


def test_without_other_tables_no_row_is_lost() -> None:
    wrong, count = _wrong(_readings("jincheng-2021")[0].table, "jincheng-2021-tasks")
    assert len(wrong) <= 0.15 * count, "\n".join(wrong)


def test_prose_holds_no_table() -> None:
    assert _readings("linfen-2024") == ()
    assert [len(_readings(file)) for file in DOCUMENTS] == [1, 1, 1, 0, 3]


def test_an_empty_form_has_columns_and_its_explanation() -> None:
    form = _readings("yuncheng-2021")[2].table
    assert form.columns == ("序号", "任务", "措施", "完成时限", "进展情况", "责任人", "备注")
    assert form.rows == ()
    assert [note.text[:5] for note in form.notes] == ["填报单位（", "指标说明："]


def test_notes_below_a_form_stay_notes() -> None:
    form = _readings("jincheng-2023")[0].table
    assert [note.text[:6] for note in form.notes][1:] == ["注：本周检查", "*类别包括："]


@pytest.mark.parametrize("file", [file for file in DOCUMENTS if file != "linfen-2024"])
def test_every_character_is_in_one_place(file: str) -> None:
    """Of a region's characters, each is in a cell of its own row, or in what is no row."""
    source = _source(file)
    for region, reading in zip(_regions(file), _readings(file), strict=True):
        own = [cell.text for r in reading.table.rows for cell in r.cells if not cell.inherited]
        rest = (*reading.header, *reading.furniture, *reading.table.loose, *reading.table.notes)
        counts: Counter[int] = Counter()
        for text in (*own, *rest):
            for begin, end in set(zip(text.starts, text.ends, strict=True)):
                counts.update(range(begin, end))
        frame = "|" if region.style is TableStyle.PIPES else ""
        for line in region.lines:
            for place in line.text.starts:
                if not source[place].isspace() and source[place] not in frame:
                    assert counts[place] == 1, source[place - 20 : place + 20]


@pytest.mark.parametrize("file", [file for file in DOCUMENTS if file != "linfen-2024"])
def test_a_row_reads_in_the_order_of_the_source(file: str) -> None:
    for reading in _readings(file):
        for row in reading.table.rows:
            own = [c.text for c in row.cells if not c.inherited]
            assert _places(row.text) == sorted(place for text in own for place in _places(text))


def _places(text: AlignedText) -> list[int]:
    return [a for a, b in zip(text.starts, text.ends, strict=True) if a < b]
