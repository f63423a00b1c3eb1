"""Keywords with blanks between them are read as the question that they mean."""

import pytest

from assistant.keywords import as_question
from assistant.question import Want
from assistant.wants import wants_of


@pytest.mark.parametrize(
    ("keywords", "question", "want"),
    [
        ("青禾 锅炉改造 完成时限", "青禾 锅炉改造 完成时限是什么时候？", Want.WHEN),
        ("青禾 洒水 牵头单位", "青禾 洒水 牵头单位是谁？", Want.WHO),
        ("青禾 砖瓦 停产天数", "青禾 砖瓦 停产天数是多少？", Want.AMOUNT),
        ("重污染天减少1天的县 个数 青禾", "重污染天减少1天的县 有多少个 青禾？", Want.COUNT),
        ("青禾 抽检 总批次", "青禾 抽检 一共多少批次？", Want.AMOUNT),
        ("O3 目标值 青禾 2021-2022", "O3 目标值是多少 青禾 2021-2022？", Want.AMOUNT),
        ("VOCs治理 典型 三家企业", "VOCs治理 典型 三家企业是哪三家？", Want.LIST),
        ("青禾 砖瓦 限产", "青禾 砖瓦 怎么限产？", Want.AMOUNT),
        ("青禾 烟花爆竹 处罚", "青禾 烟花爆竹 会怎么处罚？", Want.CONSEQUENCE),
    ],
)
def test_the_noun_tells_what_is_asked(keywords: str, question: str, want: Want) -> None:
    assert as_question(keywords) == question
    assert want in wants_of(question, several=False)


@pytest.mark.parametrize(
    "text",
    [
        "青禾市PM2.5目标是多少？",
        "锅炉改造的完成时限",
        "我在青禾 开了一家砖厂，停产天数。",
        "青禾 臭氧",
        "",
    ],
)
def test_anything_else_is_left_as_it_is(text: str) -> None:
    assert as_question(text) == text


@pytest.mark.parametrize(
    ("request_", "question"),
    [
        ("请查明青禾市清洁取暖改造的总户数。", "青禾市清洁取暖改造有多少户？"),
        ("请列明青禾市扬尘整治的责任单位", "青禾市扬尘整治的责任单位是谁？"),
        ("青禾 储罐 多少个", "青禾 储罐多少个"),
        ("请告知青禾市方案的起止时间及联系人。", "青禾市方案的起止时间及联系人"),
    ],
)
def test_a_request_for_a_noun_is_a_question(request_: str, question: str) -> None:
    assert as_question(request_) == question
