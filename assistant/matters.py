"""The matters of government that a question is about: schooling, health, housing, taxes.

Few words are enough to find a sentence that shares some with a question about something else
altogether: 公务员考试 and 考核, 天然气价格 and 天然气管网. What is asked about another matter is
answered only by what speaks of that matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.word_tables import first_named, named_by, rows_of
from corpus.remembered import remembered

MATTERS_FILE = "data/matters.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """A matter with the words that name it; what only holds such words is matched first."""

    name: str
    words: re.Pattern[str]


@remembered
def matters_in(text: str) -> frozenset[str]:
    """The matters that a text names."""
    return frozenset(name for name, _ in matter_words(text))


def matter_words(text: str) -> tuple[tuple[str, str], ...]:
    """The matters that a text names, each with the first word that names it."""
    found = ((matter.name, first_named(matter.words, text)) for matter in _matters())
    return tuple((name, word) for name, word in found if word)


@cache
def _matters() -> tuple[_Matter, ...]:
    """The matters of the data file. Raises `CorpusError` for a broken line."""
    return tuple(
        _Matter(name=name, words=named_by(words, unless=unless))
        for name, words, unless, *_ in rows_of(MATTERS_FILE, words=1)
    )
