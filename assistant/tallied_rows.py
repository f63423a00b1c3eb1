"""Tables that count a place's enterprises by their grade: 县区 | A级 | B级 | C级, under 企业数.

Their cells are bare figures, and the title alone says of what. Where a county's enterprises of a
grade are counted, its cell is the answer, not the rows of a list that has only some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.asked_column import unit_of_column
from assistant.question import Query, Want
from corpus.bigrams import bigrams
from corpus.statements import Statement
from corpus.table_named_cells import is_company

ENTERPRISES = ("户", "家")
_COUNTED = re.compile(
    r"(?:企业|单位|公司)(?:个|户|家)?数|(?:企业|公司)(?:数量|情况)?(?:统计|汇总|分布)|[户家]数"
)
IN_ALL = re.compile(r"全[市县区旗](?!域)|合计|总计|[一总]共|共有|加起来|总数")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[县市区旗镇乡]|街道|园区)")
_OF_WHICH = re.compile(r"^其中[：:]?")
_WHOLE = re.compile(r"\d{1,3}(?:[,，]?\d{3})*")


def counts_enterprises(query: Query, statement: Statement) -> bool:
    """Does a row tell how many enterprises of the grades asked about there are?"""
    row = statement.row
    if row is None or query.measure not in ENTERPRISES or not query.grades:
        return False
    cells = row.of_grades(query.grades)
    title = " ".join((*statement.passage.path[-1:], *row.columns))
    figures = all(_WHOLE.fullmatch(cell.text.text.strip()) for cell in cells)
    return bool(cells) and figures and _COUNTED.search(title) is not None


def is_but_one(query: Query, statement: Statement) -> bool:
    """Is a row about one enterprise, where it is asked how many of a grade there are, or about one
    county, where it is asked how many there are in all?"""
    if _is_of_one_place(query, statement):
        return True
    counts = query.wants_any(Want.COUNT) and query.grades and query.measure in ENTERPRISES
    names = statement.row.names if statement.row and counts else ()
    return any(map(is_company, names))


def _is_of_one_place(query: Query, statement: Statement) -> bool:
    """Is it the row of one county in a table of counts, where all of them are asked for?"""
    row = statement.row
    if row is None or not row.is_figures or query.inner_places or not row.names:
        return False
    in_all = query.measure in ENTERPRISES and IN_ALL.search(query.text)
    return bool(in_all and _PLACE.fullmatch(row.names[0])) and query.measure in map(
        unit_of_column, row.columns
    )


def told_by_count(
    query: Query, statements: Iterable[Statement], listed: Sequence[Statement]
) -> bool:
    """Is the place's number in a table of counts, which the question names no less than the list
    of which these are rows?"""
    places = query.inner_places
    told = [
        statement
        for statement in statements
        if (counts_enterprises(query, statement) or _counts_kind(query, statement))
        and any(place in (statement.row.names if statement.row else ()) for place in places)
    ]
    best = max((_named(query, statement) for statement in told), default=-1.0)
    return best >= max((_named(query, statement) for statement in listed), default=0.0)


def _counts_kind(query: Query, statement: Statement) -> bool:
    """Does a row of figures tell how many there are of the kind asked about: 其中：小微（家）?"""
    columns = statement.row.columns if statement.row and statement.row.is_figures else ()
    kinds = [_OF_WHICH.sub("", c) for c in columns if unit_of_column(c) in ENTERPRISES]
    names = (kind.partition("（")[0].strip() for kind in kinds)
    return any(len(name) > 1 and name in query.text for name in names)


def _named(query: Query, statement: Statement) -> float:
    """How much of its title a question says."""
    title = bigrams("".join(statement.passage.path[-1:]))
    return sum(pair in query.text for pair in title) / max(len(title), 1)
