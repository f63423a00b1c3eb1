"""Opening an embedding model by name: the shipped one, and any of sentence-transformers.

The shipped model, and any other of its kind, does without that library: answering then never
imports torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.hub_models import load_embedder
from index.protocols import Encoder
from index.static_encoder import StaticEncoder, is_static

__all__ = ["SHIPPED", "SentenceTransformerEncoder", "open_encoder"]

SHIPPED = "builtin"  # the name of the model that comes with the project, wherever that lies

BATCH = 64  # texts a step; larger ones gain nothing on a CPU


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by hub name or folder.

    Pooling, prompts, dimension and maximum length are the model's own: questions go through its
    query prompt, passages through its document prompt, where it has them.
    """

    def __init__(self, model: str) -> None:
        self.name = model
        self._model = load_embedder(model)
        self.dimension = int(self._model.get_embedding_dimension())

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._unit(texts, self._model.encode_query)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._unit(texts, self._model.encode_document)

    def _unit(self, texts: Sequence[str], encode: Any) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = np.asarray(
            encode(
                list(texts),
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            ),
            dtype=np.float32,
        )
        if not np.isfinite(vectors).all():
            raise EncoderError(f"编码器 {self.name} 给出了非数值的向量，不能使用")
        return vectors


def open_encoder(name: str) -> Encoder:
    """The encoder of that name: `SHIPPED`, or a folder or a hub name of a sentence-transformers
    model. A folder that `index.train` wrote is read like the shipped one."""
    if name == SHIPPED:
        return StaticEncoder()
    folder = Path(name)
    return StaticEncoder(folder) if is_static(folder) else SentenceTransformerEncoder(name)
