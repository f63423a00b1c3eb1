"""Rows of a table whose grid is known: every cell stands under its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.table_grid import GridLine
from corpus.table_merges import Fill
from corpus.table_rows import Draft


def known_rows(lines: Sequence[GridLine], count: int) -> tuple[tuple[Draft, ...], tuple[Fill, ...]]:
    """Rows whose cells stand under their columns. A merged cell that stands in every place that
    it covers, each time with the same characters of the source, is the first one's."""
    rows = [_row(line, count) for line in lines if any(line.fields)]
    first: dict[int, tuple[int, int]] = {}
    drafts: list[Draft] = []
    fills: list[Fill] = []
    for place, row in enumerate(rows):
        own, spread, fill = list(row.cells), {}, {}
        for column, parts in enumerate(row.cells):
            if not parts or not parts[0]:
                continue
            owner = first.setdefault(parts[0].starts[0], (place, column))
            if owner == (place, column):
                continue
            own[column] = ()
            if owner[0] == place:
                spread[column] = owner[1]
            else:
                fill[column] = owner[0]
        drafts.append(replace(row, cells=tuple(own), spread=spread))
        fills.append(fill)
    return tuple(drafts), tuple(fills)


def _row(line: GridLine, count: int) -> Draft:
    """A row whose cells stand under their columns."""
    fields = line.fields[:count]
    cells = tuple((field,) if field else () for field in fields)
    return Draft(cells=(*cells, *((),) * (count - len(cells))), page=line.page)
