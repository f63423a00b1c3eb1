"""Clauses that a question points at by their number: 第十二条, 第三点, 第三部分, 5.2.

How a document counts its clauses is its own affair: what is spoken of as 第十二条 may be
printed as 第十二条, 12. or （十二）, and 第三部分 as 三、 or 第三章. The style that is spoken of
comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.datamodels import Block, BlockKind, Document
from corpus.digits import integer_of
from corpus.markers import Marker, find_markers
from corpus.statements import Statement

_NUMERAL = r"[〇零一二三四五六七八九十百\d]{1,5}"
_SPOKEN = re.compile(
    rf"第\s*(?P<number>{_NUMERAL})\s*个?(?P<unit>条|大?点|大?项|款|个?方面|部分|板块|章|节|编)(?!例)"
)
_DOTTED = re.compile(
    r"(?<![\d.A-Za-z])\d{1,2}(?:[.．]\d{1,2}){1,3}(?=\s*(?:[条节款项讲说写规内是的]|$))"
)
# unit spoken of -> styles of enumerators, the likeliest first
_STYLES = {
    "条": ("article", "decimal", "han_bracket", "han", "number_bracket"),
    "款": ("number_bracket", "han_bracket", "decimal"),
    "章": ("chapter", "han", "bare", "decimal"),
    "节": ("section", "han_bracket", "dotted"),
    "编": ("part",),
}
_WHOLE = ("han", "chapter", "part", "bare", "decimal")  # 部分, 大项, 板块
_AT_THE_TOP = {"han", "chapter", "part"}  # of these a document counts its parts in one
_POINT = ("decimal", "han_bracket", "number_bracket", "han", "article", "circled")  # 点, 项
_NUMBERED_KINDS = (BlockKind.HEADING, BlockKind.CLAUSE)
_SAID_INSIDE = "(?:^|[：:；;。，,])\\s*(?P<text>{number}[是要、][^；;。]+)"
_HAN_NUMBERS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseNumber:
    """A number as it stands in a question at `[start, end)`: 第三点, 5.2."""

    numbers: tuple[int, ...]
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What stands under one number: its first block and all that belong to it, in order."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]

    def holds(self, statement: Statement) -> bool:
        """Is a statement of its document one of this clause?"""
        return any(is_in(statement, block) for block in self.blocks)


def is_in(statement: Statement, block: Block) -> bool:
    """Does a statement of the same document begin in a block?"""
    return block.text.span.start <= statement.text.starts[0] < block.text.span.end


def clause_numbers(text: str) -> tuple[ClauseNumber, ...]:
    """The clauses that a question points at by number."""
    found = [
        ClauseNumber(
            numbers=(_value(match["number"]),),
            unit=match["unit"].removeprefix("个"),
            start=match.start(),
            end=match.end(),
        )
        for match in _SPOKEN.finditer(text)
    ]
    found += [
        ClauseNumber(
            numbers=tuple(int(part) for part in re.split("[.．]", match.group())),
            unit="",
            start=match.start(),
            end=match.end(),
        )
        for match in _DOTTED.finditer(text)
    ]
    return tuple(sorted(found, key=lambda number: number.start))


def clauses_at(
    document: Document, asked: ClauseNumber, *, inside: Sequence[Clause] = ()
) -> list[Clause]:
    """The clauses of a document that this number may mean, all in one style of counting; where
    others are given, only those inside them."""
    marked = [
        (place, marker)
        for place, block in enumerate(document.blocks)
        if block.kind in _NUMBERED_KINDS
        and (marker := _marker(block)) is not None
        and (not inside or any(block in outer.blocks[1:] for outer in inside))
    ]
    if not asked.unit:
        dotted = [p for p, m in marked if (*m.parents, m.number) == asked.numbers and m.parents]
        return [_clause(document, place) for place in dotted]
    for style in _styles(asked.unit, [marker for _, marker in marked]):
        places = [p for p, m in marked if m.style == style and m.number == asked.numbers[0]]
        if places:
            return [_clause(document, place) for place in places]
    return []


def clauses_within(document: Document, asked: Sequence[ClauseNumber]) -> list[Clause]:
    """The clauses that several numbers lead to, from wide to narrow: 第五条第二项."""
    found = clauses_at(document, asked[0])
    for inner in asked[1:]:
        found = clauses_at(document, inner, inside=found) if found else []
    return found


def said_inside(text: str, asked: ClauseNumber) -> str | None:
    """A point that a sentence counts itself: 一是…；二是…"""
    if len(asked.numbers) != 1 or not 1 <= asked.numbers[0] <= len(_HAN_NUMBERS):
        return None
    number = _HAN_NUMBERS[asked.numbers[0] - 1]
    match = re.search(_SAID_INSIDE.format(number=number), text)
    others = [n for n in _HAN_NUMBERS[:3] if re.search(_SAID_INSIDE.format(number=n), text)]
    return match["text"] if match and len(others) > 1 else None


def _styles(unit: str, marked: Iterable[Marker]) -> Sequence[str]:
    """The styles in which a document may count what is spoken of by this unit."""
    if unit.startswith("大") or unit in ("部分", "板块", "章"):
        used = {marker.style for marker in marked if marker.number > 1}
        styles = _STYLES.get(unit, _WHOLE)
        return next(((style,) for style in styles if style in used & _AT_THE_TOP), styles)
    return _STYLES.get(unit, _POINT)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else integer_of(numeral)


def _marker(block: Block) -> Marker | None:
    """The enumerator that the outline took for this block's."""
    readings = find_markers(block.text.text) if block.marker else ()
    return next((m for m in readings if m.text == block.marker), None)


def _clause(document: Document, place: int) -> Clause:
    first = document.blocks[place]
    blocks = [first]
    for block in document.blocks[place + 1 :]:
        inside = block.path[: len(first.path)] == first.path and len(first.path) > 0
        if not inside or (block.marker and block.path == first.path):
            break
        blocks.append(block)
    return Clause(path=first.path, blocks=tuple(blocks))
