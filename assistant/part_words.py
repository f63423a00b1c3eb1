"""Which two parts of a document a question holds against each other: its text and an annex.

正文和附件2写的一样吗, 第35条跟任务表有没有出入: the words that name the parts, and those that ask
whether they agree, say nothing of what it is about; they are told apart from the rest here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.numbered import ClauseNumber, clause_numbers
from corpus.digits import integer_of

_DIGIT = "[一二三四五六七八九]"
_NUMERAL = rf"(?:\d{{1,3}}|{_DIGIT}?十{_DIGIT}?|{_DIGIT}(?![致样个家回共边处]))"  # not 附件一致吗
_SAYS = (
    r"(?:当中|里面|[里中内上])?的?(?:所)?"
    r"(?:[说写讲给列定规要]?[的定求]|规定的?|要求的?|明确的?|写着|说是)?"
)
_TEXT = re.compile(
    rf"(?:(?:方案|文件|办法|通知|预案)的?)?(?:正文(?:部分)?|条文)(?:的?第{_NUMERAL}条)?{_SAYS}"
    rf"|第\s*{_NUMERAL}\s*(?:条|部分|章|点|项){_SAYS}"
)
_ANNEX = rf"(?:附[件表录]\s*{_NUMERAL}?)"
_KIND = (
    r"(?:(?:工作|重点|任务|措施|工程|分工|分解|责任|目标|指标|汇总|安排|攻坚|行动|项目|计划|治理)*"
    r"(?:清单|[^代列发报外水图]?表(?!现|明|示|述|扬|彰|态|面|率)|台账|名单))"
)
_TABLE = re.compile(
    rf"{_ANNEX}(?:[里中]?的?{_KIND})?{_SAYS}"
    rf"|(?:任务|措施|工程|分工|分解|责任|目标|指标|汇总|安排|项目){{1,3}}(?:清单|表){_SAYS}"
    rf"|(?<=[和与跟同及、，,])的?(?:清单|表格|表里|表中|台账){_SAYS}|附的?表格?{_SAYS}"
)
_AGREE = re.compile(
    r"有没有(?:出入|差别|差异|区别|矛盾|冲突|不同|不一样|不一致|打架)|(?:有|是否有?|没有?)?(?:什么|啥)?"
    r"(?:出入|矛盾|冲突|不符|打架)"
    r"|(?:是不是|是否|是)?(?:说|写)?(?:的)?是?(?:不是|同)?(?:同?一[家个样致回]|一家|同样|相同|两样)(?:事|部门|单位)?"
    r"|不(?:一样|一致|相同|同|符)|对不?(?:得|不)?上号?|[以按]?(?:哪个|哪边|谁的?)为准|说法|两处|前后|自相矛盾|各自?(?:是|写|说|为)?"
    r"|的?数(?:字|目|据|值)(?=[对一相各]|$)|好像|为什么|分别|写的?|到底|究竟|怎么(?:说|写)的?"
)
_TOGETHER = re.compile(r"[和与跟同及对比、，,的\s]{0,3}")
_NOTHING = re.compile(
    r"[\s，。？?！!、：:的吗呢么啊吧呀和与跟同及又也都是说写讲有在那这不它们上里中]"
)
REACH = 14  # characters between the names of the two parts
_NUMBERED = re.compile(rf"附[件表录]\s*(?P<number>{_NUMERAL})")
_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{0,2}(?:清单|表|台账|名单))")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsAsked:
    """The parts that a question names. `spans` are all words that are not what it is about."""

    clause: ClauseNumber | None
    annex: int | None
    table: str  # what it calls the table, if anything
    spans: tuple[tuple[int, int], ...]


def parts_asked(text: str) -> PartsAsked | None:
    """The text and the annex that a question holds against each other, or None."""
    for told, listed in _pairs(text):
        first, second = sorted((told.span(), listed.span()))
        if not 0 <= second[0] - first[1] <= REACH:
            continue
        if re.search(r"[。？?！!；;]", text[first[1] : second[0]]):
            continue
        numbers = clause_numbers(told.group())
        annex = _NUMBERED.search(listed.group())
        name = _NAMED.search(listed.group())
        spans = [told.span(), listed.span(), *_asking(text)]
        return PartsAsked(
            clause=numbers[0] if numbers else None,
            annex=_value(annex["number"]) if annex else None,
            table=name["name"] if name else "",
            spans=tuple(spans),
        )
    return None


def asks_of_parts_alone(text: str) -> bool:
    """Is it asked of nothing else whether the two parts agree: 正文和附件写的一样吗?"""
    asked = parts_asked(text)
    if asked is None:
        return False
    chars = list(text)
    for start, end in asked.spans:
        chars[start:end] = " " * (end - start)
    return not _NOTHING.sub("", "".join(chars))


def annex_number(heading: str) -> int | None:
    """The number in an annex's own label: 附件2 …"""
    match = _NUMBERED.match(heading.strip())
    return _value(match["number"]) if match else None


def _pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for told in _TEXT.finditer(text):
        for listed in _TABLE.finditer(text):
            if told.end() <= listed.start() or listed.end() <= told.start():
                yield told, listed


def _asking(text: str) -> Iterator[tuple[int, int]]:
    for match in _AGREE.finditer(text):
        yield match.span()


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else integer_of(numeral)
