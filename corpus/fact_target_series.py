"""A list of figures told apart: each with its own time, indicator, warning level or subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.aligned import AlignedText
from corpus.dates import TimeMention
from corpus.fact_indicators import IndicatorMention
from corpus.fact_models import Field, Name, Target
from corpus.fact_times import timing

_Mark = TypeVar("_Mark", IndicatorMention, TimeMention)
_JOINED = re.compile(r"[、和及与]|以及")
_SEGMENT = re.compile(r"[，；。：]")
_AFTER_NAMES = re.compile(r"(?:等)?[\d两三四五六]?个?(?:行业|企业|领域)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesContext:
    """A sentence as far as its list of figures: what has been named before it.

    `levels` may come from an earlier sentence of the paragraph.
    """

    text: AlignedText
    plain: str
    end: int
    times: Sequence[TimeMention]
    indicators: Sequence[IndicatorMention]
    levels: Sequence[str]

    def listed_indicators(self) -> list[IndicatorMention]:
        """The last indicators before the figures that stand in one list."""
        return _last_list([i for i in self.indicators if i.end <= self.end], self.plain)

    def listed_times(self) -> list[TimeMention]:
        return _last_list([t for t in self.times if t.end <= self.end], self.plain)

    def listed_subjects(self) -> list[AlignedText]:
        """木质家具、软体家具行业…使用比例: the names that open the segment of the indicator."""
        named = [i for i in self.indicators if i.end <= self.end]
        if not named:
            return []
        stop = named[-1].start
        starts = [match.end() for match in _SEGMENT.finditer(self.plain, 0, stop)]
        head = self.text[starts[-1] if starts else 0 : stop].strip()
        tail = _AFTER_NAMES.search(head.text)
        return list(_items(head[: tail.start() if tail else len(head)]))


def _last_list(marks: list[_Mark], plain: str) -> list[_Mark]:
    listed: list[_Mark] = []
    for mark in reversed(marks):
        if listed and not _JOINED.fullmatch(plain, mark.end, listed[0].start):
            break
        listed.insert(0, mark)
    return listed


def _items(text: AlignedText) -> Iterable[AlignedText]:
    start = 0
    for end in [*(match.start() for match in _JOINED.finditer(text.text)), len(text)]:
        item = text[start:end].strip()
        if item:
            yield item
        start = end + 1


def told_apart(targets: Sequence[Target], context: SeriesContext) -> list[Target]:
    """The targets of one list of figures; none where it cannot be told whose each is."""
    count = len(targets)
    names = [_name(mention, context.text) for mention in context.listed_indicators()]
    if count > 1 and len(names) == count:
        return [replace(t, indicator=name) for t, name in zip(targets, names, strict=True)]
    single = _by_order(targets, context, alone=len(names) < 2) if count > 1 else list(targets)
    if len(names) < 2:
        return single
    if "分别" in context.plain[context.listed_indicators()[-1].end : context.end] and count == 1:
        return []  # a list of figures that was not read as one
    return [replace(target, indicator=name) for name in names for target in single]


def _by_order(targets: Sequence[Target], context: SeriesContext, *, alone: bool) -> list[Target]:
    """`alone`: one indicator for all figures, whose segment may open with their subjects."""
    times = context.listed_times()
    if len(times) == len(targets):
        return [
            replace(target, period=timing(context.text, time), days=time.period)
            for target, time in zip(targets, times, strict=True)
        ]
    if len(context.levels) == len(targets):
        return [replace(t, level=level) for t, level in zip(targets, context.levels, strict=True)]
    subjects = context.listed_subjects() if alone else []
    if len(subjects) == len(targets):
        return [replace(t, subject=Field.of(s)) for t, s in zip(targets, subjects, strict=True)]
    return []


def _name(mention: IndicatorMention, text: AlignedText) -> Name:
    return Name(field=Field.of(text[mention.start : mention.end]), canonical=mention.name)
