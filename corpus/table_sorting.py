"""The lines of a table's region by what they are: column names, cells, notes, furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from corpus.aligned import AlignedText
from corpus.table_aligned import names_at_blanks
from corpus.table_cell_lines import cell_lines_at
from corpus.table_columns import ColumnName, columns_of
from corpus.table_figures import is_value_row
from corpus.table_finding import TableRegion, TableStyle
from corpus.table_grid import fields_of, is_rule
from corpus.table_headers import header_at
from corpus.table_kinds import ColumnKind
from corpus.table_levels import divided, drawn, lines_of_names, marked
from corpus.table_lines import TextLine, is_page_number
from corpus.table_marks import CONTINUED, NOTE_START, is_numbering
from corpus.table_shapes import plain

SEPARATORS = {TableStyle.PIPES: "|", TableStyle.TABS: "\t"}
_OF_FIGURES = (TableStyle.VALUES, TableStyle.CELLS)
SAME_HEADER = 0.6  # share of names that a repeated header has in common with the first


class Role(Enum):
    """What a line of a region is."""

    LEAD = "lead"  # form fields between title and column names
    HEADER = "header"
    FURNITURE = "furniture"
    NOTE = "note"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedLines:
    """Per line of the region its role and its page; `names` are the first header's cells."""

    roles: tuple[Role, ...]
    pages: tuple[int, ...]
    names: tuple[ColumnName, ...]

    def places(self, *roles: Role) -> tuple[int, ...]:
        return tuple(place for place, role in enumerate(self.roles) if role in roles)


def sorted_lines(region: TableRegion) -> SortedLines:
    """Every line of the region with its role."""
    lines, head = region.lines, region.head - region.start
    names, body = _first_header(region, head)
    numbered = _has_figures(names) or region.style in _OF_FIGURES
    roles: list[Role] = []
    pages: list[int] = []
    page, noted = 0, False
    repeated = 0
    for place, line in enumerate(lines):
        if place >= body and not repeated:
            repeated = _repeated_header(region, place, names, lines[head:body])
            noted = noted and not repeated
            page += bool(repeated)
        noted = noted or (place >= body and bool(NOTE_START.match(line.text.text)))
        pages.append(page)
        in_header = head <= place < body or repeated > 0
        repeated = max(0, repeated - 1)
        if place < head:
            above = is_page_number(line, bare=True)
            roles.append(Role.FURNITURE if above else Role.LEAD)
        elif is_page_number(line, bare=not numbered) or _is_frame(region.style, line):
            roles.append(Role.FURNITURE)
        elif in_header:
            roles.append(Role.HEADER)
        else:
            roles.append(Role.NOTE if noted else Role.BODY)
    return SortedLines(roles=tuple(roles), pages=tuple(pages), names=names)


def _is_frame(style: TableStyle, line: TextLine) -> bool:
    """A rule between rows, columns counted, or 续表 above them."""
    if is_numbering(line) or CONTINUED.fullmatch(line.text.text):
        return True
    return style in SEPARATORS and is_rule(line.text)


def _has_figures(names: Sequence[ColumnName]) -> bool:
    figures = {ColumnKind.ORDINAL, ColumnKind.NUMBER}
    return any(column.kind in figures for column in columns_of(names))


def _first_header(region: TableRegion, head: int) -> tuple[tuple[ColumnName, ...], int]:
    """The header's cells, and the place of the first line below it."""
    lines = region.lines
    if region.style in SEPARATORS:
        separator = SEPARATORS[region.style]
        if region.whole:
            return drawn(lines[head:], separator), head + lines_of_names(lines[head:])
        two_levels = marked(lines[head:], separator)
        if two_levels is not None:
            return two_levels[0], head + two_levels[1]
        fields = fields_of(lines[head].text, separator)
        whole = _cells_of_most(lines[head + 1 :], separator) == len(fields)
        return tuple(ColumnName(own=field) for field in fields if field or whole), head + 1
    cells = cell_lines_at(lines, head) if region.style is TableStyle.CELLS else None
    if cells is not None:
        return cells.names, head + cells.head_lines
    if region.style is TableStyle.ALIGNED:
        return tuple(ColumnName(own=name) for name in names_at_blanks(lines[head].text)), head + 1
    header = header_at(lines, head)
    if region.style is TableStyle.FLOW and header is not None:
        body = head + header.lines
        return divided(header.names, () if header.flat else lines[head:body]), body
    first = next((k for k in range(head, len(lines)) if is_value_row(lines[k])), len(lines))
    return (), first


def _cells_of_most(lines: Sequence[TextLine], separator: str) -> int:
    """How many cells most of the lines have."""
    counts = Counter(len(fields_of(line.text, separator)) for line in lines)
    return counts.most_common(1)[0][0] if counts else 0


def _repeated_header(
    region: TableRegion, place: int, names: Sequence[ColumnName], header: Sequence[TextLine]
) -> int:
    """How many lines from here on show the column names once more; 0 for none."""
    line = region.lines[place]
    if region.style is TableStyle.FLOW:
        if _says_again(region.lines, place, header):
            return len(header)
        found = header_at(region.lines, place)
        below = range(place + 1, place + found.lines) if found else ()
        if any(_says_again(region.lines, k, header) for k in below):
            return 0  # the rest of a cell above the names
        return found.lines if found and _alike(found.names, names) else 0
    return int(plain(line.text.text) in {plain(h.text.text) for h in header})


def _says_again(lines: Sequence[TextLine], place: int, header: Sequence[TextLine]) -> bool:
    """The very lines of the column names."""
    here = lines[place : place + len(header)]
    return [plain(line.text.text) for line in here] == [plain(h.text.text) for h in header]


def _alike(names: Sequence[AlignedText], first: Sequence[ColumnName]) -> bool:
    own = {plain(name.text) for name in names}
    same = sum(plain(name.own.text) in own for name in first)
    return same >= SAME_HEADER * max(len(first), len(names))
