"""Lines of a table and the pieces on them.

Text pulled from a PDF keeps only two traces of a table's grid: where a line ends, and where a
space stands that no prose would have. A piece is what lies between two such places; every later
stage puts pieces together and never looks inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from corpus.aligned import AlignedText
from corpus.table_shapes import deadline_stretches, is_wide, plain


class TextLine(Protocol):
    """A line of text as reading gives it; blank lines are not among the lines, but counted."""

    @property
    def text(self) -> AlignedText: ...

    @property
    def gap(self) -> int:
        """Blank or removed lines before it."""

    @property
    def indent(self) -> int:
        """Half squares of space before its text that are not in it."""

    @property
    def page_break(self) -> bool:
        """It is the first line of a page."""

    @property
    def whole(self) -> bool:
        """It is a paragraph of its own, or a whole row whose cells stand between bars."""

    @property
    def typed(self) -> bool:
        """No character of it was recognised from a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A line of a text that has nothing but lines."""

    text: AlignedText
    gap: int = 0
    indent: int = 0
    page_break: bool = False
    whole: bool = False
    typed: bool = False


class Gap(IntEnum):
    """What stands between a piece and the piece before it."""

    SPACE = 0
    LINE = 1
    BLANK = 2
    PAGE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line that belongs to one cell. `line` is its line's place in the region."""

    text: AlignedText
    line: int
    gap: Gap
    last: bool  # nothing stands right of it on its line

    @property
    def plain(self) -> str:
        return plain(self.text.text)


def lines_of(text: AlignedText) -> tuple[TableLine, ...]:
    """The lines of a text that hold any; a form feed begins a page."""
    lines: list[TableLine] = []
    begin, gap, page = 0, 0, False
    for place, char in enumerate(f"{text.text}\n"):
        if char not in "\n\f":
            continue
        line = text[begin:place]
        if line.text.strip():
            lines.append(TableLine(text=line, gap=gap, page_break=page))
            gap, page = 0, False
        else:
            gap += char == "\n"
        page = page or char == "\f"
        begin = place + 1
    return tuple(lines)


COLUMN_GAP = 3  # this many spaces divide columns whatever stands beside them

_PAGE_NUMBER = re.compile(
    r"[—–‒―_~・·.\-－一]{1,4}\s*\d{1,4}\s*[—–‒―_~・·.\-－一]{0,4}|第\s*\d+\s*页(?:[，,\s]*共\s*\d+\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}"
)
_BARE_NUMBER = re.compile(r"[Il|]?\d{1,4}")


def is_page_number(line: TextLine, *, bare: bool) -> bool:
    """A line that only numbers the page. `bare`: a number alone counts as one, too."""
    text = line.text.text.strip()
    if _PAGE_NUMBER.fullmatch(text):
        return True
    return bare and bool(_BARE_NUMBER.fullmatch(text))


def pieces_of(
    lines: Sequence[TextLine],
    skip: Iterable[int] = (),
    *,
    numbered: bool = False,
    figures: bool = False,
    graded: bool = False,
    companies: bool = False,
    any_space: bool = False,
) -> tuple[Piece, ...]:
    """All pieces of the lines, in order; `skip` are page numbers and repeated column names.

    `numbered`: a number that begins a line may be the row's; `figures`: any number that stands
    free may be a cell; `graded`: any grade; `companies`: any name of a company; `any_space`:
    every space divides.
    """
    dropped = frozenset(skip)
    any_space = any_space or sets_no_spaces(
        line for place, line in enumerate(lines) if place not in dropped
    )
    found: list[Piece] = []
    page = True
    for place, line in enumerate(lines):
        page = page or line.page_break
        if place in dropped:
            page = True
            continue
        gap = Gap.PAGE if page else Gap.BLANK if line.gap else Gap.LINE
        page = False
        stretches = split_line(
            line.text, numbered=numbered, figures=figures, companies=companies, any_space=any_space
        )
        parts = tuple(own for part in stretches for own in _at_grades(part, graded=graded))
        for number, part in enumerate(parts):
            found.append(
                Piece(text=part, line=place, gap=gap, last=number + 1 == len(parts)),
            )
            gap = Gap.SPACE
    return tuple(found)


