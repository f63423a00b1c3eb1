"""Counts are right to the last member, name their parts and say that they were worked out."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "number", "names"),
    [
        ("槐阳市2025年1月底前完成超低排放改造的企业一共几家？", "共2家", ["恒嘉焦化", "金晟铸造"]),
        ("槐阳市2024年PM2.5目标超过44的县区有几个？", "共2个", ["西浦县", "梧溪区"]),
        ("槐阳市2024年附件1里优良天数要到131天的县有几个？", "共1个", ["东浦县"]),
        ("槐阳市2024年附件1一共列了几个县区？", "共4个", ["东浦县", "鹿鸣市"]),
        ("槐阳市2024年重点任务清单一共多少项任务？", "共6项", ["清洁取暖", "在线监控"]),
    ],
)
def test_members_and_rows_are_counted(
    ask: Ask, question: str, number: str, names: list[str]
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert number in answer.answer
    assert all(name in answer.answer for name in names)
    assert "计算得出" in answer.answer or any("计数" in note for note in answer.notes)


def test_the_highest_few_are_told(ask: Ask) -> None:
    answer = ask("槐阳市2024年PM2.5目标最高的两个县是哪两个？")
    assert [fact["name"] for fact in answer.facts] == ["梧溪区", "西浦县"]


def test_a_stated_total_is_told_as_it_stands(ask: Ask) -> None:
    answer = ask("槐阳市2024年散煤替代一共多少万户？").answer
    assert "计算得出" not in answer
    assert "3.2万户" in answer


def test_who_is_asked_which_units_is_not_told_all_their_tasks(ask: Ask) -> None:
    answer = ask("槐阳市2024年车辆管控的责任单位是哪几个市政府部门？").answer
    assert "市公安局、市交通运输局" in answer
    assert "共" not in answer


def test_units_in_charge_are_counted_from_the_note_of_duty(ask: Ask) -> None:
    answer = ask("槐阳市2024年车辆管控由几个部门负责？")
    assert "共2个（计算得出）" in answer.answer
    assert "市公安局、市交通运输局" in answer.answer


def test_units_of_the_note_are_not_counted_for_another_thing(ask: Ask) -> None:
    assert "共2" not in ask("槐阳市2024年抽查柴油货车多少辆次？").answer
