"""Tables with one cell on each line: read where the count fits, else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.table_cell_lines import CellLines, cell_lines_at
from corpus.tables import TableStyle, find_tables, lines_of

HEAD = ["县区", "PM2.5浓度（微克/立方米）", "优良天数 比率（%）", "污水管网（公里）"]
ROWS = [
    ["清泉区", "32.8", "80.1", "41"],
    ["浦上县", "34.6", "78.0", "—"],
    ["全市", "33.5", "79.2", "168"],
]


def found_in(cells: list[str], place: int = 0) -> CellLines | None:
    lines = lines_of(AlignedText.of_source("\n".join(cells)))
    return cell_lines_at(lines, place)


def flat(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row]


def texts(table: CellLines | None) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows] if table else []


def test_rows_follow_from_the_count_of_names() -> None:
    table = found_in([*HEAD, *flat(ROWS)])
    assert texts(table) == ROWS
    assert table is not None
    assert [name.own.text for name in table.names] == HEAD


def test_unit_on_a_line_below_its_name_belongs_to_it() -> None:
    head = ["县区", "PM2.5浓度", "（微克/立方米）", "优良天数比率（%）"]
    table = found_in([*head, *flat([row[:3] for row in ROWS])])
    assert table is not None
    assert [name.own.text for name in table.names][1] == "PM2.5浓度（微克/立方米）"
    assert texts(table) == [row[:3] for row in ROWS]


def test_total_of_a_numbered_table_has_no_number() -> None:
    rows = [["1", "清泉区", "32.8"], ["2", "浦上县", "34.6"]]
    table = found_in(["序号", "县区", "浓度", *flat(rows), "合计", "67.4"])
    assert texts(table) == [*rows, ["", "合计", "67.4"]]


def test_next_table_below_a_total_gives_no_rows() -> None:
    rows = [*ROWS[:2], ["合计", "—", "—", "168"]]
    works = ["重点项目表", "项目", "所在地", "建设内容", "督导单位", "清泉管网", "清泉区"]
    assert texts(found_in([*HEAD, *flat(rows), *works])) == rows
    assert found_in([*HEAD, *flat(rows), "12"]) is None


@pytest.mark.parametrize(
    "cells",
    [
        [*HEAD, *flat(ROWS)[:-1]],
        [*HEAD, *flat(ROWS)[:5], *flat(ROWS)[6:]],
        [*HEAD, *flat(ROWS), "12"],
        [*HEAD, *flat(ROWS), "洪堤县"],
        [*HEAD, *ROWS[0]],
        ["清泉区", "浦上县", "42", "全市", "17", "33"],
        ["县区", "重点工作", "责任单位", "清泉区", "清淤", "水利局", "浦上县", "截污", "住建局"],
    ],
    ids=["last cut", "one lost", "one over", "a name over", "one row", "no names", "no figures"],
)
def test_cells_that_do_not_fit_exactly_are_no_table(cells: list[str]) -> None:
    assert found_in(cells) is None


@pytest.mark.parametrize(
    "below", ["注：按行政村计。", "二、工作要求", "市水务局\n2026年3月2日", ""]
)
def test_table_ends_where_the_text_goes_on(below: str) -> None:
    text = "\n".join(["附表", "各县区目标任务表", *HEAD, *flat(ROWS), below, "各地要落实到位。"])
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    assert region.style is TableStyle.CELLS
    assert region.title.text == "各县区目标任务表"
    assert region.lines[region.head - region.start].text.text == "县区"


NAMES = [f"{a}{b}县" for a in "甲乙丙丁" for b in "东西南北"]
FIGURES = st.decimals(0, 999, places=1).map(str)


@given(st.integers(3, 7), st.integers(2, 8), st.data())
def test_any_table_of_figures_is_read_cell_by_cell(
    columns: int, count: int, data: st.DataObject
) -> None:
    head = ["县区", *(f"指标{chr(0x7532 + k)}比例（%）" for k in range(columns - 1))]
    figures = st.lists(FIGURES, min_size=columns - 1, max_size=columns - 1)
    rows = [[name, *data.draw(figures)] for name in NAMES[:count]]
    assert texts(found_in([*head, *flat(rows)])) == rows
    lost = data.draw(st.integers(columns, columns + len(flat(rows)) - 1))
    cells = [*head, *flat(rows)]
    assert found_in(cells[:lost] + cells[lost + 1 :]) is None


BROKEN_HEAD = [
    *("县（市、区）", "2025-2026年枯水期总磷", "（毫克/升）", "2026-2027年枯水期总磷目标"),
    *("同比下降", "超标天数", "目标", "清淤船", "（艘）"),
]
SIX = [
    ["清泉区", "60", "57", "5.0%", "12", "110"],
    ["浦上县", "63", "59", "6.3%", "14", "160"],
    ["南岗区", "61", "58", "4.9%", "13", "120"],
]


def test_rows_tell_the_count_where_names_are_broken_over_lines() -> None:
    table = found_in([*BROKEN_HEAD, *flat(SIX), "390"])
    assert texts(table) == SIX
    assert table is not None
    assert [name.name for name in table.names] == [
        "县（市、区）",
        "2025-2026年枯水期总磷（毫克/升）",
        "2026-2027年枯水期总磷目标",
        "同比下降",
        "超标天数目标",
        "清淤船（艘）",
    ]
    assert [figure.text for figure in table.rest] == ["390"]


def test_names_broken_over_lines_are_no_row() -> None:
    head = ["县（区）", "2026年10-12月", "PM2.5浓度目标", "（微克/立方米）"]
    head += ["2027年1-3月", "PM2.5浓度目标", "（微克/立方米）", "重污染天数", "目标（天）"]
    rows = [["清泉区", "48", "61", "7"], ["浦上县", "46", "58", "6"], ["南岗区", "47", "60", "7"]]
    table = found_in([*head, *flat(rows)])
    assert texts(table) == rows
    assert table is not None
    assert [name.name for name in table.names] == [
        "县（区）",
        "2026年10-12月PM2.5浓度目标（微克/立方米）",
        "2027年1-3月PM2.5浓度目标（微克/立方米）",
        "重污染天数目标（天）",
    ]


def test_a_number_over_a_narrow_column_is_broken_too() -> None:
    head = ["序", "号", "县（区）", "气代煤", "（户）", "集中供", "热（户）", "合计", "（户）"]
    rows = [["1", "清泉区", "300", "—", "300"], ["2", "浦上县", "500", "40", "540"]]
    rows += [["3", "南岗区", "420", "10", "430"]]
    table = found_in([*head, *flat(rows)])
    assert texts(table) == rows
    assert table is not None
    names = ["序号", "县（区）", "气代煤（户）", "集中供热（户）", "合计（户）"]
    assert [name.name for name in table.names] == names


def test_half_a_bracket_is_no_name() -> None:
    head = ["镇", "臭氧浓度", "目标（微克/", "立方米）"]
    table = found_in([*head, *flat([["清泉镇", "148"], ["浦上镇", "150"], ["南岗镇", "146"]])])
    assert table is None or [name.name for name in table.names] == [
        "镇",
        "臭氧浓度目标（微克/立方米）",
    ]


def test_names_broken_over_lines_are_no_table_where_a_row_is_short_of_a_figure() -> None:
    assert found_in([*BROKEN_HEAD, *flat(SIX[:2]), *SIX[2][:4]]) is None


GROUPS = [
    ["一档", "清泉区", "60", "66", "63", "11", "68"],
    ["", "浦上县", "58", "65", "61", "10", "66"],
    ["二档", "南岗区", "57", "62", "59", "9", "63"],
    ["", "全市", "58", "64", "61", "10", "66"],
]
GROUP_HEAD = ["档次", "县市区", "总磷平均浓度", "超标天数", "上年同期总磷"]
GROUP_HEAD += ["2026年10-12月", "2027年1-3月", "秋冬季", "秋冬季"]


def test_rows_in_groups_have_the_name_of_their_group_once() -> None:
    table = found_in([*GROUP_HEAD, *filter(None, flat(GROUPS))])
    assert texts(table) == GROUPS
    assert table is not None
    assert [name.name for name in table.names][1:5] == [
        "县市区",
        "总磷平均浓度 2026年10-12月",
        "总磷平均浓度 2027年1-3月",
        "总磷平均浓度 秋冬季",
    ]
    assert table.fills == ({}, {0: 0}, {}, {})  # a total stands in no group


def test_a_name_broken_over_two_lines_is_no_group() -> None:
    rows = [
        ["经济技术", "开发区", "60", "66"],
        ["清泉区", "58", "65"],
        ["高新技术", "示范区", "57", "62"],
    ]
    assert found_in(["县区", "总磷目标", "氨氮目标", *flat(rows)]) is None
