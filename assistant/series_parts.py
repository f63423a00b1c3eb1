"""Of a list whose members and values stand apart (甲、乙分别为1、2), the member asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Explainer
from assistant.parts import same, series_after
from assistant.question import Query, Want
from corpus.dates import find_times
from corpus.series import Share, resolve_series
from corpus.vocabulary import find_industries, grades_in, levels_in, ordinals_in

NOUN = 3  # characters at the end of a name that are the thing itself: 汽柴油 of 全年抽检汽柴油
BEYOND_FIRST = 0.04  # of the question; what a member has of it that the first one has not
ASKS_EACH = re.compile(r"各(?=是|为|不|要|自|有|应|需|达|占|控|多少|几)|分别")

_NAMES_ASKED = re.compile(
    r"(?:叫|名[字称][是叫]?)(?:什么|啥)|哪[些几两三四五六]个?(?:[\u4e00-\u9fff]{0,4})组|组(?:都)?[是有]哪"
)
# How many they are in all, behind the last member: 督查考核组4个工作组，分别由.
_IN_ALL = re.compile(r"(?<=[组办])等?\d+个[\u4e00-\u9fff]{1,6}(?=，)")


class SeriesParts:
    """Chooses among the members of a list for one question."""

    def __init__(self, query: Query, *, explainer: Explainer) -> None:
        self._query = query
        self._explainer = explainer

    def own(self, text: str, *, lead: str = "") -> str:
        """Of a 分别 list, the member that was asked for."""
        shares = resolve_series(text) or series_after(lead, text)
        if not shares:
            return text
        query = self._query
        by_class = any(grades_in(s.member) or levels_in(f"{s.member}响应") for s in shares)
        of_one_class = by_class and len(query.grades | query.levels) == 1
        apart = by_class or query.ordinals
        every = not apart and self._asks_all(shares)
        if (every or ASKS_EACH.search(query.text)) and not of_one_class:
            return text
        numbered = [share for share in shares if ordinals_in(share.member) & query.ordinals]
        if numbered and len(numbered) < len(shares):
            return "；".join(share.text.strip("。；") for share in numbered)
        if by_class and (query.grades or query.levels):
            exact = [
                share
                for share in shares
                if grades_in(share.member) & query.grades
                or levels_in(f"{share.member}响应") & query.levels
            ]
            return "；".join(share.text.strip("。；") for share in exact) or text
        of_trade = self._of_trade(shares)
        if of_trade is not None:
            return of_trade
        numbers = {name[:2] for name in query.ordinals}  # 第一、第二阶段 分别
        numbered = [share for share in shares if share.member[:2] in numbers]
        if numbered and len(numbered) < len(shares):
            return "；".join(share.text.strip("。；") for share in numbered)
        asked = [mention.period for mention in query.times if mention.period is not None]
        timed = [
            share
            for share in shares
            for mention in find_times(share.member)
            if mention.period and any(same(mention.period, period) for period in asked)
        ]
        if len(timed) == 1:
            return timed[0].text
        duties = query.wants_any(Want.WHO)
        named = [share for share in shares if duties and is_named_in(query.text, share.member)]
        if len(named) == 1:
            return _IN_ALL.sub("", named[0].text)
        scores = self.beside_first([s.value if duties else s.member for s in shares])
        best = max(scores)
        if best > 0 and sum(score >= best * 0.95 for score in scores) == 1:
            return shares[scores.index(best)].text
        return text

    def _asks_all(self, shares: Sequence[Share]) -> bool:
        """Does the question name all members, or ask what they are called, and name none?"""
        named = [is_named_in(self._query.text, share.member) for share in shares]
        return all(named) or (not any(named) and _NAMES_ASKED.search(self._query.text) is not None)

    def _of_trade(self, shares: Sequence[Share]) -> str | None:
        """Of a list of trades, what is said of the one asked about."""
        asked = {mention.industry.name for mention in self._query.industries}
        named = [{m.industry.name for m in find_industries(share.member)} for share in shares]
        own = [share for share, trades in zip(shares, named, strict=True) if trades & asked]
        return own[0].text.strip("。；") if len(own) == 1 and all(named) else None

    def beside_first(self, names: Sequence[str]) -> list[float]:
        """The share of the question that each member of a list has. The first carries what leads
        up to the list: where another has words of the question that it has not, it is out."""
        literal = [float(is_named_in(self._query.text, name)) for name in names]
        if sum(literal) == 1:
            return literal
        own = [self._explainer.share_of(name) for name in names]
        beyond = [self._explainer.share_of(name, beyond=names[0]) for name in names[1:]]
        return own if max(beyond, default=0.0) < BEYOND_FIRST else [0.0, *beyond]


def is_named_in(question: str, item: str) -> bool:
    """Does a question name what an item gives the figure of: 制药 of 制药9家?"""
    name = re.split(r"[\d（]", item, maxsplit=1)[0]
    noun = name[-NOUN:]
    return len(name) > 1 and (name in question or (len(noun) == NOUN and noun in question))
