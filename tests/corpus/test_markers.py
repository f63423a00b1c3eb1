from __future__ import annotations

import pytest

from corpus.markers import find_marker, find_markers


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("第一编 总则", "part", 1),
        ("第十二章 附 则", "chapter", 12),
        ("第三节 Ⅱ级响应", "section", 3),
        ("第一百零五条 本条例自公布之日起施行。", "article", 105),
        ("第 十 条 预警", "article", 10),
        ("第十条之一 报告", "article", 10),
        ("第五条　列入目录的商品", "article", 5),
        ("第三十条　中小企业", "article", 30),
        ("壹  行动时段与目标", "capital", 1),
        ("叁、保障", "capital", 3),
        ("十一、保障措施", "han", 11),
        ("任务二·超低排放提质。望川", "item", 2),
        ("行动5：清零", "item", 5),
        ("B.补贴标准", "letter", 2),
        ("§7工业降氮。", "section_sign", 7),
        ("三．工作要求", "han", 3),
        ("（二十二）强化考核", "han_bracket", 22),
        ("( 一 ) 目标", "han_bracket", 1),
        ("9.强化散煤管控。", "decimal", 9),
        ("3、加强领导", "decimal", 3),
        ("32.2021年12月底前，完成。", "decimal", 32),
        ("1. 2025 年底前完成", "decimal", 1),
        ("1 总则", "bare", 1),
        ("2.1 市应急指挥部", "dotted", 1),
        ("4.2. 2移动源", "dotted", 2),
        ("（10）水泥行业", "number_bracket", 10),
        ("3）核查", "number_bracket", 3),
        ("⑵备案", "number_bracket", 2),
        ("⑫其他", "circled", 12),
        ("第三项：燃煤锅炉清零行动。年底前完成。", "item", 3),
        ("第三项行动：燃煤锅炉清零。年底前完成。", "item", 3),
        ("（十三之二）规范餐饮油烟。", "han_bracket", 13),
        ("三之一、规范餐饮油烟。", "han", 3),
        ("20-5.集中供热。加快建设。", "decimal", 20),
    ],
)
def test_enumerator_is_read(text: str, style: str, number: int) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert (marker.style, marker.number) == (style, number)


@pytest.mark.parametrize(
    "text",
    [
        "第三条规定的情形",
        "第十条第二款所列行为",
        "第五章的要求",
        "2021年12月底前完成",
        "35蒸吨以下锅炉",
        "10 家企业完成改造，其余",
        "PM2.5浓度",
        "A、B级企业",
        "B级企业停产",
        "任务一览",
        "壹佰万元",
        "一氧化碳",
        "3.14159",
    ],
)
def test_number_in_a_sentence_is_no_enumerator(text: str) -> None:
    assert find_marker(text) is None


def test_item_of_a_lettered_section_is_numbered_below_it() -> None:
    found = find_marker("C2. 购置补贴由住户申领")
    assert found is not None
    assert (found.style, found.parents, found.number) == ("dotted", (3,), 2)


def test_one_beginning_may_be_read_in_two_ways() -> None:
    found = [(m.style, m.parents, m.number) for m in find_markers("1.10家企业完成")]
    assert found == [("dotted", (1,), 10), ("decimal", (), 1)]


def test_dotted_number_knows_its_parents() -> None:
    marker = find_marker("3.2.1 三级预警（黄色）")
    assert marker is not None
    assert (marker.parents, marker.number) == ((3, 2), 1)
