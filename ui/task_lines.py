"""Tasks as lines of a ledger, and the ledger as an Excel sheet and a calendar."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from corpus.aligned import Span
from corpus.datamodels import Document
from corpus.fact_models import Task
from corpus.mentions import DutyRole
from ui.ledger import Ledger, told_once
from ui.references import reference
from ui.source_view import path_at

__all__ = ["TaskLine", "calendar", "sheet", "task_lines"]

# The form that such plans are reported in, and where each line comes from.
COLUMNS: Mapping[str, int] = {
    "序号": 6,
    "任务": 26,
    "措施": 64,
    "完成时限": 18,
    "进展情况": 18,
    "责任人": 26,
    "备注": 20,
    "来源": 44,
}
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One task, as people look for it."""

    id: str
    document_id: str
    span: Span
    region: str
    period: str
    category: str
    task: str
    what: str
    deadline: str
    due: date | None
    units: tuple[str, ...]
    carriers: tuple[str, ...]
    companies: tuple[str, ...]
    source: str


def task_lines(ledger: Ledger) -> tuple[TaskLine, ...]:
    """Every task of the corpus once, in the order of the documents."""
    documents = ledger.documents()
    return tuple(
        _line(task, documents[document_id])
        for document_id, facts in ledger.facts().items()
        if document_id in documents
        for task in told_once(facts)
    )


def _line(task: Task, document: Document) -> TaskLine:
    names = [field.text for field in (task.task, task.work) if field is not None]
    carry = [p.name for p in (*task.parties, *task.carriers) if p.role is DutyRole.CARRY]
    path = path_at(document, task.text.span)
    return TaskLine(
        id=task.id,
        document_id=document.id,
        span=task.text.span,
        region=task.region or document.region or "",
        period=document.period.label if document.period else "",
        category=task.category.text if task.category else (task.work.text if task.work else "其他"),
        task=names[0] if names else "",
        what=task.what.text,
        deadline="、".join(dict.fromkeys(t.field.text for t in task.deadlines)),
        due=task.due,
        units=tuple(dict.fromkeys(p.name for p in task.parties if p.role is not DutyRole.CARRY)),
        carriers=tuple(dict.fromkeys(carry)),
        companies=tuple(dict.fromkeys(company.canonical for company in task.companies)),
        source=reference(title=document.title, number=document.number, path=path).strip("（）"),
    )


def sheet(lines: Sequence[TaskLine]) -> bytes:
    """An Excel file with one line a row."""
    book = Workbook()
    page = book.create_sheet("任务台账")
    book.remove(book.worksheets[0])
    page.append(list(COLUMNS))
    for number, line in enumerate(lines, start=1):
        page.append([_text(value) for value in _cells(number, line)])
    for letter, width in zip("ABCDEFGH", COLUMNS.values(), strict=True):
        page.column_dimensions[letter].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE8F2")
    page.freeze_panes = "A2"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(number: int, line: TaskLine) -> Iterator[str | int]:
    yield number
    yield line.task
    yield line.what
    yield line.deadline
    yield ""
    yield "、".join(line.units or line.carriers)
    yield "、".join(line.companies)
    yield line.source


def _text(value: str | int) -> str | int:
    """Words of a document that begin like a formula stay words."""
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value


def calendar(lines: Iterable[TaskLine]) -> bytes:
    """An iCalendar file with an all-day event for every task that has a last day."""
    found = Calendar()
    found.add("prodid", "-//wence//tasks//ZH")
    found.add("version", "2.0")
    stamp = datetime.now(UTC)
    for line in lines:
        if line.due is None:
            continue
        event = Event()
        event.add("uid", f"{line.id}@wence")
        event.add("dtstamp", stamp)
        event.add("summary", f"到期：{line.task or line.what[:40]}")
        event.add("dtstart", line.due)
        event.add("dtend", line.due + timedelta(days=1))
        units = "、".join(line.units or line.carriers)
        event.add(
            "description", f"{line.what}\n时限：{line.deadline}\n责任：{units}\n{line.source}"
        )
        found.add_component(event)
    return bytes(found.to_ical())
