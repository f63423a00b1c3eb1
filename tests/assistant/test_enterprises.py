"""Enterprises by any clear part of their names; strangers by the shape of a name."""

import pytest

from assistant.enterprises import EnterpriseFinder

TEXTS = (
    "槐阳恒嘉焦化有限公司、槐阳金晟铸造有限公司完成超低排放改造。",
    "平岚省瑞丰源水泥集团有限公司实施深度治理。",
    "能源企业、钢铁企业和重点企业落实减排措施。",
)


@pytest.fixture(scope="module")
def finder() -> EnterpriseFinder:
    return EnterpriseFinder(TEXTS, places=["槐阳市"])


@pytest.mark.parametrize(
    "text",
    ["恒嘉焦化要做什么？", "恒嘉公司什么时候改造？", "槐阳恒嘉焦化有限公司的任务", "恒嘉要干啥？"],
)
def test_enterprise_by_any_clear_part_of_its_name(finder: EnterpriseFinder, text: str) -> None:
    (brand,) = finder.find(text)
    assert "恒嘉" in brand


def test_several_enterprises_of_one_question(finder: EnterpriseFinder) -> None:
    found = finder.find("恒嘉焦化和金晟铸造各要做什么？")
    assert len(found) == 2


@pytest.mark.parametrize("text", ["钢铁企业要做什么？", "重点企业名单", "能源局负责什么？", ""])
def test_trade_alone_is_no_enterprise(finder: EnterpriseFinder, text: str) -> None:
    assert finder.find(text) == ()
    assert finder.unknown(text) is None


@pytest.mark.parametrize("text", ["我厂是家老煤化工厂，怎么管？", "这是个小化工厂"])
def test_counted_works_are_no_stranger(finder: EnterpriseFinder, text: str) -> None:
    assert finder.unknown(text) is None


@pytest.mark.parametrize("name", ["远岱特钢", "鸿坤水泥", "远岱化工厂"])
def test_stranger_is_known_by_the_shape_of_its_name(finder: EnterpriseFinder, name: str) -> None:
    assert finder.find(f"{name}要做什么？") == ()
    assert name in (finder.unknown(f"{name}要做什么？") or "")


@pytest.mark.parametrize(
    "text", ["哪家水泥厂最好？", "我们焦化厂怎么办？", "大型钢铁集团有哪些？", "违法化工厂怎么办？"]
)
def test_everyday_word_before_a_trade_names_nobody(finder: EnterpriseFinder, text: str) -> None:
    assert finder.unknown(text) is None
