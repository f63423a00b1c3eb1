"""A figure and the total of a column of the same words, a work of an enterprise here and there."""

import pytest

from corpus.fact_models import ContradictionKind

PLAN = """澄川市2026年工业治理计划
一、重点任务
（一）淘汰锅炉。{told}；2027年1月底前完成7台65蒸吨以上燃煤锅炉脱硝改造。
{listed}（二）治理储罐。澄川滨石化工有限公司2026年9月底前完成火炬气回收改造，澄川棠丰化工有限公司{day}完成{work}。
附表1
锅炉整治分解表
县区 淘汰燃煤锅炉（台） 脱硝改造（台）
清泉区 12 3
浦上县 14 2
泉阳市 5 2
合计 31 7
附表2
重点项目清单
序号 项目 完成时限 责任单位
1 清泉区澄川棠丰化工有限公司中间罐区改造及油气回收扩容 2026年12月20日前 清泉区人民政府、市生态环境局
2 浦上县原野物流园门禁系统建设 2026年11月10日前 浦上县人民政府、市交通运输局
3 泉阳市屠宰加工区恶臭治理 2026年8月底前 泉阳市人民政府、市生态环境局
"""


def found(
    read_texts,
    kind,
    *,
    listed="",
    told="2026年底前全市淘汰燃煤锅炉31台",
    day="2026年12月20日前",
    work="中间罐区改造",
):
    known = read_texts({"plan.txt": PLAN.format(told=told, day=day, work=work, listed=listed)})
    said = known["plan"].facts.contradictions
    return [(c.sides[0].said.text, c.sides[1].said.text) for c in said if c.kind is kind]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("淘汰35蒸吨以下燃煤锅炉，2026年底前全市淘汰33台", [("33台", "31")]),
        ("淘汰35蒸吨以下燃煤锅炉，2026年底前全市淘汰31台", []),
        ("淘汰35蒸吨以下燃煤锅炉，6月底前全市淘汰20台，年底前全市淘汰11台", []),
        ("淘汰35蒸吨以下燃煤锅炉，清泉区淘汰12台", []),
        ("更新洒水车，2026年底前全市更新33台", []),
    ],
    ids=["unlike", "the same", "in two steps", "of one county", "of other things"],
)
def test_figure_for_all_is_held_against_the_total_of_the_column_of_its_words(
    read_texts, told, said
):
    assert found(read_texts, ContradictionKind.FIGURE, told=told) == said


@pytest.mark.parametrize(
    ("day", "work", "said"),
    [
        ("2026年11月底前", "中间罐区改造", [("2026年11月底前", "2026年12月20日前")]),
        ("2026年12月20日前", "中间罐区改造", []),
        ("2026年11月底前", "污水站密闭加盖", []),
    ],
    ids=["unlike", "the same", "another work"],
)
def test_day_of_a_work_is_held_against_that_of_the_row_of_the_enterprise(
    read_texts, day, work, said
):
    assert found(read_texts, ContradictionKind.DEADLINE, day=day, work=work) == said


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        # one day for all that the annex lists: of its rows only the later ones are unlike it
        (
            "2026年11月底前，完成附表2所列3个项目。",
            [("2026年11月底前", "2026年12月20日前")],
        ),
        ("2026年12月底前，完成附表2所列3个项目。", []),
        ("2026年11月底前，完成附表1所列锅炉的淘汰。", []),
        ("2026年11月底前，按附表2完成项目前期工作。", []),
        ("2026年11月底前，完成附表2明确的目标任务。", []),
    ],
)
def test_a_day_for_all_that_an_annex_lists(read_texts, listed, said):
    assert found(read_texts, ContradictionKind.DEADLINE, listed=listed) == said
