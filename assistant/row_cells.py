"""What a row of measures tells beside its measure, where the question asks for it: the place it is
for, in a column of its own; the unit whose duty it is; the measure itself, where its deadline is
asked for too.
"""

from __future__ import annotations

import re

from assistant.question import Query
from corpus.mend import close_up
from corpus.statements import Statement
from corpus.table_named_cells import holds_grades
from corpus.vocabulary import grades_in

_WHERE_ASKED = re.compile(
    r"(?:[放建设装落]|位于|分布)在?(?:哪[儿里]|哪个?(?:[县市区]|地方)|哪些(?:[县市区]|地方)|什么地方|何处)"
    r"|在(?:哪[儿里](?!查|看|办|领|交|报|下载|申)|哪个?(?:[县市区]|地方)|什么地方)"
    r"|(?:在|属于?|是)[^，。？?]{0,4}哪个?[县市区]{1,3}(?:[（(][^（）()]{1,4}[）)])?的?(?:[？?，]|$)"
)
_PLACE_COLUMN = re.compile(
    r"所在(?:地|县|区|市|位置|县[（(]?市?[、]?区[）)]?)|(?:建设|实施|项目|工程)?(?:地点|位置)"
)
_ACT = "治理|改造|建设|工程|整治|具体|工作|措施|停限产|停产|限产|减排|错峰|管控"
_CONTENT = rf"(?:{_ACT})?(?:内容|任务|措施|要求)"
_LIMIT = r"(?:完成|办结|整改|错峰|停限产|停产|限产|执行|实施|起止)?(?:时限|时间|期限|日期)"
_GRADE = r"(?:绩效)?(?:等级|分级|级别|评级)"
# The column of those whose duties a table tells: 成员单位 | 主要职责.
_DOER_COLUMN = re.compile(
    r"(?:成员|责任|牵头|主管|有关|相关|配合)?(?:单位|部门|机构|主体)(?:名称)?|成员|岗位|职务|(?:工作)?(?:小)?组别?"
)
_AND = "(?:[和与及、]|以及)"
_WHAT = "(?:什么|啥|哪些)"
_WHEN = "(?:什么时[候间]|啥时候?|何时|哪[天年]|几月)"
_BOTH_ASKED = re.compile(
    rf"{_CONTENT}{_AND}{_LIMIT}|{_LIMIT}{_AND}{_CONTENT}"
    rf"|(?:[建做干改上装]|治理|整治|改造|完成|(?:项目|任务|内容|措施|改造)[是有])的?{_WHAT}[^？?]*[，,][^？?]*{_WHEN}"
    rf"|{_WHAT}(?:项目|任务|内容|措施|改造|治理)[^？?]*[，,][^？?]*{_WHEN}"
    rf"|{_WHEN}[^？?]*[，,、][^？?]*{_WHAT}(?:项目|任务|内容|措施|要求)"
    rf"|{_WHEN}[^？?]*[，,][^，？?]{{0,4}}(?:[建做干改上装拆换]|治理|整治|改造|项目|任务|内容|措施)[的都是有]*{_WHAT}"
)

_GRADE_TOO = re.compile(
    rf"{_GRADE}{_AND}(?:{_CONTENT}|{_LIMIT})|(?:{_CONTENT}|{_LIMIT}){_AND}{_GRADE}"
)


def place_of(query: Query, statement: Statement) -> str:
    """The cell of a row that says where its measure is, where that is asked for; none where it is
    everywhere (全市)."""
    row = statement.row
    if row is None or row.is_figures or not _WHERE_ASKED.search(query.text):
        return ""
    cells = (c for c in row.row.cells if c.text and _PLACE_COLUMN.fullmatch(c.column))
    place = next((close_up(cell.text).text for cell in cells), "")
    return "" if place.startswith(("全", "各")) else place


def doer_of(statement: Statement) -> str:
    """The unit that a row of duties is for, by its own column; "" for any other row."""
    row = statement.row
    if row is None or row.units is not None:
        return ""
    cells = (c for c in row.row.cells if c.text and _DOER_COLUMN.fullmatch(c.column))
    return next((c.text.text for c in cells if c.text.text in row.names), "")


def measure_too(query: Query, statement: Statement) -> str:
    """The measure of a row, where it is asked for beside the time it is due."""
    row = statement.row
    asked = row is not None and not row.is_figures and _BOTH_ASKED.search(query.text)
    return statement.text.text.strip("。；") if asked else ""


def grade_too(query: Query, statement: Statement) -> str:
    """The grade in the row of a measure, where it is asked for beside that or its time."""
    row = statement.row
    if row is None or row.is_figures or not _GRADE_TOO.search(query.text):
        return ""
    graded = (c for c in row.row.cells if holds_grades(c.column) and grades_in(c.text.text))
    return next((f"{cell.column}为{close_up(cell.text).text}" for cell in graded), "")


def beside_measure(query: Query, statement: Statement) -> str:
    """The grade and the time in the row of a measure, as far as they are asked for beside it."""
    row = statement.row
    timed = row is not None and not row.is_figures and _BOTH_ASKED.search(query.text)
    limit = row.deadline.text if timed and row and row.deadline else ""
    return "，".join(part for part in (grade_too(query, statement), limit) if part)
