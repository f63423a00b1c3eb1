"""A grid of cells, some over several rows or columns, as lines with bars.

Formats that know their cells (Word, Excel, web pages, ruled PDFs) all come to tables this way. A
merged cell is written in every place that it covers, so that each line is a whole row; names in
two levels stay on two lines, which a rule parts from the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_HEADER_ROWS = 4
BAR = "｜"  # stands for a bar inside a cell
_UNIT_ENDS = re.compile(r"(?:[局委办厅院会府司队]|公司|中心|单位|部门|集团|支队)$")
_UNIT_STARTS = re.compile(r"(?:[市县区省州]|各|国网|有关|相关)[\u4e00-\u9fff]{2}")
_SPACES = re.compile(r"[^\S\u3000]+")  # an ideographic space parts what stands side by side
_FIELD = re.compile(r"[:：]")
_NOTE = re.compile(r"(?:备?注|说明|附注|填表|填报|制表|资料来源|单位)[\d\s]*(?:说明)?[:：]|[※*]")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell and the rows and columns that it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def one_line(parts: Iterable[str]) -> str:
    """The paragraphs of a cell as one: units keep apart, words that were cut do not."""
    text = ""
    for part in parts:
        body = _SPACES.sub(" ", part).strip().replace("|", BAR)
        if body:
            text += _glue(text, body) + body if text else body
    return text


def _glue(left: str, right: str) -> str:
    if _UNIT_ENDS.search(left) and _UNIT_STARTS.match(right):
        return "、"
    return " " if left[-1].isascii() and right[0].isascii() and right[0].isalnum() else ""


def table_lines(cells: Sequence[GridCell], *, header_rows: int | None = None) -> list[str]:
    """The lines of a table, with what spans all of it above and below as lines of their own.

    `header_rows` counts the rows of column names where the format says so.
    """
    grid = _Grid(cells)
    top, bottom = grid.edges()
    lead = ["　".join(grid.texts(row)) for row in range(top)]
    notes = ["　".join(grid.texts(row)) for row in range(bottom, grid.height)]
    body = range(top, bottom)
    lines = lead
    if grid.width < 2 or (grid.width == 2 and len(body) < 2):
        lines += [text for row in body for text in grid.texts(row)]
    elif body:
        lines += grid.drawn(body, header_rows=max(0, (header_rows or 0) - top))
    return [*lines, *notes]


def set_apart(lines: list[str], table: Sequence[str]) -> None:
    """Add a table's lines to a text; an empty line keeps it from the table right above."""
    if lines and table and lines[-1].startswith("|") and table[0].startswith("|"):
        lines.append("")
    lines.extend(table)


class _Grid:
    """Which cell covers which place; rows and columns in which nothing stands are left out."""

    def __init__(self, cells: Sequence[GridCell]) -> None:
        places: dict[tuple[int, int], GridCell] = {}
        for cell in cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    places[row, column] = cell
        filled = {place for place, cell in places.items() if cell.text}
        rows = sorted({row for row, _ in filled})
        columns = sorted({column for _, column in filled})
        self._rows = [[places.get((row, column)) for column in columns] for row in rows]
        self.height = len(rows)
        self.width = len(columns)

    def banner(self, row: int) -> str | None:
        """The text of a row that one cell spans; None for a row of several."""
        cells = [cell for cell in self._rows[row] if cell is not None and cell.text]
        own = {id(cell) for cell in cells}
        wide = len(own) == 1 and (len(cells) == self.width or _NOTE.match(cells[0].text))
        return cells[0].text if wide else None

    def edges(self) -> tuple[int, int]:
        """The first row of the table proper, and one past its last."""
        top, bottom = 0, self.height
        while top < bottom and self.width > 1 and self._leads(top):
            top += 1
        while bottom > top and self.width > 1 and self._is_note(bottom - 1):
            bottom -= 1
        return top, bottom

    def _leads(self, row: int) -> bool:
        """A title, or the fields of a form above the names: 填报单位：…, 日期：…"""
        return bool(self.banner(row)) or all(_FIELD.search(text) for text in self.texts(row))

    def _is_note(self, row: int) -> bool:
        text = self.banner(row)
        return text is not None and bool(_NOTE.match(text) or "。" in text)

    def texts(self, row: int) -> list[str]:
        """The texts of a row's own cells, each once."""
        seen: dict[int, str] = {}
        for cell in self._rows[row]:
            if cell is not None and cell.text:
                seen.setdefault(id(cell), cell.text)
        return list(seen.values())

    def drawn(self, body: range, *, header_rows: int) -> list[str]:
        """The rows between bars, a rule below the names."""
        head = max(1, min(max(header_rows, self._names(body)), len(body) - 1))
        names = self._levels([self._rows[row] for row in body[:head]])
        rows = [self._row(row) for row in body[head:]]
        rule = ["---"] * self.width
        return [_line(row) for row in (*names, rule, *rows) if any(row)]

    def _row(self, row: int) -> list[str]:
        cells = self._rows[row]
        if self.banner(row):  # a group of rows is named once, not in every column
            return [cells[0].text if cells[0] else "", *[""] * (self.width - 1)]
        return [cell.text if cell else "" for cell in cells]

    def _names(self, body: range) -> int:
        """How many rows hold names: those that the cells of the first one reach down to."""
        first = [cell for cell in self._rows[body[0]] if cell is not None]
        divided = any(cell.columns > 1 and cell.text for cell in first)
        if not divided:
            return 1
        tall = max(cell.row + cell.rows for cell in first) - first[0].row
        return min(max(tall, 2), MOST_HEADER_ROWS)

    def _levels(self, rows: Sequence[Sequence[GridCell | None]]) -> list[list[str]]:
        """One line of names, or two: above what stands over several columns, below the rest."""
        columns = [_stack([row[k] for row in rows]) for k in range(self.width)]
        if len(rows) == 1 or all(len(names) < 2 for names in columns):
            return [["".join(names) for names in columns]]
        upper = [names[0] if names else "" for names in columns]
        heads = [rows[0][k] for k in range(self.width)]
        shared = [k > 0 and heads[k] is heads[k - 1] for k in range(self.width)]
        return [
            ["" if again else name for again, name in zip(shared, upper, strict=True)],
            [one_line(names[1:]) for names in columns],
        ]


def _stack(cells: Sequence[GridCell | None]) -> list[str]:
    """The names above one another in a column, each cell's once."""
    seen: dict[int, str] = {}
    for cell in cells:
        if cell is not None and cell.text:
            seen.setdefault(id(cell), cell.text)
    return list(seen.values())


def _line(row: Sequence[str]) -> str:
    return "| " + " | ".join(row) + " |"
