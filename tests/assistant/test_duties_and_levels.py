"""Who, by when and for how long: of the role, the day and the level that is asked for; what two
places of a document say differently is told with both sides."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "duties"
DAY = date(2025, 6, 20)
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("云栾响应结束以后，总结评估报告要在多少天内交？", "6个工作日", "15%"),
        ("青麓在用的机械没登记，补登的期限是哪天？", "7月31日", "1月底"),
        ("青麓柴油货车限行的通告管到什么时候失效？", "2028年4月30日", "装置"),
        ("汐陵大型餐饮单位装油烟在线监控，牵头的是哪家？", "市城市管理局", "网格员"),
        ("汐陵化工园区外储罐加氮封，牵头的是谁？", "市应急管理局", "市生态环境局"),
        ("汐陵岸电设施建设由谁配合？", "市发展改革委", "市交通运输局"),
    ],
)
def test_the_day_or_unit_asked_for_is_told(ask: Ask, question: str, told: str, untold: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert untold not in answer.answer


def test_a_rule_of_several_levels_without_a_level_is_asked_back(ask: Ask) -> None:
    answer = ask("云栾B级铸造企业熔化工序限产多少？")
    assert answer.status is Status.CLARIFY
    assert all(figure in answer.answer for figure in ("15%", "35%", "55%"))
    answer = ask("云栾Ⅱ级响应时B级铸造企业熔化工序限产多少？")
    assert answer.status is Status.ANSWERED
    assert "35%" in answer.answer
    assert "15%" not in answer.answer


def test_two_closing_days_of_one_thing_are_both_told(ask: Ask) -> None:
    answer = ask("青麓补贴最晚哪天提交申请？")
    assert answer.status is Status.ANSWERED
    assert all(day in answer.answer for day in ("8月31日", "7月15日"))
    assert len(answer.conflicts) == 1
