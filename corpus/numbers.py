"""Numbers with their units, found one by one; what they mean together is for `numerals`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.digits import CHINESE_DIGITS, decimal_of
from corpus.measures import COUNT_UNITS, TIME_UNITS, UNIT, canonical_unit

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+(?: \d+(?=[万亿]))?)?)"
_NOT_WITHIN = r"(?<![A-Za-z\d.+/第])(?<![A-Za-z\d]-)(?<!\d )"  # a code, a sum, an ordinal
_CHINESE = (
    rf"(?:[{CHINESE_DIGITS}十][{CHINESE_DIGITS}十百千]{{0,10}}(?:点[{CHINESE_DIGITS}]{{1,6}})?)"
)
_MAGNITUDE = "万亿|千万|百万|万|亿"
_DASH = r"(?:-{1,2}|至|到)"
_NUMBER = re.compile(
    rf"{_NOT_WITHIN}(?!\d{{0,2}}\.?(?:19|20)\d\d年)(?:\d+[x×X*])?(?P<n>{ARABIC})"
    rf"(?:(?:[%‰]|(?P<k0>{_MAGNITUDE})?{UNIT}?){_DASH}(?P<n2>{ARABIC}))?"
    rf"(?:(?P<share>[%‰])|(?P<k>{_MAGNITUDE})?(?P<unit>{UNIT})|(?P<k1>{_MAGNITUDE}))?(?![A-Za-z])"
)
_HANZI = re.compile(
    rf"(?P<percent>百分之(?P<hundredths>{ARABIC}|{_CHINESE})|百分之?百)"
    rf"|(?P<whole>{_CHINESE})分之(?P<part>{_CHINESE})"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?![为立果效本品员套型交功熟])(?P<and_half>半)?"
    rf"|(?P<half>一半|过半)"
    rf"|(?<![第几上下每\"《{CHINESE_DIGITS}十百千])(?P<n>{_CHINESE}|半)"
    rf"(?P<k>{_MAGNITUDE})?(?P<unit>{UNIT})"
)
_RANK = re.compile(
    r"(?:(?<![之以底年月日])前|(?<![之以])后|倒(?:数第?)?)(?P<n>\d+)"
    r"(?:[位名]|(?=[,。;、)\"]|$|的|以))"
)
_HANZI_UNITS = (COUNT_UNITS - {"处", "头"}) | TIME_UNITS | {"倍", "个百分点", "吨", "公里", "米"}
_IDIOMATIC = frozenset(("一", "二"))  # 一家, 一次, 二次污染 count nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a folded text; `unit` is None when it has none of its own.

    `magnitude` (万, 亿) is multiplied into `value` already and begins `unit_text`.
    """

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None = None
    unit: str | None
    number_text: str
    unit_text: str = ""
    magnitude: str = ""


def find_numbers(text: str) -> Iterator[Number]:
    """Every number of a folded text that could be a quantity, Arabic ones first."""
    ranks = {match.start("n"): match for match in _RANK.finditer(text)}
    for match in ranks.values():
        start, end = match.span()
        value = decimal_of(match["n"])
        yield Number(start=start, end=end, value=value, unit="位", number_text=match[0])
    for match in _NUMBER.finditer(text):
        if match.start("n") not in ranks:
            yield _arabic(match)
    for match in _HANZI.finditer(text):
        found = _of_units(match) if match["unit"] else _of_share(match)
        if found is not None:
            yield found


def _arabic(match: re.Match[str]) -> Number:
    magnitude = match["k"] or match["k1"] or ""
    unit_text = match["share"] or match["unit"] or ""
    unit = canonical_unit(unit_text) if unit_text else "" if magnitude else None
    return Number(
        start=match.start(),
        end=match.end(),
        value=decimal_of(match["n"] + (match["k0"] or magnitude)),
        value_to=decimal_of(match["n2"] + magnitude) if match["n2"] else None,
        unit=unit,
        number_text=match[0].removesuffix(magnitude + unit_text),
        unit_text=magnitude + unit_text,
        magnitude=magnitude,
    )


def _of_share(match: re.Match[str]) -> Number:
    """百分之八十, 三分之一, 八成, 一半: all in percent."""
    if match["percent"]:
        value = decimal_of(match["hundredths"]) if match["hundredths"] else Decimal(100)
    elif match["whole"]:
        value = 100 * decimal_of(match["part"]) / (decimal_of(match["whole"]) or 1)
    elif match["tenths"]:
        value = 10 * decimal_of(match["tenths"]) + (5 if match["and_half"] else 0)
    else:
        value = Decimal(50)
    start, end = match.span()
    return Number(start=start, end=end, value=value, unit="%", number_text=match[0])


def _of_units(match: re.Match[str]) -> Number | None:
    """三个月, 十二家; None for what is said by habit and counts nothing (一家, 十分, 三四家)."""
    unit, numeral, magnitude = canonical_unit(match["unit"]), match["n"], match["k"] or ""
    loose = len(numeral) > 1 and not any(sign in numeral for sign in "十百千点〇零")
    by_habit = numeral in _IDIOMATIC and not magnitude and unit not in TIME_UNITS
    if loose or by_habit or not (unit in _HANZI_UNITS or (magnitude and unit == "元")):
        return None
    value = Decimal("0.5") if numeral == "半" else decimal_of(numeral)
    start, end = match.span()
    return Number(
        start=start,
        end=end,
        value=value * decimal_of("1" + magnitude),
        unit=unit,
        number_text=numeral,
        unit_text=magnitude + match["unit"],
        magnitude=magnitude,
    )
