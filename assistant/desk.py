"""The seam between the evaluator's desk and the page: neither imports the other.

The desk is plugged into the page as the entry point `desk` of the group `wence.page`: a function
that takes the home directory and gives a `Desk`. Without one the page has no such tab.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Desk", "Measured", "Missed", "Progress", "RunReport"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is. `run` is its name once it is complete or was stopped."""

    done: int
    total: int
    right: int
    run: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure in words, with its interval and what it is good for."""

    label: str
    value: str
    interval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A question that was not strictly right: what was asked, said, and what is wrong with it."""

    id: str
    question: str
    answer: str
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A run as the page shows it; `better` and `worse` are against another run, if one is."""

    name: str
    asked: int
    measures: tuple[Measured, ...]
    kinds: tuple[tuple[str, int, int], ...]  # name, right, asked
    missed: tuple[Missed, ...]
    page: bytes  # the whole report, one HTML file
    against: str = ""
    better: tuple[Missed, ...] = ()
    worse: tuple[Missed, ...] = ()
    chance: str = ""


class Desk(Protocol):
    """What the page needs of the evaluator's desk."""

    def sets(self) -> Sequence[str]:
        """The names of the question sets."""
        ...

    def runs(self) -> Sequence[str]:
        """The names of the finished runs, newest first."""
        ...

    def run(self, name: str, *, limit: int | None, stop: Callable[[], bool]) -> Iterator[Progress]:
        """Ask the questions of a set; `stop` is looked at between them. Raises `PolicyError`."""
        ...

    def report(self, run: str, *, against: str = "") -> RunReport:
        """What came of a run, beside another one if named. Raises `PolicyError`."""
        ...
