"""What stands in the row of an enterprise beside what it has to do: its grade, tons saved.

| 企业名称 | 现评等级 | 本年度要完成的措施 | 预计削减（吨/年） |: asked how many tons or
which grade, the cell of that column answers, and not the measure; but 新增新能源重卡多少辆 is told
by the measure that says so, though another column counts in 辆次.
"""

from __future__ import annotations

import re

from assistant.asked_column import unit_of_column
from assistant.question import Query, Want
from corpus.bigrams import bigrams
from corpus.datamodels import Cell
from corpus.statements import Statement
from corpus.table_measures import is_figure
from corpus.table_named_cells import holds_grades
from corpus.vocabulary import grades_in


def cell_asked(query: Query, statement: Statement) -> Cell | None:
    """The cell beside the measure in which the unit asked in stands; None where there is none."""
    row, measure = statement.row, query.measure
    if row is None or row.is_figures or measure is None or not query.enterprises:
        return None
    if not query.wants_any(Want.AMOUNT) or query.wants_any(Want.WHO, Want.WHEN, Want.COMPARE):
        return None
    if not any(name in row.row.text.text for name in query.enterprises):
        return None
    cell = next((cell for cell in row.row.cells if cell.text and _tells(cell, measure)), None)
    return None if cell is None or _is_of_measure(query, statement, cell) else cell


def _is_of_measure(query: Query, statement: Statement, cell: Cell) -> bool:
    """Whether a figure of the measure in this unit stands among more words of the question than
    the name of the cell's column has."""
    asked = set(bigrams(query.content))
    counted = re.findall(
        rf"[^，。；]*\d{re.escape(query.measure or '')}[^，。；]*", statement.text.text
    )
    own = len(asked.intersection(bigrams(cell.column)))
    return any(len(asked.intersection(bigrams(clause))) > own for clause in counted)


def _tells(cell: Cell, measure: str) -> bool:
    if measure == "级":
        return holds_grades(cell.column) and bool(grades_in(cell.text.text))
    unit = unit_of_column(cell.column)
    return unit is not None and measure in unit and is_figure(cell.text.text)
