"""One row of a table read line by line, of which only the pieces on its lines are known.

    1 甲水泥有限 双槐镇 建全封闭车间， 10月31日前
    公司 配套除尘器

Every cell stands on lines right below one another, at the top of its row or half-way down it. So
its height alone tells on which lines of the row it has a piece, and on each line the pieces stand
in the order of the columns. All heights that leave no piece over are tried; how well the cells
suit their columns, and whether a line that was broken off is full, tells which are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.table_costs import JOINT, Judge
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Piece
from corpus.table_named_cells import holds_companies, is_company, is_company_rest
from corpus.table_shapes import ends_sentence, width
from corpus.table_stands import Places, Stand, places_of

KEPT = 2  # readings of a row: the best one, and the next to tell how sure it is
MOST_HEIGHT = 6  # lines of a cell
NEARLY = 1.0  # squares by which a full line may be less wide than another
EARLY = 1.0  # nats per square that a line is broken off too early
UNENDED = 0.3  # nats, for a full line with which the cell ends
STICKS_OUT = 1.5  # squares that a line may be wider than its column
TOO_WIDE = 3.0  # nats, where it is wider still
ENDED = 2.5  # nats, for a sentence, or an enterprise's name, that ends and yet goes on
STRAY = 1.5  # nats, for the rest of a date or of an enterprise's name in another cell
DANGLING = 1.0  # nats, for a cell that ends with a word that another must follow
SAME = 1.0  # nats, for a cell that another row has in this column
_DANGLES = "在对将把由向于至按并且或的"
_ONE_LINE = frozenset({ColumnKind.ORDINAL, ColumnKind.NUMBER})
_UNBROKEN = re.compile(r"[0-9A-Za-z.%+-]+")
_REST_OF_DATE = re.compile(r"(?=.)(?:\d{0,2}月)?(?:\d{0,2}日|[上中下]旬|[底初末])?(?:之?前|以前)?")

Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """A row's cells, an empty one where nothing was printed; `cost`: the doubt about them."""

    cost: float
    cells: tuple[Cell, ...]


@dataclass(slots=True, kw_only=True)
class RowReader:
    """Reads rows of one table. `widths`: how wide a full line of each column is, if known; `known`:
    the lines where cells of rows begin that are sure, by their columns and texts."""

    judge: Judge
    widths: Sequence[float | None]
    known: Mapping[tuple[int, str], frozenset[int]] = field(default_factory=dict)
    costs: dict[tuple[int, tuple[tuple[int, int], ...]], float] = field(default_factory=dict)

    def read(self, row: Sequence[Sequence[Piece]], stand: Stand) -> list[RowReading]:
        """The best readings of the lines of a row, the best one first; none if there is none."""
        found: dict[tuple[Cell, ...], float] = {}
        for places in places_of(stand, len(row)):
            search = _Search(reader=self, row=row, places=places)
            for cost, cells in search.best(0, (0,) * len(row)):
                found[cells] = min(cost, found.get(cells, cost))
        ranked = sorted(found.items(), key=lambda item: item[1])[:KEPT]
        return [RowReading(cost=cost, cells=cells) for cells, cost in ranked]

    def cost(self, column: int, cell: Cell) -> float:
        """The doubt about a cell."""
        if not cell:
            return self.judge.missing(column)
        key = (column, tuple((piece.line, piece.text.starts[0]) for piece in cell))
        if key not in self.costs:
            self.costs[key] = self._cost(column, cell)
        return self.costs[key]

    def _cost(self, column: int, cell: Cell) -> float:
        text = "".join(piece.plain for piece in cell)
        cost = self.judge.content(column, text) + DANGLING * (text[-1] in _DANGLES)
        cost -= SAME * bool(self.known.get((column, text), frozenset()) - {cell[0].line})
        above = ""
        for before, after in pairwise(cell):
            above += before.plain
            cost -= JOINT * self.judge.words.joint(before.plain, after.plain)
            cost += ENDED * _has_ended(above, after.plain)
            cost += STRAY * self._is_stray(column, after.plain)
        return cost + self._of_widths(column, cell)

    def _is_stray(self, column: int, rest: str) -> bool:
        """Whether a line can only go on with a cell of another column."""
        columns = self.judge.columns
        if _REST_OF_DATE.fullmatch(rest):
            return columns[column].kind is not ColumnKind.DEADLINE
        named = any(holds_companies(c.name) for c in columns)
        return named and is_company_rest(rest) and not holds_companies(columns[column].name)

    def _of_widths(self, column: int, cell: Cell) -> float:
        full = self.widths[column]
        if full is None:
            return 0.0
        cost = sum(TOO_WIDE * (width(piece.plain) > full + STICKS_OUT) for piece in cell)
        for before, after in pairwise(cell):
            room = full - NEARLY - unbroken(after.plain) - width(before.plain)
            cost += EARLY * max(0.0, room)
        return cost + UNENDED * (len(cell) == 1 and width(cell[0].plain) > full - NEARLY)


@dataclass(slots=True, kw_only=True)
class _Search:
    """All ways to give the pieces on some lines to the columns."""

    reader: RowReader
    row: Sequence[Sequence[Piece]]
    places: dict[int, Places]
    known: dict[tuple[int, Places], list[tuple[float, tuple[Cell, ...]]]] = field(
        default_factory=dict
    )

    def best(self, column: int, used: Places) -> list[tuple[float, tuple[Cell, ...]]]:
        """The best cells from a column on, where so many pieces of each line are used."""
        columns = self.reader.judge.columns
        left = [len(line) - u for line, u in zip(self.row, used, strict=True)]
        if column == len(columns):
            return [] if any(left) else [(0.0, ())]
        if max(left) > len(columns) - column:
            return []
        key = (column, used)
        if key not in self.known:
            found = [
                (cost + rest, (cell, *cells))
                for cost, cell, after in self._cells(column, used)
                for rest, cells in self.best(column + 1, after)
            ]
            self.known[key] = sorted(found, key=lambda way: way[0])[:KEPT]
        return self.known[key]

    def _cells(self, column: int, used: Places) -> Iterator[tuple[float, Cell, Places]]:
        kind = self.reader.judge.columns[column].kind
        if kind is not ColumnKind.ORDINAL:
            yield self.reader.cost(column, ()), (), used
        for high, places in self.places.items():
            if high > (1 if kind in _ONE_LINE else MOST_HEIGHT):
                continue
            if all(used[k] < len(self.row[k]) for k in places):
                cell = tuple(self.row[k][used[k]] for k in places)
                after = tuple(u + (k in places) for k, u in enumerate(used))
                yield self.reader.cost(column, cell), cell, after


def _has_ended(above: str, rest: str) -> bool:
    """Whether a cell is whole before its next line: a sentence, the name of an enterprise."""
    if ends_sentence(above):
        return True
    return is_company(above) and not is_company_rest(rest) and rest[0] not in "（("


def unbroken(text: str) -> float:
    """The width of what no line end breaks, at the beginning of a text: a figure, a Latin word."""
    run = _UNBROKEN.match(text)
    return width(run.group()) if run else 0.0
