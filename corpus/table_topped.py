"""Rows read line by line whose cells all begin on one line:

    1 甲水泥有限 双槐镇 破碎车间 建全封闭车间， 10月31日前 江某某
    公司 未封闭 配套除尘器

The first line of a row holds a piece of every cell, those below hold the rests of some of them, in
the order of the columns. Which, the widths of the columns tell, since only a full line is broken
off, and the words. A row that two ways suit nearly alike is kept loose.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from corpus.table_costs import JOINT, Judge
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Piece
from corpus.table_rows import Draft
from corpus.table_rule_cells import is_grade
from corpus.table_shapes import width

LEAST_ROWS = 3
LEAST_COLUMNS = 4
MOST_LINES = 6  # of a row
MOST_WAYS = 20000  # to share out the pieces of a row
MOST_DOUBT = 0.8  # nats a cell
LEAST_LEAD = 0.5  # nats between the best reading of a row and the next
NEARLY = 1.0  # squares by which a full line may be less wide than another
EARLY = 1.0  # nats per square that a line is broken off too early
UNENDED = 0.3  # nats, for a full line with which the cell ends
STICKS_OUT = 1.5  # squares that a line may be wider than the widest first line of its column
TOO_WIDE = 3.0  # nats, where it is wider still

_UNBROKEN = re.compile(r"[0-9A-Za-z.%+-]+")
Cells = tuple[tuple[Piece, ...], ...]


def topped_rows(
    pieces: Sequence[Piece], starts: Sequence[int], judge: Judge, pages: Sequence[int]
) -> tuple[Draft, ...]:
    """The rows that begin at these pieces; nothing where one does not come out so."""
    count = len(judge.columns)
    if len(starts) < LEAST_ROWS or count < LEAST_COLUMNS or starts[0] != 0:
        return ()
    rows = [_lines_of(pieces[a:b]) for a, b in pairwise((*starts, len(pieces)))]
    if any(len(row) > MOST_LINES for row in rows) or all(len(row) == 1 for row in rows):
        return ()
    if any(is_grade(piece.plain) for row in rows for line in row[1:] for piece in line):
        return ()  # a row of its own, below a merged cell
    firsts = [_first(row[0], judge) for row in rows]
    if any(not first for first in firsts):
        return ()
    full = [max(width(_text(first[k])) for first in firsts) for k in range(count)]
    readings = [_read(first, row[1:], judge, full) for first, row in zip(firsts, rows, strict=True)]
    if any(reading is None for reading in readings):
        return ()
    sure = [reading for reading in readings if reading is not None]
    doubt = sum(reading.cost for reading in sure) / (len(sure) * count)
    if doubt > MOST_DOUBT:
        return ()
    return tuple(
        Draft(
            cells=tuple(tuple(piece.text for piece in cell) for cell in reading.cells),
            page=pages[row[0][0].line],
            loose=reading.lead < LEAST_LEAD,
        )
        for reading, row in zip(sure, rows, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    cells: Cells
    cost: float
    lead: float


def _lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    return [list(group) for _, group in groupby(pieces, key=lambda piece: piece.line)]


def _text(cell: Sequence[Piece]) -> str:
    return "".join(piece.plain for piece in cell)


def _first(line: Sequence[Piece], judge: Judge) -> Cells:
    """The pieces of a row's first line as one cell for each column; nothing where they are fewer.

    Where they are more, those next to one another are put together that suit their column best.
    """
    count = len(judge.columns)
    best: dict[int, tuple[float, Cells]] = {0: (0.0, ())}
    for column in range(count):
        found: dict[int, tuple[float, Cells]] = {}
        for begin, (cost, cells) in best.items():
            for end in range(begin + 1, len(line) - (count - column - 1) + 1):
                cell = tuple(line[begin:end])
                joins = sum(
                    judge.wrap(column, a, b, _text(cell[: k + 1]))
                    for k, (a, b) in enumerate(pairwise(cell))
                )
                total = cost + joins + judge.content(column, _text(cell))
                if end not in found or total < found[end][0]:
                    found[end] = (total, (*cells, cell))
        best = found
    return best[len(line)][1] if len(line) in best else ()


def _read(
    first: Cells, rest: Sequence[Sequence[Piece]], judge: Judge, full: Sequence[float]
) -> _Reading | None:
    """The best way to put the lines below the first one under its cells."""
    open_to = tuple(
        k for k, column in enumerate(judge.columns) if column.kind is not ColumnKind.ORDINAL
    )
    best, second, chosen = math.inf, math.inf, None
    for tried, cells in enumerate(_ways(first, rest, open_to)):
        if tried > MOST_WAYS:
            return None
        cost = sum(_cost(k, cell, judge, full[k]) for k, cell in enumerate(cells))
        if cost < best:
            best, second, chosen = cost, best, cells
        elif cost < second:
            second = cost
    if chosen is None:
        return None
    return _Reading(cells=chosen, cost=best, lead=second - best)


def _ways(
    cells: Cells, rest: Sequence[Sequence[Piece]], columns: tuple[int, ...]
) -> Iterator[Cells]:
    """Every way to add the lines; a cell that a line leaves out has ended above it."""
    if not rest:
        yield cells
        return
    line, *below = rest
    for chosen in combinations(columns, len(line)):
        found = list(cells)
        for column, piece in zip(chosen, line, strict=True):
            found[column] = (*found[column], piece)
        yield from _ways(tuple(found), below, chosen)


def _cost(column: int, cell: Sequence[Piece], judge: Judge, full: float) -> float:
    cost = judge.content(column, _text(cell))
    below = {piece.line for piece in cell}
    for before, after in pairwise(cell):
        if before.line == after.line:
            continue
        cost -= JOINT * judge.words.joint(before.plain, after.plain)
        cost += EARLY * max(0.0, full - NEARLY - _unbroken(after.plain) - width(before.plain))
        cost += TOO_WIDE * (width(after.plain) > full + STICKS_OUT)
    return cost + UNENDED * (len(below) == 1 and width(_text(cell)) > full - NEARLY)


def _unbroken(text: str) -> float:
    """The width of what no line end breaks, at the beginning of a text: a figure, a Latin word."""
    run = _UNBROKEN.match(text)
    return width(run.group()) if run else 0.0
