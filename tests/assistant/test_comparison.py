"""Questions that name several things side by side are asked once for each."""

from collections.abc import Callable

import pytest

from assistant.comparison import split_comparison
from assistant.datamodels import Answer, Status
from assistant.question import Query

Ask = Callable[..., Answer]


def test_each_place_is_asked_about(read: Callable[[str], Query]) -> None:
    parts = split_comparison(read("石家庄市和保定市PM2.5目标各是多少？"))
    assert [part.regions for part in parts] == [("石家庄市",), ("保定市",)]


def test_each_year_is_asked_about(read: Callable[[str], Query]) -> None:
    parts = split_comparison(read("石家庄市2021年和2022年PM2.5目标有什么变化？"))
    assert [part.times[0].text for part in parts] == ["2021年", "2022年"]


def test_one_place_and_time_is_one_question(read: Callable[[str], Query]) -> None:
    assert split_comparison(read("石家庄市2021年PM2.5目标是多少？")) == []


@pytest.mark.parametrize(
    ("question", "values", "difference"),
    [
        ("槐阳市和砚洲市2024年PM2.5目标各是多少？", ("46微克", "39微克"), "7"),
        ("东浦县和西浦县2024-2025年秋冬季PM2.5目标差多少？", ("44", "49"), "5"),
    ],
)
def test_both_are_told_and_the_difference_is_worked_out(
    ask: Ask, question: str, values: tuple[str, ...], difference: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(value in answer.answer for value in values)
    assert f"相差{difference}" in answer.answer
    assert "（计算得出）" in answer.answer
    assert len(answer.citations) == 2


def test_same_city_in_two_years(ask: Ask) -> None:
    answer = ask("槐阳市2023年和2024年散煤替代分别由谁牵头？").answer
    assert "市发展改革委" in answer
    assert "市能源局" in answer


def test_place_without_documents_among_two_is_not_passed_over(ask: Ask) -> None:
    answer = ask("槐阳市和保定市2024年PM2.5目标各是多少？")
    assert "46微克" in answer.answer
    assert answer.notes == ("现有文件不包括保定市的政策",)
