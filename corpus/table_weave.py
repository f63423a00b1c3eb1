"""Which column each stretch of interleaved text belongs to.

The text is read once from left to right with several readings kept (a beam search). Each stretch
is judged by what it looks like, by how well it goes on with what its column said last, and by
whether lines of sentences are as wide as their column or end with a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.table_atoms import Atom, is_strong_deadline
from corpus.table_kinds import ColumnKind
from corpus.table_memory import Words
from corpus.table_shapes import deadline_misfit, ends_sentence, hangs, has_unit, unit_share, width
from corpus.table_units import UnitNames

LABEL, WHEN, WHAT, WHO = (
    ColumnKind.LABEL,
    ColumnKind.DEADLINE,
    ColumnKind.MEASURE,
    ColumnKind.UNITS,
)
_ORDER = {LABEL: 0, WHEN: 1, WHAT: 2, WHO: 3}
_QUOTED = re.compile(r"[“”\"＂].*[“”\"＂]")
_LETTERS = re.compile(r"[一-龥]")
BEAM = 32
BACKWARDS = 2.5  # a column left of the last one on the same line: two lines were read as one
WIDEST_LABEL = 8.0
SHORT_LINE = 3.0  # of a line of a sentence that is neither full nor finished
SHORT_BY = 4.0  # squares that a full line may lack
LONG_BY = 2.5  # squares that a line may have more than most full ones
LABEL_JOINT = 0.25
OPEN_LABELS = 5  # label cells that may stand side by side, unfinished
UNLIKE_UNITS = 3.5
UNKNOWN_WIDTH = 14.0  # a line of sentences has at least this many squares


@dataclass(frozen=True, slots=True, kw_only=True)
class Weave:
    """What judges interleaved text: words of the file, names of authorities, the line width."""

    words: Words
    units: UnitNames
    full: float | None


_Key = tuple[ColumnKind | None, str, str, tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of the atoms so far: kinds, and where each stream broke off."""

    cost: float
    kind: ColumnKind | None
    said: str  # last atom of the measures
    named: str  # last atom of the units
    labels: tuple[str, ...]  # last atoms of the labels
    run: float  # width of the measure run on this line
    before: _Reading | None

    @property
    def key(self) -> _Key:
        return (self.kind, self.said, self.named, self.labels, self.run)


def kinds_of(atoms: Sequence[Atom], weave: Weave) -> tuple[ColumnKind, ...]:
    """The kind of column of each atom."""
    beam = [_Reading(0.0, None, "", "", (), 0.0, None)]
    for atom in atoms:
        found: dict[_Key, _Reading] = {}
        options = list(_options(atom, weave))
        for reading in beam:
            for kind, own in options:
                after = _extended(reading, atom, kind, own, weave)
                known = found.get(after.key)
                if known is None or after.cost < known.cost:
                    found[after.key] = after
        beam = sorted(found.values(), key=lambda r: r.cost)[:BEAM]
    best = min(beam, key=lambda r: r.cost + _run_end(r, weave))
    kinds: list[ColumnKind] = []
    step: _Reading | None = best
    while step is not None and step.kind is not None:
        kinds.append(step.kind)
        step = step.before
    return tuple(reversed(kinds))


def _options(atom: Atom, weave: Weave) -> Iterator[tuple[ColumnKind, float]]:
    """The kinds an atom may be of, each with what its own look costs."""
    text = atom.plain
    misfit = deadline_misfit(text)
    if misfit < 0.5:
        yield WHEN, (0.0 if is_strong_deadline(text) else 0.4) + misfit
        if not is_strong_deadline(text):
            yield WHAT, 1.0
        return
    units = _as_units(text, weave.units)
    if units < UNLIKE_UNITS:
        yield WHO, units
    yield WHAT, 2.5 if weave.units.whole(text) else 0.3
    if width(text) <= 2 * WIDEST_LABEL:
        yield LABEL, _as_label(atom, whole=weave.units.whole(text))


