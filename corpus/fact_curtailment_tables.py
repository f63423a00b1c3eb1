"""Curtailments out of tables: industry × grade × warning level, or a list of plants with dates.

Columns are told by their names. A cell under a level says what holds at that level; a row that
names a company is a rule for that company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.brackets import BRACKETED
from corpus.datamodels import BlockKind, Cell, Document, Table, TableRow
from corpus.dates import find_times
from corpus.fact_curtailments import PHASE, measure_of, phases_in, spoken
from corpus.fact_figure_cells import figure_measure, is_bare_figure, tells_no_rule
from corpus.fact_measures import MeasureMention, find_measures
from corpus.fact_models import Curtailment, Field, Measure, MeasureKind, Name, Phase
from corpus.fact_subjects import Subject, masked, names_in, read_subject
from corpus.statements import Statement
from corpus.table_classes import LEAST_CLASSES, graded_columns, spoken_cell, trade_of_column
from corpus.vocabulary import find_grades, levels_in

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("company", re.compile(r"企业|单位名称|厂名|公司")),
    ("industry", re.compile(r"行业")),
    ("grade", re.compile(r"等级|级别|分级|评级|类型|分组")),
    ("process", re.compile(r"设备|装备|装置|炉型|窑型|生产线|产线|工序|工艺")),
    ("basis", re.compile(r"(?:核算|计算|计量|执行)(?:方式|方法|口径|依据)|口径")),
    ("phase", re.compile(r"起止|时间|时段|期限|日期|阶段")),
    ("measure", re.compile(r"措施|限产|停产|减排|管控|错峰|要求")),
    ("note", re.compile(r"备注|说明")),
)
_SAYS_MEASURE = re.compile(r"(?:措施|限产|停产|减排|要求)[^ ]*$")  # of the lowest name of a column
_CURTAILS = re.compile(r"限产|停产|减排|管控|错峰|响应")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What the columns of a table are for; `levels` maps a column to its warning level.

    `graded`: grades of performance stand in the column of that role. `classes` maps a column to
    the grades it is for, `stretches` one to the phase, `trades` one to the industry it is for.
    `title` stands over the table.
    """

    roles: Mapping[str, str]
    levels: Mapping[str, str]
    graded: bool
    classes: Mapping[str, frozenset[str]]
    stretches: Mapping[str, str]
    trades: Mapping[str, Name]
    title: str

    @property
    def is_of_rules(self) -> bool:
        """A list of works to be done has measures, too; only curtailments go by these names."""
        subjects = {"industry", "company", "grade"} & set(self.roles)
        measure = self.roles.get("measure", "")
        named = bool(_CURTAILS.search(measure)) or (bool(measure) and self.graded)
        across = self.levels or self.classes or self.stretches or self.trades
        return bool(subjects) and (bool(across) or named)


def read_curtailment_tables(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Curtailment]:
    """The rules in the tables of a document."""
    passages = {s.row.row.text.span: s.passage.id for s in statements if s.row is not None}
    phases = _phases_told(document, statements)
    for table in document.tables:
        columns = _columns(table, document)
        if not columns.is_of_rules:
            continue
        for row in table.rows:
            passage = passages.get(row.text.span)
            if passage is not None:
                yield from _of_row(document, row, columns, passage, phases)


def _phases_told(document: Document, statements: Sequence[Statement]) -> dict[str, Phase]:
    """The phases that the text of a document sets, by their names."""
    found: dict[str, Phase] = {}
    for statement in statements:
        for phase in phases_in(statement.text, document) if statement.row is None else ():
            found.setdefault(phase.label, phase)
    return found


