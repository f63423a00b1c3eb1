"""Lists in groups, each told once on a line of its own above its rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.accounting import account
from corpus.aligned import AlignedText
from corpus.datamodels import SourceFile, Table
from corpus.reading import read_source
from corpus.tables import find_tables, lines_of, read_table

PLANTS = (
    *("澄川第一水泥有限公司", "洛水粉磨站", "昌宁县砖瓦厂", "泉阳建材有限责任公司"),
    *("临河新型墙材厂", "沅江粉磨有限公司"),
)
COUNTIES = ("昌宁县", "泉阳市", "临河区")
TIMES = ("2025年11月15日—12月14日", "2025年12月15日—2026年1月13日", "2026年1月14日—2月12日")


def tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.text for cell in row.cells] for row in table.rows]


@given(
    sizes=st.lists(st.integers(1, 3), min_size=2, max_size=3),
    word=st.sampled_from(("组", "轮", "批")),
    shared=st.integers(1, 2),
    blank=st.booleans(),
    furnace=st.booleans(),
)
def test_every_row_has_what_is_told_of_its_group(
    sizes: list[int], word: str, shared: int, blank: bool, furnace: bool
) -> None:
    names = [*["组别", "停产时段"][:shared], "企业名称", "县（区）"]
    names += ["磨机（台）"] if furnace else []
    lines, expected, plants = [" ".join(names)], [], iter(PLANTS * 2)
    for number, size in enumerate(sizes):
        group = [f"第{'一二三'[number]}{word}", TIMES[number]][:shared]
        lines += [""] * blank + [" ".join(group)]
        for k in range(size):
            row = [next(plants), COUNTIES[k], *([str(k + 1)] if furnace else [])]
            lines.append(" ".join(row))
            expected.append([*group, *row])
    (table,) = tables("\n".join(["错峰停产表", "", *lines, "", "附件2", ""]))
    assert table.columns == tuple(names)
    assert cells(table) == expected
    assert not table.loose


ROUNDS = """附表2

砖瓦企业轮次停产表

轮次 企业名称 县（区） 停产时段 备注

第一轮
昌宁县砖瓦厂 昌宁县 2025年11月15日—2026年1月5日
临河新型墙材厂 临河区 2025年11月15日—2026年1月5日 矸石，已装脱硫

4

全程
泉阳建材有限责任公司 泉阳市 2025年11月15日—2026年3月15日

附表3
"""


def test_remarks_may_be_missing_and_a_page_may_end_between_groups() -> None:
    file = read_source(SourceFile(name="a.txt", sha256="0" * 64, text=f"通知\n正文。\n\n{ROUNDS}"))
    (table,) = file.documents[0].tables
    assert table.title == "砖瓦企业轮次停产表"
    assert cells(table) == [
        ["第一轮", "昌宁县砖瓦厂", "昌宁县", "2025年11月15日—2026年1月5日"],
        ["第一轮", "临河新型墙材厂", "临河区", "2025年11月15日—2026年1月5日", "矸石，已装脱硫"],
        ["全程", "泉阳建材有限责任公司", "泉阳市", "2025年11月15日—2026年3月15日"],
    ]
    assert [row.cells[-1].column for row in table.rows] == ["停产时段", "备注", "停产时段"]
    assert account(file).complete


def test_group_is_quoted_with_its_first_row_alone() -> None:
    (table,) = tables("组别 企业名称 县（区）\n第一组\n甲厂 甲县\n乙厂 乙县\n第二组\n丙厂 丙县\n")
    assert [row.text.text for row in table.rows] == [
        "第一组 甲厂 甲县", "乙厂 乙县", "第二组 丙厂 丙县",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "组别 企业名称 县（区）\n甲厂 甲县\n第一组\n乙厂 乙县\n丙厂 丙县\n第二组\n丁厂 丁县\n",
        "组别 时段 企业名称 县（区）\n第一组\n甲厂 甲县\n乙厂 乙县\n第二组\n丙厂 丙县\n丁厂 丁县\n",
    ],
    ids=["groups in the middle of their rows", "a cell of the group lost"],
)
def test_rows_that_do_not_fit_take_nothing_from_a_group(text: str) -> None:
    found = [cells(table) for table in tables(f"{text}\n附件2\n")]
    assert not any(row[0].startswith("第") for rows in found for row in rows)


LEVELS = """附件2

应急措施对照表

类别 措施 Ⅲ级（黄色） Ⅱ级（橙色） Ⅰ级（红色） 督导单位

预警
提前发布时间 24小时 24小时 48小时 市指挥部办公室

健康
防护
户外运动会 延期举办 停止举办 停止举办 市体育局

移动源
公车停驶 — 20% 50% 市机关事务局
渣土车禁行 国三 国四 全部停驶 市公安局

附件3
"""


def test_words_and_shares_stand_side_by_side_under_levels_and_a_group_may_be_broken() -> None:
    (table,) = tables(LEVELS)
    assert not table.loose
    assert [row.get("类别") for row in table.rows] == ["预警", "健康防护", "移动源", "移动源"]
    assert [row.get("Ⅰ级（红色）") for row in table.rows] == [
        "48小时",
        "停止举办",
        "50%",
        "全部停驶",
    ]
    assert [row.get("督导单位") for row in table.rows][-1] == "市公安局"
