"""Rows out of interleaved text whose stretches already have their columns.

Every row has one deadline, printed half-way down the row, as all its cells are. So the lines of
measures are parted into as many cells as there are deadlines, each as evenly around its deadline
as full stops allow; units and labels, which may be merged over rows, are parted in the same way
around the rows they stand beside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.table_atoms import Atom, is_strong_deadline
from corpus.table_kinds import ColumnKind
from corpus.table_shapes import ends_sentence, hangs, open_brackets, width
from corpus.table_units import UnitNames

OFF_CENTRE = 1.0  # per line that a cell's middle is away from its row's
OPEN_END = 3.0  # a measure that ends without a full stop
INNER_STOP = 0.8  # a line inside a measure that ends a sentence,
SHORT_STOP = 2.0  # the more so when the line is not full
NO_DEADLINE = 6.0
NO_MEASURE = 8.0
WEAK_SKIP = 1.0  # 持续开展 read as the beginning of a measure
STRONG_SKIP = 8.0
NO_UNITS = 1.5
MERGED_ROW = 0.4  # per further row that a cell of units covers
MOST_LINES = 14  # of one measure
MOST_UNIT_LINES = 8
MOST_MERGED = 5  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Stretches of one column side by side on a line; `middle` is its height on the page in
    lines, `order` its place among all runs of the page, `before` the kind of run right of it."""

    kind: ColumnKind
    atoms: tuple[Atom, ...]
    plain: str
    middle: float
    order: int
    before: ColumnKind | None

    @property
    def line(self) -> int:
        return self.atoms[0].line


def _order(run: Run) -> int:
    return run.order


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The runs of one page, per kind of column, from top to bottom."""

    runs: dict[ColumnKind, tuple[Run, ...]]

    def of(self, kind: ColumnKind) -> tuple[Run, ...]:
        return self.runs.get(kind, ())

    @property
    def every(self) -> tuple[Run, ...]:
        """All runs in the order of the text."""
        return tuple(sorted((r for runs in self.runs.values() for r in runs), key=_order))


@dataclass(frozen=True, slots=True, kw_only=True)
class WovenRow:
    """A row's measure as runs `[begin, end)` of the page, its deadline, and the doubt about it."""

    begin: int
    end: int
    deadline: Run | None
    cost: float

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2


def page_of(atoms: Sequence[Atom], kinds: Sequence[ColumnKind]) -> Page:
    """Runs with their heights; what stands on a line of measures is as high as that line."""
    groups: list[tuple[ColumnKind, list[Atom]]] = []
    for atom, kind in zip(atoms, kinds, strict=True):
        same = bool(groups) and groups[-1][0] is kind and not atom.first
        if same and (kind is not ColumnKind.LABEL or _one_label(groups[-1][1][-1], atom)):
            groups[-1][1].append(atom)
        else:
            groups.append((kind, [atom]))
    beside = _measure_lines(groups)
    runs: dict[ColumnKind, list[Run]] = {}
    above = 0
    for order, (kind, group) in enumerate(groups):
        here = beside.get(group[0].line)
        right = groups[order + 1] if order + 1 < len(groups) else None
        run = Run(
            kind=kind,
            atoms=tuple(group),
            plain="".join(atom.plain for atom in group),
            middle=float(above) if here is None else here + 0.5,
            order=order,
            before=right[0] if right and not right[1][0].first else None,
        )
        runs.setdefault(kind, []).append(run)
        above += kind is ColumnKind.MEASURE
    return Page(runs={kind: tuple(found) for kind, found in runs.items()})


def _one_label(before: Atom, atom: Atom) -> bool:
    """Latin letters beside Chinese ones belong to the same label; so does what a bracket holds."""
    if open_brackets(before.plain) or hangs(before.plain):
        return True
    return before.plain[-1].isascii() != atom.plain[0].isascii()


def _measure_lines(groups: Sequence[tuple[ColumnKind, list[Atom]]]) -> dict[int, int]:
    """For each line that holds one run of measures, that run's number."""
    found: dict[int, list[int]] = {}
    number = 0
    for kind, group in groups:
        if kind is ColumnKind.MEASURE:
            found.setdefault(group[0].line, []).append(number)
            number += 1
    return {line: numbers[0] for line, numbers in found.items() if len(numbers) == 1}


