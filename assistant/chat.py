"""The assistant: a question and its history in, a cited answer out.

turns -> query -> scope -> statements -> ranked evidence -> enough / ask back / abstain
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice
from typing import Protocol

from assistant.answers import abstention, answered, clarification, contradicted, listed
from assistant.attributes import attribute_finding, choose_documents
from assistant.comparison import split_comparison
from assistant.compose import Composer, Finding
from assistant.datamodels import Answer, Reason, Status
from assistant.disagreement import Disagreements, statement_of
from assistant.enterprises import EnterpriseFinder
from assistant.evidence import Explainer, FieldCache, TermWeights
from assistant.filters import narrowed
from assistant.followup import Turn, complete
from assistant.listing import list_all
from assistant.places import PlaceFinder
from assistant.question import (
    Attribute,
    Query,
    Want,
    read_question,
    said_slots,
    said_times,
    slots_json,
)
from assistant.ranking import Ranked, best_per_document, is_about_curtailing, rank
from assistant.remarks import on_documents, on_places
from assistant.scope import Scope, asked_periods, find_scope, repealed_documents
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document, Passage
from corpus.dates import find_times
from corpus.fact_models import Contradiction
from corpus.heads import skeleton
from corpus.library import Library
from corpus.statements import Statement, statements_of
from corpus.vocabulary import indicator_names
from index.lexicon import Lexicon

OPTIONS = 6  # options told when asking back
_NOW = re.compile(r"今[天晚早]|明[天早晚]|昨[天晚]|此刻|眼下")
_ACROSS = re.compile(r"各[是为有多]|变化|前后|历年|这几年|逐年|从\d{4}.{0,12}到\d{4}|两年|[两几]份")
NEAR = 3  # related headings shown with a refusal
SIDES = 2  # other places told beside the answer
FULL_KIND = 0.9  # of the kind of thing asked for; a rival has to hold it like the best


class Retriever(Protocol):
    """Passages that may answer, best first."""

    def passages(
        self, query: str, *, document_ids: Sequence[str], limit: int
    ) -> Sequence[Passage]: ...


class Assistant:
    """Answers questions over one library. Holds no state between questions."""

    def __init__(
        self,
        library: Library,
        *,
        retriever: Retriever,
        lexicon: Lexicon,
        settings: EvidenceSettings,
        contradictions: Iterable[Contradiction] = (),
    ) -> None:
        self._library = library
        self._retriever = retriever
        self._lexicon = lexicon
        self._settings = settings
        self._disagreements = Disagreements(contradictions)
        self._places = PlaceFinder(library.documents)
        self._enterprises = EnterpriseFinder(
            (p.text.text for p in library.passages),
            places={d.region for d in library.documents if d.region},
        )
        self._repealed = repealed_documents(library.documents)
        self._documents = {document.id: document for document in library.documents}
        titles = {document.id: document.title for document in library.documents}
        self._fields = FieldCache(titles=titles, size=settings.cached_statements)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        filters: Mapping[str, str] | None = None,
    ) -> Answer:
        """Answer `question` as the contract has it; see `assistant.protocols.Answerer`."""
        day = as_of or today()
        turn, query = self._understood(question, history, day)
        answer = self._answer(question, turn, query, day, filters)
        cited = [
            self._documents[id_] for id_ in dict.fromkeys(c.document_id for c in answer.citations)
        ]
        remarks = [*on_documents(cited, repealed=self._repealed, day=day)]
        if answer.status is not Status.ABSTAINED:
            remarks += on_places(self._places.find(question))
        trace = replace(answer.trace, slots=slots_json(query))
        return replace(answer, notes=(*answer.notes, *remarks), trace=trace)

    def _answer(
        self,
        question: str,
        turn: Turn,
        query: Query,
        day: date,
        filters: Mapping[str, str] | None,
    ) -> Answer:
        stranger = self._stranger(question, turn, day)
        if stranger is not None:
            return stranger
        documents = narrowed(self._library.documents, filters)
        attribute = self._answer_attribute(question, query, documents)
        if attribute is not None:
            return attribute
        listed = self._list(question, turn, query, documents)
        if listed is not None:
            return listed
        parts = split_comparison(query) or self._by_document(query, documents)
        if len(parts) > 1:
            return self._compare(question, turn, parts, documents)
        return self._answer_one(question, turn, query, documents)

    def retrieve(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        k: int = 10,
        as_of: date | None = None,
    ) -> Sequence[Passage]:
        """The `k` passages that search alone puts first, over the documents of the place and
        time asked for, as in answering. None for a place without documents."""
        day = as_of or today()
        turn, query = self._understood(question, history, day)
        if self._stranger(question, turn, day) is not None:
            return ()
        scope = find_scope(query, self._library.documents, regions=query.regions)
        ids = [document.id for document in scope.documents]
        return self._retriever.passages(f"{turn.text} {turn.behind}", document_ids=ids, limit=k)

    def _understood(self, question: str, history: Sequence[str], day: date) -> tuple[Turn, Query]:
        """The question made whole, and read."""
        turn = complete(question, history, read=lambda text: self._read(text, day))
        return turn, self._read(turn.text, day)

    def _stranger(self, question: str, turn: Turn, day: date) -> Answer | None:
        """A refusal for a place or an enterprise that the corpus does not have."""
        for text in (question, turn.text):
            places = self._places.find(text)
            unknown = [p.name for p in places if p.region is None and not p.wide]
            if unknown and not any(place.region for place in places):
                return abstention(question, Reason.OTHER_REGION, about=unknown[0])
        if _NOW.search(question) and not any(self._in_period(d, day) for d in self._documents):
            return abstention(question, Reason.OTHER_PERIOD, about="今天")
        name = self._enterprises.unknown(turn.text)
        if name is not None and not self._enterprises.find(turn.text):
            return abstention(question, Reason.NOT_IN_CORPUS, about=name)
        return None

    def _in_period(self, document_id: str, day: date) -> bool:
        period = self._documents[document_id].period
        return period is not None and period.start <= day <= period.end

    def _read(self, text: str, day: date) -> Query:
        places = self._places.find(text)
        regions = [(p.region, p.start, p.end) for p in places if p.region and p.whole]
        inner = [p for p in places if p.region and not p.whole]
        known = {region for region, _, _ in regions}
        query = read_question(
            text,
            regions=regions,
            inner_places=[p.name for p in inner],
            enterprises=self._enterprises.find(text),
            as_of=day,
            places=places,
        )
        further = [p.region for p in inner if p.region and p.region not in known]
        return replace(query, regions=tuple(dict.fromkeys([*query.regions, *further])))

    # -- one question -----------------------------------------------------------------------

    def _answer_one(
        self, question: str, turn: Turn, query: Query, documents: Sequence[Document]
    ) -> Answer:
        scope = find_scope(query, documents, regions=query.regions)
        if scope.problem is Reason.OTHER_REGION:
            return abstention(question, scope.problem, about="、".join(query.regions))
        ranked = self._rank(query, scope, behind=turn.behind)
        enough = [item for item in ranked if item.evidence.coverage >= self._settings.enough]
        if not enough and query.regions and scope.problem is None:
            ranked = self._elsewhere(query, turn, documents) or ranked
            enough = [i for i in ranked if i.fits and self._is_enough(i)]
        if not enough and self._stands_out(query, ranked):
            enough = [ranked[0]]
        enough = self._in_force_first(query, enough)
        if scope.problem is Reason.OTHER_PERIOD:
            ranked = [item for item in ranked if self._speaks_of(query, item.statement)]
            enough = [i for i in ranked if i.evidence.coverage >= self._settings.enough]
        if scope.problem is Reason.OTHER_PERIOD and not enough:
            about = said_times(query)
            return abstention(question, Reason.OTHER_PERIOD, about=about, score=_best(ranked))
        if not enough:
            return self._short(question, self._reason(query, ranked), ranked)
        if not enough[0].fits:
            return self._short(question, Reason.NOT_COVERED, ranked, about=said_slots(query))
        composer = self._composer(query, turn)
        rivals = self._rivals(enough, query, scope, composer)
        if len(rivals) > 1:
            return clarification(question, rivals[:OPTIONS])
        best = enough[0]
        document = self._documents[best.statement.document_id]
        finding = composer.find(best.evidence, document)
        others = list(self._other_sides(query, best.statement, finding, composer))
        if others:
            return contradicted(question, [finding, *others])
        return answered(question, [finding])

    def _other_sides(
        self, query: Query, statement: Statement, finding: Finding, composer: Composer
    ) -> Iterator[Finding]:
        """What the corpus says otherwise on the point, up to a few places."""
        explainer = self._explainer(query, "")
        for side in islice(self._disagreements.touching(query, statement), SIDES):
            statements = self._statements_by_document[side.document_id]
            other = statement_of(side, statements)
            if other is None:
                continue
            evidence = explainer.explain(other, self._fields.of(other))
            found = composer.find(evidence, self._documents[side.document_id])
            if skeleton(found.value) != skeleton(finding.value):  # they differ in another point
                yield found

    def _is_enough(self, item: Ranked) -> bool:
        return item.evidence.coverage >= self._settings.enough

    def _elsewhere(self, query: Query, turn: Turn, documents: Sequence[Document]) -> list[Ranked]:
        """What the documents of other regions say of the place asked about, by name."""
        scope = find_scope(replace(query, regions=()), documents, regions=())
        found = self._rank(query, scope, behind=turn.behind)
        return found if found and found[0].fits and self._is_enough(found[0]) else []

    def _short(
        self, question: str, reason: Reason, ranked: Sequence[Ranked], *, about: str = ""
    ) -> Answer:
        """A refusal for want of evidence, with what comes nearest."""
        near = self._near(ranked)
        return abstention(question, reason, about=about, near=near, score=_best(ranked))

    def _near(self, ranked: Sequence[Ranked]) -> tuple[str, ...]:
        """What the corpus has nearest to a question that it does not answer."""
        found: dict[str, None] = {}
        for item in ranked:
            headings = [part for part in item.statement.headings if part]
            if headings and item.evidence.coverage >= self._settings.related:
                document = self._documents[item.statement.document_id]
                found.setdefault(f"{document.region or document.title}：{headings[-1]}")
        return tuple(found)[:NEAR]

    def _stands_out(self, query: Query, ranked: Sequence[Ranked]) -> bool:
        """Is the best clearly ahead, and of the kind asked for, though it explains less?"""
        if not ranked or not query.regions or not ranked[0].fits:
            return False
        best = ranked[0]
        others = [i for i in ranked[1:] if i.statement.headings != best.statement.headings]
        lead = best.value - max((item.value for item in others), default=0.0)
        return (
            best.evidence.coverage >= self._settings.enough_alone
            and best.kind >= FULL_KIND
            and lead >= self._settings.stands_out
        )

    def _in_force_first(self, query: Query, ranked: list[Ranked]) -> list[Ranked]:
        """What a document in force says goes before what a repealed one says."""
        if asked_periods(query) or query.documents:
            return ranked
        return sorted(ranked, key=lambda i: i.statement.document_id in self._repealed)

    def _speaks_of(self, query: Query, statement: Statement) -> bool:
        """Does a statement name the very time asked for, though its document is for another?"""
        columns = statement.row.columns if statement.row and statement.row.is_figures else ()
        default = self._documents[statement.document_id].period
        said = find_times(" ".join([statement.text.text, *columns]), default=default)
        spoken = [mention.period for mention in said if mention.period]
        asked = [mention.period for mention in asked_periods(query) if mention.period]
        return any((s.start, s.end) == (a.start, a.end) for s in spoken for a in asked)

    def _rank(self, query: Query, scope: Scope, *, behind: str) -> list[Ranked]:
        ids = [document.id for document in scope.documents]
        passages = self._retriever.passages(
            f"{query.content} {behind}", document_ids=ids, limit=self._settings.candidates
        )
        return rank(
            self._statements(passages),
            query,
            explainer=self._explainer(query, behind),
            fields=self._fields,
            documents=self._documents,
            settings=self._settings,
        )

    def _explainer(self, query: Query, behind: str) -> Explainer:
        return Explainer(
            query.content,
            behind=behind,
            weights=self._weights,
            lexicon=self._lexicon,
            settings=self._settings,
            synonyms=indicator_names(query.content),
        )

    def _composer(self, query: Query, turn: Turn) -> Composer:
        return Composer(query, explainer=self._explainer(query, turn.behind))

    def _rivals(
        self, enough: Sequence[Ranked], query: Query, scope: Scope, composer: Composer
    ) -> list[Finding]:
        """The findings between which the question leaves the choice: of several documents that
        answer about equally well but differently, or of several industries in one document."""
        industries = self._industry_rivals(enough, query, composer)
        if industries:
            return industries
        if scope.by_region and scope.by_time:
            return []
        best = best_per_document(enough)
        if not best:
            return []
        in_force = [i for i in best if i.statement.document_id not in self._repealed]
        best = in_force or best
        limit = best[0].value * self._settings.rival
        close = [
            item
            for item in best
            if item.value >= limit and item.kind >= min(best[0].kind, FULL_KIND)
        ]
        findings = [
            composer.find(item.evidence, self._documents[item.statement.document_id])
            for item in close
        ]
        values = {skeleton(finding.value) for finding in findings}
        regions = {finding.document.region for finding in findings}
        if scope.by_region and len(regions) == 1 and len(values) == 1:
            return []
        return findings if len(findings) > 1 else []

    def _industry_rivals(
        self, enough: Sequence[Ranked], query: Query, composer: Composer
    ) -> list[Finding]:
        """A rule asked for by grade alone stands under several industries."""
        if not query.grades or query.industries or not is_about_curtailing(query):
            return []
        by_heading: dict[tuple[str, ...], Ranked] = {}
        for item in enough:
            if item.fits and item.value >= enough[0].value * self._settings.rival:
                by_heading.setdefault(item.statement.headings, item)
        findings = [
            composer.find(item.evidence, self._documents[item.statement.document_id])
            for item in by_heading.values()
        ]
        return findings if len({finding.value for finding in findings}) > 1 else []

    def _reason(self, query: Query, ranked: Sequence[Ranked]) -> Reason:
        best = _best(ranked)
        if best < self._settings.related:
            return Reason.OUT_OF_SCOPE if not query.regions else Reason.NOT_IN_CORPUS
        return Reason.NOT_COVERED if is_about_curtailing(query) else Reason.NOT_IN_CORPUS

    def _list(
        self, question: str, turn: Turn, query: Query, documents: Sequence[Document]
    ) -> Answer | None:
        scope = find_scope(query, documents, regions=query.regions)
        if scope.problem is not None:
            return None
        found = list_all(
            query,
            [s for d in scope.documents for s in self._statements_by_document[d.id]],
            documents=self._documents,
            composer=self._composer(query, turn),
        )
        return listed(question, found, count=query.wants_any(Want.COUNT)) if found else None

    # -- several at once --------------------------------------------------------------------

    def _by_document(self, query: Query, documents: Sequence[Document]) -> list[Query]:
        """A comparison over several years that names no two of them: one part a document."""
        if _ACROSS.search(query.text) is None:
            return []
        scope = find_scope(replace(query, times=()), documents, regions=query.regions)
        if query.times:
            scope = replace(scope, documents=_within(scope.documents, query))
        own = [d for d in scope.documents if d.forwarded_by or not _forwards(d, scope.documents)]
        if len(query.regions) != 1 or not 1 < len(own) <= OPTIONS:
            return []
        return [replace(query, documents=(d.id,)) for d in own]

    def _compare(
        self,
        question: str,
        turn: Turn,
        parts: Sequence[Query],
        documents: Sequence[Document],
    ) -> Answer:
        findings: list[Finding] = []
        for part in parts:
            scope = find_scope(part, documents, regions=part.regions)
            if scope.problem is not None:
                return abstention(question, scope.problem, about=said_times(part))
            ranked = self._rank(part, scope, behind=turn.behind)
            if not ranked or not ranked[0].fits:
                return abstention(question, Reason.NOT_IN_CORPUS, about="")
            if ranked[0].evidence.coverage < self._settings.enough_compared:
                return abstention(question, Reason.NOT_IN_CORPUS, about="")
            best = ranked[0]
            document = self._documents[best.statement.document_id]
            findings.append(self._composer(part, turn).find(best.evidence, document))
        return answered(question, findings, compared=True)

    # -- about a document -------------------------------------------------------------------

    def _answer_attribute(
        self, question: str, query: Query, documents: Sequence[Document]
    ) -> Answer | None:
        if not query.attributes:
            return None
        scope = find_scope(query, documents, regions=query.regions)
        if scope.problem is not None:
            return abstention(question, scope.problem, about=said_times(query))
        chosen = choose_documents(query, scope.documents)
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
                    statements=self._statements_by_document[document.id],
                )
            )
        ]
        if not findings:
            return self._no_attribute(question, query, chosen)
        if len(chosen) > 1 and not scope.by_region:
            return clarification(question, findings)
        return answered(question, findings)

    def _no_attribute(
        self, question: str, query: Query, chosen: Sequence[Document]
    ) -> Answer | None:
        """A document that does not state a formal part of its own does not state it anywhere."""
        formal = (Attribute.NUMBER, Attribute.PUBLISHED, Attribute.ADDRESSEES)
        if len(chosen) == 1 and query.attributes[0] in formal:
            return abstention(question, Reason.NOT_COVERED, about=f"《{chosen[0].title}》的这一项")
        return None

    # -- what the library offers ------------------------------------------------------------

    def _statements(self, passages: Iterable[Passage]) -> list[Statement]:
        wanted = {passage.id: passage.document_id for passage in passages}
        return [
            statement
            for document_id in dict.fromkeys(wanted.values())
            for statement in self._statements_by_document[document_id]
            if statement.passage.id in wanted
        ]

    @cached_property
    def _statements_by_document(self) -> dict[str, tuple[Statement, ...]]:
        return {
            document.id: statements_of(document, self._library.passages_in(document.id))
            for document in self._library.documents
        }

    @cached_property
    def _weights(self) -> TermWeights:
        return TermWeights.of(passage.text.text for passage in self._library.passages)


def _within(documents: Sequence[Document], query: Query) -> tuple[Document, ...]:
    """Documents whose period begins in the stretch of time that a question names."""
    asked = [mention.period for mention in query.times if mention.period is not None]
    return tuple(
        d for d in documents if d.period and any(a.start <= d.period.start <= a.end for a in asked)
    )


def _best(ranked: Sequence[Ranked]) -> float:
    """The largest share of the question that any of them explains."""
    return max((item.evidence.coverage for item in ranked), default=0.0)


def today() -> date:
    """The day on the clock of this machine's place."""
    return datetime.now(UTC).astimezone().date()


def _forwards(document: Document, documents: Sequence[Document]) -> bool:
    return any(other.forwarded_by == document.id for other in documents)
