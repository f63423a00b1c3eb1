"""Names asked of what a question counts: 18家重点煤矿分别是哪些, 那2家家具厂叫什么, 哪7个园区.

A sentence that has no more than that number names none of them. Names stand right before the number
(甲、乙、丙3家), in a bracket behind it (5个园区（甲、乙等）), or behind a word that announces them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.digits import decimal_of
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.series import split_items
from corpus.vocabulary import find_industries

_NUMERAL = r"\d+|[两二三四五六七八九十]+"
_THEM = (
    rf"(?<![\d.第〔\[])(?P<number>{_NUMERAL})(?P<unit>家|座|个|条|处|台|户|所|名)"
    r"(?!月|工作日|小时|百分|以)"
)
_LISTED = r"(?:名单|清单|名字|名称|名录)"
_NAMED = (
    r"叫(?:什么|啥)|(?:都|分别|具体|各自?|全)?(?:是|有|指的?是|包括)谁(?=[，？?呢啊]|$)"
    rf"|有没有{_LISTED}|有{_LISTED}[吗么]|{_LISTED}(?:能不能|能否|可以|是|都|里|有|是?[什啥]么?|[给列发报要看说亮拿][^，。？]{{0,6}}|一份|呢)*(?=[，。？?]|$)"
    rf"|[把给列发报要看](?:我|出来?|一?[份下遍个])*{_LISTED}"
)
# 分别是哪些, 都是哪几家, 在哪些乡镇: which ones they are, and not who is charged with them.
_WHICH = (
    r"(?:(?:都|分别|具体|各自?|到底|究竟|一共)*(?:是指?|为|属于|[建设]?在|位于|包括|指的?是)|(?:都|分别|具体|各自?)有)"
    rf"哪(?:些|几|{_NUMERAL})?(?:家|座|个|条|处|台|户|所|名|里|儿)?"
    r"(?:企业|公司|厂家?|单位|地方|点位|位置|机构|乡镇|园区|县区?|(?:县|市)?(?:市|区))?的?(?:[呢啊呀](?![\u4e00-\u9fff]))?(?=[，。？?]|$)"
)
_ASKED = re.compile(rf"{_THEM}(?P<between>[^。？?]*?)(?:{_NAMED}|{_WHICH})")
_ASKED_BY_NUMBER = re.compile(
    rf"哪(?P<number>{_NUMERAL})(?P<unit>家|座|个|条|处|所)(?!月|部门|单位|局|方面|阶段|级)"
)
# Something of theirs is asked for, or who has to see to them.
_OF_THEIRS = re.compile(
    r"责任(?:单位|部门|人)|牵头|配合|负责|主管|部门|(?:的|有)[^，的]*(?:要求|措施|任务|工艺|标准|条件|时间|内容|方式|环节|指标|污染物|材料|设施|设备)"
)
_ANNOUNCED = re.compile(
    r"(?P<thing>[^，。；（(]{0,40})(?:[（(](?P<inner>[^（）()]*[、和及][^（）()]*)|，?其中(?P<parts>[^。；]*)"
    r"|：|，?(?:分别|即|包括|包含|具体|位于|分布|[建设]在)[为是指]?)"
)
_LAST_CLAUSE = re.compile(r"[^，。；：:（(]*$")
_AND_MORE = re.compile(r"等(?:共?计?)?$")
_TRADE = re.compile(r"行业$")
_SHARE = re.compile(r"(?<![县区市镇乡\d.])\d")  # 甲县9家 says in which county they are
_FIRM_END = re.compile(r"(?:^|企业|公司|单位|[厂店户家矿站])$")
_JOINT = re.compile(r"以及|[和与及](?![其时])")
_KIND_OF_PLACE = frozenset(("市", "县", "区", "县市", "市区"))
FEWEST = 2  # names that make a list


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMembers:
    """How many they are of which a question asks the names, and whether they are enterprises."""

    number: Decimal
    enterprises: bool


def numbered_asked(question: str) -> AskedMembers | None:
    """Those whose names are asked for; None if no names of a number are."""
    match = _ASKED.search(question)
    if match is not None and not _OF_THEIRS.search(match["between"]):
        return _asked(match)
    by_number = _ASKED_BY_NUMBER.search(question)
    of_theirs = _OF_THEIRS.search(question)
    return _asked(by_number) if by_number and not of_theirs else None


def _asked(match: re.Match[str]) -> AskedMembers:
    return AskedMembers(number=decimal_of(match["number"]), enterprises=match["unit"] in "家户")


def only_counts(text: str, asked: AskedMembers) -> bool | None:
    """Does a text have that number of things, and nowhere beside it their names? None if it does
    not have the number."""
    ends = [
        (quantity.start, quantity.end)
        for quantity in find_quantities(text)
        if quantity.value == asked.number and quantity.unit in COUNT_UNITS
    ]
    if not ends:
        return None
    return not any(_is_named_at(text, start, end, asked) for start, end in ends)


def _is_named_at(text: str, start: int, end: int, asked: AskedMembers) -> bool:
    before = _LAST_CLAUSE.search(text[:start])
    names = _AND_MORE.sub("", before.group()) if before else ""
    if _are_names(names, asked):
        return True
    behind = _ANNOUNCED.match(text, end)
    if behind is None:
        return False
    if behind["inner"] and asked.enterprises and not _FIRM_END.search(behind["thing"]):
        return False  # of what they have: 46家企业低效设施（甲类、乙类）
    listed = behind["inner"] or behind["parts"]
    return listed is None or _are_names(listed, asked)


def _are_names(said: str, asked: AskedMembers) -> bool:
    """Is it a list of names: no figures, no kinds of counties, for enterprises no trades?"""
    if said.endswith(("、", "和", "及", "与", "的")) or (asked.enterprises and _TRADE.search(said)):
        return False
    names = [i for i in _items(said) if not (asked.enterprises and find_industries(i))]
    return len(names) >= FEWEST


def _items(said: str) -> list[str]:
    items = (part for item in split_items(said) for part in _JOINT.split(item))
    return [item for item in items if item not in _KIND_OF_PLACE and not _SHARE.search(item)]
