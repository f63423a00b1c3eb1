"""Header lines cut into a given number of column names.

Names that stand side by side reach us in two ways: one name after the other, each with its own
lines, or line by line, so that the second line holds the second halves of them all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from itertools import combinations, groupby, pairwise, product

from corpus.aligned import AlignedText
from corpus.table_lines import COLUMN_GAP, TextLine
from corpus.table_memory import Words
from corpus.table_name_sense import is_title, stands_alone, torn
from corpus.table_shapes import closes_unopened, is_wide, open_brackets, plain

KEPT = 4  # readings of one band
HARD_JOIN = 2.0  # across a space that no prose would have
SOFT_JOIN, SOFT_CUT = 0.2, 0.3  # at a space that typesetting would set anyway
LINE_JOIN, LINE_CUT = 0.3, 0.1
JOINT = 0.15  # weight of the evidence of words
NEW_NAME = -0.5  # of a join that the file does not know
LAYERED = 0.3  # of names read line by line
LAYER_JOIN = 0.1
BEGUN = 3.0  # a name that goes on where it could not
OFF_LINE = 0.8  # per line that names side by side stand lower than one another
MOST_OPTIONS = 1000  # ways to read one band line by line
MOST_SOFT = 4  # spaces of a line that may divide names or not
MOST_JOINED = 8  # atoms of one name
_ATOM = re.compile(r"\S+?[)）](?=[（(])|\S*\d\s+[年月日]\S*|\S+")
_UNIT = re.compile(r"[（(][^（()）]{1,10}[）)]")
_MEASURE = re.compile(r"(?:比例|比率|占比|浓度|天数|数量|总量|幅度)(?:[（(][^（()）]{1,10}[）)])?")
_MEASURED = re.compile(r"(?:[率量值度]|比例|占比|目标|任务|实[际况绩])$|[（(）)]")
_TORN_OFF = re.compile(r"[²³\d]{1,2}$|[²³\d]?[）)]")

Names = tuple[tuple[int, ...], ...]  # per name the atoms that it is made of


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A stretch of a header line without spaces. `hard`: no typesetting set the space before."""

    text: AlignedText
    line: int
    first: bool
    hard: bool

    plain: str


def atoms_of(lines: Sequence[TextLine]) -> tuple[Atom, ...]:
    """The stretches of the header lines, in order."""
    found: list[Atom] = []
    for number, line in enumerate(lines):
        text, end = line.text.text, 0
        for place, match in enumerate(_ATOM.finditer(text)):
            hard = place > 0 and _is_hard(text, end, match.start())
            stretch = line.text[match.start() : match.end()]
            own = plain(match.group())
            atom = Atom(text=stretch, line=number, first=place == 0, hard=hard, plain=own)
            if found and _is_torn_off(found[-1], atom):
                text_so_far = AlignedText.join((found[-1].text, stretch))
                found[-1] = replace(found[-1], text=text_so_far, plain=found[-1].plain + own)
            else:
                found.append(atom)
            end = match.end()
    return tuple(found)


