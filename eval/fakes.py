"""The fake that comes with the seam: engines that say what they are told to say.

For tests here and for whoever builds on `eval` (a page that shows runs, say); no index, no model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from eval.datamodels import Retrieved
from eval.errors import EngineError
from eval.protocols import Engine

__all__ = ["FakeEngine", "FakeRetriever", "FakeSpec"]

REFUSAL: Mapping[str, object] = {
    "status": "abstained",
    "answer": "文件没有规定。",
    "reason": "not_covered",
}


@dataclass(slots=True)
class FakeEngine:
    """Answers by the words of the question, raises what is no answer, refuses what it does not
    know, and keeps what it was asked."""

    answers: Mapping[str, Mapping[str, object] | BaseException] = field(default_factory=dict)
    asked: list[tuple[str, tuple[str, ...], date | None]] = field(default_factory=list)

    def ask(
        self, question: str, *, history: Sequence[str], as_of: date | None
    ) -> Mapping[str, object]:
        self.asked.append((question, tuple(history), as_of))
        answer = self.answers.get(question, REFUSAL)
        if isinstance(answer, BaseException):
            raise answer
        return answer


@dataclass(slots=True)
class FakeRetriever(FakeEngine):
    """A fake that ranks the same passages for every question; without any, it fails."""

    passages: tuple[Retrieved, ...] = ()

    def retrieve(
        self,
        question: str,
        k: int,
        *,
        history: Sequence[str] = (),  # noqa: ARG002
        as_of: date | None = None,  # noqa: ARG002
    ) -> Sequence[Retrieved]:
        if not self.passages:
            raise EngineError(f"没有可排的段落：{question}")
        return self.passages[:k]


@dataclass(frozen=True, slots=True)
class FakeSpec:
    """Opens the engine that it was given."""

    engine: Engine
    name: str = "fake"
    computes_here: bool = False

    def open(self) -> Engine:
        return self.engine
