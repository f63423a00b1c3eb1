"""The column of a sum, where how much is asked and none of its parts is named.

| 镇 | 合计（户） | 煤改电（户） | 煤改气（户） |: how many households of a town is the sum, and not
its parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked_column import unit_of_column
from assistant.question import Query, Want
from corpus.datamodels import Cell
from corpus.vocabulary import ways_in

LEAST_PARTS = 2  # columns in the unit of the sum
NAMED_SHARE = 0.15  # of the question, that the name of a part explains if it is asked for
_SUM = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|总数|任务数?合计|总任务)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def sum_of_parts(
    query: Query, cells: Sequence[Cell], *, score: Callable[[str], float]
) -> list[Cell]:
    """The one cell of a sum in the unit asked for, of a row that has several parts of it and of
    which the question names none; empty otherwise."""
    slots = query.indicators or query.grades or query.levels or query.ordinals
    if not query.wants_any(Want.AMOUNT) or slots or not query.measure or ways_in(query.text):
        return []
    counted = [c for c in cells if query.measure in (_unit(c) or "")]
    sums = [cell for cell in counted if _SUM.search(cell.column)]
    parts = [cell for cell in counted if cell not in sums]
    if len(sums) != 1 or len(parts) < LEAST_PARTS:
        return []
    named = any(_name(c) in query.text or score(_name(c)) >= NAMED_SHARE for c in parts)
    return [] if named else sums


def _unit(cell: Cell) -> str | None:
    """The unit of a column: that of its own name, or of the one over it."""
    names = (unit_of_column(part) for part in cell.column.split()[::-1])
    return next(filter(None, names), None)


def _name(cell: Cell) -> str:
    """The lowest name of a column, without its unit."""
    return _BRACKETS.sub("", cell.column.split()[-1])
