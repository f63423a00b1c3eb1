"""The open sections while a document is read from top to bottom.

An enumerator counts when it opens a list or goes on with one; a number that does neither is
text. Of several readings of one (an item 1. or a section 1.10) the first that counts is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.markers import RANKS, Marker

SEQUENCE_GAP = 2  # enumerators that OCR lost, at most
BULLET_RANK = 20  # list items without an enumerator lie below all that have one
_NESTED_RANK = RANKS["number_bracket"]  # of 1. inside of sections that are numbered 1.1
_ROOT_RANK = -100
_SELF_EVIDENT = ("part", "chapter", "section", "article")  # say themselves what they are
_INNER = ("number_bracket", "circled")  # lists of these begin at 1 each time


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section that is open: its rank, the numbers it has reached, and its text in the path."""

    rank: int
    style: str
    numbers: tuple[int, ...]
    text: str


@dataclass(slots=True)
class Outline:
    """The stack of open sections. `reached` is the last number of each rank, also of closed
    lists, because main lists often count on through their parents."""

    open: list[Heading] = field(default_factory=list)
    reached: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self.open)

    def choose(self, markers: Sequence[Marker]) -> Marker | None:
        """The first reading that goes with what is open; None if the number is text."""
        return next((marker for marker in map(self._placed, markers) if self.accepts(marker)), None)

    def _placed(self, marker: Marker) -> Marker:
        """A list 1. 2. 3. inside of 2.1 lies below it, not beside 2."""
        if marker.style != "decimal" or not any(h.style == "dotted" for h in self.open):
            return marker
        nested = self._at(_NESTED_RANK)
        chapter = self._at(RANKS["decimal"])
        goes_on_inside = nested is not None and _follows(marker.number, nested.numbers[-1])
        next_chapter = (
            chapter is not None
            and chapter.style == "decimal"
            and marker.number == chapter.numbers[-1] + 1
        )
        if next_chapter and not goes_on_inside:
            return marker
        return replace(marker, rank=_NESTED_RANK)

    def _at(self, rank: int) -> Heading | None:
        return next((heading for heading in reversed(self.open) if heading.rank == rank), None)

    def accepts(self, marker: Marker) -> bool:
        """Does the marker open a list, or go on with one?"""
        if marker.style == "dotted":
            return self._accepts_dotted(marker)
        if marker.put_in:
            same = self._at(marker.rank)
            return same is not None and same.numbers[-1] == marker.number
        if marker.number == 1 or marker.style in _SELF_EVIDENT:
            return True
        same = self._at(marker.rank)
        if same is not None:
            return _follows(marker.number, same.numbers[-1])
        if marker.style != "bare" and marker.number <= 1 + SEQUENCE_GAP:
            return True  # the first items were lost
        reached = self.reached.get(marker.rank)
        return (
            marker.style not in _INNER
            and reached is not None
            and _follows(marker.number, reached[-1])
        )

    def _accepts_dotted(self, marker: Marker) -> bool:
        """2.3 goes below 2, or after 2.2; a first 3.1 may follow 2.4 if OCR lost the 3."""
        if any(heading.numbers == marker.parents for heading in self.open):
            before = self.reached.get(marker.rank, ())
            last = before[-1] if before[:-1] == marker.parents else 0
            return _follows(marker.number, last)
        before = self.reached.get(marker.rank, ())
        if not before:
            return marker.number == 1 and all(parent == 1 for parent in marker.parents)
        after = zip(marker.parents, before, strict=False)
        near = all(0 <= here - there <= 1 for here, there in after)
        return near and marker.number <= 1 + SEQUENCE_GAP

    def push(self, marker: Marker, text: str) -> None:
        """Open the section of a marker; those that it ends are closed."""
        numbers = (*marker.parents, marker.number)
        self.enter(rank=marker.rank, style=marker.style, numbers=numbers, text=text)
        self.reached[marker.rank] = numbers

    def enter(self, *, rank: int, style: str, numbers: tuple[int, ...] = (0,), text: str) -> None:
        """Open a section that has no enumerator of its own."""
        self.close(rank)
        self.open.append(Heading(rank=rank, style=style, numbers=numbers, text=text))

    def close(self, rank: int) -> None:
        """Close all sections of this rank and below."""
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()

    def clear(self, *, root: str | None = None) -> None:
        """Begin anew, in an annex of this name or in a document."""
        self.open = []
        self.reached = {}
        if root:
            self.enter(rank=_ROOT_RANK, style="root", text=root)


def _follows(number: int, last: int) -> bool:
    return 0 < number - last <= 1 + SEQUENCE_GAP


def heading_ranks(headings: Iterable[tuple[int, Marker | None]]) -> Mapping[int, int]:
    """The rank of each Markdown heading depth: that of the enumerators used at it.

    A depth without enumerators comes right below the next depth above it that has a rank.
    """
    numbered: dict[int, int] = {}
    seen = set()
    for depth, marker in headings:
        seen.add(depth)
        if marker:
            numbered[depth] = min(marker.rank, numbered.get(depth, marker.rank))
    ranks: dict[int, int] = {}
    for depth in sorted(seen):
        above = max((upper for upper in ranks if upper < depth), default=None)
        below_it = ranks[above] + 1 if above is not None else depth + _ROOT_RANK + 1
        ranks[depth] = numbered.get(depth, below_it)
    return ranks
