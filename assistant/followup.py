"""Follow-up questions made whole: what a turn leaves out is taken from the turns before it.

"那C级呢？" puts another grade into the question before; "由谁牵头？" asks something else about the
same thing; "这家企业" means the one talked about; a full question without a place or time stays
with the ones talked about, and leaves the rest behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.asked_again import asked_again, nothing_of_its_own, year_talked_of
from assistant.document_turns import SCENE, asks_of_document, document_asked, document_of
from assistant.held_together import against, asked_of_two, both
from assistant.loosened import number_alone, without_grade
from assistant.one_of_them import one_of_them
from assistant.part_words import asks_of_parts_alone
from assistant.question import Query, Want, plain_words
from assistant.reference import (
    Points,
    asked_by_failing,
    asked_by_measure,
    asked_by_noun,
    asked_further,
    asks_for_detail,
    asks_for_more,
    asks_for_the_rest,
    asks_in_all,
    asks_the_same,
    before_failing,
    is_loose,
    is_of_time,
    is_thanks,
    opened,
    pointer_in,
    topic_and_question,
    topic_of,
    which_and_how_much,
    without_beside,
)
from assistant.slots import Kind, Said, read_slots
from assistant.spoken import case_and_question, plainly_put, without_added
from assistant.steps import stepped
from assistant.subjectless import lacks_subject
from assistant.swap import each_of_all, for_all, in_all, swap, swap_slots, with_level_tail
from assistant.years import months_later, of_next_phase, shifted

Read = Callable[[str], Query]

_KIND_OF = {
    Points.PLACE: Kind.PLACE,
    Points.TIME: Kind.TIME,
    Points.UNIT: Kind.UNIT,
    Points.COMPANY: Kind.COMPANY,
}
_MATTERS = (Kind.INDICATOR, Kind.INDUSTRY, Kind.COMPANY)
_BARELY = 3  # characters of content that do not make a question one of its own
_NEXT_TO_NOTHING = 1  # characters of content beside a place: 算 in 蒲县算吗
_JOINT = "的，, "
_CLOSING = "？?。！! "
_READ_AGAIN = 64  # texts of one conversation that are read more than once
_READINGS = 3  # other readings of a turn that are kept
_ACTORS = (Kind.UNIT, Kind.COMPANY, Kind.LEVEL, Kind.GRADE, Kind.INDUSTRY, Kind.ORDINAL)
# What a question that asks a number opens with: 充电桩要建多少个.
_OPENING_THING = re.compile(
    r"(?P<thing>[^\W\d]{2,8}?)(?:一共|总共|共)?(?=[要应须得需该会有是建装])"
)
# What tells that a question of its own leaves the enterprise talked about.
_OF_ANOTHER = (Kind.COMPANY, Kind.INDUSTRY, Kind.PLACE, Kind.DOCUMENT, Kind.UNIT, Kind.GRADE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question made whole. `behind` is content of an earlier turn that still counts a little;
    `topic` what the last one speaks of and none before it did, `put` its words as they stand.
    `wider` are other readings, to be tried in this order where this one finds nothing; `last` is
    the question before, made whole."""

    text: str
    behind: str = ""
    topic: str = ""
    put: str = ""
    wider: tuple[str, ...] = ()
    last: str = field(default="", compare=False)


def complete(question: str, history: Sequence[str], *, read: Read) -> Turn:
    """The question with what the earlier ones of the conversation supply."""
    remembered = lru_cache(maxsize=_READ_AGAIN)(read)
    turn = Turn(text="")
    for said in (*history, question):
        text = plain_words(months_later(said, talked=turn.text)).strip()
        others = (_merge(Turn(text=wider), text, remembered) for wider in turn.wider)
        readings = [_merge(turn, text, remembered), *others]
        found = dict.fromkeys(wide for r in readings for wide in (r.text, *r.wider))
        found.pop(readings[0].text)
        turn = replace(readings[0], wider=tuple(found)[:_READINGS], last=turn.text)
    return turn


