"""A condition on a figure is read from what the question asks, not from any number in it."""

from collections.abc import Callable

import pytest

from assistant.conditions import condition_of, extreme_of
from assistant.question import Query

Read = Callable[[str], Query]


@pytest.mark.parametrize(
    ("question", "met", "missed"),
    [
        ("附件1里重污染天要减少3天的县区有几个？", ["减少3天", "3天"], ["减少1天", "增加3天"]),
        ("PM2.5目标超过60的县区有几个？", ["61"], ["60", "2.5"]),
        ("目标不超过8天的县有哪些？", ["8", "6"], ["9"]),
        ("床位不少于95张的乡镇有哪些？", ["95", "140"], ["94"]),
        ("降幅低于7%的有哪些县？", ["6.4"], ["7", "7.5"]),
        ("PM2.5目标在50到60之间的县有哪些？", ["50", "57", "60"], ["49", "61"]),
        ("减少3天及以上的县区有几个？", ["减少3天", "减少4天"], ["减少2天", "持续改善"]),
        ("13个县区中目标定在43的是哪些？", ["43"], ["13", "44"]),
        ("哪些乡镇食堂要建4家？", ["4"], ["3"]),
        ("减少不到三天的县有几个？", ["减少2天"], ["减少3天"]),
        ("PM2.5目标高于全市的52的县区有几个？", ["53"], ["52", "51"]),
        ("哪些县区的目标比全市33.5更严？", ["32.8"], ["33.5", "34.6"]),
    ],
)
def test_figures_that_meet_the_condition(
    read: Read, question: str, met: list[str], missed: list[str]
) -> None:
    condition = condition_of(read(question))
    assert condition is not None
    assert [cell for cell in met if not condition.is_met_by(cell)] == []
    assert [cell for cell in missed if condition.is_met_by(cell)] == []


@pytest.mark.parametrize(
    "question",
    ["附件2列了几个县区？", "2024年PM2.5目标是多少？", "第一批有哪些企业？", "哪3个县要改造？"],
)
def test_a_number_that_only_names_something_is_no_condition(read: Read, question: str) -> None:
    assert condition_of(read(question)) is None


@pytest.mark.parametrize(
    ("question", "highest", "count"),
    [
        ("目标最高的是哪个县？", True, 1),
        ("目标最低的两个县是哪两个？", False, 2),
        ("任务最多的前3个乡镇？", True, 3),
    ],
)
def test_the_highest_or_the_lowest_and_how_many(
    read: Read, question: str, highest: bool, count: int
) -> None:
    extreme = extreme_of(read(question))
    assert extreme is not None
    assert (extreme.highest, extreme.count) == (highest, count)


def test_what_is_at_most_is_no_extreme(read: Read) -> None:
    assert extreme_of(read("最多不能超过多少天？")) is None