def rows_of(page: Page, full: float | None) -> tuple[WovenRow, ...]:
    """The measures of a page parted around its deadlines."""
    lines, deadlines = page.of(ColumnKind.MEASURE), page.of(ColumnKind.DEADLINE)
    best: dict[tuple[int, int], tuple[float, tuple[WovenRow, ...]]] = {(0, 0): (0.0, ())}
    for done in range(len(lines) + 1):
        for used in range(len(deadlines) + 1):
            state = best.get((done, used))
            if state is None:
                continue
            cost, rows = state
            if used < len(deadlines):
                strong = is_strong_deadline(deadlines[used].plain)
                skip = STRONG_SKIP if strong else WEAK_SKIP
                _keep(best, (done, used + 1), (cost + skip, rows))
            for end in range(done + 1, min(len(lines), done + MOST_LINES) + 1):
                own = _measure_cost(lines[done:end], full)
                for deadline in (*deadlines[used : used + 1], None):
                    row = _row(done, end, deadline, own)
                    key = (end, used + (deadline is not None))
                    _keep(best, key, (cost + row.cost, (*rows, row)))
    return best.get((len(lines), len(deadlines)), (0.0, ()))[1]


_State = tuple[float, tuple[WovenRow, ...]]


def _keep(best: dict[tuple[int, int], _State], key: tuple[int, int], state: _State) -> None:
    if key not in best or state[0] < best[key][0]:
        best[key] = state


def _row(begin: int, end: int, deadline: Run | None, own: float) -> WovenRow:
    if deadline is None:
        return WovenRow(begin=begin, end=end, deadline=None, cost=own + NO_DEADLINE)
    off = abs(deadline.middle - (begin + end) / 2)
    return WovenRow(
        begin=begin, end=end, deadline=deadline, cost=own + OFF_CENTRE * max(0.0, off - 0.5)
    )


def _measure_cost(lines: Sequence[Run], full: float | None) -> float:
    cost = 0.0 if ends_sentence(lines[-1].plain) else OPEN_END
    cost += 2.0 * (open_brackets("".join(line.plain for line in lines)) > 0)
    for line in lines[:-1]:
        if ends_sentence(line.plain):
            short = full is not None and width(line.plain) < full - 4
            cost += INNER_STOP + (SHORT_STOP if short else 0.0)
    return cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Runs `[begin, end)` of a column as one cell of the rows `[first, last]`."""

    begin: int
    end: int
    first: int
    last: int
    cost: float


def spans_of(
    runs: Sequence[Run], rows: Sequence[WovenRow], judge: Callable[[Sequence[Run]], float]
) -> tuple[Span, ...]:
    """The runs of a column parted into cells beside rows; `judge` says what it costs to read
    some runs as one cell. Rows left out have no cell of their own."""
    best: dict[tuple[int, int], tuple[float, tuple[Span, ...]]] = {(0, 0): (0.0, ())}
    for done in range(len(runs) + 1):
        for row in range(len(rows) + 1):
            state = best.get((done, row))
            if state is None:
                continue
            cost, spans = state
            if row < len(rows):
                _keep_spans(best, (done, row + 1), (cost + NO_UNITS, spans))
            for end in range(done + 1, min(len(runs), done + MOST_UNIT_LINES) + 1):
                own = judge(runs[done:end])
                for last in range(row, min(len(rows), row + MOST_MERGED)):
                    off = _off(runs[done:end], rows[row], rows[last])
                    total = own + OFF_CENTRE * off + MERGED_ROW * (last - row)
                    span = Span(begin=done, end=end, first=row, last=last, cost=total)
                    _keep_spans(best, (end, last + 1), (cost + total, (*spans, span)))
    return best.get((len(runs), len(rows)), (math.inf, ()))[1]


_SpanState = tuple[float, tuple[Span, ...]]


def _keep_spans(
    best: dict[tuple[int, int], _SpanState], key: tuple[int, int], state: _SpanState
) -> None:
    if key not in best or state[0] < best[key][0]:
        best[key] = state


def _off(runs: Sequence[Run], first: WovenRow, last: WovenRow) -> float:
    """Lines between the middle of a cell and the middle of the rows it would belong to."""
    cell = (runs[0].middle + runs[-1].middle) / 2
    return max(0.0, abs(cell - (first.begin + last.end) / 2) - 0.5)


def units_judge(units: UnitNames) -> Callable[[Sequence[Run]], float]:
    """What it costs to read runs as one list of authorities."""

    def cost(runs: Sequence[Run]) -> float:
        total = 0.0 if units.begins(runs[0].plain) else 2.5
        last = runs[-1].plain
        total += 0.0 if units.ends(last) and not hangs(last) else 2.5
        for before, after in pairwise(runs):
            if units.join(before.plain, after.plain):
                continue
            going_on = hangs(before.plain) and units.begins(after.plain)
            total += 0.2 if going_on else 2.0
        return total

    return cost
