"""What a good engineer has in an hour: jieba words, 500-character chunks, BM25.

It answers with its best chunk and cites it, and never refuses: the line to leave far behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import jieba
from rank_bm25 import BM25Okapi

from eval.datamodels import Retrieved
from eval.shelf import ShelfText

__all__ = ["CHUNK", "Bm25Baseline", "chunks_of", "words_of"]

CHUNK = 500  # characters, as most quick starts have it


class Bm25Baseline:
    """BM25 over fixed chunks of the stored sources."""

    def __init__(self, shelf: Sequence[ShelfText]) -> None:
        self._chunks = [
            Retrieved(quote=chunk, number=document.number)
            for document in shelf
            for chunk in chunks_of(document.source)
        ]
        self._index = BM25Okapi([words_of(chunk.quote) for chunk in self._chunks])

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str],
        as_of: date | None,  # noqa: ARG002
    ) -> Mapping[str, object]:
        best = self.retrieve(question, 1, history=history)[0]
        citation = {"id": 1, "quote": best.quote, "number": best.number}
        return {"status": "answered", "answer": best.quote, "citations": [citation]}

    def retrieve(
        self,
        question: str,
        k: int,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,  # noqa: ARG002
    ) -> Sequence[Retrieved]:
        scores = self._index.get_scores(words_of(" ".join((*history, question))))
        order = sorted(range(len(self._chunks)), key=lambda place: -scores[place])
        return [self._chunks[place] for place in order[:k]]


def words_of(text: str) -> list[str]:
    """jieba's words, without white space."""
    return [word for word in jieba.lcut(text) if word.strip()]


def chunks_of(text: str) -> list[str]:
    """Whole lines packed into chunks of at most `CHUNK` characters; a longer line is cut."""
    chunks: list[str] = [""]
    pieces = (
        line[start : start + CHUNK]
        for line in text.splitlines(keepends=True)
        for start in range(0, len(line), CHUNK)
    )
    for piece in pieces:
        if len(chunks[-1]) + len(piece) > CHUNK:
            chunks.append("")
        chunks[-1] += piece
    return [chunk for chunk in chunks if chunk.strip()]
