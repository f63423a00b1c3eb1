"""The project's own assistant as an engine: opened like the command line opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.build import current
from assistant.engine import HybridEngine
from assistant.intake import CheckedAnswerer
from assistant.protocols import Answerer, RetrievingAnswerer
from assistant.settings import load_settings
from corpus.library import Library
from eval.datamodels import Retrieved
from index.settings import DenseWeight, IndexSettings

__all__ = ["LocalWence", "open_local"]


class LocalWence:
    """Answers come from the assistant as users ask it; ranks from its search alone, over the
    documents of the place and time asked for."""

    def __init__(self, assistant: RetrievingAnswerer, library: Library, *, door: Answerer) -> None:
        self._assistant = assistant
        self._door = door
        self._numbers = {document.id: document.number for document in library.documents}

    def ask(
        self, question: str, *, history: Sequence[str], as_of: date | None
    ) -> Mapping[str, object]:
        answer = self._door.ask(question, history=history, as_of=as_of)
        return {**answer.to_json(), "trace": answer.trace.to_json()}

    def retrieve(
        self, question: str, k: int, *, history: Sequence[str] = (), as_of: date | None = None
    ) -> Sequence[Retrieved]:
        found = self._assistant.retrieve(question, history=history, k=k, as_of=as_of)
        return [Retrieved(quote=p.text.text, number=self._number(p.document_id)) for p in found]

    def _number(self, document_id: str) -> str:
        """Known to be none is not the same as unknown: the latter is judged by words alone."""
        return self._numbers[document_id] or ""


def open_local(
    home: Path | None, *, dense_weight: float | None = None, facts: bool = True
) -> LocalWence:
    """The build in use in `home` (None: where the settings say); `dense_weight` None is as set.

    Raises `PolicyError` while there is nothing to open.
    """
    settings = load_settings(home=home)
    search = IndexSettings()
    if dense_weight is not None:
        search = replace(search, dense_weight=DenseWeight.fixed(dense_weight))
    engine = replace(HybridEngine.of(settings), search=search, facts=facts)
    folder = current(settings.home)
    library = Library.load(folder)
    assistant = engine.open(library, folder)
    door = CheckedAnswerer(
        behind=assistant,
        question_limit=settings.question_limit,
        history_limit=settings.history_limit,
    )
    return LocalWence(assistant, library, door=door)
