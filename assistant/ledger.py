"""Lists of what the corpus holds: tasks, curtailments and targets as lines that can be taken away.

The command line, HTTP and the page show these lines; each knows where it stands in the source.
A task that a document tells twice, in a row and in a clause, is one line with both places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.citations import citation_of
from assistant.datamodels import Citation, JsonObject, JsonValue
from assistant.filters import TaskFilter, region_of
from corpus.datamodels import Document
from corpus.fact_models import Fact, Name, Party, Task, TaskOrigin
from corpus.factstore import FactStore
from corpus.library import Library
from corpus.mentions import DutyRole
from corpus.units import find_units

__all__ = ["SourceFinder", "TaskLine", "task_lines", "tasks_json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One task, as people look for it. `dues` are its last days, in order; `deadline` is how the
    document tells them. `plan_end` is the last day of the plan that it stands in."""

    id: str
    region: str | None
    period: str
    plan_end: date | None
    category: str
    work: str
    name: str
    what: str
    deadline: str
    dues: tuple[date, ...]
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    carriers: tuple[str, ...]
    companies: tuple[str, ...]
    industries: tuple[str, ...]
    places: tuple[str, ...]
    quantities: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def due(self) -> date | None:
        """The day by which all of it is due."""
        return max(self.dues, default=None)

    @property
    def title(self) -> str:
        """The narrowest name that it has; what is to be done if it has none."""
        return self.name or self.work or self.category or self.what

    @property
    def answerable(self) -> tuple[str, ...]:
        """Those that answer for it: the units named first, or else those that carry it out."""
        return self.responsible or self.supporting or self.carriers

    @property
    def remark(self) -> str:
        """Who else has to do with it."""
        others = {
            "配合": self.supporting if self.responsible else (),
            "落实": self.carriers if self.responsible or self.supporting else (),
            "企业": self.companies,
        }
        return "；".join(f"{role}：{'、'.join(names)}" for role, names in others.items() if names)

    def is_overdue(self, as_of: date) -> bool:
        return self.due is not None and self.due < as_of

    def to_json(self, *, as_of: date) -> JsonObject:
        days_left = (self.due - as_of).days if self.due else None
        return {
            "id": self.id,
            "region": self.region,
            "period": self.period,
            "plan_over": self.plan_end is not None and self.plan_end < as_of,
            "category": self.category,
            "work": self.work,
            "task": self.name,
            "what": self.what,
            "deadline": self.deadline,
            "due": self.due.isoformat() if self.due else None,
            "dues": [day.isoformat() for day in self.dues],
            "days_left": days_left,
            "overdue": self.is_overdue(as_of),
            "responsible": self.responsible,
            "supporting": self.supporting,
            "carriers": self.carriers,
            "companies": self.companies,
            "industries": self.industries,
            "places": self.places,
            "quantities": self.quantities,
            "citations": [citation.to_json() for citation in self.citations],
        }


def task_lines(
    store: FactStore, library: Library, wanted: TaskFilter | None = None
) -> tuple[TaskLine, ...]:
    """Every task that passes, once: those with a last day first, the earliest of them first.
    Raises `FilterError`."""
    asked = wanted or TaskFilter()
    found = _named(store, asked, region=region_of(asked.region, library))
    passing = [task for task in found if asked.takes(_dues(task))]
    sources = SourceFinder(library)
    lines = [_line(group, sources) for group in _told_once(passing)]
    return tuple(sorted(lines, key=lambda line: min(line.dues, default=date.max)))


def tasks_json(lines: Sequence[TaskLine], *, as_of: date) -> dict[str, JsonValue]:
    """The object that the command line and HTTP give out."""
    return {
        "as_of": as_of.isoformat(),
        "total": len(lines),
        "tasks": [line.to_json(as_of=as_of) for line in lines],
    }


def _named(store: FactStore, asked: TaskFilter, *, region: str | None) -> tuple[Task, ...]:
    """Tasks of the region that go by the names asked for."""

    def of_unit(unit: str | None) -> tuple[Task, ...]:
        return store.tasks(
            region=region, unit=unit, company=asked.enterprise, category=asked.category
        )

    if asked.unit is None:
        return of_unit(None)
    names = _unit_names(store, asked.unit)
    return tuple({task.id: task for name in names for task in of_unit(name)}.values())


def _unit_names(store: FactStore, wanted: str) -> tuple[str, ...]:
    """The names that the corpus has for a unit; parts of names only if it is no whole one."""
    whole = {wanted, *(unit.canonical for unit in find_units(wanted) if unit.text == wanted)}
    known = tuple(name for name in sorted(whole) if name in store.names("unit", containing=name))
    return known or store.names("unit", containing=wanted)


def _told_once(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """Each task with the clauses that say the same. A clause goes with the rows that repeat it,
    a sentence with its clause, as long as those are among the tasks, too."""
    known = {task.id: task for task in tasks}
    again: dict[str, list[Task]] = defaultdict(list)
    repeated: set[str] = set()
    for task in known.values():
        rows = [key for key in task.same_as if key in known]
        if task.origin is TaskOrigin.CLAUSE and rows:
            repeated.add(task.id)
            for key in rows:
                again[key].append(task)
    for task in known.values():
        if task.id not in repeated and task.within not in known:
            yield (task, *again[task.id])


def _dues(task: Task) -> tuple[date, ...]:
    return tuple(sorted({timing.due for timing in task.deadlines if timing.due is not None}))


def _line(group: Sequence[Task], sources: SourceFinder) -> TaskLine:
    task = group[0]
    document = sources.document(task)
    return TaskLine(
        id=task.id,
        region=task.region,
        period=document.period.label if document.period else "",
        plan_end=document.period.end if document.period else None,
        category=task.category.text if task.category else "",
        work=task.work.text if task.work else "",
        name=task.task.text if task.task else "",
        what=task.what.text,
        deadline="、".join(dict.fromkeys(timing.field.text for timing in task.deadlines)),
        dues=_dues(task),
        responsible=_parties(task.parties, DutyRole.LEAD, DutyRole.RESPONSIBLE),
        supporting=_parties(task.parties, DutyRole.SUPPORT),
        carriers=_parties((*task.parties, *task.carriers), DutyRole.CARRY),
        companies=_names(task.companies),
        industries=_names(task.industries),
        places=_names(task.places),
        quantities=tuple(amount.phrase for amount in task.amounts),
        citations=sources.cite(group),
    )


def _parties(parties: Iterable[Party], *roles: DutyRole) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in parties if party.role in roles))


def _names(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.canonical for name in names))


class SourceFinder:
    """Where facts stand: their documents, and the citations that point there."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents = {document.id: document for document in library.documents}
        self._paths = {passage.id: passage.path for passage in library.passages}

    def document(self, fact: Fact) -> Document:
        """Raises `CorpusError` if the fact is of another build."""
        found = self._documents.get(fact.document_id)
        return found or self._library.document(fact.document_id)

    def cite(self, facts: Iterable[Fact]) -> tuple[Citation, ...]:
        """A citation of each fact, numbered in their order."""
        return tuple(self._citation(number, fact) for number, fact in enumerate(facts, start=1))

    def _citation(self, number: int, fact: Fact) -> Citation:
        path = self._paths.get(fact.passage_id, ())
        return citation_of(number, self.document(fact), path=path, text=fact.text)
