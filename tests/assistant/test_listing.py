"""Lists and counts are complete, over all rows and clauses, and every item has its source."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[..., Answer]


def test_tasks_of_a_unit_are_all_there(ask: Ask) -> None:
    answer = ask("砚洲市2024年市生态环境局负责哪些任务？")
    assert "共14项" in answer.answer
    assert len(answer.facts) == 14
    assert {fact["name"] for fact in answer.facts} >= {"改造岸电泊位9个", "整治渣土消纳场11处"}
    quotes = [citation.quote for citation in answer.citations]
    assert all(any(str(fact["name"]) in quote for quote in quotes) for fact in answer.facts)


def test_long_list_tells_the_first_ones_and_that_there_are_more(ask: Ask) -> None:
    answer = ask("砚洲市2024年市生态环境局负责哪些任务？").answer
    assert "改造岸电泊位9个" in answer
    assert "整治渣土消纳场11处" not in answer
    assert answer.endswith("等。")


def test_other_units_tasks_are_not_there(ask: Ask) -> None:
    answer = ask("槐阳市2024年市城市管理局负责哪些任务？")
    assert "180家餐饮单位" in answer.answer
    assert "低氮改造" not in answer.answer


@pytest.mark.parametrize("question", ["要完成哪些任务？", "要完成几项任务？"])
def test_tasks_due_on_a_day(ask: Ask, question: str) -> None:
    answer = ask(f"槐阳市2024年12月底前{question}")
    assert "3项" in answer.answer
    assert {fact["name"] for fact in answer.facts} == {
        "完成180家餐饮单位油烟净化设施改造",
        "完成27台燃气锅炉低氮改造",
        "完成58家企业用电监控联网",
    }


def test_tasks_due_by_the_end_of_the_plans_year(ask: Ask) -> None:
    by_year_end = ask("槐阳市年底前要完成哪些任务？", as_of=date(2027, 1, 10))
    names = {fact["name"] for fact in by_year_end.facts}
    assert names >= {fact["name"] for fact in ask("槐阳市2024年12月底前要完成哪些任务？").facts}
    assert by_year_end.status is Status.ANSWERED


def test_tasks_of_a_unit_due_in_a_month_without_a_year(ask: Ask) -> None:
    told = ask("槐阳市市城市管理局12月底前有哪些任务？", as_of=date(2027, 1, 10))
    assert "180家餐饮单位" in told.answer
    assert not ask("槐阳市市城市管理局1月底前有哪些任务？", as_of=date(2027, 1, 10)).facts


def test_count_says_that_it_was_counted(ask: Ask) -> None:
    answer = ask("砚洲市市生态环境局负责几项任务？")
    assert "14项" in answer.answer
    assert any("计数" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("槐阳哪个县的PM2.5目标最低？", ["鹿鸣市"]),
        ("槐阳哪个县的PM2.5目标最高？", ["梧溪区"]),
        ("槐阳市2024年优良天数目标最高的是哪个？", ["鹿鸣市"]),
        ("槐阳市哪些县PM2.5目标在49以上？", ["西浦县", "梧溪区"]),
    ],
)
def test_rows_of_figures_that_meet_a_condition(ask: Ask, question: str, names: list[str]) -> None:
    answer = ask(question)
    assert [fact["name"] for fact in answer.facts] == names
    assert all(name in answer.answer for name in names)


def test_industries_with_a_rule_for_a_grade(ask: Ask) -> None:
    answer = ask("槐阳市2024-2025年哪些行业D级企业要停产？")
    assert answer.status is Status.ANSWERED
    assert [fact["name"] for fact in answer.facts] == ["铸造行业", "石灰窑行业"]
