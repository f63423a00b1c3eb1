"""Quantities of one sentence added up: 29家印刷企业、9家干洗店, asked for both together.

Only quantities of the unit asked for are added, of those parts that the question names, and only
where the sentence does not tell their total itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.asked_count import AskedCount
from assistant.tally import Tally
from corpus.brackets import BRACKETED, without_brackets
from corpus.measures import COUNT_UNITS
from corpus.numerals import Quantity, QuantityBound, find_quantities
from corpus.vocabulary import ways_in

_JOINT = re.compile(r"[、，,；;]|以及|和(?!平)|及(?!其|时|以)|与(?!否)")
_TIGHT = re.compile(r"[、和及与]|以及")
_EDGE = re.compile(r"[，,；;。：:（）()]")
_TAIL = re.compile(
    r"等(?!级|离)|[，,；;。）)]|(?<=[\u4e00-\u9fff])(?:开展|实施|完成|进行|按照|纳入|列入|达到|要求|全部|均)"
)
_EACH = re.compile(r"(?:各|分别)(?:有|为|设|建设?|新建|完成|淘汰|改造|退出|安装)?$")
_TOTAL_BEFORE = re.compile(r"(?:共计?|合计|总计|总数为?)$")
_OF_WHICH = re.compile(r"^[^，。；、]{0,16}?(?:（其中|[，：（]其中|（包括|（含|，包括|：)")
_KIND_BEHIND = re.compile(r"等(?P<kind>[^，；。等]{2,14})")
_PARTED = re.compile(r"[，,；;：:（(]")
_VERBS = (
    r"(?:完成|推进|推动|推广|使用|配备|投放|购置|抽检|抽测|检查|排查|整治|淘汰|退出|关停|拆除|更新|新建"
    r"|建设|建成|新增|实施|开展|安装|创建|设立|组建|包括|力争|改造|监测)"
)
_LEAD = re.compile(
    rf"^(?:.*(?:的|其中|：)|.*?{_VERBS}+|[对将把要和及]+)(?=[\d\u4e00-\u9fff]{{2}}|$)"
)
_ONLY_VERBS = re.compile(rf"(?:{_VERBS}|要|需要?|应|会|能|做|搞|了)+")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:立方米|m³|m3|平方米|m²|m2|蒸吨|千瓦|吨)")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_NAMES_MARK = re.compile(r"[、，,（）()]|和|以及|跟|与|还有|加上?")
# Words that tell no part from another.
_GENERIC = re.compile(r"企业|公司|单位|行业|项目|工程|改造|设施|任务|工作")
FEWEST = 2  # quantities that can be added
_WORD = 2  # characters that a part and the question have to share


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One quantity with the words that say of what it is."""

    quantity: Quantity
    words: str
    behind: str = ""  # what is counted: the words behind it, or behind the one before
    times: int = 1  # members that it is given for, each: A厂和B厂各2台

    @property
    def name(self) -> str:
        said = self.words if self.behind in self.words else f"{self.words} {self.behind}"
        bare = without_brackets(said.replace(self.quantity.text, " "))
        return _GENERIC.sub(" ", _FIGURES.sub(" ", bare)).strip()


def add_up(asked: AskedCount, text: str) -> Tally | None:
    """The sum of the quantities asked for, or None where there is nothing to add."""
    if text.count(asked.unit) < FEWEST:
        return None
    counted = [q for q in find_quantities(text) if q.unit in COUNT_UNITS]
    found = [q for q in counted if q.unit == asked.unit]
    if len(found) < FEWEST or any(q.bound is not QuantityBound.EXACT or q.value_to for q in found):
        return None
    totals = _totals(text, found)
    single = [q for q in found if q not in totals]
    parts = _parts(text, single, others=[q for q in counted if q.unit != asked.unit])
    one_list = _is_one_list(text, single)
    if not asked.together and not one_list:
        return None
    chosen = _of_the_size(asked, _asked_for(asked, text, parts))
    if len(chosen) == 1 and chosen[0].times == 1:
        named = len(parts) > 1 and any(_ends_in(phrase, chosen[0]) for phrase in asked.phrases)
        if totals and not ways_in(chosen[0].words) <= ways_in(" ".join(asked.phrases)):
            return Tally(parts=(_told_total(text, totals[0]),))  # of no way that was asked for
        return Tally(parts=(chosen[0].words,)) if named else None
    if not chosen:
        return None
    if len(chosen) == len(parts) and totals:
        return Tally(parts=(_told_total(text, totals[0]),)) if asked.together else None
    return Tally(number=_sum(chosen), parts=tuple(part.words for part in chosen))


