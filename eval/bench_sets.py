"""What retrieval is measured on: the project's own sets, and general ones where a folder has them.

A question is sought as the assistant would: made whole from its history, and only in the
documents of the place and time that it names. The general sets are never part of the project:

    retrieval_eval.jsonl(.gz)     {"set", "passages": [text], "questions": [[text, [rows]]]}
    regulation_questions.jsonl    {"question", "law", "articles": [no]}
    laws.jsonl(.gz)               {"title", "articles": [{"no", "chapter", "text"}]}
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.chat import Assistant
from assistant.tuning import EvidenceSettings
from corpus.aligned import AlignedText
from corpus.datamodels import Passage, PassageKind
from corpus.library import Library
from eval.datamodels import Question, Retrieved
from eval.errors import RunError
from eval.judge import holds
from index.lexicon import Lexicon

__all__ = ["Collection", "RetrievalSet", "Sought", "general_sets", "own_set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A question as it is searched for, and the rows of the passages that answer it, any of
    which will do. `document_ids` None searches everything."""

    text: str
    gold: frozenset[int]
    document_ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Passages that are indexed together, and what is sought in them."""

    passages: tuple[Passage, ...]
    sought: tuple[Sought, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSet:
    """A set by name; its questions may be about several collections."""

    name: str
    collections: tuple[Collection, ...]

    @property
    def questions(self) -> int:
        return sum(len(collection.sought) for collection in self.collections)


def own_set(name: str, questions: Iterable[Question], library: Library) -> RetrievalSet:
    """The questions of a set that have gold, over the library."""
    numbers = {document.id: document.number for document in library.documents}
    shown = [
        Retrieved(quote=p.text.text, number=numbers[p.document_id] or "") for p in library.passages
    ]
    scope = _Scope()
    assistant = Assistant(
        library, retriever=scope, lexicon=Lexicon(()), settings=EvidenceSettings()
    )
    sought = []
    for question in questions:
        if question.evidence:
            gold = {
                row for e in question.evidence for row, one in enumerate(shown) if holds(one, e)
            }
            text, ids = scope.of(assistant, question)
            sought.append(Sought(text=text, gold=frozenset(gold), document_ids=ids))
    collection = Collection(passages=tuple(library.passages), sought=tuple(sought))
    return RetrievalSet(name=name, collections=(collection,))


class _Scope:
    """Stands where the search does, and tells what was searched for and where."""

    def __init__(self) -> None:
        self._asked: tuple[str, tuple[str, ...]] = ("", ())

    def passages(self, query: str, *, document_ids: Sequence[str], limit: int) -> Sequence[Passage]:
        self._asked = (query, tuple(document_ids)[: None if limit else 0])
        return ()

    def of(self, assistant: Assistant, question: Question) -> tuple[str, tuple[str, ...]]:
        """Nowhere, where the assistant refuses to search at all."""
        self._asked = (question.question, ())
        assistant.retrieve(question.question, history=question.history, as_of=question.as_of)
        return self._asked


def general_sets(folder: Path) -> Iterator[RetrievalSet]:
    """The sets that the folder holds; RunError for a file that is not as described above."""
    try:
        regulations = list(_rows(folder, "regulation_questions.jsonl"))
        if regulations:
            yield _regulations(regulations, _rows(folder, "laws.jsonl"))
        for row in _rows(folder, "retrieval_eval.jsonl"):
            yield _general(row)
    except (ValueError, KeyError, TypeError, IndexError, OSError) as exc:
        raise RunError(f"{folder} 里的检索题集读不了：{exc!r}") from exc


def _regulations(
    questions: Iterable[Mapping[str, Any]], laws: Iterable[Mapping[str, Any]]
) -> RetrievalSet:
    """Questions on one regulation each, among its articles."""
    by_law: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for question in questions:
        by_law[question["law"]].append(question)
    collections = []
    for law in laws:
        if law["title"] in by_law:
            articles = law["articles"]
            rows = {article["no"]: row for row, article in enumerate(articles)}
            sought = [
                Sought(text=q["question"], gold=frozenset(rows[no] for no in q["articles"]))
                for q in by_law[law["title"]]
            ]
            texts = [f"{article['no']} {article['text']}" for article in articles]
            contexts = [f"{law['title']} {article['chapter'] or ''}" for article in articles]
            collections.append(
                Collection(passages=_passages(texts, contexts), sought=tuple(sought))
            )
    return RetrievalSet(name="regulations", collections=tuple(collections))


def _general(row: Mapping[str, Any]) -> RetrievalSet:
    texts: Sequence[str] = row["passages"]
    sought = [Sought(text=text, gold=frozenset(rows)) for text, rows in row["questions"]]
    passages = _passages(texts, [""] * len(texts))
    return RetrievalSet(
        name=row["set"], collections=(Collection(passages=passages, sought=tuple(sought)),)
    )


def _passages(texts: Sequence[str], contexts: Sequence[str]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=str(row),
            document_id="",
            kind=PassageKind.CLAUSE,
            path=(),
            text=AlignedText.of_source(text),
            context=context.strip(),
            block=row,
        )
        for row, (text, context) in enumerate(zip(texts, contexts, strict=True))
    )


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, packed or not; none if there is no such file."""
    plain, packed = folder / name, folder / f"{name}.gz"
    if plain.exists():
        yield from map(json.loads, plain.read_text(encoding="utf-8").splitlines())
    elif packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
