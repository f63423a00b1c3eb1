"""Words that may be said of any figure, task or document, and nouns that only ask."""

from __future__ import annotations

import re
from functools import cache

from assistant.word_tables import words_of

_GENERAL = "data/general.txt"
_ASKING = "data/asking.txt"


@cache
def general_words() -> frozenset[str]:
    """The words that may be said of any figure, task or document, of two characters each."""
    return words_of(_GENERAL)


@cache
def asking_nouns() -> frozenset[str]:
    """The nouns that a question asks with, and not about: 时限, 后果, 名称."""
    return words_of(_ASKING)


@cache
def general_pattern() -> re.Pattern[str]:
    """Any of the general words; where two overlap, the one that begins first."""
    return re.compile("|".join(sorted(general_words())))
