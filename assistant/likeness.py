"""How much two short texts have in common: the share of pairs of characters."""

from __future__ import annotations

from index.terms import grams


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's pairs of characters that the other one has too."""
    pairs = [{gram for gram in grams(text) if len(gram) > 1} for text in (one, other)]
    least = min(map(len, pairs))
    return len(pairs[0] & pairs[1]) / least if least else 0.0
