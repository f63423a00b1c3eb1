"""A kind of thing that is asked for in some words and told in others."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WordKind:
    """A kind that is asked for where a question has the words `asked`, and told where a finding
    has those of `told`; by `figures` any row of figures tells it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    figures: bool = False

    def is_told(self, text: str, *, figures: bool) -> bool:
        """Does a text tell it? `figures` says that it is a row of figures."""
        return (self.figures and figures) or self.told.search(text) is not None
