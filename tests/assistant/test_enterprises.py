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


PLACES_TOO = (
    "槐阳热电有限公司、泽淮水泥有限公司完成改造。泽淮县落实。",
    "泽淮长荻印务有限公司、槐阳市禾穗墙材有限公司治理有机废气。",
)


@pytest.fixture(scope="module")
def namesakes() -> EnterpriseFinder:
    return EnterpriseFinder(PLACES_TOO, places=["槐阳市", "泽淮县"])


@pytest.mark.parametrize("text", ["槐阳市PM2.5目标多少？", "槐阳散煤谁管？", "泽淮县要做什么？"])
def test_place_that_an_enterprise_is_named_after_is_no_enterprise(
    namesakes: EnterpriseFinder, text: str
) -> None:
    assert namesakes.find(text) == ()


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("槐阳热电要做什么？", "槐阳热电"),
        ("泽淮水泥什么时候完成？", "泽淮水泥"),
        ("长荻印务要治理什么？", "长荻"),
        ("禾穗墙材归谁管？", "禾穗"),
    ],
)
def test_enterprise_named_after_its_place_is_known_by_its_trade_or_brand(
    namesakes: EnterpriseFinder, text: str, brand: str
) -> None:
    assert namesakes.find(text) == (brand,)
