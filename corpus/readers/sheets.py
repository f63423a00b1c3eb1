"""Excel workbooks (.xlsx): each sheet as its title lines, its tables and its notes.

What a person sees is read: the values of formulas, dates and percentages as they are printed.
Rows that stand empty part tables; rows of one text above or below a table are its titles and
notes, merged or not.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.datamodels import SourceFile
from corpus.frame import NUMBER_LINE
from corpus.readers.grid import GridCell, one_line, set_apart, table_lines
from corpus.readers.sheet_values import printed
from corpus.readers.zipped import broken, opened

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDE_GAP = re.compile(r"[\u3000\t]+|\s{2,}")
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)


def read_sheets(name: str, data: bytes) -> SourceFile:
    """Read an .xlsx file. Raises `ReaderError`."""
    import openpyxl

    opened(name, data, holds="xl/workbook.xml", kind=" Excel 工作簿（.xlsx）")
    lines: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that openpyxl passes over: drawings, validation
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        except Exception as exc:
            raise broken(name) from exc
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            set_apart(lines, _sheet_lines(sheet, seen=frozenset(lines)))
    return SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="\n".join(lines),
        media_type=MEDIA_TYPE,
        whole=True,
        typed=True,
    )


def _sheet_lines(sheet: Worksheet, *, seen: frozenset[str]) -> list[str]:
    """The lines of a sheet; the line of number and date that each sheet repeats is said once."""
    lines: list[str] = []
    for block in _blocks(_cells(sheet)):
        set_apart(lines, table_lines(block))
    if lines and lines[0].startswith("|") and not _DEFAULT_NAME.fullmatch(sheet.title):
        lines.insert(0, sheet.title.strip())
    found: list[str] = []
    for line in lines:
        parts = _parts(line)
        if len(parts) == 1 or not seen.issuperset(parts):
            found.extend(parts)
    return found


def _parts(line: str) -> list[str]:
    """The parts of a line that holds a document's number beside other things, each by itself."""
    parts = [part for part in _WIDE_GAP.split(line) if part]
    numbered = len(parts) > 1 and any(NUMBER_LINE.fullmatch(part) for part in parts)
    return parts if numbered else [line]


def _cells(sheet: Worksheet) -> dict[int, list[GridCell]]:
    """The cells with text by row, a merged one with all the places that it covers."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    found: dict[int, list[GridCell]] = defaultdict(list)
    for (row, column), cell in sorted(sheet._cells.items()):
        text = one_line(printed(cell.value, _format(cell)).split("\n"))
        if not text:
            continue
        area = merged.get((row, column))
        found[row].append(
            GridCell(
                text=text,
                row=row,
                column=column,
                rows=area.max_row - row + 1 if area else 1,
                columns=area.max_col - column + 1 if area else 1,
            )
        )
    return found


def _format(cell: Cell | MergedCell) -> str:
    """The number format of a cell; the plain one where the workbook's styles are damaged."""
    try:
        return str(cell.number_format)
    except IndexError:
        return "General"


def _blocks(rows: dict[int, list[GridCell]]) -> Iterator[list[GridCell]]:
    """What empty rows part; in each, a text alone on a line at its ends spans the whole width."""
    block: list[list[GridCell]] = []
    reach = 0
    for row in sorted(rows):
        if block and row > reach + 1:
            yield _widened(block)
            block = []
        block.append(rows[row])
        reach = max(reach, *(cell.row + cell.rows - 1 for cell in rows[row]))
    if block:
        yield _widened(block)


def _widened(block: Sequence[Sequence[GridCell]]) -> list[GridCell]:
    first = min(cell.column for row in block for cell in row)
    last = max(cell.column + cell.columns - 1 for row in block for cell in row)
    below = {cell.row + k for row in block for cell in row for k in range(1, cell.rows)}
    inside = [k for k, row in enumerate(block) if len(row) > 1 or row[0].row in below]
    found: list[GridCell] = []
    for place, row in enumerate(block):
        outer = not inside or place < inside[0] or place > inside[-1]
        if outer:
            found.append(replace(row[0], column=first, columns=last - first + 1))
        else:
            found.extend(row)
    return found
