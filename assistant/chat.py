"""The assistant: a question and its history in, a cited answer out.

question -> scope -> statements -> evidence -> enough / ask back / abstain -> answer
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from assistant.citations import cite, unsupported
from assistant.compose import Composer, Finding
from assistant.datamodels import Answer, Reason, Status
from assistant.evidence import Evidence, Explainer, TermWeights, fields_of
from assistant.question import Query, Want, read_question
from assistant.scope import Scope, find_scope
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document, Passage
from corpus.library import Library
from corpus.statements import Statement, statements_of
from index.lexicon import Lexicon


class Retriever(Protocol):
    """Passages that may answer, best first."""

    def passages(
        self, query: str, *, document_ids: Sequence[str], limit: int
    ) -> Sequence[Passage]: ...


class Assistant:
    def __init__(
        self,
        library: Library,
        *,
        retriever: Retriever,
        lexicon: Lexicon,
        settings: EvidenceSettings,
    ) -> None:
        self._library = library
        self._retriever = retriever
        self._lexicon = lexicon
        self._settings = settings

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        filters: Mapping[str, str] | None = None,
    ) -> Answer:
        text = question
        query = self._read(text, as_of)
        scope = find_scope(query, self._library.documents, regions=query.regions)
        if scope.problem is Reason.OTHER_REGION:
            return self._abstain(question, Reason.OTHER_REGION)
        explainer = Explainer(
            query.content, weights=self._weights, lexicon=self._lexicon, settings=self._settings
        )
        ranked = self._rank(query, scope, explainer)
        if not ranked or ranked[0].coverage < self._settings.enough:
            return self._abstain(question, Reason.NOT_IN_CORPUS)
        if scope.problem is not None:
            return self._abstain(question, scope.problem)
        composer = Composer(query, weights=explainer.weights)
        best = ranked[0]
        finding = composer.find(best, self._document(best.statement.document_id))
        return self._answer(question, [finding])

    def trace(self, question: str, history=(), as_of=None):
        query = self._read(question, as_of)
        scope = find_scope(query, self._library.documents, regions=query.regions)
        explainer = Explainer(
            query.content, weights=self._weights, lexicon=self._lexicon, settings=self._settings
        )
        return query, scope, self._rank(query, scope, explainer)

    def _read(self, text: str, as_of: date | None) -> Query:
        return read_question(text, regions=self._regions(text), as_of=as_of)

    def _regions(self, text: str):
        out = []
        for region in {d.region for d in self._library.documents if d.region}:
            short = region.rstrip("市县区")
            for name in (region, short):
                place = text.find(name)
                if place >= 0:
                    out.append((region, place, place + len(name)))
                    break
        return out

    def _rank(self, query: Query, scope: Scope, explainer: Explainer) -> list[Evidence]:
        ids = [document.id for document in scope.documents]
        passages = self._retriever.passages(
            query.content, document_ids=ids, limit=self._settings.candidates
        )
        found = []
        for statement in self._statements(passages):
            document = self._document(statement.document_id)
            evidence = explainer.explain(statement, fields_of(statement, title=document.title))
            bonus = kind_bonus(query, statement) * self._settings.kind_bonus
            found.append((evidence.coverage + bonus, -len(statement.text), evidence))
        found.sort(key=lambda item: (-item[0], item[2].statement.key))
        return [evidence for _, _, evidence in found]

    def _statements(self, passages: Iterable[Passage]) -> list[Statement]:
        wanted = {passage.id for passage in passages}
        documents = dict.fromkeys(passage.document_id for passage in passages)
        return [
            statement
            for document_id in documents
            for statement in self._all_statements[document_id]
            if statement.passage.id in wanted
        ]

    @cached_property
    def _all_statements(self) -> dict[str, tuple[Statement, ...]]:
        return {
            d.id: statements_of(d, self._library.passages_in(d.id)) for d in self._library.documents
        }

    @cached_property
    def _weights(self) -> TermWeights:
        return TermWeights.of(p.text.text for p in self._library.passages)

    def _document(self, document_id: str) -> Document:
        return self._library.document(document_id)

    def _answer(self, question: str, findings: Sequence[Finding]) -> Answer:
        passages: list[Passage] = []
        lines = []
        for finding in findings:
            for passage in finding.passages:
                if passage not in passages:
                    passages.append(passage)
            marks = "".join(f"[{passages.index(p) + 1}]" for p in finding.passages)
            lines.append(f"{finding.document.region or ''}：{finding.text}{marks}")
        citations = cite(passages, [self._document(p.document_id) for p in passages])
        return Answer(
            question=question,
            status=Status.ANSWERED,
            answer="；".join(lines) + "。",
            citations=citations,
        )

    def _abstain(self, question: str, reason: Reason) -> Answer:
        return Answer(
            question=question,
            status=Status.ABSTAINED,
            answer="现有文件没有这方面的规定。",
            reason=reason,
        )


def kind_bonus(query: Query, statement: Statement) -> float:
    import re

    from assistant.compose import has_time

    text = statement.text.text
    if query.wants_any(Want.WHO):
        return 1.0 if statement.duty else 0.0
    if query.wants_any(Want.WHEN):
        return 1.0 if has_time(text) or (statement.row and statement.row.deadline) else 0.0
    if query.measure:
        return 1.0 if re.search(rf"\d[^，；。]{{0,3}}{re.escape(query.measure)}", text) else 0.0
    if query.wants_any(Want.AMOUNT):
        return 1.0 if re.search(r"\d", text) else 0.0
    return 0.0
