"""Lists from tables of figures: rows that meet a condition, the highest, those with a mark, all."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from assistant.compose import Composer
from assistant.conditions import Condition, Extreme, condition_of, extreme_of, figure_in
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from assistant.slot_checks import is_named
from assistant.wants import WITHOUT_ONE
from corpus.datamodels import Cell, Document
from corpus.mend import close_up
from corpus.places import short_name
from corpus.statements import RowView, Statement
from corpus.table_named_cells import is_company

CELL_LENGTH = 8  # characters of a cell that says what kind a row is of, or of which place
MARK_LENGTH = 3  # characters of a cell that is what a question asks for
COLUMN_FIT = 0.35  # of the question's words and slots; a column that fits less is another matter
NAMED_COLUMN = 2  # characters of a column's name that a question says literally
NAMED_BONUS = 0.3  # for a column whose name the question says
_NOTHING = re.compile(r"[—–－\-/／\s]+|无|不下达|不考核|0")
_OF_WHICH = re.compile(r"^其中[：:，]?")  # 其中：A级（家）
_FIGURES = re.compile(r"\d")
_BESIDES = re.compile(r"[（(][含不包括及除外]{1,4}[^（）()]*[）)]")  # 县区（含经开区）
_IN_ALL = re.compile(r"全[市省县区旗]|[总合小共]\s*计|总数")
_TOTAL = re.compile(r"^(?:全[市省县区]|[总合小共]计|平均|总数|全部)")
_IN_BRACKETS = re.compile(r"[（(](?P<unit>[^（）()]*)[）)]")
# Which rows have a figure at all: 哪些区有压减任务.
_WITH_ONE = re.compile(
    r"哪[些几]个?(?:县市区|县区|区县|市县|旗区|乡镇|县|区|市|旗|镇|乡|街道|园区|地方|地区)[^，。？]{0,20}?"
    r"(?:有|承担|分到|领到|下达)了?[^，。？]{2,}(?:任务|指标|要求)"
)
# Something that the rows tell, or that no table does, and not which rows there are.
_OF_A_ROW = re.compile(
    r"(?:什么|啥|哪[些几][项条种份类]?)(?:样的?)?(?:[\u4e00-\u9fff]{0,4})"
    r"(?:措施|要求|规定|动作|材料|资料|证件|证明|手续|条件|内容|标准|义务|好处|处罚|后果)"
    r"|(?:措施|要求|规定|材料|资料|手续|条件|内容|标准)(?:都)?(?:有|是|包括)?(?:哪些|什么|啥)"
)
_UNIT_OF = re.compile(r"微克|毫克|[天%％户吨台家套座张辆只条次所处名人亩元级]")


def figure_rows(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The rows whose figure meets the condition that the question states, or is the highest."""
    extreme, condition = extreme_of(query), condition_of(query)
    wants_list = query.wants_any(Want.LIST, Want.COUNT) or "哪" in query.text
    rows = [s for s in statements if s.row and s.row.is_figures and not is_total(s.row)]
    named = _BESIDES.sub("", query.text)
    chosen_place = any(is_named(place, named) for place in query.inner_places)
    if not rows or chosen_place or not (extreme or (wants_list and condition)):
        return None
    unit = condition.unit if condition else ""
    column = column_asked(query, rows, documents, composer, unit=unit)
    if column is None:
        return None
    cells = [(s, cell) for s in rows if (cell := _cell(s.row, column))]
    chosen = _extreme(cells, extreme) if extreme else _meeting(cells, condition)
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


