"""Words of the field: found in the forms that official texts give them."""

import pytest

from corpus.vocabulary import (
    find_grades,
    find_industries,
    grades_in,
    indicators_in,
    level_names,
    levels_in,
    ordinals_in,
)


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("B级、B-级、C级企业", ["B级", "B-级", "C级"]),
        ("A、B(B-)级和引领性企业", ["A级", "B级", "B-级", "引领性"]),
        ("C级及其他非引领性企业", ["C级", "非引领性"]),
        ("无独立热源的非引领性企业", ["非引领性"]),
        ("B级及以上企业", ["B级", "A级"]),
        ("C级及以下企业", ["C级", "D级"]),
        ("DB14/1929标准", []),
    ],
)
def test_grades_are_found_in_order_with_lists_taken_apart(text: str, grades: list[str]) -> None:
    assert [mention.grade for mention in find_grades(text)] == grades
    assert grades_in(text) == frozenset(grades)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("发布黄色预警的，启动Ⅲ级响应", {"黄色"}),
        ("III级响应", {"黄色"}),
        ("三级、二级、一级预警", {"黄色", "橙色", "红色"}),
        ("二级应急响应", {"橙色"}),
        ("五级标准", set()),
    ],
)
def test_levels_are_named_by_colour(text: str, levels: set[str]) -> None:
    assert levels_in(text) == levels


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("钢铁、水泥熟料企业", [("钢铁", "钢铁"), ("水泥", "水泥熟料")]),
        ("独立焦化企业的焦炉", [("焦化", "独立焦化"), ("焦化", "焦炉")]),
        ("混凝土搅拌站", [("混凝土搅拌", "混凝土搅拌站")]),
        ("没有行业的句子", []),
    ],
)
def test_industries_are_found_by_their_longest_names(
    text: str, found: list[tuple[str, str]]
) -> None:
    mentions = find_industries(text)
    assert [(mention.industry.name, mention.word) for mention in mentions] == found
    assert all(text[m.start : m.end] == m.word for m in mentions)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("pm2.5平均浓度", {"PM2.5"}),
        ("细颗粒物和二氧化氮", {"PM2.5", "NO2"}),
        ("重度及以上污染天数", {"重污染天"}),
        ("重污染天气不超过几天", {"重污染天"}),
        ("重污染天气应急响应期间怎么停限产", set()),
        ("重污染天气时的应急减排", set()),
        ("COD排放、ISO2标准", set()),
    ],
)
def test_indicators_go_by_their_first_name(text: str, indicators: set[str]) -> None:
    assert indicators_in(text) == indicators


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("第一时段和第二时段", {"第一时段", "第二时段"}),
        ("第2名奖励多少", {"第二名"}),
        ("第3个阶段", {"第三阶段"}),
        ("甲组、乙类", {"甲组", "乙类"}),
        ("第10名", set()),  # no 第1名 or 第十
        ("第一书记", set()),
        ("第一批书记", set()),
        ("第三方检测", set()),
    ],
)
def test_members_of_a_series_go_by_their_number(text: str, members: set[str]) -> None:
    assert ordinals_in(text) == members


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("黄色预警", "Ⅲ级"),
        ("黄色预警", "三级响应"),
        ("二级响应", "橙色"),
        ("Ⅰ级响应", "红色"),
        ("蓝色", "四级应急响应"),
    ],
)
def test_level_goes_by_all_names_of_the_same_level(text: str, other: str) -> None:
    ((name, names),) = level_names(text)
    assert name in text
    assert other in names
    assert levels_in(text) == frozenset().union(*map(levels_in, names))


def test_text_without_a_level_names_none() -> None:
    assert level_names("五级标准") == ()
