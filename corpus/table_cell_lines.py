"""Tables copied with one cell on each line: the names of the columns, then the rows, all of them
below one another.

Nothing but the count tells the rows apart, so it has to fit exactly: as many cells in every row as
there are names, figures only where there are figures, and nothing left over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.frame import formal_role, looks_like_title
from corpus.markers import find_marker
from corpus.table_columns import fits_name, is_axis, kind_of
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine
from corpus.table_marks import HEADING, NOTE_START, TITLE_END, stops
from corpus.table_shapes import is_number, is_wide, plain

LEAST_ROWS = 2
FEWEST, MOST = 3, 16  # cells of a row; two are too few for the count to tell anything
LONGEST_CELL = 24  # characters
LONGEST_NAME = 16  # of a row
FIGURES_SHARE = 0.5  # of the columns behind the names, that hold figures
_SENTENCE = re.compile(r"[。；！？|\t]|：$")
_BRACKETED = re.compile(r"[（(][^（）()]{1,20}[）)]")
_TOTAL = re.compile(r"(?:全[市省县区州]|合计|总计|小计|平均|共计).{0,4}")
_SERIAL = re.compile(r"\d{1,3}")
_FIRST_KINDS = {ColumnKind.LABEL, ColumnKind.ORDINAL, ColumnKind.UNITS}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLines:
    """Header cells and rows; `lines` is how many lines of the text they take in all."""

    names: tuple[AlignedText, ...]
    rows: tuple[tuple[AlignedText, ...], ...]
    head_lines: int
    lines: int


def cell_lines_at(lines: Sequence[TextLine], place: int) -> CellLines | None:
    """The table whose first column name is on this line; None where no count fits, or several."""
    if not _names_rows(plain(lines[place].text.text)):
        return None
    cells = _run(lines, place)
    header = _header(cells)
    most = min(len(header), MOST)
    found = [
        table for count in range(FEWEST, most + 1) if (table := _fitted(header, cells, count))
    ]
    return found[0] if len(found) == 1 else None


def _names_rows(text: str) -> bool:
    """县区, 企业名称, 序号: what stands over the first column."""
    return fits_name(text) and (is_axis(text) or kind_of(text) in _FIRST_KINDS)


def _run(lines: Sequence[TextLine], place: int) -> list[TextLine]:
    """The lines from here on that each could be a cell."""
    end = place
    while end < len(lines) and _may_be_cell(lines[end]):
        end += 1
    return list(lines[place:end])


def _may_be_cell(line: TextLine) -> bool:
    text = line.text.text.strip()
    if len(_BRACKETED.sub("", text)) > LONGEST_CELL or _SENTENCE.search(text) or line.whole:
        return False
    if is_number(text):
        return True
    return not (stops(line) or NOTE_START.match(text) or HEADING.match(text) or formal_role(plain(text)))


def _header(cells: Sequence[TextLine]) -> list[list[AlignedText]]:
    """The cells before the first figure, a line of brackets with the name above it."""
    found: list[list[AlignedText]] = []
    for line in cells:
        text = line.text.strip()
        if is_number(text.text):
            break
        if found and _BRACKETED.fullmatch(plain(text.text)):
            found[-1].append(text)
        else:
            found.append([text])
    return found


def _fitted(
    header: Sequence[Sequence[AlignedText]], cells: Sequence[TextLine], count: int
) -> CellLines | None:
    names = [AlignedText.join(parts) for parts in header[:count]]
    if not all(fits_name(plain(name.text)) for name in names):
        return None
    head_lines = sum(len(parts) for parts in header[:count])
    body = [line.text.strip() for line in cells[head_lines:]]
    serial = kind_of(plain(names[0].text)) is ColumnKind.ORDINAL
    rows = _rows(body, count, serial=serial)
    if len(rows) < LEAST_ROWS or not _is_over(body[len(rows) * count :]):
        return None
    figures = _figure_columns(rows, first=1 + serial)
    if figures is None:
        return None
    return CellLines(
        names=tuple(names),
        rows=tuple(rows),
        head_lines=head_lines,
        lines=head_lines + len(rows) * count,
    )
