"""Words of the field: found in the forms that official texts give them."""

import pytest

from corpus.vocabulary import find_grades, grades_in, levels_in


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
