"""Label cells out of interleaved text: which of several narrow columns each stretch stands in.

Labels are printed half-way down the rows they name, so where a label belongs follows from its
height on the page; that it is one label, from its words. Readings of all stretches of a page are
kept side by side and the best one wins (a beam search).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.table_columns import Column, ColumnKind
from corpus.table_heights import Band
from corpus.table_loom import Run
from corpus.table_memory import TableMemory, Words
from corpus.table_shapes import closes_unopened, hangs, is_ordinal, open_brackets, open_quote, width

BEAM = 24
MOST_RUNS = 7  # of one label
MOST_ROWS = 14  # that one label names
CHOICES = 2  # ways kept to lay one label over rows
OFF_CENTRE = 0.8  # per line that a label's line stands off its place
FREE_OFF = 0.5  # lines that it may stand off without doubt
FAR_APART = 1.0  # per line that two lines of a label are further apart than lines are
JOIN = 0.8
FRAGMENT = (2, 1.5)  # a label of so few letters is more likely the end of another one
OUTER = 0.8  # of a label, per label column right of its own: outer ones are rarer
OPEN_QUOTE = 0.7
CROSSING = 2.5  # a label that is neither inside a label left of it nor apart from it
UNFULL = 0.4
OVERFULL = 1.0
FULL_END = 1.2  # of a label that ends just where its line is full
FURTHER_ROW = 0.9  # of the rightmost labels, which mostly name one row
SKIPPED = 2.0  # a row without a label, of its own or from the row above
SKIPPED_AT_TOP = 0.4  # the first rows of a page go on with the page before
SIDE_BY_SIDE = 3.0  # two runs of one line in one label
FAR_OFF = 4.0  # lines; rows whose middle is further from a label's are not tried
OPEN_ENDING = 0.8  # share of the doubt about a label's end that its next line may still mend
NAMELESS = 6.0  # a label for which no row is left
LEFTWARDS = 4.0  # a column left of the last one on the same line
WHOLE_ELSEWHERE = 1.0
KNOWN_VALUE = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Runs (their places among the page's) as one cell of a column, for rows `[first, last]`."""

    column: int
    runs: tuple[int, ...]
    first: int
    last: int
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelJudge:
    """What judges labels: the columns they may stand in, from left to right, and their widths."""

    columns: tuple[Column, ...]
    words: Words
    memory: TableMemory
    widths: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A column so far: the runs of its unfinished label, and the first row without a label."""

    runs: tuple[int, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    columns: tuple[_Open, ...]
    column: int  # of the last run
    labels: tuple[Label, ...]


class LabelReader:
    """Reads the labels of one page."""

    def __init__(
        self, runs: Sequence[Run], rows: Sequence[Band], judge: LabelJudge, *, page: int
    ) -> None:
        self._runs = runs
        self._rows = rows
        self._judge = judge
        self._skip_at_top = SKIPPED_AT_TOP if page else SKIPPED
        self._known: dict[tuple[int, _Open], tuple[Label, ...]] = {}
        self._hopes: dict[tuple[int, _Open], float] = {}
        self._joins: dict[tuple[int, int, int], float] = {}
        self._parts: dict[tuple[int, int], float] = {}

    def labels(self) -> tuple[Label, ...]:
        """The labels of the page, each run in one of them."""
        beam = [_State(0.0, tuple(_Open() for _ in self._judge.columns), -1, ())]
        for place in range(len(self._runs)):
            states: dict[tuple[tuple[_Open, ...], int], _State] = {}
            for state in beam:
                for after in self._steps(state, place):
                    key = (after.columns, after.column)
                    if key not in states or after.cost < states[key].cost:
                        states[key] = after
            beam = sorted(states.values(), key=self._if_closed)[:BEAM]
        return min((self._closed(state) for state in beam), key=lambda s: s.cost).labels

    def _if_closed(self, state: _State) -> float:
        """The cost with every open label finished now, but for what its next line may still
        mend: what makes states comparable."""
        total = state.cost
        for key in enumerate(state.columns):
            if key[1].runs:
                if key not in self._hopes:
                    ending = self._ending(key[0], key[1].runs)
                    self._hopes[key] = self._laid(*key)[0].cost - OPEN_ENDING * ending
                total += self._hopes[key]
        return total

    def _steps(self, state: _State, place: int) -> Iterator[_State]:
        run = self._runs[place]
        same_line = place > 0 and self._runs[place - 1].line == run.line
        for column, opened in enumerate(state.columns):
            back = LEFTWARDS if same_line and column <= state.column else 0.0
            if 0 < len(opened.runs) < MOST_RUNS:
                cost = state.cost + back + self._join(column, opened.runs[-1], place)
                yield _replaced(state, column, _Open((*opened.runs, place), opened.row), cost)
            if not opened.runs:
                fresh = _Open((place,), opened.row)
                yield _replaced(state, column, fresh, state.cost + back)
                continue
            part = self._part(opened.runs[-1], place)
            for label in self._laid(column, opened):
                fresh = _Open((place,), max(opened.row, label.last + 1))
                after = _replaced(state, column, fresh, state.cost + back + part)
                yield _with_label(after, label)

    def _laid(self, column: int, opened: _Open) -> tuple[Label, ...]:
        """The likeliest ways to finish the open label of a column: which rows it names."""
        key = (column, opened)
        if key not in self._known:
            self._known[key] = self._ways(column, opened)
        return self._known[key]

    def _skip(self, column: int, row: int) -> float:
        """Cost of a row without a label of this column; groups may go on from the page before."""
        inner = column == len(self._judge.columns) - 1
        return SKIPPED if row or inner else self._skip_at_top

    def _ways(self, column: int, opened: _Open) -> tuple[Label, ...]:
        own = self._content(column, opened.runs) + self._ending(column, opened.runs)
        heights = [self._runs[place].middle for place in opened.runs]
        middle = sum(heights) / len(heights)
        skip = self._skip(column, opened.row)
        further = FURTHER_ROW if column == len(self._judge.columns) - 1 else 0.05
        found: list[Label] = []
        for first in range(opened.row, len(self._rows)):
            for last in range(first, min(len(self._rows), first + MOST_ROWS)):
                top, bottom = self._rows[first].top, self._rows[last].bottom
                if abs(middle - (top + bottom) / 2) > FAR_OFF and found:
                    continue
                cost = own + OFF_CENTRE * _off(heights, top, bottom) + further * (last - first)
                cost += skip * (first - opened.row)
                found.append(
                    Label(column=column, runs=opened.runs, first=first, last=last, cost=cost)
                )
        if not found:  # more labels than rows: this one names nothing
            return (
                Label(
                    column=column,
                    runs=opened.runs,
                    first=opened.row,
                    last=opened.row - 1,
                    cost=own + NAMELESS,
                ),
            )
        return tuple(sorted(found, key=lambda label: label.cost)[:CHOICES])

    def _join(self, column: int, before: int, place: int) -> float:
        key = (column, before, place)
        if key not in self._joins:
            self._joins[key] = self._going_on(column, before, place)
        return self._joins[key]

    def _part(self, before: int, place: int) -> float:
        key = (before, place)
        if key not in self._parts:
            self._parts[key] = self._parting(before, place)
        return self._parts[key]

    def _going_on(self, column: int, before: int, place: int) -> float:
        """Cost of a run being the next line of a label."""
        a, b = self._runs[before], self._runs[place]
        if a.line == b.line:
            return SIDE_BY_SIDE
        far = FAR_APART * max(0.0, b.middle - a.middle - 1.5)
        if open_brackets(a.plain) or hangs(a.plain):
            return far
        if open_quote(a.plain):
            return far + 0.3
        cost = far + JOIN * (1.0 - max(0.0, self._judge.words.joint(a.plain, b.plain)))
        full = self._judge.widths[column]
        if full is None:
            return cost + 0.3
        return cost + UNFULL * max(0.0, full - 1.5 - width(a.plain))

    def _parting(self, before: int, place: int) -> float:
        """Cost of a label ending where its next line might have followed."""
        a, b = self._runs[before], self._runs[place]
        if b.middle - a.middle > 2.0 or a.line == b.line:
            return 0.0
        return JOIN * max(0.0, self._judge.words.joint(a.plain, b.plain))

    def _content(self, column: int, places: tuple[int, ...]) -> float:
        """How ill the text of a label suits its column, however it goes on."""
        judge = self._judge
        text = self._text(places)
        kind, name = judge.columns[column].kind, judge.columns[column].name
        cost = 0.1 * max(0, len(text) - 20) + OUTER * (len(judge.columns) - 1 - column)
        if (kind is ColumnKind.ORDINAL) != is_ordinal(text):
            cost += 4.0
        if len(places) > 1 and judge.words.holds(text):
            cost -= WHOLE_ELSEWHERE
        if judge.memory.knows(name, text):
            cost -= KNOWN_VALUE
        full = judge.widths[column]
        if full is not None:
            excess = (width(self._runs[place].plain) - full - 1.0 for place in places)
            cost += OVERFULL * sum(max(0.0, more) for more in excess)
        return cost

    def _ending(self, column: int, places: tuple[int, ...]) -> float:
        """How ill a label ends where it does."""
        text = self._text(places)
        cost = 2.0 if hangs(text) or open_brackets(text) or closes_unopened(text) else 0.0
        cost += OPEN_QUOTE * open_quote(text)
        if len(text) <= FRAGMENT[0]:
            cost += FRAGMENT[1]
        full = self._judge.widths[column]
        if full is not None and width(self._runs[places[-1]].plain) >= full - 0.5:
            cost += FULL_END
        return cost

    def _text(self, places: tuple[int, ...]) -> str:
        return "".join(self._runs[place].plain for place in places)

    def _closed(self, state: _State) -> _State:
        for column, opened in enumerate(state.columns):
            if not opened.runs:
                missing = self._skip(column, opened.row) * (len(self._rows) - opened.row)
                state = replace(state, cost=state.cost + missing)
                continue
            best = min(self._laid(column, opened), key=self._at_end)
            state = _with_label(state, best)
            left = SKIPPED * (len(self._rows) - 1 - best.last)
            state = replace(state, cost=state.cost + left)
        return state

    def _at_end(self, label: Label) -> float:
        return label.cost + SKIPPED * (len(self._rows) - 1 - label.last)


def _replaced(state: _State, column: int, opened: _Open, cost: float) -> _State:
    columns = (*state.columns[:column], opened, *state.columns[column + 1 :])
    return _State(cost, columns, column, state.labels)


def _with_label(state: _State, label: Label) -> _State:
    crossings = sum(_cross(label, other) for other in state.labels)
    cost = state.cost + label.cost + CROSSING * crossings
    return _State(cost, state.columns, state.column, (*state.labels, label))


def _cross(one: Label, other: Label) -> bool:
    if one.column == other.column:
        return False
    left, right = (one, other) if one.column < other.column else (other, one)
    apart = right.last < left.first or left.last < right.first
    return not apart and not (left.first <= right.first and right.last <= left.last)


def _off(heights: Sequence[float], begin: float, end: float) -> float:
    """Lines by which a label's lines miss the places that they have when it is centred between
    two heights; rows that are higher than their measures hold them at their edges."""
    centre, total = (begin + end) / 2, 0.0
    for number, height in enumerate(heights):
        place = centre + number - (len(heights) - 1) / 2
        total += max(0.0, abs(height - min(end, max(begin, place))) - FREE_OFF)
    return total


def label_widths(
    labels: Sequence[tuple[Label, Sequence[Run]]], count: int
) -> tuple[float | None, ...]:
    """How many squares a full line of each column has, by the labels that are broken."""
    broken: list[list[float]] = [[] for _ in range(count)]
    for label, runs in labels:
        broken[label.column].extend(width(runs[place].plain) for place in label.runs[:-1])
    return tuple(
        sorted(found)[int(0.9 * (len(found) - 1))] if len(found) > 1 else None for found in broken
    )
