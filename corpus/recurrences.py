"""Deadlines that come again: 每月5日前, 每周五18时前, 每季度, 逐月, 周调度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import date_patterns as grammar
from corpus.digits import integer_of
from corpus.mentions import Cycle, Recurrence

LAST_DAY = 31
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日", start=1)} | {"天": 7}
_CYCLES = {"天": Cycle.DAY, "日": Cycle.DAY, "周": Cycle.WEEK, "月": Cycle.MONTH,
           "季": Cycle.QUARTER, "年": Cycle.YEAR}  # fmt: skip
_TEN_DAYS = Recurrence(cycle=Cycle.DAY, interval=10)
_HALVES = {"日": Recurrence(cycle=Cycle.DAY), "月": Recurrence(cycle=Cycle.DAY, interval=15),
           "年": Recurrence(cycle=Cycle.MONTH, interval=6)}  # fmt: skip


def find_recurrences(text: str) -> Iterator[tuple[int, int, Recurrence]]:
    """Recurring times in a folded text, each with its place."""
    if not any(sign in text for sign in "每逐按调通报"):
        return
    for pattern, read in (
        (grammar.EVERY_MONTH, _monthly),
        (grammar.EVERY_WEEK, _weekly),
        (grammar.EVERY_YEAR, _yearly),
        (grammar.EVERY_OTHER, _other),
    ):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), read(match)


def _monthly(match: re.Match[str]) -> Recurrence:
    day = integer_of(match["d"]) if match["d"] else LAST_DAY if match["e"] else None
    return Recurrence(cycle=Cycle.MONTH, day=day)


def _weekly(match: re.Match[str]) -> Recurrence:
    day = _WEEKDAYS.get(match["w"] or "")
    return Recurrence(cycle=Cycle.WEEK, interval=2 if match["two"] else 1, day=day)


def _yearly(match: re.Match[str]) -> Recurrence:
    """Of a yearly range (每年10月至次年3月) its beginning."""
    if match["e2"]:
        return Recurrence(cycle=Cycle.YEAR, month=12, day=LAST_DAY)
    month = integer_of(match["m1"]) if match["m1"] else None
    day = integer_of(match["d1"]) if match["d1"] else LAST_DAY if match["e1"] else None
    return Recurrence(cycle=Cycle.YEAR, month=month, day=day)


def _other(match: re.Match[str]) -> Recurrence:
    if match["n"] == "半":
        return _HALVES[match["unit"].replace("天", "日")]
    if match["n"]:
        return Recurrence(cycle=_CYCLES[match["unit"]], interval=integer_of(match["n"]))
    if match["quarter"]:
        return Recurrence(cycle=Cycle.QUARTER)
    sign = match["step"] or match["round"] or match["by"] or match["day"] or match["xun"]
    return _TEN_DAYS if sign[0] == "旬" else Recurrence(cycle=_CYCLES[sign[0]])
