"""From a source file to its documents: the chain of all reading steps.

    source -> lines -> heads -> regions -> paragraphs -> blocks, and tables beside them

Every line ends up in exactly one block or in what was removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.aligned import AlignedText, Span
from corpus.datamodels import (
    Block,
    BlockKind,
    Document,
    Mend,
    ReadFile,
    Removed,
    SourceFile,
    Table,
)
from corpus.errors import ReaderError
from corpus.heads import (
    ISSUER_WIDTH,
    Head,
    Role,
    announced_title,
    find_heads,
    formal_role,
    is_formal,
    looks_like_title,
    skeleton,
    title_at,
)
from corpus.lines import Line, split_lines
from corpus.markers import find_marker, heading_depth
from corpus.mend import close_up
from corpus.metadata import describe
from corpus.paragraphs import join_lines, wrap_edge
from corpus.structure import Outline, attach_duties, build_blocks, settle_headings
from corpus.tables import TableRegion, find_tables, read_table

FOREIGN_LINES = 14  # a foreign page holds at most this many text lines before the real title
ANNEX_TITLE_LINES = 4
ANNEX_LIST_LINES = 14
_UNIT_END = re.compile(
    r"[^，。；：、]+(?:政府|办公室|办公厅|委员会|领导小组|领导组|指挥部|[局厅委部院会])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    """The lines of one document: `[start, end)`, and its head if it has one."""

    start: int
    end: int
    head: Head | None


def read_source(source: SourceFile) -> ReadFile:
    """Read a file. Raises `ReaderError` if there is no text in it."""
    split = split_lines(source.text)
    if not split.lines:
        raise ReaderError(f"文件 {source.name} 里没有文字，请检查文件是否为空或为扫描件")
    kept, foreign = _drop_foreign(split.lines)
    regions = _regions(kept)
    documents: list[Document] = []
    for order, region in enumerate(regions):
        builder = _Builder(lines=kept[region.start : region.end], head=_shift(region))
        builder.run()
        suffix = f".{order + 1}" if len(regions) > 1 else ""
        documents.append(
            describe(
                blocks=tuple(settle_headings(attach_duties(builder.blocks))),
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
        mends=tuple(_in_use(split.mends, foreign)),
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
    for place in range(head.end, min(head.end + FOREIGN_LINES, len(lines))):
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


def _shift(region: _Region) -> Head | None:
    head = region.head
    if head is None:
        return None
    return Head(
        start=head.start - region.start,
        end=head.end - region.start,
        number=head.number,
        title=head.title,
        addressed=head.addressed,
        announced=head.announced,
    )


@dataclass(slots=True)
class _Builder:
    """Walks the lines of one document and gathers its blocks and tables."""

    lines: Sequence[Line]
    head: Head | None
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    run_of_text: list[Line] = field(default_factory=list)
    edge: float | None = None
    in_imprint: bool = False
    awaited: str | None = None

    def run(self) -> None:
        regions = {region.start: region for region in find_tables(self.lines)}
        in_tables = {p for r in regions.values() for p in range(r.start, r.end)}
        self.edge = wrap_edge([ln for i, ln in enumerate(self.lines) if i not in in_tables])
        place = self._read_head()
        while place < len(self.lines):
            region = regions.get(place)
            place = self._read_table(region) if region else self._read_line(place, in_tables)
        self._flush()

    def _read_head(self) -> int:
        head = self.head
        if head is None:
            return self._read_bare_title()
        self.awaited = head.announced
        for place in range(head.start):
            self._emit(BlockKind.CLAUSE, [self.lines[place]])
        number_at = next(
            place
            for place in range(head.start, head.end)
            if skeleton(self.lines[place].plain).find(skeleton(head.number or "")) >= 0
        )
        before, after = range(head.start, number_at), range(number_at + 1, head.end)
        title_first = not after or not head.title.startswith(self.lines[number_at + 1].plain)
        self._emit_all(BlockKind.TITLE if title_first else BlockKind.ISSUER, before)
        self._emit(BlockKind.NUMBER, [self.lines[number_at]])
        return self._read_title_and_addressee(after, titled=not title_first)

    def _read_title_and_addressee(self, places: range, *, titled: bool) -> int:
        title_lines: list[Line] = []
        rest: list[Line] = []
        joined = ""
        for place in places:
            line = self.lines[place]
            joined += line.plain
            if titled and self.head and self.head.title.startswith(joined):
                title_lines.append(line)
            else:
                rest.append(line)
        if title_lines:
            self._emit(BlockKind.TITLE, title_lines)
        if rest:
            self._emit(BlockKind.ADDRESSEE, rest)
        return places.stop

    def _read_bare_title(self) -> int:
        """The title of a document without a number: its first lines, if they can be one."""
        place = 0
        taken: list[Line] = []
        while place < min(4, len(self.lines)):
            line = self.lines[place]
            if find_marker(line.text.text) or re.search(r"[。；：]", line.plain):
                break
            taken.append(line)
            place += 1
            if heading_depth(line.text.text) or looks_like_title("".join(t.plain for t in taken)):
                self._emit(BlockKind.TITLE, taken)
                self.awaited = announced_title("".join(t.plain for t in taken))
                return place
        return 0

    def _emit(self, kind: BlockKind, lines: Sequence[Line]) -> None:
        text = AlignedText.join([line.text for line in lines])
        text = text[re.match(r"#*\s*", text.text).end() :]  # type: ignore[union-attr]
        closed = text if kind == BlockKind.CONTACT else close_up(text)
        path = self.outline.path if kind in _IN_OUTLINE else ()
        if closed:
            self.blocks.append(Block(kind=kind, text=closed, path=path))

    def _emit_all(self, kind: BlockKind, places: range) -> None:
        if kind == BlockKind.TITLE and places:
            self._emit(kind, [self.lines[place] for place in places])
            return
        for place in places:
            self._emit(kind, [self.lines[place]])

    def _flush(self) -> None:
        if self.run_of_text:
            paragraphs = join_lines(self.run_of_text, edge=self.edge)
            self.blocks.extend(build_blocks(paragraphs, outline=self.outline))
            self.run_of_text = []

    def _read_table(self, region: TableRegion) -> int:
        self._flush()
        table = read_table(region, path=self.outline.path)
        self.tables.append(table)
        text = AlignedText.join(
            [self.lines[place].text for place in range(region.start, region.end)], glue="\n"
        )
        self.blocks.append(Block(kind=BlockKind.TABLE, text=text, path=self.outline.path))
        return region.end

    def _read_line(self, place: int, in_tables: set[int]) -> int:
        line = self.lines[place]
        if self.awaited and (end := title_at(self.lines, place, self.awaited)) > place:
            return self._read_announced(place, end)
        role = formal_role(line.plain)
        if role == Role.ANNEX_LABEL:
            return self._read_annex(place, in_tables)
        if role == Role.ANNEX_LIST:
            return self._read_annex_list(place)
        if role in (Role.IMPRINT, Role.CONTACT, Role.PUBLICITY, Role.DATE, Role.PROPERTY):
            self._flush()
            self.in_imprint = role == Role.IMPRINT
            self._emit(_KIND_OF_ROLE[role], [line])
            return place + 1
        if self.in_imprint or self._is_signature(place):
            self._flush()
            kind = BlockKind.IMPRINT if self.in_imprint else BlockKind.SIGNATURE
            self._emit(kind, [line])
            return place + 1
        self.run_of_text.append(line)
        return place + 1

    def _read_announced(self, place: int, end: int) -> int:
        self._flush()
        self.awaited = None
        self.in_imprint = False
        self.outline.clear()
        self._emit(BlockKind.TITLE, self.lines[place:end])
        return end

    def _is_signature(self, place: int) -> bool:
        line = self.lines[place]
        if line.width > ISSUER_WIDTH or not _UNIT_END.fullmatch(line.plain):
            return False
        after = self.lines[place + 1].plain if place + 1 < len(self.lines) else ""
        return formal_role(after) in (Role.DATE, Role.IMPRINT)

    def _read_annex_list(self, place: int) -> int:
        self._flush()
        end = place + 1
        while end < min(place + ANNEX_LIST_LINES, len(self.lines)):
            text = self.lines[end].plain
            if formal_role(text) or self._is_signature(end) or self._opens_section(end):
                break
            end += 1
        self._emit(BlockKind.ATTACHMENT, self.lines[place:end])
        return end

    def _opens_section(self, place: int) -> bool:
        marker = find_marker(self.lines[place].text.text)
        return marker is not None and marker.style not in ("decimal",)

    def _read_annex(self, place: int, in_tables: set[int]) -> int:
        self._flush()
        self.in_imprint = False
        self.outline.clear()
        end = place + 1
        while end < len(self.lines) and end not in in_tables and self._may_be_annex_title(end):
            end += 1
            joined = "".join(line.plain for line in self.lines[place + 1 : end])
            if looks_like_title(joined) and not self._continues_annex_title(end, in_tables):
                break
            if end - place > ANNEX_TITLE_LINES:
                break
        title = "".join(close_up(line.text).text for line in self.lines[place + 1 : end])
        label = self.lines[place].plain.lstrip("Il1|").rstrip("：:")
        self.outline.clear(root=f"{label} {title}".strip())
        self._emit(BlockKind.ATTACHMENT, [self.lines[place]])
        if title:
            self._emit(BlockKind.HEADING, self.lines[place + 1 : end])
        return end

    def _may_be_annex_title(self, place: int) -> bool:
        line = self.lines[place]
        return not (
            re.search(r"[。；：|\t]", line.text.text)
            or find_marker(line.text.text)
            or is_formal(line.plain)
        )

    def _continues_annex_title(self, place: int, in_tables: set[int]) -> bool:
        return (
            place < len(self.lines)
            and place not in in_tables
            and self._may_be_annex_title(place)
            and looks_like_title(self.lines[place].plain)
        )


_IN_OUTLINE = (BlockKind.HEADING, BlockKind.CLAUSE)
_KIND_OF_ROLE = {
    Role.IMPRINT: BlockKind.IMPRINT,
    Role.CONTACT: BlockKind.CONTACT,
    Role.PUBLICITY: BlockKind.PUBLICITY,
    Role.DATE: BlockKind.DATE,
    Role.PROPERTY: BlockKind.NUMBER,
}


def covered(file: ReadFile) -> list[Span]:
    """The source spans of all lines that became text, for accounting."""
    return [block.text.span for document in file.documents for block in document.blocks]
