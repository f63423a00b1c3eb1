from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import QuestionError
from assistant.intake import CheckedAnswerer, checked_history, checked_question


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "空的", id="empty"),
        pytest.param(" \n\u3000\t", "空的", id="white space"),
        pytest.param("\u200b\ufeff", "空的", id="invisible"),
        pytest.param("问" * 10_000, "10000 字", id="ten thousand characters"),
        pytest.param("😀🎉👍🏽", "没有文字", id="emoji"),
        pytest.param("？？！……", "没有文字", id="punctuation"),
        pytest.param("目标\x07是多少", "U+0007", id="bell"),
        pytest.param("目标\x00是多少", "U+0000", id="null"),
        pytest.param("目标\ud800是多少", "U+D800", id="half a surrogate pair"),
    ],
)
def test_text_that_is_no_question_is_turned_away_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message.replace("+", r"\+")):
        checked_question(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param("  目标是\n多少？ ", "目标是 多少？", id="lines become one"),
        pytest.param("目标\u200b是多少", "目标是多少", id="zero-width space"),
        pytest.param("'; DROP TABLE tasks; --", "'; DROP TABLE tasks; --", id="looks like SQL"),
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="markup"),
        pytest.param("PM2.5 😀", "PM2.5 😀", id="emoji beside words"),
        pytest.param("问" * 2000, "问" * 2000, id="at the limit"),
    ],
)
def test_what_a_person_may_have_meant_passes(text: str, question: str) -> None:
    assert checked_question(text) == question


def test_history_passes_over_what_was_no_question() -> None:
    assert checked_history(["甲市呢？", "", "😀", "乙市呢？"]) == ("甲市呢？", "乙市呢？")


class Recorder:
    def __init__(self) -> None:
        self.history: Sequence[str] = ()

    def ask(self, question: str, *, history: Sequence[str], **_: date | None) -> str:
        self.history = history
        return question


def test_only_the_newest_earlier_questions_go_on() -> None:
    behind = Recorder()
    checked = CheckedAnswerer(behind=behind, history_limit=2)  # type: ignore[arg-type]
    checked.ask("丁？", history=["甲？", "乙？", "丙？"])
    assert behind.history == ("乙？", "丙？")


def test_no_history_goes_on_when_the_limit_is_zero() -> None:
    behind = Recorder()
    CheckedAnswerer(behind=behind, history_limit=0).ask("丁？", history=["甲？"])  # type: ignore[arg-type]
    assert behind.history == ()


@given(st.text())
def test_any_text_is_checked_or_turned_away(text: str) -> None:
    try:
        question = checked_question(text)
    except QuestionError:
        return
    assert question == checked_question(question)
    assert question == question.strip()
