"""Whose grades are whose: names that stand in the middle of the rows that they are printed for.

Grades go down within an industry; each has one name, printed half-way down its rows, perhaps in
two pieces one below the other. All rows and all pieces of names have to come out even.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_rule_cells import is_industry
from corpus.table_rule_rows import is_below
from corpus.table_shapes import plain

OFF_MIDDLE = 0.6  # lines that a name may stand off the middle of its rows
LEAST_LEAD = 0.25  # lines, over the next way to give names to rows
UNKNOWN_NAME = 0.6  # lines of doubt about a name of no industry that is known
MOST_PIECES = 3  # of a name
MOST_APART = 1.0  # lines from one piece of a name to the next
KEPT = 2  # ways, so that the best is known to lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a merged cell. `at`: its height in lines of rows; `row`: the row beside it, or
    the one below where it stands between two."""

    text: AlignedText
    at: float
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows `[first, end)` of an industry, and the pieces of its name."""

    first: int
    end: int
    name: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    cost: float
    groups: tuple[Group, ...]


def groups_of(
    grades: Sequence[str], bounds: Sequence[float], names: Sequence[Stretch]
) -> tuple[Group, ...]:
    """The industries of rows with these grades, between `bounds` in height; nothing where two
    ways are as good, or none fits."""
    ways: dict[tuple[int, int], list[_Way]] = {(0, 0): [_Way(0.0, ())]}
    for row in range(len(grades)):
        for used in range(len(names)):
            for way in ways.get((row, used), ()):
                for group, cost in _groups_at(row, used, grades, bounds, names):
                    key = (group.end, used + len(group.name))
                    kept = [*ways.get(key, ()), _Way(way.cost + cost, (*way.groups, group))]
                    ways[key] = sorted(kept, key=lambda w: w.cost)[:KEPT]
    done = ways.get((len(grades), len(names)), [])
    if not done or (len(done) > 1 and done[1].cost - done[0].cost < LEAST_LEAD):
        return ()
    return done[0].groups


def _groups_at(
    row: int,
    used: int,
    grades: Sequence[str],
    bounds: Sequence[float],
    names: Sequence[Stretch],
) -> list[tuple[Group, float]]:
    """The groups that may begin at a row, each with the doubt about it."""
    found: list[tuple[Group, float]] = []
    for end in range(row + 1, len(grades) + 1):
        if end - row > 1 and not is_below(grades[end - 2], grades[end - 1]):
            break
        for last in range(used + 1, min(len(names), used + MOST_PIECES) + 1):
            own = names[used:last]
            off = abs((bounds[row] + bounds[end]) / 2 - (own[0].at + own[-1].at) / 2)
            inside = bounds[row] <= own[0].at and own[-1].at <= bounds[end]
            doubt = _name_doubt(own)
            if inside and off <= OFF_MIDDLE and doubt is not None:
                found.append((Group(first=row, end=end, name=tuple(own)), off + doubt))
    return found


def _name_doubt(pieces: Sequence[Stretch]) -> float | None:
    """What speaks against pieces as one name; None where they cannot be."""
    texts = [plain(piece.text.text) for piece in pieces]
    if texts[0].startswith(("（", "(", "、")):
        return None
    if any(b.at - a.at > MOST_APART for a, b in pairwise(pieces)):
        return None
    if any(is_industry(a) and is_industry(b) for a, b in pairwise(texts)):
        return None
    return 0.0 if is_industry("".join(texts)) else UNKNOWN_NAME
