from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.digits import decimal_of
from corpus.errors import CorpusError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8.4255", "8.4255"),
        ("1,400", "1400"),
        ("1.5万", "15000"),
        ("3亿", "300000000"),
        ("二〇二一", "2021"),
        ("十", "10"),
        ("十二", "12"),
        ("三十五", "35"),
        ("一百零八", "108"),
        ("两千三百", "2300"),
        ("三点五", "3.5"),
        ("一万二千", "12000"),
        ("二亿三千万", "230000000"),
    ],
)
def test_numeral_has_its_value(text: str, value: str) -> None:
    assert decimal_of(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "甲", "1.2.3", "点五"])
def test_what_is_no_numeral_is_named(text: str) -> None:
    with pytest.raises(CorpusError, match="不是数字"):
        decimal_of(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_do_not_change_a_number(number: int) -> None:
    assert decimal_of(f"{number:,}") == number
