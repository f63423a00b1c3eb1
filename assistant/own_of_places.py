"""What a question says of each of several places alone: 甲市“双替代”和乙旗煤改电各补多少.

Words right behind a place, up to the joiner before the next place or up to what asks, are of that
place; where each place has its own, what is asked of one is not asked of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.question import Query

_JOINER = re.compile(r"(?:[，,]|[和与跟同及、]|以及|还有)+$")
# What begins the words for both: the mark of the question, or of what both have in common.
_ASKED = re.compile(
    r"(?:的)?(?:分别|各自?(?=是|有|为|要|需|补|多|几|给|停|限|完|$)|都|哪[个边家]|谁|相差|相比|[是为有]?(?:多少|几|什么|怎))"
)
_TIMED = re.compile(r"(?:19|20)?\d\d[年-]|(?:去|今|明|上)年|第[一二]|[这上]个")
_OF_ITS_OWN = 2  # characters


def split_by_own(query: Query) -> list[Query]:
    """One query for each of two or more places, without the words of the others; none where not
    each place has words of its own."""
    spans = query.region_spans
    if len(spans) != len(query.regions) or len(spans) < 2:
        return []
    owns = list(_owns(query))
    said = [query.text[start:end] for start, end in owns]
    if any(len(words) < _OF_ITS_OWN for words in said) or len(set(said)) < len(said):
        return []
    if any(_TIMED.match(words) for words in said):
        return []  # 甲市2021年和乙市2023年的目标: a time of its own, of one thing
    return [
        replace(
            query,
            regions=(region,),
            text=_without(query.text, owns, own),
            content=_without(query.content, owns, own),
        )
        for region, own in zip(query.regions, owns, strict=True)
    ]


def _owns(query: Query) -> Iterator[tuple[int, int]]:
    """The stretch behind each place that is its own."""
    text, spans = query.text, query.region_spans
    for place, (_, end) in enumerate(spans):
        last = place + 1 == len(spans)
        stop = len(text) if last else spans[place + 1][0]
        asked = _ASKED.search(text, end, stop)
        if last and asked is not None:
            stop = asked.start()
        joiner = _JOINER.search(text, end, stop)
        stop = joiner.start() if joiner is not None and not last else stop
        start = end + text.startswith("的", end)
        yield (start, max(start, stop))


def _without(content: str, owns: list[tuple[int, int]], own: tuple[int, int]) -> str:
    chars = list(content)
    for start, end in owns:
        if (start, end) != own:
            chars[start:end] = " " * (end - start)
    return "".join(chars)
