"""The kinds of columns that tables of plans have."""

from __future__ import annotations

from enum import Enum


class ColumnKind(Enum):
    """What the cells of a column look like."""

    ORDINAL = "ordinal"
    LABEL = "label"  # a short name; cells are merged over several rows
    MEASURE = "measure"  # sentences
    DEADLINE = "deadline"
    UNITS = "units"
    PERSON = "person"
    NUMBER = "number"
    REMARK = "remark"  # mostly empty
    GRADE = "grade"  # of plants, in a table of rules
    RULE = "rule"  # what a plant has to do at a phase, a level, a grade
    TEXT = "text"
