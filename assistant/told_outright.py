"""Statements that are what is asked by their form, though they say few of the question's words.

The condition of a warning is told beside its name (红色预警：预测日AQI>200持续72小时), not with the
words by which one asks for it; the trades that a notice is for stand under 实施范围.
"""

from __future__ import annotations

import re

from assistant.meanings import asks_only_meaning, asks_whether_one, meaning_asked
from assistant.question import Query
from assistant.slot_checks import asks_lifting
from assistant.wants import TRADES_ASKED
from corpus.statements import Statement
from corpus.vocabulary import find_industries, levels_in

FEWEST_TRADES = 2
_WHAT = r"(?:什么|哪些|哪种|啥|何种)(?:样的?)?"
_START_ASKED = re.compile(
    rf"{_WHAT}(?:情况|条件|情形)下?[^，。？]{{0,4}}(?:启动|发布|发出?)"
    rf"|(?:达到|满足|符合|到了?){_WHAT}[^，。？]{{0,4}}(?:启动|发布|发出?|条件|标准|程度)"
    r"|(?:启动|发布|预警)的?(?:条件|标准|门槛|情形)"
)
_START_TOLD = re.compile(
    r"(?:预测|预计|预报|监测|出现)[^。；]{0,40}(?:AQI|空气质量指数|浓度)[^。；]{0,12}\d"
    r"|(?:AQI|空气质量指数)[^。；]{0,12}\d"
)
_MANY_ASKED = re.compile(r"(?:多少|几)[户家]")
_IN_SCOPE = re.compile(r"错峰|纳入|范围|适用")
_SCOPE = re.compile(r"范围|对象")
_TRADES_TOLD = re.compile(r"(?<!其[他它余])行业|企业")
_MANY_TOLD = re.compile(
    r"[纳列]入[^，。；]{0,8}企业\d+[户家]|行业[，,]?(?:共计?|合计|总计)\d+[户家]"
)
_NOT_TOLD = re.compile(r"不(?:再)?(?:纳入|列入|实施|执行|参加|包括)")
_NOT_ASKED = re.compile(r"不(?:用|需要?|必|要|纳入|列入|实施|执行|参加|在|包括|搞)|免|除外|没有?")
_CALLED = re.compile("所[称说指讲]")


def tells_outright(query: Query, statement: Statement) -> bool:
    """Is a statement what the question asks by its form?"""
    return (
        _tells_start(query, statement)
        or _tells_scope(query, statement)
        or _tells_meaning(query, statement)
    )


def _tells_meaning(query: Query, statement: Statement) -> bool:
    """Does it define a word, where just this is asked, or the word is named as one that is defined
    (所称的…)? How something is worked out other places may tell as well."""
    asked = asks_only_meaning(query) or _CALLED.search(query.text) is not None
    of_one = bool(query.regions) and not asks_whether_one(query)
    return (asked or of_one) and meaning_asked(query, statement.text.text) is not None


def _tells_start(query: Query, statement: Statement) -> bool:
    """Does it tell from when on the warning asked about is given?"""
    if not query.levels or "预警" not in query.text or not _START_ASKED.search(query.text):
        return False
    text = statement.text.text
    named = query.levels & levels_in(text)
    return bool(named) and _START_TOLD.search(text) is not None and not asks_lifting(query)


def _tells_scope(query: Query, statement: Statement) -> bool:
    """Does it tell which trades a document is for, or how many enterprises, under a heading that
    says so; or which it is not for, where that is asked?"""
    asked = query.text
    if query.grades or query.levels or query.enterprises or not _IN_SCOPE.search(asked):
        return False
    over = next((heading for heading in reversed(statement.headings) if heading), "")
    text = statement.text.text
    negative = _NOT_ASKED.search(asked) is not None
    if not _SCOPE.search(over) and not negative:
        return False
    if _MANY_ASKED.search(asked):
        return not negative and _MANY_TOLD.search(text) is not None
    if not TRADES_ASKED.search(asked) or not _TRADES_TOLD.search(text):
        return False
    trades = {mention.industry.name for mention in find_industries(text)}
    fewest = 1 if negative else FEWEST_TRADES
    return len(trades) >= fewest and negative == bool(_NOT_TOLD.search(text))
