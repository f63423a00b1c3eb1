"""What a question says beside what is known already, and beside words that only ask."""

from __future__ import annotations

import re
from functools import cache

from assistant.word_tables import words_of

_SIGNS = re.compile(r"[\W\d]+")


def left_over(text: str, *, words: str) -> list[str]:
    """The runs of signs of a text, in order, that are none of the words in that file of this
    package; of words that overlap the one that begins first and is longest is taken out."""
    return _SIGNS.sub(" ", _any_of(words).sub(" ", text)).split()


@cache
def _any_of(file: str) -> re.Pattern[str]:
    longest_first = sorted(words_of(file), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))
