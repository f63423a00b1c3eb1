"""Enumerations inside a paragraph: 有下列情形之一的：一是…；二是…；三是….

Their items are sentences of their own; a list that is asked for is told with all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.statements import Statement

RUN_LENGTH = 420  # characters of an enumeration told whole
_NUMBERS = "一二三四五六七八九十"
_STYLES = (
    tuple(f"{number}是" for number in _NUMBERS),
    tuple(f"其{number}" for number in _NUMBERS[:6]),
    tuple(f"（{place}）" for place in range(1, 11)),
    tuple("①②③④⑤⑥⑦⑧⑨⑩"),
    tuple(f"{number}要" for number in _NUMBERS[:6]),
)
_BEGINS = re.compile(r"[:：，。；]\s*$|^$")
FEWEST = 2  # items


def enumeration_of(best: Statement, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of the enumeration that `best` opens or is part of, its opening first;
    none if there is none. `statements` are those of its document, in order."""
    if best.row is not None:
        return ()
    place = next((i for i, s in enumerate(statements) if s is best), None)
    if place is None:
        return ()
    for marks in _STYLES:
        first = _first(statements, place, marks)
        run = tuple(_run(statements, first, marks)) if first is not None else ()
        if len(run) >= FEWEST and sum(len(s.text) for s in run) <= RUN_LENGTH:
            return run
    return ()


def _first(statements: Sequence[Statement], place: int, marks: Sequence[str]) -> int | None:
    """Where the enumeration begins in which the statement at `place` stands."""
    own = next(
        (n for n, mark in enumerate(marks) if statements[place].text.text.startswith(mark)), 0
    )
    begin = place - own
    if begin < 0 or not _is_beside(statements[begin], statements[place]):
        return None
    text = statements[begin].text.text
    at = text.find(marks[0])
    return begin if at >= 0 and _BEGINS.search(text[:at]) else None


def _run(statements: Sequence[Statement], begin: int, marks: Sequence[str]) -> Iterator[Statement]:
    yield statements[begin]
    for mark, statement in zip(marks[1:], statements[begin + 1 :], strict=False):
        if not statement.text.text.startswith(mark) or not _is_beside(statements[begin], statement):
            return
        yield statement


def _is_beside(one: Statement, other: Statement) -> bool:
    return one.headings[:1] == other.headings[:1] and other.row is None
