"""What lists are narrowed by, checked against what the corpus holds.

A name that no document could go by is told at once, with those that there are; an empty list
would look like an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.errors import FilterError
from corpus.datamodels import Document, Period
from corpus.errors import PolicyError
from corpus.library import Library
from corpus.places import short_name

__all__ = ["CurtailmentFilter", "TargetFilter", "TaskFilter", "asked_on", "narrowed", "region_of"]

# Stands for a side that is open.
FIRST_DAY, LAST_DAY = date.min, date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """None asks nothing. `region` and `unit` may be short names, `enterprise` and `category` part
    of one; a task passes if one of its last days is neither before `due_after` nor after
    `due_before`."""

    region: str | None = None
    unit: str | None = None
    enterprise: str | None = None
    category: str | None = None
    due_after: date | None = None
    due_before: date | None = None

    def __post_init__(self) -> None:
        _check_order(self.due_after, self.due_before)

    @property
    def asks_days(self) -> bool:
        return self.due_after is not None or self.due_before is not None

    def takes(self, days: Iterable[date]) -> bool:
        after, before = self.due_after or FIRST_DAY, self.due_before or LAST_DAY
        return not self.asks_days or any(after <= day <= before for day in days)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurtailmentFilter:
    """None asks nothing. `on`: only rules with a phase around that day."""

    region: str | None = None
    enterprise: str | None = None
    industry: str | None = None
    grade: str | None = None
    level: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFilter:
    """None asks nothing. `place` is whom the figure is for; a target passes if its days and those
    from `due_after` to `due_before` have one in common."""

    region: str | None = None
    place: str | None = None
    indicator: str | None = None
    due_after: date | None = None
    due_before: date | None = None

    def __post_init__(self) -> None:
        _check_order(self.due_after, self.due_before)

    @property
    def period(self) -> Period | None:
        if self.due_after is None and self.due_before is None:
            return None
        return Period(
            start=self.due_after or FIRST_DAY, end=self.due_before or LAST_DAY, label="所问的时段"
        )


def _check_order(after: date | None, before: date | None) -> None:
    if after is not None and before is not None and after > before:
        raise FilterError(f"due_after（{after}）晚于 due_before（{before}），请对调")


def asked_on(as_of: date | None) -> date:
    """The day that is asked on, and that overdue counts from: today, if no other is given."""
    return as_of or datetime.now().astimezone().date()


def region_of(wanted: str | None, library: Library) -> str | None:
    """The region of that full or short name. Raises `FilterError` with those that there are."""
    if wanted is None:
        return None
    known = dict.fromkeys(d.region for d in library.documents if d.region)
    for region in known:
        if wanted in (region, short_name(region)):
            return region
    there = "、".join(known) or "都没有写明地区"
    raise FilterError(f"语料里没有“{wanted}”的文件，现有：{there}")


def narrowed(
    documents: Sequence[Document], filters: Mapping[str, str] | None
) -> tuple[Document, ...]:
    """The documents that pass: by `id`, `number`, `region` (full or short name), and `period`,
    two days as in 2021-10-01/2022-03-31, of which the document's own period has to share one; a
    covering document goes by what it forwards. Raises `FilterError` for any other name."""
    tests = [_test(name, wanted, documents) for name, wanted in (filters or {}).items() if wanted]
    return tuple(document for document in documents if all(test(document) for test in tests))


def _test(name: str, wanted: str, documents: Sequence[Document]) -> Callable[[Document], bool]:
    if name == "period":
        passing = _ids_within(_period(wanted), documents)
        return lambda document: document.id in passing
    if name == "region":
        return lambda document: _is_region(document.region, wanted)
    if name in ("id", "number"):
        return lambda document: getattr(document, name) == wanted
    raise FilterError(f"文件不能按 {name} 限定，可以按 region、period、number、id")


def _is_region(region: str | None, wanted: str) -> bool:
    return region is not None and wanted in (region, short_name(region))


def _ids_within(wanted: Period, documents: Sequence[Document]) -> set[str]:
    inner = {
        d.id: d
        for d in documents
        if d.period and d.period.start <= wanted.end and wanted.start <= d.period.end
    }
    return set(inner) | {d.forwarded_by for d in inner.values() if d.forwarded_by}


def _period(wanted: str) -> Period:
    start, _, end = wanted.partition("/")
    try:
        return Period(start=date.fromisoformat(start), end=date.fromisoformat(end), label=wanted)
    except (ValueError, PolicyError) as exc:
        raise FilterError(f"时段应是 2021-10-01/2022-03-31 这样的，收到 {wanted}") from exc
