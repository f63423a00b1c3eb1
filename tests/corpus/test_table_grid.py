"""Tables with bars: a cell moves only where a lost one has moved it."""

from __future__ import annotations

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.tables import find_tables, lines_of, read_table


def rows_of(text: str) -> list[list[str]]:
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    table: Table = read_table(region)
    assert not table.loose
    return [[row.get(column) for column in table.columns] for row in table.rows]


def drawn(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


@pytest.mark.parametrize("first", ["单位", "部门", "成员单位", "责任单位"])
def test_units_and_telephones_stand_where_they_are_printed(first: str) -> None:
    rows = [
        ["市生态环境局", "0471-3325121"],
        ["国网青禾供电公司", "3325122、3325123"],
        ["市消防救援支队", "（0471）3325124"],
        ["市疾控中心", "0471-3325127/3325128"],
        ["武警支队", "119"],
    ]
    assert rows_of(drawn([[first, "值班电话"], *rows])) == rows


def test_a_row_with_an_empty_cell_stays_where_most_rows_do() -> None:
    rows = [
        ["市生态环境局", "王一", "0471-3325121", ""],
        ["市气象局", "李二", "0471-3325122", ""],
        ["市水务局", "赵三", "0471-3325123", ""],
        ["武警支队", "值班室", "0471-3325127", ""],
        ["青禾机场", "孙四", "/", ""],
    ]
    assert rows_of(drawn([["部门", "联系人", "电话", "备注"], *rows])) == rows
