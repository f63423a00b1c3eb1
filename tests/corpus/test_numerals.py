from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.numerals import Quantity, QuantityBound, find_quantities, normal_number


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("完成改造 8.4255 万户", "84255", "户"),
        ("完成改造 5. 3258 万户", "53258", "户"),
        ("替代散煤２５万吨", "250000", "吨"),
        ("控制在 3552 万吨标准煤", "35520000", "吨标准煤"),
        ("罚款1.2亿元", "120000000", "元"),
        ("抽检1,400批次", "1400", "批次"),
        ("平均浓度24μg/m³", "24", "微克/立方米"),
        ("平均浓度24 ug/m3", "24", "微克/立方米"),
        ("平均浓度24微克每立方米", "24", "微克/立方米"),
        ("1.1 毫克／立方米", "1.1", "毫克/立方米"),
        ("7 吨/月·平方公里", "7", "吨/月·平方公里"),
        ("9 吨／月 ． 平方公里", "9", "吨/月·平方公里"),
        ("7吨/(平方公里·月)", "7", "吨/月·平方公里"),
        ("10 吨/小时及以下", "10", "吨/小时"),
        ("35蒸吨/小时", "35", "蒸吨"),
        ("0.45 万吨/日水泥熟料", "4500", "吨/天"),
        ("450m^3高炉", "450", "立方米"),
        ("2*180平方米烧结机", "180", "平方米"),
        ("检测 1500 辆次", "1500", "辆次"),
        ("100 家（次）", "100", "家次"),
        ("5 台（套）", "5", "台"),
        ("百分之八十", "80", "%"),
        ("百分之百冲洗", "100", "%"),
        ("超过一半", "50", "%"),
        ("四分之一", "25", "%"),
        ("三成以上", "30", "%"),
        ("下降3个百分点", "3", "个百分点"),
        ("使用15年以上", "15", "年"),
        ("三个月以上", "3", "个月"),
        ("这六家企业", "6", "家"),
        ("十二个县", "12", "个"),
        ("后 20 位", "20", "位"),
        ("进入全省前 20，", "20", "位"),
        ("47", "47", ""),
    ],
)
def test_quantity_has_its_value_and_one_unit(text: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "bound", "phrase"),
    [
        ("控制在 66.7 微克/立方米以内", "upper", "66.7微克/立方米以内"),
        ("65微克/立方米以下", "upper", "65微克/立方米以下"),
        ("不高于 7 吨/月·平方公里", "upper", "不高于7吨/月·平方公里"),
        ("不得高于7吨/平方公里", "upper", "不得高于7吨/平方公里"),
        ("硫分小于 1%", "upper", "小于1%"),
        ("≤63μg/m3", "upper", "≤63μg/m3"),
        ("10日内报送", "upper", "10日内"),
        ("35蒸吨/小时及以下", "upper", "35蒸吨/小时及以下"),
        ("达到 99%以上", "lower", "达到99%以上"),
        ("比例不低于20%", "lower", "不低于20%"),
        ("比例不得低于20%", "lower", "不得低于20%"),
        ("不少于24个月", "lower", "不少于24个月"),
        ("超过 20%", "lower", "超过20%"),
        ("优良天数达到 53 天", "lower", "达到53天"),
        ("50 批次以上", "lower", "50批次以上"),
        ("约30台", "about", "约30台"),
        ("30台左右", "about", "30台左右"),
        ("停产 46 天", "exact", "46天"),
    ],
)
def test_bound_is_read_from_the_words_around(text: str, bound: str, phrase: str) -> None:
    found = only(text)
    assert (found.bound, found.phrase) == (bound, phrase)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("20%～30%", 20, 30), ("3至5家", 3, 5), ("10-20天", 10, 20), ("20万至30万户", 2e5, 3e5)],
)
def test_range_keeps_both_ends(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.value, found.value_to) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("分别降至设计生产负荷的80%、65%、50%以内", ["80%以内", "65%以内", "50%以内"]),
        (
            "不高于 5、25、40 毫克/立方米",
            ["不高于5毫克/立方米", "不高于25毫克/立方米", "不高于40毫克/立方米"],
        ),
        ("分别停产 35 天、57 天", ["35天", "57天"]),
        ("分别限产20%、30%和40%以上", ["20%以上", "30%以上", "40%以上"]),
    ],
)
def test_enumeration_shares_unit_and_bound(text: str, phrases: list[str]) -> None:
    found = find_quantities(text)
    assert [quantity.phrase for quantity in found] == phrases
    assert [quantity.series for quantity in found] == [
        (place, len(phrases)) for place in range(len(phrases))
    ]


def test_neighbours_of_other_units_are_no_enumeration() -> None:
    found = find_quantities("1台35蒸吨、2台70蒸吨")
    assert [quantity.phrase for quantity in found] == ["1台", "35蒸吨", "2台", "70蒸吨"]
    assert {quantity.series for quantity in found} == {(0, 1)}


@pytest.mark.parametrize(
    "text",
    [
        "PM2.5和PM10、NO2、O3",
        "深化“39+9”个行业绩效分级",
        "“1+30”区域",
        "全国168个重点城市",
        "168城市",
        "环大气〔2019〕35 号",
        "执行GB 3095-2012和DB14/1929-2019",
        "联系人：翟云峰 2026823，",
        "2021年12月底前",
        "32.2021 年 12 月底前",
        "2024年12月8日—12月31日",
        "产业结构调整指导目录（2024年本）",
        "第3项、第5个攻坚季",
        "落实“六个百分之百”",
        "A级、B级企业，5A级景区，国三标准",
        "三年行动计划",
        "十分重要，一家一户，二次污染，第一阶段",
        "参照执行[1]",
        "夏县 47 43 1 持续改善",
        "1.加强领导",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("8.4255万户", "84255户"),
        ("84255户", "84255户"),
        ("80％", "80%"),
        ("百分之八十", "80%"),
        ("66.70微克/立方米", "66.7微克/立方米"),
        ("66.7μg/m³", "66.7微克/立方米"),
        ("10~20天", "10-20天"),
    ],
)
def test_equal_quantities_have_one_normal_form(text: str, normal: str) -> None:
    assert normal_number(text) == normal


@pytest.mark.parametrize("text", ["没有数字", "3台和5家"])
def test_normal_form_of_anything_else_is_refused(text: str) -> None:
    with pytest.raises(CorpusError, match="一个数量"):
        normal_number(text)


@given(
    st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(
        ["万户", "万吨", "%", "微克/立方米", "辆次", "个百分点", "吨/月·平方公里", "天"]
    ),
)
def test_written_quantity_reads_as_itself(value: Decimal, unit: str) -> None:
    scale = 10_000 if unit.startswith("万") else 1
    found = only(f"达到{value}{unit}以上")
    assert (found.value, found.bound) == (value * scale, QuantityBound.LOWER)
    assert found.text == f"{value}{unit}"


@given(
    st.text(
        alphabet="0123456789.、,%万户吨/月·平方公里以内上不高于一二十半分之百 \n年", max_size=40
    )
)
def test_found_texts_stand_where_the_offsets_say_and_do_not_overlap(text: str) -> None:
    reached = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= reached
        reached = quantity.end


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
