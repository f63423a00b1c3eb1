"""Where a question names what it is about: each slot with its place in the text.

A follow-up puts a slot of its own into the place of one of the same kind in the question before;
so what counts here is which words stand for a slot, from where to where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from assistant.enterprises import name_end
from assistant.question import Query
from assistant.wording import asked_numbers
from corpus.companies import find_companies
from corpus.dates import TimeBound, TimeKind, TimeMention
from corpus.units import find_units
from corpus.vocabulary import find_grades, indicator_names


class Kind(IntEnum):
    """What a slot is, in the order in which a question names them."""

    DOCUMENT = 0
    PLACE = 1
    TIME = 2
    UNIT = 3
    COMPANY = 4
    LEVEL = 5
    GRADE = 6
    INDUSTRY = 7
    ORDINAL = 8
    INDICATOR = 9
    ALTERNATIVE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot at `[start, end)` of the question's text."""

    kind: Kind
    start: int
    end: int


DOCUMENT_NAMED = re.compile(r"《[^《》]+》|[\u4e00-\u9fff]{2,12}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")
_LEVEL = re.compile(
    r"(?:[红橙黄蓝]色(?:及以[上下])?|[ⅠⅡⅢⅣ]级|I{1,3}V?级|[一二三四]级(?=(?:应急)?(?:响应|预警)))"
    r"(?:(?:应急)?(?:响应|预警))?"
)
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]+(?:个?(?:阶段|时段|环节)|[名批项条类期次轮章款点组步档])"
    r"|[甲乙丙丁][组类级]|附[件表]\s*\d+"
)
_SUBSTANCE = re.compile(r"(?<!细)(?<!吸入)颗粒物|挥发性有机物|VOCs|非甲烷总烃|烟尘", re.IGNORECASE)
AREAS = re.compile(
    r"(?:主|中心)?城区|市区|建成区|开发区|高新区|经开区|县城|城镇|农村|乡镇|郊区|山区|平原"
)
ROADS = re.compile(r"主次?干道路?|次干道路?|支路|背街小巷|高速公路|国道|省道")
WAYS = re.compile(r"气代煤|电代煤|煤改[气电]|集中供[热暖]")
# Words of which a rule names now the one, now the other.
ALTERNATIVES: tuple[re.Pattern[str], ...] = (
    AREAS,
    ROADS,
    WAYS,
    re.compile(r"白天|晚上|夜间|夜里|凌晨|早高峰|晚高峰|平时|平峰|节假日|周末|工作日"),
    re.compile(r"新建|改建|扩建|现有|在建|在用|存量"),
    re.compile(r"国[一二三四五六](?:及?以[上下])?(?:排放标准)?"),
    re.compile(r"核心区|外围区|缓冲区|控制区|[一二三]环以?[内外]"),
    re.compile(r"正文|附表|任务表"),
    re.compile(r"副?总指挥长?|副?组长|(?:办公室)?副?主任|成员单位"),
    re.compile(r"目标值?|实际值?|现状|基数"),
    re.compile(
        r"(?:超过|大于|高于|达到|低于|小于|不足)了?\d+(?:\.\d+)?"
        r"(?:[微毫]克(?:每|/)(?:立方米|升)|个?小时|个?月|天|%|平方米|公里|[家户台人岁])?"
    ),
)
_SHARE = "(?:比[例率])?"  # 优良天数比例
_TRADE_TAIL = re.compile(r"(?:企业|公司|集团|有限公司|厂)+")
_CITY_PROPER = re.compile(r"市(?=区(?![县域]))")
_OF_ALTERNATIVE = re.compile(r"的?")
_JOINED = re.compile(r"[、和与及或跟同的\s]*")
_LISTED = (Kind.PLACE, Kind.TIME, Kind.LEVEL, Kind.GRADE, Kind.INDUSTRY, Kind.INDICATOR)
_LOOSE = (
    Kind.INDUSTRY,
    Kind.INDICATOR,
    Kind.ORDINAL,
    Kind.ALTERNATIVE,
)  # words that also stand inside names
_CHOOSING = (TimeKind.YEAR, TimeKind.SEASON, TimeKind.RANGE, TimeKind.MONTH, TimeKind.QUARTER)
_FUNCTION = re.compile(
    r"[前由是归和跟要得再就又都也还在被把对从向给到等了去来做、\s]|达到|做到|控制"
)
_NOTHING_OF_ITS_OWN = re.compile(
    r"[由是归和跟要得再就又都也还在被把对从向给到等我你的了去来做办管个家项点，。？?！!、：:；（）()\s]"
    r"|企业|公司"
    r"|行业|厂|任务|措施|目标|工作|实际|事情|情况|限值|标准|数量|比例|内容|政策|说法|结果|时间"
    r"|[那这]一?[份版本]|分(?:[到给了]|配|解|摊)(?:[到给了])?|准确|开始|结束|执行|实施|启动|落实|涉及|达到|做到|完成|(?<![做办干没未])完(?=[^成善]|$)|配合|协助|承担|主管|控制|一样|一致"
    r"|相同"
)
_TRAILING = "的要是应须由有在对"
_CLOSE = "？?。！!，,、的 "


