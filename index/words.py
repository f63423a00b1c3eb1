"""Words of the lexical leg: a vocabulary learnt when an index is built, looked up from then on.

jieba with the words of the field (`index.dictionary`) cuts the corpus once; what it finds is the
vocabulary. Passages and questions are then both searched for all words of it, overlapping ones
too, so that a question never misses a word only because it was cut otherwise, and answering
needs neither jieba nor its dictionary (0.7 s to load).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from index.terms import fold, han_runs

__all__ = ["Vocabulary", "learn_vocabulary"]

MIN_LENGTH = 2  # characters; single ones are terms of their own


class Vocabulary:
    """A fixed set of words that can be found in a text."""

    __slots__ = ("_longest", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._longest = max(map(len, self.words), default=0)

    def find(self, text: str) -> list[str]:
        """Every word of the vocabulary that occurs in the text, by place, shorter ones first."""
        return [
            run[start:end]
            for run in han_runs(fold(text))
            for start in range(len(run))
            for end in range(start + MIN_LENGTH, min(start + self._longest, len(run)) + 1)
            if run[start:end] in self.words
        ]


def learn_vocabulary(texts: Iterable[str], domain: Mapping[str, int]) -> Vocabulary:
    """The words that jieba, told of the words of the field, cuts the texts into."""
    cutter = _cutter(domain)
    found = {
        word
        for text in texts
        for run in han_runs(fold(text))
        for word in cutter.cut(run, HMM=False)
        if len(word) >= MIN_LENGTH
    }
    return Vocabulary(found | set(domain))


def _cutter(domain: Mapping[str, int]) -> Any:
    """A jieba tokenizer of our own: nothing shared in the process, no cache file in /tmp."""
    logging.getLogger("jieba").setLevel(logging.WARNING)
    import jieba

    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    for word in domain:
        cutter.add_word(word)
    return cutter
