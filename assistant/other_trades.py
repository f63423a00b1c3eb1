"""What 其他行业 have to do, the rule for each trade that the sentence does not name itself.

水泥熟料停窑不少于140天，其他行业错峰不少于60天 is the rule for foundries too, if the document
names them and does not say elsewhere that they do not curtail by season.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.question import Query
from corpus.statements import Statement

OTHER_TRADES = re.compile(r"其[他它余](?:各)?行业")
_EXEMPTED = re.compile(r"不(?:再)?(?:纳入|列入|实施|执行|参加|参与|安排)[^，。；]{0,6}错峰")
_OURSELVES = re.compile(
    r"(?:我们?|俺们?|咱们?|本(?:公司|企业|厂))(?:这边|公司|企业|厂)?(?:是|属于|算)[^，。？]{2,24}(?:企业|厂|公司|行业)[，。]"
)


def is_for_other_trades(query: Query, text: str) -> bool:
    """Is it a rule for the trade asked about only as one of 其他行业?"""
    return OTHER_TRADES.search(text) is not None and not _names_trade(query, text)


def not_for_the_trade(query: Query, statements: Iterable[Statement]) -> frozenset[str]:
    """The keys of such rules in documents that exempt the trade asked about, or do not so much as
    name it: they are for the others of those that the document is about."""
    if not query.industries:
        return frozenset()
    texts = [(s, s.text.text) for s in statements]
    rules = [s for s, text in texts if is_for_other_trades(query, text)]
    if not rules:
        return frozenset()
    exempting = {s.document_id for s, text in texts if _exempts(query, text)}
    naming = {s.document_id for s, text in texts if _names_trade(query, text)} - exempting
    return frozenset(s.key for s in rules if s.document_id not in naming)


def _exempts(query: Query, text: str) -> bool:
    return _EXEMPTED.search(text) is not None and _names_trade(query, text)


def _names_trade(query: Query, text: str) -> bool:
    return any(name in text for mention in query.industries for name in mention.industry.names)


def names_itself_by_trade(query: Query) -> bool:
    """Does who asks only say of what trade it is: 我们是某市的铸造企业，方案几号前报?"""
    opening = _OURSELVES.match(query.text)
    return opening is not None and all(m.end <= opening.end() for m in query.industries)
