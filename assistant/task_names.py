"""What a task is called in a list of tasks."""

from __future__ import annotations

import re

from corpus.markers import without_marker
from corpus.mend import close_up
from corpus.series import split_segments
from corpus.statements import RowView, Statement
from corpus.table_named_cells import is_company

NAME_LENGTH = 40  # characters of an item in a list
# A measure that does not say of what it is: 完成48个项目, 抽测1100台.
_BARE = re.compile(
    r"[\u4e00-\u9fff]{0,3}\d[\d.]*万?[\u4e00-\u9fff]{1,2}(?:项目|任务|工程|企业)?(?:以上)?"
)
_PLACE = re.compile(r"(?:[县市区旗镇乡]|街道)$")
CATEGORY = re.compile(r"类别|类型|^类$|重点工作|领域|方面")


def task_name(statement: Statement) -> str:
    """What a task is called: its row's task, or the heading or first words of its clause."""
    row = statement.row
    if row and row.names:
        name = next((name for name in row.names if is_company(name)), row.names[-1])
        measure = row.measure.text.strip("。；") if row.measure else ""
        if _BARE.fullmatch(measure) and not _PLACE.search(name):
            return f"{name}：{measure}"  # 抽测1100台 does not say of what
        if measure and len(measure) <= NAME_LENGTH:
            return measure
        return split_segments(measure)[0].text if measure and _is_category(row, name) else name
    heading = statement.headings[-1] if statement.headings else ""
    if row and row.measure:  # 成员单位 | 主要职责: the heading is that of all rows
        return row.measure.text.strip("。；")
    if heading and not heading[0].isdigit():
        return heading
    text = statement.text.text
    first = split_segments(without_marker(text))
    return first[0].text.strip() if first else text


def _is_category(row: RowView, name: str) -> bool:
    """Is a name that of a class of tasks (工业治理 under 任务类别) and not of a task?"""
    cells = ((cell.column, close_up(cell.text).text) for cell in row.row.cells)
    return any(said == name and CATEGORY.search(column) for column, said in cells)
