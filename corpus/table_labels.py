"""Label cells out of interleaved text: which of several narrow columns each stretch stands in.

Labels are printed half-way down the rows they name, so where a label belongs follows from its
height on the page; that it is one label, from its words. Readings of all stretches of a page are
kept side by side and the best one wins (a beam search).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.table_label_costs import Label, LabelCosts
from corpus.table_shapes import is_wide

BEAM = 80
MOST_RUNS = 7  # of one label
CHOICES = 2  # ways kept to lay one label over rows
CROSSING = 2.5  # a label that is neither inside a label left of it nor apart from it
WORST_JOIN = 6.0  # of lines in one label; costlier ones are not tried
OUT_OF_REACH = 2.6  # lines below a label's last one
OPEN_ENDING = 0.8  # share of the doubt about a label's end that its next line may still mend
STRAY = 2.5  # of a run that is in no label: a misread stretch, or another column's
STRAY_SIGN = 0.8  # the same where it has no Chinese character
LEFTWARDS = 8.0  # a column left of the last one on the same line


class _Slot:
    """A column so far: the runs of its unfinished label, and the first row without a label.

    `hope` is the cost of that label if it ended here, but for what its next line may still mend.
    Slots are made once each, so that they can be told apart by identity.
    """

    __slots__ = ("column", "hope", "longer", "row", "runs", "ways")

    def __init__(self, column: int, runs: tuple[int, ...], row: int, costs: LabelCosts) -> None:
        self.column = column
        self.runs = runs
        self.row = row
        self.ways = costs.ways(column, runs, row)[:CHOICES] if runs else []
        self.hope = 0.0
        if runs:
            self.hope = self.ways[0].cost - OPEN_ENDING * costs.ending(column, runs)
        self.longer: dict[int, _Slot] = {}

    def with_run(self, place: int, costs: LabelCosts) -> _Slot:
        """The slot with one more line of the same label."""
        if place not in self.longer:
            self.longer[place] = _Slot(self.column, (*self.runs, place), self.row, costs)
        return self.longer[place]

    def anew(self, place: int, row: int, costs: LabelCosts, made: _Made) -> _Slot:
        """A slot that begins another label."""
        key = (self.column, place, row)
        if key not in made:
            made[key] = _Slot(self.column, (place,), row, costs)
        return made[key]


_Made = dict[tuple[int, int, int], _Slot]


@dataclass(slots=True)
class _State:
    cost: float
    hope: float
    slots: tuple[_Slot, ...]
    column: int  # of the last run
    labels: tuple[Label, ...]


def labels_of(costs: LabelCosts) -> tuple[Label, ...]:
    """The labels of a page; a run that is in none of them is a stray one."""
    slots = tuple(_Slot(column, (), 0, costs) for column in range(costs.columns))
    beam = [_State(0.0, 0.0, slots, -1, ())]
    made: _Made = {}
    for place in range(len(costs.runs)):
        settled = _distinct(_settled(state, place, costs, made) for state in beam)
        after = _distinct(_steps(state, place, costs, made) for state in settled)
        beam = heapq.nsmallest(BEAM, after, key=_if_closed)
    return min((_closed(state, costs) for state in beam), key=lambda end: end.cost).labels


def _distinct(groups: Iterable[Iterator[_State]]) -> Iterable[_State]:
    """Of states that can go on in the same ways only the cheapest."""
    states: dict[tuple[tuple[_Slot, ...], int], _State] = {}
    for group in groups:
        for state in group:
            key = (state.slots, state.column)
            known = states.get(key)
            if known is None or state.cost < known.cost:
                states[key] = state
    return states.values()


def _settled(state: _State, place: int, costs: LabelCosts, made: _Made) -> Iterator[_State]:
    """The state with the labels finished that are too far above this run to go on."""
    height = costs.runs[place].middle
    for slot in state.slots:
        if slot.runs and height - costs.runs[slot.runs[-1]].middle > OUT_OF_REACH:
            for label in slot.ways:
                row = max(slot.row, label.last + 1)
                key = (slot.column, -1, row)
                if key not in made:
                    made[key] = _Slot(slot.column, (), row, costs)
                cost = state.cost + label.cost + _crossings(state, label)
                after = _with(state, slot, made[key], cost, label)
                after.column = state.column
                yield from _settled(after, place, costs, made)
            return
    yield state


def _if_closed(state: _State) -> float:
    """The cost with every open label finished: what makes states comparable."""
    return state.cost + state.hope


def _steps(state: _State, place: int, costs: LabelCosts, made: _Made) -> Iterator[_State]:
    run = costs.runs[place]
    stray = STRAY if any(is_wide(char) for char in run.plain) else STRAY_SIGN
    yield _State(state.cost + stray, state.hope, state.slots, state.column, state.labels)
    same_line = place > 0 and costs.runs[place - 1].line == run.line
    for column, slot in enumerate(state.slots):
        cost = state.cost + (LEFTWARDS if same_line and column <= state.column else 0.0)
        if not slot.runs:
            yield _with(state, slot, slot.anew(place, slot.row, costs, made), cost)
            continue
        join = costs.join(column, slot.runs[-1], place)
        if len(slot.runs) < MOST_RUNS and join < WORST_JOIN:
            yield _with(state, slot, slot.with_run(place, costs), cost + join)
        cost += costs.part(slot.runs[-1], place)
        for label in slot.ways:
            fresh = slot.anew(place, max(slot.row, label.last + 1), costs, made)
            yield _with(state, slot, fresh, cost + label.cost + _crossings(state, label), label)


def _with(state: _State, old: _Slot, new: _Slot, cost: float, label: Label | None = None) -> _State:
    slots = (*state.slots[: new.column], new, *state.slots[new.column + 1 :])
    labels = state.labels if label is None else (*state.labels, label)
    return _State(cost, state.hope - old.hope + new.hope, slots, new.column, labels)


def _crossings(state: _State, label: Label) -> float:
    """Cost of a label that is neither inside a label left of it nor apart from it."""
    return CROSSING * sum(_cross(label, other) for other in state.labels)


def _cross(one: Label, other: Label) -> bool:
    if one.column == other.column:
        return False
    left, right = (one, other) if one.column < other.column else (other, one)
    apart = right.last < left.first or left.last < right.first
    return not apart and not (left.first <= right.first and right.last <= left.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    cost: float
    labels: tuple[Label, ...]


def _closed(state: _State, costs: LabelCosts) -> _End:
    for column, slot in enumerate(state.slots):
        if not slot.runs:
            state.cost += costs.skip(column, slot.row, costs.rows - slot.row)
            continue
        ways = costs.ways(column, slot.runs, slot.row)
        left = [costs.skip(column, costs.rows, costs.rows - 1 - way.last) for way in ways]
        best = min(range(len(ways)), key=lambda k: ways[k].cost + left[k])
        crossings = _crossings(state, ways[best])
        state.cost += ways[best].cost + left[best] + crossings
        state.labels = (*state.labels, ways[best])
    return _End(cost=state.cost, labels=state.labels)
