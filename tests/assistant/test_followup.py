"""Follow-up questions made whole from the turns before them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.followup import Turn, complete
from assistant.question import Query, Want
from assistant.reference import asked_by_noun, opened, pointer_in, topic_of
from assistant.slots import Kind, read_slots
from assistant.years import shifted, with_year

Read = Callable[[str], Query]
CASES = [
    line.split(" => ")
    for line in (Path(__file__).parents[1] / "data/followups.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("said", "whole"), CASES, ids=[said for said, _ in CASES])
def test_a_follow_up_is_made_whole(read: Read, said: str, whole: str) -> None:
    *history, question = said.split(" | ")
    assert complete(question, history, read=read).text == whole


def test_a_first_question_stays_as_it_is(read: Read) -> None:
    question = "邯郸市散煤替代由谁负责？"
    assert complete(question, (), read=read) == Turn(text=question)


def test_content_of_the_turn_before_counts_behind_a_new_topic(read: Read) -> None:
    turn = complete("尿素呢？", ["邯郸市加油站汽柴油一年要抽检多少批次？"], read=read)
    assert "汽柴油" in turn.behind
    assert "邯郸" not in turn.behind


def test_a_change_of_topic_leaves_nothing_behind(read: Read) -> None:
    turn = complete("道路机械化清扫率要达到多少？", ["邯郸市散煤替代由谁负责？"], read=read)
    assert turn == Turn(text="邯郸市道路机械化清扫率要达到多少？")


def test_what_is_asked_is_the_new_question(read: Read) -> None:
    turn = complete("由谁牵头？", ["邯郸市要关闭几处采石场？"], read=read)
    assert read(turn.text).wants == (Want.WHO,)


def test_days_asked_of_a_concentration_become_a_number(read: Read) -> None:
    turn = complete("PM2.5呢？", ["邯郸市重污染天数控制在几天以内？"], read=read)
    assert read(turn.text).measure is None


@pytest.mark.parametrize("question", ["谢谢", "？", "呢", "那呢？", "这个", "《", "“那"])
def test_a_turn_that_says_nothing_breaks_nothing(read: Read, question: str) -> None:
    assert complete(question, ["邯郸市PM2.5目标是多少？"], read=read).text
    assert "邢台" in complete("那邢台呢？", [question, "", question], read=read).text


PIECES = [
    "那",
    "邯郸",
    "邢台",
    "2023年",
    "一季度",
    "B级",
    "红色预警",
    "焦化",
    "企业",
    "尿素",
    "PM2.5",
]
ASKS = [
    "呢？",
    "由谁牵头？",
    "什么时候",
    "多少户",
    "这家企业",
    "文号",
    "它",
    "上一年",
    "，",
    "还有",
    "的",
]


@given(st.lists(st.lists(st.sampled_from(PIECES + ASKS), max_size=5).map("".join), max_size=4))
def test_any_conversation_is_made_something_of(read: Read, turns: list[str]) -> None:
    turn = complete("什么时候完成？", turns, read=read)
    assert turn.text


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("文号", "文号是多少？"),
        ("的牵头单位", "牵头单位是谁？"),
        ("完成时限", "完成时限是什么时候？"),
        ("印发日期", "是哪天印发的？"),
        ("尿素", None),
        ("牵头单位的任务", None),
    ],
)
def test_a_noun_alone_asks_for_what_it_names(topic: str, question: str | None) -> None:
    assert asked_by_noun(topic) == question


@pytest.mark.parametrize(
    ("said", "topic"),
    [("B级呢？", "B级"), ("由谁牵头呢？", None), ("什么时候完成？", None), ("B级怎么样", "B级")],
)
def test_the_topic_of_an_ellipsis(said: str, topic: str | None) -> None:
    assert topic_of(said) == topic


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("那B级呢", ("B级呢", True)),
        ("好的，那么换成B级呢", ("B级呢", True)),
        ("那份文件呢", ("那份文件呢", False)),
        ("那里的呢", ("那里的呢", False)),
        ("B级呢", ("B级呢", False)),
    ],
)
def test_linking_openings_are_left_out(said: str, rest: tuple[str, bool]) -> None:
    assert opened(said) == rest


@pytest.mark.parametrize(
    ("said", "pointed"),
    [
        ("这家企业要做什么", "这家企业"),
        ("该市的目标", "该市"),
        ("企业应该怎么做", None),
        ("那份通知是谁发的", "那份通知"),
        ("它什么时候完成", "它"),
        ("其中气代煤多少户", "其中"),
    ],
)
def test_words_that_point_back(said: str, pointed: str | None) -> None:
    pointer = pointer_in(said)
    assert (said[pointer[1] : pointer[2]] if pointer else None) == pointed


@pytest.mark.parametrize(
    ("said", "talked", "meant"),
    [
        ("一季度", "2023年二季度", "2023年一季度"),
        ("一季度", "2021-2022年秋冬季", "2022年一季度"),
        ("10月", "2021-2022年秋冬季", "2021年10月"),
        ("采暖季", "2021-2022年秋冬季", "2021-2022年采暖季"),
        ("2020年", "2021年", "2020年"),
        ("去年", "2021年", "去年"),
        ("一季度", "今年", "一季度"),
    ],
)
def test_a_year_left_unsaid(said: str, talked: str, meant: str) -> None:
    assert with_year(said, talked=talked) == meant


@pytest.mark.parametrize(
    ("said", "talked", "meant"),
    [
        ("上一年呢", "2021年", "2020年呢"),
        ("上一个秋冬防实际是多少", "2021-2022年秋冬防", "2020-2021年秋冬防实际是多少"),
        ("下一年呢", "2021-2022年秋冬季", "2022-2023年秋冬季呢"),
        ("比上一年少几天", "2021年", "比上一年少几天"),
        ("上一年呢", "", "上一年呢"),
    ],
)
def test_the_year_before_the_one_talked_about(said: str, talked: str, meant: str) -> None:
    assert shifted(said, talked=talked) == meant


def test_slots_stand_where_they_are_said(read: Read) -> None:
    said = read_slots("邯郸市2023年橙色预警时B级、C级焦化企业限产多少？", read)
    assert [(slot.kind, said.word(slot)) for slot in said.slots] == [
        (Kind.PLACE, "邯郸市"),
        (Kind.TIME, "2023年"),
        (Kind.LEVEL, "橙色预警"),
        (Kind.GRADE, "B级、C级"),
        (Kind.INDUSTRY, "焦化企业"),
    ]


def test_a_trade_inside_a_name_is_no_slot(read: Read) -> None:
    said = read_slots("恒昌钢铁公司要做什么？", read)
    assert [slot.kind for slot in said.slots] == [Kind.COMPANY]
