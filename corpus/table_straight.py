"""Tables each of whose lines is a row: as many pieces on every one as there are columns.

Such a count on all lines is no accident, so nothing else needs to be weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.aligned import AlignedText
from corpus.table_columns import Column, name_parts
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number, split_line
from corpus.table_marks import HEADING, NOTE_START, stops
from corpus.table_rows import Draft
from corpus.table_shapes import deadline_misfit, is_ordinal, unit_share

LEAST_CELLS = 3
LEAST_ROWS = 2
SOME_UNITS = 0.5  # share of a cell's characters that name an authority or a company
LONGEST_CELL = 40  # characters, of a table that nothing else shows to be one


def _at_gaps(line: AlignedText) -> list[AlignedText]:
    """Pieces between spaces that prose would not have."""
    return list(split_line(line, numbered=True, figures=True))


def _at_spaces(line: AlignedText) -> list[AlignedText]:
    """Pieces between any spaces."""
    return [part.text for part in name_parts(line)]


Cut = Callable[[AlignedText], list[AlignedText]]
CUTS: tuple[Cut, ...] = (_at_gaps, _at_spaces)


def straight_rows(
    lines: Sequence[TextLine],
    places: Sequence[int],
    columns: Sequence[Column],
    pages: Sequence[int],
) -> tuple[Draft, ...]:
    """A row for the line at each place, nothing if one has more or fewer cells than columns, or
    cells that do not suit them."""
    if len(columns) < LEAST_CELLS or len(places) < LEAST_ROWS:
        return ()
    for cut in CUTS:
        rows = [cut(lines[place].text) for place in places]
        if all(len(row) == len(columns) and suit(row, columns) for row in rows):
            return tuple(
                Draft(cells=tuple((cell,) for cell in row), page=pages[place])
                for row, place in zip(rows, places, strict=True)
            )
    return ()


def suit(row: Sequence[AlignedText], columns: Sequence[Column]) -> bool:
    """Whether cells of which the kind can be seen stand under columns of that kind."""
    return all(
        _SEEN[column.kind](cell.text)
        for cell, column in zip(row, columns, strict=True)
        if column.kind in _SEEN
    )


_SEEN: dict[ColumnKind, Callable[[str], bool]] = {
    ColumnKind.ORDINAL: is_ordinal,
    ColumnKind.DEADLINE: lambda text: deadline_misfit(text) < 1.0,
    ColumnKind.UNITS: lambda text: unit_share(text) > SOME_UNITS,
}


def straight_end(lines: Sequence[TextLine], body: int, count: int) -> int | None:
    """One past the last of the lines from `body` on that each are a row of `count` cells.

    None for fewer than two, or where another line goes on with them.
    """
    ends = [end for cut in CUTS if (end := _end(lines, body, count, cut)) is not None]
    return max(ends, default=None) if count >= LEAST_CELLS else None


def _end(
    lines: Sequence[TextLine],
    body: int,
    count: int,
    cut: Cut,
) -> int | None:
    last, rows = body, 0
    for here in range(body, len(lines)):
        line = lines[here]
        if is_page_number(line, bare=False):
            continue
        parts = cut(line.text)
        if len(parts) != count or any(len(part) > LONGEST_CELL for part in parts):
            break
        last, rows = here + 1, rows + 1
    if rows < LEAST_ROWS:
        return None
    return last if last == len(lines) or ends_above(lines[last]) else None


def ends_above(line: TextLine) -> bool:
    """A line that cannot be the rest of a row."""
    text = line.text.text
    marked = stops(line) or NOTE_START.match(text) or HEADING.match(text)
    return bool(marked or line.page_break or line.gap > 1 or text.rstrip().endswith("。"))
