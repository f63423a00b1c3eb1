"""Intervals and tests, each from SciPy; what is said with them is 95%."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from eval.datamodels import Estimate

__all__ = ["bootstrap", "mcnemar", "wilson"]

CONFIDENCE = 0.95
RESAMPLES = 2000
SEED = 20211  # any fixed number: two runs over the same rows must give the same interval
DIGITS = 6
_NOTHING = Estimate(value=None, low=None, high=None)


def wilson(successes: int, total: int) -> Estimate:
    """A proportion with Wilson's score interval (E. B. Wilson, 1927)."""
    if total == 0:
        return _NOTHING
    interval = stats.binomtest(successes, total).proportion_ci(CONFIDENCE, method="wilson")
    return _estimate(successes / total, interval.low, interval.high)


def bootstrap(
    values: Sequence[float], statistic: Callable[..., NDArray[np.float64]] = np.mean
) -> Estimate:
    """A mean (or other statistic) with its percentile bootstrap interval (B. Efron, 1979)."""
    if not values:
        return _NOTHING
    value = float(statistic(np.asarray(values, dtype=float)))
    if len(set(values)) == 1:
        return _estimate(value, value, value)
    interval = stats.bootstrap(
        (np.asarray(values, dtype=float),),
        statistic,
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return _estimate(value, interval.low, interval.high)


def mcnemar(better: int, worse: int) -> float:
    """Exact two-sided p of McNemar's test: could the changes have gone either way by chance?"""
    if better + worse == 0:
        return 1.0
    return round(float(stats.binomtest(better, better + worse).pvalue), DIGITS)


def _estimate(value: float, low: float, high: float) -> Estimate:
    return Estimate(
        value=round(value, DIGITS), low=round(float(low), DIGITS), high=round(float(high), DIGITS)
    )
