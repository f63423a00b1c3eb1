"""Statements that are what is asked by their form, though they say few of the question's words.

The condition of a warning is told beside its name (红色预警：预测日AQI>200持续72小时), not with the
words by which one asks for it; the trades that a notice is for stand under 实施范围.
"""

from __future__ import annotations

import re

from assistant.question import Query, Want
from assistant.slot_checks import asks_lifting
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
_TRADES_ASKED = re.compile(
    r"哪[些几][个类]?(?:重点)?行业|行业(?:都|主要|分别)?(?:有|是|包括)哪[些几]"
)
_SCOPE = re.compile(r"范围|对象")
_TRADES_TOLD = re.compile(r"(?<!其[他它余])行业")
_NOT = re.compile(r"不(?:再)?(?:纳入|列入|实施|执行|包括在内)")


def tells_outright(query: Query, statement: Statement) -> bool:
    """Is a statement what the question asks by its form?"""
    return _tells_start(query, statement) or _tells_trades(query, statement)


def _tells_start(query: Query, statement: Statement) -> bool:
    """Does it tell from when on the warning asked about is given?"""
    if not query.levels or "预警" not in query.text or not _START_ASKED.search(query.text):
        return False
    text = statement.text.text
    named = query.levels & levels_in(text)
    return bool(named) and _START_TOLD.search(text) is not None and not asks_lifting(query)


def _tells_trades(query: Query, statement: Statement) -> bool:
    """Does it list the trades that a document is for, under a heading that says so?"""
    if query.grades or not query.wants_any(Want.LIST) or not _TRADES_ASKED.search(query.text):
        return False
    text = statement.text.text
    over = next((heading for heading in reversed(statement.headings) if heading), "")
    listed = _TRADES_TOLD.search(text) and not _NOT.search(text) and _SCOPE.search(over)
    trades = {mention.industry.name for mention in find_industries(text)} if listed else ()
    return len(trades) >= FEWEST_TRADES
