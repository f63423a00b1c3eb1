"""One page of a PDF as what stands on it from top to bottom: lines of text and ruled tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.readers.grid import GridCell, one_line
from corpus.readers.pdf_rules import SNAP, missing_edges

if TYPE_CHECKING:
    from pdfplumber.page import Page

WORD_GAP = 0.45  # of the character size, between words
LEAST_COLUMNS = 2
LEVEL = 0.1  # rise of a base line that still is level, as a share of its run
PADDING = 12.0  # points that a cell leaves free beside its text, both sides together
CELL_FULL = 1.6  # character sizes by which a full line may be shorter than the cell
Char = dict[str, Any]  # as pdfplumber gives it: text, x0, x1, top, bottom, size
Box = tuple[float, float, float, float]  # left, top, right, bottom
_UNREADABLE = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A printed line with its place on the page, in points from the top left."""

    text: str
    left: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    """A table drawn with lines: its cells, the edges of its columns, where it begins and ends."""

    cells: tuple[GridCell, ...]
    edges: tuple[float, ...]
    top: float
    bottom: float

    @property
    def height(self) -> int:
        """Rows."""
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """What stands on a page, in reading order."""

    items: tuple[TextLine | RuledTable, ...]
    width: float
    height: float

    @property
    def lines(self) -> tuple[TextLine, ...]:
        return tuple(item for item in self.items if isinstance(item, TextLine))


def layout_of(page: Page) -> PageLayout:
    """Read a page by its text layer. Marks that lie across it (seals, watermarks) are left out."""
    level = sum(map(_is_level, page.chars)) * 2 >= len(page.chars)
    kept = page.filter(_is_level_or_drawn) if level else page
    upright = kept.dedupe_chars(tolerance=1)
    settings = {
        "explicit_horizontal_lines": missing_edges(upright, along="h"),
        "explicit_vertical_lines": missing_edges(upright, along="v"),
    }
    tables = [found.cells for found in upright.find_tables(table_settings=settings)]
    return arranged(upright.chars, tables, width=float(page.width), height=float(page.height))


def arranged(
    chars: Sequence[Char],
    tables: Iterable[Sequence[Box]],
    *,
    width: float,
    height: float,
    gap: float = WORD_GAP,
) -> PageLayout:
    """Characters and the cells of tables as what a person reads from top to bottom.

    A `gap` as wide, in character sizes, stands between words.
    """
    found: list[RuledTable] = []
    held: set[int] = set()
    by_height = sorted(
        ((char["top"] + char["bottom"]) / 2, place, char) for place, char in enumerate(chars)
    )
    for boxes in tables:
        inside = {box: _chars_in(box, by_height) for box in boxes}
        table = _table(inside, gap)
        if table is not None:
            found.append(table)
            held.update(id(char) for own in inside.values() for char in own)
    lines = _lines([char for char in chars if id(char) not in held], gap)
    items: list[TextLine | RuledTable] = [*lines, *found]
    return PageLayout(
        items=tuple(sorted(items, key=lambda item: (item.top, getattr(item, "left", 0.0)))),
        width=width,
        height=height,
    )


def unreadable_share(text: str) -> float:
    """Share of characters whose font does not say what they are."""
    lost = len(_UNREADABLE.findall(text))
    known = len("".join(_UNREADABLE.sub("", text).split()))
    return lost / (lost + known) if lost else 0.0


def _is_level(char: Char) -> bool:
    """Its base line runs from left to right."""
    along, up, *_ = char["matrix"]
    return bool(along > 0 and abs(up) < LEVEL * along)


def _is_level_or_drawn(item: Char) -> bool:
    return item.get("object_type") != "char" or _is_level(item)


def _chars_in(box: Box, by_height: Sequence[tuple[float, int, Char]]) -> list[Char]:
    """The characters whose middle is in the box; `by_height` are all, from the top down."""
    left, top, right, bottom = box
    begin = bisect_left(by_height, top, key=lambda item: item[0])
    end = bisect_right(by_height, bottom, key=lambda item: item[0])
    own = sorted(by_height[begin:end], key=lambda item: item[1])
    return [char for _, _, char in own if left <= (char["x0"] + char["x1"]) / 2 <= right]


def _lines(chars: Sequence[Char], gap: float) -> list[TextLine]:
    """Words that stand on one line, from left to right."""
    from pdfplumber.utils.text import extract_words

    words = extract_words(list(chars), x_tolerance_ratio=gap, extra_attrs=["size"])
    rows: list[list[Char]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        if rows and _same_line(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda word: word["x0"])) for row in rows]


def _same_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    overlap = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    low = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    return bool(overlap > low / 2)


def _line(words: Sequence[Char]) -> TextLine:
    return TextLine(
        text=" ".join(word["text"] for word in words),
        left=float(words[0]["x0"]),
        right=float(words[-1]["x1"]),
        top=float(min(word["top"] for word in words)),
        size=float(max(word["size"] for word in words)),
    )


def _table(inside: Mapping[Box, Sequence[Char]], gap: float) -> RuledTable | None:
    """The grid of a ruled table; None if it has a single column, or nothing stands in it."""
    boxes = list(inside)
    across = _edges(edge for box in boxes for edge in (box[0], box[2]))
    down = _edges(edge for box in boxes for edge in (box[1], box[3]))
    if len(across) <= LEAST_COLUMNS:
        return None  # a frame around text
    cells = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        column, row = _nearest(across, box[0]), _nearest(down, box[1])
        cells.append(
            GridCell(
                text=one_line(_paragraphs_in(box, inside[box], gap)),
                row=row,
                column=column,
                rows=max(_nearest(down, box[3]) - row, 1),
                columns=max(_nearest(across, box[2]) - column, 1),
            )
        )
    if not any(cell.text for cell in cells):
        return None
    return RuledTable(cells=_within_text(cells), edges=across, top=down[0], bottom=down[-1])


def _within_text(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The cells without rows at the end in which nothing stands."""
    end = max((cell.row + cell.rows for cell in cells if cell.text), default=0)
    return tuple(
        replace(cell, rows=min(cell.rows, end - cell.row)) for cell in cells if cell.row < end
    )


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > SNAP:
            edges.append(value)
    return tuple(edges)


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


def _paragraphs_in(box: Box, own: Sequence[Char], gap: float) -> list[str]:
    """The text of a cell; a line that fills the cell goes on in the next one."""
    if not own:
        return []
    found: list[str] = []
    full = False
    for line in _lines(own, gap):
        if full:
            found[-1] += line.text
        else:
            found.append(line.text)
        full = line.right - line.left >= box[2] - box[0] - PADDING - CELL_FULL * line.size
    return found
