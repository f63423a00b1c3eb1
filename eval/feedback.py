"""From use to questions: answers that users marked wrong, as candidates for a question set.

The record and its table are defined here; whoever serves answers writes the table, this module
reads it. A candidate is no question yet: a person fills in what the answer must say and where it
stands, and `wence eval check` says what is missing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from eval.datamodels import Expect, Question
from eval.errors import FeedbackError

__all__ = ["SCHEMA", "Candidate", "Feedback", "Mark", "candidates", "read_feedback"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    id       TEXT PRIMARY KEY,          -- any unique string
    at       TEXT NOT NULL,             -- ISO 8601, with zone
    question TEXT NOT NULL,
    history  TEXT NOT NULL DEFAULT '[]', -- JSON list of the earlier questions, oldest first
    as_of    TEXT,                      -- ISO date, if the user chose one
    answer   TEXT NOT NULL,             -- JSON, the answer object as it was shown
    mark     TEXT NOT NULL CHECK (mark IN ('good', 'wrong_answer', 'wrong_citation')),
    comment  TEXT NOT NULL DEFAULT ''
) STRICT
"""
_COLUMNS = "id, at, question, history, as_of, answer, mark, comment"
_ID_DIGITS = 8


class Mark(StrEnum):
    GOOD = "good"
    WRONG_ANSWER = "wrong_answer"  # 答案不对
    WRONG_CITATION = "wrong_citation"  # 出处不对


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What one user said of one answer. `answer` is the answer object as it was shown."""

    id: str
    at: datetime
    question: str
    answer: Mapping[str, object]
    mark: Mark
    history: tuple[str, ...] = ()
    as_of: date | None = None
    comment: str = ""

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise FeedbackError(f"反馈 {self.id} 没有问题")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question that users found badly answered, and what they said; most marked first."""

    question: Question
    feedback: tuple[Feedback, ...]

    @property
    def said(self) -> str:
        """What was answered last, as a reviewer wants to see it."""
        return str(self.feedback[-1].answer.get("answer", ""))

    @property
    def remarks(self) -> tuple[str, ...]:
        return tuple(f.comment for f in self.feedback if f.comment)

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(f.mark.value for f in self.feedback)

    def to_json(self) -> dict[str, object]:
        """A row of a question set; `review` is for the person, readers of sets pass over it."""
        review = {"said": self.said, "marks": list(self.marks), "remarks": list(self.remarks)}
        return {**self.question.to_json(), "review": review}


def read_feedback(store: Path) -> tuple[Feedback, ...]:
    """Everything in the store, oldest first."""
    if not store.is_file():
        raise FeedbackError(f"找不到反馈库 {store}")
    try:
        with closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)) as base:
            rows = base.execute(f"SELECT {_COLUMNS} FROM feedback ORDER BY at, id").fetchall()
    except sqlite3.Error as exc:
        raise FeedbackError(f"读不了反馈库 {store}：{exc}") from exc
    return tuple(_feedback(store, row) for row in rows)


def candidates(feedback: Sequence[Feedback]) -> tuple[Candidate, ...]:
    """The questions marked wrong, each once, those marked most often first."""
    grouped: dict[tuple[str, ...], list[Feedback]] = {}
    for one in feedback:
        if one.mark is not Mark.GOOD:
            grouped.setdefault((*one.history, one.question), []).append(one)
    found = [
        Candidate(question=_question(key, ones), feedback=tuple(ones))
        for key, ones in grouped.items()
    ]
    return tuple(sorted(found, key=lambda c: (-len(c.feedback), c.question.id)))


def _question(asked: Sequence[str], feedback: Sequence[Feedback]) -> Question:
    digest = hashlib.sha256("\n".join(asked).encode()).hexdigest()[:_ID_DIGITS]
    return Question(
        id=f"c{digest}",
        kind="candidate",
        question=asked[-1],
        history=tuple(asked[:-1]),
        expect=Expect.ANSWERED,
        as_of=feedback[-1].as_of,
    )


def _feedback(store: Path, row: Sequence[str]) -> Feedback:
    id_, at, question, history, as_of, answer, mark, comment = row
    try:
        return Feedback(
            id=id_,
            at=datetime.fromisoformat(at),
            question=question,
            history=tuple(str(turn) for turn in json.loads(history)),
            as_of=date.fromisoformat(as_of) if as_of else None,
            answer=dict(json.loads(answer)),
            mark=Mark(mark),
            comment=comment,
        )
    except (ValueError, TypeError) as exc:
        raise FeedbackError(f"反馈库 {store} 里 {id_} 这一条不完整：{exc}") from exc
