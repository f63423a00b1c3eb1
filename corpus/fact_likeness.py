"""How much two sentences say the same: rare pairs of characters shared, and the stretch in common.

Plans repeat their tasks in an annex, shortened and reworded. Whether a sentence and a row are the
same task is judged by what they share that few other sentences have.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.bigrams import bigrams

_SKIPPED = re.compile(r"[\s\d.,，。、；：（）()“”\"《》〔〕+]")
SHORTEST_BLOCK = 2  # characters that have to stand together to count as shared
GAP_PRICE = 0.6  # characters in common that one character between two shared stretches costs


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What two texts have in common: its place in both, and how many characters are the same."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    shared: int

    @property
    def density(self) -> float:
        longer = max(self.a_end - self.a_start, self.b_end - self.b_start)
        return self.shared / longer if longer else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The pairs of a text, and what they weigh together."""

    pairs: frozenset[str]
    weight: float


class Rarity:
    """Pairs of characters weighed by how few of the texts have them."""

    def __init__(self, texts: Iterable[str]) -> None:
        found: Counter[str] = Counter()
        count = 0
        for text in texts:
            found.update(pairs(text))
            count += 1
        self._weights: Mapping[str, float] = {
            pair: math.log(1 + count / times) for pair, times in found.items()
        }

    def weight(self, of: Iterable[str]) -> float:
        return sum(self._weights.get(pair, 0.0) for pair in of)

    def weighed(self, text: str) -> Weighed:
        """The text with its pairs and their weight, to be compared with many others."""
        own = pairs(text)
        return Weighed(pairs=own, weight=self.weight(own))

    def shared(self, one: Weighed, other: Weighed) -> tuple[float, float]:
        """The weight of what both have, and its share of the one that has less."""
        both = self.weight(one.pairs & other.pairs)
        least = min(one.weight, other.weight)
        return both, both / least if least else 0.0


def pairs(text: str) -> frozenset[str]:
    """Neighbouring characters, figures and punctuation left out."""
    return frozenset(bigrams(_SKIPPED.sub("", text)))


def common_stretch(one: str, other: str) -> Stretch | None:
    """The stretch that both texts have in common, small differences inside it allowed."""
    blocks = [
        block
        for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        if block.size >= SHORTEST_BLOCK
    ]
    best: tuple[float, int, int] = (0.0, 0, -1)
    for first in range(len(blocks)):
        score = 0.0
        for place in range(first, len(blocks)):
            if place > first:
                before, here = blocks[place - 1], blocks[place]
                gap = max(here.a - before.a - before.size, here.b - before.b - before.size)
                score -= GAP_PRICE * gap
            score += blocks[place].size
            if score > best[0]:
                best = (score, first, place)
    if best[2] < 0:
        return None
    chosen = blocks[best[1] : best[2] + 1]
    return Stretch(
        a_start=chosen[0].a,
        a_end=chosen[-1].a + chosen[-1].size,
        b_start=chosen[0].b,
        b_end=chosen[-1].b + chosen[-1].size,
        shared=sum(block.size for block in chosen),
    )
