"""Years, seasons and stretches of days: what a written date leaves open is filled in here.

A plan says 12月底前 and means the December of its own period; a question says 去年 and means
the year before the day it is asked on.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.datamodels import Period

YEAR_OFFSETS = {
    "今年": 0, "本年": 0, "当年": 0, "同年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2,
    "大前年": -3, "明年": 1, "来年": 1, "次年": 1, "翌年": 1, "后年": 2,
}  # fmt: skip
AUTUMN_WINTER = ((10, 1), (3, 31))  # the national plans' 秋冬季, every year since 2017
HEATING_SEASON = ((11, 15), (3, 15))  # the usual one of northern cities; places differ
FIRST_SUMMER_MONTH = 4  # from April on, "this winter" is the coming one
LONGEST_SEASON = timedelta(days=200)


def days(start: date, end: date, label: str) -> Period | None:
    """The stretch, or None when the ends are the wrong way round."""
    return Period(start=start, end=end, label=label) if start <= end else None


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def part_of_month(year: int, month: int, edge: str | None) -> tuple[date, date]:
    """底, 末 and 下旬 begin on the 21st, 中旬 on the 11th; 初 and 上旬 end on the 10th."""
    end = last_of(year, month)
    if edge in ("底", "末", "下旬"):
        return date(year, month, 21), end
    if edge == "中旬":
        return date(year, month, 11), date(year, month, 20)
    if edge in ("初", "上旬"):
        return date(year, month, 1), date(year, month, 10)
    return date(year, month, 1), end


def season(year: int, *, heating: bool = False) -> tuple[date, date]:
    """The autumn-and-winter or the heating season that begins in `year`."""
    (first_month, first_day), (last_month, last_day) = HEATING_SEASON if heating else AUTUMN_WINTER
    return date(year, first_month, first_day), date(year + 1, last_month, last_day)


@dataclass(frozen=True, slots=True)
class TimeFrame:
    """What is known beside the words: the period a document is about, the day one asks on."""

    default: Period | None = None
    as_of: date | None = None

    def this_year(self) -> int | None:
        """今年: of the as-of day, or else of the beginning of the default period."""
        if self.as_of is not None:
            return self.as_of.year
        return self.default.start.year if self.default is not None else None

    def own_year(self) -> int | None:
        """年底 without a year: of the default period, or else of the as-of day."""
        return self.default.start.year if self.default is not None else self.this_year()

    def fitting(self, stretch: Callable[[int], tuple[date, date]]) -> int | None:
        """The year whose stretch overlaps the default period most, or lies nearest to it."""
        if self.default is None:
            return None
        first, last = self.default.start, self.default.end
        years = range(first.year - 1, last.year + 2)

        def distance(year: int) -> tuple[int, int]:
            start, end = stretch(year)
            overlap = (min(end, last) - max(start, first)).days
            return (-overlap, year)

        return min(years, key=distance)

    def this_season(self) -> int | None:
        """The year in which 这个秋冬季 begins: that of the default period if this is one."""
        period = self.default
        if period is not None and period.end - period.start <= LONGEST_SEASON:
            return _season_year(period.start)
        if self.as_of is not None:
            return _season_year(self.as_of)
        return _season_year(period.start) if period is not None else None


def _season_year(moment: date) -> int:
    return moment.year if moment.month >= FIRST_SUMMER_MONTH else moment.year - 1
