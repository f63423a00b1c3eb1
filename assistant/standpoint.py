"""The day from which 今年 and 这个冬天 count where no document is for those of `as_of`.

Who reads a plan reads it as of its own time: asked of 今年 with no document of this year, the last
one of the place is meant, and the answer names its time so that nobody takes it for this year's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.question import Query
from assistant.scope import asked_periods, find_scope, is_present
from corpus.datamodels import Document


def standpoint(
    query: Query, documents: Sequence[Document], *, day: date, read: Callable[[date], Query]
) -> date:
    """The day to read a question from: `day`, or one in the time of the last document of the place
    asked about, if the question speaks of the present and no document of the place is for that of
    `day`. `read` gives the question as read from another day."""
    if not any(is_present(query, mention) for mention in asked_periods(query)):
        return day
    own = find_scope(query, documents, regions=query.regions)
    if own.by_time or len({document.region for document in own.documents}) != 1:
        return day
    for other in _days_of(own.documents):
        if find_scope(read(other), own.documents, regions=query.regions).by_time:
            return other
    return day


def _days_of(documents: Sequence[Document]) -> Iterator[date]:
    """The days on which documents came out and on which their time begins, the last first."""
    for document in sorted(documents, key=_latest, reverse=True):
        yield from _own_days(document)


def _own_days(document: Document) -> list[date]:
    begins = document.period.start if document.period else None
    return [day for day in (document.published, begins) if day is not None]


def _latest(document: Document) -> date:
    return max(_own_days(document), default=date.min)
