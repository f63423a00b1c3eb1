"""Which place in a ranking is asked about, and whether it is among those that a sentence tells of.

第一名奖励150万元，第二名奖励80万元 says nothing of the third; 前三名 does, and 末位 is 倒数第一.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.question import Query
from corpus.digits import decimal_of
from corpus.statements import Statement

_NUMBER = r"[一二两三四五六七八九十]|\d{1,2}"
_ASKED = re.compile(
    rf"(?P<last>倒数)?第(?P<low>{_NUMBER})(?:[、至到—–－~-]+第?(?P<high>{_NUMBER}))?名"
    rf"|(?P<last3>[后末]|倒数前?)(?P<count>{_NUMBER})[名位]|前(?P<first>{_NUMBER})(?:[名位]|的?[县市区])"
    rf"|(?:排名?|位列|名列|位居|名次)[^，。？第\d]{{0,3}}?(?P<last2>倒数)?第(?P<low2>{_NUMBER})(?![个批条阶季次期一二三四五六七八九十\d])"
    r"|(?P<top>首位|榜首|头名)|(?P<end>末位(?!淘汰)|垫底|最后一[名位]|(?:排名?|名次)[^，。？]{0,2}(?:最后|末尾)(?![一二三四五六七八九十\d几]))"
)
_AND = re.compile(rf"[和与跟、及]第({_NUMBER})(?![个批条阶季次期一二三四五六七八九十\d])")
_TOLD = re.compile(
    rf"(?P<last>倒数)?第(?P<low>{_NUMBER})名?(?:[、至到和及—–－~-]+第?(?P<high>{_NUMBER}))?名"
    rf"|(?:排名?|位列|名列|位居|名次)[^，。；第\d]{{0,3}}?(?P<last2>倒数)?第(?P<low2>{_NUMBER})"
    rf"|(?P<last3>[后末]|倒数前?)(?P<count>{_NUMBER})(?:名|位|个?[县区市])"
    rf"|前(?P<first>{_NUMBER})(?:名|位|个?[县区市])"
    r"|(?P<top>首位|榜首)|(?P<end>末位|最后一[名位]|垫底)"
)

_IN_A_ROW = re.compile(
    rf"连续(?:超过)?(?P<number>{_NUMBER})个?(?P<unit>月|次|年|天|日|周|季度|小时)(?P<more>(?:及|或)?以上)?"
)
Rank = tuple[bool, int]  # whether counted from the end, and the place


def tells_rank(asked: str, told: str) -> bool:
    """Is the place that a question asks about among those told? True where no place is asked
    about, or none told of."""
    wanted = set(_asked_in(asked))
    named = set(_told_in(told))
    return not wanted or not named or bool(wanted & named)


def is_of_the_rank(query: Query, statement: Statement) -> bool:
    """Does a statement tell of the place asked about, if it tells of any, and of as many times in
    a row?"""
    text = statement.text.text
    return tells_rank(query.text, text) and _is_of_the_times(query.text, text)


def _is_of_the_times(asked: str, told: str) -> bool:
    """连续3个月 is not what is said of 连续2个月, but of 连续2个月及以上."""
    wanted = {(int(decimal_of(m["number"])), m["unit"]) for m in _IN_A_ROW.finditer(asked)}
    named = [
        (int(decimal_of(m["number"])), m["unit"], bool(m["more"])) for m in _IN_A_ROW.finditer(told)
    ]
    units = {unit for _, unit in wanted} & {unit for _, unit, _ in named}
    return not units or any(
        unit == own and (number == times or (more and number > times))
        for number, unit in wanted
        for times, own, more in named
    )


def of_rank(asked: str, segments: Sequence[str]) -> str | None:
    """Of a sentence that tells of several places one after the other, what it says of those asked
    about; None where it does not."""
    wanted = set(_asked_in(asked))
    parts: list[tuple[str, set[Rank]]] = []
    for piece in re.split("(?<=[，、；])", "，".join(s.strip("。；，、") for s in segments)):
        named = set(_told_in(piece))
        if parts and not named:
            parts[-1] = (parts[-1][0] + piece, parts[-1][1])
        else:
            parts.append((piece, named))
    own = [said.strip("，、；") for said, named in parts if named & wanted]
    is_all = len(own) == sum(bool(named) for _, named in parts)
    return "，".join(own) if own and (not is_all or len(wanted) > 1) else None


def _asked_in(text: str) -> Iterator[Rank]:
    for match in _ASKED.finditer(text):
        yield from _places(match)
        last = bool(match["last"] or match["last2"])
        yield from ((last, int(decimal_of(more))) for more in _AND.findall(text[match.end() :]))


def _told_in(text: str) -> Iterator[Rank]:
    for match in _TOLD.finditer(text):
        yield from _places(match)


def _places(match: re.Match[str]) -> Iterator[Rank]:
    """The places that a mention means: one, from one to another, or the first so many."""
    found = match.groupdict()
    if found["top"] or found["end"]:
        yield bool(found["end"]), 1
        return
    several = found["count"] or found["first"]
    low = "1" if several else found["low"] or found["low2"]
    high = several or found["high"] or low
    last = bool(found["last"] or found["last2"] or found["last3"])
    for place in range(int(decimal_of(low)), int(decimal_of(high)) + 1):
        yield last, place
