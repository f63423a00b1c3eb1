"""Answers about documents themselves: number, issuer, dates, contacts, whether still in force."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answers import (
    abstention,
    answered,
    clarification,
)
from assistant.attributes import (
    ASKS_IN_FORCE,
    attribute_finding,
    choose_documents,
    ended_of,
    ending_of,
)
from assistant.compose import Finding
from assistant.datamodels import Answer, Reason
from assistant.finder import Finder
from assistant.question import (
    Attribute,
    Query,
    said_times,
)
from assistant.scope import find_scope
from corpus.datamodels import Document
from corpus.library import Library


class AttributeAnswers:
    """Answers what a question asks about a document, from its formal parts and its clauses."""

    def __init__(self, library: Library, *, repealed: Collection[str], finder: Finder) -> None:
        self._library = library
        self._repealed = repealed
        self._finder = finder

    def answer(self, question: str, query: Query, documents: Sequence[Document]) -> Answer | None:
        """What a document says of itself, or None if that is not what is asked."""
        if not query.attributes or (query.enterprises and Attribute.CONTACT in query.attributes):
            return None
        scope = find_scope(query, documents, regions=query.regions)
        ended = self._ended(query, documents) if scope.problem is Reason.OTHER_PERIOD else None
        if ended is not None:
            return answered(question, [ended])
        if scope.problem is not None:
            return abstention(question, scope.problem, about=said_times(query))
        chosen = choose_documents(query, scope.documents)
        ending = self._ending(query, chosen)
        if ending is not None:
            return answered(question, [ending])
        findings = [
            finding
            for document in chosen
            for attribute in query.attributes
            if (
                finding := attribute_finding(
                    query,
                    attribute,
                    document,
                    passages=self._library.passages_in(document.id),
                    statements=self._finder.statements_by_document[document.id],
                )
            )
        ]
        if not findings:
            return self._no_attribute(question, query, chosen)
        if len(chosen) > 1 and not scope.by_region:
            return clarification(question, findings)
        return answered(question, findings)

    def _ended(self, query: Query, documents: Sequence[Document]) -> Finding | None:
        """What is said of the end of a document that the corpus itself does not have."""
        if Attribute.VALIDITY not in query.attributes:
            return None
        scope = find_scope(replace(query, times=()), documents, regions=query.regions)
        statements = self._finder.statements_by_document
        return ended_of(query, ((d, statements[d.id]) for d in scope.documents))

    def _ending(self, query: Query, chosen: Sequence[Document]) -> Finding | None:
        """The end that a later document puts to the one asked about."""
        asked = Attribute.VALIDITY in query.attributes and ASKS_IN_FORCE.search(query.text)
        if not asked or len(chosen) != 1 or chosen[0].id not in self._repealed:
            return None
        statements = self._finder.statements_by_document
        return ending_of(chosen[0], ((d, statements[d.id]) for d in self._library.documents))

    def _no_attribute(
        self, question: str, query: Query, chosen: Sequence[Document]
    ) -> Answer | None:
        """A document that does not state a formal part of its own does not state it anywhere."""
        formal = (Attribute.NUMBER, Attribute.PUBLISHED, Attribute.ADDRESSEES)
        if len(chosen) == 1 and query.attributes[0] in formal:
            return abstention(question, Reason.NOT_COVERED, about=f"《{chosen[0].title}》的这一项")
        return None
