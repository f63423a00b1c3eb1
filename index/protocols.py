"""The seams where models go: what turns texts into unit vectors, and what reads a question and a
passage together.

Search knows only these, so the shipped model, one trained elsewhere and a hub model can take each
other's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder", "Reranker"]


@runtime_checkable
class Encoder(Protocol):
    """Texts in, one float32 row of length `dimension` each out.

    Rows are L2-normalised, so that their inner product is the cosine; a text in which the
    encoder finds nothing it knows gets a row of zeros, never of NaN. No texts give a `(0,
    dimension)` array. `name` goes into the manifest of an index: two encoders that would give
    different vectors have to have different names.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class Reranker(Protocol):
    """How well each passage answers the question, on a scale of its own: more is better."""

    @property
    def name(self) -> str: ...

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]: ...
