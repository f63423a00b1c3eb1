"""How many rows a table has: 附件1列了几个县区, 任务清单一共多少项.

Only a table that the question names is counted, or whose column it names, only if it asks for
nothing further, and only if the table's own serial numbers do not say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.asked_column import unit_of_column
from assistant.asked_count import asked_count
from assistant.compose import Composer
from assistant.conditions import condition_of, extreme_of
from assistant.counted_in_words import counted_in_words
from assistant.general_words import general_pattern
from assistant.listing_items import Item, Listing
from assistant.question import Query
from assistant.row_lists import cells_asked, column_asked, holds_cells, is_total
from corpus.datamodels import Document
from corpus.mend import close_up
from corpus.statements import RowView, Statement
from corpus.table_columns import GROUP_NAME

TABLE_FIT = 0.6  # of the question's words, that the table's title and columns have to say
# Words of counting that say nothing of a table, and what its name may run on into.
_COUNTING = "县区 分到 分解到 列了 列入 下了 安排 落在 位于 属于 涉及 类"
_ASKING = ("有", "里", "中", "列", "给", "共", "上")
GROUPS_FIT = 0.5  # of the question's words, that the table and the asking have to say
NAME_LENGTH = 30  # characters of a row without a name
_TABLE = re.compile(
    r"附[件表]\s*(?P<number>\d+|[一二三四五六七八九十]+(?!共))?|任务清单|措施清单|清单|(?:重点)?(?:工程|项目)+表|任务表|目标表|分工表|汇总表|明细表|分解表|安排表|(?:联络|联系|登记|一览)表|名录|名单|台账"
)
_ANNEX = ("附件", "附表")
_NUMBERED = re.compile(r"附[件表]\s*(\d*|[一二三四五六七八九十]*)")
_PLACES = re.compile(r"(?:县市区?|区县|县区|市县|县|市|区|地方|乡镇|镇|乡|街道)$")
_PLACE = re.compile(r"(?:[县市区旗乡镇城]|街道|园区|开发区|新区|管委会)$")
_ENTRIES = re.compile(r"(?:任务|工作|工程|项目|措施|事项|企业|公司|断面|小组|组|条目|内容)$")
_ENTERPRISES = re.compile(r"(?:企业|公司|单位|厂家?)$")
_ENTERPRISE_COLUMN = re.compile("企业|单位名称")
_ENTRY_UNITS = frozenset("个项条")
_SERIAL = re.compile(r"序号|编号")
_CALLED = re.compile(
    r"(?:项目|工程|任务|企业|事项)名称|项目|工程"
)  # a column of what rows are called
# Over how many places a task is spread: 任务分到了几个镇.
_SPREAD = re.compile(r"(?:分(?:解|配|摊)?|下达|落实|细化|安排)[到至给了]+(?:了)?(?:几|多少)")
_GROUPS_ASKED = re.compile(r"分(?:成|为|了)?(?:几|多少)个?(?:[组批轮档])")
_LYING = re.compile(r"(?:落在|位于|建在)([一-龥]{1,8}?[县市区旗镇乡])")
_WHERE = re.compile(  # 在某镇的有几个
    r"^(?:[^，。？]{2,12})?(?:位于|落在|建在|在)[一-龥]{1,8}?[县市区旗镇乡]的?$"
)
_ROLE = re.compile(r"(.{2,4})(?:单位|部门|主体)")
_DIGITS = {mark: str(place) for place, mark in enumerate("零一二三四五六七八九")}


def table_rows(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """All rows of the table whose rows the question counts."""
    asked = asked_count(query)
    if asked is None or condition_of(query) or extreme_of(query):
        return None
    if counted_in_words(query, statements, score=composer.score):
        return None
    thing = _WHERE.sub("", asked.phrases[0]) if asked.phrases else ""
    called = list(_TABLE.finditer(query.text))
    named = next((m for m in called if m.group().startswith(_ANNEX)), None)
    named = named or next(iter(called), None)
    tables = _tables(named, thing, query, statements, documents, composer)
    fitting = {key: rows for key, rows in tables.items() if _are(thing, asked.unit, rows)}
    if len(fitting) != 1:
        return None
    rows = next(iter(fitting.values()))
    if len(rows) < 2 or not _serials_agree(rows):
        return None
    marks = _marks(query, rows, named_to=named.end() if named else 0)
    if not _explain(marks, query):
        return None
    rows = [row for row in rows if holds_cells(row, marks)]
    if _is_one_named(rows, query):
        return None
    names = {_name(row) for row in rows}
    items = tuple(
        Item(
            name=_name(row) if len(names) == len(rows) else _measure(row) or _name(row),
            passage=row.passage,
            document=documents[row.document_id],
        )
        for row in rows
    )
    return Listing(about="行", items=items, unit=asked.unit)


def _is_one_named(rows: Sequence[Statement], query: Query) -> bool:
    """Is it but the row of figures that the question names: its figures tell how many?"""
    row = rows[0].row if len(rows) == 1 else None
    return bool(row and row.is_figures and row.names and row.names[0] in query.text)


def table_groups(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The groups into which a table puts its rows, where the question counts these."""
    asked = _GROUPS_ASKED.search(query.text)
    if asked is None:
        return None
    tables: dict[tuple[str, ...], dict[str, Item]] = {}
    for statement in statements:
        group = _group(statement)
        if group and composer.score(f"{_words_of(statement)} {asked.group()}") >= GROUPS_FIT:
            document = documents[statement.document_id]
            item = Item(name=group, passage=statement.passage, document=document)
            tables.setdefault((document.id, *statement.passage.path), {}).setdefault(group, item)
    if len(tables) != 1:
        return None
    (groups,) = tables.values()
    return Listing(about="组", items=tuple(groups.values()), unit="个") if len(groups) > 1 else None


