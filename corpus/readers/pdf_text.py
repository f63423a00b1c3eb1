"""What stands on the pages of a PDF, written down as paragraphs and tables with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.readers.grid import table_lines
from corpus.readers.pdf_furniture import body_size, furniture_of
from corpus.readers.pdf_layout import PageLayout, RuledTable, TextLine
from corpus.readers.pdf_tables import goes_on, joined
from corpus.table_marks import ATTACHMENT, CONTINUED

FULL = 2.6  # character sizes by which a full line may end before the right edge
INDENT = 1.2  # character sizes by which the first line of a paragraph is set in, at least
SAME_SIZE = 0.6  # points by which lines of one paragraph may differ in size
CENTRED = 6.0  # points by which a centred line may be off
LARGE = 1.1  # times the size of the text: a title
EDGE_RANK = 0.95  # of all lines, this share end before the right edge of the text
FEWEST_LINES = 8  # of a page, that show where its text ends by themselves

Piece = tuple[int, str]  # page and text


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text, and where in it the pages begin."""

    text: str
    pages: tuple[int, ...]


def written(layouts: Sequence[PageLayout]) -> Written:
    """The text of all pages."""
    furniture = furniture_of(layouts)
    pen = _Pen(size=body_size(layouts))
    for number, layout in enumerate(layouts):
        pen.turn(number, layout)
        for item in layout.items:
            if isinstance(item, RuledTable):
                pen.table(item)
            elif (number, item) not in furniture:
                pen.line(item)
    return pen.finished(len(layouts))


@dataclass(slots=True)
class _Pen:
    """Writes line after line; keeps open what the next page may go on with."""

    size: float
    page: int = 0
    left: float = 0.0
    right: float = 0.0
    middle: float = 0.0
    lines: list[list[Piece]] = field(default_factory=list)
    last: TextLine | None = None
    last_full: bool = False
    open_table: RuledTable | None = None
    parts: list[tuple[int, int]] = field(default_factory=list)  # of the open table: page, from line

    def turn(self, number: int, layout: PageLayout) -> None:
        """Begin a page."""
        self.page = number
        before, self.middle = self.middle, layout.width / 2
        body = [line for line in layout.lines if abs(line.size - self.size) <= SAME_SIZE]
        if len(body) > 2:
            rights = sorted(line.right for line in body)
            right = rights[int(EDGE_RANK * (len(rights) - 1) + 0.5)]
            # Beside tables stand a few lines, and none of them may be full.
            alone = len(body) < FEWEST_LINES and abs(before - self.middle) <= CENTRED
            self.right = max(self.right, right) if alone else right
            self.left = float(min(line.left for line in body))

    def line(self, line: TextLine) -> None:
        if self.open_table and CONTINUED.fullmatch(line.text):
            return
        self._close_table()
        if self.last is not None and self._goes_on(self.last, line):
            self.lines[-1].append((self.page, line.text))
        else:
            self.lines.append([(self.page, line.text)])
        self.last = line
        self.last_full = line.right >= self.right - FULL * line.size

    def _goes_on(self, last: TextLine, line: TextLine) -> bool:
        if abs(last.size - line.size) > SAME_SIZE or ATTACHMENT.fullmatch(line.text):
            return False
        if line.size > LARGE * self.size and self._is_centred(last) and self._is_centred(line):
            return True
        return self.last_full and line.left < self.left + INDENT * line.size

    def _is_centred(self, line: TextLine) -> bool:
        return abs((line.left + line.right) / 2 - self.middle) <= CENTRED

    def table(self, table: RuledTable) -> None:
        self.last = None
        before = self.open_table
        if before is not None and self.parts[-1][0] < self.page and goes_on(before, table):
            self.parts.append((self.page, len(table_lines(before.cells))))
            self.open_table = joined(before, table)
            return
        self._close_table()
        self.open_table, self.parts = table, [(self.page, 0)]

    def _close_table(self) -> None:
        if self.open_table is None:
            return
        texts = table_lines(self.open_table.cells)
        if self.lines and texts and texts[0].startswith("|") and self._after_table():
            self.lines.append([(self.page, "")])
        for place, text in enumerate(texts):
            page = max(page for page, start in self.parts if start <= place)
            self.lines.append([(page, text)])
        self.open_table = None

    def _after_table(self) -> bool:
        return self.lines[-1][0][1].startswith("|")

    def finished(self, count: int) -> Written:
        """All that was written; a page on which nothing stands begins where the next one does."""
        self._close_table()
        text, starts = "", dict[int, int]()
        for number, line in enumerate(self.lines):
            text += "\n" if number else ""
            for page, piece in line:
                starts.setdefault(page, len(text))
                text += piece
        pages: list[int] = []
        for page in reversed(range(count)):
            pages.append(starts.get(page, pages[-1] if pages else len(text)))
        return Written(text=text, pages=tuple(reversed(pages)))
