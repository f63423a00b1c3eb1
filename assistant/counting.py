"""What one sentence lets one count for a question: parts to add up, or members that it names."""

from __future__ import annotations

import re

from assistant.asked_count import AskedCount, asked_count
from assistant.named_members import members_named
from assistant.question import Query
from assistant.sums import add_up
from assistant.tally import Tally
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.statements import Statement
from corpus.vocabulary import find_industries

_UNITS_ASKED = re.compile(
    r"(?:责任|牵头|配合|负责)的?(?:部门|单位)[^，。？?]{0,4}(?:几|多少)"
    r"|(?:几|多少)[个家](?:责任|牵头|配合)?(?:部门|单位)(?=[，？?]|$|牵头|负责|配合|来|管|抓)"
)
_NOTE_PART = re.compile(r"[；;]|，(?=[^，；]*?(?:牵头|配合|负责|落实|协助))")
_DONE = re.compile(
    r"(?:建设|改造|扩建|新建|建成|完成|治理|整治|淘汰|退出|关停|搬迁|安装|推广|考核|检查|抽检|监测|工作|任务|项目|工程|或|和|及)+$"
)
_OF_ENTERPRISES = frozenset("家")
# Units of what has a name that could stand in a list; batches, lorries and tons have none.
_OF_NAMED = frozenset("个家项条种类处所座县区市镇") | {"园区", "行业", "单位", "部门", "企业"}

_NO_ONE = re.compile(r"^(?:各|其[他它余]|有关|相关|全[市县])")
_COUNTIES = re.compile(r"^(?:个|县)?(?:县|区|市县|县区|县市区?)$")
_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[县市区旗]|开发区)")


def tally(query: Query, statement: Statement) -> Tally | None:
    """The number asked for, worked out; None if it is not to be had from the statement, or if
    the statement tells it."""
    asked = asked_count(query)
    if asked is None or statement.is_figures:
        return None
    if _UNITS_ASKED.search(query.text):
        return _units_counted(query.text, asked, statement)
    return add_up(asked, statement.text.text) or _members_counted(asked, statement.text.text)


def _units_counted(question: str, asked: AskedCount, statement: Statement) -> Tally | None:
    """How many units a note of duty names: of those that lead, or support, where one is asked."""
    if statement.duty is None:
        return None
    parts = _NOTE_PART.split(statement.duty.text.strip("（）()〔〕［］【】。"))
    role = next((word for word in ("牵头", "配合") if word in question), "")
    own = next((part for part in parts if role in part), "")
    found = members_named(own.partition("：")[2] or own, thing="部门") if own else None
    if found is None:
        return None
    number = f"共{len(found.names)}{asked.unit}"
    return Tally(number=number, parts=found.names, from_duty=True)


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
        if members is not None and all(_is_one(name, asked) for name in members.names):
            if members.is_open:  # 等: how many they are in all is not said
                continue
            return Tally(number=f"共{len(members.names)}{asked.unit}", parts=members.names)
    return None


def _is_one(member: str, asked: AskedCount) -> bool:
    """Is a member one of the things that are counted? Not 31个空气站, 各县（市、区）, nor a piece
    of a bracket; of industries and counties only what is one."""
    several = any(q.start == 0 and q.unit in COUNT_UNITS for q in find_quantities(member))
    if several or _NO_ONE.search(member) or _is_torn(member):
        return False
    thing = asked.phrases[0] if asked.phrases else ""
    if thing.endswith("行业"):
        return bool(find_industries(member))
    return not _COUNTIES.search(f"{asked.unit}{thing}") or _COUNTY.fullmatch(member) is not None


def _is_torn(member: str) -> bool:
    return any(member.count(one) != member.count(other) for one, other in ("（）", "“”"))
