"""Two legs into one order: standard scores added, the dense ones with a weight.

Scores of both legs are standardised over the candidates of this one search, which puts BM25 and
cosine on one scale and keeps how far ahead a leg sees its best candidate. Rank fusion throws
that away and cost 8 to 14 points of MRR on questions that share their words with the text.
How much the dense leg weighs depends on how far the lexical best stands out: a question in the
words of the text needs no second opinion, one in other words does.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from index.settings import DenseWeight

__all__ = ["fuse", "ranked"]

ROUNDING = 1e-6  # relative; scores come as 32-bit floats


def fuse(
    lexical: Mapping[int, float], dense: Mapping[int, float], *, weight: DenseWeight
) -> dict[int, float]:
    """Fused score by row, best first, ties by row; both legs have to score the same rows."""
    rows = sorted(lexical)
    if rows != sorted(dense):
        raise ValueError(f"两路的候选不一致：{len(lexical)} 与 {len(dense)} 段")
    words = _standard([lexical[row] for row in rows])
    vectors = _standard([dense[row] for row in rows])
    fused = words + weight.at(_lead(words, weight.ahead_of)) * vectors
    return ranked(dict(zip(rows, map(float, fused), strict=True)))


def ranked(scores: Mapping[int, float]) -> dict[int, float]:
    """Best first, ties by row."""
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _lead(scores: NDArray[np.float64], places: int) -> float:
    """How far the best is ahead of the one so many places behind it, or of the last."""
    if not len(scores):
        return 0.0
    best = np.sort(scores)[::-1][: places + 1]
    return float(best[0] - best[-1])


def _standard(scores: list[float]) -> NDArray[np.float64]:
    """Zero mean and unit deviation; all zeros where the scores differ by rounding at most."""
    values = np.asarray(scores, dtype=np.float64)
    if not len(values) or np.ptp(values) <= ROUNDING * np.abs(values).max():
        return np.zeros_like(values)
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation else np.zeros_like(values)
