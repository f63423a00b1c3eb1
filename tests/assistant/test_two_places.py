"""What a document says in two places is told from both where it is asked for or where they differ,
and nothing is held against what is about another thing."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer

Ask = Callable[..., Answer]


def test_two_clauses_in_other_words_are_both_told(ask_places: Ask) -> None:
    answer = ask_places("洛湾2025年燃气锅炉确需保留应急旁路阀门的要加装什么，方案前后说法一致吗？")
    assert "两处写法不同" in answer.answer
    assert answer.answer.index("前文：燃气锅炉取消") < answer.answer.index("后文：燃气锅炉原则上")
    assert "铅封" in answer.answer
    assert "流量计" in answer.answer


def test_two_clauses_in_the_same_words_agree(ask_places: Ask) -> None:
    answer = ask_places("洛湾2025年渣土车进出工地的要求，方案前后两处说法一致吗？")
    assert answer.answer.count("冲洗轮胎") == 2
    assert "两处一致" in answer.answer
    assert not answer.conflicts


@pytest.mark.parametrize(
    ("asked", "in_text", "in_annex"),
    [
        ("城区印染企业搬迁入园由谁负责？", "市生态环境局", "榆关区人民政府"),
        ("经营性燃煤小锅炉什么时候淘汰完？", "2025年11月底前", "2025年12月底前"),
        ("小锅炉淘汰的时限，正文和附件一致吗？", "2025年11月底前", "2025年12月底前"),
        ("散煤替代户数，正文和任务清单写的一样吗？", "4.1268万户", "4.12万户"),
        (
            "散煤治理集中供热替代多少户，正文和任务清单写的一样吗？",
            "2.6134万户",
            "2.61万户",
        ),
        ("苇塘县降尘量不能超过多少？", "6吨", "7吨"),
        ("城区印染企业搬迁入园，负责的是哪几家部门？", "市生态环境局", "榆关区人民政府"),
        ("清理黑加油站点由谁牵头？", "市发展改革委", "市公安局"),
        ("316座温室大棚燃煤设施改造，完成时限是怎么写的？", "采暖季前", "10月底前"),
        ("完成清洁取暖改造多少万户？", "4.1268万户", "4.12万户"),
    ],
    ids=[
        "units",
        "days",
        "the annex without a number",
        "totals",
        "shares",
        "a ceiling for each",
        "which units",
        "who leads a thing named alike",
        "a season and a day",
        "a total shortened",
    ],
)
def test_text_and_row_that_differ_are_both_told(
    ask_places: Ask, asked: str, in_text: str, in_annex: str
) -> None:
    answer = ask_places(f"洛湾2025年{asked}")
    assert "说法不一" in answer.answer
    text, row = (side.says for side in answer.conflicts[0].sides)
    assert in_text in text
    assert in_annex in row
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    "asked",
    [
        "化工园区雨水管网清洗由谁负责？",
        "榆关区降尘量不能超过多少？",
        "温室大棚燃煤设施改造什么时候完成？",  # a season is no other day
        "温室大棚燃煤设施改造由谁牵头？",
    ],
)
def test_a_row_that_adds_nothing_else_is_no_contradiction(ask_places: Ask, asked: str) -> None:
    answer = ask_places(f"洛湾2025年{asked}")
    assert not answer.conflicts
    assert len(answer.citations) == 1


def test_target_of_the_city_is_held_against_the_row_of_the_city(ask_places: Ask) -> None:
    answer = ask_places("洛湾2025年PM2.5浓度目标正文和附件2写的一致吗？")
    assert answer.answer.count("45微克/立方米") == 2
    assert "两处一致" in answer.answer


def test_two_years_that_are_not_named_are_those_that_answer(ask_places: Ask) -> None:
    answer = ask_places("洛湾已安装到位的园区空气站是多少个，两份秋冬季方案的数一样吗？")
    assert "24个" in answer.answer
    assert "26个" in answer.answer
    assert len(answer.citations) == 2


def test_two_trades_of_one_grade_are_compared(ask_places: Ask) -> None:
    answer = ask_places("洛湾2025年B级的砖瓦企业和石灰企业，停产天数一样吗？")
    assert "31天" in answer.answer
    assert "24天" in answer.answer
    assert "相差7天" in answer.answer


def test_a_level_that_the_table_of_measures_gives_otherwise_is_told_twice(ask_places: Ask) -> None:
    answer = ask_places("朔岭市红色预警时市直机关公务用车停驶多少？")
    assert len(answer.conflicts) == 1
    assert "60%" in answer.answer
    assert "45%" in answer.answer


def test_a_level_that_the_table_of_measures_gives_alike_is_told_once(ask_places: Ask) -> None:
    answer = ask_places("朔岭市橙色预警时市直机关公务用车停驶多少？")
    assert not answer.conflicts
    assert "20%" in answer.answer
