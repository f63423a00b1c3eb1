"""Paragraphs become blocks: headings, clauses and their responsibility notes, each with its path.

The tree is built from the enumerators alone. A marker counts when it opens a list or goes on with
one that is open; a number that does neither is text. Responsibility notes such as
（市生态环境局牵头） end a clause, also in mid-paragraph: what follows is a clause of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind
from corpus.markers import Marker
from corpus.paragraphs import Paragraph

HEADING_LENGTH = 45  # characters; a longer opening sentence is no heading
SEQUENCE_GAP = 2  # enumerators that OCR lost, at most
_DUTY_WORDS = r"(?:牵头|负责|落实|配合|责任单位|责任部门|主办|协办|按职责|参与)"
_DUTY = re.compile(
    rf"[（〔［【](?=[^（）〔〕［］【】]*(?:（[^（）]*）[^（）〔〕［］【】]*)*{_DUTY_WORDS})"
    r"(?:[^（）〔〕［］【】]|（[^（）]*）)*[）〕］】J]|"
    r"[工\[\(［〔（]?责任单位[:：][^。；]*?(?:[）〕］】J]|$)"
)
_UNIT_IN_DUTY = re.compile(r"[局委办厅部处院队府会社]|单位|部门|公司|集团|成员|政府|管委|分局|中心")
_BRACKETED = re.compile(r"（[^（）]*）")
_SENTENCE = re.compile(r"[。！？]")
_NOTE = re.compile(r"(?:注|说明|备注|指标说明|填表说明)[:：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section that is open: its rank, the number it has reached, and its text in the path."""

    rank: int
    number: int
    text: str


@dataclass(slots=True)
class Outline:
    """The stack of open sections while a document is read from top to bottom."""

    open: list[Heading] = field(default_factory=list)

    def accepts(self, marker: Marker) -> bool:
        """Does the marker open a list, or go on with an open one?"""
        same = next((h for h in reversed(self.open) if h.rank == marker.rank), None)
        if marker.number == 1 or same is None:
            return marker.number <= 1 + SEQUENCE_GAP or not self._deep(marker)
        return 0 < marker.number - same.number <= 1 + SEQUENCE_GAP

    def _deep(self, marker: Marker) -> bool:
        """Lists of the lower ranks start at 1; a main one may go on through its parents."""
        return marker.style in ("number_bracket", "circled", "dotted")

    def push(self, *, rank: int, number: int, text: str) -> None:
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()
        self.open.append(Heading(rank=rank, number=number, text=text))

    def clear(self, *, root: str | None = None) -> None:
        self.open = [Heading(rank=-1, number=0, text=root)] if root else []

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self.open)


def build_blocks(paragraphs: Iterable[Paragraph], *, outline: Outline) -> list[Block]:
    """Blocks of body paragraphs, in order. `outline` carries over to what follows."""
    blocks: list[Block] = []
    for paragraph in paragraphs:
        blocks.extend(_blocks_of(paragraph, outline))
    return blocks


def _blocks_of(paragraph: Paragraph, outline: Outline) -> list[Block]:
    text, marker = paragraph.text, paragraph.marker
    if paragraph.depth:
        return [_markdown_heading(paragraph, outline)]
    if marker is None or not outline.accepts(marker):
        if _NOTE.match(text.text):
            return [Block(kind=BlockKind.NOTE, text=text, path=outline.path)]
        return _clauses(text, outline.path, marker="", rank=None)
    title = opening_title(text.text, marker.end)
    label = text.text[: marker.end].strip()
    outline.push(rank=marker.rank, number=marker.number, text=title or label)
    if title and _is_whole_heading(text.text, title):
        return [
            Block(
                kind=BlockKind.HEADING,
                text=text,
                path=outline.path,
                marker=label,
                rank=marker.rank,
            )
        ]
    return _clauses(text, outline.path, marker=label, rank=marker.rank)


