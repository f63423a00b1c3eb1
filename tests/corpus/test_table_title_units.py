"""The unit behind a table's title, or on a line of its own, belongs to its bare figures."""

from __future__ import annotations

import pytest

from corpus.datamodels import SourceFile
from corpus.reading import read_source

HEAD = "澄川市2026年工作计划\n\n一、任务\n\n各县区要抓好落实。\n"
BEHIND = """
附表1 旧渔船退出补助标准（万元/艘）

船型\t船龄\t2026年8月前退出\t备注
钢质\t10年以上\t2.0\t含网具
\t15年以上\t2.6\t含网具
"""
ABOVE = """
各县区公交车更新任务

单位：辆

县区\t2026年\t2027年\t完成率（%）
东塘县\t16\t20\t95
柳溪县\t9\t12\t90
"""
OWN_UNITS = """
泵站改造任务（座）

县区\t泵站\t投资（万元）\t开工日期
东塘县\t3座\t120\t5月
柳溪县\t2座\t90\t6月
"""
NO_UNIT = """
重点泵站名单（节选）

县区\t泵站数\t机组数
东塘县\t3\t9
柳溪县\t2\t4
"""


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param(
            BEHIND, ("船型", "船龄", "2026年8月前退出（万元/艘）", "备注"), id="behind the title"
        ),
        pytest.param(
            ABOVE, ("县区", "2026年（辆）", "2027年（辆）", "完成率（%）"), id="above the columns"
        ),
        pytest.param(
            OWN_UNITS, ("县区", "泵站", "投资（万元）", "开工日期"), id="told by the cells"
        ),
        pytest.param(NO_UNIT, ("县区", "泵站数", "机组数"), id="no unit in the bracket"),
    ],
)
def test_figures_have_the_unit_of_their_table(text: str, columns: tuple[str, ...]) -> None:
    source = SourceFile(name="a.txt", sha256="", text=f"{HEAD}{text}")
    ((table,),) = [document.tables for document in read_source(source).documents]
    assert table.columns == columns
    assert {cell.column for row in table.rows for cell in row.cells} <= set(columns)
