"""From a question to ranked evidence: passages searched, taken to statements, weighed.

passages that may answer -> their statements -> how well each explains the question
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Protocol

from assistant.compose import Composer
from assistant.curtailing import is_about_curtailing
from assistant.evidence import Evidence, Explainer, FieldCache, TermWeights, says_something
from assistant.followup import Turn
from assistant.meanings import asks_meaning, asks_only_meaning, asks_whether_one, terms_in
from assistant.question import Query, Want
from assistant.ranking import Ranked, rank, split_filters
from assistant.scope import Scope
from assistant.stages import goes_first
from assistant.told_times import NARROW, searched_besides
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document, Passage, Period
from corpus.dates import find_times
from corpus.library import Library
from corpus.statements import Statement, statements_of
from corpus.vocabulary import indicator_names, level_names, zone_names
from index.lexicon import Lexicon
from index.terms import grams

PAIR = 2  # characters
EXPLAINERS = 16  # kept: those of the parts of one question


class Retriever(Protocol):
    """Passages that may answer, best first."""

    def passages(
        self, query: str, *, document_ids: Sequence[str], limit: int
    ) -> Sequence[Passage]: ...


class Finder:
    """Finds evidence in one library. Statements are read once and kept."""

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
        self._documents = {document.id: document for document in library.documents}
        titles = {document.id: document.title for document in library.documents}
        self._fields = FieldCache(titles=titles, size=settings.cached_statements)
        # a question is weighed, and its answer worded, with the same one
        self._explainer = lru_cache(maxsize=EXPLAINERS)(self._new_explainer)

    def rank(self, query: Query, scope: Scope, *, behind: str, least: float = 0.0) -> list[Ranked]:
        """The statements of the documents in question, best first; none where not even one
        explains `least` of the question."""
        wider = any(document.region not in query.regions for document in scope.documents)
        places = " ".join(query.regions) if wider else ""  # a province's table has many cities
        passages = self.passages(
            f"{query.content} {places} {behind} {searched_besides(query)}",
            scope,
            limit=self._settings.candidates,
        )
        of_the_word = {s.key: s for s in self._definitions_asked(query, scope)}
        sure = {s.key: s for s in self._rows_of_the_time(query, scope)} | of_the_word
        found = list(self._statements(passages))
        if sure:
            found = [*(s for s in found if s.key not in sure), *sure.values()]
        ranked = rank(
            found,
            query,
            explainer=self.explainer(query, behind),
            fields=self._fields,
            documents=self._documents,
            settings=self._settings,
            least=least,
            sure=sure,
        )
        if of_the_word and asks_only_meaning(query):
            return _definitions_alone(ranked, of_the_word)
        if of_the_word and asks_whether_one(query):
            return _definitions_first(ranked, of_the_word)
        return goes_first(query, ranked)

    def _definitions_asked(self, query: Query, scope: Scope) -> Iterator[Statement]:
        """The statements that define a word of which the question asks what it means."""
        for document in scope.documents:
            for term, statement in self._definitions[document.id]:
                if asks_meaning(query, term):
                    yield statement

    @cached_property
    def _definitions(self) -> dict[str, tuple[tuple[str, Statement], ...]]:
        """The words that each document defines, with the statements that do."""
        return {
            id_: tuple((term, s) for s in statements for term in terms_in(s.text.text))
            for id_, statements in self.statements_by_document.items()
        }

    def _rows_of_the_time(self, query: Query, scope: Scope) -> Iterator[Statement]:
        """The rows of figures that go by a month or quarter that the question names: nothing else
        in them is a word that search could find."""
        asked = {
            (m.period.start, m.period.end) for m in query.times if m.period and m.kind in NARROW
        }
        for document in scope.documents if asked else ():
            for period, statement in self._timed_rows[document.id]:
                if (period.start, period.end) in asked:
                    yield statement

    @cached_property
    def _timed_rows(self) -> dict[str, tuple[tuple[Period, Statement], ...]]:
        """The rows of figures that go by a time, by document."""
        return {
            document.id: tuple(_named_by_time(self.statements_by_document[document.id], document))
            for document in self._documents.values()
        }

    def weigh(
        self, query: Query, statements: Iterable[Statement], *, behind: str, least: float = 0.0
    ) -> list[Ranked]:
        """These statements, the best first; none where not even one explains `least`."""
        return rank(
            statements,
            query,
            explainer=self.explainer(query, behind),
            fields=self._fields,
            documents=self._documents,
            settings=self._settings,
            least=least,
        )

    def explainer(self, query: Query, behind: str) -> Explainer:
        """What scores texts against this question."""
        matter, filters = split_filters(query)
        curtails = is_about_curtailing(query)
        trades = tuple(
            (mention.word, mention.industry.name)
            for mention in query.industries
            if curtails and not mention.word.endswith(("企业", "厂"))
        )
        return self._explainer(query.content, matter, filters, behind, trades)

    def _new_explainer(
        self,
        content: str,
        matter: str,
        filters: str,
        behind: str,
        trades: tuple[tuple[str, str], ...],
    ) -> Explainer:
        return Explainer(
            matter,
            filters=filters,
            behind=behind,
            weights=self._weights,
            lexicon=self._lexicon,
            settings=self._settings,
            synonyms=[
                *indicator_names(content),
                *level_names(content),
                *zone_names(content),
                *((word, (name,)) for word, name in trades),
            ],
        )

    def _statements(self, passages: Iterable[Passage]) -> list[Statement]:
        wanted = {passage.id: passage.document_id for passage in passages}
        return [
            statement
            for document_id in dict.fromkeys(wanted.values())
            for statement in self.statements_by_document[document_id]
            if statement.passage.id in wanted
        ]

    @cached_property
    def statements_by_document(self) -> dict[str, tuple[Statement, ...]]:
        """All statements of each document, by its id."""
        return {
            document.id: statements_of(document, self._library.passages_in(document.id))
            for document in self._documents.values()
        }

    @cached_property
    def _weights(self) -> TermWeights:
        return TermWeights.of(passage.text.text for passage in self._library.passages)

    def passages(self, text: str, scope: Scope, *, limit: int) -> Sequence[Passage]:
        """What search alone puts first over the documents in question."""
        ids = [document.id for document in scope.documents]
        return self._retriever.passages(text, document_ids=ids, limit=limit)

    def explain(self, query: Query, statement: Statement) -> Evidence:
        """How well one statement explains the question."""
        explainer = self.explainer(query, "")
        return explainer.explain(statement, explainer.shares(self._fields.of(statement)))

    def leaves_out(self, topic: str, evidence: Evidence, query: Query) -> bool:
        """Does a statement say nothing of the topic that a follow-up names? What stands around
        it may: it is of another topic there."""
        explainer = self.explainer(query, "")
        shares = explainer.shares(self._fields.of(evidence.statement))
        missing = explainer.only_around(shares)
        pairs = [g for g in grams(topic) if len(g) == PAIR and says_something(g)]
        return bool(pairs) and all(
            not explainer.weighs(gram) or any(part in missing for part in (gram, *gram))
            for gram in pairs
        )

    def composer(self, query: Query, turn: Turn) -> Composer:
        """What words the answers to this question; of several figures a topic that it newly names
        says more of which is asked for than the question before."""
        figure = query.wants_any(Want.AMOUNT, Want.COUNT, Want.WHEN)
        behind = "" if turn.topic and figure else turn.behind
        return Composer(query, explainer=self.explainer(query, behind))


def _definitions_alone(ranked: list[Ranked], defining: Collection[str]) -> list[Ranked]:
    """These statements alone: a word that is defined stands for itself, whatever else (a rule of a
    trade, a season) it is a word for elsewhere."""
    own = [
        replace(r, fits=True, evidence=replace(r.evidence, coverage=1.0))
        for r in ranked
        if r.statement.key in defining
    ]
    others = [r for r in ranked if r.statement.key not in defining]
    return [*own, *(replace(r, fits=not own and r.fits) for r in others)]


def _definitions_first(ranked: list[Ranked], defining: Collection[str]) -> list[Ranked]:
    """Where one of these statements fits, none of another document does."""
    places = {r.statement.document_id for r in ranked if r.fits and r.statement.key in defining}
    if not places:
        return ranked
    kept = [r for r in ranked if r.statement.document_id in places]
    others = [r for r in ranked if r.statement.document_id not in places]
    return [*kept, *(replace(r, fits=False) for r in others)]


def _named_by_time(
    statements: Iterable[Statement], document: Document
) -> Iterator[tuple[Period, Statement]]:
    for statement in statements:
        row = statement.row
        name = row.names[0] if row is not None and row.is_figures and row.names else ""
        times = find_times(name, default=document.period) if name else ()
        if len(times) == 1 and times[0].text == name and times[0].period is not None:
            yield times[0].period, statement
