"""任务台账: every task of the corpus in one table, narrowed by filters, taken along as a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.exports import calendar, sheet
from assistant.filters import narrowed
from assistant.ledger import TaskLine, task_lines
from assistant.protocols import Backing
from corpus.datamodels import Document
from ui.charts import bars, months
from ui.datamodels import Download, Drawn
from ui.errors import PageError
from ui.periods import period_choices
from ui.templates import render

__all__ = ["Filters", "TasksTab", "chosen"]

SHOWN = 300  # rows on the page; a file holds them all
BARS = 5
_NOTE = re.compile(r"（[^（）]*）")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a line has to have; empty asks for nothing. `period` is one of `ui.periods`."""

    region: str = ""
    period: str = ""
    category: str = ""
    unit: str = ""
    company: str = ""
    due: date | None = None
    words: str = ""


def chosen(
    lines: Sequence[TaskLine], filters: Filters, documents: Sequence[Document] = ()
) -> tuple[TaskLine, ...]:
    """The lines that pass, in their order. `documents` are those that lines may come from."""
    tests = _tests(filters)
    if filters.period:
        within = {document.id for document in narrowed(documents, {"period": filters.period})}
        tests.append(lambda line: any(one.document_id in within for one in line.citations))
    return tuple(line for line in lines if all(test(line) for test in tests))


def _tests(wanted: Filters) -> list[Callable[[TaskLine], bool]]:
    due = wanted.due
    return [
        lambda line: wanted.region in ("", line.region),
        lambda line: wanted.category in ("", _category(line)),
        lambda line: not wanted.unit or any(wanted.unit in name for name in _all_units(line)),
        lambda line: not wanted.company or any(wanted.company in c for c in line.companies),
        lambda line: due is None or any(day <= due for day in line.dues),
        lambda line: wanted.words in f"{line.title}{line.what}",
    ]


def _all_units(line: TaskLine) -> tuple[str, ...]:
    return (*line.responsible, *line.supporting, *line.carriers)


def _category(line: TaskLine) -> str:
    """What it is counted under; how many tasks a heading says it has is left out."""
    return _NOTE.sub("", line.category or line.work).strip() or "其他"


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksTab:
    """A `Tab` over `Filters`."""

    backing: Backing
    key: str = "tasks"
    title: str = "任务台账"
    panes: tuple[str, ...] = ("filters", "found")
    at_once: int = 1

    def start(self) -> Filters:
        return Filters()

    def show(self, state: Filters) -> Drawn[Filters]:
        lines = task_lines(self.backing.facts(), self.backing.library())
        filters = render(
            "task_filters",
            regions=_names([line.region or "" for line in lines]),
            periods=[
                (one.label, one.value, one.regions)
                for one in period_choices(self.backing.library().documents)
            ],
            categories=_names([_category(line) for line in lines]),
            units=_names([unit for line in lines for unit in _all_units(line)]),
            companies=_names([name for line in lines for name in line.companies]),
        )
        return Drawn(state=state, panes={"filters": filters, "found": self._table(lines, state)})

    def act(self, do: str, data: Mapping[str, str], state: Filters) -> Iterator[Drawn[Filters]]:
        lines = task_lines(self.backing.facts(), self.backing.library())
        if do == "filter":
            wanted = _filters(data)
            yield Drawn(state=wanted, panes={"found": self._table(lines, wanted)})
        elif do in {"xlsx", "ics"}:
            yield Drawn(state=state, download=_file(do, self._chosen(lines, state)))

    def _chosen(self, lines: Sequence[TaskLine], filters: Filters) -> tuple[TaskLine, ...]:
        return chosen(lines, filters, self.backing.library().documents)

    def _table(self, lines: Sequence[TaskLine], filters: Filters) -> str:
        found = self._chosen(lines, filters)
        return render(
            "task_table",
            lines=found[:SHOWN],
            total=len(found),
            dated=sum(bool(line.dues) for line in found),
            units=bars((unit for line in found for unit in line.responsible), limit=BARS),
            categories=bars((_category(line) for line in found), limit=BARS),
            months=months(day for line in found for day in line.dues),
        )


def _names(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if name})


def _filters(data: Mapping[str, str]) -> Filters:
    day = data.get("due", "")
    try:
        due = date.fromisoformat(day) if day else None
    except ValueError as exc:
        raise PageError(f"日期应是 2021-12-31 这样的，收到 {day}") from exc
    words = {
        name: data.get(name, "").strip()
        for name in ("region", "period", "category", "unit", "company", "words")
    }
    return Filters(due=due, **words)


def _file(kind: str, lines: Sequence[TaskLine]) -> Download:
    if not lines:
        raise PageError("没有符合条件的任务，先放宽条件再下载")
    if kind == "xlsx":
        return Download(name="任务台账.xlsx", media_type=XLSX, content=sheet(lines))
    if not any(line.dues for line in lines):
        raise PageError("这些任务都没有具体期限，没有日历可下载")
    return Download(name="任务期限.ics", media_type="text/calendar", content=calendar(lines))
