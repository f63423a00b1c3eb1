from __future__ import annotations

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind
from corpus.duty_notes import attach_duties, duty_notes, ends_in_duty, split_at_duties


def notes(text: str) -> list[str]:
    return [text[start:end] for start, end in duty_notes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("加强抽检。（市市场监管局牵头）", ["（市市场监管局牵头）"], id="round"),
        pytest.param(
            "推进改造〔市发改委牵头，各县（市、区）人民政府负责落实〕。",
            ["〔市发改委牵头，各县（市、区）人民政府负责落实〕"],
            id="square, with a pair inside",
        ),
        pytest.param(
            "完成安装。（市城管局牵头，市市场监管局配合）各级各部门要加强巡查。",
            ["（市城管局牵头，市市场监管局配合）"],
            id="the next paragraph behind it",
        ),
        pytest.param(
            "完成治理。［责任单位：市生态环境局、市工信局］",
            ["［责任单位：市生态环境局、市工信局］"],
            id="labelled",
        ),
        pytest.param(
            "完成改造。(牵头部门:市能源局;责任单位:各县市区人民政府)",
            ["(牵头部门:市能源局;责任单位:各县市区人民政府)"],
            id="several labels",
        ),
        pytest.param(
            "甲〔市甲局牵头〕；乙〔市乙局负责落实〕。",
            ["〔市甲局牵头〕", "〔市乙局负责落实〕"],
            id="two clauses",
        ),
        pytest.param(
            "替代散煤。（责任单位：市能源局，各县（市、区）人民政府］做好保障。",
            ["（责任单位：市能源局，各县（市、区）人民政府］"],
            id="brackets of two kinds, in mid-paragraph",
        ),
        pytest.param(
            "建档。（牵头部门：市住建局、市资源局）局；配合部门：市水利局；责任单位：各县人民政府）",
            ["（牵头部门：市住建局、市资源局）局；配合部门：市水利局；责任单位：各县人民政府）"],
            id="closed too early",
        ),
        pytest.param(
            "有效应对责任单位：市直各单位，各县（市、区）人民政府］",
            ["责任单位：市直各单位，各县（市、区）人民政府］"],
            id="opening bracket lost",
        ),
        pytest.param(
            "有效应对。［责任单位：市直各单位",
            ["［责任单位：市直各单位"],
            id="closing bracket lost",
        ),
        pytest.param("责任单位：市生态环境局", ["责任单位：市生态环境局"], id="a line of its own"),
        pytest.param(
            "公示。（市生态环境局牵头，各县（市、区）负责落实。以下任务均需各县负责落实，不再列出）",
            ["（市生态环境局牵头，各县（市、区）负责落实。以下任务均需各县负责落实，不再列出）"],
            id="with a sentence inside",
        ),
        pytest.param(
            "新增并网30万千瓦。——市发展改革委、国网澄川供电公司",
            ["——市发展改革委、国网澄川供电公司"],
            id="units behind a dash",
        ),
        pytest.param(
            "错时作业。——牵头单位：市生态环境局；配合单位：市商务局",
            ["——牵头单位：市生态环境局；配合单位：市商务局"],
            id="labels behind a dash",
        ),
        pytest.param(
            "启动打捞。——牵头：市水利局　配合：市生态环境局",
            ["——牵头：市水利局　配合：市生态环境局"],
            id="short labels",
        ),
        pytest.param(
            "治理。【责任单位】市工信局", ["【责任单位】市工信局"], id="a label in brackets"
        ),
        pytest.param("——市城市管理局", ["——市城市管理局"], id="a line of its own with a dash"),
        pytest.param(
            "通报排名。（市财政局、市生态环境局）",
            ["（市财政局、市生态环境局）"],
            id="nothing but units behind the sentence",
        ),
        pytest.param(
            "通水。责任单位：清泉县政府，指导单位：市住房城乡建设局",
            ["责任单位：清泉县政府，指导单位：市住房城乡建设局"],
            id="who advises",
        ),
    ],
)
def test_note_is_found(text: str, found: list[str]) -> None:
    assert notes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "完成散煤替代（具体落实到县、乡、村及户）。",
        "企业（含负责人）应当公示。",
        "由市生态环境局（以下简称市局）负责实施。",
        "绩效水平（A级、B级）。",
        "落实《办法》（环大气〔2021〕104号）。",
        "请报市攻坚办（市生态环境局）。",
        "坚持三个统一——规划、建设、管理",
        "由治标转向治本——全面推进。",
    ],
)
def test_bracket_that_names_nobody_responsible_is_no_note(text: str) -> None:
    assert notes(text) == []


def clause(text: str, *path: str, marker: str = "") -> Block:
    whole = AlignedText.of_source(text)
    (block,) = split_at_duties(whole, path, marker=marker, rank=None)
    return block


def test_clause_is_cut_after_its_note() -> None:
    text = AlignedText.of_source("1.甲〔市甲局牵头〕。乙〔市乙局牵头〕。丙。")
    blocks = split_at_duties(text, ("一",), marker="1.", rank=6)
    assert [block.text.text for block in blocks] == [
        "1.甲〔市甲局牵头〕。",
        "乙〔市乙局牵头〕。",
        "丙。",
    ]
    assert [block.marker for block in blocks] == ["1.", "", ""]
    assert [block.duty.text if block.duty else None for block in blocks] == [
        "〔市甲局牵头〕",
        "〔市乙局牵头〕",
        None,
    ]


def test_note_alone_goes_to_the_clause_above() -> None:
    blocks = attach_duties([clause("甲。", "一"), clause("（市甲局牵头）", "一")])
    assert [block.text.text for block in blocks] == ["甲。（市甲局牵头）"]
    assert blocks[0].duty is not None


def test_note_alone_closes_the_list_whose_items_have_none() -> None:
    items = [clause("①甲。", "8.错峰", "①", marker="①"), clause("②乙。", "8.错峰", "②", marker="②")]
    *_, last = attach_duties([*items, clause("（市甲局牵头）", "8.错峰", "②")])
    assert last.path == ("8.错峰",)


def test_note_behind_the_last_item_closes_the_list_whose_other_items_have_none() -> None:
    items = [
        clause("①甲。", "8.错峰", "①", marker="①"),
        clause("②乙。（市甲局牵头）", "8.错峰", "②", marker="②"),
    ]
    *_, item, last = attach_duties(items)
    assert (item.text.text, item.duty) == ("②乙。", None)
    assert (last.text.text, last.path) == ("（市甲局牵头）", ("8.错峰",))


def test_note_alone_is_the_last_items_where_items_have_their_own() -> None:
    items = [
        clause("①甲。（市甲局牵头）", "8.错峰", "①", marker="①"),
        clause("②乙。", "8.错峰", "②", marker="②"),
    ]
    *_, last = attach_duties([*items, clause("（市乙局牵头）", "8.错峰", "②")])
    assert (last.text.text, last.path) == ("②乙。（市乙局牵头）", ("8.错峰", "②"))
    assert last.kind == BlockKind.CLAUSE


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("完成治理。［责任单位：市工信局］", True),
        ("完成治理（含在建）", False),
        ("完成治理（市工信局负责）", False),
    ],
)
def test_only_a_labelled_note_ends_a_paragraph_for_sure(text: str, ends: bool) -> None:
    assert ends_in_duty(text) is ends
