"""Where tables of figures begin and end: lines that each hold a name and figures.

Such rows are known at once; the lines above them that name the columns are found by reading them:
they begin where the names come out best.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.table_columns import fits_name, kind_of
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number, split_line
from corpus.table_marks import (
    ATTACHMENT,
    HEADING,
    NOTE_START,
    SPACED_TITLE,
    TITLE_END,
    UNIT_LINE,
    is_numbering,
    labels_annex,
    stops,
)
from corpus.table_memory import Words
from corpus.table_name_sense import sense_of
from corpus.table_shapes import hangs, is_number, is_wide, open_brackets
from corpus.table_values import read_values

LEAST_ROWS = 2
LEAST_LETTERS = 2  # Chinese characters of a row's name
LEAST_NAMELESS_ROWS = 3  # of a table whose column names nothing tells
MOST_HEADER = 20  # lines
LONGEST_HEADER_LINE = 60  # characters, of fewer than
MANY_NAMES = 4  # side by side
SHORTEST_TITLE = 8
MOST_TITLE_LINES = 3
FURTHER_UP = 0.5  # nats that a line more has to make the names better by
LEFT_OVER = 1.5  # nats of doubt where a line of names stands above those that are read
_ROW_NAME = re.compile(r"(?:\d{1,3}[.、])?[一-龥（）()、·A-Za-z\d./%％＋+-]{2,28}")
_MONTH = re.compile(r"(?:1[0-2]|0?[1-9])月份?")
LONGEST_FIGURE = 20  # characters, with what a second name may have
SHORT_NAME = 4
_IN_SENTENCE = re.compile(r"[。；！？，]")
_PROSE = re.compile(r"[。；！？|]|，.*，")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Lines of column names from `head` on, rows up to `end`."""

    head: int
    end: int


@dataclass(slots=True, kw_only=True)
class FigureFinder:
    """Finds tables of figures among the lines of one document."""

    lines: Sequence[TextLine]
    words: Words
    _heads: dict[tuple[int, int, int], int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[TextLine]) -> FigureFinder:
        texts = (text for line in lines for text in _texts(line))
        return cls(lines=lines, words=Words.of(texts))

    def figures_at(self, place: int, free: int) -> Figures | None:
        """The table whose column names, or whose rows, begin on this line or soon below."""
        lines = self.lines
        first = _first_row(lines, place)
        if first is None:
            return None
        end = _rows_end(lines, first)
        rows = [k for k in range(first, end) if is_value_row(lines[k])]
        if len(rows) < LEAST_ROWS:
            return None
        key = (first, end, free)
        if key not in self._heads:
            self._heads[key] = self._head(first, end, free)
        head = self._heads[key]
        if head is not None:
            return Figures(head=head, end=end)
        if place < first or len(rows) < LEAST_NAMELESS_ROWS:
            return None
        return Figures(head=_first_header_line(lines, first, free), end=end)

    def _head(self, first: int, end: int, free: int) -> int | None:
        """Where the column names begin that come out best; a line more must be worth it.

        None, too, where those say when or how, and only a line above them says of what.
        """
        lines = self.lines
        rows = [(lines[k].text.strip(), 0) for k in range(first, end) if is_value_row(lines[k])]
        best: tuple[float, int | None] | None = None
        for head in range(first - 1, max(free, first - MOST_HEADER) - 1, -1):
            line = lines[head]
            if is_numbering(line):
                continue
            if not _can_name(line) or is_value_row(line) or UNIT_LINE.fullmatch(line.text.text):
                break
            above = lines[head - 1].text.text if head > free else ""
            if is_page_number(line, bare=not open_brackets(above)):
                break
            if hangs(above) or open_brackets(above):
                continue
            names = [line for line in lines[head:first] if not is_numbering(line)]
            left_over = head > free and _is_of_names(lines[head - 1])
            most = best[0] - FURTHER_UP - LEFT_OVER * left_over if best else math.inf
            values = read_values(names, rows, words=self.words, most=most)
            doubt = values.doubt + LEFT_OVER * left_over
            if values.columns and (best is None or doubt < best[0] - FURTHER_UP):
                unsaid = left_over and any(sense_of(c.name).facet for c in values.columns)
                best = (doubt, None if unsaid else head)
        return best[1] if best else None


