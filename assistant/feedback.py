"""What users say of answers: the record, and the small store that keeps it.

The page writes it, the evaluator's desk reads it, so both lie above this module. Every mark is
committed to disk before it is acknowledged: a server that is killed loses none.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from assistant.datamodels import Answer
from assistant.errors import FeedbackError

__all__ = ["FEEDBACK_FILE", "SCHEMA", "Feedback", "FeedbackStore", "Mark", "new_feedback"]

FEEDBACK_FILE = "feedback.sqlite"  # in the home directory
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
COMMENT_LIMIT = 2000  # characters; a remark, no document
_COLUMNS = "id, at, question, history, as_of, answer, mark, comment"
_BUSY_S = 5.0  # how long a writer waits for another one


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


def new_feedback(
    answer: Answer,
    mark: Mark,
    *,
    history: Sequence[str] = (),
    as_of: date | None = None,
    comment: str = "",
) -> Feedback:
    """What is said now of `answer`. Raises `FeedbackError` for a comment that is too long."""
    if len(comment) > COMMENT_LIMIT:
        raise FeedbackError(f"意见最多 {COMMENT_LIMIT} 字，现有 {len(comment)} 字，请写短些")
    return Feedback(
        id=uuid.uuid4().hex,
        at=datetime.now(UTC),
        question=answer.question,
        answer=answer.to_json(),
        mark=mark,
        history=tuple(history),
        as_of=as_of,
        comment=comment.strip(),
    )


@dataclass(frozen=True, slots=True)
class FeedbackStore:
    """A SQLite file, made when the first mark is written."""

    path: Path

    def add(self, feedback: Feedback) -> None:
        """On disk when this returns; raises `FeedbackError` if it could not be written."""
        row = (
            feedback.id,
            feedback.at.isoformat(),
            feedback.question,
            json.dumps(feedback.history, ensure_ascii=False),
            feedback.as_of.isoformat() if feedback.as_of else None,
            json.dumps(feedback.answer, ensure_ascii=False),
            feedback.mark.value,
            feedback.comment,
        )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_BUSY_S)) as base, base:
                base.execute(SCHEMA)
                base.execute(f"INSERT INTO feedback ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", row)
        except (OSError, sqlite3.Error) as exc:
            raise FeedbackError(f"反馈没有记下（{exc}），请检查 {self.path} 能否写入") from exc

    def all(self) -> tuple[Feedback, ...]:
        """Everything in the store, oldest first. Raises `FeedbackError`."""
        if not self.path.is_file():
            raise FeedbackError(f"找不到反馈库 {self.path}")
        address = f"{self.path.resolve().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=_BUSY_S)) as base:
                query = f"SELECT {_COLUMNS} FROM feedback ORDER BY at, id"
                rows = base.execute(query).fetchall()
        except sqlite3.Error as exc:
            raise FeedbackError(f"读不了反馈库 {self.path}：{exc}") from exc
        return tuple(self._feedback(row) for row in rows)

    def _feedback(self, row: Sequence[str]) -> Feedback:
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
            raise FeedbackError(f"反馈库 {self.path} 里 {id_} 这一条不完整：{exc}") from exc
