"""The seams between the outside surface and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from assistant.datamodels import Answer, BuildReport
from corpus.datamodels import Passage
from corpus.factstore import FactStore
from corpus.library import Library
from index.datamodels import Manifest


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
        day that 今年 and 已过期 are relative to (today if None). `filters` narrows the documents,
        such as `{"region": "某市"}`; see `assistant.filters.narrowed`.
        """
        ...


class RetrievingAnswerer(Answerer, Protocol):
    """An answerer that also shows what its search alone finds, as the evaluator wants it."""

    def retrieve(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        k: int = 10,
        as_of: date | None = None,
    ) -> Sequence[Passage]:
        """The `k` passages that search alone puts first."""
        ...


class Backing(Protocol):
    """What a server serves from. All open at the first call and follow a rebuilt index.

    They raise PolicyError while there is nothing to serve from.
    """

    def answerer(self) -> Answerer: ...

    def library(self) -> Library: ...

    def facts(self) -> FactStore: ...


class Engine(Protocol):
    """What turns a library into an index in a folder, and such a folder into an answerer."""

    @property
    def identity(self) -> str:
        """Differs between engines that would write different indexes of the same library."""
        ...

    def write(self, library: Library, folder: Path) -> Manifest:
        """Write the index into `folder`; the manifest leaves its files to be recorded."""
        ...

    def open(self, library: Library, folder: Path) -> Answerer:
        """Raises IndexStateError for a folder that is damaged or does not fit."""
        ...


class Workplace(Backing, Protocol):
    """What the command line works on: the built corpus and index of one home directory."""

    def build(self, source: Path | None = None) -> BuildReport:
        """Build anew from the documents in `source`, or those that were built last."""
        ...

    def add(self, files: Sequence[Path]) -> BuildReport:
        """Put files into the corpus, and build."""
        ...

    def is_current(self, source: Path | None = None) -> bool:
        """Whether what is built is what `build(source)` would build."""
        ...
