"""What a follow-up may mean besides: less of what was told before, where that finds nothing.

那洗煤呢 behind a grade's days of another trade: a trade without grades has its rule all the same,
and may count it in months. The first reading is asked first; these are asked only in its stead.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question import Query
from assistant.slots import Kind, Said, read_slots

_DAYS = re.compile(r"(?:多少|几)天")


def without_grade(text: str, named: Said, read: Callable[[str], Query]) -> tuple[str, ...]:
    """The question made whole without the grade that it keeps for a trade newly named, and the
    same with a length of any kind for days."""
    said = read_slots(text, read)
    if not named.has(Kind.INDUSTRY) or named.has(Kind.GRADE) or not said.has(Kind.GRADE):
        return ()
    plain = said.without(said.of(Kind.GRADE))
    return tuple(dict.fromkeys((plain, _DAYS.sub("多久", plain))))
