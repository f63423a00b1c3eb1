"""The part of a sentence that answers: the run of segments that explains most of the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.series import Segment, split_segments

OF_WHICH = re.compile(r"^(?:其中|包括|含)[：:，]?")


def of_which(text: str) -> Iterator[tuple[str, str]]:
    """The segments that take parts out of a total, each with what stands behind its 其中; where
    that stands alone (其中，甲…、乙…) the next one."""
    segments = [segment.text for segment in split_segments(text)]
    for segment, behind in zip(segments, [*segments[1:], ""], strict=True):
        opening = OF_WHICH.match(segment)
        told = segment[opening.end() :] if opening else ""
        if told.strip("，："):
            yield segment, told
        elif opening:
            yield behind, behind


def best_window(
    segments: Sequence[Segment],
    *,
    score: Callable[[str], float],
    needed: Callable[[str], bool],
    limit: int,
) -> tuple[int, int]:
    """The run of segments `[first, last]` that scores best within `limit` characters.

    It has to hold a needed segment if there is one. Longer runs pay for their length, so that
    of two that explain the same the shorter one is taken.
    """
    wanted = [i for i, segment in enumerate(segments) if needed(segment.text)]
    best, best_score = (0, 0), float("-inf")
    for first in range(len(segments)):
        for last in range(first, len(segments)):
            length = segments[last].end - segments[first].start
            if length > limit and last > first:
                break
            if wanted and not any(first <= i <= last for i in wanted):
                continue
            text = "，".join(segment.text for segment in segments[first : last + 1])
            value = score(text) - length / LENGTH_PRICE
            if value > best_score:
                best, best_score = (first, last), value
    return best


LENGTH_PRICE = 1500.0  # characters that cost as much as the whole question explained