@dataclass(frozen=True)
class Said:
    """A question with its slots."""

    query: Query
    slots: tuple[Slot, ...]

    @property
    def text(self) -> str:
        return self.query.text

    @cached_property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Where its content stands that is in no slot: stretches between blanks and marks."""
        chars = list(self.query.content)
        slots = ((slot.start, slot.end) for slot in self.slots)
        for start, end in (*slots, *asked_numbers(self.text)):
            chars[start:end] = " " * (end - start)
        free = "".join(chars)
        return tuple(match.span() for match in re.finditer(r"[^\s，。？?！!、：；（）()]+", free))

    @cached_property
    def own(self) -> str:
        """Its content beyond slots and words that say nothing by themselves."""
        return "".join(_NOTHING_OF_ITS_OWN.sub("", self.text[s:e]) for s, e in self.runs)

    @property
    def bare(self) -> str:
        """Its text without slots."""
        return self.without(self.slots).strip(_CLOSE)

    @property
    def told(self) -> str:
        """What it is about: slots and content, without the asking words."""
        slots = [(slot.start, slot.end) for slot in self.slots]
        told = "".join(self.text[start:end] for start, end in sorted([*slots, *self._matter]))
        return told.rstrip(_TRAILING)

    @property
    def content(self) -> str:
        """What it is about, without place and time."""
        slots = [(s.start, s.end) for s in self.slots if s.kind not in (Kind.PLACE, Kind.TIME)]
        return " ".join(self.text[start:end] for start, end in sorted([*slots, *self._matter]))

    @cached_property
    def _matter(self) -> list[tuple[int, int]]:
        return [(s, e) for s, e in self.runs if _FUNCTION.sub("", self.text[s:e])]

    def of(self, kind: Kind) -> list[Slot]:
        return [slot for slot in self.slots if slot.kind is kind]

    def has(self, kind: Kind) -> bool:
        return any(slot.kind is kind for slot in self.slots)

    def words(self, kind: Kind) -> str:
        """The words of a kind: all places, else the first slot; of times the one that chooses."""
        slots = self.of(kind)
        if kind is Kind.TIME:
            choosing = {m.start for m in self.query.times if m.kind in _CHOOSING}
            slots = [s for s in slots if s.start in choosing]
        chosen = slots if kind is Kind.PLACE else slots[:1]
        return "".join(self.word(slot) for slot in chosen)

    def word(self, slot: Slot) -> str:
        return self.text[slot.start : slot.end]

    def without(self, slots: Iterable[Slot]) -> str:
        """The text without these slots."""
        chars = list(self.text)
        for slot in slots:
            chars[slot.start : slot.end] = [""] * (slot.end - slot.start)
        return "".join(chars)

    def is_inner(self, slot: Slot) -> bool:
        """Is a place one inside a region, such as a county?"""
        return any(
            slot.start <= place.start < slot.end and not place.whole and place.region
            for place in self.query.places
        )

    def region_of(self, slot: Slot) -> str:
        """The region that a place lies in, "" if it is not known."""
        inside = (p.region for p in self.query.places if slot.start <= p.start < slot.end)
        return next(filter(None, inside), "")

    def says_nothing_beyond(self, other: Said) -> bool:
        """Does all its content stand in the other question already?"""
        return all(
            piece in other.text
            for start, end in self.runs
            for piece in _NOTHING_OF_ITS_OWN.split(self.text[start:end])
        )


def read_slots(text: str, read: Callable[[str], Query]) -> Said:
    """A question read, with the slots in the order of the text; none lies inside another."""
    query = read(text)
    found: list[Slot] = []
    taken = bytearray(len(text))
    for slot in sorted(_candidates(query), key=lambda s: (s.kind in _LOOSE, s.start, -s.end)):
        if not any(taken[slot.start : slot.end]):
            found.append(slot)
            taken[slot.start : slot.end] = bytes([1]) * (slot.end - slot.start)
    found.sort(key=lambda slot: slot.start)
    return Said(query, tuple(_joined(text, found)))


def _candidates(query: Query) -> Iterator[Slot]:
    text = query.text
    for kind, pattern in (
        (Kind.DOCUMENT, DOCUMENT_NAMED),
        (Kind.LEVEL, _LEVEL),
        (Kind.ORDINAL, _ORDINAL),
        (Kind.INDICATOR, _SUBSTANCE),
        *((Kind.ALTERNATIVE, words) for words in ALTERNATIVES),
    ):
        for match in pattern.finditer(text):
            yield Slot(kind=kind, start=match.start(), end=match.end())
    yield from _names(query)
    for kind, mentions in (
        (Kind.PLACE, query.places),
        (Kind.TIME, [time for time in query.times if _is_a_slot(time)]),
        (Kind.GRADE, find_grades(text)),
        (Kind.INDUSTRY, query.industries),
    ):
        for mention in mentions:
            works = kind is Kind.INDUSTRY and text.startswith("站", mention.end)  # 水泥粉磨站
            proper = kind is Kind.PLACE and _CITY_PROPER.match(text, mention.end - 1)
            yield Slot(kind=kind, start=mention.start, end=mention.end + works - bool(proper))
    for name, _ in indicator_names(text):
        for match in re.finditer(f"{re.escape(name)}{_SHARE}", text, re.IGNORECASE):
            yield Slot(kind=Kind.INDICATOR, start=match.start(), end=match.end())


def is_alternative(*named: str) -> bool:
    """Are all of these words of one set?"""
    return any(all(map(words.match, named)) for words in ALTERNATIVES)


def _is_a_slot(time: TimeMention) -> bool:
    """What a figure is compared with, and how often a thing is done, are no times of a question."""
    return time.bound is not TimeBound.THAN and not time.text.startswith("每")


def _names(query: Query) -> Iterator[Slot]:
    """Units and enterprises, without the place before them."""
    text = query.text
    places = {place.start: place.end for place in query.places}
    for unit in find_units(text):
        if unit.known:
            start = places.get(unit.start, unit.start)
            yield Slot(kind=Kind.UNIT, start=start, end=unit.end)
    for company in find_companies(text):
        start = places.get(company.start, company.start)
        yield Slot(kind=Kind.COMPANY, start=start, end=company.end)
    trades = {mention.start: mention.end for mention in query.industries}
    for brand in query.enterprises:
        for match in re.finditer(re.escape(brand), text):
            end = max(name_end(text, match.end()), trades.get(match.end(), 0))
            tail = _TRADE_TAIL.match(text, end)
            yield Slot(kind=Kind.COMPANY, start=match.start(), end=tail.end() if tail else end)


def _joined(text: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Neighbours of one kind that only a comma or 和 parts are one slot: A级、B级."""
    held: Slot | None = None
    for slot in slots:
        if held is not None and _joins(text, held, slot):
            held = Slot(kind=held.kind, start=held.start, end=slot.end)
            continue
        if held is not None:
            yield held
        held = slot
    if held is not None:
        yield held


def _joins(text: str, one: Slot, other: Slot) -> bool:
    if one.kind is other.kind is Kind.ALTERNATIVE:  # 县城的建成区
        named = [text[slot.start : slot.end] for slot in (one, other)]
        between = _OF_ALTERNATIVE.fullmatch(text, one.end, other.start)
        return between is not None and is_alternative(*named)
    listed = one.kind is other.kind and one.kind in _LISTED
    return listed and _JOINED.fullmatch(text, one.end, other.start) is not None
