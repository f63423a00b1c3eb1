"""Facts in SQLite, beside the index: asked for by region, unit, date, company, industry, grade.

Each fact is kept whole as JSON, and what it is asked by stands in columns and link tables with
indexes. A store is written once per build and only read afterwards.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from corpus.codec import decode, encode
from corpus.datamodels import Period
from corpus.errors import StoreError
from corpus.fact_models import Curtailment, Fact, Target
from corpus.facts import Facts

__all__ = ["FACT_FILE", "FactStore"]

FACT_FILE = "facts.sqlite"
FORMAT = 1  # raise when the schema or a record changes its shape
_F = TypeVar("_F", bound=Fact)
_UNGUARDED = "pragma journal_mode = off; pragma synchronous = off;"  # a failed build is dropped
_SCHEMA = """
create table fact (
    id text primary key,
    kind text not null,
    document text not null,
    region text,
    place text,          -- whom a target is for, or where a task is done
    start integer not null,
    first_day text,      -- ISO days between which it holds
    last_day text,
    level text,
    body text not null
) without rowid;
create index fact_kind_document on fact (kind, document, start);
create index fact_kind_region on fact (kind, region);
create index fact_kind_place on fact (kind, place);
create index fact_kind_last_day on fact (kind, last_day);
create table fact_name (  -- industry, grade, company, indicator: every name it goes by
    fact text not null references fact (id),
    role text not null,
    name text not null
);
create index fact_name_role on fact_name (role, name, fact);
create index fact_name_fact on fact_name (fact);
"""


class FactStore:
    """The facts of a corpus, opened for reading. Close it, or use it in a `with` statement."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, Fact] = {}

    @classmethod
    def write(cls, folder: Path, facts: Iterable[Facts]) -> None:
        """Write a new store into `folder`; one that is there is replaced."""
        path = folder / FACT_FILE
        path.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.executescript(_UNGUARDED + _SCHEMA)
                connection.execute(f"pragma user_version = {FORMAT}")
                for of_document in facts:
                    _insert(connection, of_document)
        except sqlite3.Error as exc:
            raise StoreError(
                f"写不了事实库 {path}（{exc}），请检查磁盘后重新运行 wence build"
            ) from exc

    @classmethod
    def open(cls, folder: Path) -> FactStore:
        """Open what `write` wrote. Raises `StoreError` if it is missing, damaged or older."""
        path = folder / FACT_FILE
        if not path.is_file():
            raise StoreError(f"找不到事实库 {path}，请先运行 wence build")
        try:
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            version = connection.execute("pragma user_version").fetchone()[0]
        except sqlite3.Error as exc:
            raise StoreError(f"事实库 {path} 损坏（{exc}），请运行 wence build 重建") from exc
        if version != FORMAT:
            connection.close()
            raise StoreError(
                f"事实库 {path} 的版本（{version}）与程序不符，请运行 wence build 重建"
            )
        return cls(connection)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> FactStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def targets(
        self,
        *,
        document: str | None = None,
        region: str | None = None,
        place: str | None = None,
        indicator: str | None = None,
        period: Period | None = None,
    ) -> tuple[Target, ...]:
        """Targets in the order of the documents. `region` is the document's, `place` whom the
        figure is for (a county, or the city itself); `period` has to overlap the target's."""
        query = _Query("target").equal(document=document, region=region, place=place)
        query.overlapping(period).named(indicator=indicator)
        return self._find(Target, query)

    def curtailments(
        self,
        *,
        document: str | None = None,
        region: str | None = None,
        industry: str | None = None,
        grade: str | None = None,
        company: str | None = None,
        level: str | None = None,
        on: date | None = None,
    ) -> tuple[Curtailment, ...]:
        """Rules in the order of the documents. `industry` is any name it goes by; a rule that
        names no grade is not found by one. `on`: only rules with a phase around that day."""
        query = _Query("curtailment").equal(document=document, region=region, level=level)
        query.named(industry=industry, grade=grade).containing(company=company)
        found = self._find(Curtailment, query)
        if on is None:
            return found
        return tuple(
            rule
            for rule in found
            if any(phase.period.start <= on <= phase.period.end for phase in rule.phases)
        )

    def names(self, role: str, *, containing: str = "") -> tuple[str, ...]:
        """All names of a role (industry, grade, company, indicator) that hold these characters."""
        rows = self._connection.execute(
            "select distinct name from fact_name"
            " where role = ? and instr(name, ?) > 0 order by name",
            (role, containing),
        )
        return tuple(row[0] for row in rows)

    def _find(self, kind: type[_F], query: _Query) -> tuple[_F, ...]:
        rows = self._connection.execute(query.sql, query.values)
        found: list[_F] = []
        for key, body in rows:
            known = self._known.get(key)
            if not isinstance(known, kind):
                known = decode(kind, json.loads(body))
                self._known[key] = known
            found.append(known)
        return tuple(found)


