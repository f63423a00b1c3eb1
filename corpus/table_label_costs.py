"""What it costs to believe that some stretches of interleaved text are one label.

A label's words, the width of its lines and its height on the page each speak for or against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.table_columns import Column
from corpus.table_heights import Band
from corpus.table_kinds import ColumnKind
from corpus.table_loom import Run
from corpus.table_memory import TableMemory, Words
from corpus.table_shapes import (
    closes_unopened,
    hangs,
    is_ordinal,
    open_brackets,
    open_quote,
    width,
)

MOST_ROWS = 14  # that one label names
OFF_CENTRE = 0.8  # per line that a label's line stands off its place
FREE_OFF = 0.5  # lines that it may stand off without doubt
FURTHEST = 1.3  # lines between two lines of a label,
FAR_APART = 1.2  # and the cost of each line more
TWICE = 3.0  # the same line two times in one label
UNKNOWN_JOINT = -0.7  # across a quotation mark or beside Latin letters
GOING_ON = 0.5
JOINT = 0.6  # weight of the evidence of words for or against a join
FRAGMENT = (2, 1.5)  # a label of so few letters is more likely the end of another one
BESIDE_DEADLINE = 0.8  # of a line right before a deadline that is not the innermost label's
OUTER = 0.5  # of a label, per label column right of its own: outer ones are rarer
OPEN_QUOTE = 0.7
UNFULL = 0.4
OVERFULL = 1.0
FULL_END = 0.8  # of a label that ends just where its line is full
GROUP_ROW = 0.05  # per further row that a label covers; more
FURTHER_ROW = 0.9  # of the rightmost labels, which mostly name one row
SKIPPED = 2.0  # a row without a label, of its own or from the row above
SKIPPED_AT_TOP = 0.6  # the first row of a page, which may go on with the page before,
SKIPPED_FURTHER = 0.1  # and each one more
SIDE_BY_SIDE = 3.0  # two runs of one line in one label
FAR_OFF = 4.0  # lines; rows whose middle is further from a label's are not tried
NAMELESS = 6.0  # a label for which no row is left
WHOLE_ELSEWHERE = 1.0
KNOWN_VALUE = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Runs (their places among the page's) as one cell of a column, for rows `[first, last]`."""

    column: int
    runs: tuple[int, ...]
    first: int
    last: int
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelJudge:
    """What judges labels: the columns they may stand in, from left to right, and their widths."""

    columns: tuple[Column, ...]
    words: Words
    memory: TableMemory
    widths: tuple[float | None, ...]


