"""A second look at what was found: a cross-encoder reads question and passage together.

Optional, and any sentence-transformers cross-encoder by name or folder; none comes with the
project.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.hub_models import load_cross_encoder
from index.protocols import Reranker

__all__ = ["CrossEncoderReranker", "open_reranker", "reranked"]

BATCH = 32  # pairs a step; larger ones gain nothing on a CPU


class CrossEncoderReranker:
    """Maximum length and prompts are the model's own; it has to give one score for a pair."""

    def __init__(self, model: str) -> None:
        self.name = model
        self._model = load_cross_encoder(model)
        if self._model.num_labels != 1:
            raise EncoderError(
                f"{model} 给每一对 {self._model.num_labels} 个分，不是重排模型；重排模型只给一个"
            )

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        if not passages:
            return np.zeros(0, dtype=np.float32)
        pairs = [(question, passage) for passage in passages]
        found = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False)
        scores = np.asarray(found, dtype=np.float32)
        if not np.isfinite(scores).all():
            raise EncoderError(f"重排模型 {self.name} 给出了非数值的分，不能使用")
        return scores


def open_reranker(name: str) -> Reranker:
    """The reranker of that hub name or folder."""
    return CrossEncoderReranker(name)


def reranked(reranker: Reranker, question: str, passages: Sequence[str]) -> list[int]:
    """The places of the passages in the order of their scores, best first; equals stay as they
    are."""
    scores = reranker.scores(question, passages)
    return [int(place) for place in np.argsort(-scores, kind="stable")]
