"""Whether a statement tells a time, and whether it speaks of the time that is asked about."""

from __future__ import annotations

import re

from assistant.question import Query, Want
from assistant.scope import asked_periods
from corpus.datamodels import Document, Period
from corpus.dates import TimeBound, TimeKind, TimeMention, find_times
from corpus.series import split_segments
from corpus.statements import Statement
from corpus.vocabulary import ordinals_in

_TIMES = tuple(kind for kind in TimeKind if kind not in (TimeKind.IMMEDIATE, TimeKind.PLAN))
# Times that are no dates: hours of the day, feast days.
CLOCK = re.compile(
    r"(?<!\d)\d{1,2}[时点](?:\d{1,2}分)?(?:[-—–－~至到]|以?[前后])"
    r"|除夕|正月(?:初[一二三四五六七八九十]|十五)|元宵节|清明节|国庆节|元旦|中秋节|端午节|(?<!安全)春节"
)
# How long something lasts, and how it is asked for.
LENGTH = re.compile(
    r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十两半]+)(?:个月|个?小时|天|分钟|个?工作日|年(?!\d|度|秋|底|前))"
    r"|(?<![\d月年第每])\d{1,3}日(?!\d|前|[之以]前|[均起时至到、—–~-])"  # 有效期为30日
)
LENGTH_ASKED = re.compile(r"多久|多长时间|几个?(?:小时|天|年)(?!度)|几个月")
_RATE = re.compile(
    r"每(?:采暖季|取暖季|供暖季|年|季度|月|周|[天日]|小时)(?=[^，。；]{0,6}\d[\d.]*万?[元吨])"
)
# 截至2月底，全市已登记…台: up to when something has been counted, not by when it is to be done.
_COUNTED_UNTIL = re.compile(r"截[至止]到?[^，。；]{2,14}[，,](?=[^。；]{0,20}已)")
ROW_TIME = 0.9  # of the kind asked for: the deadline of a row or a clause, beside its sentence
VAGUE_TIME = 0.7  # of the kind asked for: a year, 持续
LEAD_TIME = 0.4  # the same: a time in the words before
WIDER_TIME = 0.1  # of the fit of a stretch of time that only shares days with the one asked for
_OF_A_YEAR = re.compile(r"全年|年均|年平均")  # a mean of a whole year
_SAID_OF_A_YEAR = re.compile(
    r"全年|年均|年平均|年度|\d年(?!\d|[底末初前上下]|[—–~至到-])(?!第?[一二三四]季)"
)
# A whole calendar year, which no season is: 2024年度, 2024年全年; but not 2024年度秋冬季.
_ONLY_OF_A_YEAR = re.compile(
    r"(?<![—–~至到-])(?<!\d)20\d\d年(?:度(?!秋|冬|采暖)|全年)|(?:年均|年平均)(?=[^，。；]{0,4}浓度)"
)
_SAID_OF_A_SEASON = re.compile(r"秋冬|采暖季|取暖季|供暖季|攻坚期")
_NEARLY_A_YEAR = 330  # days
_CYCLE = re.compile(r"每(?:半?月|周|季|年|日|天)(?=[^，。？]{0,4}(?:几|什么|哪))")  # 每月几号前
# From which day to which: no hours of the day tell it.
_STRETCH_ASKED = re.compile(
    r"(?:哪[一]?[天日月]|几[月号日]|什么时[候间]|何时)(?:开始)?[，,]?[到至](?:哪[一]?[天日月]|几[月号日]|什么时[候间]|何时)"
    r"|起止"
)
_START_ASKED = re.compile(
    r"(?:从|自)(?:哪[一]?[天日]|几[月号]|什么时[候间]|何时)[^，。？]{0,2}(?:开始|起|执行|实施)"
)
# 春节期间按第二阶段要求执行: what holds then, not when that phase is.
_AS_IN_ANOTHER = re.compile(r"(?:按照?|参照|执行)第[一二三四五\d]阶段的?(?:要求|规定|标准|措施)")
_STRETCH_HEADINGS = "执行时间 实施时间 实施期限"  # over which such days are told
_GIVEN_IN = re.compile(r"(20\d\d)年(?:度)?(?:安排|下达|拨付|投入|预算)[^，。；]{0,8}\d")
_STRETCH_MISSED = 0.0  # of the kind asked for
CYCLE_MISSED = 0.4  # of the kind asked for, of a time that does not come back as asked
OFTEN_ASKED = re.compile(r"多久[^，。？]{0,8}[一几][次回遍趟]|多长时间[^，。？]{0,8}[一几][次回遍]")
OFTEN = re.compile(
    r"周期|频次|定期|每(?!户|人|家|台|辆|吨|年度)[^，。；]{0,5}|不少于[^，。；]{0,4}次|[周月日季年]调度|(?:按|逐)[日周旬月季](?!份)"
)
# Times of the day or of the work, which have no date: 收工时、上半夜和播种前3个时段.
# 分两段停产，第一段…，第二段…: both are when.
_IN_PARTS = re.compile(r"分(?:[两二三四]|\d)个?(?:阶段|时段|段|次|轮)")
_PART_ASKED = re.compile(r"第[一二三四两\d][个]?(?:阶段|时段|段|次|轮)")
_HOURS_ASKED = re.compile(r"时间?段(?!里)|哪段时间|什么时候最")
_HOURS_TOLD = re.compile(r"时段|高峰期")
_YEAR = re.compile(r"(20\d\d)年(?!以来)")
_BASE = re.compile(r"同比|同期|[上去]年")  # what a change is counted from, without its number
NARROW = (TimeKind.RANGE, TimeKind.QUARTER, TimeKind.MONTH)


