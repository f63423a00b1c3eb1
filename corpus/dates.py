"""Times in a text: found, and resolved to days as far as the words and what is known allow.

The same finder reads deadlines of documents and the times of questions. A document is read with
its period as `default`, from which 12月底前 takes its year; a question with the day it is asked
on as `as_of`, from which 去年 and 这个秋冬季 count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus import date_patterns as grammar
from corpus import date_rules as rules
from corpus.datamodels import Period
from corpus.date_rules import Reading
from corpus.folded import Folded, fold
from corpus.mentions import Recurrence, TimeBasis, TimeBound, TimeKind, TimeMention
from corpus.recurrences import find_recurrences
from corpus.remembered import remembered
from corpus.timeframe import TimeFrame

__all__ = [
    "Recurrence",
    "TimeBasis",
    "TimeBound",
    "TimeKind",
    "TimeMention",
    "find_times",
]

_Rule = Callable[[re.Match[str], TimeFrame], Reading | None]
# A rule is tried only on texts that hold a sign of each of its kinds.
_RULES: tuple[tuple[tuple[str, ...], re.Pattern[str], _Rule], ...] = (
    (("月", "-至到", "日号"), grammar.DAY_RANGE, rules.read_day_range),
    (("月", "-至到"), grammar.MONTH_RANGE, rules.read_month_range),
    (("冬暖", "-至到"), grammar.SEASON_RANGE, rules.read_season_range),
    (("-至到",), grammar.YEAR_RANGE, rules.read_year_range),
    (("-/.", "12"), grammar.ISO_DAY, rules.read_day),
    (("-/", "12"), grammar.ISO_MONTH, rules.read_iso_month),
    (("月", "日号"), grammar.DAY, rules.read_day),
    (("月",), grammar.MONTH, rules.read_month),
    (("季半", "度年"), grammar.QUARTER, rules.read_quarter),
    (("冬暖",), grammar.SEASON_RELATIVE, rules.read_season_relative),
    (("年", "头前后", "个"), grammar.MONTHS_OF_YEAR, rules.read_months_of_year),
    (("年", "冬暖"), grammar.SEASON_OF_YEAR, rules.read_season_of_year),
    (("年2",), grammar.YEAR, rules.read_year),
    (("冬暖",), grammar.SEASON, rules.read_season),
    (("五",), grammar.PLAN, rules.read_plan),
    (("天日周",), grammar.TODAY, rules.read_today),
    (("即",), grammar.NOW, rules.read_now),
)
_BEFORE_REACH = 4  # characters before a time in which 自, 截至, 较 are looked for
_STRETCHES = (TimeKind.MONTH, TimeKind.QUARTER, TimeKind.YEAR)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    reading: Reading
    recurrence: Recurrence | None = None


@remembered
def find_times(
    text: str, *, default: Period | None = None, as_of: date | None = None
) -> tuple[TimeMention, ...]:
    """All times of `text`, in order and without overlaps.

    `default` is the period the text is about (the document's), `as_of` the day on which it was
    said. A time that cannot be resolved with them is still found, with `period` None.
    """
    folded = fold(text)
    frame = TimeFrame(default, as_of)
    titles = tuple(title.span() for title in grammar.TITLE.finditer(folded.text))
    found: list[TimeMention] = []
    reached = 0
    for candidate in sorted(_candidates(folded.text, frame), key=_leftmost_longest):
        if candidate.start < reached:
            continue
        inside = any(start < candidate.start < end for start, end in titles)
        mention, reached = _mention(text, folded, candidate, in_title=inside)
        found.append(mention)
    return tuple(found)


def _leftmost_longest(candidate: _Candidate) -> tuple[int, int]:
    return candidate.start, -candidate.end


def _candidates(text: str, frame: TimeFrame) -> Iterator[_Candidate]:
    held = set(text)
    for kinds, pattern, read in _RULES:
        if not all(any(sign in held for sign in signs) for signs in kinds):
            continue
        for match in pattern.finditer(text):
            reading = read(match, frame)
            if reading is not None:
                yield _Candidate(match.start(), match.end(), reading)
    for match in grammar.OPEN.finditer(text):
        yield _Candidate(*match.span(), Reading(kind=TimeKind.OPEN))
    for start, end, recurrence in find_recurrences(text):
        yield _Candidate(start, end, Reading(kind=TimeKind.RECURRENCE), recurrence)


def _mention(
    source: str, folded: Folded, found: _Candidate, *, in_title: bool
) -> tuple[TimeMention, int]:
    """The mention, with the bound words behind it, and the folded place where it ends."""
    bound, end = _bound(folded.text, found)
    due = _due(found.reading, bound, late=end == found.end)
    reading = _until_start(found.reading) if bound is TimeBound.BY else found.reading
    start_at, end_at = folded.start(found.start), folded.end(end)
    mention = TimeMention(
        start=start_at,
        end=end_at,
        text=source[start_at:end_at],
        kind=reading.kind,
        bound=bound,
        period=reading.period,
        due=due,
        basis=reading.basis,
        convention=reading.convention,
        recurrence=found.recurrence,
        in_title=in_title,
    )
    return mention, end


def _until_start(reading: Reading) -> Reading:
    """采暖季前 is a point: the day on which the season begins."""
    if reading.kind is not TimeKind.SEASON:
        return reading
    period = reading.period
    if period is not None:
        period = Period(start=period.start, end=period.start, label=period.label)
    return replace(reading, kind=TimeKind.POINT, period=period)


def _bound(text: str, found: _Candidate) -> tuple[TimeBound, int]:
    kind = found.reading.kind
    if kind is TimeKind.RECURRENCE:
        by = text[found.end - 1] in "前内"
        return (TimeBound.BY if by else TimeBound.ON), found.end
    if kind is TimeKind.IMMEDIATE:
        return TimeBound.FROM, found.end
    before = grammar.BEFORE.search(text[max(0, found.start - _BEFORE_REACH) : found.start])
    if before and before["than"]:
        return TimeBound.THAN, found.end
    after = grammar.AFTER.match(text, found.end)
    if after:
        return TimeBound(after.lastgroup or TimeBound.ON), after.end()
    if before and kind not in (TimeKind.RANGE, TimeKind.OPEN):
        return TimeBound(before.lastgroup or TimeBound.ON), found.end
    return TimeBound.ON, found.end


def _due(reading: Reading, bound: TimeBound, *, late: bool) -> date | None:
    """The last day for it. `late`: the stretch itself counts (到2025年), and not so in 2025年前."""
    if reading.period is None or bound in (TimeBound.FROM, TimeBound.THAN):
        return None
    if bound is TimeBound.BY and not late:
        if reading.kind is TimeKind.SEASON:
            return reading.period.start
        if reading.kind in _STRETCHES:
            return reading.period.start - timedelta(days=1)
    return reading.period.end
