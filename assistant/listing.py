"""Lists and counts over all rows and clauses, not over the few that search brings.

Three kinds of question run over everything in scope: tasks of a unit or with a deadline, rows of a
table of figures that meet a condition (or are the highest, the lowest), and industries to which a
rule for a grade applies. Each row told is cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose import Composer
from assistant.question import Query, Want
from assistant.sections import find_section
from assistant.slot_checks import fits_slots
from corpus.datamodels import Cell, Document, Passage
from corpus.dates import TimeBound, TimeKind, find_times
from corpus.digits import decimal_of
from corpus.duties import DutyRole, parse_duty
from corpus.heads import skeleton
from corpus.markers import find_marker
from corpus.mend import close_up
from corpus.series import split_segments
from corpus.statements import RowView, Statement
from corpus.vocabulary import grades_in

TOLD = 12  # items told in the answer; all are cited and counted
MARK_LENGTH = 3  # characters of a cell that is what a question asks for
NAME_LENGTH = 40  # characters of an item in a list
_ALL_DUTIES = re.compile(
    r"要做(?:的|些)?(?:什么|啥|哪些|[一二两三几]件)|[有要](?:什么|哪些|哪?几[项件])(?:任务|要求|事|义务)|要?求?做哪[些几]件?事"
    r"|(?:任务|要求|义务|规定)(?:都)?(?:有|是)?(?:哪些|什么|啥)|[两三四几]件事"
)
_WHICH_ENTERPRISES = re.compile(
    r"(?:明细表|名单|清单|表里|表中|列了|列入).*(?:企业|公司|家)|哪[几些]家.{0,2}企业.*(?:表|名单)"
)
_ENTERPRISE_COLUMN = re.compile(r"企业名称|单位名称|公司名称|^企业$|企业全称")
_TASK_WORD = re.compile(
    r"任务|项|工作|负责|牵头|职责|分工|活|配合|管什么|管哪|干什么|做什么|干啥|做啥|哪些事"
)
_EXTREME = re.compile(
    r"最(?:(?P<high>高|大|多|严重|差)|(?P<low>低|小|少|严|好|轻))(?!不|可|能|[^，。]{0,4}(?:多少|几))"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CONDITION = re.compile(
    r"(?:(?P<more>超过|大于|高于|多于)|(?P<less>低于|小于|少于|不到|不足))?\s*(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十]+)\s*"
    r"(?P<unit>微克|天|%|个|级|吨|台|家|户)?\s*(?P<least>[及]?以上|或以上)?(?P<most>[及]?以下|以内)?"
)
_OPEN_DEADLINE = re.compile(r"长期坚持|持续(?:推进|开展|实施)|全年|常年|立即")
_RULE_WORD = re.compile(r"停产|限产|不予错峰|不限产|自主减排|豁免")
_PLAIN_STOP = re.compile(r"停产(?!\s*\d)")
_WHICH_INDUSTRY = re.compile(r"哪[些几个]*行业|什么行业|哪[些几]类企业")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One member of a list: its name as told, what is told of it, and where it stands."""

    name: str
    passage: Passage
    document: Document
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Items found, what they are, and whether only their number was asked for."""

    about: str
    items: tuple[Item, ...]
    unit: str = "项"


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
        if found is not None and found.items:
            return found
    return None


# -- enterprises --------------------------------------------------------------------------


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
    _: Composer,
) -> Listing | None:
    """The enterprises that a table lists, those of the industry, place or grade asked for."""
    if not query.wants_any(Want.LIST, Want.COUNT) or not _WHICH_ENTERPRISES.search(query.text):
        return None
    found: dict[str, Item] = {}
    for statement in statements:
        cells = statement.row.row.cells if statement.row else ()
        named = next((c for c in cells if _ENTERPRISE_COLUMN.search(c.column) and c.text), None)
        if named is None or not _row_meets(query, statement):
            continue
        name = close_up(named.text).text
        document = documents[statement.document_id]
        found.setdefault(name, Item(name=name, passage=statement.passage, document=document))
    return Listing(about="企业", items=tuple(found.values()), unit="家")


def _row_meets(query: Query, statement: Statement) -> bool:
    row = close_up(statement.row.row.text).text if statement.row else ""
    industries = [m.industry.names for m in query.industries]
    return (
        all(any(name in row for name in names) for names in industries)
        and (not query.grades or bool(query.grades & grades_in(row)))
        and all(place in row for place in query.inner_places)
    )


# -- tasks --------------------------------------------------------------------------------


def _tasks(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _composer: Composer,
) -> Listing | None:
    wants_list = query.wants_any(Want.LIST, Want.COUNT)
    deadline = _asked_deadline(query)
    if not wants_list or not (query.units or deadline) or not _TASK_WORD.search(query.text):
        return None
    roles = _asked_roles(query)
    found: dict[str, Item] = {}
    rows = [s for s in statements if s.row and not s.row.is_figures]
    clauses = [s for s in statements if not s.row and s.duty is not None]
    for group in (rows, clauses):
        for statement in group:
            if query.units and not _is_charged(query, statement, roles):
                continue
            if deadline and not deadline(statement):
                continue
            item = Item(
                name=task_name(statement),
                passage=statement.passage,
                document=documents[statement.document_id],
            )
            found.setdefault(f"{statement.passage.id}{'' if statement.row else item.name}", item)
        if found:
            break
    return Listing(about="任务", items=tuple(found.values()))


def _asked_roles(query: Query) -> frozenset[DutyRole]:
    if "配合" in query.text and "牵头" not in query.text:
        return frozenset({DutyRole.SUPPORT})
    if "牵头" in query.text:
        return frozenset({DutyRole.LEAD, DutyRole.RESPONSIBLE})
    return frozenset({DutyRole.LEAD, DutyRole.RESPONSIBLE, DutyRole.CARRY, DutyRole.SUPPORT})


def _is_charged(query: Query, statement: Statement, roles: frozenset[DutyRole]) -> bool:
    if statement.duty is None:
        return False
    parties = [party for party in parse_duty(statement.duty.text) if party.role in roles]
    units = {party.unit.canonical for party in parties if party.unit}
    if "单独" in query.text and len(parties) != 1:
        return False
    return bool(units & query.units)


def _asked_deadline(query: Query) -> Callable[[Statement], bool] | None:
    """What a deadline has to be: the same day, or the same open-ended words."""
    opened = _OPEN_DEADLINE.search(query.text)
    if opened:
        return lambda statement: opened.group() in _deadline_of(statement)
    points = [m for m in query.times if m.bound is TimeBound.BY or m.kind is TimeKind.POINT]
    written = re.search(r"(?:时限|期限)[是为写]*[^\d]{0,4}(\d{4}年)(?!\d)", query.text)
    if written:
        return lambda statement: _deadline_of(statement) == written.group(1)
    dues = {m.due for m in points if m.due is not None}
    if not dues:
        return None
    return lambda statement: any(
        mention.due in dues for mention in find_times(_deadline_of(statement))
    )


def _deadline_of(statement: Statement) -> str:
    row = statement.row
    if row and row.deadline:
        return row.deadline.text
    return "" if row else statement.text.text


def task_name(statement: Statement) -> str:
    """What a task is called: its row's task, or the heading or first words of its clause."""
    row = statement.row
    if row and row.names:
        name = row.names[-1]
        measure = row.measure.text.strip("。；") if row.measure else ""
        if measure and len(measure) <= NAME_LENGTH:
            return measure
        return name
    heading = statement.headings[-1] if statement.headings else ""
    if heading and not heading[0].isdigit():
        return heading
    text = statement.text.text
    marker = find_marker(text)
    first = split_segments(text[marker.end :] if marker else text)
    return first[0].text.strip() if first else text