def _columns(table: Table, document: Document) -> _Columns:
    levels = {}
    for column in table.columns:
        named = levels_in(column)
        if len(named) == 1:
            levels[column] = next(iter(named))
    title = " ".join(table.path[-1:])
    classes = _classes(table, title)
    stretches = _stretches(table)
    trades = _trades(table, document)
    across = {*levels, *classes, *stretches, *trades}
    roles: dict[str, str] = {}
    for role, pattern in _ROLES:
        free = [c for c in table.columns if c not in {*across, *roles.values()}]
        if role == "company":
            free = [c for c in free if not _holds_measures(table, c)]
        if role == "measure":
            free.sort(key=lambda column: not _SAYS_MEASURE.search(column))
        named_so = next((c for c in free if pattern.search(c)), None)
        if named_so is not None:
            roles[role] = named_so
    column = roles.get("grade", "")
    graded = any(find_grades(spoken_cell(column, row.get(column))) for row in table.rows)
    return _Columns(
        roles=roles,
        levels=levels,
        graded=graded,
        classes=classes,
        stretches=stretches,
        trades=trades,
        title=title,
    )


def _classes(table: Table, title: str) -> dict[str, frozenset[str]]:
    """The columns that are for a grade each, where most of them say how to curtail."""
    graded = dict(graded_columns(table.columns))
    by_figures = bool(_CURTAILS.search(" ".join([title, *table.columns])))
    telling = sum(_holds_measures(table, column, figures=by_figures) for column in graded)
    return graded if telling * 2 > len(graded) else {}


def _stretches(table: Table) -> dict[str, str]:
    """The columns that are for a phase each, where they say how to curtail in it."""
    found = {c: label.group() for c in table.columns if (label := PHASE.search(c))}
    telling = [c for c in found if _SAYS_MEASURE.search(c) or _holds_measures(table, c)]
    return found if len(found) > 1 and len(telling) == len(found) else {}


def _trades(table: Table, document: Document) -> dict[str, Name]:
    """The columns that are for an industry each, where they say how to curtail in it; the names as
    they stand in the table's head."""
    named = {c: trade for c in table.columns if (trade := trade_of_column(c))}
    telling = [column for column in named if _holds_measures(table, column)]
    if len(named) < LEAST_CLASSES or len(telling) * 2 <= len(named):
        return {}
    head = _head_of(table, document)
    place, found = 0, {}
    for column, trade in named.items():
        at = head.text.find(trade, place)
        if at >= 0:
            found[column] = next(iter(names_in(head[at : at + len(trade)])))
            place = at + len(trade)
    return found


def _head_of(table: Table, document: Document) -> AlignedText:
    """What stands in a table above its first row."""
    first = table.rows[0].text.span.start
    blocks = (b.text for b in document.blocks if b.kind is BlockKind.TABLE)
    text = next((t for t in blocks if t.span.start <= first < t.span.end), AlignedText("", (), ()))
    return text[: sum(start < first for start in text.starts)]


def _holds_measures(table: Table, column: str, *, figures: bool = False) -> bool:
    """A column called 企业 may say what they do, not who they are. `figures`: a share or a number
    of days is a measure, too."""
    cells = [text for row in table.rows if (text := row.get(column)) and not tells_no_rule(text)]
    telling = (
        bool(find_measures(masked(text))) or (figures and is_bare_figure(text)) for text in cells
    )
    return sum(telling) * 2 > len(cells)


