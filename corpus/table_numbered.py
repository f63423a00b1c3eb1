"""Lists of enterprises of which one line holds a row or several: 1 甲公司 供暖 2 乙公司 发电.

The line ends between some of the rows were lost. A row begins where the next number stands before
the name of an enterprise, and each has as many cells as there are columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_headers import name_parts
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, split_line
from corpus.table_named_cells import holds_companies, is_company
from corpus.table_rows import Draft
from corpus.table_straight import ends_above

LEAST_COLUMNS = 3
LEAST_ROWS = 2


def numbered_end(lines: Sequence[TextLine], body: int, columns: Sequence[Column]) -> int | None:
    """One past the last of the lines from `body` on that hold such rows; None for fewer than two,
    or where another line goes on with them."""
    if not _are_numbered(columns):
        return None
    rows, here = 0, body
    while here < len(lines):
        found = _rows_of(lines[here].text, rows + 1, len(columns))
        if not found:
            break
        rows, here = rows + len(found), here + 1
    if rows < LEAST_ROWS:
        return None
    return here if here == len(lines) or ends_above(lines[here]) else None


def numbered_rows(
    lines: Sequence[TextLine],
    places: Sequence[int],
    columns: Sequence[Column],
    pages: Sequence[int],
) -> tuple[Draft, ...]:
    """The rows on the lines at these places; nothing if one of them holds anything else."""
    if not _are_numbered(columns):
        return ()
    drafts: list[Draft] = []
    for place in places:
        rows = _rows_of(lines[place].text, len(drafts) + 1, len(columns))
        if not rows:
            return ()
        drafts += [Draft(cells=tuple((c,) for c in row), page=pages[place]) for row in rows]
    return tuple(drafts)


def _are_numbered(columns: Sequence[Column]) -> bool:
    kinds = [column.kind for column in columns]
    return (
        len(columns) >= LEAST_COLUMNS
        and kinds[0] is ColumnKind.ORDINAL
        and holds_companies(columns[1].name)
    )


def _rows_of(line: AlignedText, number: int, count: int) -> list[tuple[AlignedText, ...]]:
    """The rows on a line, numbered from `number` on, each of `count` cells; else nothing."""
    parts = [part.text for part in name_parts(line)]
    starts: list[int] = []
    for place in range(len(parts) - 1):
        counted = parts[place].text == str(number + len(starts))
        if counted and is_company(parts[place + 1].text):
            starts.append(place)
    if not starts or starts[0]:
        return []
    rows: list[tuple[AlignedText, ...]] = []
    for begin, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        cells = _cells(parts[begin:end], count)
        if not cells:
            return []
        rows.append(cells)
    return rows


def _cells(parts: Sequence[AlignedText], count: int) -> tuple[AlignedText, ...]:
    if len(parts) == count:
        return tuple(parts)
    rest = AlignedText.join(parts[1:], glue=" ")
    cells = (parts[0], *split_line(rest))
    return cells if len(cells) == count else ()
