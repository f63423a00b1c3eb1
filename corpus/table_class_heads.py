"""Column names that are bare letters of grades, or industries, on one line or below their head.

    行业 绩效等级          绩效等级 玻璃 石灰 人造板
    A B C D               A级 …… …… ……
    砖瓦 …… …… …… ……

No such name is known as one by itself: 玻璃 is a cell in most tables. What shows that it is one
here are the rows below, which have as many pieces as there are columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.table_rule_cells import is_grade, is_industry
from corpus.table_rule_names import GRADE_COLUMN, SUBJECT_COLUMN

LEAST_CLASSES = 2  # columns
LEAST_ROWS = 2  # with a piece for each column, right below the names
LEAD_AND_HEAD = 2  # names above those of the classes: of what the rows are, and their head
LINES_OF_TWO_LEVELS = 2
_LETTER = re.compile(r"[A-E][+-]?级?")
_SIDE = re.compile(r"序号|编号|行次|备注|说明")  # beside the names of what the rows are
CLASS_HEAD = re.compile(
    r".*(?:等级|级别|分级|评级|类型|绩效|行业|措施|要求|错峰|减排|限产|停产)(?:[（(].{1,20}[）)])?"
)


def is_class(name: str) -> bool:
    """Is it a grade, also a bare letter, or an industry?"""
    return bool(_LETTER.fullmatch(name)) or is_grade(name) or is_industry(name)


def lines_of_classes(lines: Sequence[Sequence[str]]) -> int:
    """On how many of these lines, taken to pieces, such names stand, from the first on; 0 where
    they are none."""
    if not lines or not lines[0] or not all(lines[0]):
        return 0
    first, below = lines[0], lines[1:]
    leads = [name for name in first if not _SIDE.fullmatch(name)]
    if leads and _is_lead(leads[0]) and _are_classes(leads[1:]):
        return int(_are_rows(below, len(first)))
    if len(leads) != LEAD_AND_HEAD or not _is_lead(leads[0]) or not CLASS_HEAD.fullmatch(leads[1]):
        return 0
    if not below or not _are_classes(below[0]):
        return 0
    return LINES_OF_TWO_LEVELS * _are_rows(below[1:], len(first) - 1 + len(below[0]))


def _is_lead(name: str) -> bool:
    return bool(SUBJECT_COLUMN.fullmatch(name) or GRADE_COLUMN.fullmatch(name))


def _are_classes(names: Sequence[str]) -> bool:
    """Are these all grades, or all industries?"""
    trades = {is_industry(name) for name in names}
    return len(set(names)) >= LEAST_CLASSES and all(map(is_class, names)) and len(trades) == 1


def _are_rows(lines: Sequence[Sequence[str]], count: int) -> bool:
    rows = lines[:LEAST_ROWS]
    return len(rows) == LEAST_ROWS and all(len(row) == count for row in rows)
