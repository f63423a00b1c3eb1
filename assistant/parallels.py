"""Sentences that say the same of one thing after another, and groups with their members.

装备制造以甲公司，化工以乙公司，铸造以丙公司为典型 tells of three trades; 建材（砖瓦、陶瓷、石灰）
names the members of one. Of both only the part that a question names is told.
"""

from __future__ import annotations

import re

from assistant.other_trades import OTHER_TRADES
from assistant.question import Query, Want
from corpus.companies import find_companies
from corpus.series import split_segments
from corpus.vocabulary import find_industries

_NUMERALS = "一二三四五六七八九十"
_SIDE = re.compile(r"^[^，。；]{2,8}以[^，。；]{4,}")
_GRADE = re.compile(r"(?P<name>[A-D][+-]?级)(?:企业)?")
_PHASE = re.compile(r"(?P<name>第[一二三四]阶段)")
_MEASURE = re.compile(r"\d+(?:\.\d+)?%|\d+天|停产|停窑|自主减排|不予错峰|不错峰")
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6})（(?P<members>[^（）]*、[^（）]*)）")
_ENTERPRISES = re.compile(r"企业|行业|公司|厂")
# 排名前3位的县分别奖励300万元、200万元、100万元; of the last the order is not told.
_RANKED = re.compile(
    rf"前(?P<count>\d+|[{_NUMERALS}])[名位][^，。；]*?分别(?P<verb>[\u4e00-\u9fff]{{2,6}}?)(?P<values>\d[^，。；]*)"
)
_RANK_ASKED = re.compile(rf"(?<!倒数)第(?P<rank>\d+|[{_NUMERALS}])(?:[名位]|(?=的))")
_MEMBERS_ASKED = re.compile(r"哪[些几]|什么|啥")


def place_asked(query: Query, text: str) -> str | None:
    """Of what the first few of a ranking get, each its own, that of the place asked about."""
    asked = _RANK_ASKED.search(query.text)
    for run in _RANKED.finditer(text) if asked else ():
        values, place = re.split("[、和]", run["values"]), _number(asked["rank"]) if asked else 0
        if len(values) == _number(run["count"]) and 0 < place <= len(values):
            return f"{run['verb']}{values[place - 1]}"
    return None


def _number(written: str) -> int:
    return _NUMERALS.index(written) + 1 if written in _NUMERALS else int(written)


def side_asked(query: Query, text: str) -> str | None:
    """Of trades that each have their enterprise, the one that a question names by either."""
    sides = sides_in(text)
    asked = {mention.industry.name for mention in query.industries}
    own = [
        side
        for side in sides
        if any(name in side for name in query.enterprises)
        or asked & {m.industry.name for m in find_industries(side)}
    ]
    return own[0] if len(own) == 1 else None


def sides_in(text: str) -> list[str]:
    """The parts of a sentence that each name a trade and its enterprise; none if it is no such."""
    sides = [s.text for s in split_segments(text) if _SIDE.match(s.text)]
    named = [side for side in sides if find_companies(side)]
    return named if len(named) > 1 else []


def trade_asked(query: Query, text: str) -> str | None:
    """Of figures that are each of another trade, that of the trade asked about:
    10家涂装企业完成替代，2家印刷企业完成替代; of one that none names, that of 其他行业."""
    doing = [m for m in query.industries if _ENTERPRISES.search(query.text, m.end - 2, m.end + 2)]
    asked = {mention.industry.name for mention in doing or query.industries}
    counted = [s.text for s in split_segments(text) if re.search(r"\d", s.text)]
    trades = [{m.industry.name for m in find_industries(said)} for said in counted]
    own = [said for said, named in zip(counted, trades, strict=True) if named & asked]
    others = [said for said in counted if OTHER_TRADES.search(said)]
    if asked and not own and len(others) == 1 < len(counted):
        return others[0]
    return own[0] if len(own) == 1 < len(counted) and all(trades) else None


def of_class_asked(query: Query, text: str) -> str:
    """Of grades or phases that each have their measure in one run, those asked about:
    第一阶段限产50%、第二阶段停产; any other text as it is."""
    for pattern, asked in ((_GRADE, query.grades), (_PHASE, query.ordinals)):
        found = list(pattern.finditer(text)) if asked else []
        ends = [*(m.start() for m in found[1:]), len(text)]
        pieces = (
            [text[m.start() : end] for m, end in zip(found, ends, strict=True)] if found else []
        )
        if len(pieces) < 2 or any("。" in p or "；" in p for p in pieces[:-1]):
            continue
        whole = all(p.rstrip().endswith("、") for p in pieces[:-1]) and all(
            map(_MEASURE.search, pieces)
        )
        own = [
            p.strip("、，。； ") for p, m in zip(pieces, found, strict=True) if m["name"] in asked
        ]
        if whole and own and len(own) < len(pieces) and text[: found[0].start()].count("，") == 0:
            return f"{text[: found[0].start()]}{'、'.join(own)}"
    return text


def members_asked(query: Query, text: str) -> str | None:
    """Of groups with their members in brackets, the one whose members are asked for."""
    if not query.wants_any(Want.LIST) or not _MEMBERS_ASKED.search(query.text):
        return None
    groups = list(_GROUP.finditer(text))
    own = [
        group
        for group in groups
        if any(group["name"].endswith(m.word) for m in query.industries)
        or group["name"] in query.text
    ]
    return own[0].group() if len(own) == 1 and len(groups) > 1 else None
