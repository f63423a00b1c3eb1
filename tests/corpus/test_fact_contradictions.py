"""Contradictions: found where they are, and only there."""

import pytest

from corpus.fact_models import ContradictionKind


def found(known, document: str, kind: ContradictionKind) -> set[tuple[str, str]]:
    return {
        ("".join(c.sides[0].said.text.split()), "".join(c.sides[1].said.text.split()))
        for c in known[document].facts.contradictions
        if c.kind is kind
    }


@pytest.mark.parametrize(
    ("document", "kind", "said"),
    [
        ("yuncheng-2021", ContradictionKind.FIGURE, {("1+30", "1+5"), ("179家", "26家")}),
        ("yunling-2022-plan", ContradictionKind.FIGURE, {("35台", "37台")}),
        ("jincheng-2020", ContradictionKind.DEADLINE, {("2021年3月底前", "2020年12月底前")}),
        ("jincheng-2023", ContradictionKind.NAME, {("太阳镇", "大阳镇")}),
        (
            "jincheng-2020",
            ContradictionKind.ROUNDED,
            {
                ("5.3258万户", "5.32万户"),
                ("1.6738万户", "1.67万户"),
                ("1.3175万户", "1.31万户"),
                ("2.3345万户", "2.33万户"),
            },
        ),
        ("jincheng-2020", ContradictionKind.FIGURE, set()),
        ("jincheng-2021.2", ContradictionKind.FIGURE, set()),
        ("jincheng-2021.2", ContradictionKind.DEADLINE, set()),
        ("yuncheng-2021", ContradictionKind.DEADLINE, set()),
    ],
)
def test_figures_dates_and_names_that_do_not_agree(known, document, kind, said):
    assert found(known, document, kind) == said


def units_of(known, document: str) -> set[tuple[str, str, str]]:
    return {
        ("".join(c.about.split()), c.sides[0].said.text, c.sides[1].said.text)
        for c in known[document].facts.contradictions
        if c.kind is ContradictionKind.UNITS
    }


def test_a_row_is_held_against_the_clause_of_its_name(known):
    wanted = ("加强秸秆焚烧管控", "市生态环境局", "各县（市、区）人民政府")
    assert wanted in units_of(known, "jincheng-2021.2")


def test_units_that_do_not_agree(known):
    assert units_of(known, "yuncheng-2021") == {
        ("VOCs产品质量监督检查", "市生态环境局", "市市场监管局"),
        ("淘汰燃煤锅炉", "市审批服务管理局", "市生态环境局"),
        ("生物质锅炉治理、淘汰", "市审批服务管理局", "市生态环境局"),
        ("道路扬尘综合整治", "市生态环境局", "市住建局"),
    }


@pytest.mark.parametrize(
    "document",
    [
        "linfen-2024",
        "heyao-2023-emergency",
        "ningzhu-2024-emergency",
        "songyan-2023-plan",
        "songyan-2024-plan",
        "tongya-2023-offpeak",
        "haishu-2025-vocs",
        "donglu-2023-forward.2",
    ],
)
def test_documents_that_agree_with_themselves_have_none(known, document):
    assert known[document].facts.contradictions == ()


def test_a_target_told_twice_with_two_values_is_a_contradiction(facts_of):
    facts = facts_of(
        "一、主要目标",
        "2023年10—12月，全市PM2.5平均浓度控制在49微克/立方米以内。",
        "二、考核",
        "（一）完成2023年10—12月全市PM2.5平均浓度控制在51微克/立方米以内的目标。",
    )
    (contradiction,) = facts.contradictions
    assert [side.said.text for side in contradiction.sides] == ["49微克/立方米", "51微克/立方米"]


def test_a_mean_by_the_years_end_is_that_of_the_year(facts_of):
    facts = facts_of(
        "一、主要目标",
        "到2023年底，中心城区PM2.5年均浓度不高于39微克/立方米。",
        "二、任务",
        "（一）全年中心城区PM2.5平均浓度控制在37微克/立方米以内。",
    )
    (contradiction,) = facts.contradictions
    assert [side.said.text for side in contradiction.sides] == ["39微克/立方米", "37微克/立方米"]


PLAN_WITH_TOTALS = """澄川市2026年治污工作计划
一、工作目标
全市农村生活污水治理率达到58%，废旧农膜回收率达到90%以上，优良天数比率达到79%。
附表
澄川市2026年各县区目标任务表
县区 农村生活污水治理率（%） 废旧农膜回收率（%） 优良天数比率（%）
清泉区 66 91 80
浦上县 49 93 78
全市 {}
"""


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("56 92 79", {("58%", "56")}),
        ("58 92 79", set()),
        ("61 90 79", set()),
        ("58 89 77", {("90%", "89"), ("79%", "77")}),
    ],
    ids=["below", "the same", "beyond a bound", "two"],
)
def test_row_of_the_whole_region_is_held_against_the_text(read_texts, total, said):
    read = read_texts({"plan.txt": PLAN_WITH_TOTALS.format(total)})
    assert found(read, "plan", ContradictionKind.FIGURE) == said


