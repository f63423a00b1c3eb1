"""Tables read line by line across all columns: their names, and where they end.

    序号 县(市、 企业名称 日均重型货 管控要求
    区) 车进出(辆次)

A first line that names some of its columns only in part goes on below; what stands there are the
rests of some names, in the order of the columns. Rows show themselves by lines that hold a piece
of every column, figures and times where these have to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number, split_line
from corpus.table_marks import HEADING, NOTE_START, stops
from corpus.table_shapes import (
    closes_unopened,
    deadline_misfit,
    is_number,
    open_brackets,
    plain,
    unit_share,
    width,
)
from corpus.table_stands import Places, Stand, places_of

LEAST_COLUMNS = 4
LEAST_WHOLE = 3  # lines with a piece of every column
MOST_WAITING = 8  # lines between two that hold a piece of nearly every column
STICKS_OUT = 1.5  # squares
SHORT = 3.0  # squares; the rest of a cell beyond the end of a page, and no title
SOME_UNITS = 0.5
LEAST_LEAD = 0.2  # nats between the best way to put names together and the next

Names = tuple[AlignedText, ...]


def woven_names(
    lines: Sequence[Sequence[AlignedText]], cost: Callable[[tuple[str, ...]], float | None]
) -> tuple[Names, int]:
    """The names that stand side by side on these lines, and how many of them they are broken over.

    `cost` of the parts of a name: None where they make no name that is known.
    """
    for count in range(2, len(lines) + 1):
        if max(map(len, lines[:count])) < LEAST_COLUMNS:
            continue
        found: dict[tuple[Names, ...], float] = {}
        for stand in (Stand.TOP, Stand.MIDDLE):
            for places in places_of(stand, count):
                search = _Search(lines=lines[:count], places=places, cost=cost)
                found.update((cells, total) for total, cells in search.ways((0,) * count))
        ways = sorted(found.items(), key=lambda way: way[1])
        if ways and (len(ways) == 1 or ways[1][1] - ways[0][1] >= LEAST_LEAD):
            return tuple(AlignedText.join(cell) for cell in ways[0][0]), count
    return (), 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """All ways to make names of the parts on some lines, that leave none over."""

    lines: Sequence[Sequence[AlignedText]]
    places: dict[int, Places]
    cost: Callable[[tuple[str, ...]], float | None]

    def ways(self, used: Places) -> Iterator[tuple[float, tuple[Names, ...]]]:
        """The names from here on, where so many parts of each line are used."""
        if all(u == len(line) for u, line in zip(used, self.lines, strict=True)):
            yield 0.0, ()
            return
        for places in self.places.values():
            if any(used[k] >= len(self.lines[k]) for k in places):
                continue
            name = tuple(self.lines[k][used[k]] for k in places)
            cost = _cost(name, self.cost)
            if cost is not None:
                after = tuple(u + (k in places) for k, u in enumerate(used))
                for total, names in self.ways(after):
                    yield cost + total, (name, *names)


def _cost(
    cell: Sequence[AlignedText], cost: Callable[[tuple[str, ...]], float | None]
) -> float | None:
    parts = tuple(plain(part.text) for part in cell)
    name = "".join(parts)
    return None if open_brackets(name) or closes_unopened(name) else cost(parts)


def tiers_end(lines: Sequence[TextLine], body: int, columns: Sequence[Column]) -> int | None:
    """One past the last line of rows from `body` on; None where too few lines hold a piece of
    every column, or all do."""
    figures = sum(column.kind is ColumnKind.NUMBER for column in columns)
    if len(columns) < LEAST_COLUMNS or 2 * figures > len(columns):
        return None
    if not any(column.kind in _SEEN for column in columns):
        return None
    end, broken, whole, waiting, widest = body, 0, 0, 0, 0.0
    for here in range(body, len(lines)):
        line = lines[here]
        if is_page_number(line, bare=False):
            continue
        parts = [part.text for part in split_line(line.text, any_space=True)]
        if len(parts) > len(columns) or _is_beyond(line, parts, widest):
            break
        full = len(parts) >= len(columns) - 1
        broken, waiting = broken + (not full), 0 if full else waiting + 1
        if waiting > MOST_WAITING:
            return None
        if _is_whole(parts, columns):
            whole, widest = whole + 1, max(widest, *map(width, parts))
        end = here + 1
    return end if broken and whole >= LEAST_WHOLE else None


def _is_beyond(line: TextLine, parts: Sequence[str], widest: float) -> bool:
    """Whether the table ends above this line: no column is so wide, or it stands by itself."""
    text = line.text.text
    if stops(line) or NOTE_START.match(text) or HEADING.match(text):
        return True
    if len(parts) > 1:
        return False
    apart = line.gap > 1 or line.page_break
    return width(parts[0]) > (SHORT if apart else widest + STICKS_OUT)


def _is_whole(parts: Sequence[str], columns: Sequence[Column]) -> bool:
    if len(parts) != len(columns):
        return False
    return all(
        _SEEN[column.kind](part)
        for part, column in zip(parts, columns, strict=True)
        if column.kind in _SEEN
    )


_SEEN: dict[ColumnKind, Callable[[str], bool]] = {
    ColumnKind.ORDINAL: lambda text: text.rstrip(".、．").isdecimal(),
    ColumnKind.NUMBER: is_number,
    ColumnKind.DEADLINE: lambda text: deadline_misfit(text) < 1.0,
    ColumnKind.UNITS: lambda text: unit_share(text) > SOME_UNITS,
}