def _merge(before: Turn, text: str, read: Read) -> Turn:
    if not before.text or is_thanks(text):
        return Turn(text=text)
    old = read_slots(before.text, read)
    if not old.told:
        return Turn(text=text)
    whole = _of_form(before, old, text, read)
    if whole is not None:
        return whole
    said, linked = opened(without_beside(plainly_put(text), talked=before.text))
    parts = topic_and_question(said)
    if parts is not None:
        return _merge(_merge(before, f"{parts[0]}呢？", read), parts[1], read)
    steps = [_merge(before, step, read) for step in stepped(said, old)]
    if steps:
        return replace(steps[0], wider=(*steps[0].wider, *(step.text for step in steps[1:])))
    said = shifted(said, talked=year_talked_of(old))
    topic = topic_of(said)
    topic = topic and without_added(topic)
    new = read_slots(topic or said, read)
    if topic is not None:
        if not (is_loose(said) and new.own):
            return _of_topic(before, old, _without_pointer(new, read), read)
        new = read_slots(said, read)
    return _of_question(before, old, new, read, linked=linked)


def _of_form(before: Turn, old: Said, text: str, read: Read) -> Turn | None:
    """What a question that has no words of its own asks by its form; None for any other."""
    each = each_of_all(old, read) if asks_for_the_rest(text) else None
    if each is not None:
        return Turn(text=each)
    if asks_for_more(text):
        return _more(before, old)
    if asks_of_parts_alone(text):
        return replace(before, text=f"{before.text.rstrip(_CLOSING)}，{text}")
    if asks_for_detail(text):
        return replace(before, text=f"{old.told}，具体是怎么规定的？")
    which = which_and_how_much(text) if old.query.measure else None
    if which is not None:
        return Turn(text=f"{old.told}，具体{which}，各多少{old.query.measure}？")
    further = asked_further(text)
    if further is not None:
        return Turn(text=f"{old.told}，{further}？")
    of_two = asked_of_two(text) if before.last else None
    pair = both(before.last, before.text, read) if of_two is not None else None
    if pair is not None:
        return Turn(text=f"{pair.rstrip(_CLOSING)}，{of_two}")
    one = one_of_them(text, old, read, put=before.put)
    if one is not None:
        wider = (one.wider,) if one.wider != one.text else ()
        return Turn(text=one.text, behind=before.behind, topic=one.name, put=one.name, wider=wider)
    held = against(text, old, read)
    if held:
        return Turn(text=held[0], wider=held[1:])
    case = case_and_question(text)
    return (
        _of_case(old, *case) if case is not None and _is_a_case(read_slots(case[0], read)) else None
    )


def _is_a_case(given: Said) -> bool:
    """A case of its own, and not another grade or trade: 如果是焦化企业，要停几天."""
    return len(given.own) >= _BARELY and not given.has(Kind.GRADE)


def _of_case(old: Said, given: str, asked: str) -> Turn:
    """What holds in a case is said of the whole trade, for all of its grades."""
    kinds = (*SCENE, Kind.COMPANY, Kind.LEVEL, Kind.INDUSTRY)
    lent = "".join(old.words(kind) for kind in kinds)
    return Turn(text=f"{lent}{given}，{asked}", behind=old.content)


# -- 那…呢 ---------------------------------------------------------------------------------


def _of_topic(before: Turn, old: Said, new: Said, read: Read) -> Turn:
    """那…呢: another slot, another topic, or something else asked for by its noun."""
    same = bool(new.slots) and asks_the_same(new.bare)  # 乙市的要求呢, behind a rule of 甲市
    asked = None if same else asked_by_noun(new.bare) or asked_by_failing(new.text)
    if asked is not None:
        if asked_by_failing(new.text):
            if old.query.wants == (Want.CONSEQUENCE,) and new.own:  # another case of the same
                return Turn(text=f"{before_failing(old.text)}{asked}", behind=before.behind)
            old = read_slots(for_all(old), read) if old.has(Kind.COMPANY) else old
        return _ask_else(
            before, old, read_slots(f"{''.join(map(new.word, new.slots))}{asked}", read), read
        )
    question = asked_by_measure(new.text) if new.own and not _asks_alike(old, new.text) else None
    if question is not None:
        return _of_question(before, old, read_slots(question, read), read, linked=True)
    if not new.slots and old.text.count(before.put) == 1:  # 台账呢 where 录像 was put before
        put = new.text.rstrip("的")
        text = old.text.replace(before.put, put)
        return Turn(text=text, behind=before.behind, topic=put, put=put)
    later = of_next_phase(new.text, talked=old.words(Kind.TIME), asked=old.text)
    if later:
        return Turn(text=later[0], wider=later[1:])
    swapped = swap(old, new, read)
    behind = before.behind if swapped.alike else old.content
    topic, put = swapped.topic, swapped.put
    wider = (
        *without_grade(swapped.text, new, read),
        *number_alone(swapped.text, put or "", read),
    )
    return Turn(text=swapped.text, behind=behind, topic=topic, put=put, wider=wider)


