"""Rows out of text whose cells stand one after another, each broken over lines.

The best reading of all pieces of a table as rows of cells is found at once (a shortest path over
piece boundaries and columns): within a row columns only go rightwards, a row begins on a new
line, and each cell costs what `Judge` says. It is read again with the widths and line ends that
the first reading showed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.table_columns import Column
from corpus.table_costs import (
    HOLE,
    MOST_PIECES,
    NEVER,
    NEW_ROW,
    Judge,
    Layout,
)
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Gap, Piece
from corpus.table_memory import TableMemory, Words
from corpus.table_shapes import width
from corpus.table_units import UnitNames

PASSES = 3
HOPELESS = 4.0  # nats a row of mixed lines, above which further passes mend nothing
MIXED = 1.15  # pieces a line, above which several columns may stand on one
WORST_CELL = 9.0  # a costlier cell is not tried


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCell:
    """Pieces `[begin, end)` read as one cell of a column; `cost` is the doubt about it."""

    column: int
    begin: int
    end: int
    cost: float


FlowRow = tuple[FlowCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """The best way to a place: its last cell, and the step before it."""

    cost: float
    cell: FlowCell | None
    before: _Step | None
    new_row: bool


def read_flow(
    pieces: Sequence[Piece],
    columns: tuple[Column, ...],
    *,
    words: Words,
    units: UnitNames,
    memory: TableMemory,
    starts: frozenset[int] = frozenset(),
) -> tuple[FlowRow, ...]:
    """The rows that explain the pieces best; every piece is in exactly one cell.

    Where rows begin at the pieces `starts`, and only there, each has all its cells.
    """
    layout = Layout(widths=(None,) * len(columns))
    rows: tuple[FlowRow, ...] = ()
    seen: dict[tuple[ColumnKind, str], float] = {}
    for _ in range(PASSES):
        judge = Judge(
            columns=columns, words=words, memory=memory, units=units, layout=layout, seen=seen
        )
        rows = _best_rows(pieces, judge, starts)
        if rows and doubt_per_row(rows) > HOPELESS and are_mixed(pieces):
            break
        layout = _measured(pieces, rows, columns)
    return rows


def are_mixed(pieces: Sequence[Piece]) -> bool:
    """Whether lines hold pieces side by side, so that columns may stand interleaved."""
    return len(pieces) > MIXED * len({piece.line for piece in pieces})


def doubt_per_row(rows: Sequence[FlowRow]) -> float:
    """Mean cost of the cells of a row: small when the text really is cell after cell."""
    return sum(max(0.0, cell.cost) for row in rows for cell in row) / len(rows)


def _best_rows(
    pieces: Sequence[Piece], judge: Judge, starts: frozenset[int]
) -> tuple[FlowRow, ...]:
    skips = _Skips.of(judge)
    best: list[dict[int, _Step]] = [{} for _ in range(len(pieces) + 1)]
    best[0][0] = _Step(cost=0.0, cell=None, before=None, new_row=False)
    for begin in range(len(pieces)):
        part = judge.part(pieces[begin - 1], pieces[begin]) if begin else 0.0
        if starts:
            entries = _next(begin, best[begin], part, len(skips.before), starts)
        else:
            entries = _entries(pieces, begin, best[begin], part, skips)
        for cell in _cells(pieces, begin, judge, starts) if entries else ():
            entry = entries.get(cell.column)
            if entry is None:
                continue
            step = _Step(
                cost=entry.cost + cell.cost, cell=cell, before=entry.before, new_row=entry.new_row
            )
            known = best[cell.end].get(cell.column)
            if known is None or step.cost < known.cost:
                best[cell.end][cell.column] = step
    last = best[len(pieces)]
    if not last:
        return ()
    final = min(last.values(), key=lambda s: s.cost + (skips.after[s.cell.column] if s.cell else 0))
    return _rows_to(final)


def _entries(
    pieces: Sequence[Piece],
    place: int,
    states: dict[int, _Step],
    part: float,
    skips: _Skips,
) -> dict[int, _Step]:
    """For each column, the cheapest way to begin a cell of it at this piece."""
    found: dict[int, _Step] = {}
    fresh_line = pieces[place].gap is not Gap.SPACE
    for last, step in states.items():
        closing = step.cost + part + NEW_ROW + (skips.after[last] if step.cell else 0.0)
        for column in range(len(skips.before)):
            total, new_row = math.inf, False
            if step.cell is not None and column > last:
                total = step.cost + part + skips.between[last][column]
            if fresh_line and closing + skips.before[column] < total:
                total, new_row = closing + skips.before[column], True
            if total < math.inf and (column not in found or total < found[column].cost):
                found[column] = _Step(cost=total, cell=None, before=step, new_row=new_row)
    return found


def _next(
    place: int, states: dict[int, _Step], part: float, count: int, starts: frozenset[int]
) -> dict[int, _Step]:
    """The one column whose cell may begin at this piece, of rows that have all their cells."""
    found: dict[int, _Step] = {}
    for last, step in states.items():
        if place in starts:
            if step.cell is None or last == count - 1:
                found[0] = _Step(cost=step.cost + part, cell=None, before=step, new_row=True)
        elif step.cell is not None and last + 1 < count:
            found[last + 1] = _Step(cost=step.cost + part, cell=None, before=step, new_row=False)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Skips:
    """Costs of leaving columns empty: before a row's first cell, between two, after the last."""

    before: tuple[float, ...]
    between: tuple[tuple[float, ...], ...]
    after: tuple[float, ...]

    @classmethod
    def of(cls, judge: Judge) -> _Skips:
        count = len(judge.columns)
        gap = [judge.missing(k) for k in range(count)]
        label = [column.kind is ColumnKind.LABEL for column in judge.columns]
        return cls(
            before=tuple(sum(gap[:k]) for k in range(count)),
            between=tuple(
                tuple(
                    sum(gap[a + 1 : b]) + HOLE * (sum(label[a + 1 : b]) if label[a] else 0)
                    for b in range(count)
                )
                for a in range(count)
            ),
            after=tuple(sum(gap[k + 1 :]) for k in range(count)),
        )