class _Query:
    """A select over facts of one kind, put together from what is asked."""

    def __init__(self, kind: str) -> None:
        self._terms = ["kind = ?"]
        self.values: list[str] = [kind]

    @property
    def sql(self) -> str:
        where = " and ".join(self._terms)
        return f"select id, body from fact where {where} order by document, start, id"

    def equal(self, **columns: str | None) -> _Query:
        """Columns that have to hold exactly this."""
        for column, value in columns.items():
            if value is not None:
                self._add(f"{column} = ?", value)
        return self

    def named(self, **roles: str | None) -> _Query:
        """Names that the fact has to go by."""
        for role, name in roles.items():
            if name is not None:
                self._add(
                    f"id in (select fact from fact_name where role = '{role}' and name = ?)", name
                )
        return self

    def containing(self, **roles: str | None) -> _Query:
        """Characters that one of its names of the role has to hold."""
        for role, part in roles.items():
            if part is not None:
                inner = f"select fact from fact_name where role = '{role}' and instr(name, ?) > 0"
                self._add(f"id in ({inner})", part)
        return self

    def overlapping(self, period: Period | None) -> _Query:
        if period is not None:
            self._add("first_day <= ?", period.end.isoformat())
            self._add("last_day >= ?", period.start.isoformat())
        return self

    def _add(self, term: str, value: str) -> None:
        self._terms.append(term)
        self.values.append(value)


def _insert(connection: sqlite3.Connection, facts: Facts) -> None:
    for target in facts.targets:
        _insert_fact(
            connection, target, "target", place=target.place, days=target.days, level=target.level
        )
        _insert_names(connection, target, "indicator", [target.indicator.canonical])
    for rule in facts.curtailments:
        _insert_fact(connection, rule, "curtailment", level=rule.level)
        _insert_names(connection, rule, "grade", rule.grades)
        names = [name for one in rule.industries for name in (one.field.text, one.canonical)]
        _insert_names(connection, rule, "industry", names)
        if rule.company is not None:
            _insert_names(connection, rule, "company", [rule.company.canonical])


def _insert_fact(
    connection: sqlite3.Connection,
    fact: Fact,
    kind: str,
    *,
    place: str | None = None,
    days: Period | None = None,
    level: str | None = None,
) -> None:
    body = json.dumps(encode(fact), ensure_ascii=False, separators=(",", ":"))
    connection.execute(
        "insert into fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            fact.id,
            kind,
            fact.document_id,
            fact.region,
            place,
            fact.text.span.start,
            days.start.isoformat() if days else None,
            days.end.isoformat() if days else None,
            level,
            body,
        ),
    )


def _insert_names(
    connection: sqlite3.Connection, fact: Fact, role: str, names: Sequence[str]
) -> None:
    rows = [(fact.id, role, name) for name in dict.fromkeys(names) if name]
    connection.executemany("insert into fact_name values (?, ?, ?)", rows)
