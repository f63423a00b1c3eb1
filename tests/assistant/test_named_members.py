"""The members that a sentence names side by side, if they are of the kind asked for."""

import pytest

from assistant.named_members import members_named

PARKS = "以空气站建成为契机，对东河工业园区、南村铸造园区、西岭陶瓷园区实施专项考核，倒逼治理提升。"
LINES = "完成恒昌物流有限公司专用铁路线、大岭煤矿铁路专用线扩建工程、永丰集团北峰煤矿专用线建设。"
FIRMS = "恒昌资源有限公司、青崖县永丰冶炼有限公司、沙洲市千里铸造有限公司完成评估监测工作。"
COUNTIES = "将今年实施改造的青崖县、沙洲市、南湖区和高新开发区划定为禁煤区。"
MODELS = "制造业以恒昌汽车股份有限公司，化工以永丰电子材料有限公司为先进典型。"
INDUSTRIES = "对钢铁、焦化、水泥、耐火材料等重点行业实施错峰生产。"
MACHINES = "严禁使用柴油装载机、叉车、打桩机等燃油机械。"


@pytest.mark.parametrize(
    ("text", "thing", "names"),
    [
        (PARKS, "工业园区", ("东河工业园区", "南村铸造园区", "西岭陶瓷园区")),
        (
            LINES,
            "线",
            ("恒昌物流有限公司专用铁路线", "大岭煤矿铁路专用线扩建工程", "永丰集团北峰煤矿专用线"),
        ),
        (COUNTIES, "县区", ("青崖县", "沙洲市", "南湖区", "高新开发区")),
        (INDUSTRIES, "重点行业", ("钢铁", "焦化", "水泥", "耐火材料")),
        (MACHINES, "燃油机械", ("柴油装载机", "叉车", "打桩机")),
        ("重点行业包括钢铁、焦化和水泥。", "行业", ("钢铁", "焦化", "水泥")),
        ("由市住建局、市水务局和市能源局牵头", "部门", ("市住建局", "市水务局", "市能源局")),
    ],
)
def test_members_of_the_kind_asked_for(text: str, thing: str, names: tuple[str, ...]) -> None:
    found = members_named(text, thing=thing)
    assert found is not None
    assert found.names == names
    assert all(name in text for name in names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            FIRMS,
            ("恒昌资源有限公司", "青崖县永丰冶炼有限公司", "沙洲市千里铸造有限公司"),
        ),
        (MODELS, ("恒昌汽车股份有限公司", "永丰电子材料有限公司")),
    ],
)
def test_enterprises_in_one_list_or_each_in_its_own_clause(
    text: str, names: tuple[str, ...]
) -> None:
    found = members_named(text, thing="企业", enterprises=True)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("通过培训、宣传、检查等方式推动企业自查。", "企业"),
        (INDUSTRIES, "县区"),
        ("加强巡查、检查和考核。", "任务"),
        ("完成改造。", "企业"),
    ],
)
def test_a_list_of_other_things_has_no_members_asked_for(text: str, thing: str) -> None:
    assert members_named(text, thing=thing) is None


def test_a_list_that_ends_in_and_so_on_is_open() -> None:
    found = members_named(INDUSTRIES, thing="行业")
    assert found is not None
    assert found.is_open
