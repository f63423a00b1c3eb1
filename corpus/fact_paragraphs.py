"""Statements with the headings they stand under, as text that knows its place.

A rule says "B级企业，停产46天" and leaves it to the heading above to say for which industry; the
heading is a part of the fact and has to be cited like the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind, Document
from corpus.markers import find_marker
from corpus.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The statements of one block, in order. `headings` are the opening words of the sections
    around it, without enumerators, outermost first; the last may be the block's own. `duty` is
    the block's own responsibility note; `is_note`: the block is nothing else."""

    path: tuple[str, ...]
    headings: tuple[AlignedText, ...]
    statements: tuple[Statement, ...]
    duty: AlignedText | None = None
    is_note: bool = False

    @property
    def text(self) -> str:
        return "".join(statement.text.text for statement in self.statements)


def paragraphs_of(document: Document, statements: Sequence[Statement]) -> tuple[Paragraph, ...]:
    """The text of a document by paragraphs; table rows are not among them."""
    blocks = sorted(
        (block for block in document.blocks if block.kind != BlockKind.TABLE),
        key=lambda block: block.text.span.start,
    )
    headings = _headings(blocks)
    starts = [block.text.span.start for block in blocks]
    found: list[Paragraph] = []
    for place, group in _by_block(statements, starts):
        block = blocks[place]
        found.append(
            Paragraph(
                path=block.path,
                headings=tuple(_above(block.path, headings)),
                statements=tuple(group),
                duty=block.duty,
                is_note=block.duty is not None and len(block.text) - len(block.duty) <= 1,
            )
        )
    return tuple(found)


def _by_block(
    statements: Sequence[Statement], starts: Sequence[int]
) -> Iterator[tuple[int, list[Statement]]]:
    group: list[Statement] = []
    current = -1
    for statement in statements:
        if statement.row is not None:
            continue
        place = bisect_right(starts, statement.text.starts[0]) - 1
        if place != current and group:
            yield current, group
            group = []
        current = place
        if place >= 0:
            group.append(statement)
    if group:
        yield current, group


def _headings(blocks: Sequence[Block]) -> dict[tuple[str, ...], AlignedText]:
    """The opening words of each section, as they stand in its first block."""
    found: dict[tuple[str, ...], AlignedText] = {}
    for block in blocks:
        if not block.path or block.path in found or not block.text.text.startswith(block.path[-1]):
            continue
        marker = find_marker(block.path[-1])
        words = block.text[marker.end if marker else 0 : len(block.path[-1])].strip()
        if words:
            found[block.path] = words
    return found


def _above(
    path: tuple[str, ...], headings: Mapping[tuple[str, ...], AlignedText]
) -> Iterator[AlignedText]:
    for depth in range(1, len(path) + 1):
        heading = headings.get(path[:depth])
        if heading is not None:
            yield heading