def _group(statement: Statement) -> str:
    cells = statement.row.row.cells if statement.row else ()
    found = next((c for c in cells if c.text and GROUP_NAME.fullmatch(c.column)), None)
    return close_up(found.text).text if found else ""


def _words_of(statement: Statement) -> str:
    columns = statement.row.columns if statement.row else ()
    return " ".join((*statement.passage.path[-1:], *columns))


def _marks(query: Query, rows: Sequence[Statement], *, named_to: int) -> dict[str, frozenset[str]]:
    """The cells that the question names, by column: it counts the rows that have them. Of the
    authorities of a column it has to say what they do: 督导. The words of the table's own title
    choose no rows; `named_to` is where it ends."""
    title = " ".join(rows[0].passage.path[-1:])
    found = cells_asked(query, rows)
    asked = {
        column: own
        for column, said in found.items()
        if (own := frozenset(c for c in said if c not in title or c in query.text[named_to:]))
    }
    roles = {column: role[1] for column in asked if (role := _ROLE.fullmatch(column))}
    return {column: said for column, said in asked.items() if roles.get(column, "") in query.text}


def _explain(marks: Mapping[str, frozenset[str]], query: Query) -> bool:
    """Are all places, authorities, enterprises and grades that the question names such cells?"""
    said = [cell for cells in marks.values() for cell in cells]
    lying = (match[1] for match in _LYING.finditer(query.text))
    asked = (*query.inner_places, *lying, *query.units, *query.enterprises, *query.grades)
    return all(any(word in cell or cell in word for cell in said) for word in asked)


def row_name(row: RowView) -> str:
    """What a column of names of projects calls a row; nothing where there is none."""
    called = next((c for c in row.row.cells if c.text and _CALLED.fullmatch(c.column)), None)
    return close_up(called.text).text if called else ""


def _name(row: Statement) -> str:
    """What a row is called: the task of a row of measures, the first name of a row of figures."""
    view = row.row
    if view is None:
        return ""
    called = row_name(view)
    if called:
        return called
    names = [name for name in view.names if not name[0].isdigit()]
    if names:
        return names[0] if view.is_figures else names[-1]
    return _measure(row)


def _measure(row: Statement) -> str:
    measure = row.row.measure if row.row else None
    return measure.text.strip("。；")[:NAME_LENGTH] if measure else ""


