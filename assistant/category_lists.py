"""The tasks of one class, that merged cells of a list of tasks name: 移动源一共安排了哪几项任务."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from assistant.row_lists import cells_asked, holds_cells
from assistant.task_names import CATEGORY, task_name
from corpus.datamodels import Document
from corpus.dates import TimeBound, TimeKind
from corpus.statements import Statement

FEWEST = 2  # tasks
# Behind the class: nothing more that would narrow what is asked for.
_ASKED_OF = (
    r"(?:这一?[类块项]|[一方]?(?:方面|领域|类别?|部分))?(?:里面?|[中上下])?(?:一共|总共|都|共|分别|具体)?"
    r"(?:[有要是列]|安排|包括|包含|涉及|下达|布置|部署)?了?的?"
    r"(?:(?:哪[些几]|[几多]少?|什么)[项个条件]?(?:重点|具体|主要)?(?:任务|工作|措施|事)"
    r"|(?:重点|具体|主要)?(?:任务|工作|措施)(?:都|分别|各)?(?:有|是|包括)(?:哪|几|多少|什么))"
)


def tasks_of_category(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The rows of the only table that has a class of tasks of that name."""
    if not query.wants_any(Want.LIST, Want.COUNT) or _is_narrower(query):
        return None
    rows = [s for s in statements if s.row and not s.row.is_figures]
    asked = {
        column: named
        for column, said in cells_asked(query, rows).items()
        if CATEGORY.search(column)
        and (named := frozenset(name for name in said if _is_asked(name, query.text)))
    }
    own = [row for row in rows if asked and holds_cells(row, asked)]
    tables = {(row.document_id, row.passage.path) for row in own}
    if len(own) < FEWEST or len(tables) != 1:
        return None
    items = tuple(
        Item(name=task_name(row), passage=row.passage, document=documents[row.document_id])
        for row in own
    )
    return Listing(about="任务", items=items)


def _is_asked(category: str, text: str) -> bool:
    return re.search(f"{re.escape(category)}{_ASKED_OF}", text) is not None


def _is_narrower(query: Query) -> bool:
    """Are the tasks of a unit, of a place or until a day asked for?"""
    due = any(m.bound is TimeBound.BY or m.kind is TimeKind.POINT for m in query.times)
    return bool(due or query.units or query.enterprises or query.inner_places or query.industries)
