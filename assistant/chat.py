"""The assistant: a question and its history in, a cited answer out.

turns -> query -> scope -> statements -> ranked evidence -> enough / ask back / abstain
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from assistant.answers import (
    abstention,
    answered,
    clarification,
    contradicted,
    listed,
    with_its_time,
)
from assistant.asked_kind import is_of_the_asked_kind
from assistant.attribute_answers import AttributeAnswers
from assistant.built_levels import BuiltLevels
from assistant.charged_units import charged_in_vain
from assistant.comparing import Comparing
from assistant.compose import Composer, Finding
from assistant.curtailing import is_about_curtailing
from assistant.datamodels import Answer, Reason, Status
from assistant.disagreement import Disagreements, statement_of, told_with
from assistant.filters import asked_on, narrowed
from assistant.finder import Finder, Retriever
from assistant.followup import Turn
from assistant.graded_enterprises import GradedEnterprises
from assistant.joined import split_joined
from assistant.listing import list_all
from assistant.measured import has_measure
from assistant.numbered_answers import NumberedAnswers
from assistant.phases import Phases
from assistant.question import Query, Want, plain_words, said_slots, said_times, slots_json
from assistant.ranking import Ranked
from assistant.remarks import on_documents, on_places
from assistant.rivals import Rivals
from assistant.scope import (
    Scope,
    asked_periods,
    find_scope,
    repealed_documents,
    settle_months,
    settle_periods,
)
from assistant.several import hang_together, joined, questions_in, so_far, tells_all
from assistant.slot_checks import ASKS_TARGET
from assistant.sufficiency import Sufficiency, of_the_very_time
from assistant.told_times import names_the_time
from assistant.tuning import EvidenceSettings
from assistant.two_parts import TwoParts
from assistant.two_places import two_places, unlike_sides
from assistant.understanding import Understanding, Understood
from assistant.unnamed import leaves_unnamed
from assistant.verdict import in_document_order, told_together
from assistant.whole_rules import leaves_part_open, whole_rule
from corpus.datamodels import Document, Passage
from corpus.fact_models import Contradiction
from corpus.heads import skeleton
from corpus.library import Library
from corpus.statements import Statement
from index.lexicon import Lexicon

OPTIONS = 6  # options told when asking back
NEAR = 3  # related headings shown with a refusal
SIDES = 2  # other places told beside the answer


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
        self._settings = settings
        self._disagreements = Disagreements(contradictions)
        self._understanding = Understanding(library)
        self._finder = Finder(library, retriever=retriever, lexicon=lexicon, settings=settings)
        self._phases = Phases(self._finder)
        self._documents = {document.id: document for document in library.documents}
        self._repealed = repealed_documents(library.documents)
        self._attributes = AttributeAnswers(library, repealed=self._repealed, finder=self._finder)
        self._two_parts = TwoParts(self._finder, self._documents, self._disagreements)
        self._comparing = Comparing(self._finder, self._documents, settings)
        self._levels = BuiltLevels(self._finder, self._documents)
        self._graded = GradedEnterprises(self._finder, self._documents)
        self._numbered = NumberedAnswers(self._finder)
        self._sufficiency = Sufficiency(settings)
        self._choices = Rivals(self._documents, repealed=self._repealed, settings=settings)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        filters: Mapping[str, str] | None = None,
    ) -> Answer:
        """Answer `question` as the contract has it; see `assistant.protocols.Answerer`."""
        day = asked_on(as_of)

        def read(text: str) -> Query:
            return self._understanding.read(text, day)

        whole = self._ask_once(question, history, day, filters)
        texts = questions_in(plain_words(question), read=read)
        if len(texts) < 2:
            return whole
        if len(whole.facts) > 1 and split_joined(read(plain_words(question))):
            return whole  # both of two things joined in one clause are told
        parts = [
            self._ask_once(text, (*history, *texts[:place]), day, filters)
            for place, text in enumerate(texts)
        ]
        if whole.status is Status.ABSTAINED and parts[0].status is Status.ANSWERED:
            return so_far(question, texts, parts) or whole
        told = hang_together(texts, parts, read=read) and not tells_all(whole, parts)
        return joined(question, parts) if told else whole

    def _ask_once(
        self,
        question: str,
        history: Sequence[str],
        day: date,
        filters: Mapping[str, str] | None,
    ) -> Answer:
        """The answer to a text taken as one question."""
        documents = narrowed(self._library.documents, filters)
        asked = self._understanding.understand(question, history, day, documents)
        answer = self._with_levels(question, asked, documents)
        if answer.status is Status.ABSTAINED:
            asked, answer = self._otherwise(question, asked, answer, documents)
        if asked.day != day:
            answer = with_its_time(answer, self._documents)
        cited = [
            self._documents[id_] for id_ in dict.fromkeys(c.document_id for c in answer.citations)
        ]
        remarks = [*on_documents(cited, repealed=self._repealed, day=day)]
        if answer.status is not Status.ABSTAINED:
            remarks += on_places(self._understanding.places(question))
        trace = replace(answer.trace, slots=slots_json(asked.query))
        return replace(answer, notes=(*answer.notes, *remarks), trace=trace)

    def _with_levels(
        self, question: str, asked: Understood, documents: Sequence[Document]
    ) -> Answer:
        """The answer, with what holds at the level asked for because it holds at one below, or for
        the enterprise because it holds for its grade."""

        def ask(text: str) -> Answer:
            turn = replace(asked.turn, text=text)
            query = self._understanding.read(text, asked.day)
            return self._with_levels(question, replace(asked, turn=turn, query=query), documents)

        answer = self._answer(question, asked, documents)
        answer = self._levels.completed(answer, asked.query, ask=ask)
        return self._graded.completed(answer, asked.query, ask=ask)

    def _otherwise(
        self, question: str, asked: Understood, answer: Answer, documents: Sequence[Document]
    ) -> tuple[Understood, Answer]:
        """The first other reading of a follow-up that has an answer, else the refusal it got."""
        measured = self._understanding.read(plain_words(question), asked.day)
        for text in asked.turn.wider:
            query = self._understanding.read(text, asked.day)
            reading = replace(asked, turn=Turn(text=text), query=query)
            found = self._answer(question, reading, documents)
            if found.status is Status.ANSWERED and has_measure(measured, found.answer):
                return reading, found  # the list again has no length of one of its members
        return asked, answer

    def _answer(self, question: str, asked: Understood, documents: Sequence[Document]) -> Answer:
        turn = asked.turn
        stranger = self._understanding.stranger(question, turn, asked.day)
        if stranger is not None:
            return stranger
        query = settle_periods(asked.query, documents)
        numbered = self._numbered.answer(question, turn, query, documents)
        if numbered is not None:
            return numbered
        attribute = self._attributes.answer(question, query, documents)
        if attribute is not None:
            return attribute
        scope = find_scope(query, documents, regions=query.regions)
        two = self._two_parts.answer(question, turn, query, scope)
        if two is not None:
            return two
        listed = self._list(question, turn, query, scope)
        if listed is not None:
            return listed
        compared = self._comparing.answer(question, turn, query, documents)
        if compared is not None:
            return compared
        answer = self._answer_one(question, turn, query, scope, documents=documents)
        return self._comparing.completed(answer, turn, query, documents)

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
        documents = self._library.documents
        asked = self._understanding.understand(question, history, asked_on(as_of), documents)
        turn, query = asked.turn, asked.query
        if self._understanding.stranger(question, turn, asked.day) is not None:
            return ()
        scope = find_scope(query, documents, regions=query.regions)
        return self._finder.passages(f"{turn.text} {turn.behind}", scope, limit=k)

    # -- one question -----------------------------------------------------------------------

    def _answer_one(
        self,
        question: str,
        turn: Turn,
        query: Query,
        scope: Scope,
        *,
        documents: Sequence[Document],
    ) -> Answer:
        if scope.problem is Reason.OTHER_REGION:
            return abstention(question, scope.problem, about="、".join(query.regions))
        query = settle_months(query, scope.documents)
        query = self._phases.settle(query, scope.documents)
        ranked = self._finder.rank(query, scope, behind=turn.behind)
        enough = self._sufficiency.enough(query, ranked)
        if not enough and query.regions and scope.problem is None:
            ranked = self._elsewhere(query, turn, documents) or ranked
            enough = [i for i in ranked if i.fits and self._sufficiency.is_enough(i)]
        if scope.by_time and not (ASKS_TARGET.search(query.text) or any(i.fits for i in enough)):
            later = self._told_later(query, turn, documents)
            ranked, enough = later or ranked, later or enough
        if not (query.regions or query.enterprises or query.documents):
            least = self._settings.enough_anywhere
            enough = [item for item in enough if item.evidence.coverage >= least]
        enough = self._in_force_first(query, enough)
        enough = [i for i in enough if not self._finder.leaves_out(turn.topic, i.evidence, query)]
        if scope.problem is Reason.OTHER_PERIOD:
            ranked = of_the_very_time(query, ranked, self._documents)
            enough = [i for i in ranked if self._sufficiency.is_enough(i)]
        if scope.problem is Reason.OTHER_PERIOD and not enough:
            about = said_times(query)
            return abstention(question, Reason.OTHER_PERIOD, about=about, score=_best(ranked))
        if not enough:
            return self._short(question, self._reason(query, ranked), ranked)
        if not enough[0].fits:
            return self._short(question, Reason.NOT_COVERED, ranked, about=said_slots(query))
        if leaves_unnamed(query, enough[0].statement) or self._sufficiency.is_elsewhere(
            query, ranked, enough[0]
        ):
            return self._short(question, Reason.NOT_COVERED, ranked)
        return self._told(question, turn, query, scope, ranked=ranked, enough=enough)

    def _told(
        self,
        question: str,
        turn: Turn,
        query: Query,
        scope: Scope,
        *,
        ranked: Sequence[Ranked],
        enough: Sequence[Ranked],
    ) -> Answer:
        """What the evidence says: options, two sides, or one thing."""
        composer = self._finder.composer(query, turn)
        rivals = self._choices.rivals(enough, query, scope, composer)
        if len(rivals) > 1:
            return clarification(question, rivals[:OPTIONS])
        best = enough[0]
        document = self._documents[best.statement.document_id]
        sides = two_places(query, ranked, document, composer=composer)
        if sides:
            return told_together(question, query, in_document_order(sides))
        finding = self._whole_rule(query, best, composer) or composer.find(best.evidence, document)
        if not is_of_the_asked_kind(query, best.statement, finding):
            return self._short(question, Reason.NOT_COVERED, ranked)
        others = list(self._other_sides(query, best.statement, finding, composer))
        sides = (
            [finding, *others]
            if others
            else unlike_sides(query, ranked, document, composer=composer)
        )
        if sides:
            return contradicted(question, in_document_order(sides))
        return answered(question, [finding])

    def _whole_rule(self, query: Query, best: Ranked, composer: Composer) -> Finding | None:
        """The rule of an industry for all grades, or all machines, where none was named."""
        statement = best.statement
        if not leaves_part_open(query, statement):
            return None
        document = self._documents[statement.document_id]
        return whole_rule(query, statement, document, finder=self._finder, composer=composer)

    def _other_sides(
        self, query: Query, statement: Statement, finding: Finding, composer: Composer
    ) -> Iterator[Finding]:
        """What the corpus says otherwise on the point, up to a few places."""
        for side in islice(
            self._disagreements.touching(query, statement, told=finding.text), SIDES
        ):
            statements = self._finder.statements_by_document[side.document_id]
            other = statement_of(side, statements)
            if other is None:
                continue
            found = composer.find(
                self._finder.explain(query, other), self._documents[side.document_id]
            )
            found = told_with(found, other, side)
            if skeleton(found.value) != skeleton(finding.value):  # they differ in another point
                yield found

    def _elsewhere(self, query: Query, turn: Turn, documents: Sequence[Document]) -> list[Ranked]:
        """What the documents of other regions say of the place asked about, by name."""
        scope = find_scope(replace(query, regions=()), documents, regions=())
        least = self._settings.enough
        found = self._finder.rank(query, scope, behind=turn.behind, least=least)
        return found if found and found[0].fits and self._sufficiency.is_enough(found[0]) else []

    def _told_later(self, query: Query, turn: Turn, documents: Sequence[Document]) -> list[Ranked]:
        """What the place's documents for another time say of the very time asked about: a plan
        often gives the figures of the season before beside its own."""
        scope = find_scope(replace(query, times=()), documents, regions=query.regions)
        found = self._finder.rank(query, scope, behind=turn.behind, least=self._settings.enough)
        found = [i for i in found if i.fits and self._sufficiency.is_enough(i)]
        rows = [item for item in found if item.statement.is_figures]
        return of_the_very_time(query, rows, self._documents)

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

    def _in_force_first(self, query: Query, ranked: list[Ranked]) -> list[Ranked]:
        """What a document in force says goes before what a repealed one says."""
        if asked_periods(query) or query.documents:
            return ranked
        return sorted(ranked, key=lambda i: i.statement.document_id in self._repealed)

    def _reason(self, query: Query, ranked: Sequence[Ranked]) -> Reason:
        best = _best(ranked)
        if best < self._settings.related:
            return Reason.OUT_OF_SCOPE if not query.regions else Reason.NOT_IN_CORPUS
        return Reason.NOT_COVERED if is_about_curtailing(query) else Reason.NOT_IN_CORPUS

    def _list(self, question: str, turn: Turn, query: Query, scope: Scope) -> Answer | None:
        if scope.problem not in (None, Reason.OTHER_PERIOD):
            return None
        statements = [s for d in scope.documents for s in self._finder.statements_by_document[d.id]]
        if scope.problem is Reason.OTHER_PERIOD:
            statements = [
                s for s in statements if names_the_time(query, s, self._documents[s.document_id])
            ]
        found = list_all(
            query,
            statements,
            documents=self._documents,
            composer=self._finder.composer(query, turn),
        )
        if found:
            return listed(question, found, count=query.wants_any(Want.COUNT))
        unit = charged_in_vain(query, statements) if scope.problem is None else ""
        return abstention(question, Reason.NOT_COVERED, about=unit) if unit else None


def _best(ranked: Sequence[Ranked]) -> float:
    """The largest share of the question that any of them explains."""
    return max((item.evidence.coverage for item in ranked), default=0.0)