def _tables(
    named: re.Match[str] | None,
    thing: str,
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> dict[tuple[str, str], list[Statement]]:
    """The tables that the question may mean, each with its rows: by a name of tables, by a column
    where places are counted, else by what stands over it and one of its cells."""
    found: dict[tuple[str, str], dict[str, Statement]] = {}
    for statement in statements:
        if statement.row is None or is_total(statement.row) or not statement.passage.path:
            continue
        key = (statement.document_id, statement.passage.path[-1])
        found.setdefault(key, {}).setdefault(statement.passage.id, statement)
    tables = {key: list(rows.values()) for key, rows in found.items()}
    if named is None and _PLACES.search(thing):
        return {
            key: rows
            for key, rows in tables.items()
            if column_asked(query, rows, documents, composer) is not None
            or (_SPREAD.search(query.text) and _says(key[1], rows, None, query, composer))
        }
    if named is None:
        return {
            key: rows
            for key, rows in tables.items()
            if _marks(query, rows, named_to=0)
            and _has_word_of(thing, key[1], rows)
            and _says(key[1], rows, None, query, composer)
        }
    return {
        key: rows
        for key, rows in tables.items()
        if _is_called(key[1], named) and _says(key[1], rows, named, query, composer)
    }


def _has_word_of(thing: str, title: str, rows: Sequence[Statement]) -> bool:
    """Have a table's title and columns all that says what is counted, but for general words?"""
    said = " ".join([title, *(rows[0].row.columns if rows[0].row else ())])
    own = re.findall(r"\w{2,}", general_pattern().sub(" ", thing))
    return all(word in said for word in own)


def _is_called(title: str, named: re.Match[str]) -> bool:
    """Does a title have the name, or the number, by which the question calls a table?"""
    if not named.group().startswith(_ANNEX):
        return named.group() in title
    own = _NUMBERED.search(title)
    if own is None:
        return False
    return not named["number"] or _plain(own.group(1)) == _plain(named["number"])


def _plain(number: str) -> str:
    return "".join(_DIGITS.get(mark, mark) for mark in number)


def _says(
    title: str,
    rows: Sequence[Statement],
    named: re.Match[str] | None,
    query: Query,
    composer: Composer,
) -> bool:
    """Do the title, the columns and the cells asked for say all of the question, but for what
    names the table?"""
    columns = " ".join(rows[0].row.columns) if rows[0].row else ""
    marks = _marks(query, rows, named_to=named.end() if named else 0)
    columns += " ".join(cell for cells in marks.values() for cell in sorted(cells))
    called = named.group() if named else ""
    asking = " ".join(called + word for word in _ASKING)
    return composer.score(f"{title} {columns} {asking} {_COUNTING}") >= TABLE_FIT


def _are(thing: str, unit: str, rows: Sequence[Statement]) -> bool:
    """Are the rows of the kind that is counted?"""
    first = next((c.column for c in rows[0].row.row.cells[:1]), "") if rows[0].row else ""
    head = thing.partition("的")[0]
    if len(head) > 1 and first.endswith(head):
        return True  # 登了几个单位的值班电话, of a table whose first column is 单位
    if _PLACES.search(thing):
        return sum(bool(_PLACE.search(_name(row))) for row in rows) > len(rows) / 2
    if _ENTERPRISES.search(thing) or unit == "家":
        return all(row.row and any(map(_names_enterprises, row.row.columns)) for row in rows)
    entries = unit in _ENTRY_UNITS and (not thing or _ENTRIES.search(thing) is not None)
    return entries or unit == "项"


def _names_enterprises(column: str) -> bool:
    """企业名称; 涉气企业（家） tells how many there are."""
    return bool(_ENTERPRISE_COLUMN.search(column)) and unit_of_column(column) is None


def _serials_agree(rows: Sequence[Statement]) -> bool:
    """Do the serial numbers, if there are any, run to the number of rows?"""
    cells = [
        cell.text.text.strip()
        for row in rows
        if row.row
        for cell in row.row.row.cells
        if _SERIAL.search(cell.column)
    ]
    numbers = [int(text) for text in cells if text.isdigit()]
    return not numbers or max(numbers) == len(rows)
