"""Which rows of a list of enterprises a question means by what their cells say: what they do at the
level asked for (红色预警要停产的), from which grade to which they are to come (从B级升A级的).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.question import Query, Want
from assistant.unnamed import asks_names
from corpus.datamodels import Cell
from corpus.mend import close_up
from corpus.statements import Statement
from corpus.table_rule_names import GRADE_COLUMN
from corpus.vocabulary import grades_in, levels_in, ordinals_in

_GRADE = r"(?:(?:非?引领性)|[A-D][-+]?级?)(?:企业)?"
# 从B级冲A级, 由C提到B, B升A: from which grade, and to which.
_RISE = re.compile(
    rf"(?P<low>{_GRADE})(?:要|拟|计划|准备|直接|能)?(?:冲刺?|[提升晋]级?|创建?|争创?|到|变|改)(?:[到至为成])?(?P<high>{_GRADE})"
)
# 目标是A级的, 要升B级的; and 现在是C级的.
_TO = re.compile(
    rf"(?:冲刺?|[提升晋]级?[到至为成]|创建?|争创?|目标(?:等级)?[是为]?)(?P<high>{_GRADE})"
)
_FROM = re.compile(rf"(?:现在|目前|现有?(?:等级)?|原来?)[是为]?(?P<low>{_GRADE})")
_BEFORE_COLUMN = re.compile(
    r"(?:现有?|现状|目前|当前|原有?|(?:提升?|晋)[级升]?前).{0,4}(?:等级|级别|绩效)"
)
_AFTER_COLUMN = re.compile(
    r"(?:目标|拟[创升提晋]?|计划|申报|创建|(?:提升?|晋)[级升]?后).{0,4}(?:等级|级别|绩效)"
)
_ACT = re.compile(r"自主减排|以热定产|停产|限产")
_ACTS_ASKED = re.compile(
    rf"(?:{_ACT.pattern})的(?:企业|公司|工?厂|单位)?(?:一?共|都|总共)?[有是]?(?:哪|谁|几家|多少家)"
    rf"|(?:哪[些几两三]家?|什么)(?:企业|公司|工?厂|单位)[^，。？]{{0,10}}(?:{_ACT.pattern})(?=[？?，]|$)"
)
# 部分企业应急减排措施表 lists some of them, and does not tell how many there are.
_NOT_ALL = re.compile(r"部分|节选|摘录|示例")
_BY_NUMBER = re.compile(rf"附[件表]|表\s*\d|名单|{_NOT_ALL.pattern}")
# 哪些县一家A级企业都没有 asks for places, not for enterprises.
_PLACES_ASKED = re.compile(
    r"哪[些几一两三]?个?(?:[县市区旗乡镇]+|县[（(]市、?区[）)]|地方|街道|园区)(?![^，。？]{0,6}(?:哪|多少|几)[些个家])"
)


def asks_places(question: str) -> bool:
    """Does it ask for places, whatever it says of enterprises?"""
    return _PLACES_ASKED.search(question) is not None


def tells_but_some(query: Query, statement: Statement) -> bool:
    """Where enterprises are counted, is a row of a list that names only some of them, and is not
    itself asked about?"""
    counts = query.wants_any(Want.COUNT) and not asks_names(query.text)
    if not counts or _BY_NUMBER.search(query.text):
        return False
    return bool(_NOT_ALL.search(next(iter(statement.passage.path[-1:]), "")))


def of_level(query: Query, asked: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Of the cells that a question names, by column, those in the columns of the level asked for:
    停产 stands in those of the other levels too."""
    if not query.levels:
        return dict(asked)
    return {
        column: said
        for column, said in asked.items()
        if not levels_in(column) or levels_in(column) & query.levels
    }


def asks_at_level(query: Query, statements: Iterable[Statement]) -> bool:
    """Is it asked which enterprises do something at a level, over a list that has it?"""
    if not query.levels or not _ACTS_ASKED.search(query.text):
        return False
    rows = (statement.row for statement in statements)
    return any(levels_in(column) & query.levels for row in rows if row for column in row.columns)


def acts_at_level(query: Query, statement: Statement) -> bool:
    """Does an enterprise do, at the level asked for, what the question names, and all of it?"""
    act = _ACT.search(query.text)
    cells = statement.row.row.cells if statement.row else ()
    own = [close_up(c.text).text for c in cells if levels_in(c.column) & query.levels]
    if act is None or not query.levels or not own:
        return True
    return any(act.group() in text for text in own)


def rises(query: Query, statement: Statement) -> bool | None:
    """Is a row of an enterprise that comes from and to the grades asked for? None where the
    question speaks of neither, or the table has not both columns."""
    cells = statement.row.row.cells if statement.row else ()
    before = next((c for c in cells if _BEFORE_COLUMN.fullmatch(c.column)), None)
    after = next((c for c in cells if _AFTER_COLUMN.fullmatch(c.column)), None)
    low, high = _grades_asked(query.text)
    if before is None or after is None or not (low or high):
        return None
    told = (_plain(before.text.text), _plain(after.text.text))
    return all(not asked or asked == own for asked, own in zip((low, high), told, strict=True))


def of_rises(query: Query, rows: Sequence[tuple[Statement, Cell]]) -> list[tuple[Statement, Cell]]:
    """Those of rows that come from and to the grades asked for, where there are such; else all."""
    return [pair for pair in rows if rises(query, pair[0])] or list(rows)


def _grades_asked(question: str) -> tuple[str, str]:
    both = _RISE.search(question)
    if both is not None:
        return _plain(both["low"]), _plain(both["high"])
    low, high = _FROM.search(question), _TO.search(question)
    return _plain(low["low"]) if low else "", _plain(high["high"]) if high else ""


def _plain(grade: str) -> str:
    return re.sub(r"\s|企业$|级(?:企业)?$", "", grade)


def is_meant(query: Query, statement: Statement) -> bool:
    """Does a row's enterprise come from and to the grades asked for, or is it of the kind asked
    for, and does it do what is asked at the level asked for?"""
    rising = rises(query, statement)
    meets = rising or (rising is None and _row_meets(query, statement))
    return meets and acts_at_level(query, statement)


def _row_meets(query: Query, statement: Statement) -> bool:
    cells = statement.row.row.cells if statement.row else ()
    row = " ".join(close_up(cell.text).text for cell in cells)
    said = " ".join([*statement.headings, row])  # a table's title says what trade it lists
    industries = [m.industry.names for m in query.industries]
    graded = grades_in(row) | {
        f"{close_up(cell.text).text}级" for cell in cells if GRADE_COLUMN.fullmatch(cell.column)
    }
    return (
        all(any(name in said for name in names) for names in industries)
        and (not query.grades or bool(query.grades & graded))
        and (not query.ordinals or bool(query.ordinals & ordinals_in(row)))
        and all(place in row for place in query.inner_places)
    )
