"""Lists whose rows are numbered one by one, every row with all its cells, one after the other.

    1 甲石料厂 双槐镇 破碎车间未封闭
    建全封闭车间，配套布袋除尘器2套
    10月31日 副县长 江某
    2 乙货场 ...

The numbers tell where rows begin and the names of the columns how many cells each has; where a
cell ends, its words and the width of its lines tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.table_costs import Judge
from corpus.table_flow import FlowCell, FlowRow, doubt_per_row, read_flow
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Gap, Piece

LEAST_ROWS = 3
LEAST_COLUMNS = 4
LEAST_IN_TURN = 3  # columns of a list with a cell on every line
MOST_DOUBT = 0.8  # nats a cell
_NUMBER = re.compile(r"(\d{1,3})[.、．]?")


def serial_rows(pieces: Sequence[Piece], judge: Judge) -> tuple[FlowRow, ...]:
    """The rows; nothing where they are not numbered, or do not come out whole."""
    columns = judge.columns
    if len(columns) < LEAST_COLUMNS or columns[0].kind is not ColumnKind.ORDINAL:
        return ()
    starts = row_starts(pieces)
    if len(starts) < LEAST_ROWS or _is_line_by_line(pieces, starts, len(columns)):
        return ()
    rows = read_flow(
        pieces,
        columns,
        words=judge.words,
        units=judge.units,
        memory=judge.memory,
        starts=frozenset(starts),
    )
    if not rows or doubt_per_row(rows) > MOST_DOUBT * len(columns):
        return ()
    return rows


def rows_in_turn(pieces: Sequence[Piece], judge: Judge) -> tuple[FlowRow, ...]:
    """The rows of a list without numbers, a cell on every line: as many lines each as there are
    columns, where the cells of one column at least can be nothing else."""
    count = len(judge.columns)
    places = [k for k, piece in enumerate(pieces) if piece.gap is not Gap.SPACE]
    if count < LEAST_IN_TURN or len(places) < LEAST_ROWS * count or len(places) % count:
        return ()
    ends = (*places[1:], len(pieces))
    cells = [
        FlowCell(
            column=number % count,
            begin=begin,
            end=end,
            cost=judge.content(number % count, "".join(p.plain for p in pieces[begin:end])),
        )
        for number, (begin, end) in enumerate(zip(places, ends, strict=True))
    ]
    rows = tuple(tuple(cells[k : k + count]) for k in range(0, len(cells), count))
    sure = any(all(row[k].cost < 0 for row in rows) for k in range(count))
    sure = sure or any(
        column.kind is ColumnKind.DEADLINE and all(row[k].cost == 0 for row in rows)
        for k, column in enumerate(judge.columns)
    )
    return rows if sure and doubt_per_row(rows) <= MOST_DOUBT * count else ()


def row_starts(pieces: Sequence[Piece]) -> list[int]:
    """The pieces that number a row, if the first of all does and every next one is found."""
    found: list[int] = []
    for place, piece in enumerate(pieces):
        number = _NUMBER.fullmatch(piece.plain) if piece.gap is not Gap.SPACE else None
        if number and int(number[1]) == len(found) + 1:
            found.append(place)
    return found if found[:1] == [0] else []


def _is_line_by_line(pieces: Sequence[Piece], starts: Sequence[int], count: int) -> bool:
    """Whether the first line of a row that has more holds a cell of every column: then what
    stands below are the rests of several cells."""
    for begin, end in pairwise((*starts, len(pieces))):
        row = pieces[begin:end]
        first = sum(piece.line == row[0].line for piece in row)
        if first < len(row) and first >= count:
            return True
    return False
