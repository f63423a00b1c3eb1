"""Lists and counts over all rows and clauses, not over the few that search brings.

Three kinds of question run over everything in scope: tasks of a unit or with a deadline, rows of a
table of figures that meet a condition (or are the highest, the lowest), and industries to which a
rule for a grade applies. Each row told is cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.added_measures import added_measures
from assistant.asked_count import asked_count
from assistant.category_lists import tasks_of_category
from assistant.compose import Composer
from assistant.counted_in_words import counted_in_words
from assistant.counted_tasks import counts_other_things, names_table
from assistant.enterprise_rows import (
    asks_at_level,
    asks_places,
    is_meant,
    of_level,
    of_rises,
    tells_but_some,
)
from assistant.grades_counted import grades_counted
from assistant.industries_in_scope import industries_in_scope
from assistant.item_figures import item_figures
from assistant.level_changes import level_changes
from assistant.listing_items import Item, Listing
from assistant.outline_counts import outline_count
from assistant.phase_list import phase_list
from assistant.place_runs import place_runs
from assistant.question import Query, Want
from assistant.row_lists import (
    cells_asked,
    figure_rows,
    holds_cells,
    rows_marked,
    rows_with_one,
    rows_without,
)
from assistant.ruled_industries import ruled_industries
from assistant.run_lists import run_list
from assistant.sections import find_section
from assistant.tallied_rows import told_by_count
from assistant.task_names import CATEGORY, task_name
from assistant.total_cells import total_cells
from assistant.under_heading import heading_list
from assistant.unnamed import asks_names
from assistant.whole_tables import row_name, table_groups, table_rows
from corpus.datamodels import Cell, Document
from corpus.dates import TimeBound, TimeKind, TimeMention, find_times
from corpus.duties import DutyRole, parties_of
from corpus.heads import skeleton
from corpus.mend import close_up
from corpus.statements import Statement
from corpus.vocabulary import find_industries

KIND_LENGTH = 4  # characters of a cell that says of which kind the enterprises are
_ALL_DUTIES = re.compile(
    r"要做(?:的|些)?(?:什么|啥|哪些|[一二两三几]件)|要?求?做哪[些几]件?事"
    r"|[有要](?:什么|哪?[几些][项件]?)(?:任务|要求|事|义务|工程|项目)"
    r"|[上了]哪[几些][项个](?:工程|项目|任务)"
    r"|(?:任务|要求|义务|规定)(?:都)?(?:有|是)?(?:哪些|什么|啥)|[两三四几]件事"
)
_WHICH_ENTERPRISES = re.compile(
    r"(?:明细表|名单|清单|附件|附表|表里|表中|列了|列入).*(?:企业|公司|家)"
    r"|哪[几些]家.{0,2}企业.*(?:表|名单|附件|清单)"
)
_WHICH_OF_KIND = re.compile(r"哪[几些]家.{0,2}(?:企业|公司|厂)")  # 装备退出涉及哪几家企业
_ENTERPRISES_ASKED = re.compile(r"哪些(?:企业|公司)|(?:企业|公司)(?:都|有|是)*哪[些几]")
# 附件2 保障类企业清单（2026年）; 重点企业 are those of any list.
_LIST_OF = re.compile(
    r"(?P<kind>(?:(?!附[件表]|市|县|[重要]点|涉气)[\u4e00-\u9fff]){2,10}(?:企业|公司|单位))(?:清单|名单|名录|[一明]?[览细]?表)"
)
_ENTERPRISE_COLUMN = re.compile(r"企业名称|单位名称|公司名称|^企业$|企业全称")
_TASK_WORD = re.compile(
    r"任务|(?<!专)项|工作|负责|牵头|职责|分工|活|配合|管什么|管哪|干什么|做什么|干啥|做啥|哪些事"
)
_PROJECT_WORD = re.compile(r"项目|工程")  # told by their names, not by what is built
_WHICH_UNITS = re.compile(
    r"(?:单位|部门|政府)(?:都|各)?[是有为]?(?:哪|几|多少)"
    r"|(?:几|多少)[个家](?:[市县区]|（[市县区、]+）)*(?:单位|部门|政府)"
    r"|哪[些几两三四五]个?(?:[市县区]|（[市县区、]+）|\([市县区、]+\)|[省市县区]级)*(?:单位|部门|政府)"
)
_TASKS_ASKED = re.compile(
    r"(?:哪些|什么|[几两三四五][项个件]|多少[项个件]?)[^，。？?]{0,4}(?:任务|工作|事|项目|工程)"
    r"|(?:任务|工作|项目|工程)(?:都|分别)?[是有]?(?:哪些|哪?[几两三四五][项个件]|什么)"
)
_YEAR_END = re.compile(r"年[底末]")
_ALL_BUT = re.compile(r"除|以外|之外|还有|其[他它余]|不是")
_OPEN_DEADLINE = re.compile(r"长期坚持|持续(?:推进|开展|实施)|全年|常年|立即")


def list_all(
    query: Query,
    statements: Sequence[Statement],
    *,
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The list a question asks for, or None if it is not a question of these kinds."""
    for finder in _FINDERS:
        found = finder(query, statements, documents, composer)
        if found is not None and found.items and not _is_of_other_trades(query, found):
            return found
    return None


