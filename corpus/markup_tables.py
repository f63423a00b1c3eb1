"""Tables written in HTML inside a text: Markdown has no merged cells, so they come as tags.

Each row becomes one line with bars, as from any reader that knows its cells. A merged cell stands
in every place that it covers, each time with the same source characters. The tags are no part of
the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText, Span

_AROUND = r"(?:</?(?:html|body|div|center|p)\b[^>]*>[ \t]*)*"
_TABLE = re.compile(
    rf"^[ \t]*{_AROUND}<table\b[^>]*>.*?</table\s*>[ \t]*{_AROUND}$", re.I | re.S | re.M
)
_ROW = re.compile(r"<tr\b[^>]*>(?P<cells>.*?)(?=</tr\s*>|<tr\b|</table)", re.I | re.S)
_CELL = re.compile(
    r"<(?P<tag>t[dh])\b(?P<set>[^>]*)>(?P<text>.*?)(?=</t[dh]\s*>|<t[dh]\b|</?tr\b|</table|\Z)",
    re.I | re.S,
)
_SPAN = re.compile(r"(?P<way>row|col)span\s*=\s*[\"']?\s*(?P<count>\d{1,3})", re.I)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.S)
_SIGN = re.compile(r"<[^>]*>|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]+);|\s+")
MOST_HEAD_ROWS = 3
LEAST_COLUMNS = 2
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupTable:
    """Where a table stands; its rows as lines with bars, a rule below those of the names.

    What spans all columns above the names is no row: `titles`. `dropped` are the tags.
    """

    span: Span
    titles: tuple[AlignedText, ...]
    lines: tuple[AlignedText, ...]
    dropped: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupCell:
    text: AlignedText
    rows: int
    columns: int
    names: bool  # a head cell


_ONLY_ABOVE = MarkupCell(text=AlignedText("", (), ()), rows=1, columns=1, names=True)


def find_markup_tables(source: str) -> tuple[MarkupTable, ...]:
    """The tables that stand on lines of their own; one that is not whole is left as it is."""
    found = (_read(source, match.start(), match.end()) for match in _TABLE.finditer(source))
    return tuple(table for table in found if table is not None)


def _read(source: str, start: int, end: int) -> MarkupTable | None:
    rows = [row for m in _ROW.finditer(source, start, end) if (row := _row(source, m))]
    tags = [Span(start=m.start(), end=m.end()) for m in _TAG.finditer(source, start, end)]
    return table_of(_laid_out(rows), rows, span=Span(start=start, end=end), dropped=tags)


def table_of(
    grid: Sequence[Sequence[MarkupCell]],
    rows: Sequence[Sequence[MarkupCell]],
    *,
    span: Span,
    dropped: Sequence[Span],
) -> MarkupTable | None:
    """The table of rows of cells, and of the cells that cover the columns in each; None where
    they do not come out even."""
    width = len(grid[0]) if grid else 0
    if not LEAST_COLUMNS <= width <= MOST_COLUMNS or any(len(row) != width for row in grid):
        return None
    titles = next((k for k, row in enumerate(grid) if len(set(map(id, row))) > 1), len(grid))
    if titles == len(grid):
        return None
    heads = _head_rows(rows[titles:])
    lines = [_line(row) for row in _names_told_once(grid[titles:], heads)]
    lines.insert(heads, _inserted("|" + "---|" * width, lines[heads - 1].ends[-1]))
    return MarkupTable(
        span=span,
        titles=tuple(row[0].text for row in grid[:titles] if row[0].text),
        lines=tuple(lines),
        dropped=tuple(dropped),
    )


def _names_told_once(grid: Sequence[Sequence[MarkupCell]], heads: int) -> list[list[MarkupCell]]:
    """The rows, a name that goes down over several of them left out below the first."""
    return [
        [
            _ONLY_ABOVE if 0 < k < heads and cell is grid[k - 1][c] else cell
            for c, cell in enumerate(row)
        ]
        for k, row in enumerate(grid)
    ]


def _row(source: str, row: re.Match[str]) -> list[MarkupCell]:
    found = []
    for match in _CELL.finditer(source, row.start("cells"), row.end("cells")):
        spans = {m["way"].lower(): max(1, int(m["count"])) for m in _SPAN.finditer(match["set"])}
        found.append(
            MarkupCell(
                text=_text(source, match.start("text"), match.end("text")),
                rows=spans.get("row", 1),
                columns=spans.get("col", 1),
                names=match["tag"].lower() == "th",
            )
        )
    return found


def _text(source: str, start: int, end: int) -> AlignedText:
    """The text of a cell: without tags, its signs for single characters read."""
    parts: list[AlignedText] = []
    done = start
    for match in _SIGN.finditer(source, start, end):
        parts.append(AlignedText.of_source(source, done, match.start()))
        done = match.end()
        sign = html.unescape(match.group()) if match.group()[0] == "&" else match.group()
        if match.group()[0] == "<" or "\n" in sign:
            continue
        char = "｜" if sign == "|" else " " if sign.isspace() else sign
        parts.append(AlignedText(char, (match.start(),) * len(char), (done,) * len(char)))
    parts.append(AlignedText.of_source(source, done, end))
    return AlignedText.join(parts).strip()


def _laid_out(rows: Sequence[Sequence[MarkupCell]]) -> list[list[MarkupCell]]:
    """Per row the cells that cover its columns."""
    grid: list[dict[int, MarkupCell]] = [{} for _ in rows]
    for place, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[place]:
                column += 1
            for below in range(place, min(len(rows), place + cell.rows)):
                grid[below].update(dict.fromkeys(range(column, column + cell.columns), cell))
    return [[row[k] for k in sorted(row)] for row in grid]


def _head_rows(rows: Sequence[Sequence[MarkupCell]]) -> int:
    """How many rows name the columns: those of head cells, or where a name spans several columns
    as many as the names beside it go down."""
    marked = next((k for k, row in enumerate(rows) if not all(c.names for c in row)), len(rows))
    parted = any(cell.columns > 1 for cell in rows[0])
    down = max(cell.rows for cell in rows[0]) if parted else 1
    return min(max(marked, down), MOST_HEAD_ROWS, len(rows))


def _line(row: Sequence[MarkupCell]) -> AlignedText:
    place = next((cell.text.starts[0] for cell in row if cell.text), 0)
    parts = [_inserted("|", place)]
    for cell in row:
        parts.append(cell.text)
        parts.append(_inserted("|", cell.text.ends[-1] if cell.text else place))
    return AlignedText.join(parts)


def _inserted(text: str, place: int) -> AlignedText:
    return AlignedText(text, (place,) * len(text), (place,) * len(text))
