"""What a reader found in a text, kept for the next one who asks.

While questions are answered the same few thousand sentences are read over and over: each reader
is asked of each of them by several checks, question after question. What is kept is bounded in
number, and only texts of the length of a sentence are kept at all: whole paragraphs and tables go
by once, when documents are taken in, and would only fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

__all__ = ["remembered"]

KEPT = 8192  # texts of each reader; twice over what a corpus of some thousand sentences asks
LONGEST = 400  # characters

_P = ParamSpec("_P")
_R = TypeVar("_R")


def remembered(
    read: Callable[Concatenate[str, _P], _R],
) -> Callable[Concatenate[str, _P], _R]:
    """A reader that keeps what it found. It has to be pure, and what it gives unchangeable; its
    other arguments have to be hashable."""
    kept = cast(Callable[Concatenate[str, _P], _R], lru_cache(maxsize=KEPT)(read))

    @wraps(read)
    def read_once(text: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        if len(text) > LONGEST:
            return read(text, *args, **kwargs)
        return kept(text, *args, **kwargs)

    return read_once
