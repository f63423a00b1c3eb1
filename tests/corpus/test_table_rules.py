"""Tables of rules by industry, grade and phase: rows in doubt are kept as text, never guessed."""

from __future__ import annotations

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.table_rule_cells import grade_ranks, is_grade, is_industry, is_rule
from corpus.tables import find_tables, lines_of, read_table


def tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def test_rule_lost_among_three_levels_leaves_its_row_in_doubt() -> None:
    (table,) = tables(
        "行业 等级 黄色预警 橙色预警 红色预警\n"
        "焦化 B级 限产10% 限产20% 限产30%\n"
        "C级 限产20% 停产\n"
        "D级 停产\n"
    )
    assert [row.get("等级") for row in table.rows] == ["B级", "D级"]
    assert [row.get("橙色预警") for row in table.rows] == ["限产20%", "停产"]
    assert [text.text for text in table.loose] == ["C级 限产20% 停产"]


def test_line_that_may_belong_to_the_rule_before_or_behind_it_leaves_its_row_in_doubt() -> None:
    (table,) = tables(
        "行业\n等级\n第一阶段\n第二阶段\n铸造\nB级\n限产20%\n限产30%\n"
        "砖瓦\nC级\n停止露天\n装卸\n停产\n玻璃\nD级\n停产\n停产\n"
    )
    assert [row.get("行业") for row in table.rows] == ["铸造", "玻璃"]
    assert len(table.loose) == 1


def test_grade_is_never_given_to_the_industry_above_that_has_it_already() -> None:
    (table,) = tables(
        "行业 绩效等级 第一阶段 第二阶段\n"
        "石灰 B级 限产30% 限产35%\n"
        "C级 限产55% 限产65%\n"
        "B级 停产18天 停产28天\n"
        "铸造 B级 限产15% 限产25%\n"
        "C级 限产40% 限产50%\n"
        "水泥 A级 停产20天 停产30天\n"
    )
    assert [row.get("行业") for row in table.rows] == ["石灰", "石灰", "铸造", "铸造", "水泥"]
    assert [text.text for text in table.loose] == ["B级 停产18天 停产28天"]


def test_prose_that_names_grades_and_phases_is_no_table() -> None:
    assert not tables(
        "错峰分第一阶段、第二阶段实施。\n铸造企业A级自主减排，B级限产20%，C级限产40%。\nD级企业停产。\n"
    )


@pytest.mark.parametrize(
    "text", ["B级", "C级、D级", "C级及以下", "A级（含引领性）", "非引领性企业", "不分级", "—"]
)
def test_grades_are_known(text: str) -> None:
    assert is_grade(text)


@pytest.mark.parametrize(
    "text", ["停产", "限产 30%", "结焦时间延长至36小时", "自主减排", "50%", "不限产"]
)
def test_rules_are_known(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", ["结焦时间延长至", "限产", "C级", "水泥熟料", "涉气工序"])
def test_what_is_no_whole_rule_is_none(text: str) -> None:
    assert not is_rule(text)


def test_grades_are_in_order() -> None:
    assert grade_ranks("C级及以下") == (2, 4)
    assert grade_ranks("A级、引领性企业") == (0, 0)
    assert grade_ranks("不分级") == (0, 4)
    assert is_industry("钢铁（长流程）")
