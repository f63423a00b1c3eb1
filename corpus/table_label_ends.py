"""Row labels that stand on one line with their measure, with nothing but a typeset space between.

"锅炉淘汰 35 蒸吨/小时及以下……": such a space divides nothing by itself. It does where the row would
have no label of its own, though nearly all the others have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_rows import Draft, Parts

LEAST_ROWS = 3
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


def _with_own_label(draft: Draft, measure: int) -> Draft:
    parts: Parts = draft.cells[measure]
    match = _LABEL_BEFORE_FIGURE.match(parts[0].text) if parts else None
    if draft.cells[measure - 1] or match is None:
        return draft
    cells = list(draft.cells)
    cells[measure - 1] = (parts[0][: match.end()],)
    cells[measure] = (parts[0][match.end() :].strip(), *parts[1:])
    return replace(draft, cells=tuple(cells))
