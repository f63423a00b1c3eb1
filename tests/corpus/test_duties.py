from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.duties import DutyRole, parse_default_duty, parse_duty


def told(note: str) -> list[tuple[str, str]]:
    return [(party.role.value, party.name) for party in parse_duty(note)]


@pytest.mark.parametrize(
    ("note", "parties"),
    [
        ("（市生态环境局牵头）", [("lead", "市生态环境局")]),
        (
            "（市工信局、市生态环境局按职责负责）",
            [("responsible", "市工信局"), ("responsible", "市生态环境局")],
        ),
        (
            "〔市发改委牵头，市工信局、市能源局配合，各县（市、区）人民政府负责落实〕",
            [
                ("lead", "市发展改革委"),
                ("support", "市工信局"),
                ("support", "市能源局"),
                ("carry", "各县（市、区）人民政府"),
            ],
        ),
        (
            "〔市审批服务管理局、市工信局按职责牵头，泽州县人民政府、晋能控股装备制造集团负责落实〕",
            [
                ("lead", "市行政审批服务管理局"),
                ("lead", "市工信局"),
                ("carry", "泽州县人民政府"),
                ("carry", "晋能控股装备制造集团"),
            ],
        ),
        ("〔市生态环境局负责落实〕", [("responsible", "市生态环境局")]),
        ("〔泽州县人民政府负责落实〕", [("carry", "泽州县人民政府")]),
        (
            "〔市交通运输局牵头落实，市商务局配合〕",
            [("lead", "市交通运输局"), ("support", "市商务局")],
        ),
        (
            "［责任单位：市生态环境局、 市工信局， 各县（市、 区）人民政府］",
            [
                ("responsible", "市生态环境局"),
                ("responsible", "市工信局"),
                ("responsible", "各县（市、区）人民政府"),
            ],
        ),
        (
            "(牵头部门:市公安局;配合部门:市应急管理局、市城市管理;责任单位:各县市区人民政府,临汾经济开发区管委会)",
            [
                ("lead", "市公安局"),
                ("support", "市应急管理局"),
                ("support", "市城市管理局"),
                ("carry", "各县（市、区）人民政府"),
                ("carry", "临汾开发区管委会"),
            ],
        ),
        (
            "(牵头部门:市生态环境局;责任单位:襄汾县、曲沃县、侯马市人民政府)",
            [
                ("lead", "市生态环境局"),
                ("carry", "襄汾县人民政府"),
                ("carry", "曲沃县人民政府"),
                ("carry", "侯马市人民政府"),
            ],
        ),
        (
            "（牵头单位：市住房和城乡建设局；配合单位：市财政局等；完成时限：2024年12月底前）",
            [("lead", "市住建局"), ("support", "市财政局")],
        ),
        (
            "（市生态环境\n局牵头，各县（市、区）和运城开发区负责落实。以下出现多个牵头部门的，"
            "由第一个为主要牵头部门。以下任务均需各县（市、区）和运城开发区负责落实，不再列出）",
            [
                ("lead", "市生态环境局"),
                ("carry", "各县（市、区）人民政府"),
                ("carry", "运城开发区管委会"),
            ],
        ),
        (
            "市规划和自然资源局和市住建局牵头",
            [("lead", "市规划和自然资源局"), ("lead", "市住建局")],
        ),
        (
            "市工信局， 城区人民政\n府、开发区管委会",
            [
                ("responsible", "市工信局"),
                ("responsible", "城区人民政府"),
                ("responsible", "开发区管委会"),
            ],
        ),
        (
            "〔市发改委牵头，市交通\n市能源局配合〕",
            [("lead", "市发展改革委"), ("support", "市交通运输局"), ("support", "市能源局")],
        ),
        (
            "——牵头：市水利局配合：市生态环境局、清泉区政府",
            [
                ("lead", "市水务局"),
                ("support", "市生态环境局"),
                ("support", "清泉区人民政府"),
            ],
        ),
        (
            "——市农业农村局，市供销社配合",
            [("responsible", "市农业农村局"), ("support", "市供销社")],
        ),
        (
            "（市农业农村局牵头综合利用，市生态环境局牵头禁烧巡查）",
            [("lead", "市农业农村局"), ("lead", "市生态环境局")],
        ),
        (
            "[市公安局、市农业农村局按职责分别牵头，市商务局参与]",
            [("lead", "市公安局"), ("lead", "市农业农村局"), ("support", "市商务局")],
        ),
        (
            "责任单位：清泉县政府，指导单位：市住房城乡建设局",
            [("responsible", "清泉县人民政府")],
        ),
        ("责任：市工信局", [("responsible", "市工信局")]),
        (
            "牵头单位：市工信局配合单位：市财政局、市住房城乡建设局完成时限：2026年10月底前",
            [("lead", "市工信局"), ("support", "市财政局"), ("support", "市住建局")],
        ),
        ("责任领导：王某责任单位：市工信局", [("responsible", "市工信局")]),
        ("（市工信局，6月底前）", [("responsible", "市工信局")]),
        ("【责任单位】市工信局", [("responsible", "市工信局")]),
        (
            "由市生态环境局牵头，市财政局等部门按职责分工负责",
            [("lead", "市生态环境局"), ("responsible", "市财政局")],
        ),
    ],
)
def test_note_is_read_into_parties_with_roles(note: str, parties: list[tuple[str, str]]) -> None:
    assert told(note) == parties


def test_closing_bracket_that_ocr_took_for_a_letter_belongs_to_no_name() -> None:
    assert told("［责任单位：市生态环境局、 市工信局J")[-1] == ("responsible", "市工信局")


def test_cell_of_a_leaders_column_holds_leaders() -> None:
    (party,) = parse_duty("市生态环境局", default=DutyRole.LEAD)
    assert party.role is DutyRole.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "注：以上任务均需各县（市、区）、运城开发区负责落实。",
        "以下任务均需各县（市、区）和运城开发区负责落实，不再列出）",
    ],
)
def test_who_carries_out_all_tasks_is_read_from_its_own_sentence(text: str) -> None:
    found = parse_default_duty(text)
    assert [(party.role, party.name) for party in found] == [
        (DutyRole.CARRY, "各县（市、区）人民政府"),
        (DutyRole.CARRY, "运城开发区管委会"),
    ]


UNITS = [
    "市生态环境局",
    "市工信局",
    "泽州县人民政府",
    "各县（市、区）人民政府",
    "市规划和自然资源局",
]


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True), st.booleans())
def test_every_unit_of_a_list_is_a_party_of_its_own(units: list[str], keyed: bool) -> None:
    listed = "、".join(units)
    note = f"（责任单位：{listed}）" if keyed else f"（{listed}牵头）"
    found = parse_duty(note)
    assert [party.text for party in found] == units
    assert all(note[party.start : party.end] == party.text for party in found)


@given(
    st.text(
        alphabet="市县区局牵头配合负责落实责任单位：、，；。（）〔〕各和 \n人民政府", max_size=40
    )
)
def test_any_note_is_read_and_offsets_hold(note: str) -> None:
    for party in parse_duty(note):
        assert note[party.start : party.end] == party.text


def test_a_bracket_that_closes_none_hides_no_role() -> None:
    note = (
        "（牵头部门：市住建局、市能源局）局；配合部门：市水利局；责任单位：各县（市、区）人民政府）"
    )
    assert [(party.role, party.text) for party in parse_duty(note)] == [
        (DutyRole.LEAD, "市住建局"),
        (DutyRole.LEAD, "市能源局"),
        (DutyRole.SUPPORT, "市水利局"),
        (DutyRole.CARRY, "各县（市、区）人民政府"),
    ]
