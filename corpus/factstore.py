"""Facts in SQLite, beside the index: asked for by region, unit, date, company, industry, grade.

A store is written once per build and only read afterwards. Records are kept in memory once they
have been asked for, so that a list asked again costs nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar
from weakref import finalize

from corpus.codec import decode
from corpus.datamodels import Period
from corpus.errors import StoreError
from corpus.fact_models import (
    Contradiction,
    Curtailment,
    Fact,
    Reference,
    Relation,
    Report,
    Target,
    Task,
    TaskOrigin,
    Validity,
)
from corpus.fact_schema import FORMAT, KINDS, SCHEMA, insert
from corpus.mentions import DutyRole, TimeKind

if TYPE_CHECKING:
    from corpus.facts import Facts

__all__ = ["FACT_FILE", "FactStore"]

FACT_FILE = "facts.sqlite"
_UNGUARDED = "pragma journal_mode = off; pragma synchronous = off;"  # a failed build is dropped
_F = TypeVar("_F", bound=Fact)


class FactStore:
    """The facts of a corpus, opened for reading. It is closed with the last reference to it, or
    before that by `close` or a `with` statement.

    All answers are in the order of the documents, and within them of the text.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.close = finalize(self, connection.close)
        self._known: dict[str, Fact] = {}

    @classmethod
    def write(cls, folder: Path, facts: Iterable[Facts]) -> None:
        """Write a new store into `folder`; one that is there is replaced. What documents say
        against each other is found here, too. Raises `StoreError`."""
        from corpus.facts import Facts, contradictions_between  # only building finds facts

        path = folder / FACT_FILE
        path.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.executescript(_UNGUARDED + SCHEMA)
                connection.execute(f"pragma user_version = {FORMAT}")
                everything = tuple(facts)
                for of_document in everything:
                    insert(connection, of_document)
                insert(connection, Facts(contradictions=contradictions_between(everything)))
        except sqlite3.Error as exc:
            raise StoreError(f"写不了事实库 {path}（{exc}），请检查后重新运行 wence build") from exc

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

    def __enter__(self) -> FactStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def tasks(
        self,
        *,
        document: str | None = None,
        region: str | None = None,
        unit: str | None = None,
        role: DutyRole | None = None,
        company: str | None = None,
        industry: str | None = None,
        place: str | None = None,
        category: str | None = None,
        words: str | None = None,
        due_after: date | None = None,
        due_before: date | None = None,
        time: TimeKind | None = None,
        origin: TaskOrigin | None = None,
    ) -> tuple[Task, ...]:
        """Tasks. `unit` is an office (生态环境局) or its full name (市生态环境局), `role` the part
        that it has; `company` and `category` are parts of a name, `words` of what is to be done.
        `due_after` and `due_before` are days on which it may be due itself; `time` is the kind of
        its first deadline: OPEN is 长期坚持, YEAR is a year and no day in it. Without `origin` a
        task of both annex and text is found in each."""
        query = _Query(Task).equal(document=document, region=region)
        query.equal(variety=origin.value if origin else None, time=time.value if time else None)
        query.named("unit", unit, part=role.value if role else None)
        query.named("industry", industry).named("place", place)
        query.holding("company", company).holding("category", category)
        query.saying(words).due(due_after, due_before)
        return self._find(Task, query)

    def targets(
        self,
        *,
        document: str | None = None,
        region: str | None = None,
        place: str | None = None,
        indicator: str | None = None,
        period: Period | None = None,
    ) -> tuple[Target, ...]:
        """Targets. `region` is the document's, `place` whom the figure is for (a county, or the
        city itself); `period` has to overlap the target's."""
        query = _Query(Target).equal(document=document, region=region, place=place)
        query.named("indicator", indicator).overlapping(period)
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
        """Rules. `industry` is any name it goes by, `company` a part of a name; a rule that names
        no grade is not found by one. `on`: only rules with a phase around that day."""
        query = _Query(Curtailment).equal(document=document, region=region, level=level)
        query.named("industry", industry).named("grade", grade).holding("company", company)
        found = self._find(Curtailment, query)
        if on is None:
            return found
        return tuple(
            rule for rule in found if any(p.period.start <= on <= p.period.end for p in rule.phases)
        )

    def reports(
        self, *, document: str | None = None, region: str | None = None
    ) -> tuple[Report, ...]:
        """Duties to report."""
        return self._find(Report, _Query(Report).equal(document=document, region=region))

    def references(
        self,
        *,
        document: str | None = None,
        relation: Relation | None = None,
        names: str | None = None,
    ) -> tuple[Reference, ...]:
        """Documents that documents name. `names` is a title or number of the one named, or a
        part of it: what cites this, what repeals it."""
        query = _Query(Reference).equal(document=document)
        query.equal(variety=relation.value if relation else None).holding("document", names)
        return self._find(Reference, query)

    def validity(self, *, document: str | None = None) -> tuple[Validity, ...]:
        """What documents say on when they are in force."""
        return self._find(Validity, _Query(Validity).equal(document=document))

    def contradictions(
        self, *, document: str | None = None, region: str | None = None, words: str | None = None
    ) -> tuple[Contradiction, ...]:
        """Where documents do not agree. `words` are part of what it is about, or of either side."""
        query = _Query(Contradiction).equal(document=document, region=region).saying(words)
        return self._find(Contradiction, query)

    def counts(self, *, document: str) -> dict[str, int]:
        """How many facts of each kind a document tells; kinds of which there are none are left
        out."""
        rows = self._connection.execute(
            "select kind, count(*) from fact where document = ? group by kind", (document,)
        )
        counted = dict(rows.fetchall())
        return {kind: counted[kind] for kind in KINDS.values() if kind in counted}

    def names(self, role: str, *, containing: str = "") -> tuple[str, ...]:
        """All names of a role (unit, company, industry, place, grade, indicator, category) that
        hold these characters."""
        rows = self._connection.execute(
            "select distinct name from fact_name"
            " where role = ? and instr(name, ?) > 0 order by name",
            (role, containing),
        )
        return tuple(row[0] for row in rows)

    def _find(self, kind: type[_F], query: _Query) -> tuple[_F, ...]:
        found: list[_F] = []
        for key, body in self._connection.execute(query.sql, query.values).fetchall():
            known = self._known.get(key)
            if not isinstance(known, kind):
                known = decode(kind, json.loads(body))
                self._known[key] = known
            found.append(known)
        return tuple(found)


