"""Tables of indicators: their rows are targets, and are held against what the text sets."""

import pytest

PLAN = """澄川市2026年水环境治理工作方案

一、年度目标

2026年，全市国控断面水质优良比例达到{share}；再生水利用率达到{reuse}；城区空气质量优良天数比率达到80%。

表1 2026年主要指标计划表

{table}

二、保障措施

加强领导。
"""
TABS = """指标\t2025年实绩\t2026年目标\t责任单位
国控断面水质优良比例（%）\t83.3\t85\t市生态环境局
再生水利用率（%）\t20.5\t25\t市水务局
管网漏损率（%）\t9.8\t≤9\t市城市管理局"""
SPACES = """序号 指标名称 单位 2025年实际值 2026年目标值
1 国控断面水质优良比例 % 83.3 85
2 再生水利用率 % 20.5 25
3 管网漏损率 % 9.8 ≤9"""
TWICE = """指标\t2025年实绩\t2026年目标
再生水利用率（%）\t20.5\t25
再生水利用率（%）\t10.5\t15
管网漏损率（%）\t9.8\t≤9"""
OF_A_PART = """指标\t2025年实绩\t2026年目标
开发区再生水利用率（%）\t20.5\t25
主城区国控断面水质优良比例（%）\t83.3\t90
管网漏损率（%）\t9.8\t≤9"""


def targets(known) -> list[tuple[str, str, str, str]]:
    return [
        (
            t.indicator.canonical,
            t.value.field.text,
            t.value.unit,
            t.baseline.field.text if t.baseline else "",
        )
        for t in known["plan"].facts.targets
        if t.baseline
    ]


@pytest.mark.parametrize("table", [TABS, SPACES], ids=["unit in brackets", "unit in a column"])
def test_each_indicator_of_a_table_is_a_target_with_what_it_was(read_texts, table):
    known = read_texts({"plan.txt": PLAN.format(share="85%", reuse="25%", table=table)})
    assert targets(known) == [
        ("国控断面水质优良比例", "85", "%", "83.3"),
        ("再生水利用率", "25", "%", "20.5"),
        ("管网漏损率", "9", "%", "9.8"),
    ]
    assert known["plan"].facts.contradictions == ()


@pytest.mark.parametrize(
    ("share", "reuse", "table", "said"),
    [
        pytest.param("85%", "28%", TABS, [("28%", "25")], id="another figure"),
        pytest.param("85%", "23%以上", TABS, [], id="beyond what is asked for at least"),
        pytest.param("85%", "28%", TWICE, [], id="two rows of one name"),
        pytest.param("85%", "20%", OF_A_PART, [], id="of a part of the city"),
    ],
)
def test_a_row_is_held_against_the_figure_of_the_text(read_texts, share, reuse, table, said):
    known = read_texts({"plan.txt": PLAN.format(share=share, reuse=reuse, table=table)})
    found = known["plan"].facts.contradictions
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said


def test_water_of_good_quality_is_no_indicator_of_the_air(read_texts):
    known = read_texts({"plan.txt": PLAN.format(share="85%", reuse="25%", table=TABS)})
    told = [t for t in known["plan"].facts.targets if not t.baseline]
    assert [t.indicator.canonical for t in told] == [
        "国控断面水质优良比例",
        "再生水利用率",
        "优良天数比例",
    ]