class LabelCosts:
    """The costs of labels on one page, each worked out once."""

    def __init__(
        self, runs: Sequence[Run], rows: Sequence[Band], judge: LabelJudge, *, page: int
    ) -> None:
        self.runs = runs
        self._rows = rows
        self._judge = judge
        self._first = page == 0
        self._joins: dict[tuple[int, int, int], float] = {}
        self._parts: dict[tuple[int, int], float] = {}

    @property
    def columns(self) -> int:
        return len(self._judge.columns)

    @property
    def rows(self) -> int:
        return len(self._rows)

    def join(self, column: int, before: int, place: int) -> float:
        """Cost of a run being the next line of a label."""
        key = (column, before, place)
        if key not in self._joins:
            self._joins[key] = self._going_on(column, before, place)
        return self._joins[key]

    def part(self, before: int, place: int) -> float:
        """Cost of a label ending where its next line might have followed."""
        key = (before, place)
        if key not in self._parts:
            self._parts[key] = self._parting(before, place)
        return self._parts[key]

    def skip(self, column: int, row: int, count: int) -> float:
        """Cost of rows without a label of this column. The group of the page before may go on."""
        if column < self.columns - 1 and row == 0 and not self._first and count:
            return SKIPPED_AT_TOP + SKIPPED_FURTHER * (count - 1)
        return SKIPPED * count

    def ways(self, column: int, runs: tuple[int, ...], row: int) -> list[Label]:
        """The ways to lay a label over rows from `row` on, the likeliest first."""
        own = self._content(column, runs) + self.ending(column, runs)
        heights = [self.runs[place].middle for place in runs]
        middle = sum(heights) / len(heights)
        further = FURTHER_ROW if column == self.columns - 1 else GROUP_ROW
        found: list[Label] = []
        for first in range(row, self.rows):
            skipped = own + self.skip(column, row, first - row)
            top = self._rows[first].top
            for last in range(first, min(self.rows, first + MOST_ROWS)):
                bottom = self._rows[last].bottom
                if abs(middle - (top + bottom) / 2) > FAR_OFF:
                    continue
                cost = skipped + OFF_CENTRE * _off(heights, top, bottom) + further * (last - first)
                found.append(Label(column=column, runs=runs, first=first, last=last, cost=cost))
        if not found:  # more labels than rows: this one names nothing
            cost = own + NAMELESS
            return [Label(column=column, runs=runs, first=row, last=row - 1, cost=cost)]
        return sorted(found, key=_cost)

    def _going_on(self, column: int, before: int, place: int) -> float:
        a, b = self.runs[before], self.runs[place]
        if a.line == b.line:
            return SIDE_BY_SIDE
        far = FAR_APART * max(0.0, b.middle - a.middle - FURTHEST)
        if a.plain == b.plain:
            return far + TWICE
        if open_brackets(a.plain) or hangs(a.plain):
            return far
        if open_quote(a.plain):
            return far + 0.3
        joint = self._judge.words.joint(a.plain, b.plain)
        cost = far + GOING_ON - JOINT * (joint or UNKNOWN_JOINT)
        full = self._judge.widths[column]
        if full is None:
            return cost + 0.3
        return cost + UNFULL * max(0.0, full - 1.5 - width(a.plain))

    def _parting(self, before: int, place: int) -> float:
        a, b = self.runs[before], self.runs[place]
        if b.middle - a.middle > 2.0 or a.line == b.line:
            return 0.0
        return JOINT * max(0.0, self._judge.words.joint(a.plain, b.plain))

    def _content(self, column: int, places: tuple[int, ...]) -> float:
        """How ill the text of a label suits its column, however it goes on."""
        judge = self._judge
        text = self._text(places)
        kind, name = judge.columns[column].kind, judge.columns[column].name
        cost = 0.1 * max(0, len(text) - 20) + OUTER * (len(judge.columns) - 1 - column)
        if (kind is ColumnKind.ORDINAL) != is_ordinal(text):
            cost += 4.0
        if len(places) > 1 and judge.words.holds(text):
            cost -= WHOLE_ELSEWHERE
        if judge.memory.knows(name, text):
            cost -= KNOWN_VALUE
        if column < self.columns - 1:
            beside = sum(self.runs[k].before is ColumnKind.DEADLINE for k in places)
            cost += BESIDE_DEADLINE * beside
        full = judge.widths[column]
        if full is not None:
            excess = (width(self.runs[place].plain) - full - 1.0 for place in places)
            cost += OVERFULL * sum(max(0.0, more) for more in excess)
        return cost

    def ending(self, column: int, places: tuple[int, ...]) -> float:
        """How ill a label ends where it does."""
        text = self._text(places)
        cost = 2.0 if hangs(text) or open_brackets(text) or closes_unopened(text) else 0.0
        cost += OPEN_QUOTE * open_quote(text)
        if len(text) <= FRAGMENT[0]:
            cost += FRAGMENT[1]
        full = self._judge.widths[column]
        if full is not None and width(self.runs[places[-1]].plain) >= full - 0.5:
            cost += FULL_END
        return cost

    def _text(self, places: tuple[int, ...]) -> str:
        return "".join(self.runs[place].plain for place in places)


def _cost(label: Label) -> float:
    return label.cost


def _off(heights: Sequence[float], begin: float, end: float) -> float:
    """Lines by which a label's lines miss the places that they have when it is centred between
    two heights; rows that are higher than their measures hold them at their edges."""
    centre, total = (begin + end) / 2, 0.0
    for number, height in enumerate(heights):
        place = centre + number - (len(heights) - 1) / 2
        total += max(0.0, abs(height - min(end, max(begin, place))) - FREE_OFF)
    return total


def widths_at_sight(pages: Sequence[Sequence[Run]], count: int) -> tuple[float | None, ...]:
    """Widths of columns before any label is read. `pages` holds all runs of each, in order.

    Where as many labels stand on one line as there are columns, each is in its own; the one right
    before a deadline is in the rightmost.
    """
    seen: list[list[float]] = [[] for _ in range(count)]
    for runs in pages:
        for _, group in groupby(runs, key=lambda run: run.line):
            line = list(group)
            labels = [run for run in line if run.kind is ColumnKind.LABEL]
            if len(labels) == count:
                for column, run in enumerate(labels):
                    seen[column].append(width(run.plain))
            elif count and labels and labels[-1].before is ColumnKind.DEADLINE:
                seen[-1].append(width(labels[-1].plain))
    return tuple(_full(found) for found in seen)


def _full(found: Sequence[float]) -> float | None:
    return sorted(found)[int(0.9 * (len(found) - 1))] if len(found) > 1 else None


def label_widths(
    labels: Sequence[tuple[Label, Sequence[Run]]], count: int
) -> tuple[float | None, ...]:
    """How many squares a full line of each column has, by the labels that are broken."""
    broken: list[list[float]] = [[] for _ in range(count)]
    for label, runs in labels:
        broken[label.column].extend(width(runs[place].plain) for place in label.runs[:-1])
    return tuple(_full(found) for found in broken)
