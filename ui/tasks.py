"""任务台账: every task of the corpus in one table, narrowed by filters, taken along as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ui.charts import bars, months
from ui.datamodels import Download, Drawn
from ui.errors import PageError
from ui.ledger import Ledger
from ui.task_lines import TaskLine, calendar, sheet, task_lines
from ui.templates import render

__all__ = ["Filters", "TasksTab", "chosen"]

SHOWN = 300  # rows on the page; a file holds them all
BARS = 8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a line has to have; empty asks for nothing."""

    region: str = ""
    period: str = ""
    category: str = ""
    unit: str = ""
    company: str = ""
    due: date | None = None
    words: str = ""


def chosen(lines: Sequence[TaskLine], filters: Filters) -> tuple[TaskLine, ...]:
    """The lines that pass; those with a last day first, the earliest first."""
    tests = _tests(filters)
    found = [line for line in lines if all(test(line) for test in tests)]
    return tuple(sorted(found, key=lambda line: line.due or date.max))


def _tests(wanted: Filters) -> list[Callable[[TaskLine], bool]]:
    due = wanted.due
    return [
        lambda line: wanted.region in ("", line.region),
        lambda line: wanted.period in ("", line.period),
        lambda line: wanted.category in ("", line.category),
        lambda line: not wanted.unit or any(wanted.unit in name for name in _all_units(line)),
        lambda line: not wanted.company or any(wanted.company in c for c in line.companies),
        lambda line: due is None or (line.due is not None and line.due <= due),
        lambda line: wanted.words in f"{line.task}{line.what}",
    ]


def _all_units(line: TaskLine) -> tuple[str, ...]:
    return (*line.units, *line.carriers)


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksTab:
    """A `Tab` over `Filters`."""

    ledger: Ledger
    key: str = "tasks"
    title: str = "任务台账"
    panes: tuple[str, ...] = ("filters", "found")

    def start(self) -> Filters:
        return Filters()

    def show(self, state: Filters) -> Drawn[Filters]:
        lines = task_lines(self.ledger)
        filters = render(
            "task_filters",
            regions=_names([line.region for line in lines]),
            periods=_names([line.period for line in lines]),
            categories=_names([line.category for line in lines]),
            units=_names([unit for line in lines for unit in _all_units(line)]),
            companies=_names([name for line in lines for name in line.companies]),
        )
        return Drawn(state=state, panes={"filters": filters, "found": _table(lines, state)})

    def act(self, do: str, data: Mapping[str, str], state: Filters) -> Iterator[Drawn[Filters]]:
        lines = task_lines(self.ledger)
        if do == "filter":
            wanted = _filters(data)
            yield Drawn(state=wanted, panes={"found": _table(lines, wanted)})
        elif do in {"xlsx", "ics"}:
            yield Drawn(state=state, download=_file(do, chosen(lines, state)))


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
    if not any(line.due for line in lines):
        raise PageError("这些任务都没有具体期限，没有日历可下载")
    return Download(name="任务期限.ics", media_type="text/calendar", content=calendar(lines))


def _table(lines: Sequence[TaskLine], filters: Filters) -> str:
    found = chosen(lines, filters)
    return render(
        "task_table",
        lines=found[:SHOWN],
        total=len(found),
        dated=sum(line.due is not None for line in found),
        units=bars((unit for line in found for unit in line.units), limit=BARS),
        categories=bars((line.category for line in found), limit=BARS),
        months=months(line.due for line in found if line.due is not None),
    )
