from collections.abc import Callable

import pytest

from assistant.held_together import against, asked_of_two, both
from assistant.question import Query
from assistant.slots import read_slots

Read = Callable[[str], Query]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("哪个多？", "哪个多？"),
        ("两个市差多少？", "差多少？"),
        ("谁更严？", "谁更严？"),
        ("一样吗？", "一样吗？"),
        ("哪个县最严？", None),
        ("哪个部门牵头？", None),
        ("差多少没完成？", None),
    ],
)
def test_what_is_asked_of_two_things(said: str, asked: str | None) -> None:
    assert asked_of_two(said) == asked


def test_both_things_are_named(read: Read) -> None:
    last = "邯郸C级焦化企业限产多少？"
    assert both("邯郸B级焦化企业限产多少？", last, read) == "邯郸B级和C级焦化企业限产多少？"


def test_questions_that_differ_in_more_are_not_held_together(read: Read) -> None:
    assert both("邯郸B级焦化企业限产多少？", "邢台C级焦化企业限产多少？", read) is None
    assert both("邯郸散煤替代多少户？", "邯郸散煤替代由谁负责？", read) is None


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("这个数比邢台2020年高还是低", ["邢台2020年和邯郸2021年要检测多少台锅炉，哪个更高？"]),
        ("跟2020年的要求比呢，严还是松？", ["2020年和2021年邯郸要检测多少台锅炉，哪个更严？"]),
        (
            "比邢台多吗？",
            [
                "2021年邯郸和邢台要检测多少台锅炉，哪个更多？",
                "邯郸2021年和邢台要检测多少台锅炉，哪个更多？",
            ],
        ),
        ("比去年高吗？", []),
        ("跟邢台的路检比，谁更严？", []),
        ("比邢台的炉窑多吗？", []),
    ],
)
def test_a_figure_is_held_against_that_of_another_place_or_time(
    read: Read, said: str, readings: list[str]
) -> None:
    old = read_slots("邯郸2021年要检测多少台锅炉？", read)
    assert list(against(said, old, read)) == readings


def test_what_is_no_figure_is_not_held_against_another(read: Read) -> None:
    old = read_slots("邯郸2021年锅炉检测由谁负责？", read)
    assert against("这比邢台2020年严吗？", old, read) == ()
