"""What plans set figures for: air quality, reductions, shares.

Air indicators go by known names. Anything else is an indicator by its form: a noun that ends in
率, 比例, 总量 and the like, right before the figure that it has to reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_POLLUTANTS: tuple[tuple[str, str], ...] = (
    ("PM2.5", r"PM ?2\.5|细颗粒物(?:（PM2\.5）)?"),
    ("PM10", r"PM ?10|可吸入颗粒物"),
    ("SO2", r"SO2|二氧化硫"),
    ("NO2", r"NO2|二氧化氮"),
    ("NOx", r"NO[xX]|氮氧化物"),
    ("CO", r"CO(?![A-Za-z0-9])|一氧化碳"),
    ("O3", r"O3|臭氧"),
    ("VOCs", r"VOCs|挥发性有机物(?:（VOCs）)?"),
    ("颗粒物", r"颗粒物"),
)
POLLUTANTS = frozenset(name for name, _ in _POLLUTANTS)
_OTHER_AIR: tuple[tuple[str, str], ...] = (
    ("优良天数比例", r"(?:空气质量)?(?<![水质断面体])优良(?:天数|天气)?(?:比例|比率|率)"),
    ("优良天数", r"(?:空气质量)?(?:优良|达标)天(?:数|气天数)?"),
    ("重污染天数", r"(?:重度及以上|重度以上|严重及以上|重度|重)污染(?:天气)?天(?:数|(?!气))"),
    ("综合指数", r"(?:环境)?空气(?:质量)?综合(?:污染)?指数"),
    ("AQI", r"AQI(?:日均值|小时值)?|空气质量指数"),
    ("降尘量", r"(?:平均)?降尘量"),
)
_QUALIFIED = r"(?:日最大8小时(?:滑动)?平均值?)?(?:第?90百分位数?)?[^，；。：、\d（）和]{0,14}?"
_KINDS: tuple[tuple[str, str], ...] = (
    ("减排量", r"减排量"),
    ("减排比例", r"减排比例"),
    ("排放浓度", r"排放浓度"),
    ("", r"浓度"),
)
_LATIN = r"(?<![A-Za-z\d.])"
_HEAD = "|".join(f"(?P<p{n}>{form})" for n, (_, form) in enumerate(_POLLUTANTS))
_AIR = "|".join(f"(?P<a{n}>{form})" for n, (_, form) in enumerate(_OTHER_AIR))
_TAIL = "|".join(f"(?P<k{n}>{form})" for n, (_, form) in enumerate(_KINDS))
_KNOWN = re.compile(rf"{_LATIN}(?:{_HEAD})(?:{_QUALIFIED}(?:{_TAIL}))?|{_AIR}")
_BY_FORM = re.compile(
    r"[^，；。：、．.\d\s（）“”]{0,30}?(?:率|比例|比率|占比|减排量|消费总量|消费量|总量|控制数|火点数量|灰分|硫分)"
    r"(?!的|和|、|要求|情况|标准|下降)"
)
_NOT_OF_THE_NAME = re.compile(
    r".*(?:达到|控制在|应当|分别|确保|力争|实现|完成|其中|全[市省县年]|市区|本市|到|使(?!用)|为|将|对|按|符合"
    r"|公司|行业|企业|期间|地区|区域|建成区|结合部|[\d两三]个)|^(?:(?:平方|立方)?米|吨|千瓦|亩)(?:及?以[上下])?的?|^(?:的|年|月|底|前|后|并|且|要求|各)+"
)
_NO_INDICATOR = re.compile(
    r"下降率|上升率|增长率|改善率|效率|频率|功率|倍率|概率|限产|停产|^总量|^比例|^占比"
)
_LISTED = re.compile(r"[、和及与]|以及")
_UNITS: tuple[tuple[str, str], ...] = (
    (r"减排量|总量|消费量", r"吨|千克"),
    (r"减排比例|率$|比例$|比率$|占比$|灰分|硫分", r"%|‰|个百分点"),
    (r"天数$", r"天"),
    (r"降尘量", r"吨"),
    (r"指数|AQI", r"$"),
    (r"控制数|数量", r"个|起|次|$"),
    (r"", r".*/立方米|.*mol|ppb"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorMention:
    """An indicator in a text: `name` is one for all spellings, `known` if it is of the air."""

    start: int
    end: int
    name: str
    known: bool


def find_indicators(text: str) -> tuple[IndicatorMention, ...]:
    """The indicators of a sentence, in order and without overlaps."""
    known = list(_with_shared_kind(text, [_known(match) for match in _KNOWN.finditer(text)]))
    found: list[IndicatorMention] = []
    for mention in _by_form(text):
        over = [k for k in known if mention.start < k.end and k.start < mention.end]
        if all(k.end < mention.end for k in over):  # 低VOCs涂料使用比例 is of no pollutant
            known = [k for k in known if k not in over]
            found.append(mention)
    return tuple(sorted([*known, *found], key=lambda mention: mention.start))


def fits_unit(name: str, unit: str) -> bool:
    """Is that a unit in which the indicator is told?"""
    form = next(units for kinds, units in _UNITS if re.search(kinds, name))
    return re.match(form, unit) is not None


def _known(match: re.Match[str]) -> IndicatorMention:
    group = match.groupdict()
    name = next((_OTHER_AIR[n][0] for n in range(len(_OTHER_AIR)) if group[f"a{n}"]), "")
    if not name:
        pollutant = next(_POLLUTANTS[n][0] for n in range(len(_POLLUTANTS)) if group[f"p{n}"])
        name = pollutant + _kind(group)
    return IndicatorMention(start=match.start(), end=match.end(), name=name, known=True)


def _kind(group: dict[str, str | None]) -> str:
    return next((_KINDS[n][0] for n in range(len(_KINDS)) if group[f"k{n}"]), "")


def _with_shared_kind(
    text: str, mentions: Sequence[IndicatorMention]
) -> Iterator[IndicatorMention]:
    """二氧化硫、氮氧化物和VOCs的减排比例: what the last one carries belongs to all."""
    kind, after = "", None
    done: list[IndicatorMention] = []
    for mention in reversed(mentions):
        own = next((k for k, _ in _KINDS if k and mention.name.endswith(k)), "")
        listed = after is not None and _LISTED.fullmatch(text, mention.end, after.start)
        if own or not listed:
            kind = own
        done.append(mention if own or not kind else replace(mention, name=mention.name + kind))
        after = mention
    yield from reversed(done)


def _by_form(text: str) -> Iterator[IndicatorMention]:
    for match in _BY_FORM.finditer(text):
        lead = _NOT_OF_THE_NAME.match(match.group())
        start = match.start() + (lead.end() if lead else 0)
        name = text[start : match.end()]
        if len(name) > 1 and not _NO_INDICATOR.search(name):
            yield IndicatorMention(start=start, end=match.end(), name=name, known=False)
