"""What is told of the first time or of the first of several stretches, with what holds the next
time: 发现1处火点扣20万元，第二处起每处扣50万元; 第一时段8万元，第二时段10万元.
"""

from __future__ import annotations

import re

from assistant.question import Query, Want
from assistant.told_beside import with_amount
from corpus.series import split_segments

LONGEST = 160  # characters told
_NEXT = re.compile(
    r"(?:从|自)?第[二三四五2-5](?![一-龥]?季)[^，；。]{0,24}\d"
    r"|(?:再次|再犯|此后|以后每|每增加)[^，；。]*\d"
)
_FIRST_ASKED = re.compile(r"首次|头[一]?[次个处回]|初次|第一")


def with_more_behind(query: Query, told: str, text: str) -> str:
    """What is told, with how much at most and how much the next time, said behind it."""
    return with_next_times(query, with_amount(query, told, text), text)


def with_next_times(query: Query, told: str, text: str) -> str:
    """What is told, with the segments right behind it that tell how much it is the next time,
    where the question means no single one."""
    named = query.ordinals or query.times or _FIRST_ASKED.search(query.text)
    if named or not query.wants_any(Want.AMOUNT, Want.CONSEQUENCE) or not re.search(r"\d", told):
        return told
    last = next((segment.text for segment in reversed(split_segments(told))), "")
    if not last or last not in text:
        return told
    behind = split_segments(text[text.index(last) + len(last) :].lstrip("，；"))
    for segment in behind:
        longer = f"{told}，{segment.text.strip('，；。')}"
        if not _NEXT.match(segment.text) or len(longer) > LONGEST:
            break
        told = longer
    return told