def _is_of_other_trades(query: Query, found: Listing) -> bool:
    """Does each member of a list name trades, and none of them the one asked about?"""
    asked = {mention.industry.name for mention in query.industries}
    if not asked or _ALL_BUT.search(query.text):
        return False
    named = [{m.industry.name for m in find_industries(item.name)} for item in found.items]
    return all(trades and not trades & asked for trades in named)


def _enterprise_duties(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """Everything that is asked of an enterprise, where the question asks for all of it."""
    if not query.enterprises or not _ALL_DUTIES.search(query.text):
        return None
    found: dict[str, Item] = {}
    for statement in statements:
        said = composer.about_enterprise(statement)
        if said is None:
            continue
        row = statement.row
        found.setdefault(
            skeleton(said),
            Item(
                name=said,
                passage=statement.passage,
                document=documents[statement.document_id],
                value=row.deadline.text if row and row.deadline else "",
            ),
        )
    return Listing(about="任务", items=tuple(found.values())) if len(found) > 1 else None


def _named_enterprises(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The enterprises that a table lists, those of the industry, place or grade asked for."""
    grouped = asks_names(query.text) and query.ordinals  # 第一组停产的是哪几家
    listed = bool(grouped or _WHICH_ENTERPRISES.search(query.text))
    listed = listed or asks_at_level(query, statements)
    if counted_in_words(query, statements, score=composer.score):
        return None
    kind = _WHICH_OF_KIND.search(query.text)
    if not query.wants_any(Want.LIST, Want.COUNT) or asks_places(query.text):
        return None
    told_of = [s for s in statements if not tells_but_some(query, s)]
    rows = [(s, cell) for s in told_of if (cell := _enterprise_cell(s)) is not None]
    titled = [(s, cell) for s, cell in rows if _is_in_a_list_named(s, query.text)]
    if titled and _ENTERPRISES_ASKED.search(query.text):
        listed = True
    if not (listed or kind):
        return None
    rows = of_rises(query, titled or rows)
    counted = query.wants_any(Want.COUNT) and not asks_names(query.text)
    if counted and told_by_count(query, statements, [statement for statement, _ in rows]):
        return None
    asked = of_level(query, cells_asked(query, [statement for statement, _ in rows]))
    told = [cell for cells in asked.values() for cell in cells]
    if not listed and not any(len(cell) >= KIND_LENGTH for cell in told):
        return None
    found: dict[str, Item] = {}
    for statement, cell in rows:
        if not is_meant(query, statement) or not holds_cells(statement, asked):
            continue
        name = close_up(cell.text).text
        document = documents[statement.document_id]
        found.setdefault(name, Item(name=name, passage=statement.passage, document=document))
    return Listing(about="企业", items=tuple(found.values()), unit="家")


def _is_in_a_list_named(statement: Statement, question: str) -> bool:
    """Does the table that a row is of list what the question names: 附件2 保障类企业清单?"""
    title = _LIST_OF.search(next(iter(statement.passage.path[-1:]), ""))
    return title is not None and title["kind"] in question


def _enterprise_cell(statement: Statement) -> Cell | None:
    """The cell of a row that names an enterprise."""
    cells = statement.row.row.cells if statement.row else ()
    return next((c for c in cells if _ENTERPRISE_COLUMN.search(c.column) and c.text), None)


_LED_OR_CHARGED = re.compile(r"牵头(?:或者?|和|与|及|、)负?责|负责(?:或者?|和|与|及|、)牵头")


def _tasks(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _composer: Composer,
) -> Listing | None:
    wants_list = query.wants_any(Want.LIST, Want.COUNT)
    own = [documents[id_] for id_ in dict.fromkeys(s.document_id for s in statements)]
    deadline = _asked_deadline(query, own)
    if not wants_list or not (query.units or deadline) or not _TASK_WORD.search(query.text):
        return None
    if query.enterprises:  # not all that is due on that day, but what they have to do
        return None
    if query.wants_any(Want.WHO, Want.COUNT) and _WHICH_UNITS.search(query.text):
        return None
    counts = query.wants_any(Want.COUNT)
    if counts and counts_other_things(query, statements, documents):
        return None
    projects = _PROJECT_WORD.search(query.text)
    found: dict[str, Item] = {}
    rows = [s for s in statements if s.row and not s.row.is_figures]
    rows = _in_category(query, rows)
    clauses = [s for s in statements if not s.row and s.duty is not None]
    in_text = counts and query.units and not names_table(query.text)
    groups = (clauses, rows) if in_text else (rows, clauses)
    for group, roles in ((group, roles) for group in groups for roles in _asked_roles(query)):
        for statement in group:
            if query.units and not _is_charged(query, statement, roles):
                continue
            if deadline and not deadline(statement):
                continue
            called = row_name(statement.row) if statement.row and projects else ""
            item = Item(
                name=called or task_name(statement),
                passage=statement.passage,
                document=documents[statement.document_id],
            )
            found.setdefault(_task_key(statement), item)
        if found:
            break
    return Listing(about="任务", items=tuple(found.values()))


def _in_category(query: Query, rows: Sequence[Statement]) -> list[Statement]:
    """Of the rows of tasks those in the categories that the question names by their cells."""
    found = cells_asked(query, rows)
    named = {column: said for column, said in found.items() if CATEGORY.search(column)}
    return [row for row in rows if holds_cells(row, named)] if named else list(rows)


def _task_key(statement: Statement) -> str:
    """What makes two sentences one task: their row, or the note of duty behind all of them."""
    if statement.row or statement.duty is None:
        return statement.passage.id
    return f"{statement.document_id}:{statement.duty.span.start}"


def _asked_roles(query: Query) -> tuple[frozenset[DutyRole], ...]:
    """The roles in which units are asked for; others than the first where nothing is found. A unit
    that is called responsible leads only where none of its tasks names it as the leader."""
    lead, responsible = frozenset({DutyRole.LEAD}), frozenset({DutyRole.RESPONSIBLE})
    if _LED_OR_CHARGED.search(query.text):
        return (lead | responsible,)
    if "牵头" in query.text:
        return (lead, lead | responsible)
    if "配合" in query.text:
        return (frozenset({DutyRole.SUPPORT}),)
    return (lead | responsible | {DutyRole.CARRY, DutyRole.SUPPORT},)


def _is_charged(query: Query, statement: Statement, roles: frozenset[DutyRole]) -> bool:
    if statement.duty is None:
        return False
    parties = [party for party in parties_of(statement.duty.text) if party.role in roles]
    units = {party.unit.canonical for party in parties if party.unit}
    if "单独" in query.text and len(parties) != 1:
        return False
    if any(unit.endswith("政府") for unit in query.units):  # of that county, not of each
        named = all(place in statement.duty.text for place in query.inner_places)
        return named and bool(units & query.units)
    return bool(units & query.units)


def _asked_deadline(
    query: Query, documents: Sequence[Document]
) -> Callable[[Statement], bool] | None:
    """What a deadline has to be: the same day, one of the year that ends with it, or the same
    open-ended words."""
    opened = _OPEN_DEADLINE.search(query.text)
    if opened:
        return lambda statement: opened.group() in _deadline_of(statement)
    written = re.search(r"(?:时限|期限)[是为写]*[^\d]{0,4}(\d{4}年)(?!\d)", query.text)
    if written:
        return lambda statement: _deadline_of(statement) == written.group(1)
    points = [m for m in query.times if m.bound is TimeBound.BY or m.kind is TimeKind.POINT]
    if not (query.units or _TASKS_ASKED.search(query.text)):
        points = [m for m in points if m.due is not None and not _YEAR_END.match(m.text)]
    dues = {d.id: {due for m in points for due in _dues(m, d, documents)} for d in documents}
    if not any(dues.values()):
        return None
    whole = any(_YEAR_END.match(mention.text) for mention in points)
    periods = {document.id: document.period for document in documents}

    def is_due(statement: Statement) -> bool:
        asked = dues[statement.document_id]
        mentions = find_times(_deadline_of(statement), default=periods[statement.document_id])
        told = {mention.due for mention in mentions if mention.due is not None}
        years = {day.year for day in asked} if whole else set()
        return bool(told & asked) or any(day.year in years for day in told)

    return is_due


def _dues(mention: TimeMention, document: Document, documents: Sequence[Document]) -> list[date]:
    """The days that a time of the question means for a document: one without a year that of the
    document's own time, unless it means today's and one of the documents is for that."""
    today = mention.due
    held = today and any(d.period and d.period.start <= today <= d.period.end for d in documents)
    if today and (held or not _YEAR_END.match(mention.text)):
        return [today]
    times = find_times(mention.text, default=document.period)
    return [time.due for time in times if time.due is not None]


def _deadline_of(statement: Statement) -> str:
    row = statement.row
    if row and row.deadline:
        return row.deadline.text
    return "" if row else statement.text.text


def _members(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    section = find_section(query, statements, documents=documents, composer=composer)
    if section is None:
        return None
    document = documents[section.document_id]
    items = tuple(
        Item(name=name, passage=statement.passage, document=document)
        for name, statement in section.members.items()
    )
    asked = asked_count(query)
    return Listing(about=section.path[-1], items=items, unit=asked.unit if asked else "项")


_FINDERS = (
    added_measures,
    level_changes,
    _enterprise_duties,
    total_cells,
    _named_enterprises,
    figure_rows,
    rows_without,
    rows_with_one,
    item_figures,
    place_runs,
    _tasks,
    ruled_industries,
    table_rows,
    table_groups,
    rows_marked,
    grades_counted,
    outline_count,
    _members,
    run_list,
    heading_list,
    phase_list,
    tasks_of_category,
    industries_in_scope,
)
