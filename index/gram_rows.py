"""From texts to the rows of a table of characters and bigrams, many texts at once with numpy.

What is found is what `index.grams.grams` finds and the tokenizer of the folder: every known
character, once more at each end of a run, and every pair of known neighbours that has a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.grams import BAR, gram_table

__all__ = ["Found", "GramRows"]

_SEPARATOR, _UNKNOWN = -1, 0  # instead of the number of a known character
_CODE = "<u4"  # of a character in UTF-32, as numpy reads it


@dataclass(frozen=True, slots=True)
class Found:
    """Row `rows[i]` is in text number `texts[i]`, `counts[i]` times; a row may come up again."""

    texts: NDArray[np.int64]
    rows: NDArray[np.int64]
    counts: NDArray[np.int64]


class GramRows:
    """The rows of a vocabulary, whose tokens are single characters and pairs of them."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        single = [token for token in vocabulary if len(token) == 1]
        double = [token for token in vocabulary if len(token) == 2]
        numbers = {character: number for number, character in enumerate(single, start=1)}
        table = gram_table(single)
        self._numbers = np.full(max(table) + 2, _UNKNOWN, dtype=np.int64)  # the last: all beyond
        for code, form in table.items():
            self._numbers[code] = _SEPARATOR if form == BAR else numbers[form[0]]
        self._single = np.array([0, *(vocabulary[token] for token in single)])
        pairs = self._numbered("".join(double)).reshape(-1, 2)
        keys = self._keys(pairs[:, 0], pairs[:, 1])
        order = np.argsort(keys)
        self._pairs = keys[order]
        self._double = np.array([vocabulary[token] for token in double], dtype=np.int64)[order]

    def find(self, texts: Sequence[str]) -> Found:
        """Every row that is in one of the texts."""
        numbers = self._numbered(BAR + BAR.join(texts) + BAR)
        lengths = np.array([len(text) + 1 for text in texts])
        owners = np.repeat(np.arange(len(texts)), lengths)  # of every place but the first
        here = np.flatnonzero(numbers > 0)
        ends = (numbers[here - 1] == _SEPARATOR).astype(np.int64)
        ends += numbers[here + 1] == _SEPARATOR
        first = here[numbers[here + 1] > 0]
        rows = self._pair_rows(numbers[first], numbers[first + 1])
        known = rows > 0
        return Found(
            texts=np.concatenate([owners[here - 1], owners[first[known] - 1]]),
            rows=np.concatenate([self._single[numbers[here]], rows[known]]),
            counts=np.concatenate([ends + 1, np.ones(np.count_nonzero(known), dtype=np.int64)]),
        )

    def _numbered(self, text: str) -> NDArray[np.int64]:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=_CODE)
        numbers: NDArray[np.int64] = self._numbers[np.minimum(codes, len(self._numbers) - 1)]
        return numbers

    def _keys(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
        return first * len(self._single) + second

    def _pair_rows(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of pairs, 0 for a pair that has none."""
        if not len(self._pairs):
            return np.zeros(len(first), dtype=np.int64)
        keys = self._keys(first, second)
        places = np.searchsorted(self._pairs, keys)
        places[places == len(self._pairs)] = 0
        return np.where(self._pairs[places] == keys, self._double[places], 0)
