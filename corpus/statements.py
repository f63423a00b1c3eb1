"""Statements: the smallest pieces that answer a question, each knowing where it belongs.

A statement is a sentence of a clause or of a table row. It carries what a reader would take in
from around it: the heading it stands under, the responsibility note of its clause, the deadline
and unit cells of its row. Statements are read from documents on demand and are not stored.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.clause_notes import duty_of, introduction, limit_of, without_duty
from corpus.datamodels import (
    BlockKind,
    Cell,
    Document,
    Passage,
    PassageKind,
    Table,
    TableRow,
)
from corpus.markers import without_marker
from corpus.mend import close_up
from corpus.remembered import remembered
from corpus.sentences import split_sentences
from corpus.table_classes import class_columns, graded_columns, spoken_cell
from corpus.table_columns import is_axis
from corpus.table_measures import (
    DEADLINE_COLUMN,
    SHORT_MEASURE,
    UNIT_COLUMN,
    is_figure,
    measure_column,
    subject_unit,
)
from corpus.table_named_cells import is_company
from corpus.table_rule_names import is_rule_name

_GROUPS = re.compile(r"档[次别]|分档|梯[次队]|组别|分组|片区|分区")
_KEY_COLUMN = re.compile(
    r"行业|等级|级别|名称|[县市区]|单位|企业|地区|区域|项目|指标|污染物|类别|任务|乡镇|街道|工序"
)
_DUTY_COLUMN = re.compile(r"责任|牵头|配合|主体|督办|督导|[承主协]办|主管")
_SERIAL_COLUMN = re.compile(r"^序$|^号$|序号|编号|备注|进展")
_BODIES_COLUMN = re.compile("成员|牵头|主管|配合|监管|部门|机构")
_REMARK_COLUMN = re.compile(r"备注|说明")
SHARED_REACH = 30  # rows around a merged cell that it may be given to
LOOSE_LENGTH = 80  # characters; a longer run of cells without marks is no sentence
RUN_LENGTH = 160  # the same for what stands in the text
UNMARKED_LENGTH = 75  # the same without any mark at all
FEWEST_MARKS = 2  # marks in that many characters


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A table row by what its columns are for. Empty strings where there is no such column."""

    row: TableRow
    names: tuple[str, ...]  # category, work, task: from wide to narrow
    measure: AlignedText | None
    deadline: AlignedText | None
    units: AlignedText | None
    graded: tuple[tuple[str, frozenset[str]], ...] = ()  # columns for a grade each, of the table

    @property
    def is_figures(self) -> bool:
        """A row of a table of figures: a name and its values, no measure to be taken."""
        return self.measure is None

    def of_grades(self, grades: frozenset[str]) -> tuple[Cell, ...]:
        """The cells of the columns that are for any of these grades."""
        own = {column for column, named in self.graded if named & grades}
        return tuple(cell for cell in self.row.cells if cell.column in own and cell.text)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(cell.column for cell in self.row.cells)

    @property
    def amounts(self) -> tuple[str, ...]:
        """How much of the measure is to be done, where a cell of its own says it: 164座."""
        return tuple(cell.text.text for cell in self._figures)

    @property
    def figure_columns(self) -> tuple[str, ...]:
        """What these cells are of: 预计削减（吨/年）."""
        return tuple(cell.column for cell in self._figures)

    @property
    def _figures(self) -> tuple[Cell, ...]:
        cells = () if self.is_figures else self.row.cells
        return tuple(
            cell
            for cell in cells
            if not _SERIAL_COLUMN.search(cell.column) and is_figure(cell.text.text)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence. `lead` is the part of the same paragraph before it, `headings` the path
    without enumerators, `passage` the passage that holds it."""

    document_id: str
    text: AlignedText
    lead: str
    headings: tuple[str, ...]
    passage: Passage
    duty: AlignedText | None
    row: RowView | None = None
    duty_passage: Passage | None = None  # where the note stands, if not in `passage`
    deadline_passage: Passage | None = None  # the same of a row's deadline
    shared: tuple[tuple[str, Passage], ...] = ()  # the same of other cells of a row of figures
    limit: AlignedText | None = None  # by when its whole clause is to be done: 完成时限：9月底前
    limit_passage: Passage | None = None

    @property
    def is_figures(self) -> bool:
        """Is it a row of a table of figures?"""
        return self.row is not None and self.row.is_figures

    @property
    def key(self) -> str:
        span = self.text.span
        return f"{self.document_id}:{span.start}-{span.end}"


def statements_of(document: Document, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """All statements of a document, in its order. `passages` are those of the document."""
    finder = _PassageFinder(passages)
    found = [*_from_blocks(document, finder), *_from_tables(document, finder)]
    found.sort(key=lambda statement: statement.text.span.start)
    return tuple(found)


@remembered
def bare_heading(text: str) -> str:
    """A heading without its enumerator and closing mark."""
    return without_marker(text).strip("。：: ")


def bare_sentence(statement: Statement) -> str:
    """A statement's words without their enumerator and the mark that closes them."""
    return without_marker(statement.text.text).strip().strip("。；")


class _PassageFinder:
    """The passage that a source offset is in."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        ordered = sorted(passages, key=lambda passage: passage.text.span.start)
        self._text = [p for p in ordered if p.kind != PassageKind.ROW]
        self._starts = [p.text.span.start for p in self._text]
        rows = [p for p in ordered if p.kind == PassageKind.ROW]
        self._rows = {p.text.span: p for p in rows}
        self._row_starts = [p.text.span.start for p in rows]
        self._in_order = rows

    def of_text(self, text: AlignedText) -> Passage | None:
        place = bisect_right(self._starts, text.starts[0]) - 1
        return self._text[place] if place >= 0 else None

    def of_row(self, row: TableRow) -> Passage | None:
        return self._rows.get(row.text.span)

    def of_shared(self, cell: AlignedText | None, passage: Passage) -> Passage | None:
        """The passage of the row in which a cell stands that a merged column gives to others
        too, or what of it `passage` does not hold itself; None if nothing is left."""
        letters = zip(cell.text, cell.starts, strict=True) if cell else ()
        away = _beyond(passage, [start for char, start in letters if char.isalnum()])
        if not away:
            return None
        place = bisect_right(self._row_starts, away[0]) - 1
        near = self._in_order[max(0, place - SHARED_REACH) : place + SHARED_REACH]
        return next((p for p in near if not _beyond(p, away)), None)


def _beyond(passage: Passage, starts: Sequence[int]) -> list[int]:
    """Which of these characters of the source a passage does not hold."""
    held = set(passage.text.starts)
    return [start for start in starts if start not in held]


def _from_blocks(document: Document, finder: _PassageFinder) -> Iterator[Statement]:
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if block.kind == BlockKind.TABLE:
            continue
        duty = duty_of(blocks, place)
        headings = tuple(bare_heading(part) for part in block.path)
        noted = finder.of_text(duty) if duty else None
        body = without_duty(block)
        lead = introduction(blocks, place)
        limit = limit_of(body, duty)
        limited = finder.of_text(limit) if limit else None
        for sentence in split_sentences(body):
            passage = finder.of_text(sentence)
            if passage is not None and not _is_run_together(sentence.text, RUN_LENGTH):
                yield Statement(
                    document_id=document.id,
                    text=sentence,
                    lead=lead,
                    headings=headings,
                    passage=passage,
                    duty=duty,
                    duty_passage=noted if noted is not passage else None,
                    limit=limit,
                    limit_passage=limited if limited is not passage else None,
                )
            lead += sentence.text


def _from_tables(document: Document, finder: _PassageFinder) -> Iterator[Statement]:
    for table in document.tables:
        measure = measure_column(table)
        for row in table.rows:
            passage = finder.of_row(row)
            if passage is None or not row.text:
                continue
            view = view_row(row, measure, columns=table.columns)
            headings = (*(bare_heading(part) for part in table.path), *view.names)
            body = close_up(view.measure) if view.measure else row.text
            lead = ""
            cells = [cell for cell in row.cells if cell.inherited] if view.is_figures else []
            stands = [(cell.text.text, finder.of_shared(cell.text, passage)) for cell in cells]
            others = tuple((text, place) for text, place in stands if place is not None)
            for text in (body, *_remarks(view)):
                for sentence in split_sentences(text):
                    yield Statement(
                        document_id=document.id,
                        text=sentence,
                        lead=lead,
                        headings=headings,
                        passage=passage,
                        duty=view.units,
                        row=view,
                        duty_passage=finder.of_shared(view.units, passage),
                        deadline_passage=finder.of_shared(view.deadline, passage),
                        shared=others,
                    )
                    lead += sentence.text
        yield from _loose(document, table, finder)


def _remarks(view: RowView) -> list[AlignedText]:
    """What a row with a measure says beside it, long enough to say something."""
    if view.measure is None:
        return []
    found = [cell.text for cell in view.row.cells if _REMARK_COLUMN.search(cell.column)]
    return [close_up(text) for text in found if len(text) >= SHORT_MEASURE]


def _loose(document: Document, table: Table, finder: _PassageFinder) -> Iterator[Statement]:
    headings = tuple(bare_heading(part) for part in table.path)
    for text in (*table.loose, *table.notes):
        for sentence in split_sentences(text):
            passage = finder.of_text(sentence)
            if passage is not None and not _is_run_together(sentence.text, LOOSE_LENGTH):
                yield Statement(
                    document_id=document.id,
                    text=sentence,
                    lead="",
                    headings=headings,
                    passage=passage,
                    duty=None,
                )


def _is_run_together(text: str, length: int) -> bool:
    """Cells that could not be told apart say nothing that could be quoted as an answer."""
    if len(text) > UNMARKED_LENGTH and not re.search(r"[，；：、]", text):
        return True
    marks = len(re.findall(r"[，；：、]", text))
    return len(text) > length and marks * length < len(text) * FEWEST_MARKS


def _is_key(column: str) -> bool:
    if is_rule_name(column.rpartition(" ")[2]):  # 绩效等级 C级: what plants of that grade do
        return False
    return bool(_KEY_COLUMN.search(column)) and not _DUTY_COLUMN.search(column)


def _names_a_works(cell: Cell) -> bool:
    """Whose works a row is about: an enterprise under 实施单位, where others look after it. One
    that has a duty beside public bodies (成员单位: 供电公司) is a unit like them."""
    column = cell.column
    if not UNIT_COLUMN.search(column) or _BODIES_COLUMN.search(column):
        return False
    return is_company(cell.text.text)


def _place_before_group(names: Sequence[str], columns: Sequence[str]) -> Sequence[str]:
    """一档, 甲县: the row is that of the county, whatever group it stands in."""
    grouped = len(columns) > 1 and len(names) > 1 and _GROUPS.fullmatch(columns[0])
    return [names[1], names[0], *names[2:]] if grouped and is_axis(columns[1]) else names


def view_row(row: TableRow, measure: str | None, *, columns: Sequence[str]) -> RowView:
    """Sort a row's cells by the purpose of their columns; `columns` are all of its table."""
    classes, subject = class_columns(columns), subject_unit(columns)
    graded = graded_columns(columns)
    leads = columns[: columns.index(graded[0][0])] if graded else ()
    names: list[str] = []
    found: dict[str, AlignedText] = {}
    for cell in row.cells:
        if not cell.text:
            continue
        if cell.column == measure:
            found["measure"] = cell.text
        elif DEADLINE_COLUMN.search(cell.column) and measure is not None:
            found.setdefault("deadline", close_up(cell.text))
        elif not names and measure is not None and _names_a_works(cell):
            names.append(bare_heading(close_up(cell.text).text))
        elif UNIT_COLUMN.search(cell.column) and cell.column != subject and measure is not None:
            found["units"] = (
                AlignedText.join([found["units"], close_up(cell.text)], glue="；")
                if "units" in found
                else close_up(cell.text)
            )
        elif measure is None:
            first = not names and not _SERIAL_COLUMN.search(cell.column)
            lead = cell.column in leads and not _SERIAL_COLUMN.search(cell.column)
            key = (lead or _is_key(cell.column)) and cell.column not in classes
            if first or (key and not is_figure(cell.text.text)):
                named = spoken_cell(cell.column, close_up(cell.text).text)
                names.append(bare_heading(named))
        elif not _SERIAL_COLUMN.search(cell.column):
            names.append(bare_heading(close_up(cell.text).text))
    return RowView(
        row=row,
        names=tuple(_place_before_group(names, columns) if measure is None else names),
        measure=found.get("measure"),
        deadline=found.get("deadline"),
        units=found.get("units"),
        graded=graded,
    )
