"""Task lines as files that people work on: the form that progress is told in, and a calendar."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ExportError
from assistant.ledger import TaskLine
from assistant.printout import PATH_GLUE, source_line

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["calendar", "save_calendar", "save_sheet", "sheet"]

# The columns of the form and, last, where a line comes from; widths in characters.
COLUMNS: Mapping[str, int] = {
    "序号": 6,
    "任务": 26,
    "措施": 64,
    "完成时限": 18,
    "进展情况": 18,
    "责任人": 26,
    "备注": 26,
    "来源": 48,
}
HEAD_COLOUR = "DCE8F2"
SUMMARY_LENGTH = 40  # characters of an entry's heading in a calendar
# Control characters that a workbook cannot hold.
_UNWRITABLE = dict.fromkeys({*range(32)} - {9, 10, 13})


def sheet(lines: Sequence[TaskLine]) -> bytes:
    """An Excel workbook with a row for every line; 进展情况 is left to be filled in."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.create_sheet("任务台账", 0)
    del book[book.sheetnames[1]]
    rows = [tuple(COLUMNS), *(_cells(number, line) for number, line in enumerate(lines, start=1))]
    for place, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(place, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # words that begin like a formula stay words
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in enumerate(COLUMNS.values(), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
        head = page.cell(1, column)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=HEAD_COLOUR)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(number: int, line: TaskLine) -> tuple[int | str, ...]:
    texts = (
        line.title,
        line.what,
        line.deadline,
        "",
        "、".join(line.answerable),
        line.remark,
        "\n".join(_sources(line)),
    )
    return (number, *(text.translate(_UNWRITABLE) for text in texts))


def _sources(line: TaskLine) -> Iterator[str]:
    for citation in line.citations:
        yield PATH_GLUE.join((source_line(citation), *citation.path))


def calendar(lines: Iterable[TaskLine]) -> bytes:
    """An iCalendar file with a whole-day entry on each last day of a task; what has none is not
    in it."""
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", "-//wence//tasks//ZH")
    found.add("version", "2.0")
    found.add("x-wr-calname", "任务期限")
    for line in lines:
        for day in line.dues:
            found.add_component(_entry(line, day))
    return bytes(found.to_ical())


def _entry(line: TaskLine, day: date) -> Event:
    from icalendar import Event

    entry = Event()
    units = "、".join(line.answerable)
    entry.add("uid", f"{line.id}:{day.isoformat()}@wence")
    entry.add("dtstamp", datetime.now(UTC))
    entry.add("summary", f"到期：{line.title[:SUMMARY_LENGTH]}")
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    details = (line.what, f"时限：{line.deadline}", f"责任：{units}", *_sources(line))
    entry.add("description", "\n".join(details))
    return entry


def save_sheet(lines: Sequence[TaskLine], path: Path) -> str:
    """Write the workbook, and tell what is in it. Raises `ExportError`."""
    _save(sheet(lines), path)
    return f"{len(lines)} 项任务写进 {path}"


def save_calendar(lines: Sequence[TaskLine], path: Path) -> str:
    """Write the calendar, and tell what is and is not in it. Raises `ExportError`."""
    dated = sum(bool(line.dues) for line in lines)
    _save(calendar(lines), path)
    return f"{dated} 项任务的期限写进 {path}；另有 {len(lines) - dated} 项没有写明日期，不在其中"


def _save(content: bytes, path: Path) -> None:
    try:
        path.write_bytes(content)
    except OSError as exc:
        raise ExportError(f"写不了 {path}：{exc.strerror}，请换一个位置") from exc
