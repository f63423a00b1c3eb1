"""How many there are of a kind in all, by the last row of a table that counts them by county.

| 县区 | 涉气企业（家） | 其中：小微（家） |, with a row 合计: 全市共有多少家小微企业 asks for its
cell, and neither for that of one county nor for the number of rows of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asked_column import unit_of_column
from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from assistant.row_lists import is_total
from assistant.tallied_rows import ENTERPRISES, IN_ALL
from assistant.unnamed import asks_names
from corpus.datamodels import Cell, Document
from corpus.statements import Statement

SHORTEST = 2  # characters of a kind
_SHARE = re.compile(r"^其中[：:，]?")
_WHOLE = re.compile(r"\d+")


def total_cells(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The one total of a share that the question asks for and no sentence tells."""
    counts = query.wants_any(Want.COUNT) and query.measure in ENTERPRISES
    if not counts or not IN_ALL.search(query.text) or asks_names(query.text):
        return None
    if query.inner_places or query.enterprises:
        return None
    found = [
        (statement, cell, kind)
        for statement in statements
        for cell, kind in _shares(statement, unit=query.measure or "")
        if kind in query.text and not _is_told(kind, query.measure or "", statements)
    ]
    if len(found) != 1:
        return None
    statement, cell, kind = found[0]
    item = Item(
        name=f"{kind}合计",
        value=f"{cell.text.text}{query.measure}",
        passage=statement.passage,
        document=documents[statement.document_id],
    )
    return Listing(about="合计", items=(item,), number=f"共{item.value}")


def _shares(statement: Statement, *, unit: str) -> Iterator[tuple[Cell, str]]:
    """The cells of a row of totals that count a kind, each with it: 小微 of 其中：小微（家）."""
    if statement.row is None or not is_total(statement.row):
        return
    for cell in statement.row.row.cells:
        kind = _SHARE.sub("", cell.column).partition("（")[0].strip()
        counted = _SHARE.match(cell.column) and unit_of_column(cell.column) == unit
        if counted and len(kind) >= SHORTEST and _WHOLE.fullmatch(cell.text.text.strip()):
            yield cell, kind


def _is_told(kind: str, unit: str, statements: Sequence[Statement]) -> bool:
    """Does a sentence tell how many there are of the kind?"""
    name = re.escape(kind)
    told = re.compile(rf"{name}[^，。；、\d]{{0,6}}\d+{unit}|\d+{unit}[^，。；、\d]{{0,4}}{name}")
    return any(s.row is None and told.search(s.text.text) for s in statements)
