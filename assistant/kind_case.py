"""A question with what would be told, and a kind of thing that it may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.compose import Finding
from assistant.question import Query
from corpus.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with what would be told and the statement that it is taken from."""

    query: Query
    statement: Statement
    finding: Finding

    @property
    def told(self) -> str:
        return self.finding.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing: is it asked for, and is it told?"""

    asked: Callable[[Case], bool]
    told: Callable[[Case], bool]


def in_question(pattern: re.Pattern[str], case: Case) -> bool:
    return pattern.search(case.query.text) is not None


def in_finding(pattern: re.Pattern[str], case: Case) -> bool:
    return pattern.search(case.told) is not None
