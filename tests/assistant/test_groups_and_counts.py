"""Tables of places in groups or with a cell on each line, and tables that count enterprises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "groups"
DAY = date(2025, 11, 20)  # within the season that both documents are for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a row is that of its county, whatever group it stands in
        ("涟洋石桥县2026年1-3月PM2.5浓度目标是多少？", ["57"]),
        ("涟洋沐阳区跟滨河新区的秋冬季PM2.5目标分别是多少？", ["58", "54"]),
        ("涟洋哪些县市区秋冬季重污染天数目标是8天？", ["沐阳区", "楚河县"]),
        # figures that are set lower are those of the name
        ("河砚秋冬季PM2.5平均浓度目标是多少？", ["64微克/立方米"]),
        # a county's cell in a table of counts, not the city's number and not the rows of a list
        ("岭南县C级企业有多少家？", ["83"]),
        ("河砚应急减排清单里泽川县D级企业有多少家？", ["19"]),
        ("河砚重点错峰生产企业名单里岭南县C级企业有几家？", ["2家", "宏泽", "兴垚"]),
        # the parts of an amount, and where something is
        (
            "涟洋2.45亿元资金由哪几部分组成？",
            ["1.30亿元", "0.65亿元", "0.50亿元"],
        ),
        ("涟洋保留的配送网点在各县区怎么分布？", ["9个", "7个", "3个"]),
        # when a phase is, not what holds as in it; what comes of a thing undone, not its deadline
        ("河砚市错峰生产第二阶段是哪天到哪天？", ["2026年1月1日", "3月12日"]),
        ("俺厂在河砚，减排公示牌到11月底还没挂上会咋样？", ["D级"]),
        # what the night's power is called
        ("涟洋煤改电的便宜电是夜里几点到几点？", ["21时", "7时"]),
    ],
)
def test_told(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(part in answer.answer for part in told)


def test_the_hours_of_a_day_are_told_without_the_deadline_of_their_clause(ask: Ask) -> None:
    assert "10月28日" not in ask("涟洋煤改电谷段是几点到几点？").answer


def test_a_county_of_which_a_cluster_is_named_is_a_county_still(ask: Ask) -> None:
    answer = ask("涟洋乐县这个秋冬季PM2.5目标是多少？", "那石桥县呢？")
    assert answer.status is Status.ANSWERED
    assert "53" in answer.answer
