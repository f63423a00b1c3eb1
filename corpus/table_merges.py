"""Which printed cell an empty one belongs to, where cells were merged over several rows.

A merged cell is printed once: in its first row, or, where a program kept the place on the page,
in its middle one. So an empty cell is filled from above, unless something speaks for the cell
below: that it stands under it in another table, that it speaks its words, or that the rows above
a printed cell are as many as the empty ones below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.bigrams import bigrams
from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_memory import TableMemory
from corpus.table_rows import Draft, cell_text
from corpus.table_shapes import plain

_HELPING = re.compile(r"配合|协[助办同]|参[与加]")
FEWEST_PRINTED = 4  # deadlines of a column that show how it is filled
Fill = dict[int, int]  # column -> the row whose cell it is


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRows:
    """Rows, the rows whose merged cells they share, and text of which nobody knows whose."""

    drafts: tuple[Draft, ...]
    fills: tuple[Fill, ...]
    loose: tuple[AlignedText, ...] = ()


class Merges:
    """Fills for the empty cells of one table; `centred` tables print merged cells mid-way."""

    def __init__(
        self,
        columns: Sequence[Column],
        drafts: Sequence[Draft],
        *,
        memory: TableMemory,
        centred: bool,
    ) -> None:
        self._columns = columns
        self._drafts = drafts
        self._memory = memory
        self._centred = centred
        self._texts = [[plain(cell_text(parts).text) for parts in draft.cells] for draft in drafts]
        self._labels = _merged_columns(columns)
        self._units = [k for k, c in enumerate(columns) if c.kind is ColumnKind.UNITS]
        self._blocks: dict[int, list[int | None]] = {}
        self._joined = self._joined_down() if centred else frozenset()

    def fills(self) -> tuple[Fill, ...]:
        """Per row, the cells to be taken from other rows."""
        given: tuple[Fill, ...] = tuple({} for _ in self._drafts)
        for place, column in enumerate(self._labels):
            left = self._labels[place - 1] if place else None
            blocks = self._fill_labels(column, left)
            self._blocks[column] = blocks
            self._take(given, column, blocks)
        for column in self._units:
            self._take(given, column, self._fill_units(column))
        for column, kind in enumerate(self._columns):
            if kind.kind is ColumnKind.DEADLINE and self._is_merged(column):
                self._take(given, column, self._fill_deadlines(column))
        return given

    def _take(self, given: tuple[Fill, ...], column: int, blocks: Sequence[int | None]) -> None:
        for row, source in enumerate(blocks):
            if source is not None and source != row:
                given[row][column] = source

    def _is_centred(self, column: int) -> bool:
        """Where the cells of a column begin every page, they stand above the rows they cover."""
        if not self._centred:
            return False
        pages = [draft.page for draft in self._drafts]
        firsts = [pages.index(page) for page in dict.fromkeys(pages)]
        return not all(self._own(row, column) for row in firsts)

    def _own(self, row: int, column: int) -> bool:
        return bool(self._texts[row][column])

    def _joined_down(self) -> frozenset[int]:
        """Rows that print no label and no unit and are covered by merged cells printed below."""
        shared = self._labels + self._units
        bare = [r for r in range(len(self._drafts)) if not any(self._own(r, k) for k in shared)]
        found = set()
        for row in reversed(bare):
            below = row + 1
            if below >= len(self._drafts) or self._drafts[below].page != self._drafts[row].page:
                continue
            if below in found or any(
                self._own(below, k) and self._reaches_up(row, k, below)
                for k in (*self._labels[-1:], *self._units)
            ):
                found.add(row)
        return frozenset(found)

    def _fill_labels(self, column: int, left: int | None) -> list[int | None]:
        rows = range(len(self._drafts))
        blocks: list[int | None] = [row if self._own(row, column) else None for row in rows]
        for row in rows:
            if blocks[row] is None and row not in self._joined:
                blocks[row] = self._label_for(row, column, left, blocks)
        for row in sorted(self._joined, reverse=True):
            blocks[row] = blocks[row + 1]
        return blocks

    def _label_for(
        self, row: int, column: int, left: int | None, blocks: Sequence[int | None]
    ) -> int | None:
        if self._stands_alone(row, column, left):
            return None
        up = self._neighbour(row, column, left, step=-1)
        down = self._neighbour(row, column, left, step=1) if self._is_centred(column) else None
        if down is not None and row and blocks[row - 1] == down:
            return down
        inner = self._inner(column)
        if inner is not None and row and blocks[row - 1] is not None and not self._own(row, inner):
            return blocks[row - 1]
        if inner is not None and down is not None and not self._parted(row, down, inner):
            return down
        return self._chosen(row, column, up, down, left)

    def _stands_alone(self, row: int, column: int, left: int | None) -> bool:
        """A row that prints its group and its unit has lost its task, it does not share one."""
        if left is None or column != self._labels[-1] or not self._own(row, left):
            return False
        return any(self._own(row, unit) for unit in self._units)

    def _inner(self, column: int) -> int | None:
        """The column of groups right of a centred one, where it tells in their first rows what
        these are: no group lies in two categories."""
        inner = next((k for k in self._labels if k > column), None)
        if inner is None or inner == self._labels[-1] or not self._is_centred(column):
            return None
        return None if self._is_centred(inner) else inner

    def _parted(self, row: int, down: int, inner: int) -> bool:
        return any(self._own(here, inner) for here in range(row + 1, down + 1))

    def _neighbour(self, row: int, column: int, left: int | None, *, step: int) -> int | None:
        """The nearest row above or below that prints this column, in the same group at the left."""
        here = row + step
        while 0 <= here < len(self._drafts):
            if left is not None and not self._same_group(row, here, left):
                return None
            if step > 0 and self._drafts[here].page != self._drafts[row].page:
                return None
            if self._own(here, column):
                return here
            here += step
        return None

    def _same_group(self, row: int, other: int, left: int) -> bool:
        a, b = self._blocks[left][row], self._blocks[left][other]
        if a is None or b is None:
            return a == b
        return a == b or self._texts[a][left] == self._texts[b][left]

    def _chosen(
        self, row: int, column: int, up: int | None, down: int | None, left: int | None
    ) -> int | None:
        remembered = self._remembered(row, column, up, down, left)
        if remembered is not None:
            return remembered
        if up is None or down is None:
            return up if down is None else down
        if self._speaks_of(row, column, up, down):
            return down
        if left is not None and self._reaches_up(row, column, down):
            return down
        return up

    def _remembered(
        self, row: int, column: int, up: int | None, down: int | None, left: int | None
    ) -> int | None:
        """The printed cell near by under which another table has this row's own label."""
        child = next(
            (self._texts[row][k] for k in self._labels if k > column and self._own(row, k)), ""
        )
        if not child:
            return None
        near = [place for place in (up, down) if place is not None]
        if up is not None:
            further = self._neighbour(up, column, left, step=-1)
            near.extend([further] if further is not None else [])
        return next(
            (p for p in near if self._memory.has_parent(self._texts[p][column], child)), None
        )

    def _speaks_of(self, row: int, column: int, up: int, down: int) -> bool:
        """Whether this row's own labels use a word of the cell below that the one above lacks."""
        words = set(bigrams(self._texts[down][column])).difference(bigrams(self._texts[up][column]))
        return any(
            words.intersection(bigrams(self._texts[row][k])) for k in self._labels if k > column
        )

    def _reaches_up(self, row: int, column: int, down: int) -> bool:
        """Whether `down` is the middle of a merged cell that begins at this row or above."""
        below = 0
        for here in range(down + 1, len(self._drafts)):
            same = self._drafts[here].page == self._drafts[down].page
            if not same or self._own(here, column) or self._starts_group(here, column):
                break
            below += 1
        return down - row <= below

    def _starts_group(self, row: int, column: int) -> bool:
        return column in self._labels and any(self._own(row, k) for k in self._labels if k < column)

    def _fill_units(self, column: int) -> list[int | None]:
        rows = range(len(self._drafts))
        blocks: list[int | None] = [row if self._own(row, column) else None for row in rows]
        among = column < max(self._labels, default=0)  # one label column stands right of it
        centred = self._is_centred(column) if among else self._centred
        for row in rows:
            if blocks[row] is not None or self._is_left_blank(row, column):
                continue
            up = self._neighbour(row, column, None, step=-1)
            down = self._neighbour(row, column, None, step=1) if centred else None
            from_below = down is not None and self._reaches_up(row, column, down)
            blocks[row] = down if from_below or up is None else up
        return blocks

    def _is_merged(self, column: int) -> bool:
        """Whether what stands in one row holds for the empty rows below: nothing is printed twice
        running in one group, though some is printed again further down."""
        printed = [row for row in range(len(self._drafts)) if self._own(row, column)]
        if len(printed) < FEWEST_PRINTED or printed[0] or len(printed) == len(self._drafts):
            return False
        texts = [self._texts[row][column] for row in printed]
        group = next(iter(self._labels), None)
        twice = any(
            self._texts[one][column] == self._texts[other][column]
            and (group is None or self._same_group(one, other, group))
            for one, other in pairwise(printed)
        )
        return len(set(texts)) < len(texts) and not twice

    def _fill_deadlines(self, column: int) -> list[int | None]:
        blocks: list[int | None] = []
        for row in range(len(self._drafts)):
            blocks.append(row if self._own(row, column) else blocks[-1])
        return blocks

    def _is_left_blank(self, row: int, column: int) -> bool:
        """Nobody helps whoever leads the task: only cells of those who lead are merged alone."""
        if _HELPING.search(self._columns[column].name) is None:
            return False
        leading = [k for k in self._units if not _HELPING.search(self._columns[k].name)]
        return any(self._own(row, k) for k in leading)


def _merged_columns(columns: Sequence[Column]) -> list[int]:
    """The columns whose cells name groups of rows: labels, and the first that is no row number."""
    first = next((k for k, c in enumerate(columns) if c.kind is not ColumnKind.ORDINAL), 0)
    return [
        place
        for place, column in enumerate(columns)
        if column.kind is ColumnKind.LABEL or (place == first and column.kind in _FIRST_KINDS)
    ]


_FIRST_KINDS = {ColumnKind.NUMBER, ColumnKind.TEXT}