def deadline_fit(query: Query, statement: Statement, documents: dict[str, Document]) -> float:
    """1 if the statement is due on the day that the question names, -1 if on another."""
    asked = {m.due for m in query.times if m.bound is TimeBound.BY and m.due is not None}
    if not asked:
        return 0.0
    row = statement.row
    text = row.deadline.text if row and row.deadline else statement.text.text
    default = documents[statement.document_id].period
    due = {m.due for m in find_times(text, default=default) if m.due is not None}
    return 0.0 if not due else 1.0 if due & asked else -1.0


def time_fit(query: Query, statement: Statement, documents: dict[str, Document]) -> float:
    """1 if the statement speaks of the time asked for, -1 if of another, 0 if of none.

    Only times narrower than a year count: a whole year or season chooses documents.
    """
    # times that chose no document, where others did, belong to what is asked
    kinds = (*NARROW, TimeKind.YEAR) if query.documents else NARROW
    asked = [m.period for m in query.times if m.kind in kinds and m.period is not None]
    whole = [m.period for m in query.times if m.kind == TimeKind.SEASON and m.period is not None]
    if not asked and not whole:
        return 0.0
    default = documents[statement.document_id].period
    spoken = [
        mention.period
        for mention in find_times(statement.text.text, default=default)
        if mention.period is not None and mention.kind in (*kinds, TimeKind.SEASON)
    ]
    if not spoken:
        return 0.0
    if not asked:
        if any(_are_one(s, w) and not _are_one(w, default) for w in whole for s in spoken):
            return 1.0  # a season that the document looks back on
        part = all(_is_part(s, w) for w in whole for s in spoken)
        return -0.5 if part else 0.0
    if any(a.start <= s.start and s.end <= a.end for a in asked for s in spoken):
        return 1.0
    meets = any(a.start <= s.end and s.start <= a.end for a in asked for s in spoken)
    return WIDER_TIME if meets else -1.0


def _are_one(period: Period, other: Period | None) -> bool:
    """Are they of the same days, whatever they are called?"""
    return other is not None and (period.start, period.end) == (other.start, other.end)


def tells_length(text: str) -> bool:
    """Does a text say how long?"""
    return LENGTH.search(text) is not None


def without_rates(text: str) -> str:
    """A text without the times that something is counted by, or up to which it has been counted:
    每户每采暖季1200元, 截至2月底已有…."""
    return _COUNTED_UNTIL.sub("", _RATE.sub("", text))


def is_due(mention: TimeMention) -> bool:
    """A year alone, 持续 and what a figure is compared with are no dates for doing something."""
    if mention.kind in (TimeKind.OPEN, TimeKind.IMMEDIATE, TimeKind.PLAN) or mention.in_title:
        return False
    plain_year = mention.kind is TimeKind.YEAR and mention.bound is not TimeBound.BY
    return not plain_year and mention.bound is not TimeBound.THAN


def _tells_when(mention: TimeMention) -> bool:
    """A day, a month, a season and the like; a year only with its number (次年 tells nothing)."""
    if mention.kind is TimeKind.YEAR:
        return bool(re.search(r"\d", mention.text))
    return mention.kind in _TIMES and not mention.in_title


def _is_part(inner: Period, outer: Period) -> bool:
    return (
        outer.start <= inner.start and inner.end <= outer.end and inner.start != outer.start
    ) or (outer.start <= inner.start and inner.end < outer.end)


