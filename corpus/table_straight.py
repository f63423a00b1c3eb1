"""Tables each of whose lines is a row: as many pieces on every one as there are columns.

Such a count on all lines is no accident, so nothing else needs to be weighed. Where a name and a
figure show which lines begin a row, one may be broken over several, as long as the count is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_headers import name_parts
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number, split_line
from corpus.table_marks import HEADING, NOTE_START, stops
from corpus.table_named_cells import holds_companies
from corpus.table_rows import Draft
from corpus.table_shapes import deadline_misfit, is_number, is_ordinal, unit_share

LEAST_CELLS = 3
LEAST_ROWS = 2
LEAST_PAIRS = 3  # rows of two cells
LEAST_BROKEN_ROWS = 3
SOME_UNITS = 0.5  # share of a cell's characters that name an authority or a company
# How the name of an authority or a company ends.
_UNIT_END = re.compile(
    r"(?:局|委|委员会|办|办公室|政府|中心|公司|集团|支队|大队|站|院|会|处|部|管委会|单位|部门)[）)]?$"
)
LONGEST_CELL = 40  # characters, of a table that nothing else shows to be one


def _at_gaps(line: AlignedText) -> list[AlignedText]:
    """Pieces between spaces that prose would not have."""
    return list(split_line(line, numbered=True, figures=True))


def _at_spaces(line: AlignedText) -> list[AlignedText]:
    """Pieces between any spaces."""
    return [part.text for part in name_parts(line)]


def _behind_companies(line: AlignedText) -> list[AlignedText]:
    """Pieces between spaces that prose would not have, and behind the name of a company."""
    return list(split_line(line, numbered=True, companies=True))


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
    if len(places) < (LEAST_ROWS if len(columns) >= LEAST_CELLS else LEAST_PAIRS):
        return ()
    named = any(holds_companies(column.name) for column in columns)
    for cut in (*CUTS, _behind_companies) if named else CUTS:
        rows = _whole_rows(lines, places, columns, pages, cut)
        if rows:
            return tuple(Draft(cells=tuple(row.cells), page=row.page) for row in rows)
    return ()


def _whole_rows(
    lines: Sequence[TextLine],
    places: Sequence[int],
    columns: Sequence[Column],
    pages: Sequence[int],
    cut: Cut,
) -> list[_Broken]:
    """The lines as rows; a line with nothing but the end of an authority's name that the row above
    broke off in its last cell belongs to that row, if the rows are numbered without a gap."""
    rows: list[_Broken] = []
    numbers: list[str] = []
    rest = False
    for place in places:
        cells = cut(lines[place].text)
        if len(cells) == len(columns) and suit(cells, columns):
            rows.append(_Broken(page=pages[place], cells=[(cell,) for cell in cells]))
            numbers.append(cells[0].text.strip())
        elif rows and len(cells) == 1 and _ends_a_unit(rows[-1].cells[-1][-1], cells[0], columns):
            rows[-1].go_on(cells)
            rest = True
        else:
            return []
    in_order = all(n.isdecimal() for n in numbers) and all(
        int(other) == int(one) + 1 for one, other in pairwise(numbers)
    )
    return rows if not rest or in_order else []


def _ends_a_unit(cell: AlignedText, rest: AlignedText, columns: Sequence[Column]) -> bool:
    """Does a line end the name of an authority that a cell of a last column leaves open?"""
    if columns[-1].kind not in _OF_UNITS or _UNIT_END.search(cell.text.strip()):
        return False
    joined = f"{cell.text}{rest.text}".strip()
    return len(joined) <= LONGEST_CELL and _UNIT_END.search(joined) is not None


def broken_rows(
    lines: Sequence[TextLine],
    places: Sequence[int],
    columns: Sequence[Column],
    pages: Sequence[int],
) -> tuple[Draft, ...]:
    """Rows that each begin with a name and a figure, some broken over further lines; nothing
    where the pieces of one do not come out as one cell a column, its lines put together."""
    kinds = [column.kind for column in columns[:2]]
    if len(columns) < LEAST_CELLS or kinds != [ColumnKind.LABEL, ColumnKind.NUMBER]:
        return ()
    for cut in CUTS:
        rows: list[_Broken] = []
        for place in places:
            cells = cut(lines[place].text)
            if len(cells) > 1 and is_number(cells[1].text) and not is_number(cells[0].text):
                rows.append(_Broken(page=pages[place], cells=[(cell,) for cell in cells]))
            elif rows:
                rows[-1].go_on(cells)
            else:
                break
        whole = rows and all(len(row.cells) == len(columns) for row in rows)
        if whole and len(rows) >= LEAST_BROKEN_ROWS:
            return tuple(Draft(cells=tuple(row.cells), page=row.page) for row in rows)
    return ()


@dataclass(slots=True, kw_only=True)
class _Broken:
    page: int
    cells: list[tuple[AlignedText, ...]]

    def go_on(self, cells: Sequence[AlignedText]) -> None:
        """A further line: its first piece is the rest of the last one's."""
        self.cells[-1] = (*self.cells[-1], cells[0])
        self.cells.extend((cell,) for cell in cells[1:])


def suit(row: Sequence[AlignedText], columns: Sequence[Column]) -> bool:
    """Whether cells of which the kind can be seen stand under columns of that kind."""
    return all(
        _SEEN[column.kind](cell.text)
        for cell, column in zip(row, columns, strict=True)
        if column.kind in _SEEN
    )


_OF_UNITS = (ColumnKind.UNITS, ColumnKind.TEXT)  # 配合 alone is a name of such a column too

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