def _as_units(text: str, units: UnitNames) -> float:
    shape = 6.0 * (1.0 - unit_share(text)) + (0.0 if has_unit(text) else 0.8)
    if text[0] in "市省县区各" and width(text) <= WIDEST_LABEL:
        shape = min(shape, 1.5)
    return min(shape, 6.0 * (1.0 - units.share(text)) + (0.0 if len(text) > 1 else 0.5))


def _as_label(atom: Atom, *, whole: bool) -> float:
    text = atom.plain
    cost = (0.2 if atom.first else 0.4) + max(0.0, width(text) - WIDEST_LABEL)
    cost += 2.5 * len(re.findall(r"[，。；．,;]", text)) + 0.15 * len(re.findall(r"\d", text))
    cost += 1.5 * text.endswith("、") + 0.5 * bool(_QUOTED.fullmatch(text))
    if not _LETTERS.search(text):
        cost += 1.0
    return cost + (3.0 if whole else 0.0)


def _extended(
    reading: _Reading, atom: Atom, kind: ColumnKind, own: float, weave: Weave
) -> _Reading:
    cost = reading.cost + own
    same_run = kind is WHAT and reading.kind is WHAT and not atom.first
    if not same_run:
        cost += _run_end(reading, weave)
    if not atom.first and reading.kind is not None and _ORDER[kind] < _ORDER[reading.kind]:
        cost += BACKWARDS
    said, named, labels, run = reading.said, reading.named, reading.labels, 0.0
    if kind is WHAT:
        cost += _going_on(said, atom, weave.words, same_run=same_run)
        said, run = atom.plain, (reading.run if same_run else 0.0) + width(atom.plain)
    elif kind is WHO:
        cost += _next_name(named, atom.plain, weave.units)
        named = atom.plain
    elif kind is LABEL:
        joints = [weave.words.joint(label, atom.plain) for label in labels]
        cost -= LABEL_JOINT * max([0.0, *joints])
        labels = (*labels[1 - OPEN_LABELS :], atom.plain)
    return _Reading(cost, kind, said, named, labels, run, reading)


def _run_end(reading: _Reading, weave: Weave) -> float:
    """Cost of a line of sentences ending where it does."""
    if reading.kind is not WHAT:
        return 0.0
    if weave.full is not None and reading.run > weave.full + LONG_BY:
        return min(SHORT_LINE, 0.6 * (reading.run - weave.full - LONG_BY))
    if ends_sentence(reading.said):
        return 0.0
    least = UNKNOWN_WIDTH if weave.full is None else weave.full - SHORT_BY
    return SHORT_LINE if reading.run < least else 0.0


def _going_on(said: str, atom: Atom, words: Words, *, same_run: bool) -> float:
    if not said or ends_sentence(said):
        return 0.0
    weight = 0.12 if same_run and not atom.glued else 0.35
    return -weight * words.joint(said, atom.plain)


def _next_name(named: str, text: str, units: UnitNames) -> float:
    """Cost of a name, or a piece of one, after what the column of units said last."""
    begins = units.begins(text)
    if not named:
        return 0.0 if begins else 1.0
    if units.join(named, text):
        return -1.0
    if hangs(named):
        return 0.0 if begins else 1.5
    if not units.ends(named):
        return 2.5
    return 0.3 if begins else 2.0


def full_width(atoms: Sequence[Atom], kinds: Sequence[ColumnKind]) -> float | None:
    """How wide a full line of sentences is, by the lines that break off in mid-sentence."""
    runs: list[float] = []
    run, last = 0.0, ""
    for atom, kind in zip(atoms, kinds, strict=True):
        if atom.first or kind is not WHAT:
            if run and not ends_sentence(last):
                runs.append(run)
            run = 0.0
        if kind is WHAT:
            run, last = run + width(atom.plain), atom.plain
    long = sorted(run for run in runs if run >= UNKNOWN_WIDTH)
    return long[len(long) // 2] if len(long) > 2 else None
