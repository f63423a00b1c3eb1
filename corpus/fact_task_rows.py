"""Tasks out of lists of works: a row is a task, the columns say which part is what.

Columns are told by their names (完成时限, 牵头单位, 区域); what is left are the names of the task,
from wide to narrow, and the longest of them is what has to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.datamodels import Cell, Document, Table, TableRow
from corpus.duties import parse_default_duty
from corpus.fact_models import Field, Name, Party, Task, TaskOrigin, Timing
from corpus.fact_names import (
    amounts_in,
    as_party,
    companies_of,
    industries_named,
    parties_of,
    places_of,
)
from corpus.fact_times import times_of, timing
from corpus.gazetteer import Gazetteer
from corpus.mentions import DutyRole
from corpus.statements import Statement
from corpus.table_measures import measure_column, subject_unit

_NUMBER = re.compile(r"序号|编号|^号$")
_DEADLINE = re.compile(r"时限|期限|完成时间|完成时[间限]|进度要求|时间节点|时序|完成日期|办结时间")
_UNITS: tuple[tuple[DutyRole, re.Pattern[str]], ...] = (
    (DutyRole.LEAD, re.compile(r"牵头|主办|主责")),
    (DutyRole.SUPPORT, re.compile(r"配合|协办|协同|参与")),
    (DutyRole.CARRY, re.compile(r"落实单位|实施主体|实施单位|承办")),
    (DutyRole.RESPONSIBLE, re.compile(r"责任(?!人|领导)|负责单位|负责部门|单位$|部门$|主体$")),
)
_PLACE = re.compile(r"^区域$|县（|区县|县区|属地|辖区|地区$|所在地")
_COMPANY = re.compile(r"企业|公司|单位名称|项目单位")
_AMOUNT = re.compile(r"数量|规模|工程量|任务量")
_ASIDE = re.compile(r"备注|进展|责任人|领导|联系人|电话|资金|投资|核查|说明")
_WHAT = re.compile(r"措施|内容|要求|目标|任务|工作|事项|项目|(?:改造|治理|整改)(?!前)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Which column is what; `names` from wide to narrow, without what has to be done."""

    what: str
    names: tuple[str, ...]
    number: str | None
    deadline: str | None
    units: Mapping[str, DutyRole]
    place: str | None
    company: str | None
    amount: str | None


def read_task_rows(
    document: Document, statements: Sequence[Statement], gazetteer: Gazetteer | None
) -> Iterator[Task]:
    """The tasks in the tables of a document."""
    passages = {s.row.row.text.span: s.passage.id for s in statements if s.row is not None}
    for table in document.tables:
        columns = _columns(table)
        if columns is None:
            continue
        carriers = tuple(_carriers(table, gazetteer))
        for row in table.rows:
            passage = passages.get(row.text.span)
            if passage is not None:
                reader = _RowReader(document=document, columns=columns, gazetteer=gazetteer)
                task = reader.read(row, passage, carriers)
                if task is not None:
                    yield task


def _columns(table: Table) -> _Columns | None:
    """The purpose of each column; None if this is no list of works."""
    free = [column for column in table.columns if not _ASIDE.search(column)]
    number = _take(free, _NUMBER)
    deadline = _take(free, _DEADLINE)
    units: dict[str, DutyRole] = {}
    subject = _take(free, re.compile(re.escape(subject_unit(table.columns) or "-")))
    for role, pattern in _UNITS:
        while (column := _take(free, pattern)) is not None:
            units[column] = role
    place, amount = _take(free, _PLACE), _take(free, _AMOUNT)
    longest = measure_column(table)
    what = longest if longest in free else next((c for c in free[::-1] if _WHAT.search(c)), None)
    if what is None or not (deadline or units):
        return None
    free.remove(what)
    free[:0] = [subject] if subject else []
    company = _take(free, _COMPANY)
    return _Columns(
        what=what,
        names=tuple(free),
        number=number,
        deadline=deadline,
        units=units,
        place=place,
        company=company,
        amount=amount,
    )


def _take(free: list[str], pattern: re.Pattern[str]) -> str | None:
    column = next((name for name in free if pattern.search(name)), None)
    if column is not None:
        free.remove(column)
    return column


def _carriers(table: Table, gazetteer: Gazetteer | None) -> Iterator[Party]:
    for note in table.notes:
        yield from default_carriers(note, gazetteer)


def default_carriers(text: AlignedText, gazetteer: Gazetteer | None) -> tuple[Party, ...]:
    """Whom a text makes carry out all tasks: 以上任务均需…负责落实, 各项任务由…组织实施."""
    found = parse_default_duty(text.text, gazetteer=gazetteer)
    return tuple(as_party(text, party) for party in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowReader:
    """Makes a task of a row."""

    document: Document
    columns: _Columns
    gazetteer: Gazetteer | None

    def read(self, row: TableRow, passage: str, carriers: tuple[Party, ...]) -> Task | None:
        """The task; None for a row that says nothing of what has to be done."""
        cells = {cell.column: cell for cell in row.cells if cell.text}
        what = cells.get(self.columns.what)
        if what is None:
            return None
        category, work, task = self._names(cells)
        text = what.text
        times = times_of(text, self.document)
        amount = cells.get(self.columns.amount or "")
        return Task(
            id="",
            document_id=self.document.id,
            passage_id=passage,
            region=self.document.region,
            text=Field.of(row.text),
            origin=TaskOrigin.ROW,
            number=self._field(cells, self.columns.number),
            category=category,
            work=work,
            task=task,
            what=Field.of(text),
            deadlines=tuple(self._deadlines(cells)),
            parties=tuple(self._parties(cells)),
            carriers=carriers,
            amounts=(*amounts_in(text, times), *(amounts_in(amount.text, ()) if amount else ())),
            places=(*self._column_names(cells), *places_of(text, self.gazetteer)),
            companies=companies_of(text, self.gazetteer),
            industries=industries_named(text),
        )

    def _field(self, cells: Mapping[str, Cell], column: str | None) -> Field | None:
        cell = cells.get(column or "")
        return Field.of(cell.text) if cell is not None else None

    def _names(self, cells: Mapping[str, Cell]) -> tuple[Field | None, Field | None, Field | None]:
        """Category, work and task; of two columns the narrow one is the task."""
        names = self.columns.names
        first = names[0] if len(names) > 1 else None
        middle = names[1] if len(names) > 2 else None
        last = names[-1] if names else None
        return self._field(cells, first), self._field(cells, middle), self._field(cells, last)

    def _deadlines(self, cells: Mapping[str, Cell]) -> Iterator[Timing]:
        cell = cells.get(self.columns.deadline or "")
        if cell is not None:
            for mention in times_of(cell.text, self.document):
                yield timing(cell.text, mention)

    def _parties(self, cells: Mapping[str, Cell]) -> Iterator[Party]:
        for column, role in self.columns.units.items():
            cell = cells.get(column)
            if cell is not None:
                yield from parties_of(cell.text, default=role, gazetteer=self.gazetteer)

    def _column_names(self, cells: Mapping[str, Cell]) -> Iterator[Name]:
        cell = cells.get(self.columns.place or "")
        if cell is not None:
            yield Name(field=Field.of(cell.text), canonical=cell.text.text)
