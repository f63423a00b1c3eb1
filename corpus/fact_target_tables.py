"""Targets out of tables of figures: a region in each row, indicator and year in the column names.

A column is the aim, the earlier figure or the change, by what its name says: 控制目标, 实际,
减少目标, or a time before the document's own. Columns of one indicator make one target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.datamodels import BlockKind, Cell, Document, Period, Table, TableRow
from corpus.dates import find_times
from corpus.fact_indicators import find_indicators, fits_unit
from corpus.fact_models import Amount, Direction, Field, Name, Target, amount_of
from corpus.folded import fold
from corpus.measures import UNIT, canonical_unit
from corpus.numerals import find_quantities
from corpus.statements import Statement

_REGION = re.compile(r"县|市|区|地区|辖区|单位|乡镇|街道|镇")
_AIM = re.compile(r"目标|控制|计划|要求|任务|下达")
_PAST = re.compile(r"实际|现状|基数|基准|完成情况|上一?[年个管期]|同期|去年|基年")
_CHANGE = re.compile(r"减少|下降|降低|压减|(?P<up>增加|提高|提升|上升)")
_BRACKET = re.compile(r"（([^（）]+)）")
SHARED_STEM = 2  # characters that a column without indicator shares with the one it belongs to


class _Role(StrEnum):
    AIM = "aim"
    PAST = "past"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """What a column of figures tells."""

    name: str
    indicator: str
    unit: str
    role: _Role
    period: Period | None


def read_target_tables(document: Document, statements: Sequence[Statement]) -> Iterator[Target]:
    """The targets in the tables of figures of a document."""
    passages = {s.row.row.text.span: s.passage.id for s in statements if s.row is not None}
    for table in document.tables:
        region = _of_places(table)
        columns = _columns(table, document) if region is not None else ()
        if region is None or not columns or not _is_of_figures(table, columns):
            continue
        for row in table.rows:
            passage = passages.get(row.text.span)
            if passage is not None:
                yield from _of_row(document, row, region, columns, passage)


def _of_places(table: Table) -> str | None:
    """The column of the places that the rows are about: of county and town the town."""
    found: str | None = None
    for column in table.columns:
        if _REGION.search(column):
            found = column
        elif found is not None:
            break
    return found


def _columns(table: Table, document: Document) -> tuple[_Column, ...]:
    found: list[_Column] = []
    for name in table.columns:
        plain = _BRACKET.sub("", name)
        indicators = find_indicators(plain)
        if indicators:
            found.append(_column(name, indicators[-1].name, document))
        elif found and _PAST.search(plain) and _stem(plain, found[-1].indicator):
            found.append(replace(_column(name, found[-1].indicator, document), role=_Role.PAST))
    return tuple(found)


def _stem(plain: str, indicator: str) -> bool:
    pieces = (indicator[i : i + SHARED_STEM] for i in range(len(indicator) - SHARED_STEM + 1))
    return any(piece in plain for piece in pieces)


def _column(name: str, indicator: str, document: Document) -> _Column:
    times = [time for time in find_times(name, default=document.period) if time.period is not None]
    period = times[-1].period if times else None
    return _Column(
        name=name,
        indicator=indicator,
        unit=_unit(name),
        role=_role(_BRACKET.sub("", name), period, document.period),
        period=period,
    )


def _unit(name: str) -> str:
    for bracket in _BRACKET.finditer(name):
        plain = fold(bracket.group(1)).text
        if plain in ("%", "‰") or re.fullmatch(UNIT, plain):
            return plain if plain in ("%", "‰") else canonical_unit(plain)
    return ""


def _role(plain: str, period: Period | None, own: Period | None) -> _Role:
    if _CHANGE.search(plain):
        return _Role.CHANGE
    if _PAST.search(plain) and not _AIM.search(plain):
        return _Role.PAST
    earlier = period is not None and own is not None and period.end < own.start
    return _Role.PAST if earlier and not _AIM.search(plain) else _Role.AIM


def _is_of_figures(table: Table, columns: Sequence[_Column]) -> bool:
    """Do most of these cells hold figures? A list of works names indicators, too."""
    if not all(fits_unit(column.indicator, column.unit) for column in columns if column.unit):
        return False  # the head was not read right: which figure is whose cannot be told
    names = {column.name for column in columns}
    cells = [c.text.text for row in table.rows for c in row.cells if c.column in names and c.text]
    figures = [text for text in cells if re.match(r"\D{0,4}\d", text) and len(text) < 12]
    return 2 * len(figures) > len(cells)


def _of_row(
    document: Document,
    row: TableRow,
    region: str,
    columns: Sequence[_Column],
    passage: str,
) -> Iterator[Target]:
    cells = {cell.column: cell for cell in row.cells if cell.text}
    place = cells.get(region)
    if place is None:
        return
    for indicator in dict.fromkeys(column.indicator for column in columns):
        own = {c.role: c for c in columns if c.indicator == indicator and c.name in cells}
        lead = own.get(_Role.AIM) or own.get(_Role.CHANGE) or own.get(_Role.PAST)
        if lead is not None:
            target = Target(
                id="",
                document_id=document.id,
                passage_id=passage,
                region=document.region,
                text=Field.of(row.text),
                place=place.text.text,
                area=Field.of(place.text),
                indicator=Name(field=_named(document, row, indicator), canonical=indicator),
                days=lead.period or document.period,
            )
            yield _with_cells(target, own, cells)


def _named(document: Document, row: TableRow, indicator: str) -> Field:
    """The indicator where the head of the table names it; else the row."""
    for block in document.blocks:
        if block.kind == BlockKind.TABLE and block.text.span.covers(row.text.span):
            for mention in find_indicators(block.text.text):
                if mention.name == indicator:
                    return Field.of(block.text[mention.start : mention.end])
    return Field.of(row.text)


def _with_cells(target: Target, own: Mapping[_Role, _Column], cells: Mapping[str, Cell]) -> Target:
    for role, column in own.items():
        cell = cells[column.name]
        amount = _amount(cell, column.unit)
        if amount is None:
            if role is not _Role.PAST:
                target = replace(target, wording=Field.of(cell.text))
        elif role is _Role.AIM:
            target = replace(target, value=amount)
        elif role is _Role.PAST:
            target = replace(target, baseline=amount)
        else:
            target = replace(target, change=amount, direction=_direction(cell, column))
    return target


def _amount(cell: Cell, unit: str) -> Amount | None:
    quantities = find_quantities(cell.text.text)
    if len(quantities) != 1:
        return None
    amount = amount_of(cell.text, quantities[0])
    return amount if amount.unit else replace(amount, unit=unit)


def _direction(cell: Cell, column: _Column) -> Direction:
    told = _CHANGE.search(cell.text.text) or _CHANGE.search(column.name)
    return Direction.UP if told and told["up"] else Direction.DOWN