def _totals(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Those that the sentence itself gives as the total of others."""
    totals = []
    for place, quantity in enumerate(found):
        after = text[quantity.end : found[place + 1].start] if found[place + 1 :] else ""
        told = _TOTAL_BEFORE.search(text[: quantity.start]) or _OF_WHICH.match(after)
        rest = found[place + 1 :]
        parted = _PARTED.search(after) and len(rest) > 1
        if told or (parted and quantity.value == sum((q.value for q in rest), Decimal())):
            totals.append(quantity)
    return totals


def _told_total(text: str, total: Quantity) -> str:
    """The words of a total that the sentence tells, without what it is made of."""
    before = _TOTAL_BEFORE.search(text[: total.start])
    end = _EDGE.search(text, total.end)
    return text[before.start() if before else total.start : end.start() if end else len(text)]


def _is_one_list(text: str, found: Sequence[Quantity]) -> bool:
    """Is there nothing but 、 between the parts?"""
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    return all(_TIGHT.search(gap) and not re.search(r"[，,；;。：:]", gap) for gap in gaps)


def _parts(text: str, found: Sequence[Quantity], *, others: Sequence[Quantity]) -> list[_Part]:
    """Each quantity with its words, cut at the marks between it and its neighbours. `others` are
    quantities of other units."""
    parts: list[_Part] = []
    start = 0
    behind = ""
    for place, quantity in enumerate(found):
        apart = [m.end() for o in others for m in _JOINT.finditer(text, o.end, quantity.start)]
        start = max(start, _edge(text, quantity.start), *(apart[:1] or [0]))
        tail = _TAIL.search(text, quantity.end)
        while tail and parts and tail.group() in parts[-1].behind:
            tail = _TAIL.search(text, tail.end())  # each part has its own 完成…
        end = tail.start() if tail else len(text)
        if place + 1 < len(found):
            end = _cut(text, quantity, found[place + 1])
        elif place:
            end = min(end, quantity.end + _reach(text, found, end - quantity.end))
        each = _EACH.search(text[start : quantity.start])
        held = _JOINT.split(text[start : start + each.start()]) if each else [""]
        behind = text[quantity.end : end].strip("、，,；;。 ") or behind
        before = _LEAD.sub("", text[start : quantity.start].lstrip("、，,；;。 （("))
        words = f"{before}{text[quantity.start : end]}".strip("、，,；;。 （(")
        times = len([*filter(None, held)]) or 1
        parts.append(_Part(quantity=quantity, words=words, behind=behind, times=times))
        start = end
        if joint := _JOINT.match(text, end):
            start = joint.end()
    return parts


def _reach(text: str, found: Sequence[Quantity], most: int) -> int:
    """How far the words of the last quantity go on behind it: as those behind the others end."""
    behind = [text[one.end : _cut(text, one, other)] for one, other in pairwise(found)]
    ends = {words[-1:] for words in behind}
    last = text[found[-1].end : found[-1].end + most]
    if ends == {""}:
        return 0
    if len(ends) == 1:
        place = last.find(ends.pop())
    else:  # 2批涂料、1批胶粘剂、1批清洗剂限量产品: as far as one of the others, if it ends so
        longest = max(map(len, behind)) + 1
        places = [last.find(sign, 0, longest) for sign in ends if sign]
        place = max(places, default=-1) if len(last) > longest + 1 else -1
    return place + 1 if place >= 0 else most


def _edge(text: str, end: int) -> int:
    """Where the stretch before `end` begins; brackets that are closed by then are no edge."""
    before = BRACKETED.sub(lambda match: " " * len(match.group()), text[:end])
    return max((match.end() for match in _EDGE.finditer(before)), default=0)


def _cut(text: str, one: Quantity, other: Quantity) -> int:
    """Where the words of one quantity end and those of the next begin: at the last mark where
    each stands before its name (29家印刷企业、9家干洗店), else at the first."""
    joints = [match.start() for match in _JOINT.finditer(text, one.end, other.start)]
    if not joints:
        return one.end
    named_before = _JOINT.search(text[other.start - 1 : other.start]) is None
    return joints[0] if named_before else joints[-1]


def _asked_for(asked: AskedCount, text: str, parts: Sequence[_Part]) -> Sequence[_Part]:
    """The parts that the question names; all of them where it names what they all are, or puts
    together what it does not name."""
    lead, tail = (_words(_GENERIC.sub(" ", said)) for said in _around(text, parts))
    every: Sequence[_Part] = _of_one_kind(parts) if asked.together else ()
    for phrase in asked.phrases:
        if _ONLY_VERBS.fullmatch(phrase):
            continue
        names = [name for name in _NAMES_MARK.split(phrase) if len(name) >= _WORD]
        unknown = [name for name in names if not _words(name) & _words(text)]
        if len(names) > 1 and unknown:
            return ()
        if not names or unknown:
            continue
        named = [_named_in(name, parts) for name in names]
        if len(names) > 1 and all(named):
            return [part for part in parts if any(part in group for group in named)]
        if len(names) == 1 and 0 < len(named[0]) < len(parts):
            return named[0]
        said = _words(_GENERIC.sub(" ", phrase))
        if any(named) or said & tail:
            every = parts
        elif said & lead:
            every = every or _of_one_kind(parts)
    return every


def _of_the_size(asked: AskedCount, parts: Sequence[_Part]) -> Sequence[_Part]:
    """Of parts of several sizes those of the one that the question names: 450立方米高炉."""
    named = {number for phrase in asked.phrases for number in _SIZE.findall(phrase)}
    own = [part for part in parts if named & set(_SIZE.findall(part.words))]
    sized = [part for part in parts if _SIZE.search(part.words.replace(part.quantity.text, ""))]
    return own if own and len(sized) > len(own) else parts


def _of_one_kind(parts: Sequence[_Part]) -> Sequence[_Part]:
    """The parts up to the first that counts another thing: 3个督导组 and 2个暗访组, not 12个县."""
    ends = [_GENERIC.sub("", part.behind)[-1:] for part in parts]
    other = next((i for i, end in enumerate(ends) if end != ends[0]), len(parts))
    return parts[:other] if other >= FEWEST else parts


def _around(text: str, parts: Sequence[_Part]) -> tuple[str, str]:
    """What the sentence says before and behind the list that its parts are."""
    tail = _KIND_BEHIND.search(text, parts[-1].quantity.end)
    first = text.find(parts[0].words)
    lead = re.split("[，,；;。]", text[:first])[-1]
    return lead, tail["kind"] if tail else ""


def _named_in(phrase: str, parts: Sequence[_Part]) -> list[_Part]:
    """The parts that share most with the phrase, its last word above all; all of them where it
    says only what all of them are."""
    names = [_words(part.name) for part in parts]
    shared = frozenset.intersection(*names)
    plain = _GENERIC.sub(" ", phrase).strip()
    said, last = _words(plain), plain[-_WORD:]
    alike = all(part.name[-1:] == plain[-1:] for part in parts)
    marks = [(last in name - shared, len(said & (name - shared))) for name in names]
    best = max(marks)
    if best[1] == 0 or (alike and not best[0]):
        return list(parts) if said & shared or alike else []
    return [part for part, mark in zip(parts, marks, strict=True) if mark == best]


def _ends_in(phrase: str, part: _Part) -> bool:
    """Does the part say the last word of the phrase?"""
    return _GENERIC.sub(" ", phrase).strip()[-_WORD:] in _words(part.name)


def _words(text: str) -> frozenset[str]:
    """The pairs of characters of a text."""
    runs = re.findall(r"[\u4e00-\u9fffA-Za-z]+", text)
    return frozenset(run[i : i + _WORD] for run in runs for i in range(len(run) - 1))


def _sum(parts: Sequence[_Part]) -> str:
    """The sum, in the unit in which all are given if it is one."""
    units = {part.quantity.text.removeprefix(part.quantity.number_text) for part in parts}
    plain = all(_FIGURES.fullmatch(part.quantity.number_text) for part in parts)
    if len(units) == 1 and plain:
        total = sum((Decimal(p.quantity.number_text) * p.times for p in parts), Decimal())
        return f"共{total:f}{units.pop()}"
    total = sum((part.quantity.value * part.times for part in parts), Decimal())
    return f"共{total:f}{parts[0].quantity.unit}"