def with_rests(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """The stretches, a name at either end of a line put together with its rest on the next one:
    县（市、 ... 减排量 / 区） ... （吨）, between which the names below a head may stand."""
    lines = [list(group) for _, group in groupby(atoms, key=lambda atom: atom.line)]
    for above, below in pairwise(lines):
        opened = next((k for k, atom in enumerate(above[:2]) if _closes(atom, below[0])), None)
        if opened is not None and len(above) > 1 and len(below) > 1:
            above[opened] = _joined(above[opened], below.pop(0))
            below[0] = replace(below[0], first=True, hard=False)
        if len(above) > 1 and len(below) > 1 and _ends(above[-1], below[-1]):
            above[-1] = _joined(above[-1], below.pop())
    return tuple(atom for line in lines for atom in line)


def _joined(one: Atom, other: Atom) -> Atom:
    text = AlignedText.join((one.text, other.text))
    return replace(one, text=text, plain=one.plain + other.plain)


def _closes(one: Atom, other: Atom) -> bool:
    return bool(open_brackets(one.plain)) and closes_unopened(other.plain)


def _ends(one: Atom, other: Atom) -> bool:
    """Whether a name goes on with its unit, with the other half of its bracket, or with the word
    that says how its thing is measured: 优良天数 / 比例."""
    if _closes(one, other) or (_UNIT.fullmatch(other.plain) and "（" not in one.plain):
        return True
    return bool(_MEASURE.fullmatch(other.plain)) and not _MEASURED.search(one.plain)


def _is_torn_off(last: Atom, atom: Atom) -> bool:
    """A raised figure of a unit stands on a line of its own, and what follows it on the next."""
    return atom.first and bool(open_brackets(last.plain)) and bool(_TORN_OFF.match(atom.plain))


def _is_hard(text: str, left: int, right: int) -> bool:
    if right - left >= COLUMN_GAP or right == left or "\t" in text[left:right]:
        return True
    if is_wide(text[left - 1]) != is_wide(text[right]):
        return False
    lone = (left < 2 or text[left - 2].isspace()) and not text[right + 1 : right + 2].strip()
    return not lone


@dataclass(frozen=True, slots=True, kw_only=True)
class BandReading:
    """Names, and the doubt about them in nats."""

    cost: float
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Readings of stretches of a header as so many names; each is worked out once."""

    atoms: tuple[Atom, ...]
    words: Words
    _seen: dict[tuple[int, int, int], tuple[BandReading, ...]] = field(default_factory=dict)
    _whole_names: dict[tuple[int, ...], float] = field(default_factory=dict)
    _stretches: dict[tuple[int, int], float] = field(default_factory=dict)
    _joints: dict[int, float] = field(default_factory=dict)

    def text(self, name: Sequence[int]) -> str:
        return "".join(self.atoms[place].plain for place in name)

    def readings(self, begin: int, end: int, count: int) -> tuple[BandReading, ...]:
        """The best readings of atoms `[begin, end)` as `count` names, best first."""
        key = (begin, end, count)
        if key not in self._seen:
            found: dict[Names, float] = {}
            if 0 < count <= end - begin:
                for reading in (
                    *self._one_by_one(begin, end, count),
                    *self._line_by_line(begin, end, count),
                ):
                    found[reading.names] = min(reading.cost, found.get(reading.names, math.inf))
            best = nsmallest(KEPT, found.items(), key=lambda item: item[1])
            self._seen[key] = tuple(BandReading(cost=cost, names=names) for names, cost in best)
        return self._seen[key]

    def in_order(self, begin: int, end: int, count: int) -> tuple[BandReading, ...]:
        """The same of names that stand one after the other."""
        readings = self._one_by_one(begin, end, count) if 0 < count <= end - begin else ()
        return tuple(nsmallest(KEPT, readings, key=lambda reading: reading.cost))

    def _one_by_one(self, begin: int, end: int, count: int) -> Iterator[BandReading]:
        best: list[list[tuple[float, Names]]] = [[] for _ in range(end - begin + 1)]
        best[0] = [(0.0, ())]
        for number in range(count):
            after: list[list[tuple[float, Names]]] = [[] for _ in best]
            for stop in range(begin + number + 1, end + 1):
                options = (
                    (cost + self._name(start, stop), (*names, tuple(range(start, stop))))
                    for start in range(max(begin, stop - MOST_JOINED), stop)
                    for cost, names in best[start - begin]
                )
                after[stop - begin] = nsmallest(KEPT, options, key=lambda option: option[0])
            best = after
        for cost, names in best[-1]:
            yield BandReading(cost=cost + self._cut(begin), names=names)

    def _name(self, start: int, stop: int) -> float:
        """Cost of atoms as one name, with the cut that ends it."""
        key = (start, stop)
        if key not in self._stretches:
            joins = sum(self._join(place) for place in range(start + 1, stop))
            self._stretches[key] = self._whole(range(start, stop)) + joins + self._cut(stop)
        return self._stretches[key]

    def _whole(self, name: Sequence[int]) -> float:
        """Cost of atoms together as one name."""
        key = tuple(name)
        if key not in self._whole_names:
            self._whole_names[key] = self._worked_out(name)
        return self._whole_names[key]

    def _worked_out(self, name: Sequence[int]) -> float:
        text = self.text(name)
        begun = any(stands_alone(self.text(name[:size])) for size in range(1, len(name)))
        begun = begun or any(_names_rows(self.atoms[place].plain) for place in name[1:])
        begun = begun or (len(name) > 1 and any(is_title(self.atoms[k].plain) for k in name))
        return torn(text) + BEGUN * (begun and not stands_alone(text))

    def _join(self, place: int) -> float:
        atom = self.atoms[place]
        if atom.hard:
            return HARD_JOIN
        joint = self._joint(place)
        if atom.first:
            return max(0.0, LINE_JOIN - JOINT * joint)
        return max(0.0, SOFT_JOIN - JOINT * joint)

    def _cut(self, place: int) -> float:
        if not 0 < place < len(self.atoms) or self.atoms[place].hard:
            return 0.0
        base = LINE_CUT if self.atoms[place].first else SOFT_CUT
        return base + JOINT * max(0.0, self._joint(place))

    def _joint(self, place: int) -> float:
        if place not in self._joints:
            left, right = self.atoms[place - 1].plain, self.atoms[place].plain
            self._joints[place] = self._known(left, right)
        return self._joints[place]

    def _known(self, left: str, right: str) -> float:
        """Evidence for a join; that the words of a name are met nowhere else says little."""
        return max(NEW_NAME, self.words.joint(left, right))

    def _line_by_line(self, begin: int, end: int, count: int) -> Iterator[BandReading]:
        lines = [
            list(group)
            for _, group in groupby(range(begin, end), key=lambda place: self.atoms[place].line)
        ]
        if len(lines) < 2 or max(len(line) for line in lines) < max(2, count - 1):
            return
        options = [list(self._placed(line, count)) for line in lines]
        if not math.prod(map(len, options)) or math.prod(map(len, options)) > MOST_OPTIONS:
            return
        for chosen in product(*options):
            if len(frozenset().union(*(placed for _, placed in chosen))) == count:
                yield self._stacked(chosen, count)

    def _placed(
        self, line: Sequence[int], count: int
    ) -> Iterator[tuple[float, dict[int, tuple[int, ...]]]]:
        """The parts of a line under columns that go rightwards, with the cost of its cuts."""
        for cost, parts in self._parts(line):
            if len(parts) <= count:
                for columns in combinations(range(count), len(parts)):
                    yield cost, dict(zip(columns, parts, strict=True))

    def _parts(self, line: Sequence[int]) -> Iterator[tuple[float, list[tuple[int, ...]]]]:
        soft = [place for place in line[1:] if not self.atoms[place].hard]
        hard = {place for place in line[1:] if self.atoms[place].hard}
        if len(soft) > MOST_SOFT:
            soft, hard = [], hard | set(soft)
        for size in range(len(soft) + 1):
            for chosen in combinations(soft, size):
                cuts = sorted(hard | set(chosen))
                cost = sum(self._cut(place) for place in chosen)
                cost += sum(self._join(place) for place in soft if place not in chosen)
                bounds = [line[0], *cuts, line[-1] + 1]
                yield cost, [tuple(range(a, b)) for a, b in pairwise(bounds)]

    def _stacked(
        self, chosen: Sequence[tuple[float, dict[int, tuple[int, ...]]]], count: int
    ) -> BandReading:
        cost = LAYERED + sum(own for own, _ in chosen)
        names: list[tuple[int, ...]] = []
        spans: list[tuple[int, int]] = []
        for column in range(count):
            layers = [number for number, (_, placed) in enumerate(chosen) if column in placed]
            parts = [chosen[number][1][column] for number in layers]
            names.append(tuple(place for part in parts for place in part))
            spans.append((layers[0], layers[-1]))
            cost += self._whole(names[-1])
            for above, below in pairwise(parts):
                joint = self._known(self.text(above), self.text(below))
                cost += max(0.0, LAYER_JOIN - JOINT * joint)
        return BandReading(cost=cost + OFF_LINE * _unaligned(spans), names=tuple(names))


def _names_rows(text: str) -> bool:
    """县区, 乡镇, 序号: a name by itself wherever it stands."""
    return len(text) > 1 and text not in _VAGUE and stands_alone(text)


_VAGUE = frozenset({"单位", "名称", "城市", "编号"})


def _unaligned(spans: Sequence[tuple[int, int]]) -> float:
    """How far names side by side are from beginning on one line, or having one middle."""
    middles = [(first + last) / 2 for first, last in spans]
    tops = [first for first, _ in spans]
    return min(max(middles) - min(middles), float(max(tops) - min(tops)))
