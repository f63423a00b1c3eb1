"""The seam to whatever is evaluated: anything that answers in the contract's object.

A run needs no more than `Engine`. An engine that can also rank passages is a `Retriever`, and
then retrieval is measured as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from eval.datamodels import Retrieved

__all__ = ["Engine", "Retriever"]


class Engine(Protocol):
    """Answers questions; safe to be called from several threads where `workers` asks for it."""

    def ask(
        self, question: str, *, history: Sequence[str], as_of: date | None
    ) -> Mapping[str, object]:
        """The contract's answer object as a plain mapping.

        It may hold one key more, `trace`: `{"slots": {…}, "score": 0…1}`, the engine's reading of
        the question and how sure it is; the charts on reliability and refusal come from it.
        Raises `EngineError` (or anything else) if it fails; the run records that and goes on.
        """
        ...


@runtime_checkable
class Retriever(Protocol):
    """An engine that shows which passages it ranks first."""

    def retrieve(
        self, question: str, k: int, *, history: Sequence[str] = (), as_of: date | None = None
    ) -> Sequence[Retrieved]:
        """At most `k` passages, best first."""
        ...
