"""Times of a sentence as fields: which one a figure is for, and which one is a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.aligned import AlignedText
from corpus.datamodels import Document, Period
from corpus.dates import TimeBound, TimeKind, TimeMention, find_times
from corpus.fact_models import Field, Timing

_LONG = (TimeKind.MONTH, TimeKind.QUARTER, TimeKind.YEAR, TimeKind.SEASON, TimeKind.RANGE)


def times_of(text: AlignedText, document: Document) -> tuple[TimeMention, ...]:
    """The times of a text that is about the document's period."""
    return find_times(text.text, default=document.period or _year_of_issue(document))


def _year_of_issue(document: Document) -> Period | None:
    if document.published is None:
        return None
    year = document.published
    first, last = year.replace(month=1, day=1), year.replace(month=12, day=31)
    return Period(start=first, end=last, label=f"{year.year}年")


def timing(text: AlignedText, mention: TimeMention) -> Timing:
    """The record of a time."""
    return Timing(
        field=Field.of(text[mention.start : mention.end]),
        kind=mention.kind,
        bound=mention.bound,
        due=mention.due,
        period=mention.period,
        basis=mention.basis,
        convention=mention.convention,
        recurrence=mention.recurrence,
    )


def figure_times(times: Sequence[TimeMention], text: str) -> tuple[TimeMention, ...]:
    """The times that a figure can be for, 2026年同期 made the same months of 2026."""
    found: list[TimeMention] = []
    for mention in times:
        if mention.bound is TimeBound.THAN or mention.in_title or mention.period is None:
            continue
        if mention.kind not in (*_LONG, TimeKind.POINT, TimeKind.PLAN):
            continue
        earlier = found[-1].period if found else None
        same = earlier is not None and text.startswith("同期", mention.end)
        found.append(_same_months(mention, earlier) if same and earlier else mention)
    return tuple(found)


def _same_months(mention: TimeMention, earlier: Period) -> TimeMention:
    if mention.period is None:
        return mention
    years = mention.period.start.year - earlier.start.year
    start = earlier.start.replace(year=earlier.start.year + years)
    end = earlier.end.replace(year=earlier.end.year + years)
    return replace(mention, period=Period(start=start, end=end, label=f"{mention.text}同期"))
