"""The columns of a table of figures from header lines in one level or two.

Every way to lay the names out is tried: which columns stand under a common head, and whether the
heads come first, or the names beside them. The words of the names and the figures below tell which
is right; where they tell too little, there is no reading, and no column is named.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import combinations, product

from corpus.aligned import AlignedText
from corpus.table_columns import ColumnName
from corpus.table_head_costs import Profile, across_cost, group_cost, name_cost
from corpus.table_lines import TextLine
from corpus.table_memory import Words
from corpus.table_name_bands import Atom, BandReading, Bands, Names, atoms_of, with_rests
from corpus.table_rows import cell_text
from corpus.table_whole_names import whole_names

MOST_COLUMNS = 14
MOST_WEIGHED = 2500  # readings, of which a header has far fewer that are worth a look
MOST_ATOMS = 48  # stretches between spaces on all lines of a header
MOST_GROUP = 6  # columns under one head
MOST_UNEVEN = 8  # columns of a table whose heads may cover different numbers of them
ONE_WAY, LEAST_WHOLE = 0.3, 3  # doubt about names that only one way makes whole; columns
TWO_LEVELS = 0.3
ALL_HEADED = 0.3  # more, where a head stands above a single column, too
TOO_DOUBTFUL, PER_COLUMN = 2.5, 0.6  # nats, and for each column more
LEAST_LEAD = 0.2  # over the next reading, in nats


class _Role(Enum):
    """What a name is to the columns: `LEAD` names are those of the rows' numbers and names."""

    LEAD = "lead"
    HEAD = "head"
    SINGLE = "single"
    LEAF = "leaf"


