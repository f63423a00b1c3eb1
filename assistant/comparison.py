"""Questions that name several places, times or documents side by side, taken apart.

Each part is asked on its own; the answers are then told together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.curtailing import is_about_curtailing
from assistant.own_of_places import split_by_own
from assistant.question import Query, Want
from assistant.scope import asked_periods
from corpus.datamodels import Period
from corpus.dates import TimeBound, TimeKind, TimeMention
from corpus.statements import Statement
from corpus.vocabulary import find_grades, find_levels, grades_in

# What follows 比2020年 where two documents are meant, not a fall that one of them tells.
_HELD_AGAINST = re.compile(
    r"(?:度|秋冬季)?的?(?:那[份个版年])?(?:方案|文件|预案|通知|要点|办法|计划|目标|任务|要求|指标|标准|规定)"
    r"|(?![^，。？]{0,12}(?:下降|降低|减少|提高|增长|改善|上升|压减|增加|降了))"
    r"(?:[^，。？]{0,24}?(?:多|(?<![减])少|高|低|严|松|早|晚|紧)"
    r"|[，,][^。？]{2,24}?(?:多|(?<![减])少|高|低)了?(?:多少|几))"
)
_COMPARING = re.compile(
    r"比|(?:多|少|高|低|严|松|早|晚|紧|大|小)(?:了|出)?(?=多少|几|[吗没]|还是|[？?]|$)|哪[个家边年份]|谁(?=更|的)"
    r"|相[比差]|怎么[说写定]的?|一样|变化|[两二][份年个]"
)
_ALTERNATIVES = re.compile(
    r"(?:到底|究竟)?是?\d+(?:\.\d+)?[^\d，。？]{0,8}还是\d+(?:\.\d+)?[^\d，。？]{0,3}"
)
_HELD_TOGETHER = re.compile(
    r"一样|相同|一致|同样|不同|差别|区别|哪[个家类种]?[^，。？]{0,6}[多少高低严松长短]|谁[更的]?|相比|比较|差多少|各(?=是|要|停|限|多|几)|分别"
)
# What is held against the city asked about: 某市的目标跟某省全省目标差多少.
_ABOVE = re.compile(r"(?<=[和跟与同比、])[\u4e00-\u9fff]{0,3}?(?P<whole>全[省国])")
_WHOLE_CITY = "全市"
_BESIDE = re.compile(r"[（(的在]?")  # between a place and its own time
# What a question names as the time before the one that it names.
_ONE_BEFORE = re.compile(r"[上前]一?[个次轮]?(?:秋冬|冬|采暖|取暖|年|攻坚)")
LAST_SURE_DAY = 28  # of any February
ROW_NAME = 3  # characters of a row's name that a question names


def split_comparison(query: Query) -> list[Query]:
    """One query for each place, time or document that a question names side by side."""
    if len(query.regions) > 1:
        times = _times_of_regions(query)
        if not times and (apart := split_by_own(query)):
            return apart
        return [
            replace(query, regions=(region,), times=times.get(region, query.times))
            for region in query.regions
        ]
    if len(query.regions) == 1 and query.wants_any(Want.COMPARE) and not query.inner_places:
        above = _ABOVE.search(query.text)
        if above is not None:
            return [_in_whole(query, above, name) for name in (_WHOLE_CITY, above["whole"])]
    if len(query.inner_places) > 1 and query.wants_any(Want.COMPARE, Want.AMOUNT):
        return [_only_place(query, place) for place in query.inner_places]
    if len(query.levels) > 1 and query.wants_any(Want.COMPARE, Want.AMOUNT):
        return list(_by_level(query))
    if len(query.grades) > 1 and _apart(query):
        return list(_by_grade(query))
    if len({mention.industry.name for mention in query.industries}) == 2 and _across(query):
        return list(_by_industry(query))
    periods = compared_periods(query)
    kinds = (Want.COMPARE, Want.AMOUNT, Want.WHEN, Want.WHO)
    if len(periods) > 1 and (query.wants_any(*kinds) or _ALTERNATIVES.search(query.text)):
        content = _without_comparing(query)
        return [replace(query, times=(period,), content=content) for period in periods]
    return []


def _in_whole(query: Query, above: re.Match[str], name: str) -> Query:
    """The question about all of a city, or about all of the province that it is held against."""
    text, content = list(query.text), list(query.content)
    for chars in (text, content):
        chars[above.start("whole") : above.end("whole")] = name
    content[above.start() : above.start("whole")] = " " * (above.start("whole") - above.start())
    return replace(query, text="".join(text), content="".join(content), part=name)


def _times_of_regions(query: Query) -> dict[str, tuple[TimeMention, ...]]:
    """The times of each region, where one that is not the last has a time right behind its name
    (甲市2024年和乙市): it is none of the others'. Empty where times are for all alike."""
    if len(query.region_spans) != len(query.regions):
        return {}
    own = {
        region: tuple(
            m
            for m in query.times
            if m.start >= end and _BESIDE.fullmatch(query.text[end : m.start])
        )
        for region, (_, end) in zip(query.regions, query.region_spans, strict=True)
    }
    if not any(own[region] for region in query.regions[:-1]):
        return {}
    owned = [mention for mentions in own.values() for mention in mentions]
    shared = tuple(mention for mention in query.times if mention not in owned)
    return {region: (*mentions, *shared) for region, mentions in own.items()}


