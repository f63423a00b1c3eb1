"""From a match of the date grammar to the days it means.

Each rule is a pure function of a match and a frame. `None` says that the words only look
like a time (2月30日, a range that ends before it begins).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus import date_patterns as grammar
from corpus.datamodels import Period
from corpus.digits import integer_of
from corpus.mentions import TimeBasis, TimeKind
from corpus.timeframe import (
    YEAR_OFFSETS,
    TimeFrame,
    day,
    days,
    last_of,
    part_of_month,
    season,
)

CENTURY = 2000
FIRST_PLAN = (14, 2021)  # “十四五” begins in 2021, the others five years apart
QUARTER_MONTHS = {
    "一": (1, 3), "1": (1, 3), "二": (4, 6), "2": (4, 6), "三": (7, 9), "3": (7, 9),
    "四": (10, 12), "4": (10, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The days that a match means, as far as they can be told."""

    kind: TimeKind
    period: Period | None = None
    basis: TimeBasis = TimeBasis.STATED
    convention: bool = False


@dataclass(frozen=True, slots=True)
class _Year:
    number: int | None
    basis: TimeBasis


_NO_YEAR = _Year(None, TimeBasis.UNKNOWN)


def _number(match: re.Match[str], name: str) -> int | None:
    """The group as a number; None when the pattern lacks it or it did not take part."""
    if name not in match.re.groupindex or not match[name]:
        return None
    return integer_of(match[name])


def _year(match: re.Match[str], side: int, frame: TimeFrame, anchor: int | None = None) -> _Year:
    """The year told on that side of the match; 次年 counts from `anchor` if there is one."""
    written = _number(match, f"y{side}")
    short = _number(match, f"yc{side}")
    if written is not None or short is not None:
        return _Year(written if written is not None else CENTURY + (short or 0), TimeBasis.STATED)
    name = f"yr{side}"
    word = match[name] if name in match.re.groupindex else None
    if not word:
        return _NO_YEAR
    if anchor is not None and word in ("当年", "同年", "次年", "翌年"):
        return _Year(anchor + YEAR_OFFSETS[word], TimeBasis.STATED)
    here = frame.this_year()
    if here is None:
        return _NO_YEAR
    return _Year(here + YEAR_OFFSETS[word], TimeBasis.RELATIVE)


def _or_fitting(
    year: _Year, frame: TimeFrame, stretch: Callable[[int], tuple[date, date]]
) -> _Year:
    if year.basis is not TimeBasis.UNKNOWN:
        return year
    found = frame.fitting(stretch)
    return _NO_YEAR if found is None else _Year(found, TimeBasis.DEFAULT)


def _reading(kind: TimeKind, year: _Year, start: date, end: date, label: str) -> Reading | None:
    period = days(start, end, label)
    return None if period is None else Reading(kind=kind, period=period, basis=year.basis)


