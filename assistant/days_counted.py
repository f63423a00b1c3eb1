"""How many days a phase or a campaign has, counted from its first day to its last one: 第一阶段为
12月8日—12月31日 has 24."""

from __future__ import annotations

import re
from datetime import date

from assistant.question import Query
from assistant.tally import Tally
from assistant.wants import HOW_LONG
from corpus.datamodels import Period
from corpus.dates import TimeKind, TimeMention, find_times
from corpus.numerals import find_quantities
from corpus.statements import Statement

_ASKED = re.compile(rf"(?:阶段|时段|管控期)[^，。？]{{0,6}}?{HOW_LONG}")
_DOCUMENT = re.compile(HOW_LONG)
_DAY = re.compile(r"\d\s*日")
# A season with 29 February and one without: what has as many days in both needs no year.
_SEASONS = tuple(
    Period(start=date(year, 7, 1), end=date(year + 1, 6, 30), label="") for year in (2022, 2023)
)


def days_counted(query: Query, statement: Statement) -> Tally | None:
    """The days of the phase asked about, both ends with them; None where it has no two days, or
    where the text tells a number of days itself."""
    text = statement.text.text
    if statement.row is not None or not _ASKED.search(query.text):
        return None
    if any(quantity.unit == "天" for quantity in find_quantities(text)):
        return None
    ranges = [time for time in find_times(text) if _has_two_days(time)]
    own = _of_the_phase(query, text, ranges) if query.ordinals else ranges
    periods = _periods(own[0]) if len(own) == 1 else []
    if len({_length(period) for period in periods}) != 1:
        return None
    return Tally(number=_number(periods[0]), parts=(own[0].text,))


def days_of(query: Query, period: Period | None) -> str:
    """What is added to the period of a document where its days are asked for."""
    if period is None or not _DOCUMENT.search(query.text):
        return ""
    return f"，{_number(period)}（计算得出）"


def _number(period: Period) -> str:
    return f"共{_length(period)}天，首尾都算"


def _length(period: Period) -> int:
    return (period.end - period.start).days + 1


def _periods(mention: TimeMention) -> list[Period]:
    """The days meant, or those of either season if the text names no year."""
    if mention.period is not None:
        return [mention.period]
    found = [time for season in _SEASONS for time in find_times(mention.text, default=season)]
    return [time.period for time in found if time.period is not None]


def _has_two_days(time: TimeMention) -> bool:
    return time.kind is TimeKind.RANGE and len(_DAY.findall(time.text)) > 1


def _of_the_phase(query: Query, text: str, ranges: list[TimeMention]) -> list[TimeMention]:
    """The first stretch behind the name of the phase, before that of the next one."""
    found = []
    for name in query.ordinals:
        at = text.find(name)
        behind = [time for time in ranges if time.start > at >= 0]
        found += behind[:1]
    return found
