"""The smallest stretches of text whose columns stand interleaved on the same lines.

Character recognition reads a page line by line across all columns, so one line may hold the end
of a task, a stretch of a measure and the middle of a unit's name. Every space may be a column's
edge there, and sometimes an edge has no space at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.table_lines import TextLine
from corpus.table_shapes import deadline_misfit, plain
from corpus.table_units import UnitNames

_DEADLINE_INSIDE = re.compile(
    r"20\d\d\s*年\s*(?:\d{1,2}\s*月\s*)?(?:底|末|\d{1,2}\s*日)\s*[前首](?=\s|$)"
)
_SPREAD = re.compile(r"(?<!\S)\w(?:\s\w){1,}[，、。]?(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A stretch of a line; `first` on its line, `glued` when no space stands before it."""

    text: AlignedText
    line: int
    first: bool
    glued: bool = False

    @property
    def plain(self) -> str:
        return plain(self.text.text)


def atoms_of(lines: Sequence[TextLine], places: Iterable[int]) -> tuple[Atom, ...]:
    """The atoms of the lines at these places, in order."""
    found: list[Atom] = []
    for place in places:
        line = lines[place].text
        first = True
        for begin, end in _stretches(line.text):
            glued = begin > 0 and not line.text[begin - 1].isspace()
            found.append(Atom(text=line[begin:end], line=place, first=first, glued=glued))
            first = False
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    whole = sorted(_whole_stretches(text))
    place = 0
    for begin, end in [*whole, (len(text), len(text))]:
        for match in re.finditer(r"\S+", text[place:begin]):
            yield place + match.start(), place + match.end()
        if begin < end:
            yield begin, end
        place = end


def _whole_stretches(text: str) -> list[tuple[int, int]]:
    """Stretches that hold spaces and are one atom all the same: deadlines, spread letters."""
    found = [match.span() for match in _DEADLINE_INSIDE.finditer(text)]
    for match in _SPREAD.finditer(text):
        begin, end = match.span()
        unit = re.search(r"(?<=\s)[市省各]\s", text[begin:end])
        if unit:  # the letter before it ends another column's line
            begin += unit.start()
        if all(end <= a or b <= begin for a, b in found):
            found.append((begin, end))
    return found


def split_at_units(atoms: Sequence[Atom], units: UnitNames) -> tuple[Atom, ...]:
    """The atoms, cut where a name breaks off and something else goes on without a space."""
    found: list[Atom] = []
    for atom in atoms:
        cut = units.cut(atom.text.text)
        if cut is None:
            found.append(atom)
        else:
            found.append(replace(atom, text=atom.text[:cut]))
            found.append(replace(atom, text=atom.text[cut:], first=False, glued=True))
    return tuple(found)


def is_strong_deadline(text: str) -> bool:
    """A deadline with a date, even a misread one; 长期坚持 may also begin a sentence."""
    return deadline_misfit(text) < 0.5 and bool(re.search(r"\d", text))
