"""A conversation as the browser keeps it for the length of its session.

What comes back has been out of our hands: it is checked like any request, and only ever shown to
the browser that sent it.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.datamodels import Answer, Citation, Conflict, Side
from assistant.feedback import Mark
from assistant.wire import AnswerOut
from corpus.errors import PolicyError
from ui.conversation import Choice, Conversation, Turn
from ui.errors import PageError

__all__ = ["MOST", "kept", "restored"]

MOST = 40  # turns that are kept; some five thousand bytes each, of the five million there are
_LOST = "上次的对话取不回来了，请重新提问"


class _KeptChoice(BaseModel):
    model_config = ConfigDict(extra="forbid")
    region: str = ""
    period: str = ""
    document: str = ""
    as_of: date | None = None


class _KeptTurn(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str
    choice: _KeptChoice
    answer: AnswerOut | None = None
    problem: str = ""
    mark: Mark | None = None
    looked_at: list[str] = []


class _Kept(BaseModel):
    turns: list[_KeptTurn] = Field(max_length=MOST)


def kept(conversation: Conversation) -> str:
    """The newest turns that have come to their end, as JSON; nothing of an empty conversation."""
    turns = [_kept_turn(turn) for turn in conversation.turns if not turn.is_pending][-MOST:]
    return _Kept(turns=turns).model_dump_json() if turns else ""


def restored(text: str) -> Conversation:
    """The conversation that was kept. Raises `PageError` for anything else."""
    try:
        return Conversation(
            turns=tuple(_turn(turn) for turn in _Kept.model_validate_json(text).turns)
        )
    except (ValidationError, PolicyError) as exc:
        raise PageError(_LOST) from exc


def _kept_turn(turn: Turn) -> _KeptTurn:
    choice = turn.choice
    return _KeptTurn(
        question=turn.question,
        choice=_KeptChoice(
            region=choice.region,
            period=choice.period,
            document=choice.document,
            as_of=choice.as_of,
        ),
        answer=AnswerOut.model_validate(turn.answer.to_json()) if turn.answer else None,
        problem=turn.problem,
        mark=turn.mark,
        looked_at=list(turn.looked_at),
    )


def _turn(turn: _KeptTurn) -> Turn:
    return Turn(
        question=turn.question,
        choice=Choice(**turn.choice.model_dump()),
        answer=_answer(turn.answer) if turn.answer else None,
        problem=turn.problem,
        mark=turn.mark,
        looked_at=tuple(turn.looked_at),
    )


def _answer(answer: AnswerOut) -> Answer:
    return Answer(
        question=answer.question,
        status=answer.status,
        answer=answer.answer,
        reason=answer.reason,
        citations=tuple(
            Citation(**{**citation.model_dump(), "path": tuple(citation.path)})
            for citation in answer.citations
        ),
        facts=tuple(answer.facts),
        conflicts=tuple(
            Conflict(about=one.about, sides=tuple(Side(**side.model_dump()) for side in one.sides))
            for one in answer.conflicts
        ),
        notes=tuple(answer.notes),
        suggestions=tuple(answer.suggestions),
    )
