"""Two things that were asked about one after the other, held against each other: 哪个多, 差多少."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question import Query
from assistant.slots import Kind, Slot, read_slots

_COMPARES = re.compile(
    r"^(?:那|这)?(?:他们|它们)?(?:[两二]个?(?:市|县|地|家|年|者|级|类)?|两边|前后|之间)?(?:的话)?(?:相比|比一?比|比起来)?[，,]?"
    r"(?P<asked>(?:(?:哪[个边家里年一]+|谁)(?:的)?(?:数字?|要求|目标|任务)?(?:更|最|要)?(?:多|少|高|低|严|松|早|晚|大|小)"
    r"|(?:相?差|多出?|少|高|低)(?:了|出)?(?:多少|几[^，。？]{0,2})|有(?:什么|啥|何)?(?:区别|不同|差别)"
    r"|(?:是不是)?(?:一样|相同)(?:多|高|严)?)(?:吗|呢|些|一些|一点)?[？?。]*)$"
)
_KINDS = (Kind.PLACE, Kind.TIME, Kind.LEVEL, Kind.GRADE, Kind.INDUSTRY)


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


def _put(text: str, slot: Slot, words: str) -> str:
    return f"{text[: slot.start]}{words}{text[slot.end :]}"
