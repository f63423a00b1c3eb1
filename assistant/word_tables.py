"""Files of words: tables that common sense fills, where a row names a thing and the words it goes
by, and plain lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from corpus.errors import CorpusError


def rows_of(file: str, *, words: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table of this package, with columns for what is left empty; in column `words`
    (from 0) stand the words. Raises `CorpusError` for a row without them."""
    for number, line in _lines(file):
        columns = tuple(column.strip() for column in line.split("\t"))
        if not (columns + ("",) * words)[words]:
            raise CorpusError(f"{file} 第 {number} 行缺少说法：{line}")
        yield (*columns, "")


def named_by(words: str, *, unless: str) -> re.Pattern[str]:
    """Matches these words, set apart by |, as group 1; what only holds one of them is matched
    first, without the group."""
    named = "|".join(map(re.escape, words.split("|")))
    other = "".join(f"{re.escape(word)}|" for word in unless.split("|") if word)
    return re.compile(f"{other}({named})", re.IGNORECASE)


def first_named(pattern: re.Pattern[str], text: str) -> str | None:
    """The first of the words in a text that stands for itself."""
    return next((match[1] for match in pattern.finditer(text) if match[1]), None)


def words_of(file: str) -> frozenset[str]:
    """The words of a file of this package, set apart by white space; # begins a line of notes."""
    return frozenset(word for _, line in _lines(file) for word in line.split())


def _lines(file: str) -> Iterator[tuple[int, str]]:
    """The lines of a file of this package with their numbers, but for empty ones and notes."""
    text = resources.files("assistant").joinpath(file).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line
