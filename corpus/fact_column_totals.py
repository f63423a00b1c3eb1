"""Figures that a sentence lists by name, against the last row of a table with columns so named.

水泥9家、焦化4家、陶瓷8家，共21家: where a table has the columns 水泥, 焦化, 陶瓷 and 合计, and its
last row gives 9, 4 and 9, both are about the same things, and one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.aligned import Span
from corpus.datamodels import Cell, Document, Table
from corpus.fact_models import Contradiction, ContradictionKind
from corpus.fact_totals import figure_against_cell
from corpus.mentions import Quantity
from corpus.numerals import find_quantities
from corpus.statements import Statement

LEAST_NAMES = 3  # of a table's columns, that a sentence lists with its figures
LEAST_SAME = 2  # of these, that have the same figure
_TOTAL = re.compile(r"(?:合|总|共)\s*计|总数|小计")
_IN_ALL = re.compile(r"(?:共|总共|合计|总计|共计|涉及)[\u4e00-\u9fff]{0,8}$")
_Pair = tuple[Quantity, Cell]


def read_column_totals(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Contradiction]:
    """Where a list in the text and the totals of a table's columns are not the same."""
    rows = {s.row.row.text.span: s for s in statements if s.row is not None}
    for row, cells in _totals(document, rows):
        for told in statements:
            if told.row is not None:
                continue
            listed = list(_listed(told.text.text, cells))
            same = [pair for pair in listed if _says(*pair)]
            if len(listed) < LEAST_NAMES or len(same) < LEAST_SAME:
                continue
            for figure, cell in (*listed, *_in_all(told.text.text, listed, cells)):
                if not _says(figure, cell):
                    yield figure_against_cell(
                        document,
                        told,
                        figure,
                        row,
                        cell,
                        kind=ContradictionKind.FIGURE,
                        thing=cell.column,
                    )


def _totals(
    document: Document, rows: Mapping[Span, Statement]
) -> Iterator[tuple[Statement, dict[str, Cell]]]:
    """The last rows that are totals, with their cells by the name of the column."""
    for table in document.tables:
        row, cells = total_of(table, rows)
        if row is not None:
            yield row, cells


def total_of(
    table: Table, rows: Mapping[Span, Statement]
) -> tuple[Statement | None, dict[str, Cell]]:
    """The last row of a table where it is that of the totals, with its numbers by the name of the
    column."""
    last = table.rows[-1] if table.rows else None
    statement = rows.get(last.text.span) if last is not None else None
    if last is None or not last.cells or not _TOTAL.fullmatch(last.cells[0].text.text):
        return None, {}
    return statement, {cell.column: cell for cell in last.cells[1:] if _plain(cell)}


def _plain(cell: Cell) -> bool:
    return cell.text.text.strip().isdecimal()


def _listed(text: str, cells: Mapping[str, Cell]) -> Iterator[_Pair]:
    """Figures right behind the name of a column: 水泥9家."""
    for figure in find_quantities(text):
        ahead = text[: figure.start]
        named = [name for name in cells if len(name) > 1 and ahead.endswith(name)]
        if named:
            yield figure, cells[max(named, key=len)]


def _in_all(text: str, listed: Sequence[_Pair], cells: Mapping[str, Cell]) -> Iterator[_Pair]:
    """The figure for all of them that goes before the list, and the cell for all."""
    total = next((cell for name, cell in cells.items() if _TOTAL.fullmatch(name)), None)
    first = listed[0][0]
    for figure in find_quantities(text):
        if total is None or figure.start >= first.start:
            return
        if figure.unit == first.unit and _IN_ALL.search(text[: figure.start]):
            yield figure, total


def _says(figure: Quantity, cell: Cell) -> bool:
    return figure.number_text == cell.text.text.strip()
