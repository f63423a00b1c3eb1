import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.marks import occurs, plain, within

TEXTS = st.text(alphabet="水泥限产年月日天 0123456789.,，。%‰％①²〔〕３Ａa", max_size=30)


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        pytest.param("80%", "降至８０％以内", id="width"),
        pytest.param("2021年12月底", "2021 年 12 月底前完成", id="white-space"),
        pytest.param("1400", "共抽检1,400批次", id="grouped-digits"),
        pytest.param("66.7", "PM2.5控制在66.7微克", id="decimal"),
        pytest.param("50%", "分别限产20%、30%、40%、50%以上", id="in-a-list"),
        pytest.param("53", "分别为53，47", id="full-width-comma-lists"),
        pytest.param("2021年10月底", "1.2021年10月底前完成", id="enumerator-before-year"),
        pytest.param("2021年10月底", "①2021年10月底前完成", id="circled-enumerator"),
        pytest.param("10—12月", "10-12月", id="any-dash"),
        pytest.param("云政办发〔2021〕5号", "云政办发[2021]5号", id="any-brackets"),
        pytest.param("4", "为4天", id="one-digit"),
    ],
)
def test_string_occurs(needle: str, text: str) -> None:
    assert occurs(needle, text)


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        pytest.param("20%", "2024-2025年秋冬季限产50%", id="percent-is-no-year"),
        pytest.param("80%", "降至180%", id="part-of-a-number"),
        pytest.param("4天", "14天", id="end-of-a-number"),
        pytest.param("25", "PM2.5浓度", id="decimal-point-counts"),
        pytest.param("25", "分别为2、5", id="numbers-apart"),
        pytest.param("50%", "限产50万吨", id="percent-sign-counts"),
        pytest.param("5日前", "每月15日前", id="other-day"),
        pytest.param("…", "水泥", id="nothing-to-compare"),
    ],
)
def test_string_does_not_occur(needle: str, text: str) -> None:
    assert not occurs(needle, text)


def test_passage_is_compared_by_letters_and_digits_alone() -> None:
    assert within("甲区716311减少3天", "甲区 | 71 | 63 | 11 | 减少3天")
    assert within("PM2.5平均浓度", "全市 $PM_{2.5}$ 平均浓度")
    assert not within("", "甲区")
    assert not within("。", "甲区。")


@given(needle=TEXTS, text=TEXTS)
def test_what_occurs_by_marks_occurs_to_the_letter(needle: str, text: str) -> None:
    if occurs(needle, text):
        assert within(needle, text)


@given(text=TEXTS)
def test_every_text_with_marks_occurs_in_itself(text: str) -> None:
    assert occurs(text, text) == bool(plain(text))
    assert plain(text) == plain(plain(text))
