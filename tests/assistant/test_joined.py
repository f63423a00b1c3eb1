"""Two things joined in one clause are told apart from what is asked of both."""

from collections.abc import Callable

import pytest

from assistant.joined import asks_difference, is_told, split_grades, split_joined
from assistant.question import Query

Read = Callable[[str], Query]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("国考断面和市考断面优良比例目标各是多少？", ["国考断面", "市考断面"]),
        ("煤改气跟煤改电的户数差多少？", ["煤改气", "煤改电"]),
        ("家具企业与船舶配件企业各核对多少家？", ["家具企业", "船舶配件企业"]),
        ("管道的排查，跟后面问题的整治，分别是什么时限？", ["管道的排查", "问题的整治"]),
        ("石家庄市PM2.5目标和优良天数目标分别是多少？", ["PM2.5目标", "优良天数目标"]),
        ("电采暖比燃气采暖的补贴少多少？", ["电采暖", "燃气采暖"]),
    ],
)
def test_each_of_two_things_is_a_part(read: Read, question: str, parts: list[str]) -> None:
    assert [part.part for part in split_joined(read(question))] == parts


def test_each_part_is_without_the_other(read: Read) -> None:
    one, other = split_joined(read("国考断面和市考断面优良比例目标各是多少？"))
    assert "市考" not in one.content
    assert "国考" not in other.content
    assert all("优良比例" in part.content for part in (one, other))


@pytest.mark.parametrize(
    "question",
    [
        "市财政局和市住建局负责什么？",
        "秸秆和垃圾能烧吗？",
        "2024年淘汰多少辆货车？",
        "调和漆各检多少批次",
    ],
)
def test_a_pair_of_which_nothing_is_asked_apart_is_one_thing(read: Read, question: str) -> None:
    assert split_joined(read(question)) == []


def test_a_class_keeps_the_words_that_narrow_it(read: Read) -> None:
    parts = split_grades(read("砖瓦企业，B级的和没有热源的非引领性企业，停产差几天？"))
    assert [part.part for part in parts] == ["B级", "没有热源的非引领性"]
    assert [sorted(part.grades) for part in parts] == [["B级"], ["非引领性"]]
    assert "热源" not in parts[0].text


def test_a_class_with_all_below_it_is_one(read: Read) -> None:
    assert split_grades(read("C级及以下企业停产几天？")) == []


def test_what_only_one_part_is_called_has_to_be_told(read: Read) -> None:
    parts = split_joined(read("国考断面和市考断面优良比例目标各是多少？"))
    told = "23个市考断面优良比例达到82.6%"
    assert [is_told(part, parts, told) for part in parts] == [False, True]


@pytest.mark.parametrize(
    ("question", "expected"),
    [("差几天", True), ("哪个更严", True), ("多了多少", True), ("各是多少", False)],
)
def test_a_difference_is_asked_for(question: str, expected: bool) -> None:
    assert asks_difference(question) is expected
