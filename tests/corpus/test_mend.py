from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.lines import split_lines
from corpus.mend import close_up, mend, mend_joined


def line(text: str) -> str:
    return mend(AlignedText.of_source(text)).text.text


def joined(text: str) -> str:
    return mend_joined(AlignedText.of_source(text)).text.text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("市区 $PM_{2.5}$ 浓度", "市区 PM2.5 浓度"),
        (r"158 $\mu g/m^3$ 以内", "158 μg/m³ 以内"),
        (r"不低于 $760^{\circ}C$", "不低于 760°C"),
        (r"\(O_3\) 污染", "O3 污染"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"$\unknown{x}$", r"$\unknown{x}$"),
        ("PM_{10} 和 SO_2", "PM10 和 SO2"),
        ("２０２３年", "2023年"),
        ("(2020] 56号", "〔2020〕56号"),
        ("[2020) 178 号", "〔2020〕178号"),
        ("（ 2020 ） 15 号", "〔2020〕15号"),
        ("环办大气函 (2020 J", "环办大气函〔2020〕"),
        ("市工信局J", "市工信局］"),
        ("挥发性有机物 <VOCs)", "挥发性有机物 （VOCs）"),
        ("2 020 年是", "2020 年是"),
        ("气代煤1. 67 38 万户", "气代煤1.6738 万户"),
        ("车辆5 260 辆", "车辆5260 辆"),
        ("不高于lOg/m'、 1 OOmg/m'", "不高于10g/m³、 100mg/m³"),
        ("2xl380m 高炉、 2 x 68 Om 高炉", "2x1380m 高炉、 2 x 680m 高炉"),
        ("49μg/m3；", "49μg/m³；"),
        ("PM2.s 平均", "PM2.5 平均"),
        ("9 吨/月 ． 平方公里", "9 吨/月·平方公里"),
        ("力争同比改善．", "力争同比改善。"),
        ("一．总体要求", "一．总体要求"),
        ("voes 治理", "VOCs 治理"),
        ("抽检不少于 l60批次，监测点l2 套", "抽检不少于 160批次，监测点12 套"),
        ("I附件", "附件"),
        ("2025年l2月底前", "2025年12月底前"),
        ("1O月l日至次年l月3l日", "10月1日至次年1月31日"),
        ("有效期至2〇26年", "有效期至2026年"),
        ("面积5OOO平方米以上", "面积5000平方米以上"),
        ("总量,12月底前", "总量，12月底前"),
        ("中心城区(含开发区)", "中心城区（含开发区）"),
    ],
)
def test_slip_of_a_line_is_mended(source: str, read: str) -> None:
    assert line(source) == read


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月底前",
        "10个工作日",
        "1. 2025 年底前完成",
        "云岭市 15 27 41",
        "夏县 47 43 1",
        "第1　2个月",
        "减排量不少于2600吨",
        "辛巳年",
        "一曰水，二曰火",
        "冶金、冶炼",
        "联系电话：0990-5554120",
        "IO设备",
        "pl60批次",
        "Ⅰ2类",
        "10:30",
        "https://a.example/b?c=1,2",
    ],
)
def test_text_that_is_right_stays_as_it_is(text: str) -> None:
    assert line(text) == text
    assert mend(AlignedText.of_source(text)).mends == ()


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("禁止秸杆焚烧", "禁止秸秆焚烧"),
        ("在巳完成清单编制的基础上", "在已完成清单编制的基础上"),
        ("2026年5月27曰前，3个工作曰内", "2026年5月27日前，3个工作日内"),
        ("所有蚕点行业企业", "所有重点行业企业"),
        ("推进砰石山规范处置", "推进矸石山规范处置"),
        ("加热、烘于炉", "加热、烘干炉"),
        ("响应工责任单位：市工信局］", "响应［责任单位：市工信局］"),
        ("大于2 00将持续1天", "大于200将持续1天"),
    ],
)
def test_slip_that_a_line_end_may_cut_is_mended_in_the_joined_text(source: str, read: str) -> None:
    assert joined(source) == read


def test_row_of_figures_keeps_its_figures_apart() -> None:
    assert joined("夏县47 43 1芮城县53 49 4") == "夏县47 43 1芮城县53 49 4"


def test_mend_is_listed_with_what_stood_there() -> None:
    source = "晋市政办 (2020] 56号"
    (entry,) = mend(AlignedText.of_source(source)).mends
    assert (entry.before.strip(), entry.after) == ("(2020] 56号", "〔2020〕56号")
    assert source[entry.span.start : entry.span.end] == entry.before


def test_closing_up_alone_is_not_listed_as_a_mend_of_a_number() -> None:
    assert mend(AlignedText.of_source("〔2021〕59 号")).mends == ()


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("2021 年 12 月底前", "2021年12月底前"),
        ("A 级、 B 级", "A级、B级"),
        ("AQI daily mean", "AQI daily mean"),
        ("市 生 态 环 境 局", "市生态环境局"),
        ("15 27 41", "15 27 41"),
        ("158 μg/m³ 以内", "158μg/m³以内"),
    ],
)
def test_close_up_takes_only_spaces_of_typesetting(spaced: str, closed: str) -> None:
    assert close_up(AlignedText.of_source(spaced)).text == closed


@given(st.text(alphabet='巳秸杆2 0.lOgm/(〔]J号年“"，甲$_{}^3', max_size=40))
def test_alignment_survives_any_mending(source: str) -> None:
    for done in (mend(AlignedText.of_source(source)), mend_joined(AlignedText.of_source(source))):
        text = done.text
        assert list(text.starts) == sorted(text.starts)
        assert all(e <= len(source) for e in text.ends)
        for entry in done.mends:
            assert source[entry.span.start : entry.span.end].strip() or not entry.before.strip()


@pytest.mark.parametrize(
    "header",
    ["县区\t2025年10-12月PM2.5\t2026年1-3月PM2.5", "PM2.5 2026年目标", "达标率98.5\t2026年"],
)
def test_a_number_ends_where_the_next_cell_or_year_begins(header: str) -> None:
    (line,) = split_lines(header).lines
    assert line.text.text.split() == header.split()
