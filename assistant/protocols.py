"""The seam between the outside surface and the answering: what it takes to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from assistant.datamodels import Answer


class Answerer(Protocol):
    """Anything that answers a question; the command line, HTTP and the page need no more."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        filters: Mapping[str, str] | None = None,
    ) -> Answer:
        """Answer `question`.

        `history` holds the earlier questions of the conversation, oldest first. `as_of` is the
        day that 今年 and 已过期 are relative to (today if None). `filters` narrows the documents
        by field, such as `{"region": "某市"}`.
        """
        ...
