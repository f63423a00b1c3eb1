"""What a question asks of a figure: 超过60, 不少于95张, 在5天到9天之间, 减少3天, 最高的两个.

A condition is read by its form; the numbers that only name something (附件1, PM2.5, 13个县区) set
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.question import Query
from corpus.digits import decimal_of

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_UNIT = (
    r"(?:微克(?:/立方米|每立方米)?|毫克|个百分点|万?[元户吨人亩]|蒸吨|公里|小时"
    r"|[天%％级台家套座张辆只条次所处名])"
)
_WHOLE = r"(?:全[市省县区](?:平均|目标)?的?)?"  # 高于全市的52
_NO_FIGURE = re.compile(
    r"PM\s*\d+(?:\.\d+)?|[A-Z]+\d+|(?:附[件表]|表)\s*[\d一二三四五六七八九十]+|第[\d一二三四五六七八九十]+[个条章项类批组]?"
    r"|[\d一二三四五六七八九十]+个?(?=(?:县|市|区|乡|镇|街道|企业|行业|部门|断面)[^数]?)|哪[一二两三四五六七八九十\d]+|两个?(?=县|市|区|乡)"
)
_BETWEEN = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*[到至和与—～~－-]+\s*(?P<high>{_NUMBER})\s*(?P<unit2>{_UNIT})?\s*(?:之间|区间|以内)"
)
_BOUND = re.compile(
    rf"(?:(?P<most>不(?:得|能)?(?:超过?|高于|大于|多于)|至多|≤)|(?P<least>不(?:得|能)?(?:低于|少于|小于|足于)|至少|不下|≥|(?:达到?|等于)(?:或者?|及|和)(?:超过|大于|高于|多于)|(?<![未没不])达到)"
    rf"|(?P<more>超过?|超出|大于|高[于过出]|[多松宽]于|＞|>)|(?P<less>[低严优]于|小于|少于|不到|不足|未达到?|达不到|没到|＜|<))"
    rf"\s*了?\s*{_WHOLE}(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?"
)
_THAN = re.compile(
    rf"比{_WHOLE}(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*(?:[还更要再]+)(?:(?P<more>高|大|多|松)|(?P<less>低|小|少|严))"
)
_BOUND_BEHIND = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*(?:[（(]含[）)])?"
    r"(?:(?P<least>[及或]?以上|[及或]者?更[多高大])|(?P<most>[及或]?以[下内]|[及或]者?更[少低小]))"
    r"(?P<strict>[（(]?不(?:含|包括|算)(?:本数|等于|\d)?)?"
)
_EQUAL = re.compile(
    rf"(?P<before>定在|[为是要有建]|任务|等于|正好|[减增]少?加?|下降|降低|上升|上限)?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?"
)
# 一套监测设备也没有: none at all.
_NONE = re.compile(rf"一(?P<unit>{_UNIT}|个)[^，。？?\d]{{0,14}}?[也都](?:没有?|不)")
_DOWN, _UP = re.compile(r"减少|下降|降低|压减|少(?![于数])"), re.compile(r"增加|上升|提高|新增")
_EXTREME = re.compile(
    r"最(?:(?P<high>高|大|多|严重|差|重)|(?P<low>低|小|少|严|好|轻))(?!不|可|能|[^，。、]{0,4}(?:多少|几(?!个?[县市区乡镇])))"
    r"(?:的?(?:前|头)?(?P<count>[一二两三四五六七八九十\d]+)(?:[个家名]|位))?"
)
# The first of a number that is the better the higher it is, so that 前 can only mean the highest.
_FIRST_OF = re.compile(
    r"(?:数量?|总?量|额|优良[^，。？]{0,6}[率数]|比例|任务|户)[^，。？\d]{0,6}?"
    r"(?:排名?|位列|位居|名列|居)?(?:在|进)?(?:全[市省县区])?前(?P<count>[一二两三四五六七八九十\d]+)"
    r"(?:[名位]|的?是|的?有|的?分别|的[县市区镇])(?=[^？]*(?:哪|谁))"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a figure has to be: between two bounds, in a unit, as a fall or a rise."""

    low: Decimal | None = None
    high: Decimal | None = None
    with_low: bool = True
    with_high: bool = True
    unit: str = ""
    fall: bool | None = None  # of a change, its direction
    said: str = ""  # the words that set it

    @property
    def is_range(self) -> bool:
        """Is it a bound or two, and not one figure, which may only name something (1091台锅炉)?"""
        return self.low != self.high

    def is_met_by(self, cell: str) -> bool:
        """Does a cell hold a figure that meets it?"""
        number = figure_in(cell)
        if number is None:
            return False
        turned = _UP if self.fall else _DOWN
        if self.fall is not None and turned.search(cell):
            return False
        above = self.low is None or number > self.low or (self.with_low and number == self.low)
        below = self.high is None or number < self.high or (self.with_high and number == self.high)
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme:
    """The highest or lowest is asked for; the first `count` of them."""

    highest: bool
    count: int = 1

    def of(self, numbers: Sequence[Decimal]) -> Decimal:
        """The figure that is still among them."""
        ordered = sorted(numbers, reverse=self.highest)
        return ordered[min(self.count, len(ordered)) - 1]


