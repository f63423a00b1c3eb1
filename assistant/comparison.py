"""Questions that name several places, times or documents side by side, taken apart.

Each part is asked on its own; the answers are then told together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.question import Query, Want
from assistant.scope import asked_periods
from corpus.statements import Statement
from corpus.vocabulary import find_grades, find_levels, grades_in

ROW_NAME = 3  # characters of a row's name that a question names


def split_comparison(query: Query) -> list[Query]:
    """One query for each place, time or document that a question names side by side."""
    if len(query.regions) > 1:
        return [replace(query, regions=(region,)) for region in query.regions]
    if len(query.inner_places) > 1 and query.wants_any(Want.COMPARE, Want.AMOUNT):
        return [_only_place(query, place) for place in query.inner_places]
    if len(query.levels) > 1 and query.wants_any(Want.COMPARE, Want.AMOUNT):
        return list(_by_level(query))
    if len(query.grades) > 1 and _apart(query):
        return list(_by_grade(query))
    periods = asked_periods(query)
    if len(periods) > 1 and query.wants_any(Want.COMPARE, Want.AMOUNT, Want.WHEN, Want.WHO):
        return [replace(query, times=(period,)) for period in periods]
    return []


def _by_level(query: Query) -> Iterator[Query]:
    """The question about each of the warning levels that it names."""
    mentions = find_levels(query.text)
    for level in dict.fromkeys(mention.level for mention in mentions):
        content = list(query.content)
        own = [m for m in mentions if m.level == level]
        for other in mentions:
            if other.level != level:
                content[other.start : other.end] = " " * (other.end - other.start)
        said = query.text[own[0].start : own[0].end]
        yield replace(query, levels=frozenset({level}), part=said, content="".join(content))


def split_by_rows(query: Query, statements: Iterable[Statement]) -> list[Query]:
    """One query for each row of a table of figures that a question names: 城东、城西街道各几张."""
    if not query.wants_any(Want.COMPARE, Want.AMOUNT) or query.inner_places:
        return []
    rows = (s.row for s in statements if s.row and s.row.is_figures and s.row.names)
    names = dict.fromkeys(row.names[0] for row in rows)
    named = [n for n in names if len(n) >= ROW_NAME and n in query.text]
    if len(named) < 2:
        return []
    return [_only_place(replace(query, inner_places=tuple(named)), name) for name in named]


def _apart(query: Query) -> bool:
    """Are two grades asked for in clauses of their own: B级限产多少，A级呢?"""
    clauses = [clause for clause in re.split("[，,；;？?]", query.text) if grades_in(clause)]
    return len(clauses) > 1


def _by_grade(query: Query) -> Iterator[Query]:
    """The question about each of the grades that it names."""
    mentions = find_grades(query.text)
    for grade in dict.fromkeys(mention.grade for mention in mentions):
        content = list(query.content)
        for other in mentions:
            if other.grade != grade:
                content[other.start : other.end] = " " * (other.end - other.start)
        yield replace(query, grades=frozenset({grade}), part=grade, content="".join(content))


def _only_place(query: Query, place: str) -> Query:
    """The question about one of the places that it names."""
    content = query.content
    for other in query.inner_places:
        if other != place:
            for name in (other, other[:-1]):
                content = content.replace(name, " " * len(name))
    return replace(query, inner_places=(place,), content=content)
