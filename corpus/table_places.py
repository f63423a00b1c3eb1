"""Tables among the lines of a document: where they and their titles stand, their cells mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.aligned import AlignedText
from corpus.datamodels import Cell, Mend, Table, TableRow
from corpus.frame import Role, formal_role
from corpus.lines import Line
from corpus.mend import close_up, mend_joined
from corpus.table_lines import pieces_of
from corpus.table_shapes import plain
from corpus.table_title_units import with_title_unit
from corpus.tables import TableMemory, TableRegion, TableStyle, find_tables, read_table

TABLES_KEPT = 256  # tables as read, so that adding a file does not read all others' again


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlace:
    """A table's lines: its title from `start`, all else from `body` to `end`."""

    region: TableRegion
    start: int
    body: int
    end: int

    @property
    def difficulty(self) -> float:
        """How much of the table's grid was lost: 0 where it is drawn, above 1 where cells of
        several columns stand on a line."""
        if self.region.style is TableStyle.FLOW:
            pieces = pieces_of(self.region.lines)
            return len(pieces) / max(len({piece.line for piece in pieces}), 1)
        return _DIFFICULTY[self.region.style]


# Tabs whose empty cells were dropped are harder than text with a cell a line (1 to 2.3).
_DIFFICULTY = {
    TableStyle.PIPES: 0.0,
    TableStyle.VALUES: 0.0,
    TableStyle.CELLS: 0.0,
    TableStyle.ALIGNED: 0.0,
    TableStyle.TABS: 2.5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedTable:
    """A table whose cells were mended, and the list of mends."""

    table: Table
    mends: tuple[Mend, ...]


def table_places(lines: Sequence[Line]) -> tuple[TablePlace, ...]:
    """The tables among the lines of a document, in order; none holds a property of a page."""
    found: list[TablePlace] = []
    begin = 0
    for end, line in enumerate((*lines, None)):
        if line is not None and not line.is_property:
            continue
        part = lines[begin:end]
        for region in find_tables(part):
            start = begin + _title_start(region, part)
            found.append(
                TablePlace(
                    region=region, start=start, body=begin + region.start, end=begin + region.end
                )
            )
        begin = end + 1
    return tuple(found)


def _title_start(region: TableRegion, lines: Sequence[Line]) -> int:
    """The first line of the title; the label of an annex above it is no part of it."""
    start = region.start
    if not region.title:
        return start
    above = region.title.span.start
    while start > 0 and lines[start - 1].text.span.start >= above:
        start -= 1
    while start < region.start and formal_role(lines[start].plain) == Role.ANNEX_LABEL:
        start += 1
    return start


def read_mended(place: TablePlace, *, path: tuple[str, ...], memory: TableMemory) -> MendedTable:
    """The table at a place; `memory` holds the cells of other tables."""
    table = _read(place.region, _within(memory, place.region))
    mends: dict[tuple[int, str], Mend] = {}
    typed = place.region.lines[0].typed
    rows = [replace(row, cells=_mended_cells(row, mends, typed=typed)) for row in table.rows]
    loose = tuple(_mended(text, mends, typed=typed) for text in table.loose)
    notes = tuple(_mended(text, mends, typed=typed) for text in table.notes)
    signs = signs_of(mends.values())
    done = replace(
        table,
        path=path,
        rows=tuple(replace(row, text=with_signs(readable(row), signs)) for row in rows),
        loose=loose,
        notes=notes,
    )
    return MendedTable(table=with_title_unit(done), mends=tuple(mends.values()))


@lru_cache(maxsize=TABLES_KEPT)
def _read(region: TableRegion, memory: TableMemory) -> Table:
    return read_table(region, memory=memory)


def _within(memory: TableMemory, region: TableRegion) -> TableMemory:
    """Of other tables, what this one could hold: so it need not be read again for any other."""
    chars = {char for line in region.lines for char in plain(line.text.text)}
    return TableMemory(
        values=frozenset(value for value in memory.values if chars.issuperset(value[1])),
        parents=frozenset(pair for pair in memory.parents if chars.issuperset("".join(pair))),
    )


def _mended_cells(
    row: TableRow, mends: dict[tuple[int, str], Mend], *, typed: bool
) -> tuple[Cell, ...]:
    return tuple(replace(cell, text=_mended(cell.text, mends, typed=typed)) for cell in row.cells)


def _mended(text: AlignedText, mends: dict[tuple[int, str], Mend], *, typed: bool) -> AlignedText:
    """The mended text; a merged cell is met several times, its mends are noted once."""
    done = mend_joined(close_up(text), typed=typed)
    mends.update({(mend.span.start, mend.after): mend for mend in done.mends})
    return done.text


def readable(row: TableRow) -> AlignedText:
    """The row cell by cell, as a person reads it: lines that several columns share are no text.

    What is in no cell comes last.
    """
    own = [cell.text for cell in row.cells if cell.text and not cell.inherited]
    taken = {start for text in own for start in text.starts}
    kept = [place for place, start in enumerate(row.text.starts) if start not in taken]
    rest = close_up(AlignedText.join(row.text[place : place + 1] for place in kept))
    return AlignedText.join([*own, rest] if rest else own, glue=" ")


def signs_of(mends: Iterable[Mend]) -> Mapping[int, tuple[str, str]]:
    """Mends of single characters by source place: what stood there, and what is read."""
    return {
        mend.span.start: (mend.before, mend.after)
        for mend in mends
        if len(mend.before) == len(mend.after) == len(mend.span) == 1
    }


def with_signs(text: AlignedText, signs: Mapping[int, tuple[str, str]]) -> AlignedText:
    """The text with the characters that were mended elsewhere for the same source places."""
    if not signs:
        return text
    chars = [
        signs[start][1] if start in signs and signs[start][0] == char else char
        for char, start in zip(text.text, text.starts, strict=True)
    ]
    return replace(text, text="".join(chars))