def _asks_alike(old: Said, topic: str) -> bool:
    """Does the old question ask for the kind of thing that the topic is by its name?"""
    wanted = Want.WHEN if is_of_time(topic) else Want.AMOUNT
    return old.query.wants_any(wanted)


def _without_pointer(new: Said, read: Read) -> Said:
    """A topic without a word that points back: what it points to stays anyway."""
    pointer = pointer_in(new.text)
    if pointer is None or pointer[0] is Points.DOCUMENT:
        return new
    return read_slots(f"{new.text[: pointer[1]]}{new.text[pointer[2] :]}".strip("的"), read)


def _more(before: Turn, old: Said) -> Turn:
    if old.query.wants_any(Want.LIST, Want.COUNT):
        return before
    companies = old.of(Kind.COMPANY)
    if companies:  # 名单里有甲公司吗, 其他几家呢
        text = before.text.rstrip("？?。吗么呢")
        for slot in reversed(companies):
            text = f"{text[: slot.start]}哪些企业{text[slot.end :]}"
        return replace(before, text=f"{text}？")
    return replace(before, text=f"{before.text.rstrip('？?。吗么呢')}，还有哪些？")


# -- another question --------------------------------------------------------------------------


def _of_question(before: Turn, old: Said, new: Said, read: Read, *, linked: bool) -> Turn:
    """Something else asked of the same thing, or a question of its own."""
    new = asked_again(old, read_slots(with_level_tail(old, new), read), read)
    if asks_in_all(new.text):
        old = read_slots(in_all(old, member=before.put), read)
    nothing_but = nothing_of_its_own(old, new, read)
    if nothing_but is not None:
        return replace(before, text=nothing_but)
    pointer = pointer_in(new.text)
    if pointer is not None:
        return _pointing(before, old, new, read, pointer)
    if asks_of_document(old, new):
        return Turn(text=document_asked(old, new))
    if not _names_other(old, new) and (not new.own or new.says_nothing_beyond(old)):
        return _ask_else(before, old, new, read)
    if _says_barely(new):
        return _ask_else(before, old, new, read)
    return _with_content(before, old, new, read, linked=linked)


def _says_barely(new: Said) -> bool:
    """蒲县算吗, 2024年做吗: a place or a time, and what makes no question of its own."""
    if all(slot.kind is Kind.TIME for slot in new.slots):
        return len(new.own) < _BARELY
    return len(new.own) <= _NEXT_TO_NOTHING and all(slot.kind in SCENE for slot in new.slots)


def _with_content(before: Turn, old: Said, new: Said, read: Read, *, linked: bool) -> Turn:
    """A question that says something by itself: of the thing talked about, or of its own."""
    if len(new.own) <= _BARELY and new.query.wants == (Want.CONSEQUENCE,):
        return _ask_else(before, read_slots(for_all(old), read), new, read)
    if lacks_subject(new):
        if len(new.own) <= _BARELY:
            return _ask_else(before, old, new, read)
        return _inherit(old, new, kinds=(*SCENE, *_ACTORS), behind=old.content)
    if linked:
        kinds = (*SCENE, Kind.LEVEL, Kind.GRADE) if _same_trade(old, new) else (*SCENE, Kind.LEVEL)
        turn = _inherit(old, new, kinds=kinds, behind=old.content)
        return replace(turn, topic=_things_counted(new))
    return _inherit(old, new, kinds=SCENE, behind=_talked_of(old, new))


def _things_counted(new: Said) -> str:
    """What a question that asks a number opens with: 充电桩 in 那充电桩要建多少个."""
    opening = _OPENING_THING.match(new.text) if new.query.wants_any(Want.COUNT) else None
    thing = opening["thing"] if opening else ""
    return "" if any(slot.start < len(thing) for slot in new.slots) else thing


