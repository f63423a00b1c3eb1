from collections.abc import Callable

import pytest

from assistant.held_together import asked_of_two, both
from assistant.question import Query

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
