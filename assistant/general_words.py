"""Words that may be said of any figure, task or document, and nouns that only ask."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

GENERAL_FILE = "data/general.txt"
ASKING_FILE = "data/asking.txt"


@cache
def general_words() -> frozenset[str]:
    """The words that may be said of any figure, task or document, of two characters each."""
    return words_of(GENERAL_FILE)


@cache
def asking_nouns() -> frozenset[str]:
    """The nouns that a question asks with, and not about: 时限, 后果, 名称."""
    return words_of(ASKING_FILE)


@cache
def general_pattern() -> re.Pattern[str]:
    """Any of the general words; where two overlap, the one that begins first."""
    return re.compile("|".join(sorted(general_words())))


def words_of(file: str) -> frozenset[str]:
    """The words of a file of this package, set apart by white space; # begins a line of notes."""
    text = resources.files("assistant").joinpath(file).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