# dates are left out: programs set them together in any text
_MET = re.compile(r"(?<=[一-龥])(?<![年月日])[0-9A-Za-z]|(?<=[0-9A-Za-z])(?![年月日])[一-龥]")
_SPACED = re.compile(r"(?<=[一-龥]) [0-9A-Za-z]|(?<=[0-9A-Za-z]) [一-龥]")
CLOSE_TO_SPACED = 0.5  # times as often that Chinese and Latin meet without a space
LEAST_MET = 3


def sets_no_spaces(lines: Iterable[TextLine]) -> bool:
    """Whether Chinese and Latin signs meet without a space in this text: any space divides."""
    met = spaced = 0
    for line in lines:
        met += len(_MET.findall(line.text.text))
        spaced += len(_SPACED.findall(line.text.text))
    return met >= max(LEAST_MET, CLOSE_TO_SPACED * spaced)


_GRADE_ALONE = re.compile(r"(?<=\s)[A-EＡ-Ｅ][-+]?[级类](?!\S)")


def _at_grades(part: AlignedText, *, graded: bool) -> Iterator[AlignedText]:
    begin = 0
    for match in _GRADE_ALONE.finditer(part.text) if graded else ():
        yield part[begin : match.start()].strip()
        begin = match.start()
    yield part[begin:].strip()


def split_line(
    line: AlignedText,
    *,
    numbered: bool = False,
    figures: bool = False,
    companies: bool = False,
    any_space: bool = False,
) -> Iterator[AlignedText]:
    """The stretches of a line between spaces that prose would not have.

    A space between a Chinese character and a Latin letter or digit is how typesetting programs
    write prose, so it divides only around a whole deadline ("治理 2021 年 12 月底前 完成") and,
    among `companies`, behind the name of one ("某某有限公司 2 台锅炉"), unless `any_space` does.
    """
    begin = 0
    cuts = _cuts(line.text, any_space=any_space) | _around_numbers(
        line.text, numbered=numbered, figures=figures
    )
    if companies:
        cuts.update(match.end() for match in _COMPANY.finditer(line.text))
    for cut in sorted(cuts):
        part = line[begin:cut].strip()
        if part:
            yield part
        begin = cut
    part = line[begin:].strip()
    if part:
        yield part


_COMPANY = re.compile(r"(?:有限(?:责任)?|股份|集团|分)公司(?=\s+[0-9A-Za-z])")


def _cuts(text: str, *, any_space: bool) -> set[int]:
    cuts: set[int] = set()
    whole = deadline_stretches(text)
    for match in re.finditer(r"\s+", text):
        left, right = match.start(), match.end()
        if left == 0 or right == len(text):
            continue
        inside = any(begin < left and right < end for begin, end in whole)
        wide_gap = len(match.group()) >= COLUMN_GAP or "\t" in match.group()
        if not inside and (any_space or wide_gap or _divides(text, left, right)):
            cuts.add(left)
    for begin, end in whole:
        cuts.update(place for place in (begin, end) if 0 < place < len(text))
    return cuts


_NUMBER_ALONE = re.compile(r"(?<!\S)[-−]?\d[\d.,，]*[%％]?(?!\S)")
_ROW_NUMBER = re.compile(r"\s*[（(]?\d{1,3}[）)]?[.．、]?(?=\s)")


def _around_numbers(text: str, *, numbered: bool, figures: bool) -> set[int]:
    found = list(_NUMBER_ALONE.finditer(text)) if figures else []
    first = _ROW_NUMBER.match(text) if numbered else None
    if first:
        found.append(first)
    return {place for match in found for place in match.span() if 0 < place < len(text)}


def _divides(text: str, left: int, right: int) -> bool:
    """Whether the single space at `text[left:right]` is more than typesetting."""
    before, after = text[left - 1], text[right]
    if before.isdigit() and after.isdigit():
        return True
    if not (is_wide(before) and is_wide(after)):
        return False
    return not (_LONE_AT_END.search(text[:left]) and _LONE_AT_START.match(text[right:]))


# letters spread over a line to fill it: 工 程 措 施, 市 生 态 环 境 局，
_LONE_AT_END = re.compile(r"(?:^|\s)\w$")
_LONE_AT_START = re.compile(r"\w[，、；。]?(?:\s|$)")
