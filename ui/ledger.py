"""The facts behind the tabs: one small seam, read anew whenever the corpus is another one."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assistant.protocols import Backing
from corpus.datamodels import Document
from corpus.fact_models import Task, TaskOrigin
from corpus.facts import Facts, read_facts
from corpus.library import Library
from corpus.statements import statements_of

__all__ = ["Ledger", "LibraryLedger", "told_once"]


class Ledger(Protocol):
    """All facts of the corpus in use, by document."""

    def facts(self) -> Mapping[str, Facts]:
        """The facts of each document, in the order of the documents. Raises `PolicyError`."""
        ...

    def documents(self) -> Mapping[str, Document]:
        """The documents of these facts, by id."""
        ...


@dataclass(slots=True)
class LibraryLedger:
    """A `Ledger` that reads the facts of the library in use, once for every library."""

    backing: Backing
    _read: tuple[Library, dict[str, Facts]] | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def facts(self) -> Mapping[str, Facts]:
        library = self.backing.library()
        with self._lock:
            if self._read is None or self._read[0] is not library:
                self._read = (library, dict(_facts(library)))
            return self._read[1]

    def documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.backing.library().documents}


def _facts(library: Library) -> Iterator[tuple[str, Facts]]:
    for document in library.documents:
        statements = statements_of(document, library.passages_in(document.id))
        yield document.id, read_facts(document, statements)


def told_once(facts: Facts) -> tuple[Task, ...]:
    """Every task once: rows, the clauses that no row repeats, and sentences outside of clauses."""
    rows = {task.id for task in facts.tasks if task.origin is TaskOrigin.ROW}
    return tuple(
        task
        for task in facts.tasks
        if task.id in rows or (task.within is None and not rows.intersection(task.same_as))
    )
