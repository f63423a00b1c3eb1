"""A number is asked for in a unit and told in that or in one that means the same."""

import pytest

from assistant.measured import measure_pattern


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("保存三年", True),
        ("有效期5年", True),
        ("2025年", False),
        ("三年底前", False),
    ],
)
def test_years_as_a_length_of_time(text: str, there: bool) -> None:
    assert bool(measure_pattern("年").search(text)) is there


@pytest.mark.parametrize(
    ("measure", "text", "there"),
    [
        ("户", "1.5万户", True),
        ("辆", "210辆次", True),
        ("钱", "3000元", True),
        ("套", "16台", True),
        ("套", "9辆", False),
        ("天", "8座", False),
        ("天", "15个工作日内", True),
        ("天", "有效期为30日", True),
        ("天", "2024年11月10日至2025年3月31日停产", False),  # days of a month
        ("天", "1条日产2500吨熟料线", False),
    ],
)
def test_units_that_mean_the_same(measure: str, text: str, there: bool) -> None:
    assert bool(measure_pattern(measure).search(text)) is there
