"""Questions understood: the kind of answer wanted, the slots filled, the content left over."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Query, plain_words
from assistant.wording import content_of, measure_asked

Read = Callable[[str], Query]
CASES = [
    [column.strip() for column in line.split("|")]
    for line in (Path(__file__).parents[1] / "data/understood.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
QUESTIONS = [case[0] for case in CASES]


def columns(number: int) -> list[tuple[str, str]]:
    return [(case[0], case[number] if len(case) > number else "") for case in CASES]


@pytest.mark.parametrize(("question", "wants"), columns(1), ids=QUESTIONS)
def test_the_kind_of_answer_wanted(read: Read, question: str, wants: str) -> None:
    assert " ".join(read(plain_words(question)).wants) == wants


@pytest.mark.parametrize(("question", "attributes"), columns(2), ids=QUESTIONS)
def test_the_property_of_a_document_asked_for(read: Read, question: str, attributes: str) -> None:
    assert " ".join(read(plain_words(question)).attributes) == attributes


@pytest.mark.parametrize(("question", "measure"), columns(3), ids=QUESTIONS)
def test_the_unit_a_number_is_asked_in(question: str, measure: str) -> None:
    assert (measure_asked(question) or "") == measure


@pytest.mark.parametrize(("question", "slots"), columns(4), ids=QUESTIONS)
def test_the_slots_filled(read: Read, question: str, slots: str) -> None:
    query = read(plain_words(question))
    words = [mention.word for mention in query.industries]
    found = [*sorted(query.grades | query.levels), *words, *sorted(query.units)]
    assert " ".join(found) == slots


@pytest.mark.parametrize(("question", "content"), columns(5), ids=QUESTIONS)
def test_the_content_left_over(read: Read, question: str, content: str) -> None:
    left = read(plain_words(question)).content
    assert " ".join(re.findall(r"[^\s，。？?！、；：]+", left)) == content


@pytest.mark.parametrize(
    "word",
    [
        "能源局", "上下游", "规定动作", "完成率", "负责人", "施工单位", "电力部门", "用能单位",
        "一般工业固废", "大型企业", "多重污染", "家具", "具体化", "应急", "可能性", "里程",
        "以太网", "几何", "周期", "和谐", "中转站", "下水道", "按比例", "如期", "全部", "说明书",
        "吗啡", "年度", "方向", "市区", "时段", "那曲", "知情权", "诉求",
    ],
)  # fmt: skip
def test_words_of_content_stay(word: str) -> None:
    assert word in content_of(f"请问{word}的情况如何？", spans=())


@pytest.mark.parametrize(
    "filler",
    [
        "请问", "麻烦问一下", "到底", "大概", "一般来说", "现在", "目前", "咱们市", "我想了解一下",
        "听说", "帮我查一下", "那边", "其实", "究竟", "按照规定", "通常", "你好", "这块工作",
    ],
)  # fmt: skip
def test_fillers_are_no_content(filler: str) -> None:
    left = content_of(f"{filler}散煤替代", spans=())
    assert "".join(left.split()) == "散煤替代"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("头三个月", "1-3月"),
        ("最后三个月", "10-12月"),
        ("头半年", "上半年"),
        ("21年冬季", "2021年冬季"),
        ("使用20年的车", "使用20年的车"),
        ("2021-2022年冬防", "2021-2022年秋冬防"),
        ("2021-2022年秋冬防", "2021-2022年秋冬防"),
        ("b级企业", "B级企业"),
        ("Ｂ－级", "B－级"),
        ("评上A的企业", "评为A级的企业"),
        ("不是引领性的", "非引领性的"),
        ("2级响应", "二级响应"),
        ("红色警报", "红色预警"),
        ("pm25", "PM2.5"),
        ("4到6月", "4-6月"),
    ],
)
def test_everyday_ways_of_saying_times_and_classes(said: str, meant: str) -> None:
    assert plain_words(said) == meant


@given(st.text(alphabet="市局能源规定要求多少几哪些谁什么时候完成《》，？ 2021年abc", max_size=60))
def test_content_keeps_the_offsets(text: str) -> None:
    left = content_of(text, spans=())
    assert len(left) == len(text)
    assert all(char in (" ", own) for char, own in zip(left, text, strict=True))


def test_a_title_stays_whole() -> None:
    assert "《关于规范要求的通知》" in content_of("《关于规范要求的通知》是谁发的", spans=())