class _Query:
    """A select over facts of one kind, put together from what is asked; None asks nothing."""

    def __init__(self, kind: type[Fact]) -> None:
        self._terms = ["kind = ?"]
        self.values: list[str] = [KINDS[kind]]

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

    def named(self, role: str, name: str | None, *, part: str | None = None) -> _Query:
        """A name that the fact has to go by; of a unit also the part that it has."""
        if name is not None:
            which = " and part = ?" if part is not None else ""
            inner = f"select fact from fact_name where role = '{role}' and name = ?{which}"
            self._add(f"id in ({inner})", name, *([part] if part is not None else []))
        return self

    def holding(self, role: str, part: str | None) -> _Query:
        """Characters that one of its names of the role has to hold."""
        if part is not None:
            inner = f"select fact from fact_name where role = '{role}' and instr(name, ?) > 0"
            self._add(f"id in ({inner})", part)
        return self

    def saying(self, words: str | None) -> _Query:
        if words is not None:
            self._add("instr(wording, ?) > 0", words)
        return self

    def due(self, after: date | None, before: date | None) -> _Query:
        if after is not None:
            self._add("last_day >= ?", after.isoformat())
        if before is not None:
            self._add("last_day <= ?", before.isoformat())
        return self

    def overlapping(self, period: Period | None) -> _Query:
        if period is not None:
            self._add("first_day <= ?", period.end.isoformat())
            self._add("last_day >= ?", period.start.isoformat())
        return self

    def _add(self, term: str, *values: str) -> None:
        self._terms.append(term)
        self.values.extend(values)
