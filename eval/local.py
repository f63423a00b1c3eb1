"""The project's own assistant as an engine: opened like the command line opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.build import current, open_build
from assistant.engine import HybridEngine
from assistant.intake import CheckedAnswerer
from assistant.protocols import Answerer
from assistant.settings import load_settings
from corpus.library import Library
from eval.datamodels import Retrieved
from index.hybrid import Searcher
from index.lexicon import Lexicon
from index.settings import IndexSettings
from index.store import open_index

__all__ = ["LocalWence", "open_local"]


class LocalWence:
    """Answers come from the assistant; ranks from the index under it, asked with the words of
    the conversation and nothing else, so that they show what search alone finds."""

    def __init__(self, answerer: Answerer, library: Library, searcher: Searcher) -> None:
        self._answerer = answerer
        self._library = library
        self._searcher = searcher
        self._numbers = {document.id: document.number for document in library.documents}

    def ask(
        self, question: str, *, history: Sequence[str], as_of: date | None
    ) -> Mapping[str, object]:
        return self._answerer.ask(question, history=history, as_of=as_of).to_json()

    def retrieve(
        self, question: str, k: int, *, history: Sequence[str] = ()
    ) -> Sequence[Retrieved]:
        hits = self._searcher.search(" ".join((*history, question)), k=k)
        found = [self._library.passages[hit.row] for hit in hits]
        return [Retrieved(quote=p.text.text, number=self._number(p.document_id)) for p in found]

    def _number(self, document_id: str) -> str:
        """Known to be none is not the same as unknown: the latter is judged by words alone."""
        return self._numbers[document_id] or ""


def open_local(home: Path | None, *, dense_weight: float | None = None) -> LocalWence:
    """The build in use in `home` (None: where the settings say); `dense_weight` None is as set.

    Raises `PolicyError` while there is nothing to open.
    """
    settings = load_settings(home=home)
    search = IndexSettings()
    if dense_weight is not None:
        search = replace(search, dense_weight=dense_weight)
    engine = HybridEngine(encoder=settings.encoder, search=search)
    opened = open_build(current(settings.home), engine=engine)
    answerer = CheckedAnswerer(
        behind=opened.answerer,
        question_limit=settings.question_limit,
        history_limit=settings.history_limit,
    )
    searcher = open_index(opened.folder, lexicon=Lexicon.load(), settings=search)
    return LocalWence(answerer, opened.library, searcher)
