"""Names that stand in the middle of the rows of a list of tasks, broken over two lines or whole.

Such a name covers rows above and below it, as many lines on either side. Lines are a rough measure,
so a row is only given the name that it has whichever way the rows are shared out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.table_memory import Words
from corpus.table_rows import Parts
from corpus.table_shapes import plain, width

OFF_MIDDLE = 1.0  # lines that a name may stand off the middle of its rows
MOST_APART = 2  # lines from one piece of a name to the next
MOST_WAYS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A name or a piece of one, and the line on which it stands."""

    text: AlignedText
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSpan:
    """A row by its lines: those of its measure, and that of its deadline."""

    anchor: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedName:
    """A name, and the rows that are its own beyond doubt."""

    parts: Parts
    rows: tuple[int, ...]


def shared_names(
    fragments: Sequence[Fragment], rows: Sequence[RowSpan], words: Words
) -> tuple[SharedName, ...]:
    """The names that the fragments make, with their rows: none for those in doubt."""
    names = _names(fragments, words)
    if names is None:
        return tuple(SharedName(parts=(piece.text,), rows=()) for piece in fragments)
    bounds = [0.0]
    for row in rows:
        bounds.append(bounds[-1] + len(row.lines))
    heights = [[_height(piece.line, rows, bounds) for piece in name] for name in names]
    ways: list[list[int]] = []
    for way in _ways(bounds, 0, heights):
        ways.append(way)
        if len(ways) > MOST_WAYS:
            ways = []
            break
    found = []
    for place, name in enumerate(names):
        shared = [set(range(way[place], way[place + 1])) for way in ways]
        own = sorted(set.intersection(*shared)) if shared else []
        found.append(SharedName(parts=tuple(piece.text for piece in name), rows=tuple(own)))
    return tuple(found)


def _names(fragments: Sequence[Fragment], words: Words) -> list[list[Fragment]] | None:
    """The fragments, those of a name together; None where it is open what goes together."""
    names: list[list[Fragment]] = []
    for piece in fragments:
        above = names[-1] if names else []
        if not above or not _may_go_on(above[-1], piece):
            names.append([piece])
        elif words.joint(plain(above[-1].text.text), plain(piece.text.text)) > 0.0:
            if len(above) > 1:
                return None
            above.append(piece)
        elif len(above) > 1:
            names.append([piece])
        else:
            return None
    return names


def _may_go_on(above: Fragment, piece: Fragment) -> bool:
    """Whether the one may be the next line of the other: no line of a cell is wider than the
    first, which is full."""
    close = piece.line - above.line <= MOST_APART
    return close and width(piece.text.text) <= width(above.text.text)


def _height(line: int, rows: Sequence[RowSpan], bounds: Sequence[float]) -> float:
    """How high on the page a line stands, in lines of measures above it."""
    for row, top in zip(rows, bounds, strict=False):
        if line < min(row.anchor, row.lines[0]):
            return top
        if line in row.lines:
            return top + row.lines.index(line) + 0.5
        if line == row.anchor:
            return top + len(row.lines) / 2
        if line < row.lines[-1]:
            return top + sum(own < line for own in row.lines)
    return bounds[-1]


def _ways(
    bounds: Sequence[float], row: int, heights: Sequence[Sequence[float]]
) -> Iterator[list[int]]:
    """How names whose pieces are at these heights may share out the rows from `row` on: where
    each begins, and where the last one ends."""
    if not heights or row == len(bounds) - 1:
        if not heights and row == len(bounds) - 1:
            yield [row]
        return
    for end in range(row + 1, len(bounds)):
        off = abs((bounds[row] + bounds[end]) / 2 - (heights[0][0] + heights[0][-1]) / 2)
        inside = bounds[row] <= heights[0][0] and heights[0][-1] <= bounds[end]
        if inside and off <= OFF_MIDDLE:
            for rest in _ways(bounds, end, heights[1:]):
                yield [row, *rest]
