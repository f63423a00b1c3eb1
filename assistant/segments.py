"""The part of a sentence that answers: the run of segments that explains most of the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.told_times import LENGTH, LENGTH_ASKED
from corpus.bigrams import bigrams
from corpus.series import Segment, split_segments

OF_WHICH = re.compile(r"^(?:其中|包括|含)[：:，]?")

# What a figure is given of: 入户检查 of 入户检查不少于300辆次, 路检路查 of 路检路查达到200辆次.
_OF_A_SHARE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{3,10}?)(?:数量?|比例)?(?:不[少低]于|不[超多]过?于?|应|要|须|达到|完成|力争|为|至少)*\d[^、]*$"
)
# What it is asked of how soon it is done: 多久把措施落到企业.
_HOW_SOON = re.compile(
    rf"(?:{LENGTH_ASKED.pattern}|多少个?(?:小时|天|工作日)|几个?工作日)(?:[之以]?内|里)?"
    r"(?:就|要|应当?|得|必?须|需要?|能|可以)*(?P<act>[^，,。？?]{3,})"
)
_LEAST_SHARED = 2  # pairs of characters


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


def share_named(text: str, *, asked: str) -> str | None:
    """The segment that takes one part out of a total, if the question names the part in words that
    stand nowhere before it: 其中入户检查不少于300辆次."""
    for segment, told in of_which(text):
        name = _OF_A_SHARE.match(told)
        before = text[: text.index(segment)]
        if name and name["name"] in asked and name["name"] not in before:
            return segment
    return None


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


def segments_of_acts(asked: str, segments: Sequence[Segment]) -> tuple[int, int] | None:
    """Where a sentence tells how soon each thing is done of which that is asked: from the first to
    the last of those segments. What the question says before it (接到预警后) is told of all of
    them. None where a thing asked of is not clearly in one of them."""
    acts = [match["act"] for match in _HOW_SOON.finditer(asked)]
    places = [_segment_of(act, segments) for act in acts]
    found = [place for place in places if place is not None]
    return (min(found), max(found)) if found and len(found) == len(acts) else None


def _segment_of(act: str, segments: Sequence[Segment]) -> int | None:
    pairs = set(bigrams(act))
    shared = [len(pairs & set(bigrams(s.text))) if LENGTH.search(s.text) else 0 for s in segments]
    most = max(shared, default=0)
    clear = most >= _LEAST_SHARED and sum(2 * pair > most for pair in shared) == 1
    return shared.index(most) if clear else None


LENGTH_PRICE = 1500.0  # characters that cost as much as the whole question explained
