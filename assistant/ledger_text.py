"""The ledger of tasks as a table in a terminal."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from datetime import date

from assistant.ledger import TaskLine

__all__ = ["ledger_text"]

SHORT = 60  # characters of what is to be done; the files hold all of it
FALLBACK = (120, 24)  # the size of no terminal
NARROWEST = 60


def ledger_text(lines: Sequence[TaskLine], *, as_of: date) -> str:
    """The number of tasks, and a row for each."""
    if not lines:
        return "没有符合条件的任务，请放宽条件"
    dated = sum(bool(line.dues) for line in lines)
    overdue = sum(line.is_overdue(as_of) for line in lines)
    head = f"共 {len(lines)} 项任务，{dated} 项有日期，到 {as_of} 已过期限的 {overdue} 项"
    return f"{head}\n{_table(lines, as_of=as_of)}"


def _table(lines: Sequence[TaskLine], *, as_of: date) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), expand=True)
    table.add_column("序号", justify="right", width=4)
    for name, ratio in (("任务", 4), ("措施", 8), ("完成时限", 3), ("责任人", 4), ("来源", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for number, line in enumerate(lines, start=1):
        cells = (line.title, _short(line.what), _due(line, as_of), "、".join(line.answerable))
        table.add_row(str(number), *(Text(cell) for cell in (*cells, _source(line))))
    file = io.StringIO()
    width = max(NARROWEST, shutil.get_terminal_size(FALLBACK).columns)
    Console(file=file, width=width, color_system=None).print(table)
    return "\n".join(row.rstrip() for row in file.getvalue().splitlines())


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _due(line: TaskLine, as_of: date) -> str:
    if line.due is None:
        return line.deadline or "未写明"
    days = (line.due - as_of).days
    return f"{line.deadline}（{f'还有 {days} 天' if days >= 0 else '已过'}）"


def _source(line: TaskLine) -> str:
    first = line.citations[0]
    return first.number or first.title