def figure_in(text: str) -> Decimal | None:
    match = _FIGURE.search(text)
    return Decimal(match.group()) if match else None


def extreme_of(query: Query) -> Extreme | None:
    """最高的两个: whether the highest or the lowest is asked for, and how many."""
    match = _EXTREME.search(query.text)
    if match is None:
        first = _FIRST_OF.search(query.text)
        count = int(decimal_of(first["count"])) if first else 0
        return Extreme(highest=True, count=count) if count else None
    count = int(decimal_of(match["count"])) if match["count"] else 1
    return Extreme(highest=match["high"] is not None, count=max(count, 1))


def condition_of(query: Query) -> Condition | None:
    """The condition that a question sets on a figure, or None."""
    text = query.text
    for mention in reversed(query.times):
        text = text.replace(mention.text, " ")
    text = _NO_FIGURE.sub(" ", text)
    return next(_conditions(text), None)


def _conditions(text: str) -> Iterator[Condition]:
    down, up = _DOWN.search(text), _UP.search(text)
    fall = None if bool(down) == bool(up) else bool(down)
    none = _NONE.search(text)
    if none is not None:
        yield Condition(low=Decimal(0), high=Decimal(0), unit=none["unit"], said=none.group())
    for match in _BETWEEN.finditer(text):
        low, high = decimal_of(match["low"]), decimal_of(match["high"])
        unit = match["unit"] or match["unit2"] or ""
        yield Condition(low=low, high=high, unit=unit, fall=fall, said=match.group())
    for pattern in (_BOUND, _THAN, _BOUND_BEHIND):
        for match in pattern.finditer(text):
            yield _bounded(match, fall=fall)
    for match in _EQUAL.finditer(text):
        bare = match["number"].isdigit() or "." in match["number"]
        if match["unit"] or (bare and match["before"]):
            number = decimal_of(match["number"])
            unit = match["unit"] or ""
            yield Condition(low=number, high=number, unit=unit, fall=fall, said=match.group())


def _bounded(match: re.Match[str], *, fall: bool | None) -> Condition:
    found, said = match.groupdict(), match.group()
    strict = found.get("strict") is not None
    number, unit = decimal_of(match["number"]), match["unit"] or ""
    if found.get("more"):
        return Condition(low=number, with_low=False, unit=unit, fall=fall, said=said)
    if found.get("less"):
        return Condition(high=number, with_high=False, unit=unit, fall=fall, said=said)
    if found.get("least"):
        return Condition(low=number, with_low=not strict, unit=unit, fall=fall, said=said)
    return Condition(high=number, with_high=not strict, unit=unit, fall=fall, said=said)
