"""A figure for all of a region, against the total of the column that goes by its words.

淘汰35蒸吨以下燃煤锅炉，全市淘汰33台: where a table has the column 淘汰燃煤锅炉（台）, and its last
row gives 31, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.aligned import Span
from corpus.bigrams import bigrams
from corpus.datamodels import Cell, Document
from corpus.fact_models import Contradiction
from corpus.fact_totals import (
    IN_ALL,
    LEAST_PAIRS,
    SAME_SHARE,
    SENT_TO,
    TOTAL,
    difference,
    figure_against_cell,
    unit_in,
)
from corpus.mentions import Quantity
from corpus.numerals import find_quantities
from corpus.statements import Statement

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_CLAUSE = re.compile(r"[^；。]+")


def read_totals_of_columns(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Contradiction]:
    """Where such a figure and the total are not the same."""
    rows = {s.row.row.text.span: s for s in statements if s.row is not None}
    columns = list(_columns(document, rows))
    for told in statements if columns else ():
        if told.row is not None:
            continue
        for clause in _CLAUSE.finditer(told.text.text):
            figure = _in_all(told.text.text, clause)
            if figure is None:
                continue
            for row, cell in columns:
                kind = difference(figure, cell) if _is_its(cell, figure, clause[0]) else None
                if kind is not None:
                    yield figure_against_cell(document, told, figure, row, cell, kind=kind)


def _columns(
    document: Document, rows: Mapping[Span, Statement]
) -> Iterator[tuple[Statement, Cell]]:
    """The figures of last rows that are totals, whose column names say enough."""
    for table in document.tables:
        last = table.rows[-1] if table.rows else None
        row = rows.get(last.text.span) if last is not None else None
        if last is None or row is None or not last.cells:
            continue
        if not TOTAL.fullmatch(last.cells[0].text.text):
            continue
        for cell in last.cells[1:]:
            if len(_pairs(cell)) >= LEAST_PAIRS and len(find_quantities(cell.text.text)) == 1:
                yield row, cell


def _pairs(cell: Cell) -> set[str]:
    return set(bigrams(_BRACKETS.sub("", cell.column)))


def _in_all(text: str, clause: re.Match[str]) -> Quantity | None:
    """The one figure of a clause that is for all of the region; of several, which is the sum of
    the others nobody says."""
    inside = [q for q in find_quantities(text) if clause.start() <= q.start < clause.end()]
    found = [q for q in inside if IN_ALL.search(text[clause.start() : q.start])]
    if len(found) != 1 or SENT_TO.match(text, found[0].end):
        return None
    same = [q for q in inside if q.unit == found[0].unit]
    return found[0] if len(same) == 1 else None


def _is_its(cell: Cell, figure: Quantity, clause: str) -> bool:
    """Does the clause have the words of the column, and the figure its unit?"""
    name = _pairs(cell)
    share = len(name.intersection(bigrams(clause))) / len(name)
    return share >= SAME_SHARE and figure.unit == unit_in(cell.column)
