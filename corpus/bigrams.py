"""Pairs of neighbouring characters: what words are where nothing marks them off."""

from __future__ import annotations

from itertools import pairwise


def bigrams(text: str) -> list[str]:
    """The pairs of neighbouring characters of a text, in order."""
    return [one + other for one, other in pairwise(text)]
