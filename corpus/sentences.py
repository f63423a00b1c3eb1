"""Sentences of a text: cut at their end marks, never inside brackets or quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.aligned import AlignedText

_BREAK = re.compile(r"[。！？；\n]")
_OPENERS, _CLOSERS = "（(〔［《“「", "）)〕］》”」"
PAIR_REACH = 120  # characters; a bracket left open longer was never closed


def split_sentences(text: AlignedText) -> Iterator[AlignedText]:
    """Sentences with their end marks; brackets and quotations are never cut."""
    start = 0
    for end in sentence_ends(text.text):
        piece = text[start:end].strip()
        if piece:
            yield piece
        start = end


def sentence_ends(text: str) -> list[int]:
    """The offsets after each sentence of `text`; the last one is its length."""
    ends: list[int] = []
    open_at: list[int] = []
    for place, char in enumerate(text):
        if char in _OPENERS:
            open_at.append(place)
        elif char in _CLOSERS and open_at:
            open_at.pop()
        elif _BREAK.match(char) and (char == "\n" or not _is_open(open_at, place)):
            ends.append(place + 1)
            open_at.clear()
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _is_open(open_at: list[int], place: int) -> bool:
    return bool(open_at) and place - open_at[-1] < PAIR_REACH
