"""Targets out of tables of indicators: an indicator in each row, times and aims in the columns.

    指标 | 2023年实绩 | 2024年目标 | 责任单位
    农村生活污水治理率（%） | 31.5 | 36 | 市生态环境局

The unit stands behind the indicator or in a column of its own. What the text sets for the same
indicator and time has to be the same figure (`corpus.fact_variants`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.datamodels import Document, Period, Table, TableRow
from corpus.dates import find_times
from corpus.fact_indicators import find_indicators, fits_unit
from corpus.fact_models import Amount, Field, Name, Target, amount_of
from corpus.folded import fold
from corpus.measures import UNIT, canonical_unit
from corpus.numerals import find_quantities
from corpus.statements import Statement

_INDICATOR = re.compile(
    r"(?:[一二三]级|考核|约束性|预期性|主要|控制|具体)?指标(?:名称|项目|内容)?|项目"
)
_AIM = re.compile(r"目标|计划|控制|要求|任务|预期")
_PAST = re.compile(r"实[绩际]|现状|基[准期数年]|完成|同期|[去上]一?年")
_WHOLE = re.compile(r"全[市省县区州]|(?:环境)?空气(?:质量)?|大气|年(?:平?均)?|[的\s]")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位")
_BRACKET = re.compile(r"[（(](?P<unit>[^（）()]{1,14})[）)]\s*$")
_PERCENT = ("%", "‰")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where a table of indicators names them, and where it tells what they were and shall be."""

    name: str
    unit: str | None
    aims: tuple[tuple[str, Period | None], ...]
    past: str | None


def read_indicator_rows(document: Document, statements: Sequence[Statement]) -> tuple[Target, ...]:
    """The targets in the tables of indicators of a document, in the order of the rows."""
    passages = {s.row.row.text.span: s.passage.id for s in statements if s.is_figures and s.row}
    found: list[Target] = []
    for table in document.tables:
        columns = _columns(table, document)
        for row in table.rows if columns is not None else ():
            passage = passages.get(row.text.span)
            if columns is not None and passage is not None:
                found.extend(_of_row(document, row, columns, passage))
    return tuple(found)


def _columns(table: Table, document: Document) -> _Columns | None:
    name = next((c for c in table.columns if _INDICATOR.fullmatch(c)), None)
    if name is None:
        return None
    past = [c for c in table.columns if _is_past(c, document)]
    aims = [c for c in table.columns if c not in past and (_AIM.search(c) or _time(c, document))]
    aims = [c for c in aims if c != name]
    if not aims:
        return None
    return _Columns(
        name=name,
        unit=next((c for c in table.columns if _UNIT_COLUMN.fullmatch(c)), None),
        aims=tuple((c, _time(c, document)) for c in aims),
        past=past[-1] if past else None,
    )


def _is_past(column: str, document: Document) -> bool:
    if _AIM.search(column):
        return False
    period, own = _time(column, document), document.period
    earlier = period is not None and own is not None and period.end < own.start
    return earlier or bool(_PAST.search(column))


def _time(column: str, document: Document) -> Period | None:
    times = [t.period for t in find_times(column, default=document.period) if t.period]
    return times[-1] if times else None


def _of_row(document: Document, row: TableRow, columns: _Columns, passage: str) -> Iterator[Target]:
    cells = {cell.column: cell.text for cell in row.cells if cell.text}
    named = cells.get(columns.name)
    if named is None:
        return
    bracket = _BRACKET.search(named.text)
    plain = named[: bracket.start()] if bracket else named
    told = cells[columns.unit].text if columns.unit in cells else bracket and bracket["unit"]
    unit = _unit(told or "")
    indicator, subject = _named(plain)
    if unit and not _can_be_in(indicator.canonical, unit):
        return
    past = cells.get(columns.past) if columns.past else None
    for column, period in columns.aims:
        value = _amount(cells.get(column), unit)
        if value is not None:
            yield Target(
                id="",
                document_id=document.id,
                passage_id=passage,
                region=document.region,
                text=Field.of(row.text),
                place=document.region,
                indicator=indicator,
                subject=subject,
                days=period or document.period,
                value=value,
                baseline=_amount(past, unit),
            )


def _named(text: AlignedText) -> tuple[Name, Field | None]:
    """The indicator that a cell names, and what it is told for: 主城区PM2.5年均浓度."""
    found = [mention for mention in find_indicators(text.text) if mention.end == len(text)]
    if not found:
        return Name(field=Field.of(text), canonical=text.text), None
    name = Name(field=Field.of(text[found[0].start :]), canonical=found[0].name)
    ahead = _WHOLE.sub("", text.text[: found[0].start])
    return name, Field.of(text[: found[0].start]) if ahead else None


def _can_be_in(canonical: str, unit: str) -> bool:
    """Any indicator by its form is told in shares; those of the air in units of their own."""
    return not find_indicators(canonical) or fits_unit(canonical, unit)


def _unit(text: str) -> str:
    plain = fold(text).text
    if plain in _PERCENT:
        return plain
    return canonical_unit(plain) if re.fullmatch(UNIT, plain) else ""


def _amount(cell: AlignedText | None, unit: str) -> Amount | None:
    quantities = find_quantities(cell.text) if cell is not None else ()
    if cell is None or len(quantities) != 1:
        return None
    amount = amount_of(cell, quantities[0])
    return amount if amount.unit else replace(amount, unit=unit)
