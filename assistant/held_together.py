"""Two things that were asked about one after the other, held against each other: 哪个多, 差多少."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question import Query, Want
from assistant.slots import Kind, Said, Slot, read_slots

_COMPARES = re.compile(
    r"^(?:那|这)?(?:他们|它们)?(?:[两二]个?(?:市|县|地|家|年|者|级|类)?|两边|前后|之间)?(?:的话)?(?:相比|比一?比|比起来)?[，,]?"
    r"(?P<asked>(?:(?:哪[个边家里年一]+|谁)(?:的)?(?:数字?|要求|目标|任务)?(?:更|最|要)?(?:多|少|高|低|严|松|早|晚|大|小)"
    r"|(?:相?差|多出?|少|高|低)(?:了|出)?(?:多少|几[^，。？]{0,2})|有(?:什么|啥|何)?(?:区别|不同|差别)"
    r"|(?:是不是)?(?:一样|相同)(?:多|高|严)?)(?:吗|呢|些|一些|一点)?[？?。]*)$"
)
_KINDS = (Kind.PLACE, Kind.TIME, Kind.LEVEL, Kind.GRADE, Kind.INDUSTRY)
# What was just told, held against that of another place or time: 这个数比某市2020年高还是低.
_AGAINST = re.compile(
    r"^(?:那|这|它)?一?个?(?:数字?|数目|数值|要求|目标|指标|标准|规定|比例|限值|力度|期限|时间)?(?:跟|和|同|与|比|较)(?P<other>[^，。？?]{2,24}?)"
    r"(?:的(?:那个)?(?:数字?|要求|目标|指标|标准|规定|任务|比例|限值|力度|情况)?)?(?:相比|比较|比起来|比一?比|比)?(?:的话|呢)?[，,]?"
    r"(?:(?:是|哪[个边]|谁|要|算|还是|更|还)*(?P<way>[多少高低大小严松早晚])(?:还是[多少高低大小严松早晚]|不\1|吗|呢|了|些|一些|一点|得|多少)*"
    r"|(?P<else>不?一样|一样|相?差(?:了)?多少|有(?:什么|啥)?(?:区别|不同|差别)))(?:吗|呢)?[？?。]*$"
)
_RELATIVE = re.compile(r"去年|上年|同期|今年|明年|上一?[个次轮]")
_OF_FIGURES = (Want.AMOUNT, Want.COUNT, Want.WHEN)


def asked_of_two(said: str) -> str | None:
    """What is asked of two things, and of nothing else: which has more, by how much."""
    match = _COMPARES.match(said)
    return match["asked"] if match else None


def both(before: str, last: str, read: Callable[[str], Query]) -> str | None:
    """The last question with what it changed of the one before named beside it: 甲市和乙市…; None
    if they differ in more than one thing."""
    one, other = read_slots(before, read), read_slots(last, read)
    pairs = list(zip(one.slots, other.slots, strict=False))
    if len(one.slots) != len(other.slots) or any(a.kind is not b.kind for a, b in pairs):
        return None
    unlike = [(a, b) for a, b in pairs if one.word(a) != other.word(b)]
    if len(unlike) != 1 or unlike[0][0].kind not in _KINDS or one.own != other.own:
        return None
    first, second = unlike[0]
    return _put(last, second, f"{one.word(first)}和{other.word(second)}")


def against(said: str, old: Said, read: Callable[[str], Query]) -> tuple[str, ...]:
    """The old question asked of its own place and time and of those that it is held against, in
    the readings to be tried; none if something else is named, or no figure was asked for."""
    match = _AGAINST.match(said)
    if match is None or _RELATIVE.search(said) or not old.query.wants_any(*_OF_FIGURES):
        return ()
    other = read_slots(match["other"], read)
    kinds = {slot.kind for slot in other.slots}
    if not kinds or not kinds <= {Kind.PLACE, Kind.TIME} or other.own:
        return ()
    scene = [s for s in old.slots if s.kind is Kind.TIME or (s.kind in kinds)]
    if any(old.is_inner(slot) for slot in scene) or not any(s.kind in kinds for s in scene):
        return ()
    rest = old.without(scene).rstrip("？?。")
    asked = f"哪个更{match['way']}" if match["way"] else match["else"]
    times = "".join(old.word(slot) for slot in scene if slot.kind is Kind.TIME)
    own = "".join(old.word(slot) for slot in scene if slot.kind is Kind.PLACE)
    named = "".join(map(other.word, other.slots))
    if Kind.TIME in kinds:
        return (f"{named}和{own}{times}{rest}，{asked}？",)
    # of one time, or else the other place's own
    return f"{times}{own}和{named}{rest}，{asked}？", f"{own}{times}和{named}{rest}，{asked}？"


def _put(text: str, slot: Slot, words: str) -> str:
    return f"{text[: slot.start]}{words}{text[slot.end :]}"
