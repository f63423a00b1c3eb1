"""Columns that each hold what is for a class of enterprises: 行业 | A级 | B级 | C级 | D级.

A cell under such a column says what holds for that grade, not what its row is about; which grade
it is stands over it, often as a bare letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.remembered import remembered
from corpus.vocabulary import find_industries, grades_in, levels_in

LEAST_CLASSES = 2  # columns of different classes; one alone is a column like any other
_BARE = re.compile(r"[A-E][+-]?")
_GRADE_COLUMN = re.compile(r"等级|级别|分级|评级|类级|绩效")


@remembered
def grades_of_column(column: str) -> frozenset[str]:
    """The grades that a column is for; of 绩效等级 C it is the last word that says it."""
    leaf = column.rsplit(" ", 1)[-1]
    if _BARE.fullmatch(leaf):
        return frozenset({f"{leaf}级"})
    return grades_in(column)


def graded_columns(columns: Sequence[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The columns that are for one grade each, with the grades; none of a table that has not
    several of them."""
    found = tuple((column, grades) for column in columns if (grades := grades_of_column(column)))
    return found if len({grades for _, grades in found}) >= LEAST_CLASSES else ()


def class_columns(columns: Sequence[str]) -> frozenset[str]:
    """The columns that are each for a grade, for a warning level or for an industry."""
    levels = {column: found for column in columns if (found := levels_in(column))}
    trades = {column: trade for column in columns if (trade := trade_of_column(column))}
    several = [kind for kind in (levels, trades) if len(set(kind.values())) >= LEAST_CLASSES]
    graded = (column for column, _ in graded_columns(columns))
    return frozenset([*graded, *(column for kind in several for column in kind)])


def trade_of_column(column: str) -> str | None:
    """The industry that is all a column is called by, below its head."""
    leaf = column.rsplit(" ", 1)[-1]
    return leaf if any(mention.word == leaf for mention in find_industries(leaf)) else None


def spoken_class(column: str) -> str:
    """What a column of a grade is called: A级（引领性） of 绩效等级 A级（引领性）."""
    leaf = column.rsplit(" ", 1)[-1]
    if _BARE.fullmatch(leaf):
        return f"{leaf}级"
    return leaf if grades_in(leaf) == grades_in(column) else column


def spoken_cell(column: str, text: str) -> str:
    """What a cell is called that names a grade: B级 of a bare B under 绩效等级."""
    bare = _BARE.fullmatch(text) and _GRADE_COLUMN.search(column)
    return f"{text}级" if bare else text
