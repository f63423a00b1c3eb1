"""Tables read line by line across all columns, whose cells are broken over lines.

    1 某某县 甲水泥有限 860 建全封闭车间， 2024年
    公司 配套除尘器 12月底
    2 乙焦化有限公司 410 门禁系统升级 2024年底

Where rows begin, how their cells stand and which piece belongs to which column is found at once:
the best way to part the lines into rows, each read by its own. A merged cell is printed in its
first row only. Where another way is nearly as good, the row is kept loose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.table_costs import NEW_ROW, Judge
from corpus.table_flow import are_mixed
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Gap, Piece
from corpus.table_rows import Draft
from corpus.table_shapes import width
from corpus.table_slots import MOST_HEIGHT, RowReader, RowReading
from corpus.table_stands import Stand

LEAST_ROWS = 3
LEAST_COLUMNS = 4
MOST_LINES = MOST_HEIGHT + 3  # of a row
PASSES = 3
MOST_DOUBT = 0.8  # nats a cell, of all rows
LITTLE_DOUBT = 0.4
HOPELESS = 1.6  # above which further passes mend nothing
LEAST_LEAD = 0.5  # nats between the best reading of a row and the next
LEAST_APART = 2.0  # nats between two ways for cells to stand in their rows
MOST_SHARE_LOOSE = 0.8  # of the rows

Line = tuple[Piece, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """The rows of such a table; `doubt`: of a row, on average."""

    drafts: tuple[Draft, ...]
    doubt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row by the lines it is on; `lead`: how much better it is than the next way, `other` the
    next way to read the same lines, if that is as close."""

    span: Span
    cells: tuple[Line, ...]
    cost: float
    lead: float
    other: tuple[Line, ...] = ()

    def doubtful(self, others: Sequence[_Reading]) -> frozenset[int]:
        """The columns of which other ways to read the row say something else."""
        ways = [reading.cells.get(self.span, ()) for reading in others]
        if self.lead < LEAST_LEAD:
            ways.append(self.other)
        return frozenset(
            k for way in ways for k in range(len(self.cells)) if not way or way[k] != self.cells[k]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    cost: float
    rows: tuple[_Row, ...]

    @property
    def doubt(self) -> float:
        """Of a row, on average."""
        return sum(max(0.0, row.cost) for row in self.rows) / len(self.rows)

    @property
    def cells(self) -> dict[Span, tuple[Line, ...]]:
        return {row.span: row.cells for row in self.rows}


def tiered_rows(pieces: Sequence[Piece], judge: Judge, pages: Sequence[int]) -> Tiers | None:
    """The rows of the table; None where it does not come out as such a one."""
    count = len(judge.columns)
    lines = [tuple(group) for _, group in groupby(pieces, key=lambda piece: piece.line)]
    if count < LEAST_COLUMNS or not are_mixed(pieces) or max(map(len, lines)) > count:
        return None
    numbers = _numbers(pieces, lines, judge)
    if numbers is None:
        return None
    found: list[_Reading] = []
    for stand in Stand:  # the rarest last: where another is good, it is none
        if stand is Stand.BETWEEN and any(r.doubt <= LITTLE_DOUBT * count for r in found):
            break
        reading = _read(lines, judge, numbers, stand)
        found.extend([reading] if reading is not None else [])
    found.sort(key=lambda reading: reading.cost)
    if not found or len(found[0].rows) < LEAST_ROWS:
        return None
    best, others = found[0], [r for r in found[1:] if r.cost - found[0].cost < LEAST_APART]
    drafts = _drafts(best.rows, others, lines, pages)
    if best.doubt > MOST_DOUBT * count or not _begins_whole(drafts, judge):
        return None
    if sum(draft.loose for draft in drafts) > MOST_SHARE_LOOSE * len(drafts):
        return None
    return Tiers(drafts=drafts, doubt=best.doubt)


def _drafts(
    rows: Sequence[_Row], others: Sequence[_Reading], lines: Sequence[Line], pages: Sequence[int]
) -> tuple[Draft, ...]:
    """The rows, loose those of which a cell is in doubt, be it one that is printed above."""
    found: list[Draft] = []
    open_above: frozenset[int] = frozenset()  # columns whose last printed cell is in doubt
    for row in rows:
        doubtful = row.doubtful(others)
        empty = {k for k, cell in enumerate(row.cells) if not cell}
        open_above = doubtful | (open_above & empty)
        cells = tuple(tuple(piece.text for piece in cell) for cell in row.cells)
        page = pages[lines[row.span[0]][0].line]
        found.append(Draft(cells=cells, page=page, loose=bool(open_above)))
    return tuple(found)


def _begins_whole(drafts: Sequence[Draft], judge: Judge) -> bool:
    """Whether the first row has all its labels: else they stand in the middle of their rows."""
    labels = (k for k, column in enumerate(judge.columns) if column.kind is ColumnKind.LABEL)
    return all(drafts[0].cells[k] for k in labels)


def _numbers(pieces: Sequence[Piece], lines: Sequence[Line], judge: Judge) -> list[int] | None:
    """The lines that number a row, in order, if the rows are numbered; None if one is missing."""
    if judge.columns[0].kind is not ColumnKind.ORDINAL:
        return []
    place = {line[0].line: k for k, line in enumerate(lines)}
    found: list[int] = []
    for piece in pieces:
        if piece.gap is not Gap.SPACE and piece.plain.rstrip(".、．") == str(len(found) + 1):
            found.append(place[piece.line])
    return found if len(found) >= LEAST_ROWS else None


def _read(
    lines: Sequence[Line], judge: Judge, numbers: Sequence[int], stand: Stand
) -> _Reading | None:
    widths = _first_widths(lines, len(judge.columns))
    reading: _Reading | None = None
    known: dict[tuple[int, str], frozenset[int]] = {}
    for _ in range(PASSES):
        reader = RowReader(judge=judge, widths=widths, known=known)
        reading = _parted(_rows(lines, reader, numbers, stand), len(lines))
        if reading is None:
            return None
        if reading.doubt > HOPELESS * len(judge.columns):
            break
        before = widths, known
        widths, known = _measured(reading, len(judge.columns)), _sure_cells(reading)
        if (widths, known) == before:
            break
    return reading


def _sure_cells(reading: _Reading) -> dict[tuple[int, str], frozenset[int]]:
    """What stands in which column in rows that can be read in no other way, with its lines."""
    found: dict[tuple[int, str], frozenset[int]] = {}
    for row in reading.rows:
        for column, cell in enumerate(row.cells):
            if row.lead >= LEAST_LEAD and cell:
                key = column, "".join(piece.plain for piece in cell)
                found[key] = found.get(key, frozenset()) | {cell[0].line}
    return found


def _first_widths(lines: Sequence[Line], count: int) -> list[float | None]:
    """The widest piece of each column among the lines that have one of all."""
    whole = [line for line in lines if len(line) == count]
    if len(whole) < LEAST_ROWS:
        return [None] * count
    return [max(width(line[k].plain) for line in whole) for k in range(count)]


def _measured(reading: _Reading, count: int) -> list[float | None]:
    """How wide a full line of each column is; None for one of which no cell is broken."""
    found: list[float | None] = []
    for column in range(count):
        cells = [row.cells[column] for row in reading.rows]
        widths = [width(piece.plain) for cell in cells for piece in cell]
        found.append(max(widths, default=None))
    return found


def _rows(
    lines: Sequence[Line], reader: RowReader, numbers: Sequence[int], stand: Stand
) -> dict[Span, list[RowReading]]:
    """The readings of all stretches of lines that may be a row."""
    found: dict[Span, list[RowReading]] = {}
    for begin in range(len(lines)):
        for end in range(begin + 1, min(len(lines), begin + MOST_LINES) + 1):
            inside = sum(begin <= number < end for number in numbers)
            if numbers and inside > 1:
                break
            if numbers and (not inside or (stand is Stand.TOP and begin not in numbers)):
                continue
            readings = reader.read(lines[begin:end], stand)
            if readings:
                found[begin, end] = readings
    return found


def _parted(rows: Mapping[Span, Sequence[RowReading]], count: int) -> _Reading | None:
    """The best way to part the lines into these rows, with its lead over others at each row."""
    costs = {span: readings[0].cost + NEW_ROW for span, readings in rows.items()}
    above = _costs_to(costs, count)
    below = _costs_to({(count - b, count - a): cost for (a, b), cost in costs.items()}, count)
    if math.isinf(above[count]):
        return None
    found: list[_Row] = []
    begin = 0
    totals = {(a, b): above[a] + cost + below[count - b] for (a, b), cost in costs.items()}
    while begin < count:
        span = min((s for s in totals if s[0] == begin), key=lambda s: totals[s])
        others = (t for s, t in totals.items() if s != span and s[0] < span[1] and span[0] < s[1])
        first, *next_one = rows[span]
        lead = min(others, default=math.inf) - above[count]
        other = next_one[0] if next_one and next_one[0].cost - first.cost <= lead else None
        found.append(
            _Row(
                span=span,
                cells=first.cells,
                cost=first.cost,
                lead=other.cost - first.cost if other else lead,
                other=other.cells if other else (),
            )
        )
        begin = span[1]
    return _Reading(cost=above[count], rows=tuple(found))


def _costs_to(costs: Mapping[Span, float], count: int) -> list[float]:
    """The least cost to reach each line from the first one."""
    best = [0.0] + [math.inf] * count
    for (begin, end), cost in sorted(costs.items(), key=lambda item: item[0][0]):
        best[end] = min(best[end], best[begin] + cost)
    return best