# -- tables of figures ----------------------------------------------------------------------


def _figure_rows(
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


COLUMN_FIT = 0.35  # of the question's words and slots; a column that fits less is another matter


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


# -- rules by industry ----------------------------------------------------------------------


def _ruled_industries(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    word = _RULE_WORD.search(query.text)
    if not word or not query.grades or not _WHICH_INDUSTRY.search(query.text):
        return None
    found: dict[str, Item] = {}
    for statement in statements:
        rule = composer.rule_of(statement.text.text)
        if not query.grades & grades_in(rule) or not fits_slots(query, statement):
            continue
        said = _PLAIN_STOP if word.group() == "停产" else re.compile(re.escape(word.group()))
        if "%" in rule or not said.search(rule):
            continue
        name = next((h for h in reversed(statement.headings) if h), "")
        found.setdefault(
            name,
            Item(
                name=re.sub(r"（[^（）]*）", "", name),
                passage=statement.passage,
                document=documents[statement.document_id],
            ),
        )
    return Listing(about="行业", items=tuple(found.values()), unit="个")


def _rows_marked(
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


# -- members of a section -------------------------------------------------------------------


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
    return Listing(about=section.path[-1], items=items)


_FINDERS = (
    _enterprise_duties,
    _named_enterprises,
    _figure_rows,
    _tasks,
    _ruled_industries,
    _rows_marked,
    _members,
)
