from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.literal import check_tokens, literal_form, occurs


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2021 年 11 月 11 日", "2021年11月11日"),
        ("2021-11-11", "2021年11月11日"),
        ("２０２１／１１／１１", "2021年11月11日"),
        ("2021年01月08日", "2021年1月8日"),
        ("二〇二一年十一月十一日", "2021年11月11日"),
        ("12月8号", "12月8日"),
        ("运政办发〔2021〕59 号", "运政办发[2021]59号"),
        ("晋市政办(2020] 56号", "晋市政办[2020]56号"),
        ("百分之八十", "80%"),
        ("80 ％", "80%"),
        ("1,400 批次", "1400批次"),
        ("VOCs", "vocs"),
        ("夏县 47 43 1 持续改善", "夏县47 43 1持续改善"),
    ],
)
def test_literal_form_is_one_for_all_spellings(text: str, form: str) -> None:
    assert literal_form(text) == form


@pytest.mark.parametrize(
    ("answer", "tokens"),
    [
        ("C级企业焦炉负荷降至设计生产负荷的65%以内[1]。", ("65%",)),
        ("2021年12月底前完成8.4255万户[2]。", ("2021年12月底", "8.4255万")),
        ("运政办发〔2021〕59号，2021-11-11印发", ("[2021]59号", "2021年11月11日")),
        ("1. 停产35天\n（2）停产57天", ("35", "57")),
        ("PM2.5控制在66.7微克/立方米以内", ("66.7",)),
        ("三个月以上的工地", ("三个月",)),
        ("沅江市2.3.12 市水务局：每月巡河2次", ("2.3.12", "2")),
        ("从2024年12月8日到12月31日", ("2024年12月8日", "12月31日")),
        ("2020-2021年秋冬防为47", ("2020", "2021年", "47")),
        ("方案没有规定玻璃行业。", ()),
    ],
)
def test_tokens_of_an_answer_are_its_figures_dates_and_numbers(
    answer: str, tokens: tuple[str, ...]
) -> None:
    assert check_tokens(answer) == tokens


@pytest.mark.parametrize(
    ("token", "text", "there"),
    [
        ("47", "夏县 47 43 1 持续改善", True),
        ("7", "夏县 47 43 1 持续改善", False),
        ("6.7", "66.7微克/立方米", False),
        ("66", "66.7微克/立方米", False),
        ("5%", "15%以上", False),
        ("1月1日", "2025年11月1日", False),
        ("2021年12月底", "2021 年 12 月底\n前", True),
        ("[2021]59号", "运政办发〔2021〕59 号", True),
        ("80%", "百分之八十以上", True),
    ],
)
def test_token_occurs_only_as_a_whole_figure(token: str, text: str, there: bool) -> None:
    assert occurs(token, text) is there


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_date_of_an_answer_occurs_in_a_quote_that_writes_it_otherwise(moment: date) -> None:
    (token,) = check_tokens(f"于{moment.isoformat()}印发[1]。")
    assert occurs(token, f"{moment.year} 年 {moment.month:02d} 月 {moment.day:02d} 日")


@given(st.text(max_size=60))
def test_literal_form_of_a_literal_form_is_itself(text: str) -> None:
    once = literal_form(text)
    assert literal_form(once) == once
