"""The engine that wence runs on: the hybrid index, and the assistant that answers from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.chat import Assistant
from assistant.llm import ChatModel, LlmSettings
from assistant.protocols import RetrievingAnswerer
from assistant.settings import Settings
from assistant.tuning import EvidenceSettings
from assistant.writer import Writer
from corpus.datamodels import Passage
from corpus.factstore import FactStore
from corpus.library import Library
from index.datamodels import Manifest
from index.encoder import SHIPPED
from index.hybrid import Searcher
from index.lexicon import Lexicon
from index.protocols import Reranker
from index.reranker import open_reranker, reranked
from index.settings import IndexSettings
from index.store import corpus_checksum, open_index, write_index

__all__ = ["HybridEngine", "PassageRetriever"]

DEFAULT_ENCODER = SHIPPED
RERANKED = 100  # passages that a reranker looks at; some seconds on a CPU with a small model


@dataclass(frozen=True, slots=True, kw_only=True)
class HybridEngine:
    """An `Engine`. `encoder` is the name or folder of an embedding model; None writes with the
    default one and opens with whichever an index was written with. `reranker`, likewise a name or
    folder, looks at what was found again; no index depends on it. `lexicons` are users' own lists
    of everyday words; `search` weighs the legs against each other. Without `facts`, what documents
    say against each other is not told. With `llm`, a language model words the answers."""

    encoder: str | None = None
    reranker: str | None = None
    lexicons: tuple[Path, ...] = ()
    settings: EvidenceSettings = field(default_factory=EvidenceSettings)
    search: IndexSettings = field(default_factory=IndexSettings)
    facts: bool = True
    llm: LlmSettings | None = None

    @classmethod
    def of(cls, settings: Settings) -> HybridEngine:
        """As a person has set it."""
        lexicons = (settings.lexicon,) if settings.lexicon else ()
        return cls(
            encoder=settings.encoder,
            reranker=settings.reranker,
            lexicons=lexicons,
            llm=settings.llm,
        )

    @property
    def identity(self) -> str:
        return f"hybrid:{self.encoder or DEFAULT_ENCODER}"

    def write(self, library: Library, folder: Path) -> Manifest:
        return write_index(library.passages, folder, encoder=self.encoder or DEFAULT_ENCODER)

    def open(self, library: Library, folder: Path) -> RetrievingAnswerer:
        lexicon = Lexicon.load(extra=self.lexicons)
        searcher = open_index(
            folder,
            encoder=self.encoder,
            corpus=corpus_checksum(library.passages),
            lexicon=lexicon,
            settings=self.search,
        )
        with FactStore.open(folder) as facts:
            contradictions = facts.contradictions() if self.facts else ()
        assistant = Assistant(
            library,
            retriever=PassageRetriever(
                searcher,
                library,
                reranker=open_reranker(self.reranker) if self.reranker else None,
            ),
            lexicon=lexicon,
            settings=self.settings,
            contradictions=contradictions,
        )
        return Writer(assistant, ChatModel(self.llm)) if self.llm else assistant


class PassageRetriever:
    """The search of the index, giving passages: the index itself keeps no text."""

    def __init__(
        self, searcher: Searcher, library: Library, *, reranker: Reranker | None = None
    ) -> None:
        self._searcher = searcher
        self._library = library
        self._reranker = reranker

    def passages(self, query: str, *, document_ids: Sequence[str], limit: int) -> Sequence[Passage]:
        """At most `limit` passages of these documents, best first."""
        depth = limit if self._reranker is None else max(limit, RERANKED)
        hits = self._searcher.search(query, k=depth, document_ids=document_ids)
        found = [self._library.passages[hit.row] for hit in hits]
        if self._reranker is None:
            return found
        texts = [f"{passage.context} {passage.text.text}".strip() for passage in found]
        return [found[place] for place in reranked(self._reranker, query, texts)[:limit]]
