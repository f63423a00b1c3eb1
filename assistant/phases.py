"""Phases of a plan by their days: 明年一季度 is the second phase, where the plan says so.

A plan names its phases and gives their days once; its rules then speak of 第一阶段 alone. A
question that gives days means the phase in which they lie.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.finder import Finder
from assistant.question import Query
from assistant.told_times import NARROW
from corpus.datamodels import Document, Period
from corpus.dates import TimeBound, find_times
from corpus.mend import close_up
from corpus.series import split_segments
from corpus.statements import RowView
from corpus.vocabulary import ordinals_in

_PHASE = "阶段"
# A day that people name the second half of a winter by: 过了元旦还能开工吗.
_PAST_NEW_YEAR = re.compile(r"过[了完]?(?:元旦|阳历年)|(?:元旦|阳历年)(?:[之以]后|过?后|过了|一过)")


class Phases:
    """The phases of the documents of a corpus, each read once."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._known: dict[str, Mapping[str, Period]] = {}

    def of(self, document: Document) -> Mapping[str, Period]:
        """The days of each phase that a document names, by the phase's name."""
        if document.id not in self._known:
            found: dict[str, Period] = {}
            for statement in self._finder.statements_by_document[document.id]:
                if _PHASE not in statement.text.text:
                    continue
                told = _phases_in(statement.text.text, document.period)
                if statement.row is not None:
                    told = _phase_of(statement.row, document.period)
                for name, period in told:
                    found.setdefault(name, period)
            self._known[document.id] = found
        return self._known[document.id]

    def settle(self, query: Query, documents: Sequence[Document]) -> Query:
        """The question with the phase in which its days lie, if one document has such a phase."""
        asked = [
            m.period
            for m in query.times
            if m.period and m.kind in NARROW and m.bound is not TimeBound.BY
        ]
        if len(documents) != 1 or query.ordinals:
            return query
        if not asked:
            return self._past_new_year(query, documents[0])
        if len(asked) != 1:
            return query
        (period,) = asked
        named = [
            name
            for name, days in self.of(documents[0]).items()
            if days.start <= period.start and period.end <= days.end
        ]
        return replace(query, ordinals=frozenset(named)) if len(named) == 1 else query

    def _past_new_year(self, query: Query, document: Document) -> Query:
        """The question with the phase in which the first days of the winter's new year lie."""
        said, own = _PAST_NEW_YEAR.search(query.text), document.period
        if said is None or own is None or own.start.year == own.end.year:
            return query
        day = date(own.end.year, 1, 2)
        named = [name for name, days in self.of(document).items() if days.start <= day <= days.end]
        if len(named) != 1:
            return query
        start, end = said.span()  # the phase is what was said, in as many characters
        phase = named[0].ljust(end - start)[: end - start]
        content = f"{query.content[:start]}{phase}{query.content[end:]}"
        return replace(query, ordinals=frozenset(named), content=content)


def _phases_in(text: str, default: Period | None) -> list[tuple[str, Period]]:
    """Each phase with the days beside its name: in brackets behind it, or in the same clause."""
    found = []
    for segment in split_segments(text):
        names = [name for name in ordinals_in(segment.text) if name.endswith(_PHASE)]
        days = [m.period for m in find_times(segment.text, default=default) if m.period]
        if len(names) == 1 and len(days) == 1:
            found.append((names[0], days[0]))
        elif len(names) == len(days) > 1:
            found.extend(_in_order(segment.text, default))
    return found


def _phase_of(row: RowView, default: Period | None) -> list[tuple[str, Period]]:
    """The phase that a row is about, with the days in another of its cells."""
    cells = [close_up(cell.text).text for cell in row.row.cells]
    names = [name for cell in cells for name in ordinals_in(cell) if name.endswith(_PHASE)]
    days = [m.period for cell in cells for m in find_times(cell, default=default) if m.period]
    return [(names[0], days[0])] if names[:1] == cells[:1] and len(days) == 1 else []


def _in_order(text: str, default: Period | None) -> list[tuple[str, Period]]:
    """Several phases in one clause, each with its days in brackets behind it."""
    found = []
    for piece in text.split("）"):
        names = [name for name in ordinals_in(piece) if name.endswith(_PHASE)]
        days = [m.period for m in find_times(piece, default=default) if m.period]
        if len(names) == 1 and len(days) == 1:
            found.append((names[0], days[0]))
    return found
