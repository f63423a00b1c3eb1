"""What a follow-up may mean besides: less of what was told before, where that finds nothing.

那洗煤呢 behind a grade's days of another trade: a trade without grades has its rule all the same,
and may count it in months. The first reading is asked first; these are asked only in its stead.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.general_words import general_pattern
from assistant.question import Query
from assistant.slots import Kind, Said, read_slots

# What joins such words and is none itself.
_LINKS = re.compile(r"(?:日常|[的要应需得有在对把给全\s，。？?])+")
_DAYS = re.compile(r"(?:多少|几)天")


def without_grade(text: str, named: Said, read: Callable[[str], Query]) -> tuple[str, ...]:
    """The question made whole without the grade that it keeps for a trade newly named, and the
    same with a length of any kind for days."""
    said = read_slots(text, read)
    if not named.has(Kind.INDUSTRY) or named.has(Kind.GRADE) or not said.has(Kind.GRADE):
        return ()
    plain = said.without(said.of(Kind.GRADE))
    return tuple(dict.fromkeys((plain, _DAYS.sub("多久", plain))))


def number_alone(text: str, put: str, read: Callable[[str], Query]) -> tuple[str, ...]:
    """The number asked of the thing newly named, without what is to be done about it, if that is
    said in words that may be said of anything: 加强多少台燃气锅炉的监管 and then 生物质锅炉呢."""
    asked = re.search(rf"(?:多少|几)[\u4e00-\u9fff]{{1,2}}{re.escape(put)}", text) if put else None
    if asked is None:
        return ()
    slots = [slot for slot in read_slots(text, read).slots if slot.end <= asked.start()]
    done = text[max((slot.end for slot in slots), default=0) : asked.start()]
    if _LINKS.sub("", general_pattern().sub("", f"{done}，{text[asked.end() :]}")):
        return ()
    return (f"{''.join(text[slot.start : slot.end] for slot in slots)}{asked.group()}？",)
