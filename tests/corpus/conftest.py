"""The project's own documents and the invented ones, each read once for all tests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from corpus.datamodels import Document, ReadFile, SourceFile
from corpus.facts import Facts, read_facts
from corpus.library import Library
from corpus.readers import read_path
from corpus.reading import read_source
from corpus.statements import Statement, statements_of

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "corpus" / "documents", ROOT / "tests" / "data" / "invented")
FILES = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*-*.*"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document with what was read from it."""

    document: Document
    statements: tuple[Statement, ...]
    facts: Facts


def library_of(texts: dict[str, str]) -> Library:
    """A library of texts by file name."""
    return Library.build(
        SourceFile(name=name, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
        for name, text in texts.items()
    )


def read_all(library: Library) -> dict[str, ReadDocument]:
    """Every document of a library with its facts, by id."""
    found = {}
    for document in library.documents:
        statements = statements_of(document, library.passages_in(document.id))
        facts = read_facts(document, statements)
        found[document.id] = ReadDocument(document=document, statements=statements, facts=facts)
    return found


@pytest.fixture(scope="session")
def known() -> dict[str, ReadDocument]:
    """All documents of the project and all invented ones, by id."""
    found: dict[str, ReadDocument] = {}
    for folder in FOLDERS:
        paths = [p for p in folder.iterdir() if p.suffix in (".txt", ".md") and p.stem != "README"]
        texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
        found |= read_all(library_of(texts))
    return found


@pytest.fixture
def read_texts() -> Callable[[dict[str, str]], dict[str, ReadDocument]]:
    """Reads texts by file name, and gives the documents by id."""
    return lambda texts: read_all(library_of(texts))


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    """The facts of a made-up plan: its title, then its lines."""

    def read(
        *lines: str, title: str = "宁山市2023-2024年秋冬季大气污染综合治理攻坚行动方案"
    ) -> Facts:
        text = "\n".join([title, "", *lines, ""])
        (read_document,) = read_all(library_of({"plan.txt": text})).values()
        return read_document.facts

    return read


@cache
def _read(name: str) -> ReadFile:
    return read_source(read_path(FILES[name]))


@pytest.fixture(scope="session")
def file_of() -> Callable[[str], ReadFile]:
    """A file as read by itself, by the stem of its name."""
    return _read


@pytest.fixture(params=FILES)
def read_file(request: pytest.FixtureRequest) -> ReadFile:
    """Each file in turn."""
    return _read(request.param)
