"""Tables read out of plain text that was pulled from PDFs: where they are, and their rows.

`find_tables` says which lines are a table, `read_table` makes its rows. What a reading rests on
(header lines, furniture, loose text) is kept in `TableReading`, so that every character of a
table can be accounted for and a wrong row debugged stage by stage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.table_aligned import aligned_rows, lead_fills
from corpus.table_around import read_around
from corpus.table_cell_lines import cell_lines_at
from corpus.table_centred import read_centred
from corpus.table_columns import Column, columns_of
from corpus.table_costs import Judge, Layout
from corpus.table_finding import TableRegion, TableStyle, find_tables
from corpus.table_flow import FlowRow, doubt_per_row, read_flow
from corpus.table_graded import read_graded
from corpus.table_grid import GridLine, fields_of, read_grid
from corpus.table_groups import grouped_rows
from corpus.table_kinds import ColumnKind
from corpus.table_known_rows import known_rows
from corpus.table_label_ends import with_own_labels, with_own_numbers
from corpus.table_lines import Piece, TableLine, lines_of, pieces_of
from corpus.table_marks import NOTE_START
from corpus.table_memory import TableMemory, Words
from corpus.table_merges import Fill, FilledRows, Merges
from corpus.table_named_cells import holds_companies, holds_grades
from corpus.table_names_around import names_whole
from corpus.table_numbered import numbered_rows
from corpus.table_rows import Draft, finished, row_text
from corpus.table_rule_rows import owned_by_grades, settled
from corpus.table_rules import cells_joined, is_of_rules
from corpus.table_serial import rows_in_turn, serial_rows
from corpus.table_shapes import plain
from corpus.table_sides import folded, side_rows, sides_of
from corpus.table_sorting import SEPARATORS, Role, SortedLines, sorted_lines
from corpus.table_straight import broken_rows, straight_rows
from corpus.table_tiers import Tiers, tiered_rows
from corpus.table_units import UnitNames
from corpus.table_values import read_values
from corpus.table_woven import can_read, read_woven

__all__ = [
    "TableLine",
    "TableMemory",
    "TableReading",
    "TableRegion",
    "TableStyle",
    "find_tables",
    "lines_of",
    "read_table",
    "reading_of",
]

_EMPTY = r"(?:一?[栏列])?(?:中)?(?:为空|空白|空缺|未填|未列)"
INTERLEAVED_DOUBT = 2.5  # nats a row; text whose cells follow one another stays below 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A table and the rest of its region: column names as printed, page furniture.

    `sure` tells that no cell had to be moved or put together out of mixed lines: such a table may
    teach how another one is to be read.
    """

    table: Table
    sure: bool
    header: tuple[AlignedText, ...]
    furniture: tuple[AlignedText, ...]


def read_table(
    region: TableRegion, *, path: tuple[str, ...] = (), memory: TableMemory | None = None
) -> Table:
    """The table of a region. `path` holds the headings above it; `memory` the cells of tables
    read before, which help where this one lost its columns."""
    return replace(reading_of(region, memory=memory).table, path=path)


