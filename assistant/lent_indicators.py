"""Of which indicator a column tells that names none: the one to its left.

| 县区 | PM2.5浓度目标 | 上年同期实况 | 重污染天数 |: what was reached the year before is that of
PM2.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import Query
from corpus.datamodels import Cell
from corpus.vocabulary import indicators_in

REACHED = re.compile(r"实况|实绩|实际|现状|完成值|上年|上一年|去年|同期|基数|往年")
_NOT_REACHED = re.compile(r"目标|[较比](?![例率重])|改善|提高|下降|减少|降低|幅度|任务")
_TARGET = "目标"
# What is to be reached as well: 目标和上年同期实况, 去年实际多少，今年目标多少.
_TARGET_TOO = re.compile(r"目标(?:值|浓度)?[和与及、]|[和与及、，][^，。？]{0,8}目标")
LENT_BONUS = 1.0  # for such a column of the indicator asked for: that of one which names it


def reached_of(query: Query, cells: Sequence[Cell]) -> frozenset[str]:
    """The columns of what was reached that name no indicator and stand behind one of that asked
    for."""
    found: set[str] = set()
    last: frozenset[str] = frozenset()
    for cell in cells:
        own = indicators_in(cell.column)
        last = own or last
        tells = REACHED.search(cell.column) and not _NOT_REACHED.search(cell.column)
        if not own and tells and last & query.indicators:
            found.add(cell.column)
    return frozenset(found)


def with_target(query: Query, chosen: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """What was reached, and beside it the target of that indicator where this is asked for too."""
    if not _TARGET_TOO.search(query.text):
        return list(chosen)
    return [
        cell
        for cell in cells
        if cell in chosen
        or (_TARGET in cell.column and bool(query.indicators & indicators_in(cell.column)))
    ]