def _of_row(
    document: Document,
    row: TableRow,
    columns: _Columns,
    passage: str,
    told: Mapping[str, Phase],
) -> Iterator[Curtailment]:
    cells = {cell.column: cell for cell in row.cells if not tells_no_rule(cell.text.text)}
    found = [(level, cells[column]) for column, level in columns.levels.items() if column in cells]
    said = cells.get(columns.roles.get("measure", ""))
    if said is not None:
        found.append(("", said))
    across = (*columns.classes, *columns.stretches, *columns.trades)
    found += [("", cells[column]) for column in across if column in cells]
    about = {role: cells.get(column) for role, column in columns.roles.items()}
    basis = about.get("basis")
    own_phases = tuple(_phases(about.get("phase"), document))
    for level, cell in found:
        phase = told.get(columns.stretches.get(cell.column, ""))
        around = (cell.column, basis.text.text if basis else "", columns.title)
        for subject, measure, says in _rules(cell.text, _subject(about), around):
            yield Curtailment(
                id="",
                document_id=document.id,
                passage_id=passage,
                region=document.region,
                text=Field.of(cell.text),
                industries=subject.industries or _of_column(columns.trades, cell.column),
                grades=_grades(subject, columns.classes.get(cell.column)),
                grade=subject.grade,
                group=subject.group,
                company=_company(about.get("company")),
                processes=subject.processes or _process(about.get("process")),
                measure=measure,
                conditions=(*subject.wide, *subject.conditions, *_note(about.get("note"))),
                basis=Field.of(basis.text) if basis else None,
                phases=(phase,) if phase else () if level and said else own_phases,
                level=level or None,
                says=says,
            )


def _of_column(trades: Mapping[str, Name], column: str) -> tuple[Name, ...]:
    return (trades[column],) if column in trades else ()


def _grades(subject: Subject, over: frozenset[str] | None) -> tuple[str, ...]:
    """The grades of a rule: those that it names itself, else those that stand over its cell."""
    own = tuple(dict.fromkeys(grade.grade for grade in subject.grades))
    return own or tuple(sorted(over or ()))


def _subject(about: Mapping[str, Cell | None]) -> Subject:
    industry, grade = about.get("industry"), about.get("grade")
    named = spoken_cell(grade.column, grade.text.text) if grade is not None else ""  # B for B级
    grades = find_grades(named)
    is_group = grade is not None and not grades and not re.match("不分|[-—/无]", grade.text.text)
    return Subject(
        industries=tuple(names_in(industry.text)) if industry is not None else (),
        grades=grades,
        grade=Field.of(grade.text) if grade is not None and grades else None,
        group=Field.of(grade.text) if grade is not None and is_group else None,
    )


def _rules(
    cell: AlignedText, about: Subject, around: Sequence[str]
) -> Iterator[tuple[Subject, Measure, str]]:
    """The measures of a cell; one that has none of the usual verbs is taken as it stands, a figure
    alone as what `around` says that it is of."""
    measures = find_measures(masked(cell.text))
    of_figure = figure_measure(cell, around)
    if of_figure is not None:
        yield about, of_figure, of_figure.phrase
    elif not measures:
        whole = Field.of(cell)
        yield about, Measure(kind=MeasureKind.OTHER, verb=whole, phrase=whole.text), whole.text
    subject, place = about, 0
    for found in measures:
        subject = _where(cell[place : found.start], about)
        amount = found.amounts[0] if found.amounts else None
        group = subject.group if subject.group != about.group else None
        own = Subject(where=subject.where, conditions=subject.conditions, group=group)
        measure = measure_of(cell, found, amount)
        says = spoken(cell, own, found.start)
        yield subject, measure, f"{says}{measure.phrase}{_bracket(cell, found)}"
        place = found.end


def _where(words: AlignedText, about: Subject) -> Subject:
    return read_subject(words, about, headed=bool(about.industries))


def _bracket(cell: AlignedText, found: MeasureMention) -> str:
    match = BRACKETED.match(cell.text, found.end)
    return match.group() if match else ""


def _company(cell: Cell | None) -> Name | None:
    if cell is None:
        return None
    return Name(field=Field.of(cell.text), canonical=cell.text.text)


def _process(cell: Cell | None) -> tuple[Field, ...]:
    return (Field.of(cell.text),) if cell is not None else ()


def _note(cell: Cell | None) -> tuple[Field, ...]:
    return (Field.of(cell.text),) if cell is not None else ()


def _phases(cell: Cell | None, document: Document) -> Iterator[Phase]:
    if cell is None:
        return
    for time in find_times(cell.text.text, default=document.period):
        if time.period is not None:
            words = cell.text[time.start : time.end]
            yield Phase(field=Field.of(words), label="", period=time.period)
