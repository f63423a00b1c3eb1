"""A source text as lines, with page furniture told apart from text.

What is furniture is for `corpus.furniture` to say. All of it is kept as `Removed` with its
reason, so that nothing disappears silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText, Span
from corpus.datamodels import Mend, Removed
from corpus.furniture import RawLine, furniture_of, raw_lines
from corpus.latex_tables import find_latex_tables
from corpus.markup import unmark
from corpus.markup_tables import MarkupTable, find_markup_tables
from corpus.mend import mend
from corpus.page_frame import PageFrame, page_frame_of

MARKUP = "markup"
PAGE_FRAME = "page_frame"
_PAGE_SIGNS = ("page_number", "running_header")
_TAB_WIDTH = 4
_LABEL = re.compile(r"^[^:：]{2,16}[:：]\s*")
_GAP = re.compile(r"\s+")
_CELL = re.compile(r"[^\t|*`#]+")  # of a line of properties


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source line. `text` is mended but keeps its inner spaces; blank lines are not kept.

    `gap` is the number of blank or furniture lines before it; `width` its printed width in
    full-width characters, `indent` that of the space before it in half-width ones. `depth` is
    that of a Markdown heading, 0 for any other line. `page_break`: the first line of a page.
    `whole` and `typed` as in `SourceFile`. `is_property`: a label and its value above the article
    of a page, 文号：….
    """

    number: int
    text: AlignedText
    gap: int
    width: float
    indent: int = 0
    depth: int = 0
    bullet: bool = False
    page_break: bool = False
    whole: bool = False
    typed: bool = False
    is_property: bool = False

    @property
    def plain(self) -> str:
        """The text without any white space."""
        return "".join(self.text.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLines:
    """The lines that are text, what was removed, and the mends."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    mends: tuple[Mend, ...]


def split_lines(source: str, *, whole: bool = False, typed: bool = False) -> SourceLines:
    """Text lines in order; every other non-blank line is in `removed`. `whole` and `typed` as in
    `SourceFile`."""
    raws = raw_lines(source)
    frame = page_frame_of(raws)
    reasons = furniture_of(raws) | dict.fromkeys(frame.noise, PAGE_FRAME)
    lines: list[Line] = []
    removed: list[Removed] = []
    mends: list[Mend] = []
    gap, page_break = 0, False
    tables = _TablesAhead((*find_markup_tables(source), *find_latex_tables(source)))
    for raw in raws:
        if tables.covers(raw):
            lines.extend(tables.lines_of(raw, gap=gap, removed=removed, mends=mends))
            gap, page_break = 0, False
            continue
        reason = reasons.get(raw.number)
        page_break |= reason in _PAGE_SIGNS or "\f" in raw.text
        if reason:
            removed.append(Removed(reason=reason, span=raw.text_span))
        if reason or not raw.text.strip():
            gap += 1
            continue
        if raw.number in frame.properties:
            parts = _property_lines(source, raw, frame, removed, mends)
            lines.extend(replace(line, whole=whole, typed=typed, gap=gap) for line in parts)
            gap = 0
            continue
        if raw.number in frame.values and lines and lines[-1].is_property:
            value = mend(AlignedText.of_source(source, raw.text_span.start, raw.text_span.end))
            mends.extend(value.mends)
            lines[-1] = _with_value(lines[-1], value.text)
            continue
        line = _line(source, raw, removed, mends, gap=gap, page_break=page_break)
        if line:
            lines.append(replace(line, whole=whole, typed=typed))
            gap, page_break = 0, False
    return SourceLines(lines=tuple(lines), removed=tuple(removed), mends=tuple(mends))


def _property_lines(
    source: str, raw: RawLine, frame: PageFrame, removed: list[Removed], mends: list[Mend]
) -> list[Line]:
    """A line for each property on this one; what stands between them is noise."""
    found: list[Line] = []
    done = raw.start
    for part in frame.properties[raw.number]:
        pieces = []
        for match in _CELL.finditer(raw.text, part.start, part.end):
            start, end = raw.start + match.start(), raw.start + match.end()
            removed.extend(_noise(source, done, start))
            cell = mend(AlignedText.of_source(source, start, end).strip())
            mends.extend(cell.mends)
            pieces.append(cell.text)
            done = end
        found.append(_property_line(raw.number, [piece for piece in pieces if piece]))
    removed.extend(_noise(source, done, raw.start + len(raw.text)))
    return found


def _property_line(number: int, parts: Sequence[AlignedText]) -> Line:
    text = AlignedText.join(parts, glue=" ").sub(_LABEL, lambda match: "".join(match[0].split()))
    text = text.sub(_GAP, lambda _: " ")
    return Line(number=number, text=text, gap=0, width=display_width(text.text), is_property=True)


def _with_value(label: Line, value: AlignedText) -> Line:
    return replace(_property_line(label.number, [label.text, value]), gap=label.gap)


def _noise(source: str, start: int, end: int) -> Iterator[Removed]:
    if source[start:end].strip():
        yield Removed(reason=PAGE_FRAME, span=Span(start=start, end=end))


class _TablesAhead:
    """The tables in tags or commands that are still to come, in order."""

    def __init__(self, tables: Sequence[MarkupTable]) -> None:
        self._tables = sorted(tables, key=lambda table: table.span.start)
        self._told = False

    def covers(self, raw: RawLine) -> bool:
        """Whether a line is one of the next table's."""
        while self._tables and self._tables[0].span.end <= raw.start:
            self._tables.pop(0)
            self._told = False
        return bool(self._tables) and self._tables[0].span.start < raw.start + len(raw.text)

    def lines_of(
        self, raw: RawLine, *, gap: int, removed: list[Removed], mends: list[Mend]
    ) -> Iterator[Line]:
        """The table's rows in place of its first line, nothing in place of the others."""
        if self._told:
            return
        self._told = True
        table = self._tables[0]
        removed.extend(Removed(reason=MARKUP, span=span) for span in table.dropped)
        for place, text in enumerate((*table.titles, *table.lines)):
            done = mend(text)
            mends.extend(done.mends)
            yield Line(
                number=raw.number,
                text=done.text,
                gap=gap if place == 0 else 0,
                width=display_width(done.text.text),
                whole=place >= len(table.titles),
            )


def _line(
    source: str,
    raw: RawLine,
    removed: list[Removed],
    mends: list[Mend],
    *,
    gap: int,
    page_break: bool,
) -> Line | None:
    """The line as text, or None if nothing but signs stood on it."""
    span = raw.text_span
    plain = unmark(AlignedText.of_source(source, span.start, span.end))
    removed.extend(Removed(reason=MARKUP, span=part) for part in plain.dropped)
    if not plain.text:
        return None
    done = mend(plain.text)
    mends.extend(done.mends)
    text = done.text.strip()
    if not text:
        return None
    return Line(
        number=raw.number,
        text=_with_outer_tabs(source, raw, text),
        gap=gap,
        width=display_width(text.text),
        indent=_indent(raw.text),
        depth=plain.depth,
        bullet=plain.bullet,
        page_break=page_break,
    )


def _with_outer_tabs(source: str, raw: RawLine, text: AlignedText) -> AlignedText:
    """A row of cells keeps the tabs at its ends: they stand for cells that are empty."""
    body = raw.text.strip()
    if "\t" not in body:
        return text
    left = len(raw.text) - len(raw.text.lstrip())
    outer = [*range(left), *range(left + len(body), len(raw.text))]
    tabs = [raw.start + place for place in outer if raw.text[place] == "\t"]
    signs = [AlignedText.of_source(source, place, place + 1) for place in tabs]
    before = sum(place < raw.start + left for place in tabs)
    return AlignedText.join([*signs[:before], text, *signs[before:]])


def display_width(text: str) -> float:
    """Printed width, in full-width characters."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return wide + (len(text) - wide) / 2


def _indent(text: str) -> int:
    lead = text[: len(text) - len(text.lstrip())]
    return sum(_TAB_WIDTH if char == "\t" else 1 + (char == "\u3000") for char in lead)