def _texts(line: TextLine) -> list[str]:
    """What stands on a line: names side by side are no evidence for being one."""
    text = line.text.text
    return text.split() if _is_of_names(line) else [text]


def _is_of_names(line: TextLine) -> bool:
    """Several names side by side, which no title has."""
    text = line.text.text.strip()
    if not _can_name(line) or TITLE_END.fullmatch(text) or UNIT_LINE.fullmatch(text):
        return False
    return len(list(split_line(line.text))) > 1 and all(map(fits_name, text.split()))


def _first_row(lines: Sequence[TextLine], place: int) -> int | None:
    """The first row of figures, if nothing but column names can stand before it."""
    for here in range(place, min(len(lines), place + MOST_HEADER)):
        if is_value_row(lines[here]):
            return here
        if not _can_name(lines[here]):
            return None
    return None


def _can_name(line: TextLine) -> bool:
    text = line.text.text.strip()
    longest = LONGEST_HEADER_LINE if len(text.split()) < MANY_NAMES else 2 * LONGEST_HEADER_LINE
    if len(text) > longest or _PROSE.search(text):
        return False
    if SPACED_TITLE.fullmatch(text):
        return False
    return not (labels_annex(text) or HEADING.match(text) or NOTE_START.match(text))


def _rows_end(lines: Sequence[TextLine], first: int) -> int:
    """One past the last of the lines from `first` on that each are a row of figures."""
    last, others = first, 0
    for here in range(first, len(lines)):
        line = lines[here]
        if is_page_number(line, bare=False):
            continue
        if is_value_row(line):
            last, others = here + 1, 0
        else:
            others += 1
            if others > 1 or stops(line) or NOTE_START.match(line.text.text):
                break
    return last


def is_value_row(line: TextLine) -> bool:
    """A short name, then at least two cells of which most are figures."""
    if SPACED_TITLE.fullmatch(line.text.text.strip()):
        return False
    name, *cells = line.text.text.split() or [""]
    if name.isdigit() and cells:
        name, *cells = cells
    if len(cells) < 2 or not _ROW_NAME.fullmatch(name) or is_number(name):
        return False
    short = sum(map(is_wide, name)) < LEAST_LETTERS and _MONTH.fullmatch(name) is None
    if short or _names_column(name):
        return False
    figures = sum(is_number(cell) for cell in cells)
    if any(_IN_SENTENCE.search(cell) for cell in cells if not is_number(cell)):
        return False
    return figures * 2 >= len(cells) and all(len(cell) <= LONGEST_FIGURE for cell in cells)


def _names_column(text: str) -> bool:
    """指标, 项目, 县区: above rows, not one of them."""
    return len(text) <= SHORT_NAME and kind_of(text) in {ColumnKind.LABEL, ColumnKind.ORDINAL}


def _first_header_line(lines: Sequence[TextLine], rows: int, free: int) -> int:
    """The first of the lines above `rows` that name the columns: below any title or sentence."""
    first = rows
    for here in range(rows - 1, max(free, rows - MOST_HEADER) - 1, -1):
        text = lines[here].text.text.strip()
        if ATTACHMENT.fullmatch(text):
            return _below_title(lines, here + 1, rows)
        if len(text) > LONGEST_HEADER_LINE or text.endswith("。"):
            break
        if len(text) >= SHORTEST_TITLE and TITLE_END.fullmatch(text) and " " not in text:
            break
        first = here
    return first


def _below_title(lines: Sequence[TextLine], place: int, rows: int) -> int:
    """The first header line below an annex's label: after the lines that may be its title."""
    for here in range(place, min(rows - 1, place + MOST_TITLE_LINES)):
        if TITLE_END.fullmatch(lines[here].text.text.strip()):
            return here + 1
    return place
