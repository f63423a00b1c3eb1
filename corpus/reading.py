"""From a source file to its documents: the chain of all reading steps.

    source -> lines -> heads -> regions -> paragraphs -> blocks, and tables beside them

Every line ends up in exactly one block or in what was removed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.blocks import BlockBuilder
from corpus.datamodels import Document, Mend, ReadFile, Removed, SourceFile
from corpus.duty_notes import attach_duties
from corpus.errors import ReaderError
from corpus.heads import Head, find_heads, title_at
from corpus.lines import Line, split_lines
from corpus.metadata import describe
from corpus.paragraphs import wrap_edge
from corpus.structure import settle_headings, settle_tails
from corpus.table_places import TablePlace, table_places
from corpus.tables import TableMemory

FOREIGN_LINES = 14  # a foreign page holds at most this many text lines before the real title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    """The lines of one document, its tables, and its head if it has one.

    Positions in all of them count from the region's first line.
    """

    lines: tuple[Line, ...]
    tables: tuple[TablePlace, ...]
    head: Head | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file taken apart into documents, its tables found and not yet read."""

    source: SourceFile
    regions: tuple[_Region, ...]
    removed: tuple[Removed, ...]
    mends: tuple[Mend, ...]

    @property
    def difficulty(self) -> float:
        """How much the hardest of its tables needs what other tables can tell."""
        return max((table.difficulty for r in self.regions for table in r.tables), default=0.0)


def read_source(source: SourceFile) -> ReadFile:
    """Read a file by itself. Raises `ReaderError` if there is no text in it."""
    return read_draft(draft_of(source), memory=TableMemory())


def read_sources(sources: Iterable[SourceFile]) -> tuple[ReadFile, ...]:
    """Read files together, in their order: cells of plain tables help to read broken ones.

    Raises `ReaderError`.
    """
    drafts = [draft_of(source) for source in sources]
    ids = document_ids([draft.source.name for draft in drafts])
    done: dict[str, ReadFile] = {}
    memory = TableMemory()
    for draft in sorted(drafts, key=lambda draft: draft.difficulty):
        file = done[draft.source.name] = read_draft(
            draft, memory=memory, document=ids[draft.source.name]
        )
        told = TableMemory.of(table for document in file.documents for table in document.tables)
        memory = TableMemory(
            values=memory.values | told.values, parents=memory.parents | told.parents
        )
    return tuple(done[draft.source.name] for draft in drafts)


def draft_of(source: SourceFile) -> Draft:
    """Take a file apart. Raises `ReaderError` if there is no text in it."""
    split = split_lines(source.text, whole=source.whole, typed=source.typed)
    if not split.lines:
        raise ReaderError(f"文件 {source.name} 里没有文字，请检查文件是否为空或为扫描件")
    kept, foreign = _drop_foreign(split.lines)
    return Draft(
        source=source,
        regions=tuple(_regions(kept)),
        removed=(*split.removed, *foreign),
        mends=tuple(_in_use(split.mends, foreign)),
    )


def read_draft(draft: Draft, *, memory: TableMemory, document: str | None = None) -> ReadFile:
    """Read what was taken apart; `memory` holds the cells of tables of other files. `document`
    is the id of what it holds, if its name alone does not give it."""
    mends = list(draft.mends)
    documents: list[Document] = []
    name = draft.source.name
    edge = _edge(draft.regions)
    for order, region in enumerate(draft.regions):
        builder = BlockBuilder(
            lines=region.lines,
            head=region.head,
            places=region.tables,
            memory=memory,
            edge=edge,
        )
        builder.build()
        mends.extend(builder.mends)
        suffix = f".{order + 1}" if len(draft.regions) > 1 else ""
        documents.append(
            describe(
                pages=draft.source.pages,
                blocks=tuple(settle_headings(settle_tails(attach_duties(builder.blocks)))),
                tables=tuple(builder.tables),
                head=region.head,
                file=name,
                document_id=(document or document_id(name)) + suffix,
                before=documents[-1] if documents else None,
            )
        )
    return ReadFile(
        source=draft.source,
        documents=tuple(documents),
        removed=draft.removed,
        mends=tuple(sorted(mends, key=lambda mend: mend.span.start)),
    )


def _edge(regions: Sequence[_Region]) -> float | None:
    """Where lines were cut in all of a file: a cover letter of few lines does not show it."""
    lines: list[Line] = []
    for region in regions:
        inside = {k for table in region.tables for k in range(table.body, table.end)}
        own = enumerate(region.lines)
        lines += [line for k, line in own if k not in inside and not line.is_property]
    return wrap_edge(lines)


def document_id(name: str) -> str:
    """A name that is safe in a URL and a path: the file's stem without odd characters."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[^\w\u4e00-\u9fff-]+", "-", stem).strip("-") or "document"


def document_ids(names: Sequence[str]) -> dict[str, str]:
    """An id for each file; those that differ only in their format carry it."""
    counts = Counter(document_id(name) for name in names)
    return {
        name: document_id(name)
        if counts[document_id(name)] == 1
        else f"{document_id(name)}-{name.rsplit('.', 1)[-1].lower()}"
        for name in names
    }


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
        return [_region(lines, head=None, start=0)]
    starts = [0, *(head.start for head in heads[1:])]
    ends = [*starts[1:], len(lines)]
    return [
        _region(lines[start:end], head=head, start=start)
        for start, end, head in zip(starts, ends, heads, strict=True)
    ]


def _region(lines: Sequence[Line], *, head: Head | None, start: int) -> _Region:
    return _Region(
        lines=tuple(lines),
        tables=table_places(lines),
        head=head.shifted(-start) if head else None,
    )
