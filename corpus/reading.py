"""From a source file to its documents: the chain of all reading steps.

    source -> lines -> heads -> regions -> paragraphs -> blocks, and tables beside them

Every line ends up in exactly one block or in what was removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.blocks import BlockBuilder
from corpus.datamodels import Document, Mend, ReadFile, Removed, SourceFile
from corpus.duty_notes import attach_duties
from corpus.errors import ReaderError
from corpus.heads import Head, find_heads, title_at
from corpus.lines import Line, split_lines
from corpus.metadata import describe
from corpus.structure import settle_headings, settle_tails

FOREIGN_LINES = 14  # a foreign page holds at most this many text lines before the real title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    """The lines of one document: `[start, end)`, and its head if it has one."""

    start: int
    end: int
    head: Head | None

    @property
    def own_head(self) -> Head | None:
        """The head with positions counted from the region's first line."""
        return self.head.shifted(-self.start) if self.head else None


def read_source(source: SourceFile) -> ReadFile:
    """Read a file. Raises `ReaderError` if there is no text in it."""
    split = split_lines(source.text)
    if not split.lines:
        raise ReaderError(f"文件 {source.name} 里没有文字，请检查文件是否为空或为扫描件")
    kept, foreign = _drop_foreign(split.lines)
    mends = list(_in_use(split.mends, foreign))
    regions = _regions(kept)
    documents: list[Document] = []
    for order, region in enumerate(regions):
        builder = BlockBuilder(lines=kept[region.start : region.end], head=region.own_head)
        builder.build()
        mends.extend(builder.mends)
        suffix = f".{order + 1}" if len(regions) > 1 else ""
        documents.append(
            describe(
                blocks=tuple(settle_headings(settle_tails(attach_duties(builder.blocks)))),
                tables=tuple(builder.tables),
                head=region.head,
                file=source.name,
                document_id=document_id(source.name) + suffix,
                before=documents[-1] if documents else None,
            )
        )
    return ReadFile(
        source=source,
        documents=tuple(documents),
        removed=(*split.removed, *foreign),
        mends=tuple(sorted(mends, key=lambda mend: mend.span.start)),
    )


def document_id(name: str) -> str:
    """A name that is safe in a URL and a path: the file's stem without odd characters."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[^\w\u4e00-\u9fff-]+", "-", stem).strip("-") or "document"


def _in_use(mends: Sequence[Mend], foreign: Sequence[Removed]) -> list[Mend]:
    return [mend for mend in mends if not any(gone.span.covers(mend.span) for gone in foreign)]


def _drop_foreign(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Removed]]:
    """Take out the head page of some other document that lies between a notice and its plan."""
    heads = find_heads(lines)
    removed: list[Removed] = []
    gone: set[int] = set()
    for before, head in pairwise(heads):
        end = _foreign_end(lines, before, head)
        if end is not None:
            gone.update(range(head.start, end))
            removed.extend(
                Removed(reason="foreign_page", span=lines[place].text.span)
                for place in range(head.start, end)
            )
    kept = tuple(line for place, line in enumerate(lines) if place not in gone)
    return kept, removed


def _foreign_end(lines: Sequence[Line], before: Head, head: Head) -> int | None:
    if head.addressed or before.announced is None:
        return None
    if any(
        title_at(lines, place, before.announced) > place for place in range(before.end, head.start)
    ):
        return None
    for place in range(head.number_line.end, min(head.end + FOREIGN_LINES, len(lines))):
        if title_at(lines, place, before.announced) > place:
            return place
        if "。" in lines[place].plain:
            return None
    return None


def _regions(lines: Sequence[Line]) -> list[_Region]:
    heads = find_heads(lines)
    if not heads:
        return [_Region(start=0, end=len(lines), head=None)]
    starts = [0, *(head.start for head in heads[1:])]
    ends = [*starts[1:], len(lines)]
    return [
        _Region(start=start, end=end, head=head)
        for start, end, head in zip(starts, ends, heads, strict=True)
    ]