def _cells(
    pieces: Sequence[Piece], begin: int, judge: Judge, starts: frozenset[int]
) -> Iterator[FlowCell]:
    for column, kind in enumerate(c.kind for c in judge.columns):
        text, cost = "", 0.0
        for end in range(begin, min(len(pieces), begin + MOST_PIECES[kind])):
            piece = pieces[end]
            if end > begin and end in starts:
                break
            if end > begin:
                cost += judge.wrap(column, pieces[end - 1], piece, text)
            cost += judge.line(column, piece)
            if cost >= NEVER:
                break
            text += piece.plain
            total = cost + judge.content(column, text)
            if total < WORST_CELL:
                yield FlowCell(column=column, begin=begin, end=end + 1, cost=total)


def _rows_to(final: _Step) -> tuple[FlowRow, ...]:
    rows: list[list[FlowCell]] = [[]]
    step: _Step | None = final
    while step is not None and step.cell is not None:
        rows[-1].insert(0, step.cell)
        if step.new_row:
            rows.append([])
        step = step.before
    return tuple(tuple(row) for row in reversed(rows) if row)


def _measured(
    pieces: Sequence[Piece], rows: Sequence[FlowRow], columns: tuple[Column, ...]
) -> Layout:
    """Widths of columns and the meaning of gaps, as this reading shows them."""
    broken: list[list[float]] = [[] for _ in columns]
    whole: list[list[float]] = [[] for _ in columns]
    inside, between = [1.0] * 4, [1.0] * 4
    for row in rows:
        for cell in row:
            between[pieces[cell.begin].gap] += 1
            for place in range(cell.begin, cell.end):
                whole[cell.column].append(width(pieces[place].text.text))
            for place in range(cell.begin + 1, cell.end):
                inside[pieces[place].gap] += 1
                if pieces[place].gap is not Gap.SPACE:
                    broken[cell.column].append(width(pieces[place - 1].text.text))
    widths = (_full_width(*found) for found in zip(broken, whole, strict=True))
    layout = Layout(widths=tuple(widths))
    return replace(layout, gap_inside=_log_ratios(inside, between))


def _full_width(broken: list[float], whole: list[float]) -> float | None:
    """The width of most lines that are broken off, or of most lines, if these are wider."""
    if len(broken) < 2:
        return None
    return max(sorted(found)[int(0.9 * (len(found) - 1))] for found in (broken, whole))


def _log_ratios(inside: list[float], between: list[float]) -> tuple[float, ...]:
    lines = (Gap.LINE, Gap.BLANK)
    ratios = [0.0] * 4
    all_in, all_out = sum(inside[g] for g in lines), sum(between[g] for g in lines)
    for gap in lines:
        ratios[gap] = math.log(inside[gap] / all_in) - math.log(between[gap] / all_out)
    return tuple(ratios)
