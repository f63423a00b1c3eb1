"""Quantities in a text: a number, its unit, and whether it is a ceiling or a floor.

What only looks like one is left alone: dates, document numbers, clause numbers, standards,
telephone numbers, PM2.5, “39+9”, 第3个, 168个重点城市, A级.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.dates import find_times
from corpus.digits import decimal_of
from corpus.errors import CorpusError
from corpus.folded import Folded, fold
from corpus.measures import TIME_UNITS
from corpus.mentions import Quantity, QuantityBound
from corpus.numbers import ARABIC, Number, find_numbers
from corpus.remembered import remembered

__all__ = ["Quantity", "QuantityBound", "find_quantities", "normal_number"]

_BARE = re.compile(rf"(?P<sign>[<>≤≥]=?)?(?P<n>{ARABIC})(?P<share>[%‰])?")
_NAMES = re.compile(
    r"\d+个?(?:重点|地级及以上|地级)?城市|[一二三四五六七八九十\d]个百分之?百|\[[1-9]\d?\]"
)
_TIMELIKE = TIME_UNITS | {None}  # 12月 and 31日 first look like a bare number and 31 days
_BETWEEN = re.compile(r"[、,和及与或]|以及")
_BEFORE = re.compile(
    r"(?:(?P<upper>不(?:得|能)?(?:高于|超过|大于|多于|突破)|≤|<=?|至多|最多|最高"
    r"|(?<![不得能])(?:低于|小于|少于))"
    r"|(?P<lower>不(?:得|能)?(?:低于|少于|小于)|≥|>=?|至少|最少|最低|达到?"
    r"|(?<![不得能])(?:高于|大于|多于|超过?))|(?P<about>大?约))为?$"
)
_AFTER = re.compile(
    r"(?:\(含\))?(?:(?P<upper>及?以[内下]|之内)|(?P<lower>及?以上|之上)|(?P<about>左右|上下))"
)
_WITHIN = re.compile(r"内(?![容部外])")
_BEFORE_REACH = 6
_SIGN_BOUNDS = {"<": QuantityBound.UPPER, "≤": QuantityBound.UPPER,
                ">": QuantityBound.LOWER, "≥": QuantityBound.LOWER}  # fmt: skip


@remembered
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of `text`, in order and without overlaps.

    A number without a unit counts only when it is all there is (a table cell), or when the next
    one of an enumeration lends it its unit.
    """
    folded = fold(text)
    cell = _BARE.fullmatch(folded.text)
    if cell:
        return (_cell(text, folded, cell),)
    numbers = sorted(find_numbers(folded.text), key=lambda found: found.start)
    if any(found.unit in _TIMELIKE for found in numbers):
        numbers = _free(numbers, _times(text, folded))
    numbers = _free(numbers, [match.span() for match in _NAMES.finditer(folded.text)])
    return tuple(
        quantity
        for series in _series(folded.text, _with_lent_units(folded.text, numbers))
        for quantity in _quantities(text, folded, series)
    )


def normal_number(text: str) -> str:
    """One spelling per quantity: 8.4255万户 and 84255户 are both `84255户`, 百分之八十 is `80%`."""
    found = find_quantities(text)
    if len(found) != 1:
        raise CorpusError(f"应当正好是一个数量，却有 {len(found)} 个：{text!r}")
    one = found[0]
    ends = [one.value] if one.value_to is None else [one.value, one.value_to]
    return "-".join(f"{end.normalize():f}" for end in ends) + one.unit


def _cell(source: str, folded: Folded, match: re.Match[str]) -> Quantity:
    sign = match["sign"] or ""
    start, end = folded.start(match.start("n")), folded.end(match.end())
    return Quantity(
        start=start,
        end=end,
        text=source[start:end],
        value=decimal_of(match["n"]),
        unit=match["share"] or "",
        bound=_SIGN_BOUNDS[sign[0]] if sign else QuantityBound.EXACT,
        before=sign,
        number_text=match["n"],
        unit_text=match["share"] or "",
    )


def _times(source: str, folded: Folded) -> list[tuple[int, int]]:
    """The folded stretches that times occupy."""
    return [
        (bisect_left(folded.origin, time.start), bisect_left(folded.origin, time.end))
        for time in find_times(source)
    ]


def _free(numbers: Sequence[Number], taken: Sequence[tuple[int, int]]) -> list[Number]:
    """The numbers outside what is taken, none over another."""
    free: list[Number] = []
    for found in numbers:
        reached = free[-1].end if free else 0
        clear = not any(start < found.end and found.start < end for start, end in taken)
        if clear and found.start >= reached:
            free.append(found)
    return free


def _with_lent_units(text: str, numbers: Sequence[Number]) -> list[Number]:
    """5、25、40毫克/立方米: the first two take the unit of the third; the rest is dropped."""
    kept: list[Number] = []
    for place in range(len(numbers) - 1, -1, -1):
        found = numbers[place]
        if found.unit is None:
            lender = kept[-1] if kept and _adjacent(text, found, kept[-1]) else None
            if lender is None or (place == 0 and found.start == 0 and len(numbers) == 2):
                continue  # the latter is a clause number: 2、35蒸吨以上锅炉
            found = replace(
                found,
                unit=lender.unit,
                unit_text=lender.unit_text,
                value=found.value * decimal_of("1" + lender.magnitude),
                magnitude=lender.magnitude,
            )
        kept.append(found)
    return kept[::-1]


def _adjacent(text: str, one: Number, other: Number) -> bool:
    return _BETWEEN.fullmatch(text, one.end, other.start) is not None


def _series(text: str, numbers: Sequence[Number]) -> Iterator[list[Number]]:
    """Runs of one unit with nothing but 、 between: 80%、65%、50%."""
    run: list[Number] = []
    for found in numbers:
        if run and not (found.unit == run[-1].unit and _adjacent(text, run[-1], found)):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _quantities(source: str, folded: Folded, series: Sequence[Number]) -> Iterator[Quantity]:
    bound, before, after = _bound(folded.text, series)
    for place, found in enumerate(series):
        start, end = folded.start(found.start), folded.end(found.end)
        yield Quantity(
            start=start,
            end=end,
            text=source[start:end],
            value=found.value,
            value_to=found.value_to,
            unit=found.unit or "",
            bound=bound,
            before=before,
            after=after,
            number_text=found.number_text,
            unit_text=found.unit_text,
            series=(place, len(series)),
        )


def _bound(text: str, series: Sequence[Number]) -> tuple[QuantityBound, str, str]:
    """The bound that the words before the first and after the last give to all of them."""
    first, last = series[0].start, series[-1].end
    ahead = _BEFORE.search(text[max(0, first - _BEFORE_REACH) : first])
    behind = _AFTER.match(text, last)
    if behind is None and series[-1].unit in TIME_UNITS and (within := _WITHIN.match(text, last)):
        return QuantityBound.UPPER, "", within[0]
    match = behind or ahead
    if match is None or match.lastgroup is None:
        return QuantityBound.EXACT, "", ""
    before = ahead[0].removesuffix("为") if ahead else ""
    return QuantityBound(match.lastgroup), before, behind[0] if behind else ""
