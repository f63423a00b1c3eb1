"""How people word a question: what is courtesy is not content, and changes no answer."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.datamodels import Answer
from assistant.wording import content_of, focus_of, plain_words, without_courtesy

Ask = Callable[..., Answer]
QUESTIONS = (
    ("槐阳市2024年C级焦化企业焦炉负荷降到多少？",),
    ("砚洲市散煤替代谁配合？",),
    ("槐阳市2024年C级焦化企业焦炉负荷降到多少？", "D级呢？"),
    ("槐阳市2024年PM2.5目标是多少？", "砚洲呢？"),
    ("保定市PM2.5目标是多少？",),
)
FORMS = ("请问一下，{}", "帮我查查{}", "{}谢谢", "您好，{}多谢您！", "麻烦问下，{}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("turns", QUESTIONS, ids=lambda turns: turns[-1])
def test_courtesy_changes_no_answer(ask: Ask, turns: tuple[str, ...], form: str) -> None:
    plain = ask(*turns)
    polite = ask(*turns[:-1], form.format(turns[-1]))
    assert (polite.status, polite.answer) == (plain.status, plain.answer)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("那C级呢啊？", "那C级呢？"),
        ("罐车能进市区不啊？谢谢", "罐车能进市区不？"),
        ("想了解一下什么时候完成", "什么时候完成"),
        ("谢谢", "谢谢"),
        ("你好", "你好"),
    ],
)
def test_greeting_and_thanks_are_taken_away(said: str, left: str) -> None:
    assert without_courtesy(said) == left


@given(st.text(alphabet="请问谢你好帮我查呢啊？，市级限产多少12", max_size=30))
def test_what_is_left_is_a_stretch_of_what_was_said(text: str) -> None:
    left = without_courtesy(text)
    assert left.rstrip("？?") in text


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("举报能领多少奖金？", "奖金"),
        ("要改造几台锅炉？", "锅炉"),
        ("是哪几家落实？", ""),
        ("限值多少毫克每立方米？", ""),
    ],
)
def test_the_noun_that_a_number_is_asked_of(question: str, noun: str) -> None:
    assert focus_of(question) == noun


@given(st.text(alphabet="请问多少方案目标市能源局由谁牵头，？ ", max_size=40))
def test_content_keeps_the_offsets(text: str) -> None:
    left = content_of(text, spans=())
    assert len(left) == len(text)
    assert all(kept in (" ", said) for kept, said in zip(left, text, strict=True))


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("散煤改造要改多少户", "散煤改造户"),
        ("清洁运输比例要做到多少", "清洁运输比例"),
        ("要改多少户", "要改户"),
    ],
)
def test_verb_that_only_asks_for_a_number_is_no_content(question: str, left: str) -> None:
    assert content_of(question, spans=()).replace(" ", "") == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("方案本身（不是转发通知）是谁发的", "方案本身是谁发的"),
        ("秋冬防方案，不是某局转发的通知，是谁印发的", "秋冬防方案，是谁印发的"),
        ("2025年（不是2024年的）目标是多少", "2025年目标是多少"),
        ("陶瓷厂（不是A级）停多少天", "陶瓷厂（不是A级）停多少天"),
        ("我们厂，不是重点行业，要停吗", "我们厂，不是重点行业，要停吗"),
    ],
)
def test_what_a_question_sets_aside_is_not_read(question: str, left: str) -> None:
    assert plain_words(question) == left


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2020和2021两份方案怎么说", "2020年和2021年两份方案怎么说"),
        ("21年跟20年的目标", "2021年跟2020年的目标"),
        ("2020-2021和2021-2022两个秋冬季", "2020-2021和2021-2022两个秋冬季"),
        ("晋政办〔2020〕5号和2021年的", "晋政办〔2020〕5号和2021年的"),
    ],
)
def test_years_held_against_each_other_are_years(question: str, said: str) -> None:
    assert plain_words(question) == said
