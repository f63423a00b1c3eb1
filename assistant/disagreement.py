"""Where documents say two things on the asked point: the text one, the annex another.

Contradictions are found when the corpus is built (`corpus.facts`); here the ones are picked that
the answer touches, and of the kind that was asked: units for who, days for when, else figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.compose import Finding
from assistant.question import Query, Want
from corpus.fact_models import Contradiction, ContradictionKind, Side
from corpus.series import split_segments
from corpus.statements import Statement

_UNITS = (ContradictionKind.UNITS, ContradictionKind.FEWER_UNITS)
_FIGURES = (ContradictionKind.FIGURE, ContradictionKind.ROUNDED, ContradictionKind.NAME)

_FIGURE = re.compile(r"\d+(?:\.\d+)?[^年月日\d]*$")
# A name that differs in one character matters to a question for such names.
_PLACE = re.compile(r"[镇乡村县区市旗]$|街道$")
_PLACES_ASKED = re.compile(r"[镇乡村]|街道|范围|区域|地方|地区|哪里|哪儿|在哪")
_OTHERS_ASKED = re.compile(r"哪|谁|什么|啥|名单|清单|名称|包括")
LEAST_NAME = 3  # characters of a list's member that a question names


class Disagreements:
    """The contradictions of a corpus, by document."""

    def __init__(self, contradictions: Iterable[Contradiction]) -> None:
        self._by_document: dict[str, list[Contradiction]] = {}
        for contradiction in contradictions:
            for document in dict.fromkeys(side.document_id for side in contradiction.sides):
                self._by_document.setdefault(document, []).append(contradiction)

    def touching(self, query: Query, statement: Statement, *, told: str) -> Iterator[Side]:
        """The other sides of what a statement says, each place once; where it is figures that
        differ, only if they are `told`."""
        seen: set[str] = set()
        for contradiction in self._by_document.get(statement.document_id, ()):
            if contradiction.kind not in _kinds(query) or _asks_beside(query, contradiction):
                continue
            whose = contradiction.kind in _UNITS
            own = [s for s in contradiction.sides if _touches(statement, s, whole=whose)]
            if not own or not (whose or any(s.said.text in told for s in own)):
                continue
            for side in contradiction.sides:
                if side not in own and side.passage_id not in seen:
                    seen.add(side.passage_id)
                    yield side

    def are_sides(self, query: Query, one: Statement, other: Statement) -> bool:
        """Are two statements known to contradict each other on the kind of thing asked for?"""
        for contradiction in self._by_document.get(one.document_id, ()):
            whose = contradiction.kind in _UNITS
            if contradiction.kind in _kinds(query) and all(
                any(_touches(statement, side, whole=whose) for side in contradiction.sides)
                for statement in (one, other)
            ):
                return True
        return False

    def tells_one(self, query: Query, statements: Sequence[Statement], told: Sequence[str]) -> bool:
        """Is of the figures that two statements are known to differ in only one told?"""
        for contradiction in self._by_document.get(statements[0].document_id, ()):
            if contradiction.kind not in _FIGURES or contradiction.kind not in _kinds(query):
                continue
            said = [
                side.said.text in text
                for statement, text in zip(statements[:2], told, strict=False)
                for side in contradiction.sides
                if _touches(statement, side, whole=False)
            ]
            if len(said) == len(contradiction.sides):
                return sum(said) == 1
        return False


def _kinds(query: Query) -> tuple[ContradictionKind, ...]:
    if query.wants_any(Want.WHO):
        return _UNITS
    if query.wants_any(Want.WHEN):
        return (ContradictionKind.DEADLINE,)
    return _FIGURES


def _asks_beside(query: Query, contradiction: Contradiction) -> bool:
    """Is it asked for something else than what differs: for a list where that is a figure, or
    for another member of a list that differs in one?"""
    said = [side.said.text for side in contradiction.sides]
    if contradiction.kind is not ContradictionKind.NAME:
        listed = query.wants_any(Want.LIST) and not query.wants_any(
            Want.AMOUNT, Want.COUNT, Want.WHO, Want.WHEN
        )
        return listed and not any("+" in figure for figure in said)  # “1+5” is a name
    if any(name in query.text for name in said):
        return False
    asked = _PLACES_ASKED if _PLACE.search(said[0]) else _OTHERS_ASKED
    if not asked.search(query.text):
        return True
    others = (name for side in contradiction.sides for name in side.text.text.split("、"))
    return any(len(name) >= LEAST_NAME and name in query.text for name in others)


def _touches(statement: Statement, side: Side, *, whole: bool) -> bool:
    """A note on units is about all that it closes, a cell of units about its row, other things
    about a sentence."""
    if whole and statement.row is not None and statement.passage.id == side.passage_id:
        return True
    note = statement.duty if whole and side.document_id == statement.document_id else None
    if note is not None and note.span.overlaps(side.said.span):
        return True
    return _is_said_by(statement, side)


def _is_said_by(statement: Statement, side: Side) -> bool:
    if side.document_id != statement.document_id:
        return False
    return statement.text.span.overlaps(side.text.span)


def told_with(found: Finding, statement: Statement, side: Side) -> Finding:
    """What is found of the other side, or the part of it that holds the figure that differs: the
    words of a question may fit another figure of the sentence better."""
    said = side.said.text
    if said in found.text or not _FIGURE.match(said):
        return found
    holding = (part.text for part in split_segments(statement.text.text) if said in part.text)
    part = next(holding, None)
    return replace(found, text=part, value=part) if part else found


def statement_of(side: Side, statements: Sequence[Statement]) -> Statement | None:
    """The statement of that side."""
    for statement in statements:
        if statement.passage.id == side.passage_id and _is_said_by(statement, side):
            return statement
    return None
