"""From use to questions: answers that users marked wrong, as candidates for a question set.

The store is written by whoever serves answers (`assistant.feedback`). A candidate is no question
yet: a person fills in what the answer must say and where it stands, and `wence eval check` says
what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.feedback import Feedback, FeedbackStore, Mark
from eval.datamodels import Expect, Question

__all__ = ["Candidate", "candidates", "read_feedback"]

_ID_DIGITS = 8


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
    """Everything in the store, oldest first. Raises `FeedbackError`."""
    return FeedbackStore(store).all()


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
