"""Row labels that stand on one line with their measure, with nothing but a typeset space between.

"锅炉淘汰 35 蒸吨/小时及以下……": such a space divides nothing by itself. It does where the row would
have no label of its own, though nearly all the others have one. And the number of a row stands
among the lines of a label merged over several rows, where this comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_rows import Draft, Parts

LEAST_ROWS = 3
LEAST_PARTS = 2  # of a label with a row's number in it
NEARLY_ALL = 0.7  # share of the rows that have a label of their own
_LABEL_BEFORE_FIGURE = re.compile(r"[一-龥]{3,8}(?=\s+[0-9A-Za-z])")


def with_own_labels(drafts: Sequence[Draft], columns: Sequence[Column]) -> tuple[Draft, ...]:
    """The rows, a label taken from the beginning of its measure where one is wanting."""
    kinds = [column.kind for column in columns]
    if ColumnKind.MEASURE not in kinds:
        return tuple(drafts)
    measure = kinds.index(ColumnKind.MEASURE)
    if not measure or kinds[measure - 1] is not ColumnKind.LABEL:
        return tuple(drafts)
    own = sum(bool(draft.cells[measure - 1]) for draft in drafts)
    if own < max(LEAST_ROWS, NEARLY_ALL * len(drafts)):
        return tuple(drafts)
    return tuple(_with_own_label(draft, measure) for draft in drafts)


def with_own_numbers(drafts: Sequence[Draft], columns: Sequence[Column]) -> tuple[Draft, ...]:
    """The rows, a number taken out of the label above which it should stand: a label merged over
    several rows may come before the number of the first."""
    if not columns or columns[0].kind is not ColumnKind.ORDINAL:
        return tuple(drafts)
    found: list[Draft] = []
    for draft in drafts:
        own = draft.cells[0][0].text.strip() if draft.cells[0] else ""
        found.append(draft if own else _with_own_number(draft, str(len(found) + 1), columns))
    counted = [draft.cells[0][0].text.strip() if draft.cells[0] else "" for draft in found]
    whole = counted == [str(number + 1) for number in range(len(counted))]
    return tuple(found) if whole else tuple(drafts)


def _with_own_number(draft: Draft, number: str, columns: Sequence[Column]) -> Draft:
    for place, parts in enumerate(draft.cells):
        if columns[place].kind is not ColumnKind.LABEL or len(parts) < LEAST_PARTS:
            continue
        own = next((k for k, part in enumerate(parts) if part.text.strip() == number), None)
        if own is not None:
            cells = list(draft.cells)
            cells[0], cells[place] = (parts[own],), (*parts[:own], *parts[own + 1 :])
            return replace(draft, cells=tuple(cells))
    return draft


def _with_own_label(draft: Draft, measure: int) -> Draft:
    parts: Parts = draft.cells[measure]
    match = _LABEL_BEFORE_FIGURE.match(parts[0].text) if parts else None
    if draft.cells[measure - 1] or match is None:
        return draft
    cells = list(draft.cells)
    cells[measure - 1] = (parts[0][: match.end()],)
    cells[measure] = (parts[0][match.end() :].strip(), *parts[1:])
    return replace(draft, cells=tuple(cells))
