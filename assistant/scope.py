"""Which documents a question is about: by place, by time, by what it calls them.

A place or a time that no document is for is a reason to abstain. One that several documents are
for leaves the choice open; the evidence then shows whether it matters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.datamodels import Reason
from assistant.question import Query, Want
from corpus.datamodels import Document, Period
from corpus.dates import TimeBound, TimeKind, TimeMention, find_times
from corpus.heads import skeleton

REPEALS = re.compile(r"废止|停止执行|不再执行|失效")
MIN_OVERLAP = 0.3  # of the shorter period; less is two plans that touch
# 上一个秋冬防 and 上月 in a question are what a figure is compared with, and choose no document.
RELATIVE = re.compile(r"(?:去年|上年|往年)同期|上一?[个次轮年月季]|上[个次]?[月季年]|每|全年")
_IN_BRACKETS = re.compile(r"[（(]即?")
# The present year or season: the one on `as_of`, or that of the plan where none is for that.
_PRESENT = re.compile(r"[今本]年|今冬|[这本](?:一|个|次|轮|一个)?(?:秋冬|冬|采暖|取暖|供暖|攻坚)")
_LONG_OVER = timedelta(days=183)  # between a plan's end and a day that it hardly speaks of
_DATED = (TimeKind.YEAR, TimeKind.SEASON, TimeKind.RANGE, TimeKind.MONTH, TimeKind.QUARTER)
_PARTS_OF_YEARS = (TimeKind.MONTH, TimeKind.QUARTER, TimeKind.RANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The documents in question, in the order of the corpus.

    `problem` says why there are none. `by_region` and `by_time`: the question chose.
    """

    documents: tuple[Document, ...]
    problem: Reason | None = None
    by_region: bool = False
    by_time: bool = False


def find_scope(query: Query, documents: Sequence[Document], *, regions: Sequence[str]) -> Scope:
    """Documents that fit the question. `regions` are those of the corpus that it names; a named
    place that is none of them has already been turned into `Reason.OTHER_REGION`."""
    if query.documents:
        chosen = tuple(d for d in documents if d.id in query.documents)
        return Scope(documents=chosen, by_region=True, by_time=True)
    named = [d for d in documents if d.number and skeleton(d.number) in skeleton(query.text)]
    if named:
        return Scope(documents=tuple(named), by_region=True, by_time=True)
    fitting = [
        d
        for d in documents
        if not regions or d.region is None or d.region in regions or _is_above(d, regions)
    ]
    if not fitting:
        return Scope(documents=(), problem=Reason.OTHER_REGION)
    periods = asked_periods(query)
    if not periods:
        fitting = _not_over(fitting, query)
        return Scope(documents=tuple(fitting), by_region=bool(regions))
    dated = _best_fitting([d for d in fitting if any(fits(d, m) for m in periods)], periods)
    if not dated:
        dated = [d for d in fitting if any(meets(d, mention) for mention in periods)]
    if not dated and all(is_present(query, mention) for mention in periods):
        return Scope(documents=tuple(fitting), by_region=bool(regions))
    if not dated:
        return Scope(documents=tuple(fitting), problem=Reason.OTHER_PERIOD, by_region=bool(regions))
    return Scope(documents=tuple(dated), by_region=bool(regions), by_time=True)


def _not_over(documents: Sequence[Document], query: Query) -> list[Document]:
    """Those that a day of the question, named with its year, does not come long after."""
    days = [
        m.period.start
        for m in query.times
        if m.period and m.kind is TimeKind.POINT and m.text[:4].isdigit()
    ]
    kept = [
        d
        for d in documents
        if d.period is None or all(day <= d.period.end + _LONG_OVER for day in days)
    ]
    return kept or list(documents)


def settle_periods(query: Query, documents: Sequence[Document]) -> Query:
    """A question that names several times of which not all choose documents of their own: the
    others belong to what it asks about (2021年方案里2020年的清单由谁更新). 今年 beside a year that
    is named is the year of that plan."""
    periods = asked_periods(query)
    named = [period for period in periods if not is_present(query, period)]
    if 0 < len(named) < len(periods) and not query.wants_any(Want.COMPARE):
        query = replace(query, times=tuple(t for t in query.times if not is_present(query, t)))
        periods = asked_periods(query)
    if len(periods) < 2 or query.documents:
        return query
    own = find_scope(replace(query, times=()), documents, regions=query.regions).documents
    chosen = {p: frozenset(d.id for d in own if fits(d, p)) for p in periods}
    choosing = [p for p in periods if chosen[p]]
    sets = {chosen[p] for p in choosing}
    strange = len(choosing) < len(periods)
    if len(sets) != 1 or (strange and query.wants_any(Want.COMPARE)):
        return query
    if strange:
        rest = tuple(t for t in query.times if t not in choosing)
    else:  # 2020-2021年秋冬季方案里2021年1到3月: the time of the plan holds the one asked about
        rest = tuple(t for t in query.times if not any(_holds(t, p) for p in choosing))
    return replace(query, documents=tuple(sorted(sets.pop())), times=rest)


