"""Lists from tables of figures: rows that meet a condition, the highest, those with a mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from corpus.datamodels import Cell, Document
from corpus.digits import decimal_of
from corpus.mend import close_up
from corpus.statements import RowView, Statement

MARK_LENGTH = 3  # characters of a cell that is what a question asks for
_EXTREME = re.compile(
    r"最(?:(?P<high>高|大|多|严重|差)|(?P<low>低|小|少|严|好|轻))(?!不|可|能|[^，。]{0,4}(?:多少|几))"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CONDITION = re.compile(
    r"(?:(?P<more>超过|大于|高于|多于)|(?P<less>低于|小于|少于|不到|不足))?\s*(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十]+)\s*"
    r"(?P<unit>微克|天|%|个|级|吨|台|家|户)?\s*(?P<least>[及]?以上|或以上)?(?P<most>[及]?以下|以内)?"
)
COLUMN_FIT = 0.35  # of the question's words and slots; a column that fits less is another matter


def figure_rows(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    extreme = _EXTREME.search(query.text)
    wants_list = query.wants_any(Want.LIST, Want.COUNT) or "哪" in query.text
    rows = [s for s in statements if s.row and s.row.is_figures]
    if not rows or not (extreme or wants_list) or query.inner_places:
        return None
    column = _column(rows, documents, composer)
    if column is None:
        return None
    cells = [(s, cell) for s in rows if (cell := _cell(s.row, column))]
    chosen = _extreme(cells, extreme) if extreme else _meeting(query, cells)
    if chosen is None:
        return None
    items = tuple(
        Item(
            name=statement.row.names[0] if statement.row and statement.row.names else "",
            passage=statement.passage,
            document=documents[statement.document_id],
            value=f"{cell.text.text}",
        )
        for statement, cell in chosen
    )
    return Listing(about=column, items=items, unit="个")


def _column(
    rows: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> str | None:
    scores: dict[str, float] = {}
    for statement in rows:
        document = documents[statement.document_id]
        for cell in statement.row.row.cells[1:] if statement.row else ():
            if cell.column not in scores:
                scores[cell.column] = composer.column_score(cell.column, document)
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] > COLUMN_FIT else None


def _cell(row: RowView | None, column: str) -> Cell | None:
    return next((c for c in row.row.cells if c.column == column), None) if row else None


def _number(cell: Cell) -> Decimal | None:
    match = _FIGURE.search(cell.text.text)
    return Decimal(match.group()) if match else None


def _extreme(
    cells: Sequence[tuple[Statement, Cell]], extreme: re.Match[str]
) -> list[tuple[Statement, Cell]] | None:
    numbered = [(number, s, c) for s, c in cells if (number := _number(c)) is not None]
    if not numbered:
        return None
    pick = max if extreme["high"] else min
    best = pick(number for number, _, _ in numbered)
    return [(s, c) for number, s, c in numbered if number == best]


def _meeting(
    query: Query, cells: Sequence[tuple[Statement, Cell]]
) -> list[tuple[Statement, Cell]] | None:
    """Rows whose figure meets the condition that the question states."""
    text = query.text
    for mention in reversed(query.times):
        text = text.replace(mention.text, " ")
    text = re.sub(r"PM\d+(?:\.\d+)?|[A-Z]+\d", " ", text)
    match = next(
        (
            m
            for m in _CONDITION.finditer(text)
            if m["unit"] or m["more"] or m["less"] or m["number"].isdigit()
        ),
        None,
    )
    if match is None:
        return None
    given = match["number"]
    bound = decimal_of(given)

    def meets(number: Decimal) -> bool:
        if match["more"]:
            return number > bound
        if match["less"]:
            return number < bound
        if match["least"]:
            return number >= bound
        if match["most"]:
            return number <= bound
        return number == bound

    return [(s, c) for s, c in cells if (n := _number(c)) is not None and meets(n)]


def rows_marked(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The rows of a table that hold a word of the question in a cell: 攻坚断面有哪些."""
    if not query.wants_any(Want.LIST, Want.COUNT):
        return None
    found: dict[str, Item] = {}
    for statement in statements:
        row = statement.row
        if row is None or not row.is_figures or not row.names:
            continue
        marks = [close_up(c.text).text for c in row.row.cells if c.text.text != row.names[0]]
        if any(len(m) >= MARK_LENGTH and m in query.text for m in marks):
            document = documents[statement.document_id]
            found.setdefault(
                statement.passage.id,
                Item(name=row.names[0], passage=statement.passage, document=document),
            )
    return Listing(about="行", items=tuple(found.values()), unit="个") if len(found) > 1 else None