def time_mark(query: Query, statement: Statement) -> float:
    """How far a statement tells a time, where it is asked when: a day, a year, how often."""
    mark = _time_mark(query, statement)
    missed = _STRETCH_ASKED.search(query.text) and not _tells_stretch(query, statement)
    return min(mark, _STRETCH_MISSED) if missed else mark


def _time_mark(query: Query, statement: Statement) -> float:
    again = _CYCLE.search(query.text)
    if again and again.group() not in statement.text.text:
        return CYCLE_MISSED
    if OFTEN_ASKED.search(query.text):
        return float(OFTEN.search(statement.text.text) is not None)
    if CLOCK.search(statement.text.text):
        return 1.0
    if _HOURS_ASKED.search(query.text) and _HOURS_TOLD.search(statement.text.text):
        return 1.0
    if LENGTH_ASKED.search(query.text) and tells_length(statement.text.text):
        return 1.0
    told = find_times(without_rates(statement.text.text))
    if any(is_due(mention) for mention in told):
        return 1.0
    if statement.limit or (statement.row and statement.row.deadline):
        return ROW_TIME
    if any(_tells_when(mention) for mention in told):
        return VAGUE_TIME
    return LEAD_TIME if find_times(statement.lead[-60:]) else 0.0


def whole_stretch(query: Query, text: str, *, told: str, limit: int) -> str:
    """What is `told` of a sentence, or, where it is asked from which day on or to which, all from
    its first day to its last: it opens a stretch that the next words close, or is but one phase,
    or names no day. So too of what is done in several parts."""
    starts = _START_ASKED.search(query.text) and not _has_day(told)
    in_parts = _IN_PARTS.search(text) and not _PART_ASKED.search(query.text)
    if not (_STRETCH_ASKED.search(query.text) or starts or in_parts) or query.ordinals:
        return told
    timed = [s for s in split_segments(text) if any(map(is_due, find_times(without_rates(s.text))))]
    whole = text[timed[0].start : timed[-1].end] if timed else ""
    needed = in_parts or len(ordinals_in(whole)) > 1 or not _has_both_ends(told)
    return whole if needed and whole and len(whole) <= limit else told


def searched_besides(query: Query) -> str:
    """Words to search with that a question from which day to which does not have itself."""
    return _STRETCH_HEADINGS if _STRETCH_ASKED.search(query.text) else ""


def _tells_stretch(query: Query, statement: Statement) -> bool:
    """Does it tell from which day to which, of the phase asked about?"""
    named = ordinals_in(" ".join([*statement.headings, statement.lead, statement.text.text]))
    as_then = _AS_IN_ANOTHER.search(statement.text.text)
    if as_then and query.ordinals & ordinals_in(as_then.group()):
        return False
    if query.ordinals and not query.ordinals & named:
        return False
    deadline = statement.row.deadline.text if statement.row and statement.row.deadline else ""
    return _has_both_ends(f"{statement.text.text} {deadline}")


def _has_day(text: str) -> bool:
    kinds = {mention.kind for mention in find_times(text)}
    return bool(kinds & {TimeKind.POINT, TimeKind.RANGE, TimeKind.MONTH})


def _has_both_ends(text: str) -> bool:
    due = [m for m in find_times(without_rates(text)) if is_due(m)]
    both = {TimeBound.FROM, TimeBound.BY} <= {m.bound for m in due}
    return both or any(m.kind is TimeKind.RANGE for m in due)


def is_of_an_unlike_time(query: Query, statement: Statement, document: Document) -> bool:
    """Is a figure asked for a part of the document's time that the statement does not name, or as
    the mean of a year where the document is for a season?"""
    if not query.indicators or not query.wants_any(Want.AMOUNT) or document.period is None:
        return False
    own = document.period
    columns = statement.row.columns if statement.row else ()
    said = " ".join([*statement.headings, statement.lead, statement.text.text, *columns])
    if _OF_A_YEAR.search(query.text):
        return not _SAID_OF_A_YEAR.search(said) and (own.end - own.start).days < _NEARLY_A_YEAR
    if any(m.kind is TimeKind.SEASON and m.bound is TimeBound.ON for m in query.times):
        own_words = " ".join([statement.text.text, *columns])
        if _ONLY_OF_A_YEAR.search(own_words) and not _SAID_OF_A_SEASON.search(own_words):
            return True
    asked = [
        m.period
        for m in query.times
        if m.period and m.kind in NARROW and m.bound is not TimeBound.BY
    ]
    if not asked or any(a.start <= own.start and own.end <= a.end for a in asked):
        return False
    if query.ordinals & ordinals_in(statement.text.text):
        return False
    spoken = [m.period for m in find_times(said, default=own) if m.period]
    return not any(a.start <= s.start and s.end <= a.end for a in asked for s in spoken)


