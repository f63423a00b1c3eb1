"""Vectors computed from the corpus itself, for when no model is at hand.

Latent semantic analysis (Deerwester et al., 1990): a truncated SVD of the BM25-weighted
characters and bigrams of all passages. Terms that keep the same company come to lie near each
other, which finds a passage through words that stand beside those of the question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError, IndexDamagedError
from index.settings import BM25_B, BM25_K1
from index.terms import content_words, grams

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["CorpusEncoder"]

DIMENSION = 128  # measured: 64 and 256 were up to 2 points of MRR behind on the public questions
MIN_DOCUMENT_COUNT = 2  # passages; a term of one passage relates it to no other


class CorpusEncoder:
    """Projects the terms of a text onto what the corpus says together. Make one with `fit`."""

    name = "corpus-lsa-1"

    def __init__(
        self,
        *,
        terms: Sequence[str],
        weights: NDArray[np.float32],
        projection: NDArray[np.float16],
        mean_length: float,
    ) -> None:
        self._terms = tuple(terms)
        self._rows = {term: row for row, term in enumerate(self._terms)}
        self._weights = weights
        self._projection = projection
        self._mean_length = mean_length

    @property
    def dimension(self) -> int:
        return int(self._projection.shape[1])

    @classmethod
    def fit(cls, texts: Sequence[str], *, dimension: int = DIMENSION) -> CorpusEncoder:
        """Learn from passages; fewer or less varied ones than `dimension` give fewer dimensions."""
        bags = [grams(text) for text in texts]
        spread = Counter(term for bag in bags for term in set(bag))
        terms = sorted(term for term, count in spread.items() if count >= MIN_DOCUMENT_COUNT)
        counts = np.asarray([spread[term] for term in terms], dtype=np.float64)
        weights = np.log1p((len(bags) - counts + 0.5) / (counts + 0.5)).astype(np.float32)
        encoder = cls(
            terms=terms,
            weights=weights,
            projection=np.zeros((len(terms), 1), dtype=np.float16),
            mean_length=sum(map(len, bags)) / max(len(bags), 1),
        )
        if min(len(bags), len(terms)) > 1:
            encoder._projection = _principal(encoder._matrix(bags), dimension)
        return encoder

    def save(self, file: Path) -> None:
        np.savez(
            file,
            allow_pickle=False,
            terms=np.frombuffer("\n".join(self._terms).encode(), dtype=np.uint8),
            weights=self._weights,
            projection=self._projection,
            mean_length=np.float64(self._mean_length),
        )

    @classmethod
    def load(cls, file: Path) -> CorpusEncoder:
        try:
            with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                return cls(
                    terms=bytes(stored["terms"]).decode().split(),
                    weights=stored["weights"],
                    projection=stored["projection"],
                    mean_length=float(stored["mean_length"]),
                )
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as exc:
            raise IndexDamagedError(
                f"语料编码器打不开：{file}（{exc}）；请运行 wence build 重建"
            ) from exc

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode([grams(content_words(text)) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode([grams(text) for text in texts])

    def _encode(self, bags: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        vectors = np.zeros((len(bags), self.dimension), dtype=np.float32)
        for place, bag in enumerate(bags):
            rows, values = self._weigh(bag)
            vectors[place] = values @ self._projection[rows].astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _weigh(self, bag: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows of the known terms of a text, and their BM25 weights in it."""
        known = Counter(row for term in bag if (row := self._rows.get(term)) is not None)
        rows = np.fromiter(known.keys(), dtype=np.int64, count=len(known))
        counts = np.fromiter(known.values(), dtype=np.float32, count=len(known))
        length = BM25_K1 * (1 - BM25_B + BM25_B * len(bag) / (self._mean_length or 1.0))
        saturated = counts * (BM25_K1 + 1) / (counts + length)
        return rows, saturated * self._weights[rows]

    def _matrix(self, bags: Sequence[Sequence[str]]) -> csr_matrix:
        """Passages by terms, each row of unit length."""
        from scipy.sparse import csr_matrix

        columns: list[NDArray[np.int64]] = []
        values: list[NDArray[np.float32]] = []
        for bag in bags:
            rows, weights = self._weigh(bag)
            columns.append(rows)
            values.append(weights / max(float(np.linalg.norm(weights)), 1e-9))
        ends = np.cumsum([0, *map(len, columns)])
        return csr_matrix(
            (np.concatenate(values), np.concatenate(columns), ends),
            shape=(len(bags), len(self._terms)),
        )


def _principal(matrix: csr_matrix, dimension: int) -> NDArray[np.float16]:
    """Right singular vectors of the largest singular values, as columns."""
    from scipy.sparse.linalg import ArpackError, svds

    smaller = min(matrix.shape)
    try:
        _, _, vectors = svds(matrix, k=min(dimension, smaller - 1), v0=np.ones(smaller))
    except ArpackError as exc:
        raise EncoderError(f"由语料计算向量失败：{exc}；可改用别的编码器") from exc
    return np.ascontiguousarray(vectors.T, dtype=np.float16)
