from __future__ import annotations

from dataclasses import replace
from textwrap import dedent
from typing import Any

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Cell, Document, SourceFile, Table, TableRow
from corpus.lines import split_lines
from corpus.reading import draft_of, read_source, read_sources
from corpus.table_places import read_table, readable, table_places

PIPES = """
    | 区域 | 任务 | 完成时限 |
    |---|---|---|
    | 东部县 | 重污染夭气应对 | 2025年9月底 |
    | 西部县 | 淘汰 5 260 辆货车 | 2025年12月底 |
"""


def source(text: str) -> SourceFile:
    return SourceFile(name="a.txt", sha256="", text=dedent(text).strip())


def read(text: str) -> Document:
    (document,) = read_source(source(text)).documents
    return document


def test_title_stands_above_the_table_and_a_label_of_an_annex_is_no_part_of_it() -> None:
    lines = split_lines(dedent(f"附件1\n分区任务表\n{dedent(PIPES)}")).lines
    (place,) = table_places(lines)
    assert [lines[k].plain for k in range(place.start, place.body)] == ["分区任务表"]
    assert place.end == len(lines)


def test_cells_are_mended_and_closed_up_like_prose() -> None:
    document = read(f"关于做好检查的通知\n{dedent(PIPES)}")
    (table,) = document.tables
    assert [row.get("任务") for row in table.rows] == ["重污染天气应对", "淘汰5260辆货车"]
    assert "重污染天气应对" in table.rows[0].text.text
    block = next(block for block in document.blocks if block.kind == "table")
    assert "重污染天气" in block.text.text


def test_mends_of_cells_are_listed_once() -> None:
    file = read_source(source(f"关于做好检查的通知\n{dedent(PIPES)}"))
    assert [m.rule for m in file.mends if "→" in m.rule] == ["夭→天"]


def test_table_in_the_text_lies_under_its_title() -> None:
    document = read(
        f"关于做好检查的通知\n一、目标\n各县任务如下。\n各县分区任务表\n{dedent(PIPES)}"
    )
    assert document.tables[0].path == ("一、目标", "各县分区任务表")


def test_text_goes_on_behind_a_table() -> None:
    document = read(f"关于做好检查的通知\n一、目标\n{dedent(PIPES)}\n二、保障\n加强领导。")
    assert document.blocks[-1].path == ("二、保障",)


def test_row_is_quoted_cell_by_cell_and_keeps_what_is_in_no_cell() -> None:
    line = AlignedText.of_source("甲局 2021年 乙¥")
    row = TableRow(
        cells=(
            Cell(column="单位", text=line[0:2]),
            Cell(column="时限", text=line[3:8]),
            Cell(column="类别", text=AlignedText.of_source("丙"), inherited=True),
        ),
        text=line,
    )
    assert readable(row).text == "甲局 2021年 乙¥"
    swapped = TableRow(cells=(row.cells[1], row.cells[0]), text=line)
    assert readable(swapped).text == "2021年 甲局 乙¥"


def test_drawn_tables_are_read_before_those_whose_grid_is_lost() -> None:
    drawn = draft_of(source(f"任务表\n{dedent(PIPES)}"))
    tabs = draft_of(source("任务表\n序号\t企业\t等级\n1\t甲厂\tA级\n2\t乙厂\tB级"))
    prose = draft_of(source("一、目标\n完成任务。"))
    assert prose.difficulty <= drawn.difficulty < tabs.difficulty


def test_table_is_not_read_again_when_a_file_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(*args: Any, **options: Any) -> Table:
        read.append(1)
        return read_table(*args, **options)

    monkeypatch.setattr("corpus.table_places.read_table", counted)
    tabs = source("任务表\n序号\t企业\t等级\n1\t甲乙丙厂\tA级\n2\t丁戊己厂\tB级")
    other = replace(source(f"任务表\n{dedent(PIPES)}"), name="b.txt")
    read_sources([tabs])
    before = len(read)
    read_sources([tabs, other])
    assert len(read) == before + 1
