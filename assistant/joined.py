"""Two things that a question joins and asks one thing of: X和Y各是多少, X跟Y哪个多.

Each is asked about alone: the words of the other are blanked out, what both share stays. Where
the phrases end is a guess from their form, so such a part counts only if it is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.question import Query
from corpus.bigrams import bigrams
from corpus.vocabulary import GradeMention, find_grades, find_industries, indicators_in

_JOINER = r"(?:以及|还有|(?<!调)[和与跟同]|(?<![占对])比(?![例率重较])|、)"
_ASKED_OF_BOTH = (
    r"(?:分别|各(?=是|自|有|要|为|需|应|达|多|几|占|装|完|抽|核|由|归|在|什|怎|给|补|罚|限|停|\s)|[差低高少多](?:多少|几|了)"
    r"|相差|差距|哪[个项边家类种]|谁[更的多少高低]|相比|比起来|有(?:什么|啥|何)?(?:区别|不同|差别)|一样|一致|相同)"
)
_PAIR = re.compile(
    rf"(?P<one>[^，。、？?！；：\s和与跟同]{{2,20}})，?{_JOINER}(?:后面的?|之后的?|前面的?|另外的?)?"
    rf"(?P<other>[^，。、？?！；：\s和与跟同]{{2,24}}?)，?(?=(?:的|都)?{_ASKED_OF_BOTH})"
)
_LISTED = re.compile(r"(?P<name>[^，。、？?！；：\s和与跟同]{2,20})、$")
_DIFFERENCE = re.compile(
    r"差(?:多少|几|了|距)|相差|[多少高低大小长短](?:了|出)?(?:多少|几)|哪[个项边家类种年份]?[^，。？]{0,8}[多少高低大小长短严松早晚]"
    r"|谁[更的]?[^，。？]{0,6}[多少高低大小长短严松早晚]"
    r"|比(?![例率重])[^，。？]{2,14}?[多少][停限减降压][\u4e00-\u9fff]{0,3}(?:多少|几)"
)
_COUNTED = re.compile(r"(?P<unit>[户台辆家座吨处])数|批次")
_AWAY = re.compile(r"[，,、；;？?和与跟同比及]")
TOLD_SHARE = 0.5  # of a thing's own pairs of characters, that a text tells if it speaks of it
SHORT = 4  # characters; a thing so short shares what follows the other one
OWN_LENGTH = 16  # characters before a grade that belong to it: 没有…的非引领性企业


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """The stretch `[start, end)` of the question that only one of the things is told by."""

    name: str
    start: int
    end: int


def is_told(part: Query, parts: Sequence[Query], told: str) -> bool:
    """Does a text speak of what only this part is told by?"""
    others = "".join(other.part for other in parts if other is not part)
    own = [g for g in bigrams(part.part) if g not in others] or bigrams(part.part)
    return sum(gram in told for gram in own) >= len(own) * TOLD_SHARE


def unit_counted(text: str) -> str | None:
    """The unit of a number asked for by the noun for it: 户数 -> 户, 抽检批次 -> 批次."""
    unit = _COUNTED.search(text)
    return (unit["unit"] or "批次") if unit else None


def asks_difference(text: str) -> bool:
    """Is it asked which is more, or by how much?"""
    return _DIFFERENCE.search(text) is not None


def split_joined(query: Query) -> list[Query]:
    """One query for each of two or more things joined in one clause, or none."""
    match = next(_pairs(query.text), None)
    if match is None:
        return []
    one = _Own(name=match["one"], start=match.start("one"), end=match.end("one"))
    one = _behind_places(query, one)
    owns = [*_listed_before(query, one), one, _without_shared(one, match)]
    names = [own.name for own in owns]
    if any(len(name) < 2 for name in names) or len(set(names)) < len(names):
        return []
    return list(_apart(query, owns))


def _listed_before(query: Query, own: _Own) -> list[_Own]:
    """The things that a list has before the last two: 甲 in 甲、乙和丙各多少."""
    found: list[_Own] = []
    start = own.start
    while (before := _LISTED.search(query.text, 0, start)) is not None:
        name, start = before["name"], before.start("name")
        found.insert(0, _behind_places(query, _Own(name=name, start=start, end=before.end("name"))))
    return found


def split_grades(query: Query) -> list[Query]:
    """One query for each of the grades or classes that are joined in one clause."""
    mentions = find_grades(query.text)
    if len({mention.grade for mention in mentions}) < 2 or len(mentions) > 4:
        return []
    if any(one.end == other.start for one, other in pairwise(mentions)):
        return []  # C级及以下 is one class
    owns = [_of_grade(query, mention, first=n == 0) for n, mention in enumerate(mentions)]
    parts = _apart(query, owns)
    return [
        replace(part, grades=frozenset({mention.grade}), part=own.name)
        for part, mention, own in zip(parts, mentions, owns, strict=True)
    ]


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern from each place on; the last joiner is nearest to what is asked."""
    found = list(_PAIR.finditer(text))
    yield from reversed(found)


