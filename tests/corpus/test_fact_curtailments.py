"""Curtailments: who has to produce less, by how much, when."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.fact_models import Curtailment, MeasureKind

GOLD = Path(__file__).parents[1] / "data" / "facts" / "curtailments.jsonl"
RECALL, PRECISION = 0.98, 0.97


def agrees(rule: Curtailment, gold: dict[str, Any]) -> bool:
    amount = rule.measure.amount
    industries = {name for one in rule.industries for name in (one.field.text, one.canonical)}
    return (
        (gold["industry"] in industries if "industry" in gold else not industries)
        and set(rule.grades) == set(gold.get("grades", []))
        and rule.measure.kind.value == gold["kind"]
        and (amount.value if amount else None)
        == (Decimal(gold["value"]) if "value" in gold else None)
        and (amount.unit if amount else None) == gold.get("unit")
        and (amount.bound.value if amount else None) == gold.get("bound")
        and rule.level == gold.get("level")
        and (rule.company.canonical if rule.company else None) == gold.get("company")
        and gold.get("group") in (None, rule.group.text if rule.group else "")
        and gold.get("process", []) in ([], [field.text for field in rule.processes])
        and any(gold.get("condition", "") in c.text for c in rule.conditions or (rule.text,))
    )


def test_rules_of_all_documents_are_those_read_by_hand(known):
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    left = {name: list(known[name].facts.curtailments) for name in {g["document"] for g in gold}}
    read, missed = sum(map(len, left.values())), []
    for wanted in gold:
        rule = next((r for r in left[wanted["document"]] if agrees(r, wanted)), None)
        if rule is None:
            missed.append(wanted)
        else:
            left[wanted["document"]].remove(rule)
    found = len(gold) - len(missed)
    assert found / len(gold) >= RECALL, missed
    assert found / read >= PRECISION, [r.says for rules in left.values() for r in rules]


def rules(facts, *, says: str = "") -> list[tuple[str, tuple[str, ...], str]]:
    return [
        ("、".join(i.field.text for i in r.industries), r.grades, r.measure.phrase)
        for r in facts.curtailments
        if says in r.says
    ]


def test_a_list_is_taken_apart_with_the_industry_of_the_heading(facts_of):
    facts = facts_of(
        "一、错峰生产",
        "（一）焦化行业（不包括半焦）",
        "B级、C级、D级企业，焦炉负荷分别降至设计生产负荷的85%、70%、55%以内（以结焦时间核算）。",
    )
    assert rules(facts) == [
        ("焦化", ("B级",), "负荷降至设计生产负荷的85%以内"),
        ("焦化", ("C级",), "负荷降至设计生产负荷的70%以内"),
        ("焦化", ("D级",), "负荷降至设计生产负荷的55%以内"),
    ]
    first = facts.curtailments[0]
    assert first.says == "B级企业，焦炉负荷降至设计生产负荷的85%以内"
    assert [field.text for field in first.processes] == ["焦炉"]
    assert first.scope is not None
    assert first.scope.text == "不包括半焦"
    assert first.basis is not None
    assert first.basis.text == "以结焦时间核算"


def test_phases_hold_below_the_clause_that_sets_them(facts_of):
    facts = facts_of(
        "一、错峰生产安排",
        "分两个阶段执行，第一阶段为2023年11月20日—12月31日，第二阶段为2024年1月1日—3月10日。",
        "1.炭黑行业",
        "D级企业，停产。",
    )
    (rule,) = facts.curtailments
    assert rule.measure.kind is MeasureKind.STOP
    assert [
        (p.label, p.period.start.isoformat(), p.period.end.isoformat()) for p in rule.phases
    ] == [
        ("第一阶段", "2023-11-20", "2023-12-31"),
        ("第二阶段", "2024-01-01", "2024-03-10"),
    ]


def test_industry_and_level_come_from_the_sentence_and_the_section(facts_of):
    facts = facts_of(
        "第四章 应急响应",
        "第十条 发布橙色预警的，启动Ⅱ级响应，采取下列措施：",
        "（一）工业减排：铸造企业B级限产20%，C级、D级停产；石材加工企业停产。",
        title="宁山市重污染天气应急预案",
    )
    assert rules(facts) == [
        ("铸造", ("B级",), "限产20%"),
        ("铸造", ("C级", "D级"), "停产"),
        ("石材加工", (), "停产"),
    ]
    assert {rule.level for rule in facts.curtailments} == {"橙色"}


@pytest.mark.parametrize(
    "sentence",
    [
        "对应急响应期间不停产、不限产的企业，一律下调绩效等级至D级。",
        "4家达不到要求的印染企业于2023年12月底前停产退出。",
        "铸造企业逾期未完成的，纳入停产整治范围。",
        "对拒不执行错峰生产的焦化企业，取消次年绩效升级资格。",
        "严厉打击砖瓦企业擅自停用污染防治设施的行为。",
        "调整后的停产天数不得减少。",
    ],
)
def test_words_that_only_name_a_measure_are_no_rule(facts_of, sentence):
    assert facts_of("一、错峰生产", "（一）监督检查", sentence).curtailments == ()


def test_table_with_a_season_and_a_level_gives_rules_of_both(read_texts):
    table = """| 企业名称 | 行业 | 绩效等级 | 错峰减排 |  |  | 应急减排（橙色） |
