"""Blocks and table rows become passages: what is searched, quoted and cited.

A passage follows the structure: a clause with its responsibility note, a heading with the short
items under it, a table row. A long clause is cut at sentence ends. Its context (title, heading
path, column names) is searched with it but is no part of the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind, Document, Passage, PassageKind, Table

PASSAGE_LENGTH = 420  # characters; a longer clause is cut at sentence ends
GROUP_LENGTH = 420  # a heading and all that stands under it stay together up to this length
_SENTENCE_END = re.compile(r"(?<=[。！？；])")
_FRAME = (
    BlockKind.ISSUER,
    BlockKind.NUMBER,
    BlockKind.TITLE,
    BlockKind.ADDRESSEE,
    BlockKind.SIGNATURE,
    BlockKind.DATE,
    BlockKind.PUBLICITY,
    BlockKind.CONTACT,
    BlockKind.IMPRINT,
    BlockKind.ATTACHMENT,
)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in its order; every block of text is in one of them."""
    found = [*_text_passages(document), *_row_passages(document)]
    found.sort(key=lambda passage: (passage.text.span.start, passage.text.span.end))
    return tuple(found)


def _text_passages(document: Document) -> Iterator[Passage]:
    blocks = document.blocks
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind == BlockKind.TABLE:
            place += 1
            continue
        end = _group_end(blocks, place)
        text = AlignedText.join([b.text for b in blocks[place:end]], glue="\n")
        kind = PassageKind.HEADER if block.kind in _FRAME else PassageKind.CLAUSE
        path = block.path
        for piece in _cut(text, limit=PASSAGE_LENGTH):
            yield _passage(document, kind=kind, path=path, text=piece, block=place)
        place = end


def _group_end(blocks: Sequence[Block], place: int) -> int:
    """The block after the group that begins at `place`."""
    block = blocks[place]
    if block.kind in _FRAME:
        return _frame_end(blocks, place)
    if block.rank is None and block.kind != BlockKind.HEADING:
        return place + 1
    subtree = _subtree_end(blocks, place)
    if _length(blocks[place:subtree]) <= GROUP_LENGTH:
        return subtree
    if block.kind != BlockKind.HEADING:
        return place + 1
    return _with_first_child(blocks, place)


def _frame_end(blocks: Sequence[Block], place: int) -> int:
    """Formal parts that follow one another go together."""
    end = place + 1
    while end < len(blocks) and blocks[end].kind in _FRAME:
        if _length(blocks[place : end + 1]) > GROUP_LENGTH:
            break
        end += 1
    return end


def _subtree_end(blocks: Sequence[Block], place: int) -> int:
    path = blocks[place].path
    end = place + 1
    while end < len(blocks) and blocks[end].path[: len(path)] == path:
        if blocks[end].kind == BlockKind.TABLE or blocks[end].kind in _FRAME:
            break
        if blocks[end].path == path and blocks[end].marker:
            break
        end += 1
    return end


def _with_first_child(blocks: Sequence[Block], place: int) -> int:
    """A heading goes with the paragraph right under it."""
    after = place + 1
    if after < len(blocks) and blocks[after].kind == BlockKind.CLAUSE:
        own = blocks[after].path == blocks[place].path
        if own and len(blocks[after].text) <= PASSAGE_LENGTH:
            return after + 1
    return after


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _cut(text: AlignedText, *, limit: int) -> Iterator[AlignedText]:
    """Pieces of at most `limit` characters, cut at sentence ends where there are any."""
    if len(text) <= limit:
        yield text
        return
    ends = [match.end() for match in _SENTENCE_END.finditer(text.text)] + [len(text)]
    count = -(-len(text) // limit)
    aim = len(text) / count
    start, last = 0, 0
    for end in ends:
        if end - start > limit and last > start:
            yield text[start:last]
            start = last
        if end - start >= aim and len(text) - end > aim / 4:
            yield from _cut_hard(text[start:end], limit=limit)
            start = end
        last = end
    if start < len(text):
        yield from _cut_hard(text[start:], limit=limit)


def _cut_hard(text: AlignedText, *, limit: int) -> Iterator[AlignedText]:
    """A sentence without an end: cut at a comma near the limit, else at the limit."""
    while len(text) > limit:
        half = min(limit, -(-len(text) // 2))
        comma = text.text.rfind("，", half // 2, limit)
        stop = comma + 1 if comma > 0 else limit
        yield text[:stop]
        text = text[stop:]
    yield text


def _row_passages(document: Document) -> Iterator[Passage]:
    for table in document.tables:
        block = _block_of(document, table)
        for row in table.rows:
            written = "；".join(
                f"{cell.column}：{cell.text.text}" for cell in row.cells if cell.text.text
            )
            yield _passage(
                document,
                kind=PassageKind.ROW,
                path=table.path,
                text=row.text,
                block=block,
                extra=(table.title, written),
            )
        for kind, texts in ((PassageKind.LOOSE, table.loose), (PassageKind.CLAUSE, table.notes)):
            for text in texts:
                for piece in _cut(text, limit=PASSAGE_LENGTH):
                    yield _passage(
                        document,
                        kind=kind,
                        path=table.path,
                        text=piece,
                        block=block,
                        extra=(table.title,),
                    )


def _block_of(document: Document, table: Table) -> int:
    """The position of the block that holds the table's text."""
    parts = [row.text for row in table.rows] + list(table.loose) + list(table.notes)
    inside = parts[0].span if parts else None
    for place, block in enumerate(document.blocks):
        if block.kind == BlockKind.TABLE and inside and block.text.span.overlaps(inside):
            return place
    return 0


def _passage(
    document: Document,
    *,
    kind: PassageKind,
    path: tuple[str, ...],
    text: AlignedText,
    block: int,
    extra: Sequence[str] = (),
) -> Passage:
    span = text.span
    return Passage(
        id=f"{document.id}:{span.start}-{span.end}",
        document_id=document.id,
        kind=kind,
        path=path,
        text=text,
        context="\n".join(part for part in (document.title, *path, *extra) if part),
        block=block,
    )
