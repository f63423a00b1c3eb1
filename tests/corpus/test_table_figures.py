"""A table of figures begins below its title, however the text of its page is spaced."""

from __future__ import annotations

import pytest

from corpus.datamodels import SourceFile
from corpus.reading import read_source

PAGE = """澄川市2026年工作计划

一、任务

各县区要抓好落实。

附件 1
{title}
{names}
东塘县 47 51 6
柳溪县 43 46 5
南岗区 49 54 7
"""
NAMES = "县区 PM2.5目标 上年同期实绩 重污染天数"


@pytest.mark.parametrize(
    "title",
    [
        "各县区2026-2027年秋冬季空气质量目标",
        "各县区 2026-2027 年秋冬季空气质量目标",
        "澄川市各县区 2026 年空气质量指标",
        "全市 2026—2027 年秋冬季考核任务",
    ],
)
def test_years_with_spaces_around_them_are_no_row(title: str) -> None:
    source = SourceFile(name="a.txt", sha256="", text=PAGE.format(title=title, names=NAMES))
    ((table,),) = [document.tables for document in read_source(source).documents]
    assert table.title == title.replace(" ", "")
    assert [[cell.text.text for cell in row.cells] for row in table.rows] == [
        ["东塘县", "47", "51", "6"],
        ["柳溪县", "43", "46", "5"],
        ["南岗区", "49", "54", "7"],
    ]


@pytest.mark.parametrize("name", ["上年同期实绩", "上年同期", "上年实绩", "去年同期实际"])
def test_figure_of_the_year_before_is_one_name(name: str) -> None:
    names = NAMES.replace("上年同期实绩", name)
    source = SourceFile(name="a.txt", sha256="", text=PAGE.format(title="各县区目标", names=names))
    ((table,),) = [document.tables for document in read_source(source).documents]
    assert table.columns == ("县区", "PM2.5目标", name, "重污染天数")


@pytest.mark.parametrize("rows", ["县区", "旗县区", "县市区", "市州", "盟市", "乡镇街道"])
def test_a_name_with_a_blank_inside_is_one_whatever_the_rows_are_called(rows: str) -> None:
    names = f"{rows} PM2.5 目标（微克/立方米） 上年同期实绩 重污染天数目标（天）"
    source = SourceFile(name="a.txt", sha256="", text=PAGE.format(title="各地目标", names=names))
    ((table,),) = [document.tables for document in read_source(source).documents]
    aims = ("PM2.5目标（微克/立方米）", "上年同期实绩", "重污染天数目标（天）")
    assert table.columns == (rows, *aims)


WRAPPED = """澄川市2026年工作计划
三、保障措施
（一）强化组织领导。各县区于 5 月 25 日前制定实
施方案，明确一名县级领导专门负责。市领导小
组办公室组织 8 个驻县帮扶组开展驻点帮扶。
（二）加强监测。配备红外热成像仪 24 台、便携式
检测仪 60 台，开展走航监测不少于 90 天。对查实
升且排名后 3 位的县区下发预警函。
"""


def test_wrapped_sentences_with_figures_are_no_table() -> None:
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=WRAPPED)).documents
    assert not document.tables


@pytest.mark.parametrize(
    ("top", "rest", "name"),
    [("优良天数", "比例", "优良天数比例"), ("优良天", "比例（%）", "优良天比例（%）")],
)
def test_the_last_name_ends_on_the_line_below_behind_the_names_of_the_groups(
    top: str, rest: str, name: str
) -> None:
    names = f"县区 PM2.5 重污染天数 {top}\n上年实况 控制目标 上年实况 控制目标 {rest}"
    rows = "东塘县 58 53 7 5 77.0\n柳溪县 56 52 6 4 78.2\n南岗区 54 50 5 3 80.6\n"
    page = PAGE[: PAGE.index("东塘县")].format(title="各县区目标", names=names) + rows
    source = SourceFile(name="a.txt", sha256="", text=page)
    ((table,),) = [document.tables for document in read_source(source).documents]
    groups = ("PM2.5 上年实况", "PM2.5 控制目标", "重污染天数 上年实况", "重污染天数 控制目标")
    assert table.columns == ("县区", *groups, name)
