"""The facts of one document as they were read, field by field, for whoever checks the reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.aligned import Span
from corpus.fact_models import Curtailment, Fact, Report, Target, Task, Timing
from corpus.factstore import FactStore

__all__ = ["MOST", "Reading", "Row", "readings"]

MOST = 200  # rows of a kind on the page; what is over is only counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A fact: its fields in the order of the columns, and its place."""

    document_id: str
    span: Span
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All facts of one kind."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def readings(store: FactStore, document: str) -> tuple[Reading, ...]:
    """The kinds that the document has any of."""
    found = (
        Reading(
            name="任务",
            columns=("任务", "措施", "时限", "责任"),
            rows=tuple(_row(f, _task(f)) for f in store.tasks(document=document)),
        ),
        Reading(
            name="目标",
            columns=("指标", "给谁", "目标", "基数", "时段"),
            rows=tuple(_row(f, _target(f)) for f in store.targets(document=document)),
        ),
        Reading(
            name="限产规则",
            columns=("对象", "工序", "措施", "何时"),
            rows=tuple(_row(f, _curtailment(f)) for f in store.curtailments(document=document)),
        ),
        Reading(
            name="报送",
            columns=("内容", "谁报", "报给谁", "何时"),
            rows=tuple(_row(f, _report(f)) for f in store.reports(document=document)),
        ),
    )
    return tuple(reading for reading in found if reading.rows)


def _row(fact: Fact, cells: tuple[str, ...]) -> Row:
    head, *rest = cells
    return Row(
        document_id=fact.document_id, span=fact.text.span, cells=(head or fact.text.text, *rest)
    )


def _task(task: Task) -> tuple[str, ...]:
    names = (task.task, task.work, task.category)
    return (
        next((name.text for name in names if name), ""),
        task.what.text,
        _times(task.deadlines),
        _listed(party.name for party in task.parties or task.carriers),
    )


def _target(target: Target) -> tuple[str, ...]:
    indicator, subject = target.indicator.canonical, target.subject
    told = target.value or target.change
    said = told.phrase if told else target.wording.text if target.wording else ""
    return (
        f"{indicator}（{subject.text}）" if subject else indicator,
        target.place or (target.area.text if target.area else target.region or ""),
        said,
        target.baseline.phrase if target.baseline else "",
        target.days.label if target.days else "",
    )


def _curtailment(rule: Curtailment) -> tuple[str, ...]:
    who = [name.canonical for name in rule.industries]
    who += [rule.company.canonical] if rule.company else []
    who += [*rule.grades, *([rule.group.text] if rule.group else [])]
    when = [phase.label for phase in rule.phases] + ([f"{rule.level}预警"] if rule.level else [])
    processes = _listed(process.text for process in rule.processes)
    return (_listed(who), processes, rule.measure.phrase, _listed(when))


def _report(report: Report) -> tuple[str, ...]:
    fields = (report.what, report.by, report.to)
    what, by, to = (field.text if field else "" for field in fields)
    return (what, by, to, _times(report.times))


def _times(times: Iterable[Timing]) -> str:
    return _listed(time.field.text for time in times)


def _listed(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))