_L, _H, _S, _F = _Role.LEAD, _Role.HEAD, _Role.SINGLE, _Role.LEAF
# which names stand together, from the first lines of a header to its last; where each line has
# but one, the text went cell by cell, and only the first order is possible
_ARRANGEMENTS: tuple[tuple[frozenset[_Role], ...], ...] = (
    (frozenset({_L, _H, _S}), frozenset({_F})),
    (frozenset({_L, _H}), frozenset({_S, _F})),
    (frozenset({_H, _S}), frozenset({_L, _F})),
    (frozenset({_H}), frozenset({_L, _S, _F})),
    (frozenset({_L}), frozenset({_H, _S}), frozenset({_F})),
    (frozenset({_L}), frozenset({_H}), frozenset({_S, _F})),
    (frozenset({_H, _S}), frozenset({_L}), frozenset({_F})),
    (frozenset({_H}), frozenset({_L, _S}), frozenset({_F})),
    (frozenset({_L, _H, _S, _F}),),  # each head with the names below it, then the next head
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Names of all columns, with the doubt about them."""

    cost: float
    columns: tuple[ColumnName, ...]


def read_heads(
    lines: Sequence[TextLine],
    profiles: Sequence[Profile],
    *,
    words: Words,
    most: float = math.inf,
) -> Heads | None:
    """The columns that these lines name, one for each profile; None where that is in doubt, and
    perhaps where it costs more than `most`."""
    atoms = atoms_of(lines)
    whole = whole_names(atoms, profiles) if len(profiles) >= LEAST_WHOLE else None
    if whole is not None:
        return Heads(cost=ONE_WAY, columns=whole)
    found = [
        heads
        for stretches in dict.fromkeys((atoms, with_rests(atoms)))
        if (heads := _read(stretches, profiles, words, most)) is not None
    ]
    return min(found, key=lambda heads: heads.cost, default=None)


def _read(
    atoms: tuple[Atom, ...], profiles: Sequence[Profile], words: Words, most: float
) -> Heads | None:
    count = len(profiles)
    bands = Bands(atoms=atoms, words=words)
    if not 2 <= count <= MOST_COLUMNS or not count <= len(atoms) <= MOST_ATOMS:
        return None
    search = _Search(bands=bands, profiles=tuple(profiles), least=min(_limit(count), most))
    leads = 2 if profiles[0].counts else 1
    for layout in _layouts(count, leads):
        search.try_layout(layout, leads)
        if search.weighed > MOST_WEIGHED:
            return None
    return search.result()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Columns under one name of the upper level, or a column that has no other name."""

    size: int
    headed: bool


_Layout = tuple[_Group, ...]


@lru_cache(maxsize=32)
def _layouts(count: int, leads: int) -> tuple[_Layout, ...]:
    """How the upper level may cover the columns; the first column stands alone.

    A head stands above one column only where it does above all but the first `leads`.
    """
    found = [(1, *sizes) for sizes in _compositions(count - 1)]
    if count > MOST_UNEVEN:
        found = [sizes for sizes in found if len({s for s in sizes if s > 1}) <= 1]
    found.sort(key=lambda sizes: -len(sizes))
    layouts = [tuple(_Group(size=size, headed=size > 1) for size in sizes) for sizes in found]
    layouts += [
        tuple(_Group(size=size, headed=place >= leads) for place, size in enumerate(sizes))
        for sizes in found
        if set(sizes[:leads]) == {1} and 1 in sizes[leads:] and set(sizes[leads:]) != {1}
    ]
    return tuple(layouts)


def _compositions(count: int) -> Iterator[tuple[int, ...]]:
    if not count:
        yield ()
    for first in range(1, min(count, MOST_GROUP) + 1):
        for rest in _compositions(count - first):
            yield (first, *rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a name belongs: from its first column on, in a level."""

    role: _Role
    column: int


@dataclass(slots=True, kw_only=True)
class _Search:
    """The two best readings so far that name the columns differently."""

    bands: Bands
    profiles: tuple[Profile, ...]
    best: dict[tuple[str, ...], tuple[float, dict[_Place, tuple[int, ...]]]] = field(
        default_factory=dict
    )
    least: float  # the cost of the best, or the most that any may have
    weighed: int = 0

    def try_layout(self, layout: _Layout, leads: int) -> None:
        places = _places(layout, leads)
        if len(places) > len(self.bands.atoms):
            return
        groups = [group for group in layout if group.headed]
        prior = TWO_LEVELS * bool(groups) + ALL_HEADED * any(group.size == 1 for group in groups)
        seen: set[tuple[tuple[_Place, ...], ...]] = set()
        by_sight = groups and any(not atom.first for atom in self.bands.atoms)
        for arrangement in _ARRANGEMENTS if by_sight else (_ARRANGEMENTS[0],):
            shares = tuple(
                tuple(place for place in places if place.role in roles) for roles in arrangement
            )
            shares = tuple(share for share in shares if share)
            if shares not in seen:
                seen.add(shares)
                self._try_shares(layout, shares, prior)

    def _try_shares(
        self, layout: _Layout, shares: tuple[tuple[_Place, ...], ...], prior: float
    ) -> None:
        atoms = self.bands.atoms
        starts = [place for place in range(1, len(atoms)) if atoms[place].first]
        for cuts in combinations(starts, len(shares) - 1):
            bounds = (0, *cuts, len(atoms))
            for chosen in product(*self._options(bounds, shares, prior)):
                cost = prior + sum(reading.cost for reading in chosen)
                if cost < self.least + LEAST_LEAD:
                    names = tuple(reading.names for reading in chosen)
                    assigned = _assigned(shares, names)
                    if len(shares) > 1 or self._heads_stand_alone(assigned):
                        self._weigh(layout, assigned, cost)

    def _heads_stand_alone(self, names: dict[_Place, tuple[int, ...]]) -> bool:
        """Where heads and the names below them are mixed: is each head a line by itself?"""
        atoms = self.bands.atoms
        return all(
            atoms[name[0]].first and atoms[name[-1] + 1].first
            for place, name in names.items()
            if place.role is _H
        )

    def _options(
        self, bounds: Sequence[int], shares: Sequence[Sequence[_Place]], cost: float
    ) -> list[tuple[BandReading, ...]]:
        """Per stretch of the header its readings; nothing where they cost too much together."""
        options: list[tuple[BandReading, ...]] = []
        for begin, end, share in zip(bounds, bounds[1:], shares, strict=False):
            levels = {place.role for place in share}
            read = self.bands.in_order if {_H, _F} <= levels else self.bands.readings
            found = read(begin, end, len(share))
            cost += found[0].cost if found else math.inf
            if cost >= self.least + LEAST_LEAD:
                return [()]
            options.append(found)
        return options

    def _weigh(self, layout: _Layout, names: dict[_Place, tuple[int, ...]], cost: float) -> None:
        self.weighed += 1
        text = {place: self.bands.text(name) for place, name in names.items()}
        columns: list[tuple[str, str]] = []
        groups: list[range] = []
        for begin, group in _spans(layout):
            above = text.get(_Place(role=_H, column=begin), "")
            span = range(begin, begin + group.size)
            columns.extend((above, _own(text, column)) for column in span)
            if above:
                groups.append(span)
        cost += sum(
            name_cost(above, own, profile, first=place == 0, alone=not groups)
            for place, ((above, own), profile) in enumerate(
                zip(columns, self.profiles, strict=True)
            )
        )
        cost += sum(group_cost([columns[k] for k in span]) for span in groups)
        cost += across_cost(columns, groups, self.profiles)
        key = tuple(f"{above} {own}" for above, own in columns)
        if len(set(key)) == len(key) and cost < self.best.get(key, (math.inf, {}))[0]:
            self.best[key] = (cost, names)
            self.least = min(self.least, cost)

    def result(self) -> Heads | None:
        """The best reading, if it leads the next one clearly."""
        ranked = sorted(self.best.values(), key=lambda item: item[0])
        if not ranked or ranked[0][0] > _limit(len(self.profiles)):
            return None
        if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < LEAST_LEAD:
            return None
        cost, names = ranked[0]
        parts = {
            place: cell_text([self.bands.atoms[k].text for k in name])
            for place, name in names.items()
        }
        above: AlignedText | None = None
        columns: list[ColumnName] = []
        for column in range(len(self.profiles)):
            leaf = parts.get(_Place(role=_F, column=column))
            above = (parts.get(_Place(role=_H, column=column)) or above) if leaf else None
            columns.append(ColumnName(own=leaf or _alone(parts, column), above=above))
        return Heads(cost=cost, columns=tuple(columns))


def _limit(count: int) -> float:
    """The doubt about so many columns above which nothing is said of them."""
    return TOO_DOUBTFUL + PER_COLUMN * count


def _alone(parts: dict[_Place, AlignedText], column: int) -> AlignedText:
    lead = parts.get(_Place(role=_L, column=column))
    return lead or parts[_Place(role=_S, column=column)]


def _own(text: dict[_Place, str], column: int) -> str:
    return next(text[p] for r in (_F, _L, _S) if (p := _Place(role=r, column=column)) in text)


def _spans(layout: _Layout) -> Iterator[tuple[int, _Group]]:
    begin = 0
    for group in layout:
        yield begin, group
        begin += group.size


def _places(layout: _Layout, leads: int) -> tuple[_Place, ...]:
    """The names that a layout has, from left to right; the first `leads` say what the rows are."""
    found: list[_Place] = []
    for begin, group in _spans(layout):
        if not group.headed:
            found.append(_Place(role=_L if begin < leads else _S, column=begin))
            continue
        found.append(_Place(role=_H, column=begin))
        columns = range(begin, begin + group.size)
        found.extend(_Place(role=_F, column=column) for column in columns)
    return tuple(found)


def _assigned(
    shares: Sequence[Sequence[_Place]], names: Sequence[Names]
) -> dict[_Place, tuple[int, ...]]:
    return {
        place: name
        for share, own in zip(shares, names, strict=True)
        for place, name in zip(share, own, strict=True)
    }
