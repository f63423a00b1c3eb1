"""A figure that the text sends to an annex for its shares, against the total printed there.

淘汰2180辆（分解任务见附表1）: where the last row of 附表1 gives another number of 辆 in all, one of
the two is wrong. So too where the sentence names no annex, but says in other words what the title
of a table says: 全市46家企业完成低效治理设施改造 and 低效设施改造任务分县汇总.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.aligned import Span
from corpus.bigrams import bigrams
from corpus.datamodels import Cell, Document, Table
from corpus.fact_models import Contradiction, ContradictionKind, Field, Side
from corpus.mentions import Quantity, QuantityBound
from corpus.numerals import find_quantities
from corpus.statements import Statement

SENT_TO = re.compile(
    r"[（(](?:[^（）()]{0,12}[见详])?附([件表])\s*([\d一二三四五六七八九十]*)[^（）()]{0,6}[）)]"
)
_LABEL = re.compile(r"附([件表])\s*([\d一二三四五六七八九十]*)")
TOTAL = re.compile(r"(?:(?:合|总|共)\s*计|全[市县区省州](?:合计)?)(?:（[^（）]*）)?")
# In a title, what says how a table is laid out, not what of.
LAYOUT = re.compile(
    r"附[件表]\s*\d*|（[^（）]*）|\d{4}[^\u4e00-\u9fff]*年度?|[各分]县[市区、]*|县[市区]|全[市县区省州]"
    r"|任务|分解|汇总|清单|目标|一览|情况|统计|分配|计划|治理|整治|工作|表$"
)
IN_ALL = re.compile(r"(?:全[市县区省州]|总?共计?|合计|总计|涉及)[\u4e00-\u9fff]{0,4}$")
LEAST_PAIRS = 4  # of a title's characters: fewer are the name of many things
SAME_SHARE = 0.75  # of these pairs, that a sentence has if it is about the same
_UNIT = re.compile(r"[（(]([^（）()\d]{1,8})[）)]$|单位[:：]\s*([^（）()\d]{1,8})[）)]?$")


def read_unlike_totals(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Contradiction]:
    """Where such a figure and the total of the one column of its unit are not the same."""
    rows = {s.row.row.text.span: s for s in statements if s.row is not None}
    totals = {label: found for label, found in _totals(document, rows).items() if found}
    for told in statements:
        if told.row is not None:
            continue
        for figure in find_quantities(told.text.text):
            sent = SENT_TO.match(told.text.text, figure.end)
            for row, cell in totals.get(sent.groups(), {}).get(figure.unit, ()) if sent else ():
                kind = difference(figure, cell)
                if kind is not None:
                    yield figure_against_cell(document, told, figure, row, cell, kind=kind)


def read_named_totals(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Contradiction]:
    """Where a figure for all of a region and the total of the table that goes by the words of its
    sentence are not the same."""
    rows = {s.row.row.text.span: s for s in statements if s.row is not None}
    for table in document.tables:
        thing = set(bigrams(LAYOUT.sub("", table.title)))
        totals = _of_table(table, rows) if len(thing) >= LEAST_PAIRS else {}
        for told in statements if totals else ():
            if told.row is None and _share(thing, told.text.text) >= SAME_SHARE:
                yield from _unlike_in_all(document, told, totals)


def _share(thing: set[str], text: str) -> float:
    return len(thing.intersection(bigrams(text))) / len(thing)


def _unlike_in_all(
    document: Document, told: Statement, totals: Mapping[str, Sequence[tuple[Statement, Cell]]]
) -> Iterator[Contradiction]:
    """The figures of a sentence for all of a region that are not those of the totals."""
    text = told.text.text
    for figure in find_quantities(text):
        if SENT_TO.match(text, figure.end) or not IN_ALL.search(text[: figure.start]):
            continue
        for row, cell in totals.get(figure.unit, ()):
            kind = difference(figure, cell)
            if kind is not None:
                yield figure_against_cell(document, told, figure, row, cell, kind=kind)


_Totals = dict[str, list[tuple[Statement, Cell]]]  # by unit


def _totals(
    document: Document, rows: Mapping[Span, Statement]
) -> dict[tuple[str | None, ...], _Totals]:
    """The totals of each annex that holds one table, where one column has the unit."""
    found: dict[tuple[str | None, ...], list[_Totals]] = {}
    for table in document.tables:
        label = next((m for part in table.path[::-1] if (m := _LABEL.match(part))), None)
        if label is not None:
            found.setdefault(label.groups(), []).append(_of_table(table, rows))
    return {label: tables[0] for label, tables in found.items() if len(tables) == 1}


def _of_table(table: Table, rows: Mapping[Span, Statement]) -> _Totals:
    last = table.rows[-1] if table.rows else None
    statement = rows.get(last.text.span) if last is not None else None
    if last is None or statement is None or not last.cells:
        return {}
    if not TOTAL.fullmatch(last.cells[0].text.text):
        return {}
    whole = unit_in(table.title) or next((u for n in table.notes if (u := unit_in(n.text))), "")
    found: _Totals = {}
    for cell in last.cells[1:]:
        figures = find_quantities(cell.text.text)
        unit = figures[0].unit if len(figures) == 1 else ""
        unit = unit or unit_in(cell.column) or whole
        if len(figures) == 1 and unit:
            found.setdefault(unit, []).append((statement, cell))
    return {unit: cells for unit, cells in found.items() if len(cells) == 1}


def unit_in(text: str) -> str:
    match = _UNIT.search(text)
    return (match[1] or match[2]).strip() if match else ""


def difference(figure: Quantity, cell: Cell) -> ContradictionKind | None:
    """How a figure told without a bound differs from a total, if it does."""
    (total,) = find_quantities(cell.text.text)
    if figure.bound is not QuantityBound.EXACT or figure.value_to is not None:
        return None
    if total.value == figure.value:
        return None
    shorter = sorted((total.number_text, figure.number_text), key=len)
    cut = "." in shorter[0] and shorter[1].startswith(shorter[0])
    return ContradictionKind.ROUNDED if cut else ContradictionKind.FIGURE


def figure_against_cell(
    document: Document,
    told: Statement,
    figure: Quantity,
    row: Statement,
    cell: Cell,
    *,
    kind: ContradictionKind,
    thing: str = "",
) -> Contradiction:
    """A figure of the text that a cell of a table contradicts. `thing` is what both count, where
    the figure does not say it."""
    said = told.text[figure.start : figure.end]
    return Contradiction(
        id="",
        document_id=document.id,
        passage_id=told.passage.id,
        region=document.region,
        text=Field.of(told.text),
        kind=kind,
        about=f"{thing}{said.text}",
        sides=(
            Side(
                document_id=document.id,
                passage_id=told.passage.id,
                said=Field.of(said),
                text=Field.of(told.text),
            ),
            Side(
                document_id=document.id,
                passage_id=row.passage.id,
                said=Field.of(cell.text),
                text=Field.of(row.text),
            ),
        ),
    )