def _markdown_heading(paragraph: Paragraph, outline: Outline) -> Block:
    marker = paragraph.marker
    rank = marker.rank if marker else paragraph.depth - 10
    number = marker.number if marker else 0
    outline.push(rank=rank, number=number, text=paragraph.text.text.rstrip("。："))
    return Block(
        kind=BlockKind.HEADING,
        text=paragraph.text,
        path=outline.path,
        marker=marker.text if marker else "",
        rank=rank,
    )


def opening_title(text: str, start: int) -> str | None:
    """The heading that a clause opens with, its enumerator included; None if there is none.

    9.强化散煤复烧管控。采暖季前…… -> 9.强化散煤复烧管控
    """
    end = _SENTENCE.search(text, start)
    stop = end.start() if end else len(text)
    colon = re.search(r"[：:]", text[start:stop])
    if colon and start + colon.start() > start:
        stop = start + colon.start()
    head = text[:stop].strip()
    body = _BRACKETED.sub("", text[start:stop])
    if not body or stop - start > HEADING_LENGTH or re.search(r"[，；（）]", body):
        return None
    return head


def _is_whole_heading(text: str, title: str) -> bool:
    rest = text[len(title) :].strip("。：: ")
    return not rest


def _clauses(
    text: AlignedText, path: tuple[str, ...], *, marker: str, rank: int | None
) -> list[Block]:
    blocks: list[Block] = []
    done = 0
    for start, end in _duty_notes(text.text):
        stop = end + 1 if text.text[end : end + 1] in ("。", "；") else end
        piece = text[done:stop]
        blocks.append(
            Block(
                kind=BlockKind.CLAUSE,
                text=piece,
                path=path,
                marker=marker,
                rank=rank,
                duty=text[start:end],
            )
        )
        marker, rank, done = "", None, stop
    rest = text[done:].strip()
    if rest:
        blocks.append(Block(kind=BlockKind.CLAUSE, text=rest, path=path, marker=marker, rank=rank))
    return blocks


def _duty_notes(text: str) -> Sequence[tuple[int, int]]:
    found = []
    for match in _DUTY.finditer(text):
        ends_clause = match.end() == len(text) or text[match.end()] in "。；"
        if ends_clause and _UNIT_IN_DUTY.search(match.group()):
            found.append(match.span())
    return found


def attach_duties(blocks: Sequence[Block]) -> list[Block]:
    """A note that stands alone goes to the clause above it, or to the list that it closes.

    If the items beside the one above carry notes of their own, the note is that item's;
    otherwise it closes the whole list, and becomes a block under the list's parent.
    """
    done: list[Block] = []
    for block in blocks:
        if not done or not _is_lone_duty(block):
            done.append(block)
            continue
        last, owner = done[-1], _owner(done)
        if last.kind == BlockKind.CLAUSE and last.duty is None and owner == last.path:
            joined = AlignedText.join([last.text, block.text])
            done[-1] = replace(last, text=joined, duty=block.duty)
        else:
            done.append(replace(block, path=owner))
    return done


def _is_lone_duty(block: Block) -> bool:
    return block.duty is not None and len(block.text) - len(block.duty) <= 1


def _owner(done: Sequence[Block]) -> tuple[str, ...]:
    """Whose note it is that follows `done`: climb while the items beside have none."""
    path = done[-1].path
    while len(path) > 1:
        parent = path[:-1]
        below = [block for block in done if block.path[: len(parent)] == parent]
        beside = [block for block in below if len(block.path) > len(parent)]
        items = {block.path[len(parent)] for block in beside}
        if len(items) <= 1 or any(block.duty is not None for block in beside):
            break
        path = parent
    return path


def settle_headings(blocks: Sequence[Block]) -> list[Block]:
    """A heading that ends like a sentence and has nothing under it is a clause."""
    done: list[Block] = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        empty = below is None or below.path[: len(block.path)] != block.path
        sentence = block.text.text.endswith(("。", "；", "："))
        if block.kind == BlockKind.HEADING and empty and sentence and block.marker:
            done.append(replace(block, kind=BlockKind.CLAUSE))
        else:
            done.append(block)
    return done
