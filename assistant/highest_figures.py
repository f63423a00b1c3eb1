"""The highest amounts of several things, in one sentence, each behind its own thing.

煤改电每度补0.12元，每户最高补1100元，煤改气每立方米补0.8元，每户最高补900元: asked for the most
that one of them gets, what is told runs from its name to its highest amount, and of no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import Query, Want
from corpus.bigrams import bigrams
from corpus.numerals import find_quantities
from corpus.series import Segment

MOST_ASKED = re.compile(r"最多|最高|至多|顶多|上限|封顶")
MOST_TOLD = re.compile(r"最多|最高|不超过|不高于|上限|以内|封顶")
LEAST_GROUPS = 2
_NAME = 2  # characters that the names of such things begin with alike: 煤改电, 煤改气
_FEW_CHARACTERS = 40  # of a group: longer ones are clauses of their own


def highest_asked(query: Query, segments: Sequence[Segment]) -> str | None:
    """The groups of segments, each with a highest amount at its end, that the question names by
    what only they say; all of them where it names none. None where there are not several."""
    if not query.wants_any(Want.AMOUNT) or not MOST_ASKED.search(query.text):
        return None
    groups = list(_groups(segments))
    if len(groups) < LEAST_GROUPS or any(len(_text(g)) > _FEW_CHARACTERS for g in groups):
        return None
    words = [set(bigrams(text)) for text in _without_lead([_text(group) for group in groups])]
    asked = set(bigrams(query.text))
    named = [
        group
        for place, group in enumerate(groups)
        if asked & words[place].difference(*(words[:place] + words[place + 1 :]))
    ]
    return "，".join(_text(group) for group in named or groups)


def _without_lead(texts: Sequence[str]) -> list[str]:
    """The groups, the first without what it says of all of them: 运行补贴 before 煤改电."""
    first, *others = texts
    starts = (first.find(other[:_NAME]) for other in others)
    start = next((start for start in starts if start > 0), 0)
    return [first[start:], *others]


def _groups(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments up to each that tells a highest amount; none where something else comes last."""
    groups: list[list[Segment]] = [[]]
    for segment in segments:
        groups[-1].append(segment)
        if MOST_TOLD.search(segment.text) and find_quantities(segment.text):
            groups.append([])
    return groups[:-1] if not groups[-1] else []


def _text(group: Sequence[Segment]) -> str:
    return "，".join(segment.text.strip("。；， ") for segment in group)