def _behind_places(query: Query, own: _Own) -> _Own:
    """Without the place or time that the question opens with: it belongs to both."""
    ends = [place.end for place in query.places] + [time.end for time in query.times]
    start = max([own.start, *(end for end in ends if own.start < end < own.end)])
    start += query.text.startswith("的", start)
    return _Own(name=query.text[start : own.end], start=start, end=own.end)


def _without_shared(one: _Own, match: re.Match[str]) -> _Own:
    """The second thing without the end that it shares with the first: 国考断面和市考断面比例."""
    other = match["other"]
    start = match.start("other")
    if other.endswith(one.name[-2:]):
        return _Own(name=other, start=start, end=match.end("other"))
    for size in (2, 1):
        place = other.find(one.name[-size:])
        if 0 < place < len(other) - size:
            cut = place + size
            return _Own(name=other[:cut], start=start, end=start + cut)
    trades = find_industries(other)
    if trades and trades[0].start == 0 and find_industries(one.name):
        cut = trades[0].end
        return _Own(name=other[:cut], start=start, end=start + cut)
    alike = len(one.name) > 1 and other[0] == one.name[0] and len(other) > len(one.name)
    alike = alike or (len(one.name) <= SHORT and len(other) >= len(one.name) + SHORT)
    cut = len(one.name) if alike else len(other)
    return _Own(name=other[:cut], start=start, end=start + cut)


def _of_grade(query: Query, mention: GradeMention, *, first: bool) -> _Own:
    """A grade with the words before it that say which of its enterprises are meant."""
    ends = [m.end for m in query.industries] + [p.end for p in query.places] + [0]
    least = max(end for end in ends if end <= mention.start)
    marks = [m.end() for m in _AWAY.finditer(query.text, 0, mention.start)]
    start = max([least, *(end for end in marks if end <= mention.start)])
    said = query.text[start : mention.start]
    tells = said.endswith("的") and len(said) <= OWN_LENGTH
    if (first and not tells) or len(said) > OWN_LENGTH:
        start = mention.start
    return _Own(name=query.text[start : mention.end].lstrip("的"), start=start, end=mention.end)


def _apart(query: Query, owns: Sequence[_Own]) -> Iterator[Query]:
    """The question about each, with the words of the others blanked out, and of indicators and
    counties that each names only its own."""
    named = [indicators_in(own.name) for own in owns]
    apart = all(named) and len(frozenset().union(*named)) == sum(map(len, named))
    for own, indicators in zip(owns, named, strict=True):
        text, content = list(query.text), list(query.content)
        for other in owns:
            if other is not own:
                blank = " " * (other.end - other.start)
                text[other.start : other.end] = content[other.start : other.end] = blank
        told = "".join(text)
        inner = tuple(place for place in query.inner_places if place in told)
        yield replace(
            query,
            text=told,
            content="".join(content),
            part=own.name,
            indicators=indicators if apart else query.indicators,
            inner_places=inner,
        )
