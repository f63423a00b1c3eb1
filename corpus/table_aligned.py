"""Tables that nothing but blanks between their columns shows: as many cells on every line.

Their column names need not be known, only what the rows are called. Where each line of a stretch
holds as many pieces between two and more blanks as the line of names above, that is no accident.
A line with fewer belongs to it where its cells stand below those of the whole lines, or where it
sums the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.table_columns import fits_name, is_axis, kind_of
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number
from corpus.table_shapes import is_number, is_wide, plain
from corpus.table_straight import ends_above

Row = tuple[AlignedText | None, ...]
LEAST_CELLS = 3
PAIR = 2  # columns, of which both names have to be known
LEAST_ROWS = 2
LEAST_PAIRS = 3  # rows of two cells
KNOWN = 0.6  # of the names of columns
LONGEST_CELL = 40  # characters
_PARTED = re.compile(r"\S+(?:[^\S\t]\S+)*")
_NO_NAME = re.compile(r"[：:。；！？，]")
_TOTAL = re.compile(r"(?:全[市省县区州]|合计|总计|小计|共计|总数)")


def at_blanks(line: AlignedText) -> list[AlignedText]:
    """The stretches of a line between two and more blanks, or at a tab."""
    return [line[m.start() : m.end()] for m in _PARTED.finditer(line.text)]


def names_at_blanks(line: AlignedText) -> list[AlignedText]:
    """The column names on a line, if it can name those of such a table; else nothing."""
    names = at_blanks(line)
    texts = [plain(name.text) for name in names]
    if len(names) < PAIR or len(set(texts)) < len(texts):
        return []
    if not all(_may_name(text) for text in texts):
        return []
    if len(names) < LEAST_CELLS and not all(map(kind_of, texts)):
        return []
    return names if _names_rows(texts[0]) or _names_units(texts) else []


def _names_rows(text: str) -> bool:
    return kind_of(text) in (ColumnKind.LABEL, ColumnKind.ORDINAL) or is_axis(text)


def _names_units(texts: Sequence[str]) -> bool:
    """部门, or when, before other names of which most are known."""
    first = kind_of(texts[0]) in (ColumnKind.UNITS, ColumnKind.DEADLINE, ColumnKind.PERSON)
    return first and sum(kind_of(text) is not None for text in texts) >= KNOWN * len(texts)


def _may_name(text: str) -> bool:
    return fits_name(text) and not is_number(text) and not _NO_NAME.search(text)


def aligned_end(lines: Sequence[TextLine], place: int) -> int | None:
    """One past the last line of such a table whose names stand on this one; None where there is
    none, or another line goes on with it."""
    names = names_at_blanks(lines[place].text)
    count = len(names)
    if not count:
        return None
    here, body = place + 1, []
    while here < len(lines):
        line = lines[here]
        if not is_page_number(line, bare=False):
            cells = at_blanks(line.text)
            if not PAIR <= len(cells) <= count or any(len(c) > LONGEST_CELL for c in cells):
                break
            body.append(here)
        here += 1
    while body:
        rows = aligned_rows(lines[place], [lines[k] for k in body if not _again(lines, place, k)])
        if rows is not None:
            break
        body.pop()
    if not body or not _are_rows(rows or ()):
        return None
    last = body[-1] + 1
    gapped = any(lines[k].gap and not lines[k].page_break for k in body[1:])
    if last == len(lines) or ends_above(lines[last]) or (lines[last].gap and not gapped):
        return last
    return None


def _again(lines: Sequence[TextLine], place: int, here: int) -> bool:
    """Whether the names stand here once more, on a further page."""
    return plain(lines[here].text.text) == plain(lines[place].text.text)


def _are_rows(rows: Sequence[Row]) -> bool:
    whole = [row for row in rows if all(row)]
    called = [plain(row[0].text) for row in whole if row[0]]
    pairs = [(plain(row[0].text), plain(row[1].text)) for row in whole if row[0] and row[1]]
    least = LEAST_ROWS if whole and len(whole[0]) > PAIR else LEAST_PAIRS
    if len(whole) < least or 2 * len(whole) < len(rows) or any(map(is_number, called)):
        return len(whole) >= least and _are_counted(called)
    if len(set(called)) == len(called):
        return True
    return len(whole) >= LEAST_PAIRS and len(set(pairs)) == len(pairs) and len(whole[0]) > PAIR


def _are_counted(texts: Sequence[str]) -> bool:
    return list(texts) == [str(number + 1) for number in range(len(texts))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell and where it is printed, from its first half square to the one past its last."""

    text: AlignedText
    start: int
    end: int

    def below(self, band: tuple[int, int]) -> bool:
        return self.start < band[1] and band[0] < self.end


def aligned_rows(names: TextLine, lines: Sequence[TextLine]) -> list[Row] | None:
    """The rows on lines below the names; None if a cell's column is in doubt."""
    head = _cells(names)
    drawn = [_cells(line) for line in lines]
    whole = [row for row in drawn if len(row) == len(head)]
    bands = [
        (min(row[k].start for row in (head, *whole)), max(row[k].end for row in (head, *whole)))
        for k in range(len(head))
    ]
    figures = [k for k in range(1, len(head)) if whole and all(_is_figure(r[k]) for r in whole)]
    rows: list[Row] = []
    for cells in drawn:
        row = _row(cells, bands, figures)
        if row is None:
            return None
        rows.append(row)
    return rows


def lead_fills(rows: Sequence[Row]) -> list[dict[int, int]]:
    """For each row the rows above that have its first cells, where it begins without them."""
    owners: dict[int, int] = {}
    fills: list[dict[int, int]] = []
    for number, row in enumerate(rows):
        lead = next(k for k, cell in enumerate(row) if cell)
        fills.append({k: owners[k] for k in range(lead) if k in owners})
        owners |= {k: number for k, cell in enumerate(row) if cell}
    return fills


def _row(
    cells: Sequence[_Cell], bands: Sequence[tuple[int, int]], figures: Sequence[int]
) -> Row | None:
    if len(cells) == len(bands):
        return tuple(cell.text for cell in cells)
    summed = _TOTAL.match(plain(cells[0].text.text)) and all(map(_is_figure, cells[1:]))
    if summed and len(figures) == len(cells) - 1:
        columns: list[int] | None = [0, *figures]
    else:
        columns = _columns(cells, bands)
    if columns is None:
        return None
    found = dict(zip(columns, (cell.text for cell in cells), strict=True))
    return tuple(found.get(k) for k in range(len(bands)))


def _columns(cells: Sequence[_Cell], bands: Sequence[tuple[int, int]]) -> list[int] | None:
    """The columns below which the cells stand, each alone below one."""
    columns: list[int] = []
    for cell in cells:
        below = [k for k, band in enumerate(bands) if cell.below(band)]
        if len(below) != 1 or below[0] in columns:
            return None
        columns.append(below[0])
    return columns


def _cells(line: TextLine) -> list[_Cell]:
    found: list[_Cell] = []
    for match in _PARTED.finditer(line.text.text):
        start = line.indent + _printed(line.text.text[: match.start()])
        text = line.text[match.start() : match.end()]
        found.append(_Cell(text=text, start=start, end=start + _printed(match.group())))
    return found


def _printed(text: str) -> int:
    """Half squares that a text takes, with its spaces."""
    return sum(2 if is_wide(char) or char == "\u3000" else 1 for char in text)


def _is_figure(cell: _Cell) -> bool:
    return is_number(cell.text.text)
