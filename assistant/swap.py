"""A follow-up's words put where their like stood in the question before.

Slots replace slots of their kind. A topic that fills no slot replaces the words it resembles
(散货船 for 集装箱船, 乙组 for 甲组), else what the question was about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.facilities import means_a_facility, name_spans
from assistant.question import Query, Want
from assistant.slots import (
    AREAS,
    ROADS,
    WAYS,
    Kind,
    Said,
    Slot,
    is_alternative,
    read_slots,
)
from assistant.wording import asked_numbers
from assistant.years import with_year

Edit = tuple[int, int, str]

_LEVEL_TAIL = re.compile(r"(?:应急)?(?:响应|预警)$")
_ROAD = re.compile(r"道路|公路")
_WHOLE = re.compile(
    r"(?:全[市县省区]|整个[市县区]?|[市县]里|总体|整体|总的?|[合加]起来)(?:的|总体|一共|合计)*"
)
_MARKS = "的，, 、呢那？?。！!"
# A name before a trade: 恒昌钢铁; 其他钢铁企业 is none.
_NAMED_BY_TRADE = re.compile(
    r"(?!其[他余它]|别的|所有|全部|一般|普通|独立|传统|新建|[大中小]型|[长短]流程|[本各全该这那])[\u4e00-\u9fff]{4,12}(?:的)?"
)
_BARE_LEVEL = re.compile(r"[一二三四]级")
_ENTERPRISES = re.compile(r"企业|行业")
_DAYS_ASKED = re.compile(r"(?:几|多少)天")
_CONCENTRATION = re.compile(r"(?:年均|平均|日均)?浓度")
_NO_TOPIC = re.compile(
    r"企业|公司|行业|厂[子家里]?|任务|目标|指标|要求|规定|标准|说法|做法|情况|政策|(?:[这那]?一?[份个]的?)?(?:方案|文件|预案|办法|通知|计划)|情况下?|时候|方面|[升降改变调](?:到|至|成|为)"
    r"|[这那]一?[份个]|[级类的那年度呢了，、？?\s]"
)
_MEASURED = re.compile(
    r"(?:[率度量数值线]|频次|时间|时长|比例|负荷|标准|限值|次数|目标|期限|金额|费用|周期)$"
)
_BOUNDARY = "的和与及、在对把要给由时为是里中，（到按向从每"
_LEADING = re.compile(r"^(?:的|企业|行业|公司|时|期间|里|中|在|对|要|给|应|须)+")
_SUBJECT_END = re.compile(
    r"(?<![重主])要(?![点素])|应[当该]?|必?须|需|是|由|归|在(?![用建线途])|不|的|什么|怎|如何"
    r"|(?<!任)何|罚(?=多少|几|款|$)|[\u4e00-\u9fff]{2}了(?=多少|几|$)|(?<![新节性功智产])能(?![源耗效力级])|可以?|(?<![协社])会|达到|控制|降到|压到|每"
)
_MODAL = "要应须需得拟将"
_VERB = 2  # characters of most verbs
_AREA = re.compile(r"(?:(?:主|中心)?城区|市区|全市|开发区|高新区|经开区)(?=[有要是为的]|多少)")
_OF_ALL = re.compile(r"全[市县区]的?")
_OF = re.compile(r"的?")  # between a county and what lies in it
_LEAST = 2  # characters of a phrase
_INSERTED = (Kind.DOCUMENT, Kind.PLACE, Kind.TIME, Kind.LEVEL, Kind.GRADE)
_STANDS_FOR_SUBJECT = (Kind.INDUSTRY, Kind.INDICATOR, Kind.COMPANY)
_LONGER = 4  # characters by which the words replaced may be longer than those put in
_ABOUT_AS_LONG = 2  # characters of difference between words that share but the last one
_HEAD = 3  # characters compared at the end of a noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """The question with the new words in it. `alike`: all took the place of their like; `put` are
    those that fill no slot, `topic` what of them does not stand in the words they replace."""

    text: str
    alike: bool
    topic: str = ""
    put: str = ""


def swap(old: Said, new: Said, read: Callable[[str], Query]) -> Swapped:
    """The old question with all that the new one names in the place of its like."""
    name = _name_for(old, new)
    if name is not None:
        return Swapped(text=_edited(old.text, [(*name, new.text.strip(_MARKS))]), alike=True)
    text, placed = swap_slots(old, new)
    if _WHOLE.fullmatch(new.text.strip(_MARKS)):
        return Swapped(text=_of_all_places(old), alike=True)
    rest = new.without(placed)
    topic = rest.strip(_MARKS)
    if not _NO_TOPIC.sub("", rest).strip(f"{_MARKS}对在给"):
        return Swapped(text=text, alike=True)
    told = read_slots(text, read)
    alike = _alike(told, topic)
    if alike is not None:
        same = _common_end(text[slice(*alike)], topic)
        whole = _edited(text, [(*alike, topic)])
        return Swapped(text=whole, alike=True, topic=topic[:-same], put=topic)
    graded = told.of(Kind.GRADE) if told.has(Kind.INDUSTRY) and new.text.endswith("的") else []
    if graded and not new.slots:  # 无独立热源的呢: others of the trade than those of a grade
        start, end = graded[0].start, graded[0].end
        whole = _edited(text, [(start, end, topic)])
        return Swapped(text=whole, alike=False, topic=topic, put=topic)
    start, end = _subject(told, measured=_MEASURED.search(topic) is not None)
    asked = next((n for n in asked_numbers(text) if n[1] == start or n[0] == end), None)
    counted = [(*asked, "多少")] if asked else []  # of another thing, and so in another unit
    whole = _edited(text, [(start, end, topic), *counted])
    return Swapped(text=whole, alike=False, topic=topic, put=topic)


def _name_for(told: Said, new: Said) -> tuple[int, int] | None:
    """Where the name stands that another name takes the place of: one of an enterprise, or of one
    of several works, as 甲镇 of 甲镇供热站 for 乙镇的."""
    companies = told.of(Kind.COMPANY)
    if companies and not new.has(Kind.COMPANY) and _NAMED_BY_TRADE.fullmatch(new.text):
        trade = new.of(Kind.INDUSTRY)
        if trade and trade[0].start >= _LEAST:
            return companies[0].start, companies[0].end
    names = name_spans(told.text)
    return names[0] if len(names) == 1 and means_a_facility(new.text) else None


def with_level_tail(old: Said, new: Said) -> str:
    """The new question with a bare colour named as the old one names its level: 红色预警."""
    tails = [_LEVEL_TAIL.search(old.word(slot)) for slot in old.of(Kind.LEVEL)]
    tail = next((match.group() for match in tails if match), "")
    bare = [slot.end for slot in new.of(Kind.LEVEL) if not _LEVEL_TAIL.search(new.word(slot))]
    return _edited(new.text, [(end, end, tail) for end in bare])


def in_all(old: Said, *, member: str = "") -> str:
    """The old question without the part of a whole that it is about: 气代煤 of 散煤治理, 涂料 of
    抽检多少批次涂料, or the `member` that was named last."""
    if old.text.count(member) == 1:
        return old.text.replace(member, "")
    parts = [slot for slot in old.of(Kind.ALTERNATIVE) if WAYS.match(old.word(slot))]
    counted = {end for _, end in asked_numbers(old.text)}
    return old.without([*parts, *(s for s in old.of(Kind.INDUSTRY) if s.start in counted)])


def each_of_all(old: Said, read: Callable[[str], Query]) -> str | None:
    """How much falls to each part of the total that the old question asks one part of; None if it
    asks for no amount of a part."""
    parts = [slot for slot in old.of(Kind.ALTERNATIVE) if WAYS.match(old.word(slot))]
    parts += [] if old.has(Kind.GRADE) or old.has(Kind.COMPANY) else old.of(Kind.INDUSTRY)
    if not parts or old.query.measure is None or not old.query.wants_any(Want.AMOUNT):
        return None
    return f"{read_slots(old.without(parts), read).told}，各多少{old.query.measure}？"


def for_all(old: Said) -> str:
    """The old question without its enterprise, of the city that its county lies in: what follows
    if something is left undone is a rule for all."""
    inner = [slot for slot in old.of(Kind.PLACE) if old.is_inner(slot)]
    named = len(old.of(Kind.PLACE)) > len(inner)
    edits = [(s.start, s.end, "" if named else old.region_of(s)) for s in inner]
    return _edited(old.text, [*edits, *((s.start, s.end, "") for s in old.of(Kind.COMPANY))])


def _of_all_places(old: Said) -> str:
    """The old question of the whole city instead of a county, or without its part of a whole."""
    inner = [slot for slot in old.of(Kind.PLACE) if old.is_inner(slot)]
    if not inner:
        return in_all(old)
    named = any(slot not in inner for slot in old.of(Kind.PLACE))
    region = "" if named else old.region_of(inner[0])
    return _edited(old.text, [(slot.start, slot.end, f"{region}全市") for slot in inner])


def swap_slots(old: Said, new: Said) -> tuple[str, list[Slot]]:
    """The old text with the new slots in the place of their like, and the slots so placed."""
    edits: list[Edit] = []
    placed: list[Slot] = []
    for kind in Kind:
        given = _given(old, new, kind)
        if given is None:
            continue
        word = new.word(given)
        like = _likes(old, kind, word)
        if like:
            edits += _replacing(old, new, like, given)
        elif (at := _insertion(old, kind)) is not None:
            edits.append((at, at, word))
        else:
            continue
        placed.append(given)
    named = new.query.enterprises and any(slot.kind is Kind.COMPANY for slot in placed)
    if named and not new.has(Kind.PLACE):  # an enterprise may well lie elsewhere
        edits += [(slot.start, slot.end, "") for slot in old.of(Kind.PLACE)]
    if any(slot.kind is Kind.PLACE for slot in placed) and not new.has(Kind.COMPANY):
        # a county of another name does not have the enterprise that lies in the first one
        edits += [(slot.start, slot.end, "") for slot in _lying_in(old)]
    return _edited(old.text, edits), placed


def _lying_in(old: Said) -> list[Slot]:
    """The enterprises that stand right behind the county that they lie in."""
    ends = [slot.end for slot in old.of(Kind.PLACE) if old.is_inner(slot)]
    companies = old.of(Kind.COMPANY)
    return [s for s in companies if any(_OF.fullmatch(old.text, end, s.start) for end in ends)]


def _given(old: Said, new: Said, kind: Kind) -> Slot | None:
    """The slot of a kind that the new question fills; a bare 二级 where the talk is of levels."""
    slots = new.of(kind)
    if not slots and kind is Kind.LEVEL and old.has(kind):
        bare = _BARE_LEVEL.search(new.text)
        return Slot(kind=kind, start=bare.start(), end=bare.end()) if bare else None
    return slots[0] if slots else None


def _likes(old: Said, kind: Kind, word: str) -> list[Slot]:
    """The old slots whose place a new one takes: its like, or what it is a kind or a part of."""
    like = [slot for slot in old.of(kind) if _is_like(kind, old.word(slot), word)]
    if kind is not Kind.ALTERNATIVE or like:
        return like
    road = _ROAD.search(old.text) if ROADS.match(word) else None
    if road is not None:
        return [Slot(kind=kind, start=road.start(), end=road.end())]
    counties = [slot for slot in old.of(Kind.PLACE) if old.is_inner(slot)]
    return counties if AREAS.match(word) else []


def _is_like(kind: Kind, old: str, new: str) -> bool:
    """Slots of a kind are alike; ordinals only of the same thing, alternatives only of a set."""
    if kind is Kind.ALTERNATIVE:
        return is_alternative(old, new)
    return kind is not Kind.ORDINAL or old[-1] == new[-1]


def _replacing(old: Said, new: Said, like: list[Slot], given: Slot) -> list[Edit]:
    """The edits that put a slot into the place of its like; repetitions of the like go."""
    word, kind = new.word(given), given.kind
    target = _target(old, new, like, given)
    start, end = target.start, target.end
    if target.kind is Kind.PLACE and kind is Kind.ALTERNATIVE:
        named = len(old.of(Kind.PLACE)) > len(like)
        word = word if named else f"{old.region_of(target)}{word}"
    others = [slot for slot in like if slot is not target]
    if kind is Kind.TIME:
        return [(start, end, with_year(word, talked=old.word(target)))]
    if kind is Kind.LEVEL and not _LEVEL_TAIL.search(word):
        tail = _LEVEL_TAIL.search(old.word(target))
        word += tail.group() if tail else ""
    if kind is Kind.UNIT and word[0] in "省市县区" and old.text[:start].endswith(word[0]):
        word = word[1:]
    if kind is Kind.PLACE and new.is_inner(given):
        others = [slot for slot in others if old.is_inner(slot)]
    if kind in (Kind.COMPANY, Kind.UNIT, Kind.INDUSTRY, Kind.INDICATOR):
        others = [slot for slot in others if _same(old, slot, target)]
    edits = [(start, end, word), *((slot.start, slot.end, "") for slot in others)]
    if kind is Kind.PLACE and new.is_inner(given):  # 城区有多少台, then 某某县有多少
        edits += [(area.start(), area.end(), "") for area in _AREA.finditer(old.text)]
        all_of_it = _OF_ALL.match(old.text, end)
        edits += [(end, all_of_it.end(), "")] if all_of_it else []
    return [*edits, *_in_days(old, target, word)] if kind is Kind.INDICATOR else edits


def _target(old: Said, new: Said, like: list[Slot], given: Slot) -> Slot:
    if given.kind is Kind.PLACE and new.is_inner(given):
        return next((slot for slot in like if old.is_inner(slot)), like[0])
    if given.kind is Kind.TIME:
        choosing = old.words(Kind.TIME)
        return next((slot for slot in like if old.word(slot) == choosing), like[0])
    return like[0]


def _same(old: Said, one: Slot, other: Slot) -> bool:
    if one.kind is not Kind.INDUSTRY:
        return old.word(one) == old.word(other)
    named = {mention.start: mention.industry.name for mention in old.query.industries}
    return named.get(one.start) == named.get(other.start)


def _in_days(old: Said, target: Slot, word: str) -> list[Edit]:
    """Days are counted and concentrations measured: what is asked of the one does not fit the
    other."""
    was, now = "天" in old.word(target), "天" in word
    if now and not was:
        tail = _CONCENTRATION.match(old.text, target.end)
        return [(tail.start(), tail.end(), "")] if tail else []
    asked = _DAYS_ASKED.search(old.text) if was and not now else None
    return [(asked.start(), asked.end(), "多少")] if asked else []


def _insertion(old: Said, kind: Kind) -> int | None:
    """Where a slot is put that the old question does not have; None if it has no such place. A
    grade or industry goes before the enterprises that it tells apart."""
    if kind in (Kind.GRADE, Kind.INDUSTRY):
        trade = old.of(Kind.INDUSTRY)
        enterprises = _ENTERPRISES.search(old.text)
        if trade or (enterprises and not old.has(Kind.COMPANY)):
            return trade[0].start if trade else enterprises.start() if enterprises else None
    if kind in _INSERTED:
        return max((slot.end for slot in old.slots if slot.kind < min(kind, Kind.UNIT)), default=0)
    return None


def _edited(text: str, edits: list[Edit]) -> str:
    for start, end, word in sorted(edits, reverse=True):
        text = f"{text[:start]}{word}{text[end:]}"
    return text


# -- a topic that fills no slot ---------------------------------------------------------------


def _alike(told: Said, topic: str) -> tuple[int, int] | None:
    """Where words stand that end, or begin, as the topic does: the longest such likeness."""
    found: list[tuple[int, int, int]] = []
    for start, end in told.runs:
        run = told.text[start:end]
        found += [(-n, start + i, start + j) for n, i, j in _same_heads(run, topic)]
        at = run.find(topic[:2]) if len(topic) > 2 else -1
        if at >= 0 and _word_start(run, at) == at:
            found.append((-1, start + at, start + min(at + len(topic), len(run))))
    return min(found)[1:] if found else None


def _same_heads(run: str, topic: str) -> Iterator[tuple[int, int, int]]:
    """Words of a run that end as the topic does: by how many characters, from where to where."""
    for end in range(1, len(run) + 1):
        same = _common_end(run[:end], topic)
        begin = _word_start(run, end - 1)
        length = end - begin
        if not same or same == len(topic) or not 2 <= length <= len(topic) + _LONGER:
            continue
        if length == same:
            if end == len(run) or run[end] in _BOUNDARY or _SUBJECT_END.match(run, end):
                yield same, begin, end
        elif same > 1 or abs(length - len(topic)) <= _ABOUT_AS_LONG:
            yield same, begin, end


def _common_end(one: str, other: str) -> int:
    same = 0
    while same < min(len(one), len(other), _HEAD) and one[-1 - same] == other[-1 - same]:
        same += 1
    return same


def _word_start(run: str, at: int) -> int:
    return max((run.rfind(mark, 0, at) for mark in _BOUNDARY), default=-1) + 1


def _subject(told: Said, *, measured: bool) -> tuple[int, int]:
    """What a question is about; for something measured, what it measures."""
    phrases = [span for run in told.runs if (span := _phrase(told.text, run)) is not None]
    if measured and phrases:
        return phrases[-1]
    subjects = [(s.start, s.end) for s in told.slots if s.kind in _STANDS_FOR_SUBJECT]
    verbs = [span for span in phrases if told.text[span[0] - 1] in _MODAL]
    nouns = sorted([*subjects, *(span for span in phrases if span not in verbs)])
    if measured or not (nouns or verbs):
        return _asked_at(told), _asked_at(told)
    counted = {end for _, end in asked_numbers(told.text)}  # 多少台燃煤锅炉
    if nouns:
        return _head(told, next((noun for noun in nouns if noun[0] in counted), nouns[0]))
    start, end = verbs[0]
    return (start + _VERB, end) if end - start > _VERB else (start, end)


def _head(told: Said, noun: tuple[int, int]) -> tuple[int, int]:
    """Of 系统的录像 what belongs to the other: 录像; not of 炉子的温度 what is measured."""
    run = next((run for run in told.runs if run[0] <= noun[0] and noun[1] <= run[1]), noun)
    if told.text[noun[1] : noun[1] + 1] != "的" or noun[1] + 1 >= run[1]:
        return noun
    head = _phrase(told.text, (noun[1] + 1, run[1]))
    return noun if head is None or _MEASURED.search(told.text[slice(*head)]) else head


def _phrase(text: str, run: tuple[int, int]) -> tuple[int, int] | None:
    """The first phrase of a stretch of content, up to its verb; None if it is but a character."""
    start, end = run
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    stop = _SUBJECT_END.search(text, start, end)
    if stop and stop.start() - start >= _LEAST:
        end = stop.start()
    elif stop:
        return None if end - stop.end() < _LEAST else _phrase(text, (stop.end(), end))
    return (start, end) if end - start >= _LEAST else None


def _asked_at(told: Said) -> int:
    """Where the asking words begin, behind all slots."""
    return max((slot.end for slot in told.slots), default=0)
