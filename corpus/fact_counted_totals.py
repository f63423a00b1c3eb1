"""A number of things that the text counts, against the total of the table's column for them.

纳入应急减排清单的902家涉气企业: where the table of that list has a column 涉气企业（家） and gives
895 of them in its last row, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.bigrams import bigrams
from corpus.datamodels import Cell, Document
from corpus.fact_column_totals import total_of
from corpus.fact_models import Contradiction
from corpus.fact_totals import LAYOUT, difference, figure_against_cell, unit_in
from corpus.mentions import Quantity
from corpus.numerals import find_quantities
from corpus.statements import Statement

LEAST_NAME = 4  # characters of a column's name: a shorter one may be a share of something else
TITLE_SHARE = 0.5  # of the pairs of the table's title, that a sentence about it has
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_SHARE = re.compile(r"其中|本[县区市乡镇]|[各每][县区市个家]")


def read_counted_totals(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Contradiction]:
    """Where such a number and the total of its column are not the same."""
    rows = {s.row.row.text.span: s for s in statements if s.row is not None}
    for table in document.tables:
        title = frozenset(bigrams(LAYOUT.sub("", table.title)))
        row, cells = total_of(table, rows)
        names = [line.cells[0].text.text for line in table.rows[:-1] if line.cells]
        for told in statements if row is not None and title else ():
            if told.row is None and _is_about(told.text.text, title=title, names=names):
                for figure, cell in _counted(told.text.text, tuple(cells.values())):
                    kind = difference(figure, cell)
                    if row is not None and kind is not None:
                        yield figure_against_cell(document, told, figure, row, cell, kind=kind)


def _is_about(text: str, *, title: frozenset[str], names: Sequence[str]) -> bool:
    """Is a sentence about all that a table is about, and not about one of its rows?"""
    if _SHARE.search(text) or any(name and name in text for name in names):
        return False
    return len(title.intersection(bigrams(text))) >= TITLE_SHARE * len(title)


def _counted(text: str, cells: Sequence[Cell]) -> Iterator[tuple[Quantity, Cell]]:
    """Numbers right beside the name of a column, in its unit: 902家涉气企业."""
    for figure in find_quantities(text):
        for cell in cells:
            name = _BRACKETS.sub("", cell.column).strip()
            if len(name) < LEAST_NAME or unit_in(cell.column) != figure.unit:
                continue
            if text.startswith(name, figure.end) or text[: figure.start].endswith(name):
                yield figure, cell
