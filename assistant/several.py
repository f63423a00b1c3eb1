"""Several questions in one text: taken apart, each answered, the answers put together.

臭氧控制在多少，优良天要多少天？ asks twice; 公交车和出租车各多少辆 asks the same of two things. The
later question is a follow-up of the earlier one: what it leaves out is taken from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.datamodels import MARKER, Answer, Citation, Status, Trace
from assistant.likeness import likeness
from assistant.meanings import COUNTS_ASKED
from assistant.question import Query
from assistant.reference import asks
from assistant.slots import Kind, read_slots
from corpus.units import find_units

Read = Callable[[str], Query]

MOST = 4  # questions taken out of one text
_OWN = 2  # characters of content that make a clause a question of its own
_OF_ITS_OWN = 4  # the same for one that may be answered from anywhere
_MATTERS = (Kind.INDICATOR, Kind.INDUSTRY, Kind.COMPANY, Kind.ALTERNATIVE)
_OF_SOMETHING = 5  # characters of it that make a clause ask once more of something else
_ASKED_AGAIN = re.compile(
    "多长时间|多久|几个?小时|几天|几个月|什么时[候间]|何时|哪天|几[月号]|多少"
)
_CLAUSE = re.compile(r"[^，,。；;？?]*[，,。；;？?]*")
_BREAK = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")  # a comma left out
_SAME_WORDS = 0.6  # of an answer's pairs of characters, that another one has if it says the same
_ELLIPTIC = re.compile(r"呢[？?]*$")
# How things stand, which asks nothing: 气还没通呢，能…吗.
_STANDS_SO = re.compile(r"(?:还没?|没有?|未|正在?|刚)[^，。？?]{1,8}呢[，,]?$|着呢[，,]?$")
_ASKS_ALL = r"(?:又|都)?(?:各自?(?!县|市|区|类|级|部|项|个)|分别|两[样项者个])"
# Two things in two clauses; those that a word joins are one thing compared (assistant.joined).
_BOTH = re.compile(
    r"^(?P<one>.{4,}?)，(?:最后|然后|还要?|再|跟|和|以及|另外)+(?:后面|还要?)?的?"
    rf"(?P<other>[^，。？?]{{2,30}}?)，?(?P<asked>{_ASKS_ALL}.*)$"
)
_BOTH_TOPICS = re.compile(
    r"^(?:那|那么)?(?P<one>[^，。？?和与跟]{2,16})[和与跟](?P<other>[^，。？?和与跟]{2,16})呢[？?]*$"
)
_TWO_PLACES = re.compile(r"正文.*(?:附|表|清单)|(?:附|表|清单).*正文|一致|一样|出入|对得上")
_ROLE = re.compile(r"牵头|配合|责任|主管|协助|落实")
_MARK = re.compile(rf"^{_ASKS_ALL}")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_FIRST_TOLD = re.compile(r"^[^，。；：\[]{2,24}：")


def questions_in(text: str, *, read: Read) -> tuple[str, ...]:
    """The questions that a text asks, in order; the text alone where it asks only one, or asks
    whether two places say the same."""
    if _TWO_PLACES.search(text):
        return (text,)
    text = _BREAK.sub("，", text)
    clauses = tuple(_asking_clauses(text, read))
    if 1 < len(clauses) <= MOST:
        return clauses
    return _of_two_things(text, read) or (text,)


def _asking_clauses(text: str, read: Read) -> Iterator[str]:
    """A text cut behind each clause that asks, if what follows asks of something of its own."""
    said = ""
    held = ""
    for match in _CLAUSE.finditer(text):
        clause = match.group()
        if not clause:
            continue
        held += clause
        if not _is_question(clause):
            continue
        if said and not (_is_of_its_own(held, read) or _asks_once_more(held, said, read)):
            said += held  # 什么时候完成，由谁负责: one thing, asked two ways
        else:
            if said:
                yield said.strip("，, ")
            said = held
        held = ""
    if said or held:
        yield (said + held).strip("，, ")


def _is_question(clause: str) -> bool:
    ellipsis = _ELLIPTIC.search(clause.rstrip("。，,")) and not _STANDS_SO.search(clause)
    return asks(clause) or bool(ellipsis)


def _is_of_its_own(clause: str, read: Read) -> bool:
    if COUNTS_ASKED.search(clause):
        return False
    said = read_slots(clause, read)
    matter = any(slot.kind in _MATTERS for slot in said.slots)
    return len(said.own) >= _OWN or matter or (bool(said.slots) and bool(_ELLIPTIC.search(clause)))


def _asks_once_more(clause: str, said: str, read: Read) -> bool:
    """Does it ask with the same words as what was said before, of something else, though in words
    that say little by themselves: 多久启动响应，多久把措施落到企业?"""
    again = any(word in said for word in _ASKED_AGAIN.findall(clause))
    return again and len("".join(read_slots(clause, read).content.split())) >= _OF_SOMETHING


def _of_two_things(text: str, read: Read) -> tuple[str, ...]:
    """A question asked of two things as one of each: A，还有B，分别多少 -> A多少, B多少; A和B呢."""
    topics = _BOTH_TOPICS.match(text)
    if topics:
        return f"{topics['one']}呢？", f"{topics['other']}呢？"
    both = _BOTH.match(text)
    if both is None or _ROLE.search(both["other"]) or _compares_slots(read(text)):
        return ()
    asked = _MARK.sub("", both["asked"])
    if not asks(asked):
        return ()
    return f"{both['one']}{asked}", f"{both['other']}{asked}"


def _compares_slots(query: Query) -> bool:
    """Are two places, times, grades, levels or indicators named? They are compared as such."""
    kinds = (
        query.regions,
        query.inner_places,
        query.grades,
        query.levels,
        query.indicators,
        query.times,
    )
    return any(len(kind) > 1 for kind in kinds)


def hang_together(texts: Sequence[str], parts: Sequence[Answer], *, read: Read) -> bool:
    """Are all parts answered, those that ask in a word or two (按什么核算) from what another one
    is answered from?"""
    if any(part.status is not Status.ANSWERED for part in parts):
        return False
    first = {(c.document_id, c.start) for c in parts[0].citations}
    return all(
        len(read_slots(text, read).own) >= _OF_ITS_OWN
        or _ELLIPTIC.search(text)
        or any(slot.kind in _MATTERS for slot in read_slots(text, read).slots)
        or first & {(c.document_id, c.start) for c in part.citations}
        for text, part in zip(texts[1:], parts[1:], strict=True)
    )


def tells_all(whole: Answer, parts: Sequence[Answer]) -> bool:
    """Does one answer say already what the parts do: every figure and unit, and their words?"""
    text = MARKER.sub("", whole.answer)
    if any(likeness(MARKER.sub("", part.answer), text) < _SAME_WORDS for part in parts):
        return False
    said = _points(whole)
    told = [_points(part) for part in parts]
    quoted = {(c.document_id, c.start) for c in whole.citations}
    return all(points <= said for points in told) and all(
        (c.document_id, c.start) in quoted for part in parts for c in part.citations
    )


def _points(answer: Answer) -> set[str]:
    text = MARKER.sub("", answer.answer)
    return {*_FIGURE.findall(text), *(unit.canonical for unit in find_units(text) if unit.known)}


def joined(question: str, parts: Sequence[Answer]) -> Answer:
    """Answers put together under one numbering of their citations."""
    citations: list[Citation] = []
    numbers: list[dict[int, int]] = []
    for part in parts:
        own: dict[int, int] = {}
        for citation in part.citations:
            known = next((c for c in citations if _is_same(c, citation)), None)
            if known is None:
                known = replace(citation, id=len(citations) + 1)
                citations.append(known)
            own[citation.id] = known.id
        numbers.append(own)
    told = [
        _renumbered(part.answer, own).rstrip("。") for part, own in zip(parts, numbers, strict=True)
    ]
    opening = _FIRST_TOLD.match(told[0])
    if opening:
        told[1:] = [text.removeprefix(opening.group()) for text in told[1:]]
    scores = [part.trace.score for part in parts if part.trace.score is not None]
    return Answer(
        question=question,
        status=Status.ANSWERED,
        answer="；".join(dict.fromkeys(told)) + "。",
        citations=tuple(citations),
        facts=tuple(
            {**fact, "citation": own[number]}
            if isinstance(number := fact.get("citation"), int)
            else fact
            for part, own in zip(parts, numbers, strict=True)
            for fact in part.facts
        ),
        conflicts=tuple(
            replace(
                conflict,
                sides=tuple(replace(s, citation=own[s.citation]) for s in conflict.sides),
            )
            for part, own in zip(parts, numbers, strict=True)
            for conflict in part.conflicts
        ),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        trace=Trace(score=min(scores, default=None)),
    )


def so_far(question: str, texts: Sequence[str], parts: Sequence[Answer]) -> Answer | None:
    """The answers to those of several questions that are answered, with a remark on each of the
    others that says why not. None where one of them asks back."""
    if any(part.status is Status.CLARIFY for part in parts):
        return None
    told = joined(question, [part for part in parts if part.status is Status.ANSWERED])
    left = [
        f"“{text.strip('？?。，,')}”：{part.answer.rstrip('。')}"
        for text, part in zip(texts, parts, strict=True)
        if part.status is Status.ABSTAINED
    ]
    return replace(told, notes=(*told.notes, *left))


def _is_same(one: Citation, other: Citation) -> bool:
    return (one.document_id, one.start, one.end) == (other.document_id, other.start, other.end)


def _renumbered(text: str, numbers: Mapping[int, int]) -> str:
    return MARKER.sub(lambda match: f"[{numbers[int(match.group(1))]}]", text)
