"""A figure and the total of the annex that it is shared out in: said where they differ."""

import pytest

from corpus.fact_models import ContradictionKind

PLAN = """澄川市2026年清洁运输工作计划
一、重点任务
（一）2026年底前，全市更新公交车{told}（分解任务见附表{label}）。新建充电站12座。
附表1
各县区公交车更新任务（辆）
县区 任务数 县区 任务数
清泉区 66 浦上县 49
泉阳市 30 洛川县 55
{total}
附表2
各县区充电站建设任务
县区 2026年（座） 2027年（座）
清泉区 6 7
浦上县 4 3
合计 10 10
"""


@pytest.mark.parametrize(
    ("told", "label", "total", "said"),
    [
        ("210辆", "1", "合  计 200", [("210辆", "200")]),
        ("200辆", "1", "合  计 200", []),
        ("190辆以上", "1", "合  计 200", []),
        ("210辆", "2", "合  计 200", []),
        ("210辆", "3", "合  计 200", []),
        ("210台", "1", "合  计 200", []),
    ],
    ids=["unlike", "the same", "a bound", "another annex", "no annex", "another unit"],
)
def test_total_of_an_annex_is_held_against_the_figure_that_names_it(
    read_texts, told, label, total, said
):
    known = read_texts({"plan.txt": PLAN.format(told=told, label=label, total=total)})
    found = known["plan"].facts.contradictions
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said
    assert all(c.kind is ContradictionKind.FIGURE for c in found)


NAMED = """澄川市2026年工业治理计划
一、重点任务
（一）改造设施。{told}7月15日前完成单一吸附、光催化等低效设施淘汰改造。
附表1
低效治理设施改造任务分县汇总（家）
县区	改造企业数
清泉区	13
浦上县	9
泉阳市	30
{total}
"""


@pytest.mark.parametrize(
    ("told", "total", "said"),
    [
        ("全市46家企业", "全市合计（含开发区）\t52", [("46家", "52")]),
        ("全市52家企业", "全市合计（含开发区）\t52", []),
        ("浦上县9家企业", "合计\t52", []),
        ("全市46台设备", "合计\t52", []),
    ],
    ids=["unlike", "the same", "a county's", "another unit"],
)
def test_total_of_a_table_is_held_against_the_sentence_that_says_its_title(
    read_texts, told, total, said
):
    known = read_texts({"plan.txt": NAMED.format(told=told, total=total)})
    found = known["plan"].facts.contradictions
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said
