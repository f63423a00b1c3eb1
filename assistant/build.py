"""From files to an assistant: building the corpus and its index as one, and opening them.

A home holds `documents/`, the files that were added, and `index/`, the builds. Library, facts
and index are written into one build, so that what is searched or listed is always what is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.engine import HybridEngine
from assistant.protocols import Answerer, Engine
from assistant.settings import DEFAULT_HOME
from corpus.datamodels import SourceFile
from corpus.factstore import FactStore
from corpus.library import Library
from index.datamodels import Manifest
from index.snapshot import current_build, publish

if TYPE_CHECKING:
    from corpus.facts import Facts

__all__ = ["Build", "build", "current", "facts_of", "open_assistant", "open_build", "write_build"]

INDEX_FOLDER = "index"
DEFAULT_ENGINE = HybridEngine()


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One build, opened."""

    folder: Path
    library: Library
    answerer: Answerer
    facts: FactStore


def build(home: Path, sources: Iterable[SourceFile], *, engine: Engine = DEFAULT_ENGINE) -> None:
    """Read the files and index them, in the place of what `home` holds. Raises `PolicyError`;
    whatever goes wrong, the build in use stays."""
    write_build(home, Library.build(sources), engine=engine)


def open_assistant(home: Path | None = None, *, engine: Engine = DEFAULT_ENGINE) -> Answerer:
    """What answers from the build in use; no home is the default one. Raises `PolicyError`."""
    return open_build(current(home or DEFAULT_HOME), engine=engine).answerer


def current(home: Path) -> Path:
    """The folder of the build in use. Raises `IndexStateError`."""
    return current_build(home / INDEX_FOLDER)


def write_build(
    home: Path, library: Library, *, engine: Engine, then: Callable[[Path], None] | None = None
) -> None:
    """Make a build; `then` writes what else belongs to it, as the last step before it is used."""

    def fill(folder: Path) -> Manifest:
        library.save(folder)
        FactStore.write(folder, facts_of(library))
        manifest = engine.write(library, folder)
        if then is not None:
            then(folder)
        return manifest

    publish(home / INDEX_FOLDER, fill)


def open_build(folder: Path, *, engine: Engine) -> Build:
    """A build, opened; the engine checks that its files are whole. Raises `PolicyError`."""
    library = Library.load(folder)
    answerer = engine.open(library, folder)
    facts = FactStore.open(folder)
    return Build(folder=folder, library=library, answerer=answerer, facts=facts)


def facts_of(library: Library) -> Iterator[Facts]:
    """What each document says, in the order of the documents."""
    from corpus.facts import read_facts  # only building has a use for them
    from corpus.statements import statements_of

    for document in library.documents:
        yield read_facts(document, statements_of(document, library.passages_in(document.id)))
