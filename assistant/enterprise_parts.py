"""Of a sentence about several enterprises or counties, the part about the one asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.enterprises import looks_like_one
from assistant.question import Query
from corpus.series import split_items, split_segments
from corpus.statements import Statement
from corpus.vocabulary import ordinals_in

FACT_LENGTH = 110  # characters for an answer that tells one thing


class EnterpriseParts:
    """Cuts sentences down to the enterprise that one question names. `score` is the share of the
    question that a text explains."""

    def __init__(self, query: Query, *, score: Callable[[str], float]) -> None:
        self._query = query
        self._score = score

    def told(self, statement: Statement) -> str | None:
        """What a statement says of the enterprise; None if it does not name it."""
        text = statement.text.text
        if not any(brand in text for brand in self._query.enterprises):
            return None
        segments = split_segments(text)
        named = [s for s in segments if any(b in s.text for b in self._query.enterprises)]
        if len(text) <= FACT_LENGTH or not named:
            return text.strip("。；")
        place = segments.index(named[0])
        said = self.own_item(named[0].text) or named[0].text
        after = segments[place + 1].text if place + 1 < len(segments) else ""
        return f"{said}，{after}" if after and not re.search(r"\d|完成", said) else said

    def of_lists(self, window: str) -> str | None:
        """Of lists of enterprises with a figure for each, the part about the one asked about."""
        segments = [segment.text for segment in split_segments(window)]
        lists = [s for s in segments if sum(map(looks_like_one, split_items(s))) > 1]
        named = [s for s in segments if any(brand in s for brand in self._query.enterprises)]
        if len(named) > 1:
            return self._best_of_own(segments, named)
        if not named or not lists or not re.search(r"\d", named[0]):
            return None
        own = self.own_item(named[0])
        return own or (named[0] if lists != named else None)

    def _best_of_own(self, segments: Sequence[str], named: Sequence[str]) -> str | None:
        """Of several things of one enterprise, each with its figure, the one asked about."""
        scores = [self._score(segment) for segment in named]
        if not all(map(looks_like_one, named)) or sum(s >= max(scores) for s in scores) > 1:
            return None
        best = named[scores.index(max(scores))]
        return "，".join(s for s in segments if s == best or s not in named)

    def own_item(self, segment: str) -> str | None:
        """Of a list of names the one that holds the enterprise or county asked about."""
        query = self._query
        wanted = (*query.enterprises, *query.inner_places)
        items = split_items(segment)
        if "分别" in segment and not all(re.search(r"\d", item) for item in items):
            return None  # which figure is whose is told by the order alone
        if not (wanted or query.ordinals) or len(items) < 2:
            return None
        held = [
            item
            for item in items
            if ordinals_in(item) & query.ordinals or any(name in item for name in wanted)
        ]
        others = [item for item in items if item not in held]
        if len(held) == 1 and re.search(r"\d", held[0]) and re.search(r"\d", "".join(others)):
            return held[0]
        return None