def compared_periods(query: Query) -> tuple[TimeMention, ...]:
    """The times whose documents a question holds against each other; also one that it says is
    the measure of the other (比2020年的方案多多少), unless documents say that themselves (比2020年
    下降多少)."""
    asked = asked_periods(query)
    against = [
        _the_one_before(asked[0], mention)
        if len(asked) == 1 and _ONE_BEFORE.match(mention.text)
        else replace(mention, bound=TimeBound.ON)
        for mention in query.times
        if mention.bound is TimeBound.THAN
        and (mention.period is not None or _ONE_BEFORE.match(mention.text))
        and mention.kind in (TimeKind.YEAR, TimeKind.SEASON, TimeKind.RANGE)
        and _HELD_AGAINST.match(query.text, mention.end)
    ]
    against = [mention for mention in against if mention.period is not None]
    return (*asked, *against) if asked else asked


def _the_one_before(asked: TimeMention, mention: TimeMention) -> TimeMention:
    """The same time a year before the one asked about: 2021-2022年秋冬比前一个秋冬."""
    if asked.period is None:
        return mention
    start, end = (
        day.replace(
            year=day.year - 1, day=min(day.day, LAST_SURE_DAY) if day.month == 2 else day.day
        )
        for day in (asked.period.start, asked.period.end)
    )
    before = Period(start=start, end=end, label=mention.text)
    # 前一个 chooses a document; 上一个 is what a figure is compared with (`scope.RELATIVE`)
    text = mention.text.replace("上", "前")
    return replace(mention, text=text, kind=asked.kind, bound=TimeBound.ON, period=before)


def _without_comparing(query: Query) -> str:
    """The content without the words that compare: 多了多少, 到底是9吨还是7吨."""
    chars = list(query.content)
    for pattern in (_COMPARING, _ALTERNATIVES):
        for match in pattern.finditer(query.text):
            start, end = match.span()
            chars[start:end] = " " * (end - start)
    return "".join(chars)


def _by_level(query: Query) -> Iterator[Query]:
    """The question about each of the warning levels that it names."""
    mentions = find_levels(query.text)
    for level in dict.fromkeys(mention.level for mention in mentions):
        content = list(query.content)
        own = [m for m in mentions if m.level == level]
        for other in mentions:
            if other.level != level:
                content[other.start : other.end] = " " * (other.end - other.start)
        said = query.text[own[0].start : own[0].end]
        yield replace(query, levels=frozenset({level}), part=said, content="".join(content))


def split_by_rows(query: Query, statements: Iterable[Statement]) -> list[Query]:
    """One query for each row of a table of figures that a question names: 城东、城西街道各几张."""
    if not query.wants_any(Want.COMPARE, Want.AMOUNT) or query.inner_places:
        return []
    tables: dict[tuple[str, ...], dict[str, None]] = {}
    for row in (s.row for s in statements if s.row and s.row.is_figures and s.row.names):
        if len(row.names[0]) >= ROW_NAME and row.names[0] in query.text:
            tables.setdefault(row.columns, {}).setdefault(row.names[0])
    named = max(tables.values(), key=len, default={})
    if len(named) < 2:
        return []
    return [_only_place(replace(query, inner_places=tuple(named)), name) for name in named]


def _apart(query: Query) -> bool:
    """Are two grades asked for in clauses of their own: B级限产多少，A级呢?"""
    clauses = [clause for clause in re.split("[，,；;？?]", query.text) if grades_in(clause)]
    return len(clauses) > 1


def _across(query: Query) -> bool:
    """Are the rules of two industries held against each other: 砖瓦和耐火企业停产天数一样吗?"""
    held = query.wants_any(Want.COMPARE) and _HELD_TOGETHER.search(query.text) is not None
    return held and is_about_curtailing(query)


def _by_industry(query: Query) -> Iterator[Query]:
    """The question about each of the industries that it names."""
    for name in dict.fromkeys(mention.industry.name for mention in query.industries):
        own = [mention for mention in query.industries if mention.industry.name == name]
        content = list(query.content)
        for other in query.industries:
            if other.industry.name != name:
                content[other.start : other.end] = " " * (other.end - other.start)
        yield replace(query, industries=tuple(own), part=own[0].word, content="".join(content))


def _by_grade(query: Query) -> Iterator[Query]:
    """The question about each of the grades that it names."""
    mentions = find_grades(query.text)
    for grade in dict.fromkeys(mention.grade for mention in mentions):
        content = list(query.content)
        for other in mentions:
            if other.grade != grade:
                content[other.start : other.end] = " " * (other.end - other.start)
        yield replace(query, grades=frozenset({grade}), part=grade, content="".join(content))


def _only_place(query: Query, place: str) -> Query:
    """The question about one of the places that it names."""
    content = query.content
    for other in query.inner_places:
        if other != place:
            for name in (other, other[:-1]):
                content = content.replace(name, " " * len(name))
    return replace(query, inner_places=(place,), content=content)