ROWS = """附件
重点任务清单
序号	重点任务	工作措施	完成时限	责任单位
1	{name}	{row}	2023年12月底前	市生态环境局"""


@pytest.mark.parametrize(
    ("told", "name", "row"),
    [
        (
            "密封点2000个以上的29家企业完成一轮泄漏检测与修复，泄漏点应在15日内修复。",
            "泄漏检测",
            "密封点4360个的企业完成一轮泄漏检测与修复，泄漏点应在15日内修复。",
        ),
        (
            "完成平沱县玻璃纤维行业4座池窑全电熔改造并稳定运行，建成在线监控。",
            "平沱县晶纬玻纤有限公司",
            "完成玻璃纤维行业2座池窑全电熔改造并稳定运行，建成在线监控。",
        ),
        (
            "对2019年底前建成的清洁取暖设备由供应商免费上门检修一次，检修率达到100%。",
            "设备检修",
            "对清洁取暖设备由供应商免费上门检修一次，检修率达到100%。",
        ),
    ],
    ids=["which ones", "a share of one enterprise", "since when they stand"],
)
def test_words_that_say_which_things_are_meant_contradict_nothing(facts_of, told, name, row):
    text = f"1.推进治理。{told}（市生态环境局牵头）"
    facts = facts_of("一、重点任务", text, *ROWS.format(name=name, row=row).split("\n"))
    kinds = (ContradictionKind.FIGURE, ContradictionKind.DEADLINE)
    assert not [c for c in facts.contradictions if c.kind in kinds]


@pytest.mark.parametrize(
    ("told", "row", "said"),
    [
        (
            "城市建成区内35蒸吨/小时以下燃煤锅炉全部淘汰，共46台、合计512蒸吨。",
            "淘汰城市建成区内35蒸吨/小时以下燃煤锅炉42台。",
            [("46台", "42台")],
        ),
        (
            "城市建成区内35蒸吨/小时以下燃煤锅炉全部淘汰，其中煤改气6台。",
            "淘汰城市建成区内35蒸吨/小时以下燃煤锅炉42台。",
            [],
        ),
        (
            "完成平川丘陵地区农村居民冬季清洁取暖炉具更新改造3.6万户，其中电代煤2.1万户、气代煤1.5万户。",
            "完成平川丘陵地区农村居民冬季清洁取暖炉具散煤替代3.4万户，其中电代煤2.1万户、气代煤1.5万户。",
            [("3.6万户", "3.4万户")],
        ),
    ],
    ids=["all there are", "a part", "totals broken up"],
)
def test_totals_of_one_thing_are_held_against_each_other(facts_of, told, row, said):
    text = f"1.推进治理。{told}（市生态环境局牵头）"
    facts = facts_of("一、重点任务", text, *ROWS.format(name="治理", row=row).split("\n"))
    found = [c for c in facts.contradictions if c.kind is ContradictionKind.FIGURE]
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said


def test_a_sentence_does_not_contradict_itself(facts_of):
    facts = facts_of(
        "一、目标",
        "全市PM2.5平均浓度第一阶段控制在54微克/立方米以内，第二阶段控制在68微克/立方米以内。",
    )
    assert not facts.contradictions


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("各县（市、区）降尘量控制在6吨/月·平方公里以内。", {("6吨/月·平方公里", "7")}),
        ("各县（市、区）降尘量控制在7吨/月·平方公里以内。", set()),
        ("全市降尘量控制在6吨/月·平方公里以内。", set()),
    ],
)
def test_a_ceiling_for_each_county_is_held_against_their_rows(read_texts, told, said):
    plan = f"""宁山市2023年大气污染防治工作方案
一、目标
（一）工作目标。{told}
附件
各县（市、区）目标表
县（市、区）	PM2.5（微克/立方米）	降尘量（吨/月·平方公里）
榆关区	49	6
苇塘县	41	7
"""
    assert found(read_texts({"plan.txt": plan}), "plan", ContradictionKind.FIGURE) == said


COUNTED = """澄川市2026年锅炉整治方案

一、重点任务

（一）整治锅炉。对27台生物质锅炉逐台监测，不能稳定达标的改用天然气。{other}（责任单位：市生态环境局；完成时限：2026年10月底前）

（二）整治炉窑。淘汰炉窑12座。（责任单位：市工信局；完成时限：2026年8月底前）

附件
锅炉整治任务表
序号\t任务\t责任单位\t完成时限
1\t27台生物质锅炉监测整治\t市生态环境局\t2026年12月底前
2\t12座炉窑拆除\t市工信局\t2026年8月底前
"""


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("", [("2026年10月底前", "2026年12月底前")]),
        ("建立27台生物质锅炉台账。", []),
    ],
    ids=["one sentence tells of them", "two sentences do"],
)
def test_a_row_is_held_against_the_only_sentence_that_counts_the_same(read_texts, other, said):
    known = read_texts({"plan.txt": COUNTED.format(other=other)})
    found = known["plan"].facts.contradictions
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said
