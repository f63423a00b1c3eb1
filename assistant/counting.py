"""What one sentence lets one count for a question: parts to add up, or members that it names."""

from __future__ import annotations

import re

from assistant.asked_count import AskedCount, asked_count
from assistant.conditions import condition_of
from assistant.counted_units import asks_units, units_counted
from assistant.days_counted import days_counted
from assistant.holders import holders
from assistant.named_members import members_named
from assistant.question import Query
from assistant.series_figures import figures_beside
from assistant.sums import add_up
from assistant.tally import Tally, counted
from corpus.measures import COUNT_UNITS
from corpus.mend import close_up
from corpus.numerals import find_quantities
from corpus.statements import Statement
from corpus.vocabulary import find_industries

_DONE = re.compile(
    r"(?:建设|改造|扩建|新建|建成|完成|治理|整治|淘汰|退出|关停|搬迁|安装|推广|考核|检查|抽检|监测|工作|任务|项目|工程|或|和|及)+$"
)
_OF_ENTERPRISES = frozenset("家")
_OF_HOLDERS = frozenset("家个")
# Units of what has a name that could stand in a list; batches, lorries and tons have none.
_OF_NAMED = frozenset("个家项条种类处所座县区市镇类") | {"园区", "行业", "单位", "部门", "企业"}
_FIRMS = re.compile(r"^$|^(?:点名的?|哪些)?(?:企业|公司|单位|工?厂家?)")

TRADES_SHARE = 0.6  # of the members of a list of industries, that are known ones
_DOCUMENT = re.compile(r"文件|方案|通知|办法|意见|规定|标准|计划|规划|指南|目录|条例|法|文$")
_NO_ONE = re.compile(r"^(?:各|其[他它余]|有关|相关|全[市县])")
_COUNTIES = re.compile(r"^(?:个|县)?(?:县|区|市县|县区|县市区?)$")
_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[县市区旗]|开发区)")

_ZONE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[县市旗镇乡]|(?<!园)区|街道)")  # 重点区域：某街道、某镇


def tally(query: Query, statement: Statement) -> Tally | None:
    """The number asked for, worked out; None if it is not to be had from the statement, or if
    the statement tells it."""
    if query.measure == "天":
        return days_counted(query, statement)
    asked = asked_count(query)
    if asked is None or statement.is_figures:
        return None
    text = statement.text.text
    if asks_units(query.text):
        if statement.duty is not None:
            return units_counted(query.text, asked, statement.duty.text)
        return _members_counted(asked, text)
    return (
        add_up(asked, text)
        or _added_over(asked, statement)
        or _holders_counted(asked, text)
        or (None if _is_bounded(query, text) else _members_counted(asked, text))
    )


def _is_bounded(query: Query, text: str) -> bool:
    """Are only those members counted whose figure in the sentence meets a condition?"""
    condition = condition_of(query)
    unit = condition.unit if condition is not None and condition.is_range else ""
    return bool(unit) and any(figure.unit == unit for figure in figures_beside(text))


def _added_over(asked: AskedCount, statement: Statement) -> Tally | None:
    """What the pieces of one sentence come to together: 17家…；6家…；2家…."""
    own, row = statement.text.text, statement.row
    around = close_up(row.measure).text if row and row.measure else statement.passage.text.text
    at = around.find(own) if asked.together else -1
    if at < 0:
        return None
    start = around.rfind("。", 0, at) + 1
    end = around.find("。", at + len(own.rstrip("。")))
    whole = around[start : end if end >= 0 else len(around)].strip()
    return add_up(asked, whole) if whole.rstrip("。；") != own.rstrip("。；") else None


def _members_counted(asked: AskedCount, text: str) -> Tally | None:
    if asked.unit not in _OF_NAMED:
        return None
    if any(quantity.unit == asked.unit for quantity in find_quantities(text)):
        return None
    enterprises = asked.unit in _OF_ENTERPRISES
    about = " ".join(asked.phrases[1:])
    for phrase in asked.phrases:
        thing = _DONE.sub("", phrase) or phrase
        members = members_named(text, thing=thing, enterprises=enterprises, about=about)
        if members is not None and _are_single(members.names, asked):
            return counted(members.names, asked.unit, is_open=members.is_open)
    return None


def _holders_counted(asked: AskedCount, text: str) -> Tally | None:
    """How many enterprises the sentence gives a number of something each: 甲厂2座高炉、乙厂1座."""
    thing = asked.phrases[0] if asked.phrases else ""
    if asked.unit not in _OF_HOLDERS or not _FIRMS.search(thing):
        return None
    found = holders(text)
    return counted(found.names, asked.unit, is_open=found.is_open) if found else None


def _are_single(names: tuple[str, ...], asked: AskedCount) -> bool:
    if _are_torn(names) or not all(_is_one(name, asked) for name in names):
        return False
    thing = asked.phrases[0] if asked.phrases else ""
    trades = sum(bool(find_industries(name)) for name in names)
    return not thing.endswith("行业") or trades >= TRADES_SHARE * len(names)


def _is_one(member: str, asked: AskedCount) -> bool:
    """Is a member one of the things that are counted? Not 31个空气站, nor 各县（市、区）; of
    counties only what is one."""
    thing = asked.phrases[0] if asked.phrases else ""
    if "》" in member and not _DOCUMENT.search(thing):
        return False
    several = any(q.start == 0 and q.unit in COUNT_UNITS for q in find_quantities(member))
    if several or _NO_ONE.search(member):
        return False
    if asked.unit in _OF_ENTERPRISES and _ZONE.fullmatch(member):
        return False
    return not _COUNTIES.search(f"{asked.unit}{thing}") or _COUNTY.fullmatch(member) is not None


def _are_torn(members: tuple[str, ...]) -> bool:
    """Are they pieces of one bracket or quotation? A sign without its other half anywhere is a
    slip of the text."""
    every = "".join(members)
    return any(
        m.count(one) != m.count(other)
        for m in members
        for one, other in ("（）", "“”")
        if one == "（" or every.count(one) == every.count(other)
    )
