from collections.abc import Callable

import pytest

from assistant.contrasts import is_of_another_kind, of_those_asked, segment_of_the_asked
from assistant.question import Query

Read = Callable[[str], Query]


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("国三货车要淘汰多少辆？", "淘汰国四及以下货车300辆", False),
        ("国五货车要淘汰多少辆？", "淘汰国四及以下货车300辆", True),
        ("国二货车要淘汰多少辆？", "淘汰国三（含）以下货车300辆", False),
        ("国五货车要抽检多少辆？", "抽检国四及以上货车300辆", False),
        ("轻型货车要淘汰多少辆？", "淘汰中重型货车300辆", True),
        ("中型货车要淘汰多少辆？", "淘汰中重型货车300辆", False),
        ("用气量每月几日前报送？", "用电量每月10日前报送", True),
        ("灰分要小于多少？", "硫分小于1%、灰分小于16%", False),
        ("vocs减排多少？", "SO2减排300吨", True),
        ("公路两侧清理多少米？", "新建铁路专用线500米", False),  # a works' own line, no other road
        ("组长每月开几次会？", "副组长每月开1次会", True),
        ("公路扬尘不治理会怎样？", "铁路扬尘超标的，从严处罚", False),  # a rule for all, maybe
    ],
)
def test_another_member_of_a_family(read: Read, question: str, text: str, another: bool) -> None:
    assert is_of_another_kind(read(question), text, over="") is another


def test_heading_counts_where_the_text_names_none(read: Read) -> None:
    query = read("公路两侧清理多少米？")
    assert is_of_another_kind(query, "清理两侧500米", over="铁路沿线整治")
    assert not is_of_another_kind(query, "清理公路两侧500米", over="铁路沿线整治")


def test_items_of_the_members_asked_about(read: Read) -> None:
    items = ["硫分小于1%", "灰分小于16%"]
    assert of_those_asked(read("灰分要小于多少？"), items) == ["灰分小于16%"]
    assert of_those_asked(read("煤质要达到多少？"), items) == items


def test_part_taken_out_of_a_total(read: Read) -> None:
    segments = ["污染物排放量削减28%以上", "其中氮氧化物削减30%以上"]
    assert segment_of_the_asked(read("氮氧化物削减多少？"), segments) == segments[1]
    assert segment_of_the_asked(read("污染物排放量削减多少？"), segments) is None