def settle_months(query: Query, documents: Sequence[Document]) -> Query:
    """A question with its months and quarters that have no year (10月PM2.5目标) in the time of the
    one document that it is about."""
    period = documents[0].period if len(documents) == 1 else None
    yearless = {m.start for m in query.times if m.period is None and m.kind in _PARTS_OF_YEARS}
    if period is None or not yearless:
        return query
    own = {m.start: m for m in find_times(query.text, default=period)}
    times = (own.get(m.start, m) if m.start in yearless else m for m in query.times)
    return replace(query, times=tuple(times))


def _holds(one: TimeMention, other: TimeMention) -> bool:
    """Is a time a longer one that holds another?"""
    whole, part = one.period, other.period
    if whole is None or part is None or whole == part:
        return False
    return whole.start <= part.start and part.end <= whole.end


def _is_above(document: Document, regions: Sequence[str]) -> bool:
    """A province's document that speaks of one of these places."""
    if not document.region or not document.region.endswith(("省", "自治区")):
        return False
    return any(region in block.text.text for region in regions for block in document.blocks)


def asked_periods(query: Query) -> tuple[TimeMention, ...]:
    """Times that choose a document: a year, a season, a range; no deadlines or baselines, nor what
    says in brackets which one a baseline is: 上一个秋冬季（2022-2023年）."""
    baselines = [mention.end for mention in query.times if RELATIVE.match(mention.text)]
    return tuple(
        mention
        for mention in query.times
        if mention.period is not None
        and not any(_IN_BRACKETS.fullmatch(query.text, e, mention.start) for e in baselines)
        and mention.kind in _DATED
        and not RELATIVE.match(mention.text)
        and mention.bound not in (TimeBound.THAN, TimeBound.FROM)
    )


def is_present(query: Query, mention: TimeMention) -> bool:
    """Is a time of the question the present year or season: 今年, 今冬, 这个秋冬季?"""
    return _PRESENT.match(query.text, mention.start) is not None


def fits(document: Document, mention: TimeMention) -> bool:
    """Is the document for that time? A bare year means the year in which its period begins."""
    asked = mention.period
    own = document.period or _year_of(document)
    if asked is None or own is None:
        return own is None
    if is_two_years(asked, mention) and own.end.year == own.start.year + 1:
        return asked.start.year == own.start.year
    if mention.kind == TimeKind.YEAR:
        issued = document.published.year if document.published else own.start.year
        return asked.start.year in (own.start.year, issued)
    return _overlap(asked, own) >= MIN_OVERLAP * min(_days(asked), _days(own))


def is_two_years(period: Period, mention: TimeMention) -> bool:
    """Does a time name two years in a row and no more (2023-2024年), as plans for a winter do?"""
    whole = (period.start.month, period.start.day, period.end.month, period.end.day)
    return (
        mention.kind is TimeKind.RANGE
        and whole == (1, 1, 12, 31)
        and period.end.year == period.start.year + 1
    )


def _best_fitting(documents: Sequence[Document], periods: Sequence[TimeMention]) -> list[Document]:
    """Of documents that overlap a stretch of years, those that lie in it altogether, and those
    that are for no time."""
    ranges = [m.period for m in periods if m.period and m.kind in (TimeKind.RANGE, TimeKind.SEASON)]
    if len(ranges) != 1 or len(documents) < 2:
        return list(documents)
    asked = ranges[0]
    shares = [_overlap(asked, d.period) / _days(d.period) if d.period else None for d in documents]
    best = max((share for share in shares if share is not None), default=0.0)
    return [
        d
        for d, share in zip(documents, shares, strict=True)
        if share is None or share >= best * 0.9
    ]


def meets(document: Document, mention: TimeMention) -> bool:
    """Does the document's period share a day with the time? For a year that none begins in."""
    own = document.period
    return (
        mention.period is not None
        and own is not None
        and mention.kind == TimeKind.YEAR
        and (_overlap(mention.period, own) > 0)
    )


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _overlap(one: Period, other: Period) -> int:
    return (min(one.end, other.end) - max(one.start, other.start)).days + 1


def _year_of(document: Document) -> Period | None:
    if document.published is None:
        return None
    year = document.published
    return Period(start=year.replace(month=1, day=1), end=year.replace(month=12, day=31), label="")


def repealed_documents(documents: Sequence[Document]) -> frozenset[str]:
    """The documents that another one of the corpus says it puts an end to."""
    found: set[str] = set()
    for document in documents:
        endings = [
            skeleton(sentence)
            for block in document.blocks
            for sentence in re.split(r"[。；]", block.text.text)
            if REPEALS.search(sentence)
        ]
        for other in documents:
            names = [skeleton(name) for name in (other.number, other.title) if name]
            if other.id != document.id and any(n in e for n in names for e in endings):
                found.add(other.id)
    return frozenset(found)
