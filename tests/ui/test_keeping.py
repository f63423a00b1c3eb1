"""A conversation goes out to the browser and comes back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from assistant.datamodels import Answer, Citation, Conflict, Reason, Side, Status
from assistant.feedback import Mark
from ui.conversation import Choice, Conversation, Turn
from ui.errors import PageError
from ui.keeping import MOST, kept, restored

CITATION = Citation(
    id=1,
    document_id="a",
    title="方案",
    number="云政发〔2021〕5号",
    issuer=None,
    region="云川市",
    published=date(2021, 11, 11),
    path=("一、目标", "（一）"),
    quote="不高于50",
    start=3,
    end=8,
)
ANSWER = Answer(
    question="多少？",
    status=Status.ANSWERED,
    answer="50[1]。",
    citations=(CITATION,),
    facts=({"value": "50", "citation": 1},),
    conflicts=(
        Conflict(about="目标", sides=(Side(says="50", citation=1), Side(says="5", citation=1))),
    ),
    notes=("已过",),
)
REFUSAL = Answer(
    question="乙市？", status=Status.ABSTAINED, answer="没有。", reason=Reason.OTHER_REGION
)
CONVERSATION = Conversation(
    turns=(
        Turn(
            question="多少？",
            choice=Choice(region="云川市", as_of=date(2021, 12, 1)),
            answer=ANSWER,
            mark=Mark.GOOD,
        ),
        Turn(question="乙市？", answer=REFUSAL, looked_at=("《方案》",)),
        Turn(question="😀", problem="没有文字"),
    )
)


def test_conversation_comes_back_as_it_was() -> None:
    assert restored(kept(CONVERSATION)) == CONVERSATION


def test_question_without_an_answer_yet_is_not_kept() -> None:
    assert restored(kept(CONVERSATION.with_turn(Turn(question="？")))) == CONVERSATION


def test_long_conversation_keeps_its_newest_turns() -> None:
    turns = tuple(replace(CONVERSATION.turns[1], question=str(n)) for n in range(MOST + 2))
    back = restored(kept(Conversation(turns=turns)))
    assert [turn.question for turn in back.turns] == [str(n) for n in range(2, MOST + 2)]


def test_empty_conversation_keeps_nothing() -> None:
    assert kept(Conversation()) == ""


def test_what_no_conversation_was_is_turned_away() -> None:
    forged = json.loads(kept(CONVERSATION))
    forged["turns"][0]["answer"]["citations"][0]["start"] = -1
    for text in ("", "[]", '{"turns": 1}', json.dumps(forged), '{"turns": [{"html": "<b>"}]}'):
        with pytest.raises(PageError, match="取不回来"):
            restored(text)