|  |  |  | 管控工序 | 措施 | 时段 |  |
| --- | --- | --- | --- | --- | --- | --- |
| 宁山恒远铸造有限公司 | 铸造 | C级 | 熔炼 | 停用电炉3台 | 2026年11月15日至2027年3月15日 | 停产 |
| 宁山瑞丰陶瓷有限公司 | 陶瓷 | B级 | 烧成 | 停1号窑 | 2026年12月1日至2027年2月20日 | 限产50% |
"""
    (read,) = read_texts({"a.md": f"宁山市2026-2027年秋冬季企业减排清单\n\n{table}"}).values()
    first = [rule for rule in read.facts.curtailments if "恒远" in rule.company.canonical]
    assert {(rule.level, rule.text.text, len(rule.phases)) for rule in first} == {
        ("橙色", "停产", 0),
        (None, "停用电炉3台", 1),
    }


def test_column_called_enterprises_that_holds_measures_names_none(read_texts):
    table = """| 预警级别 | 工业企业减排措施 | 工业企业 |
| --- | --- | --- |
| 黄色 | 减排10% | D级企业停产，C级企业限产30% |
| 橙色 | 减排20% | C级、D级企业停产 |
"""
    (read,) = read_texts({"a.md": f"宁山市重污染天气应急减排方案\n\n{table}"}).values()
    assert all(rule.company is None for rule in read.facts.curtailments)


def test_requirements_by_type_of_place_are_no_curtailments(read_texts):
    table = """| 场所类型 | 检查要求 | 完成时限 |
| --- | --- | --- |
| 高层建筑 | 每季度1次 | 2026年11月底前 |
| 工业仓储 | 每月1次 | 2026年12月底前 |
"""
    (read,) = read_texts({"a.md": f"宁山市2026年冬春火灾防控工作方案\n\n{table}"}).values()
    assert read.facts.curtailments == ()


@pytest.mark.parametrize("head", ["A级 | B级 | C级", "A | B | C", "A级（引领性） | B级 | C级"])
def test_each_industry_and_grade_of_a_table_is_a_rule(read_texts, head):
    table = f"""| 行业 | {head} |
| --- | --- | --- | --- |
| 砖瓦 | 自主减排 | 限产30% | 停产 |
| 陶瓷 | 不予错峰 | 停产26天 | 停产57天 |
"""
    text = f"宁山市2026-2027年错峰生产方案\n\n{table}"
    (read,) = read_texts({"a.md": text}).values()
    found = {
        (rule.industries[0].field.text, grade, rule.text.text)
        for rule in read.facts.curtailments
        for grade in rule.grades
        if grade in ("A级", "B级", "C级")
    }
    assert found == {
        ("砖瓦", "A级", "自主减排"),
        ("砖瓦", "B级", "限产30%"),
        ("砖瓦", "C级", "停产"),
        ("陶瓷", "A级", "不予错峰"),
        ("陶瓷", "B级", "停产26天"),
        ("陶瓷", "C级", "停产57天"),
    }
    for rule in read.facts.curtailments:
        assert text[rule.text.span.start : rule.text.span.end] == rule.text.text


def test_what_grades_have_to_emit_at_most_is_no_curtailment(read_texts):
    table = """| 行业 | A级 | B级 |
| --- | --- | --- |
| 砖瓦 | 颗粒物10mg/m³ | 颗粒物20mg/m³ |
| 陶瓷 | 颗粒物5mg/m³ | 颗粒物15mg/m³ |
"""
    (read,) = read_texts({"a.md": f"宁山市2026年错峰生产方案\n\n{table}"}).values()
    assert read.facts.curtailments == ()


def test_a_figure_alone_is_of_what_its_table_reckons(read_texts):
    table = """| 行业 | 核算方式 | A级 | B级 | C级 | D级 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 铸造 | 电炉停产天数比例 | 不错峰 | 20% | 35% | 停产 |  |
