from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.gazetteer import Gazetteer
from corpus.unit_lexicon import unit_lexicon
from corpus.units import UnitMention, find_units


def only(text: str) -> UnitMention:
    found = find_units(text)
    assert len(found) == 1, [unit.text for unit in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("市发改委", "市发展改革委"),
        ("市发展和改革委员会", "市发展改革委"),
        ("由市环保局牵头", "市生态环境局"),
        ("市场局管什么", "市场监管局"),
        ("市市场监督管理局", "市市场监管局"),
        ("市住房和城乡建设局", "市住建局"),
        ("城管局负责的任务", "城市管理局"),
        ("市规自局", "市规划和自然资源局"),
        ("市工业和信息化局", "市工信局"),
        ("市公安局交通警察支队", "市公安局交警支队"),
        ("市公安交警支队", "市公安局交警支队"),
        ("交警队", "公安局交警支队"),
        ("市行政审批局", "市行政审批服务管理局"),
        ("市水利局", "市水务局"),
        ("市卫健委", "市卫生健康委"),
        ("省生态环境厅审核", "省生态环境厅"),
        ("生态环境部办公厅", "生态环境部"),
        ("国家能源局", "国家能源局"),
        ("稷山县环保局", "稷山县生态环境局"),
        ("晋城市监局转发的", "晋城市市场监管局"),
        ("各县（市、区）市场监管局", "各县（市、区）市场监管局"),
        ("泽州县人民政府", "泽州县人民政府"),
        ("各县市区人民政府", "各县（市、区）人民政府"),
        ("有关县（市、区）政府", "有关县（市、区）人民政府"),
        ("各乡镇人民政府", "各乡镇人民政府"),
        ("市政府", "市人民政府"),
        ("运城开发区管委会", "运城开发区管委会"),
        ("临汾经济开发区管委会", "临汾开发区管委会"),
        ("开发区管委会", "开发区管委会"),
        ("运城公路分局", "运城公路分局"),
        ("国网运城供电公司", "运城供电公司"),
        ("市大气污染防治工作领导组办公室", "市大气污染防治工作领导小组办公室"),
        ("报市大气办邮箱", "市大气污染防治工作领导小组办公室"),
        ("市环委办", "市生态环境保护委员会办公室"),
        ("市委宣传部牵头", "市委宣传部"),
        ("市生态\n环境局", "市生态环境局"),
    ],
)
def test_unit_has_one_name_however_it_is_written(text: str, display: str) -> None:
    assert only(text).display == display


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("市投资集团、", "市投资集团"),
        ("市历史文化名城保护委员会办公室", "市历史文化名城保护委员会办公室"),
        ("省大气污染防治攻坚指挥部", "省大气污染防治攻坚指挥部"),
    ],
)
def test_unit_outside_the_lexicon_is_known_by_its_shape(text: str, display: str) -> None:
    found = only(text)
    assert (found.display, found.known) == (display, False)


@pytest.mark.parametrize(
    "text",
    [
        "生态环境部门",
        "公安、交通、住建等部门",
        "公安部队",
        "委员会审议",
        "政府采购网",
        "国家能源集团",
        "城区",
        "散煤复烧",
    ],
)
def test_words_that_are_no_units_are_left_alone(text: str) -> None:
    assert find_units(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("生态环境局", "市生态环境局", True),
        ("市环保局", "市生态环境局", True),
        ("县生态环境局", "市生态环境局", False),
        ("泽州县人民政府", "高平市人民政府", False),
        ("泽州县政府", "泽州县人民政府", True),
        ("市能源局", "市水务局", False),
    ],
)
def test_what_a_name_leaves_open_does_not_part_two_units(one: str, other: str, same: bool) -> None:
    assert only(one).same_as(only(other)) is same


def test_level_comes_from_the_place_and_not_from_its_last_character() -> None:
    assert only("高平市人民政府").level == "县"
    assert only("晋城市人民政府").level == "市"


def test_unit_of_a_place_that_only_the_corpus_knows_keeps_its_place() -> None:
    known = Gazetteer.standard().with_places(["碧川市"])
    (found,) = find_units("碧川市生态环境局", gazetteer=known)
    assert found.display == "碧川市生态环境局"


@given(st.sampled_from(sorted(unit_lexicon().canonical)))
def test_every_name_of_the_lexicon_is_found_in_a_list(name: str) -> None:
    found = find_units(f"市财政局、市{name}、市气象局按职责负责")
    assert [unit.canonical for unit in found] == [
        "财政局",
        unit_lexicon().canonical[name],
        "气象局",
    ]


@given(st.text(alphabet="市县区生态环境局委办公室人民政府开发管理会、（） \n部厅组", max_size=40))
def test_found_texts_stand_where_the_offsets_say_and_do_not_overlap(text: str) -> None:
    reached = 0
    for unit in find_units(text):
        assert text[unit.start : unit.end] == unit.text
        assert unit.start >= reached
        reached = unit.end
