"""What it costs to believe that names stand above columns of figures, alone or under a head.

Costs are in nats, roughly, as in the reading of rows. They weigh what a name says (see
`table_name_sense`) against the other names of its group and against the figures below it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, permutations

from corpus.table_columns import kind_of
from corpus.table_kinds import ColumnKind
from corpus.table_name_sense import Sense, sense_of
from corpus.table_shapes import is_number, plain

UNNUMBERED = 8.0  # row numbers called by anything but 序号
ALL_FACETS = 1.5  # nothing says what is measured, though a line above might
SOME_FACETS = 0.8  # one name says it, and the next only when
NOT_FIGURES = 2.0  # a unit above words, or what the rows are called above figures
ORDINAL_LOST = 2.5  # 序号 above anything but row numbers
OVER_HUNDRED = 1.5  # per cent above a hundred
BROKEN_WHOLE = 1.0  # fractions of days, or of households
LONE_FACET = 1.0  # 2025年目标 beside heads, under none of them
LONE_AGAIN = 2.0  # under no head, and once more under one
TWICE_TOLD = 1.0  # a time or a state in the head and in the name below it
TWICE_TIMED = 2.0  # a year and a part of it under one head
NO_THING = 1.5  # neither head nor names say what is measured
TWO_THINGS = 0.8
MIXED = 0.6
OTHER_UNIT = 1.0
UNEVEN = 0.8  # per other number of columns that a head covers
CHANGE_FIRST = 0.5  # a change before what is changed
UNLIKE = 1.2  # names of one place in two groups
DIGITS = 0.7  # other decimals in columns of one thing
MAGNITUDE = 1.0  # per factor of ten, above the first half of one
HALF_TEN = 0.4
NOT_AXIS = 1.0  # the first column of words is not called what rows are called
MISFIT_FIRST = 8.0  # it is called by a time, a state or a unit, or stands under a head
_FIGURES = {ColumnKind.NUMBER}
_WORDS = {ColumnKind.UNITS, ColumnKind.PERSON, ColumnKind.DEADLINE, ColumnKind.MEASURE}
_FIRST_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the cells of a column are like. `size` is the logarithm of its middle figure."""

    figures: bool
    wordy: bool  # no cell holds a figure
    decimals: int
    largest: float
    size: float | None
    counts: bool  # 1, 2, 3, ...

    @classmethod
    def of(cls, cells: Sequence[str]) -> Profile:
        """The profile of the filled cells of a column."""
        texts = [plain(cell) for cell in cells if cell]
        figures = sum(is_number(text) for text in texts) * 2 > len(texts)
        found = [match.group() for text in texts if (match := _FIRST_NUMBER.search(text))]
        values = sorted(float(text) for text in found) if figures else []
        decimals = max((len(text.partition(".")[2]) for text in found), default=0)
        middle = values[len(values) // 2] if values else 0.0
        numbers = [text for text in texts if text.isdigit()]
        return cls(
            figures=figures,
            wordy=not found,
            decimals=decimals if figures else 0,
            largest=values[-1] if values else 0.0,
            size=math.log10(middle) if middle > 0 else None,
            counts=len(numbers) > 1 and numbers == [str(k + 1) for k in range(len(numbers))],
        )


@lru_cache(maxsize=8192)
def name_cost(above: str, own: str, profile: Profile, *, first: bool, alone: bool) -> float:
    """Cost of a column's names over its cells; `alone`: the table has one level of names."""
    sense, head = sense_of(own), sense_of(above) if above else None
    cost = LONE_FACET if head is None and sense.facet and not alone and not _known(own) else 0.0
    if sense.ordinal:
        return cost + (0.0 if profile.counts else ORDINAL_LOST)
    if profile.counts and first:
        cost += UNNUMBERED
    if profile.figures:
        return cost + _over_figures(own, sense, head, profile)
    units = sense.units if not sense.axis else ()
    if profile.wordy:
        cost += NOT_FIGURES * bool(units or sense.percent or (head and head.units))
    if first and not sense.axis:
        misfit = sense.facet or bool(sense.units) or head is not None
        cost += MISFIT_FIRST if misfit else 0.0 if _known(own) else NOT_AXIS
    return cost


def _over_figures(own: str, sense: Sense, head: Sense | None, profile: Profile) -> float:
    cost = NOT_FIGURES if sense.axis or kind_of(own) in _WORDS else 0.0
    units = sense if sense.units or sense.change or head is None else head
    if units.percent and profile.largest > 100:
        cost += OVER_HUNDRED
    if units.whole and profile.decimals:
        cost += BROKEN_WHOLE
    return cost


def _known(name: str) -> bool:
    return kind_of(name) not in {None, ColumnKind.NUMBER, ColumnKind.TEXT}


def group_cost(names: Sequence[tuple[str, str]]) -> float:
    """Cost of names under one head."""
    return _group_cost(names[0][0], tuple(own for _, own in names))


@lru_cache(maxsize=8192)
def _group_cost(above: str, names: tuple[str, ...]) -> float:
    head, senses = sense_of(above), [sense_of(name) for name in names]
    if head.axis or head.ordinal or any(s.axis or s.ordinal for s in senses):
        return NO_THING + MIXED
    things = sum(sense.thing for sense in senses)
    if head.thing:
        cost = TWO_THINGS if things == len(names) else MIXED if things else 0.0
    else:
        cost = 0.0 if things == len(names) else NO_THING
    if any((head.time and s.time) or (head.state and s.state) for s in senses):
        cost += TWICE_TOLD
    if head.units and any(s.units and s.units != head.units and not s.change for s in senses):
        cost += OTHER_UNIT
    cost += TWICE_TIMED * any(_times_again(one, other) for one, other in permutations(names, 2))
    if head.change and any(sense.change for sense in senses):
        cost += TWICE_TOLD
    return cost + CHANGE_FIRST * (senses[0].change and not all(s.change for s in senses))


def _times_again(one: str, other: str) -> bool:
    """2025年 and 2025年4-9月, which are each told of something else."""
    if one == other or not other.startswith(one):
        return False
    senses = sense_of(one), sense_of(other)
    facets = {(sense.state, sense.change, sense.thing, sense.units) for sense in senses}
    return all(sense.time for sense in senses) and facets == {(False, False, False, ())}


def across_cost(
    columns: Sequence[tuple[str, str]], groups: Sequence[range], profiles: Sequence[Profile]
) -> float:
    """Cost of the groups beside one another, and of the figures of one thing."""
    if not groups:
        return _flat_cost(columns, profiles)
    sizes = [len(span) for span in groups if len(span) > 1]
    cost = UNEVEN * len(set(sizes[:1]) ^ set(sizes))
    below = {own for above, own in columns if above}
    cost += LONE_AGAIN * sum(not above and own in below for above, own in columns)
    cost += sum(
        UNLIKE * (1.0 - _likeness(columns[a][1], columns[b][1]))
        for one, other in pairwise(groups)
        if len(one) == len(other)
        for a, b in zip(one, other, strict=True)
    )
    for span in groups:
        same = [k for k in span if sense_of(columns[span[0]][0]).thing and _plain_value(columns[k])]
        cost += _apart([profiles[k] for k in same])
    if all(sense_of(columns[span[0]][0]).facet for span in groups):
        for name in dict.fromkeys(own for _, own in columns):
            cost += _apart([profiles[k] for k, column in enumerate(columns) if column[1] == name])
    return cost


def _flat_cost(columns: Sequence[tuple[str, str]], profiles: Sequence[Profile]) -> float:
    """Cost of names in one level that leave it to another line what is measured."""
    senses = [
        sense_of(own)
        for (_, own), profile in zip(columns, profiles, strict=True)
        if profile.figures and not sense_of(own).ordinal
    ]
    facets = [sense for sense in senses if sense.facet and not sense.change]
    if not facets:
        return 0.0
    own = [name for _, name in columns]
    again = sum(sense_of(name).facet and any(_ends(other, name) for other in own) for name in own)
    return LONE_AGAIN * again + (SOME_FACETS if any(s.thing for s in senses) else ALL_FACETS)


def _ends(name: str, last: str) -> bool:
    """PM2.5目标 and 目标; not 12月 and 2月."""
    rest = name.removesuffix(last)
    return len(rest) < len(name) and rest != "" and not rest[-1].isdigit()


def _plain_value(column: tuple[str, str]) -> bool:
    """A name that stands for the head's own figures, not for a change, or another unit."""
    sense = sense_of(column[1])
    return not (sense.change or sense.units or sense.percent or sense.thing)


@lru_cache(maxsize=8192)
def _likeness(one: str, other: str) -> float:
    both_changes = sense_of(one).change and sense_of(other).change
    return 1.0 if both_changes else SequenceMatcher(None, one, other).ratio()


def _apart(profiles: Sequence[Profile]) -> float:
    """How unlike the figures of columns are that should hold the same thing."""
    known = [profile for profile in profiles if profile.figures]
    cost = 0.0
    for one, other in pairwise(known):
        cost += DIGITS * (one.decimals != other.decimals)
        if one.size is not None and other.size is not None:
            cost += MAGNITUDE * max(0.0, abs(one.size - other.size) - HALF_TEN)
    return cost + NOT_FIGURES * bool(known and len(known) < len(profiles))
