"""Works, parks and sections of a river by their own names: what is said of one is of that one.

A plan tells of 甲镇供热站 and 乙镇供热站 in one sentence; asked about 丙镇供热站 it has no answer,
though all but two characters of the question are explained.
"""

from __future__ import annotations

import re

from assistant.places import TOWN_SET_OFF
from assistant.question import Query, Want
from assistant.unknown_towns import TOWN
from corpus.gazetteer import is_common_word
from corpus.statements import Statement

_HEAD = (
    r"供热站|热源厂|热力站|电厂|煤矿(?!山)|水库|工业园区|产业园区|工业园|产业园|园区|工业区|集聚区|断面|污水处理厂|填埋场|变电站|收费站|检查站"
    r"|开发区|经开区|高新区|示范区|储煤场|渣场|码头|大桥|隧道|河(?![段道长流北南湖岸东西口煤])"
)
_LIVED_IN = tuple("镇村乡庄湾沟店堡营寨屯坡岭")
NAME_LENGTH = 2  # characters
_NAMED = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{{NAME_LENGTH}}})(?P<head>{_HEAD})")
_ZONES = frozenset(("开发区", "经开区", "高新区", "示范区"))
_COUNTIES = tuple("县市区旗")
_COUNTY = re.compile(r"[县市区旗]")
_COUNTED = re.compile("[几多哪]")
# What kind of such a thing it is, not which.
_KIND = re.compile(
    r"[各全该本每某哪几的和与及在对等个座家处到至里内外往从]|[新改扩在已拟]建|燃[煤气]|[国省市县]考|[出入]境|[热火水风]电|[大中小]型|化工|[省市县]级|清洁|重点|热电|控制"
)


def is_of_another_facility(query: Query, statement: Statement) -> bool:
    """Does the statement name others of the kind that the question names one of, and not that?"""
    asked = [
        match.groups()
        for match in _NAMED.finditer(query.text)
        if _is_name(match["name"]) and not _is_region(query, match)
    ]
    if not asked:
        return False
    row = statement.row.row.text.text if statement.row else ""
    said = " ".join([*statement.headings, statement.lead, statement.text.text, row])
    others = {m["head"] for m in _NAMED.finditer(statement.text.text) if _is_name(m["name"])}
    name = statement.row.names[-1] if statement.row and statement.row.names else ""
    counties = name.endswith(_COUNTIES) and not name.endswith(tuple(_ZONES))
    if statement.is_figures and counties:  # whose rows stand beside those of zones
        others |= _ZONES
    return any(name not in said and head in others for name, head in asked)


def is_of_other_towns(query: Query, statement: Statement) -> bool:
    """Does the statement list towns and not the one that the question names: 甲县乙镇、丙镇范围内
    asked about 甲县丁镇?"""
    if query.wants_any(Want.WHETHER):  # 丁镇在不在范围内: the list is what tells
        return False
    starts = {0, *(end for _, end in query.region_spans)}
    starts |= {match.end() for match in _COUNTY.finditer(query.text)}
    found = (TOWN.match(query.text, start) for start in sorted(starts))
    asked = [
        m for m in found if m and not (is_common_word(m["name"]) or _COUNTED.search(m["name"]))
    ]
    row = statement.row.row.text.text if statement.row else ""
    said = " ".join([*statement.headings, statement.lead, statement.text.text, row])
    listed = {m.group(1) for m in TOWN_SET_OFF.finditer(statement.text.text)}
    # Its name may have words before it that are none of it: 我们厂在丁镇.
    return len(listed) > 1 and bool(asked) and not any(m["town"][-3:] in said for m in asked)


def name_spans(text: str) -> list[tuple[int, int]]:
    """Where the own names of works and parks stand: 甲镇 of 甲镇供热站."""
    return [m.span("name") for m in _NAMED.finditer(text) if _is_name(m["name"])]


def means_a_facility(said: str) -> bool:
    """Is one of several told by its name alone: 乙镇的, 乙村?"""
    name = said.removesuffix("的")
    told = name != said or name[-1:] in _LIVED_IN
    return told and len(name) == NAME_LENGTH and _is_name(name)


def _is_region(query: Query, match: re.Match[str]) -> bool:
    """Is it the city of the documents that the question names in front: 某市工业园区?"""
    return any(
        start < match.end("name") and match.start() < end for start, end in query.region_spans
    )


def _is_name(word: str) -> bool:
    return not is_common_word(word) and _KIND.search(word) is None