def is_of_another_year(query: Query, statement: Statement, document: Document) -> bool:
    """Is another year told by name than the one asked about, counted from another, or is the one
    by whose end something is asked none of the document's?"""
    period = document.period
    if period is None:
        return False
    row = statement.row.row.text.text if statement.row else ""
    said = " ".join([*statement.headings, statement.lead, statement.text.text, row])
    return (
        _names_another(query, statement.text.text, period)
        or _counts_from_another(query, said)
        or _is_due_in_another(query, said, period)
        or _begins_after_it(query, said, period)
    )


def _names_another(query: Query, text: str, period: Period) -> bool:
    """Is a figure asked of the year in which a plan ends, and told of others by name? The year in
    which it begins is also that of the plan itself."""
    if not query.wants_any(Want.AMOUNT, Want.COUNT) or period.start.year == period.end.year:
        return False
    asked = {
        m.period.start.year
        for m in query.times
        if m.kind is TimeKind.YEAR and m.period and m.bound is TimeBound.ON
    }
    told = {int(year) for year in _YEAR.findall(text)}
    return asked == {period.end.year} and bool(told) and told.isdisjoint(asked)


def gives_another_year(query: Query, told: str) -> bool:
    """Is a sum asked of a year, and told as that of another: 2025年安排860万元?"""
    asked = {m.period.start.year for m in query.times if m.kind is TimeKind.YEAR and m.period}
    given = {int(year) for year in _GIVEN_IN.findall(told)}
    return bool(asked and given) and query.wants_any(Want.AMOUNT) and asked.isdisjoint(given)


def is_of_the_plan_alone(query: Query, statement: Statement, document: Document, told: str) -> bool:
    """Is a figure asked of a year before the plan, and told by a column that is of no other than
    the plan's own: 2022年PM10 over the columns PM10 and 2022年PM2.5?"""
    period = document.period
    if period is None or not statement.is_figures or not query.wants_any(Want.AMOUNT):
        return False
    asked = {
        m.period.start.year
        for m in query.times
        if m.kind is TimeKind.YEAR and m.period and str(m.period.start.year) in query.text
    }
    said = " ".join([told, document.title, *statement.headings, *statement.passage.path])
    before = bool(asked) and max(asked) < period.start.year
    return before and not any(str(year) in said for year in asked)


def _counts_from_another(query: Query, said: str) -> bool:
    """Is a change asked from a year (比2017年多) that is not the one told here?"""
    if not query.wants_any(Want.AMOUNT):
        return False
    than = (m.period for m in query.times if m.bound is TimeBound.THAN and m.period)
    bases = {year for period in than if (year := str(period.start.year)) in query.text}
    named = any(f"{year}年" in said for year in bases)
    return bool(bases) and not named and _BASE.search(said) is None


def _begins_after_it(query: Query, said: str, period: Period) -> bool:
    """Is it asked what holds from a day on that comes after the plan's end, and is not named?"""
    after = [m for m in query.times if m.bound is TimeBound.FROM and m.period is not None]
    days = {m.period.start for m in after if m.period and m.period.start > period.end}
    named = {m.period.start for m in find_times(said, default=period) if m.period}
    return bool(days) and days.isdisjoint(named)


def _is_due_in_another(query: Query, said: str, period: Period) -> bool:
    """Is something asked by or at the end of a year that is none of the plan's, nor named here?"""
    asked = {m.due.year for m in query.times if m.bound is TimeBound.BY and m.due is not None}
    at = (m.period for m in query.times if m.kind is TimeKind.POINT and m.bound is TimeBound.ON)
    asked |= {day.start.year for day in at if day is not None}
    asked = {year for year in asked if str(year) in query.text}
    own = range(period.start.year, period.end.year + 1)
    return bool(asked) and asked.isdisjoint(own) and not any(str(year) in said for year in asked)


def names_the_time(query: Query, statement: Statement, document: Document) -> bool:
    """Does a statement name the very time asked for, though its document is for another?"""
    columns = statement.row.columns if statement.row and statement.row.is_figures else ()
    default = document.period
    text = statement.text.text
    said = find_times(" ".join([text, *columns]), default=default)
    # 到2025年 that opens a sentence is said of each of its clauses, and of 其中，… behind it
    before = statement.lead.strip("。") if text.startswith("其中") else statement.lead
    said = said or find_times(before.rpartition("。")[2], default=default)
    spoken = [m.period for m in said if m.period and m.bound is not TimeBound.THAN]
    asked = [mention.period for mention in asked_periods(query) if mention.period]
    return any(s.start <= a.start and a.end <= s.end for s in spoken for a in asked)