def reading_of(region: TableRegion, *, memory: TableMemory | None = None) -> TableReading:
    """As `read_table`, with what is in no row."""
    lines = sorted_lines(region)
    known = memory or TableMemory()
    read = _read(region, lines, known)
    notes = _notes(region, lines)
    fills = _without_blanks(_fills(read, known), read.columns, notes)
    table = Table(
        title=plain(region.title.text),
        columns=tuple(column.name for column in read.columns),
        rows=finished(read.columns, read.drafts, fills),
        loose=(*read.loose, *(row_text(draft) for draft in read.drafts if draft.loose)),
        notes=notes,
    )
    return TableReading(
        table=table,
        sure=read.sure,
        header=_texts(region, lines.places(Role.HEADER)),
        furniture=_texts(region, lines.places(Role.FURNITURE)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    columns: tuple[Column, ...]
    drafts: tuple[Draft, ...]
    loose: tuple[AlignedText, ...] = ()
    centred: bool = False
    sure: bool = True
    fills: tuple[Fill, ...] | None = None


def _fills(read: _Read, memory: TableMemory) -> tuple[Fill, ...]:
    if read.fills is not None:
        return read.fills
    return Merges(read.columns, read.drafts, memory=memory, centred=read.centred).fills()


def _without_blanks(
    fills: Sequence[Fill], columns: Sequence[Column], notes: Sequence[AlignedText]
) -> tuple[Fill, ...]:
    """The fills without those of columns whose empty cells a note speaks of: 单位栏为空的，……"""
    told = "".join(plain(note.text) for note in notes)
    blank = {k for k, c in enumerate(columns) if re.search(rf"{re.escape(c.name)}{_EMPTY}", told)}
    return tuple({k: row for k, row in fill.items() if k not in blank} for fill in fills)


def _texts(region: TableRegion, places: Sequence[int]) -> tuple[AlignedText, ...]:
    return tuple(region.lines[place].text.strip() for place in places)


def _notes(region: TableRegion, lines: SortedLines) -> tuple[AlignedText, ...]:
    """Form fields above the columns, and each note below the rows with its wrapped lines."""
    notes: list[AlignedText] = list(_texts(region, lines.places(Role.LEAD)))
    fresh = True
    for place in lines.places(Role.NOTE):
        text = region.lines[place].text.strip()
        fresh = fresh or bool(NOTE_START.match(text.text))
        if fresh:
            notes.append(text)
        else:
            notes[-1] = AlignedText.join((notes[-1], text))
        fresh = False
    return tuple(notes)


def _read(region: TableRegion, lines: SortedLines, memory: TableMemory) -> _Read:
    if region.style in SEPARATORS:
        return _of_one_side(_read_separated(region, lines, memory))
    if region.style is TableStyle.VALUES:
        return _read_values(region, lines)
    if region.style is TableStyle.CELLS:
        return _read_cells(region, lines)
    if region.style is TableStyle.ALIGNED:
        return _read_aligned(region, lines)
    return _of_one_side(_read_flowing(region, lines, memory))


def _of_one_side(read: _Read) -> _Read:
    """The table, halves that stand side by side put one below the other."""
    width = len(read.columns) // sides_of(read.columns)
    if width == len(read.columns):
        return read
    drafts, fills = folded(read.columns, read.drafts, read.fills)
    given = fills if read.fills is not None else None
    return replace(read, columns=read.columns[:width], drafts=drafts, fills=given)


def _read_aligned(region: TableRegion, lines: SortedLines) -> _Read:
    places = lines.places(Role.BODY)
    names = region.lines[region.head - region.start]
    rows = aligned_rows(names, [region.lines[k] for k in places])
    columns = columns_of(lines.names)
    if rows is None:
        return _loose(region, lines, columns)
    drafts = [
        Draft(cells=tuple((cell,) if cell else () for cell in row), page=lines.pages[place])
        for row, place in zip(rows, places, strict=True)
    ]
    return _Read(columns=columns, drafts=tuple(drafts), fills=tuple(lead_fills(rows)))


def _read_separated(region: TableRegion, lines: SortedLines, memory: TableMemory) -> _Read:
    separator = SEPARATORS[region.style]
    columns = columns_of(lines.names)
    grid_lines = [
        GridLine(fields=fields_of(region.lines[place].text, separator), page=lines.pages[place])
        for place in lines.places(Role.BODY)
    ]
    if region.whole:
        drafts, fills = known_rows(grid_lines, len(columns))
        return _Read(columns=columns, drafts=drafts, fills=fills)
    words = Words.of([region.context, *(text.text for line in grid_lines for text in line.fields)])
    layout = Layout(widths=(None,) * len(columns))
    units = UnitNames.of([region.context])
    judge = Judge(columns=columns, words=words, memory=memory, units=units, layout=layout)
    grid = read_grid(grid_lines, judge)
    return _Read(
        columns=columns,
        drafts=grid.drafts,
        loose=grid.loose,
        sure=grid.sure,
        centred=_centred(columns, grid.drafts),
        fills=owned_by_grades(grid.drafts, columns),
    )


def _centred(columns: Sequence[Column], drafts: Sequence[Draft]) -> bool:
    """Merged cells are printed in their middle where the first row lacks what a later one has."""
    labels = [k for k, column in enumerate(columns) if column.kind is ColumnKind.LABEL]
    if not drafts or not labels:
        return False
    return not drafts[0].cells[labels[0]] and any(d.cells[labels[0]] for d in drafts)


def _read_values(region: TableRegion, lines: SortedLines) -> _Read:
    rows = [(region.lines[k].text.strip(), lines.pages[k]) for k in lines.places(Role.BODY)]
    header = [region.lines[k] for k in lines.places(Role.HEADER) if not lines.pages[k]]
    values = read_values(header, rows, words=Words.of([region.context]))
    if not values.columns:
        return _Read(columns=(), drafts=(), loose=tuple(text for text, _ in rows), sure=False)
    return _Read(columns=values.columns, drafts=values.drafts)


def _read_cells(region: TableRegion, lines: SortedLines) -> _Read:
    found = cell_lines_at(region.lines, region.head - region.start)
    columns = columns_of(lines.names)
    if found is None:
        return _loose(region, lines, columns)
    drafts = tuple(
        Draft(cells=tuple((cell,) if cell else () for cell in row)) for row in found.rows
    )
    return _Read(columns=columns, drafts=drafts, loose=found.rest, fills=found.fills)


def _read_flowing(region: TableRegion, lines: SortedLines, memory: TableMemory) -> _Read:
    columns = columns_of(lines.names)
    body = lines.places(Role.BODY)
    sides = side_rows(region.lines, body, columns, lines.pages)
    if sides:
        width = len(columns) // sides_of(columns)
        return _Read(columns=columns[:width], drafts=sides, fills=({},) * len(sides))
    grouped = grouped_rows(region.lines, body, columns, lines.pages)
    if grouped is not None:
        return _filled(columns, grouped, sure=True)
    drafts = straight_rows(region.lines, body, columns, lines.pages)
    drafts = drafts or numbered_rows(region.lines, body, columns, lines.pages)
    drafts = drafts or broken_rows(region.lines, body, columns, lines.pages)
    if drafts:
        return _Read(columns=columns, drafts=drafts)
    serial = _read_serial(region, lines, columns, memory)
    if serial is not None:
        return serial
    middle = (
        read_centred(region.lines, body, lines.pages, columns)
        or read_around(region.lines, body, lines.pages, columns, context=region.context)
        or read_graded(region.lines, body, lines.pages, columns)
    )
    if middle is not None:  # merged cells stand in the middle of their rows
        return _filled(columns, middle, sure=False)
    if is_of_rules(columns):
        return _read_rules(region, lines, columns, memory)
    pieces = _pieces(region, lines, columns)
    words = _words(region, pieces)
    pieces, units = names_whole(pieces, columns, words), _units(region, pieces)
    rows = read_flow(pieces, columns, words=words, units=units, memory=memory)
    tiers = _read_tiers(region, lines, columns, memory)
    if tiers is not None and (not rows or tiers.doubt < doubt_per_row(rows)):
        return _Read(columns=columns, drafts=tiers.drafts)
    if not rows:
        return _loose(region, lines, columns)
    if doubt_per_row(rows) > INTERLEAVED_DOUBT:
        return _read_interleaved(region, lines, columns, memory)
    found = with_own_numbers(_drafts(rows, pieces, len(columns), lines), columns)
    return _Read(columns=columns, drafts=with_own_labels(found, columns))


def _filled(columns: tuple[Column, ...], rows: FilledRows, *, sure: bool) -> _Read:
    return _Read(columns=columns, drafts=rows.drafts, fills=rows.fills, loose=rows.loose, sure=sure)


def _read_serial(
    region: TableRegion, lines: SortedLines, columns: tuple[Column, ...], memory: TableMemory
) -> _Read | None:
    """The table as numbered rows that each have all their cells."""
    pieces = _pieces(region, lines, columns, any_space=True)
    judge = _judge(region, pieces, columns, memory)
    rows = serial_rows(pieces, judge) or rows_in_turn(pieces, judge)
    if not rows:
        return None
    drafts = _drafts(rows, pieces, len(columns), lines)
    return _Read(columns=columns, drafts=tuple(drafts), fills=({},) * len(drafts))


def _judge(
    region: TableRegion,
    pieces: Sequence[Piece],
    columns: tuple[Column, ...],
    memory: TableMemory,
) -> Judge:
    return Judge(
        columns=columns,
        words=_words(region, pieces),
        memory=memory,
        units=_units(region, pieces),
        layout=Layout(widths=(None,) * len(columns)),
    )


def _read_tiers(
    region: TableRegion, lines: SortedLines, columns: tuple[Column, ...], memory: TableMemory
) -> Tiers | None:
    pieces = _pieces(region, lines, columns, any_space=True)
    return tiered_rows(pieces, _judge(region, pieces, columns, memory), lines.pages)


def _read_rules(
    region: TableRegion, lines: SortedLines, columns: tuple[Column, ...], memory: TableMemory
) -> _Read:
    pieces = cells_joined(_pieces(region, lines, columns), columns)
    words = _words(region, pieces)
    rows = read_flow(
        pieces, columns, words=words, units=UnitNames.of([region.context]), memory=memory
    )
    if not rows or doubt_per_row(rows) > INTERLEAVED_DOUBT:
        return _loose(region, lines, columns)
    found = _drafts(rows, pieces, len(columns), lines)
    drafts, fills = settled(found, columns, words=words, memory=memory)
    return _Read(columns=columns, drafts=drafts, fills=fills, sure=False)


def _pieces(
    region: TableRegion,
    lines: SortedLines,
    columns: Sequence[Column],
    *,
    any_space: bool = False,
) -> tuple[Piece, ...]:
    kinds = {column.kind for column in columns}
    return pieces_of(
        region.lines,
        [place for place, role in enumerate(lines.roles) if role is not Role.BODY],
        numbered=ColumnKind.ORDINAL in kinds,
        figures=ColumnKind.NUMBER in kinds,
        graded=any(holds_grades(column.name) for column in columns),
        companies=any(holds_companies(column.name) for column in columns),
        any_space=any_space or ColumnKind.RULE in kinds,
    )


def _words(region: TableRegion, pieces: Sequence[Piece]) -> Words:
    return Words.of([region.context, *(piece.text.text for piece in pieces)])


def _units(region: TableRegion, pieces: Sequence[Piece]) -> UnitNames:
    return UnitNames.of([region.context, *(piece.text.text for piece in pieces)])


def _drafts(
    rows: Sequence[FlowRow], pieces: Sequence[Piece], count: int, lines: SortedLines
) -> list[Draft]:
    found = []
    for row in rows:
        cells = {
            cell.column: tuple(piece.text for piece in pieces[cell.begin : cell.end])
            for cell in row
        }
        page = lines.pages[pieces[row[0].begin].line]
        found.append(Draft(cells=tuple(cells.get(k, ()) for k in range(count)), page=page))
    return found


def _loose(region: TableRegion, lines: SortedLines, columns: tuple[Column, ...]) -> _Read:
    return _Read(
        columns=columns, drafts=(), loose=_texts(region, lines.places(Role.BODY)), sure=False
    )


def _read_interleaved(
    region: TableRegion,
    lines: SortedLines,
    columns: tuple[Column, ...],
    memory: TableMemory,
) -> _Read:
    body = lines.places(Role.BODY)
    if not can_read(columns):
        return _loose(region, lines, columns)
    woven = read_woven(
        region.lines, body, lines.pages, columns, context=region.context, memory=memory
    )
    return _Read(
        columns=columns, drafts=woven.drafts, loose=woven.loose, fills=woven.fills, sure=False
    )