def _talked_of(old: Said, new: Said) -> str:
    """The enterprise or unit that was asked about, where the new question names nobody."""
    if any(map(new.has, _OF_ANOTHER)) or new.query.wants_any(Want.CONSEQUENCE):
        return ""  # a rule for all tells what follows
    unit = "" if old.query.wants_any(Want.WHO) else old.words(Kind.UNIT)
    return old.words(Kind.COMPANY) or unit


def _same_trade(old: Said, new: Said) -> bool:
    trades = {mention.industry.name for mention in old.query.industries}
    return any(mention.industry.name in trades for mention in new.query.industries)


def _names_other(old: Said, new: Said) -> bool:
    """Does a question name a substance, trade or enterprise of a kind not talked about?"""
    return any(new.has(kind) and not old.has(kind) for kind in _MATTERS)


def _ask_else(before: Turn, old: Said, new: Said, read: Read) -> Turn:
    """由谁牵头？: the old content with the new question; what it names replaces its like."""
    if asks_of_document(old, new):
        return Turn(text=document_asked(old, new))
    told, placed = swap_slots(old, new)
    statement = read_slots(told, read).told
    return replace(before, text=f"{statement}，{new.without(placed).lstrip(_JOINT)}")


def _inherit(old: Said, new: Said, *, kinds: Sequence[Kind], behind: str) -> Turn:
    """A question with the slots of these kinds that it does not fill itself."""
    if new.has(Kind.DOCUMENT):
        return Turn(text=new.text)
    lent = [kind for kind in kinds if not new.has(kind)]
    if new.has(Kind.PLACE) and not behind and Kind.TIME in lent:
        lent.remove(Kind.TIME)  # a question that names its own place is another matter
    if new.has(Kind.GRADE) and not new.has(Kind.COMPANY) and Kind.INDUSTRY not in lent:
        lent += [Kind.INDUSTRY] if not new.has(Kind.INDUSTRY) else []  # a grade is one of a trade
    if new.has(Kind.COMPANY):
        lent = [kind for kind in lent if kind not in (Kind.PLACE, Kind.INDUSTRY, Kind.GRADE)]
    return Turn(text="".join(old.words(kind) for kind in lent) + new.text, behind=behind)


# -- words that point back ------------------------------------------------------------------------


def _pointing(
    before: Turn, old: Said, new: Said, read: Read, pointer: tuple[Points, int, int]
) -> Turn:
    """这家企业, 那份文件, 它: what they stand for is put in their place."""
    points, start, end = pointer
    meant = None if new.has(_KIND_OF.get(points, Kind.DOCUMENT)) else _meant(old, points)
    rest = f"{new.text[:start]}{new.text[end:]}"
    if meant is None:
        left = read_slots(rest, read)
        if asks_of_document(old, left):
            return Turn(text=document_asked(old, left))
        if not left.own or left.says_nothing_beyond(old):
            return _ask_else(before, old, left, read)
        return _inherit(old, left, kinds=(*SCENE, *_ACTORS), behind=old.content)
    whole = read_slots(f"{new.text[:start]}{meant}{new.text[end:]}", read)
    if points in (Points.PLACE, Points.TIME):
        return _of_question(before, old, whole, read, linked=True)
    left = read_slots(rest, read)
    if points is Points.DOCUMENT and (left.own or not left.query.measure):
        return _inherit(old, whole, kinds=SCENE, behind="")
    if not left.own:
        return _ask_else(before, old, left, read)
    return _inherit(old, whole, kinds=SCENE, behind=old.content)


def _meant(old: Said, points: Points) -> str | None:
    """The words talked about that a pointing word stands for, if there are such words."""
    if points in (Points.PLACE, Points.TIME, Points.UNIT):
        return old.words(_KIND_OF[points]) or None
    if points is Points.COMPANY:
        trade = f"{old.words(Kind.GRADE)}{old.words(Kind.INDUSTRY)}"
        return old.words(Kind.COMPANY) or (
            f"{trade}企业".replace("企业企业", "企业") if trade else None
        )
    if points is Points.DOCUMENT:
        return document_of(old) or "方案"
    return None
