"""The tables of the fact store, and how each kind of fact is laid into them.

A fact is kept whole as JSON; what it is asked by stands in columns and in names, so that every
question is a look-up in an index.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from corpus.codec import encode
from corpus.fact_models import (
    Contradiction,
    Curtailment,
    Fact,
    Reference,
    Report,
    Target,
    Task,
    Validity,
)

if TYPE_CHECKING:
    from corpus.facts import Facts

FORMAT = 3  # raise when the schema or a record changes its shape
SCHEMA = """
create table fact (
    id text primary key,
    kind text not null,
    document text not null,
    region text,
    start integer not null,  -- where it begins in the source
    variety text,            -- origin of a task, relation of a reference, kind of a contradiction
    place text,              -- whom a target is for
    level text,              -- warning level of a curtailment
    first_day text,          -- ISO days: the days of a target
    last_day text,           -- its last day; the day by which a task is due
    time text,               -- the kind of a task's first deadline: point, open, year
    wording text not null,   -- what it says, for questions by words
    body text not null
);
create index fact_document on fact (kind, document, start);
create index fact_region on fact (kind, region);
create index fact_place on fact (kind, place);
create index fact_last_day on fact (kind, last_day);
create table fact_name (
    fact text not null references fact (id),
    role text not null,      -- unit, company, industry, place, grade, indicator, category, document
    name text not null,
    part text not null       -- the part a unit has: lead, support, carry, responsible
);
create index fact_name_name on fact_name (role, name, fact);
create index fact_name_fact on fact_name (fact, role);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The columns of a fact beside those that every fact has, and its names by role."""

    variety: str | None = None
    place: str | None = None
    level: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    time: str | None = None
    wording: str
    names: tuple[tuple[str, str, str], ...] = ()


KINDS: dict[type[Fact], str] = {
    Task: "task",
    Target: "target",
    Curtailment: "curtailment",
    Report: "report",
    Reference: "reference",
    Validity: "validity",
    Contradiction: "contradiction",
}


def insert(connection: sqlite3.Connection, facts: Facts) -> None:
    """All facts of one document into the tables."""
    for fact in all_of(facts):
        entry = entry_of(fact)
        connection.execute(
            "insert into fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                fact.id,
                KINDS[type(fact)],
                fact.document_id,
                fact.region,
                fact.text.span.start,
                entry.variety,
                entry.place,
                entry.level,
                _iso(entry.first_day),
                _iso(entry.last_day),
                entry.time,
                entry.wording,
                json.dumps(_compact(encode(fact)), ensure_ascii=False, separators=(",", ":")),
            ),
        )
        rows = [(fact.id, *name) for name in dict.fromkeys(entry.names) if name[1]]
        connection.executemany("insert into fact_name values (?, ?, ?, ?)", rows)


def _compact(value: Any) -> Any:
    """Without what a record has by default: no value, or none of them."""
    if isinstance(value, dict):
        return {key: _compact(v) for key, v in value.items() if v is not None and v != []}
    return [_compact(item) for item in value] if isinstance(value, list) else value


def all_of(facts: Facts) -> Iterator[Fact]:
    """The facts of every kind."""
    yield from facts.tasks
    yield from facts.targets
    yield from facts.curtailments
    yield from facts.reports
    yield from facts.references
    yield from facts.validity
    yield from facts.contradictions


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


@singledispatch
def entry_of(fact: Fact) -> Entry:
    """What a fact is asked by."""
    return Entry(wording=fact.text.text)


@entry_of.register
def _(fact: Task) -> Entry:
    names: list[tuple[str, str, str]] = []
    for party in (*fact.parties, *fact.carriers):
        names += [("unit", name, party.role.value) for name in (party.name, party.office)]
        names.append(("unit", party.field.text, party.role.value))
    names += _named(
        "company", (name for c in fact.companies for name in (c.canonical, c.field.text))
    )
    names += _named(
        "industry", (name for i in fact.industries for name in (i.canonical, i.field.text))
    )
    names += _named("place", (place.canonical for place in fact.places))
    said = [field.text for field in (fact.category, fact.work, fact.task) if field is not None]
    names += _named("category", said)
    return Entry(
        variety=fact.origin.value,
        last_day=fact.due,
        time=fact.deadlines[0].kind.value if fact.deadlines else None,
        wording="".join([*said, fact.what.text]),
        names=tuple(names),
    )


@entry_of.register
def _(fact: Target) -> Entry:
    return Entry(
        place=fact.place,
        level=fact.level,
        first_day=fact.days.start if fact.days else None,
        last_day=fact.days.end if fact.days else None,
        wording=fact.text.text,
        names=_named("indicator", (fact.indicator.canonical, fact.indicator.field.text)),
    )


@entry_of.register
def _(fact: Curtailment) -> Entry:
    names = _named("grade", fact.grades)
    names += _named("industry", (n for i in fact.industries for n in (i.canonical, i.field.text)))
    if fact.company is not None:
        names += _named("company", (fact.company.canonical,))
    return Entry(variety=fact.measure.kind.value, level=fact.level, wording=fact.says, names=names)


@entry_of.register
def _(fact: Reference) -> Entry:
    told = (field.text for field in (fact.title, fact.number) if field is not None)
    return Entry(
        variety=fact.relation.value,
        wording=fact.text.text,
        names=_named("document", ("".join(name.split()) for name in told)),
    )


@entry_of.register
def _(fact: Contradiction) -> Entry:
    words = "".join(side.text.text for side in fact.sides)
    return Entry(variety=fact.kind.value, wording=f"{fact.about}{words}")


def _named(role: str, names: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((role, name, "") for name in names)