def rows_without(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The rows that have nothing (—) in the column asked for: 哪些镇不下达浓度目标."""
    if not WITHOUT_ONE.search(query.text):
        return None
    rows = [s for s in statements if s.row and s.row.is_figures and not is_total(s.row)]
    column = column_asked(query, rows, documents, composer) if rows else None
    cells = [(s, _cell(s.row, column)) for s in rows] if column else []
    if column is None or not any(cell and _FIGURES.search(cell.text.text) for _, cell in cells):
        return None
    items = tuple(
        Item(
            name=statement.row.names[0],
            passage=statement.passage,
            document=documents[statement.document_id],
        )
        for statement, cell in cells
        if cell and _NOTHING.fullmatch(cell.text.text) and statement.row and statement.row.names
    )
    return Listing(about=column, items=items, unit="个")


def rows_with_one(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The rows that have a figure, and not nothing or 0, in the column named, with their figures:
    哪些镇有压减任务，各多少."""
    if not _WITH_ONE.search(query.text) or query.inner_places or condition_of(query):
        return None
    rows = [s for s in statements if s.row and s.row.is_figures and not is_total(s.row)]
    column = column_asked(query, rows, documents, composer) if rows else None
    if column is None or not _is_named(column, query):
        return None
    cells = [(s, cell) for s in rows if (cell := _cell(s.row, column))]
    items = tuple(
        Item(
            name=statement.row.names[0] if statement.row and statement.row.names else "",
            passage=statement.passage,
            document=documents[statement.document_id],
            value=cell.text.text,
        )
        for statement, cell in cells
        if figure_in(cell.text.text)
    )
    return Listing(about=column, items=items, unit="个") if len(items) < len(cells) else None


def is_total(row: RowView) -> bool:
    """Is it the row of the sum or the mean of the others, by its name or in the column of serial
    numbers?"""
    first = next((close_up(cell.text).text for cell in row.row.cells if cell.text), "")
    return bool(row.names and _TOTAL.match(row.names[0])) or _IN_ALL.fullmatch(first) is not None


def column_asked(
    query: Query,
    rows: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
    *,
    unit: str = "",
) -> str | None:
    """The column that the question speaks of: the one that fits best, if it fits or is named."""
    scores: dict[str, float] = {}
    for statement in rows:
        document = documents[statement.document_id]
        for cell in statement.row.row.cells[1:] if statement.row else ():
            if cell.column not in scores and _is_in(cell.column, unit):
                scores[cell.column] = composer.column_score(cell.column, document)
    named = [name for name in scores if _is_named(name, query)]
    best = max(scores, key=lambda n: scores[n] + NAMED_BONUS * (n in named), default=None)
    if best is None or scores[best] > COLUMN_FIT:
        return best
    return best if named == [best] else None


def _is_in(column: str, unit: str) -> bool:
    """Can the figures of a column be in that unit, as far as its header tells?"""
    told = _IN_BRACKETS.search(column)
    own = _UNIT_OF.search(told["unit"]) if told else None
    asked = _UNIT_OF.search(unit)
    return own is None or asked is None or own.group() == asked.group()


def _is_named(column: str, query: Query) -> bool:
    """Does the question say a column's name?"""
    parts = _IN_BRACKETS.sub(" ", _OF_WHICH.sub("", column)).split()
    return any(len(part) >= NAMED_COLUMN and part in query.text for part in parts)


def _cell(row: RowView | None, column: str) -> Cell | None:
    return next((c for c in row.row.cells if c.column == column), None) if row else None


def _extreme(
    cells: Sequence[tuple[Statement, Cell]], extreme: Extreme
) -> list[tuple[Statement, Cell]]:
    numbered = [(n, s, c) for s, c in cells if (n := figure_in(c.text.text)) is not None]
    if not numbered:
        return []
    last = extreme.of([number for number, _, _ in numbered])
    numbered.sort(key=lambda found: found[0], reverse=extreme.highest)
    return [(s, c) for n, s, c in numbered if (n >= last if extreme.highest else n <= last)]


def _meeting(
    cells: Sequence[tuple[Statement, Cell]], condition: Condition | None
) -> list[tuple[Statement, Cell]]:
    return [(s, c) for s, c in cells if condition and condition.is_met_by(c.text.text)]


def rows_marked(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The rows of a table that hold a word of the question in a cell: 攻坚断面有哪些."""
    if not query.wants_any(Want.LIST, Want.COUNT) or _OF_A_ROW.search(query.text):
        return None
    rows = [s for s in statements if s.row and s.row.is_figures and _is_marked(query, s.row)]
    works = [s for s in rows if _works_of(s)]
    found: dict[str, Item] = {}
    for statement in works or rows:
        name = _works_of(statement) or (statement.row.names[0] if statement.row else "")
        document = documents[statement.document_id]
        item = Item(name=name, passage=statement.passage, document=document)
        found.setdefault(statement.passage.id, item)
    items, unit = tuple(found.values()), "家" if works else "个"
    return Listing(about="行", items=items, unit=unit) if len(found) > 1 else None


def _is_marked(query: Query, row: RowView) -> bool:
    """Does the question name a cell of a row, and not the row itself, which is then no answer?"""
    if not row.names or row.names[0] in query.text:
        return False
    marks = [close_up(c.text).text for c in row.row.cells if c.text.text != row.names[0]]
    return any(len(mark) >= MARK_LENGTH and mark in query.text for mark in marks)


def _works_of(statement: Statement) -> str:
    """The enterprise that a row is about; "" where it is about something else."""
    names = statement.row.names if statement.row else ()
    return next((name for name in names if is_company(name)), "")


def cells_asked(query: Query, rows: Sequence[Statement]) -> dict[str, frozenset[str]]:
    """The words of cells that the question names, by their column: 高新区 under 县区; not those
    that it names only inside of another (热电 in 生物质热电)."""
    found: dict[str, set[str]] = {}
    for statement in rows:
        for cell in statement.row.row.cells if statement.row else ():
            said = close_up(cell.text).text
            short = len(said) <= CELL_LENGTH and not _FIGURES.search(said)
            city = said not in query.text and _is_the_city(said, query)  # 某市的表里, not 某区
            if short and len(said) > 1 and is_named(said, query.text) and not city:
                found.setdefault(cell.column, set()).add(said)
    return {column: _by_themselves(said, query.text) for column, said in found.items()}


def _by_themselves(cells: Collection[str], text: str) -> frozenset[str]:
    """Of cells that a text names those that it does not only name inside of longer ones."""
    own = set()
    for cell in sorted(cells, key=len, reverse=True):
        if is_named(cell, text):
            own.add(cell)
            text = text.replace(cell, " ")
    return frozenset(own)


def _is_the_city(cell: str, query: Query) -> bool:
    """Does the question name but the city that a district is called after?"""
    return any(short_name(region) == short_name(cell) for region in query.regions)


def holds_cells(statement: Statement, asked: Mapping[str, frozenset[str]]) -> bool:
    """Does a row have, in each of these columns, one of the words asked for?"""
    cells = statement.row.row.cells if statement.row else ()
    own = {cell.column: close_up(cell.text).text for cell in cells}
    return all(own.get(column) in said for column, said in asked.items())
