"""Targets out of rows of figures and comparisons: the column, the time, the place, the grade that
is asked for, and none of those beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "aims"
DAY = date(2024, 11, 20)  # within the year that the newer plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("霖峤市2024年12月PM2.5控制目标是多少？", "76", "97"),
        ("霖峤2024年3月PM10目标是多少？", "95", "52"),
        ("霖峤2024年方案里10月PM2.5要控制在多少？", "44", "41"),
        ("松浦县在霖峤2024年方案里的PM2.5目标浓度是多少？", "66", "71"),
        ("松浦县在霖峤2024年臭氧攻坚里的优良天数比例目标是多少？", "62.5%", "169"),
        ("霖峤市A级水泥熟料企业2024年停窑多少天？", "65天", "105"),
        ("霖峤B级石灰企业2024年停产天数是多少？", "27天", "减少"),
    ],
)
def test_the_figure_asked_for_is_told(ask: Ask, question: str, told: str, untold: str) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("A级水泥熟料企业，霖峤市2024年和澄屿市2023年分别停窑多少天？", ("65天", "60天")),
        ("新评上A级的企业，霖峤市2024年和澄屿市分别奖励多少钱？", ("35万元", "55万元")),
        ("霖峤市2024年PM2.5目标跟某省全省目标差多少？", ("46微克", "41微克")),
        ("霖峤的降尘量要求，2024年比上一年严了多少？", ("6吨", "8吨")),
    ],
)
def test_both_sides_of_a_comparison_are_told(
    ask: Ask, question: str, told: tuple[str, str]
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(figure in answer.answer for figure in told)
    assert len(answer.facts) == len(told)