def read_day(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    number = integer_of(match["d1"])
    relative = match["mr1"] if "mr1" in match.re.groupindex else None
    if relative:
        year, month = _relative_month(relative, frame)
    else:
        told = integer_of(match["m1"])
        year = _or_fitting(_year(match, 1, frame), frame, lambda y: part_of_month(y, told, None))
        month = told
        if day(2000, told, number) is None:
            return None
    if year.number is None:
        return Reading(kind=TimeKind.POINT, basis=TimeBasis.UNKNOWN)
    moment = day(year.number, month, number)
    if moment is None:
        return None
    return _reading(TimeKind.POINT, year, moment, moment, match[0])


def _relative_month(word: str, frame: TimeFrame) -> tuple[_Year, int]:
    if frame.as_of is None:
        return _NO_YEAR, 1
    step = {"上": -1, "下": 1}.get(word[0], 0)
    place = frame.as_of.year * 12 + frame.as_of.month - 1 + step
    return _Year(place // 12, TimeBasis.RELATIVE), place % 12 + 1


def read_month(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    edge = match["e1"] or match["e2"] or ("底" if match["e3"] else None)
    if match["m1"]:
        month = integer_of(match["m1"])
        year = _or_fitting(_year(match, 1, frame), frame, lambda y: part_of_month(y, month, edge))
    else:
        year, month = _relative_month(match["mr1"] or match[0], frame)
    kind = TimeKind.POINT if edge else TimeKind.MONTH
    if year.number is None:
        return Reading(kind=kind, basis=TimeBasis.UNKNOWN)
    return _reading(kind, year, *part_of_month(year.number, month, edge), match[0])


def read_iso_month(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    year = _year(match, 1, frame)
    if year.number is None:
        return None
    start, end = part_of_month(year.number, int(match["m1"]), None)
    return _reading(TimeKind.MONTH, year, start, end, match[0])


def read_quarter(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    first, last = _quarter_months(match["q"])

    def stretch(year: int) -> tuple[date, date]:
        return date(year, first, 1), last_of(year, last)

    year = _or_fitting(_year(match, 1, frame), frame, stretch)
    if year.number is None:
        return Reading(kind=TimeKind.QUARTER, basis=TimeBasis.UNKNOWN)
    start, end = stretch(year.number)
    if match["e1"]:
        return _reading(TimeKind.POINT, year, end.replace(day=21), end, match[0])
    return _reading(TimeKind.QUARTER, year, start, end, match[0])


def _quarter_months(word: str) -> tuple[int, int]:
    if word.endswith("半年"):
        return (1, 6) if word[0] == "上" else (7, 12)
    if word[0] == "前":
        return 1, 9 if word[1] in "3三" else 6
    return QUARTER_MONTHS[word.removeprefix("第")[0]]


def read_months_of_year(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    """2025年头三个月, 2020年最后三个月."""
    year = _year(match, 1, frame)
    if year.number is None:
        return Reading(kind=TimeKind.RANGE, basis=TimeBasis.UNKNOWN)
    count = integer_of(match["n"])
    first = 1 if match["side"] in "头前" else 13 - count
    end = last_of(year.number, first + count - 1)
    return _reading(TimeKind.RANGE, year, date(year.number, first, 1), end, match[0])


def read_year(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    edge = match["e1"] or match["e2"] or ""
    year = _year(match, 1, frame)
    if match["y2"]:
        year = _Year(integer_of(match["y2"]), TimeBasis.STATED)
    elif match["e2"]:
        own = frame.own_year()
        basis = TimeBasis.RELATIVE if frame.default is None else TimeBasis.DEFAULT
        year = _NO_YEAR if own is None else _Year(own, basis)
    kind = TimeKind.POINT if edge[-1:] in ("底", "末", "初") else TimeKind.YEAR
    if year.number is None:
        return Reading(kind=kind, basis=TimeBasis.UNKNOWN)
    months = {"底": (12, 12), "末": (12, 12), "初": (1, 1)}.get(edge[-1:], (1, 12))
    start, end = date(year.number, months[0], 1), last_of(year.number, months[1])
    return _reading(kind, year, start, end, match[0])


def read_season_of_year(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    year = _year(match, 1, frame)
    heating = bool(grammar.HEATING.search(match[0]))
    return _season(year, match[0], heating=heating)


def _season(year: _Year, label: str, *, heating: bool) -> Reading | None:
    if year.number is None:
        return Reading(kind=TimeKind.SEASON, basis=TimeBasis.UNKNOWN, convention=heating)
    start, end = season(year.number, heating=heating)
    period = days(start, end, label)
    return Reading(kind=TimeKind.SEASON, period=period, basis=year.basis, convention=heating)


def read_season_range(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    first = _year(match, 1, frame).number
    last = _year(match, 2, frame).number
    if first is None or last is None or last < first:
        return None
    heating = bool(grammar.HEATING.search(match[0]))
    if last == first + 1:
        return _season(_Year(first, TimeBasis.STATED), match[0], heating=heating)
    start, end = season(first, heating=heating)[0], season(last, heating=heating)[1]
    return Reading(kind=TimeKind.RANGE, period=days(start, end, match[0]), convention=heating)


def read_season(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    heating = bool(grammar.HEATING.search(match[0]))
    if match[0].startswith("入冬"):  # no day is agreed on for it
        return Reading(kind=TimeKind.SEASON, basis=TimeBasis.UNKNOWN, convention=True)
    year = _or_fitting(_NO_YEAR, frame, lambda y: season(y, heating=heating))
    return _season(year, match[0], heating=heating)


def read_season_relative(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    here = frame.this_season()
    step = -1 if match["last"] else 1 if match["next"] else 0
    year = _NO_YEAR if here is None else _Year(here + step, TimeBasis.RELATIVE)
    return _season(year, match[0], heating=bool(grammar.HEATING.search(match[0])))


def read_plan(match: re.Match[str], _frame: TimeFrame) -> Reading | None:
    plan, begins = FIRST_PLAN
    first = begins + 5 * (integer_of(match["n"]) - plan)
    start = date(first + 4, 12, 1) if match[0].endswith("末") else date(first, 1, 1)
    period = days(start, date(first + 4, 12, 31), match[0].replace('"', ""))
    return Reading(kind=TimeKind.PLAN, period=period)


def read_year_range(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    if match["y3"]:
        first, last = int(match["y3"]), int(match["y4"])
        if last == first + 1 and "秋冬" in match.string:  # 2020-2021 in a text on seasons
            return _season(_Year(first, TimeBasis.STATED), match[0], heating=False)
        return _years(first, last, TimeBasis.STATED, match[0])
    left = _year(match, 1, frame)
    right = _year(match, 2, frame, anchor=left.number)
    if left.number is None or right.number is None:
        return Reading(kind=TimeKind.RANGE, basis=TimeBasis.UNKNOWN)
    return _years(left.number, right.number, left.basis, match[0])


def _years(first: int, last: int, basis: TimeBasis, label: str) -> Reading | None:
    if first > last:
        return None
    period = days(date(first, 1, 1), date(last, 12, 31), label)
    return Reading(kind=TimeKind.RANGE, period=period, basis=basis)


def read_month_range(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    first, last = integer_of(match["m1"]), integer_of(match["m2"])
    turn = 1 if last < first else 0  # 10-3月 runs into the next year

    def stretch(year: int) -> tuple[date, date]:
        return date(year, first, 1), last_of(year + turn, last)

    left, right = _range_years(match, frame, turn, stretch)
    if left.number is None or right.number is None:
        return Reading(kind=TimeKind.RANGE, basis=TimeBasis.UNKNOWN)
    end = part_of_month(right.number, last, match["e2"])[1]
    return _reading(TimeKind.RANGE, left, date(left.number, first, 1), end, match[0])


def read_day_range(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    first = (integer_of(match["m1"]), integer_of(match["d1"]))
    last = (_number(match, "m2") or first[0], integer_of(match["d2"]))
    turn = 1 if last < first else 0

    def stretch(year: int) -> tuple[date, date]:
        return date(year, first[0], 1), last_of(year + turn, last[0])

    if day(2000, *first) is None or day(2000, *last) is None:
        return None
    left, right = _range_years(match, frame, turn, stretch)
    if left.number is None or right.number is None:
        return Reading(kind=TimeKind.RANGE, basis=TimeBasis.UNKNOWN)
    start, end = day(left.number, *first), day(right.number, *last)
    if start is None or end is None:
        return None
    return _reading(TimeKind.RANGE, left, start, end, match[0])


def _range_years(
    match: re.Match[str],
    frame: TimeFrame,
    turn: int,
    stretch: Callable[[int], tuple[date, date]],
) -> tuple[_Year, _Year]:
    """Both years; what is not told follows from the other side, and then from the frame."""
    left = _year(match, 1, frame)
    right = _year(match, 2, frame, anchor=left.number)
    if left.number is None and right.number is not None:
        return _Year(right.number - turn, right.basis), right
    left = _or_fitting(left, frame, stretch)
    if right.number is None and left.number is not None:
        right = _Year(left.number + turn, left.basis)
    return left, right


def read_today(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    if frame.as_of is None:
        return Reading(kind=TimeKind.POINT, basis=TimeBasis.UNKNOWN)
    sign = match[0][0]
    if match[0].endswith("周"):
        monday = frame.as_of - timedelta(days=frame.as_of.weekday())
        start = monday + timedelta(weeks={"上": -1, "下": 1}.get(sign, 0))
        end, kind = start + timedelta(days=6), TimeKind.RANGE
    else:
        start = frame.as_of + timedelta(days={"昨": -1, "明": 1}.get(sign, 0))
        end, kind = start, TimeKind.POINT
    return _reading(kind, _Year(start.year, TimeBasis.RELATIVE), start, end, match[0])


def read_now(match: re.Match[str], frame: TimeFrame) -> Reading | None:
    if frame.as_of is None:
        return Reading(kind=TimeKind.IMMEDIATE, basis=TimeBasis.UNKNOWN)
    period = days(frame.as_of, frame.as_of, match[0])
    return Reading(kind=TimeKind.IMMEDIATE, period=period, basis=TimeBasis.RELATIVE)