| 石灰 | 窑炉停产天数 | 不错峰 | 30天 | — | 停产 | 电窑除外 |
"""
    (read,) = read_texts(
        {"a.md": f"宁山市2026年错峰生产方案\n\n分级错峰比例表\n\n{table}"}
    ).values()
    found = {
        (rule.industries[0].field.text, rule.grades, rule.measure.kind, rule.measure.phrase)
        for rule in read.facts.curtailments
        if rule.measure.amount is not None
    }
    assert found == {
        ("铸造", ("B级",), MeasureKind.STOP_SHARE, "停产天数比例20%"),
        ("铸造", ("C级",), MeasureKind.STOP_SHARE, "停产天数比例35%"),
        ("石灰", ("B级",), MeasureKind.STOP_TIME, "停产天数30天"),
    }
    assert not [rule for rule in read.facts.curtailments if rule.text.text == "—"]
    assert {rule.basis.text for rule in read.facts.curtailments} == {
        "电炉停产天数比例",
        "窑炉停产天数",
    }


def test_columns_of_phases_give_a_rule_for_each_with_its_days(read_texts):
    table = """| 行业 | 绩效等级 | 第一阶段限产比例（%） | 第二阶段限产比例（%） |
| --- | --- | --- | --- |
| 活性炭 | B | 15 | 20 |
"""
    text = "第一阶段为2026年11月1日至12月31日，第二阶段为2027年1月1日至3月15日。"
    (read,) = read_texts({"a.md": f"宁山市错峰生产方案\n\n一、时间\n\n{text}\n\n{table}"}).values()
    found = [
        (
            rule.grades,
            rule.measure.phrase,
            [phase.period.start.isoformat() for phase in rule.phases],
        )
        for rule in read.facts.curtailments
    ]
    assert found == [
        (("B级",), "限产比例15%", ["2026-11-01"]),
        (("B级",), "限产比例20%", ["2027-01-01"]),
    ]


def test_columns_of_industries_give_the_rules_of_each(read_texts):
    table = """| 绩效等级 | 砖瓦 | 石灰 |
| --- | --- | --- |
| B级 | 停产23天 | 停产43天 |
| C级 | 停产52天 | 停产 |
"""
    text = f"宁山市错峰生产方案\n\n{table}"
    (read,) = read_texts({"a.md": text}).values()
    found = {
        (rule.industries[0].canonical, rule.grades[0], rule.measure.phrase)
        for rule in read.facts.curtailments
    }
    assert found == {
        ("砖瓦", "B级", "停产23天"),
        ("砖瓦", "C级", "停产52天"),
        ("石灰", "B级", "停产43天"),
        ("石灰", "C级", "停产"),
    }
    for rule in read.facts.curtailments:
        field = rule.industries[0].field
        assert text[field.span.start : field.span.end] == field.text == rule.industries[0].canonical


def test_days_of_a_line_of_production_are_a_stop_of_its_plant(read_texts):
    table = """| 企业名称 | 生产线（炉型） | 停产天数 | 停产时段 |
| --- | --- | --- | --- |
| 宁山恒远焦化有限公司 | 1号焦炉 | 45 | 2026年12月1日至2027年1月14日 |
"""
    (read,) = read_texts({"a.md": f"宁山市错峰生产方案\n\n{table}"}).values()
    (rule,) = read.facts.curtailments
    assert (rule.company.canonical, rule.processes[0].text) == ("宁山恒远焦化有限公司", "1号焦炉")
    assert (rule.measure.kind, rule.measure.phrase) == (MeasureKind.STOP_TIME, "停产天数45天")


def test_what_a_grade_or_a_phase_does_without_a_verb_is_a_rule(facts_of):
    facts = facts_of(
        "一、错峰生产",
        "（一）钢铁行业",
        "B级企业第一时段错峰比例为15%，第二时段为20%。",
        "（二）焦化行业",
        "B级企业出焦时间延长至28小时，C级企业延长至36小时。",
    )
    assert [(grades, phrase) for _, grades, phrase in rules(facts)] == [
        (("B级",), "错峰比例为15%"),
        (("B级",), "为20%"),
        (("B级",), "出焦时间延长至28小时"),
        (("C级",), "延长至36小时"),
    ]
