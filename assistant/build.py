"""From files to an assistant: building the corpus and its index as one, and opening them.

A home holds `documents/`, the files in use, and `index/`, the builds. Library and index are
written into one build, so that what is searched is always what is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.chat import Assistant
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Passage, SourceFile
from corpus.library import Library
from index.datamodels import Manifest
from index.hybrid import Searcher
from index.lexicon import Lexicon
from index.snapshot import current_build
from index.store import CORPUS_ENCODER, build_index, open_searcher

INDEX_FOLDER = "index"


def build(home: Path, sources: Iterable[SourceFile], *, encoder: str | None = None) -> Manifest:
    """Read the files and index them, in the place of what `home` holds. Raises `PolicyError`;
    whatever goes wrong, the build in use stays."""
    library = Library.build(sources)
    return build_index(
        library.passages,
        home / INDEX_FOLDER,
        encoder=encoder or CORPUS_ENCODER,
        also=library.save,
    )


def open_assistant(
    home: Path,
    *,
    encoder: str | None = None,
    lexicons: Sequence[Path] = (),
    settings: EvidenceSettings | None = None,
) -> Assistant:
    """The assistant over the build in use. `lexicons` are users' own lists of everyday words."""
    root = home / INDEX_FOLDER
    library = Library.load(current_build(root))
    lexicon = Lexicon.load(extra=lexicons)
    searcher = open_searcher(root, encoder=encoder, lexicon=lexicon)
    return Assistant(
        library,
        retriever=PassageRetriever(searcher, library),
        lexicon=lexicon,
        settings=settings or EvidenceSettings(),
    )


class PassageRetriever:
    """The search of the index, giving passages."""

    def __init__(self, searcher: Searcher, library: Library) -> None:
        self._searcher = searcher
        self._passages = {passage.id: passage for passage in library.passages}

    def passages(
        self, query: str, *, document_ids: Sequence[str], limit: int
    ) -> Sequence[Passage]:
        """At most `limit` passages of these documents, best first."""
        hits = self._searcher.search(query, k=limit, document_ids=document_ids)
        return [self._passages[hit.passage_id] for hit in hits]
