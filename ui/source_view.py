"""A document as it was read, with one place marked: what a click on a citation opens.

Marked are the very characters that are cited. They are found by their place in the stored source,
so a cell of a table whose lines are interleaved is marked alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.aligned import AlignedText, Span
from corpus.datamodels import Block, BlockKind, Document, Mend, Passage, Table
from corpus.library import Library
from ui.errors import PageError

__all__ = [
    "Paragraph",
    "Piece",
    "SourceView",
    "TableView",
    "path_at",
    "place_of",
    "source_view",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that are shown alike. `before` is what the source has where it was mended."""

    text: str
    marked: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`level` counts from 1 for headings; 0 is text."""

    kind: str
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """`rows` hold the pieces of each cell; a row that is cited is in `marked`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    marked: frozenset[int]
    loose: tuple[tuple[Piece, ...], ...]
    kind: str = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """`path` leads to the marked place; `exact` is false if its words could not be found."""

    document: Document
    path: tuple[str, ...]
    parts: tuple[Paragraph | TableView, ...]
    exact: bool


def source_view(library: Library, document_id: str, place: Span | None = None) -> SourceView:
    """The document with `place` marked. Raises `PolicyError` for a document that is not there."""
    document = library.document(document_id)
    mends = [mend for mend in library.file(document.file).mends if _is_seen(mend)]
    passage = _passage(library.passages_in(document.id), place)
    marker = _Marker(_places(passage, place), mends)
    parts = tuple(_parts(document, marker))
    return SourceView(
        document=document,
        path=path_at(document, place, otherwise=passage.path if passage else ()),
        parts=parts,
        exact=place is None or _any_marked(parts),
    )


class _Marker:
    """Cuts text into pieces by what is marked and what was mended."""

    def __init__(self, places: frozenset[int], mends: Iterable[Mend]) -> None:
        self._places = places
        self._mended = {at: mend for mend in mends for at in range(mend.span.start, mend.span.end)}

    def pieces(self, text: AlignedText, *, mark: bool = True) -> tuple[Piece, ...]:
        looks = (
            self._look(at, end, mark=mark) for at, end in zip(text.starts, text.ends, strict=True)
        )
        found = []
        done = 0
        for (marked, mend), group in groupby(looks):
            width = len(list(group))
            piece = text.text[done : done + width]
            before = mend.before.strip() if mend else ""
            found.append(Piece(text=piece, marked=marked, before=before))
            done += width
        return tuple(found)

    def touches(self, text: AlignedText) -> bool:
        return any(at in self._places for at in text.starts)

    def _look(self, at: int, end: int, *, mark: bool) -> tuple[bool, Mend | None]:
        inserted = at == end
        marked = at in self._places and (not inserted or at - 1 in self._places)
        return mark and marked, None if inserted else self._mended.get(at)


def _is_seen(mend: Mend) -> bool:
    """White space that was closed up is not worth a reader's attention."""
    return "".join(mend.before.split()) != "".join(mend.after.split())


def _passage(passages: Sequence[Passage], place: Span | None) -> Passage | None:
    """The passage that is cited there: the same place, or the smallest around it."""
    if place is None:
        return None
    around = [p for p in passages if p.text.span.covers(place)]
    return min(around, key=lambda p: len(p.text.span), default=None)


def _places(passage: Passage | None, place: Span | None) -> frozenset[int]:
    if place is None:
        return frozenset()
    if passage is None:
        return frozenset(range(place.start, place.end))
    inner = passage.text.within(place)
    spans = zip(inner.starts, inner.ends, strict=True)
    return frozenset(at for start, end in spans for at in range(start, max(end, start + 1)))


def path_at(
    document: Document, place: Span | None, *, otherwise: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The heading path of the one clause at that place, or else what is known of it."""
    if place is None:
        return otherwise
    found = [
        block.path
        for block in document.blocks
        if block.kind is not BlockKind.HEADING and block.text.span.overlaps(place)
    ]
    return found[0] if len(found) == 1 and found[0] else otherwise


def _parts(document: Document, marker: _Marker) -> Iterator[Paragraph | TableView]:
    tables = _tables_by_block(document)
    ranks = sorted({b.rank for b in document.blocks if b.kind is BlockKind.HEADING and b.rank})
    for number, block in enumerate(document.blocks):
        if number in tables:
            yield from (_table(table, marker) for table in tables[number])
        else:
            level = _level(block, ranks)
            yield Paragraph(kind=block.kind.value, level=level, pieces=marker.pieces(block.text))


def _level(block: Block, ranks: Sequence[int]) -> int:
    if block.kind is BlockKind.TITLE:
        return 1
    if block.kind is not BlockKind.HEADING:
        return 0
    return 2 + (ranks.index(block.rank) if block.rank in ranks else 0)


def _tables_by_block(document: Document) -> dict[int, list[Table]]:
    """The tables that take the place of a block's plain text: those whose rows stand in it."""
    found: dict[int, list[Table]] = {}
    blocks = [(n, b) for n, b in enumerate(document.blocks) if b.kind is BlockKind.TABLE]
    for table in document.tables:
        texts = [*(row.text for row in table.rows), *table.loose]
        home = next((n for n, b in blocks if texts and b.text.span.overlaps(texts[0].span)), None)
        if home is not None:
            found.setdefault(home, []).append(table)
    return found


def _table(table: Table, marker: _Marker) -> TableView:
    rows = []
    marked = set()
    for number, row in enumerate(table.rows):
        own = [cell for cell in row.cells if not cell.inherited]
        cited = any(marker.touches(cell.text) for cell in own)
        if cited:
            marked.add(number)
        cells = {c.column: marker.pieces(c.text, mark=cited) for c in row.cells}
        rows.append(tuple(cells.get(column, ()) for column in table.columns))
    return TableView(
        title=table.title,
        columns=table.columns,
        rows=tuple(rows),
        marked=frozenset(marked),
        loose=tuple(marker.pieces(text) for text in (*table.loose, *table.notes)),
    )


def _any_marked(parts: Iterable[Paragraph | TableView]) -> bool:
    return any(
        any(piece.marked for piece in part.pieces)
        if isinstance(part, Paragraph)
        else bool(part.marked) or any(piece.marked for text in part.loose for piece in text)
        for part in parts
    )


def place_of(start: str, end: str) -> Span | None:
    """The place that the markup names; none of it is no place. Raises `PageError`."""
    if not start and not end:
        return None
    try:
        return Span(start=int(start), end=int(end))
    except ValueError as exc:
        raise PageError("这条出处的位置读不懂，请刷新页面再试") from exc
