"""Where a question leaves the choice: findings that answer about equally well, but differently."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from assistant.asked_kind import is_of_the_asked_kind
from assistant.compose import Composer, Finding
from assistant.curtailing import is_about_curtailing
from assistant.parts import figures_in
from assistant.question import (
    Query,
)
from assistant.ranking import Ranked, best_per_document
from assistant.scope import Scope
from assistant.slot_checks import is_under_any_industry
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document
from corpus.heads import skeleton
from corpus.statements import Statement
from corpus.vocabulary import levels_in
from index.terms import grams

FULL_KIND = 0.9  # of the kind of thing asked for; a rival has to hold it like the best


class Rivals:
    """Finds the options of a question that several documents or industries answer."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        *,
        repealed: Collection[str],
        settings: EvidenceSettings,
    ) -> None:
        self._documents = documents
        self._repealed = repealed
        self._settings = settings

    def rivals(
        self, enough: Sequence[Ranked], query: Query, scope: Scope, composer: Composer
    ) -> list[Finding]:
        """The findings between which the question leaves the choice: of several documents that
        answer about equally well but differently, or of several industries or levels of warning in
        one document."""
        within = self._industries(enough, query, composer) or self._levels(enough, query, composer)
        if within:
            return within
        if scope.by_region and scope.by_time:
            return []
        best = best_per_document(enough)
        if not best:
            return []
        in_force = [i for i in best if i.statement.document_id not in self._repealed]
        best = in_force or best
        documents = {item.statement.document_id for item in best}
        close = [
            item
            for item in enough
            if item.statement.document_id in documents
            and self._is_close(query, item, best[0], scope)
        ]
        findings = self._per_document(query, close, composer)
        values = {skeleton(finding.value) for finding in findings}
        regions = {finding.document.region for finding in findings}
        if scope.by_region and len(regions) == 1 and len(values) == 1:
            return []
        figures = {figures_in(finding.value, measure=query.measure) for finding in findings}
        if scope.by_region and len(regions) == 1 and len(figures) == 1 and figures != {frozenset()}:
            return []
        return findings if len(findings) > 1 else []

    def _per_document(
        self, query: Query, close: Sequence[Ranked], composer: Composer
    ) -> list[Finding]:
        """What the first statement of each document tells that is of the kind asked for."""
        found: dict[str, Finding] = {}
        for item in close:
            document = self._documents[item.statement.document_id]
            if document.id in found:
                continue
            finding = composer.find(item.evidence, document)
            if is_of_the_asked_kind(query, item.statement, finding):
                found[document.id] = finding
        return list(found.values())

    def _is_close(self, query: Query, item: Ranked, best: Ranked, scope: Scope) -> bool:
        """Does it answer about as well? Where no place was named, another region's rule counts
        from a lower value on: whose it is was never said."""
        if self._is_of_another_title(query, item, best):
            return False
        regions = {self._documents[i.statement.document_id].region for i in (item, best)}
        row = best.statement.row
        named = row is not None and any(name in query.text for name in row.names)
        apart = not scope.by_region and len(regions) > 1 and not named
        share = self._settings.rival_apart if apart else self._settings.rival
        enough = item.evidence.coverage >= self._settings.enough
        return (
            enough and item.value >= best.value * share and item.kind >= min(best.kind, FULL_KIND)
        )

    def _is_of_another_title(self, query: Query, item: Ranked, best: Ranked) -> bool:
        """Does the question use a word of the best one's title that the other does not explain?"""
        one, another = (self._documents[i.statement.document_id] for i in (best, item))
        if one.region != another.region:
            return False
        title, other = one.title, another.title
        words = {gram for gram in grams(query.content) if len(gram) > 1}
        own = (words & set(grams(title))) - set(grams(other))
        return bool(own & set(item.evidence.missing) - set(best.evidence.missing))

    def _industries(
        self, enough: Sequence[Ranked], query: Query, composer: Composer
    ) -> list[Finding]:
        """A rule asked for by grade alone stands under several industries."""
        if not query.grades or query.industries or not is_about_curtailing(query):
            return []
        by_heading: dict[tuple[str, ...], Ranked] = {}
        for item in enough:
            if not is_under_any_industry(item.statement):
                continue
            if item.fits and item.value >= enough[0].value * self._settings.rival:
                by_heading.setdefault(item.statement.headings, item)
        told = [
            (item, composer.find(item.evidence, self._documents[item.statement.document_id]))
            for item in by_heading.values()
        ]
        findings = [f for i, f in told if is_of_the_asked_kind(query, i.statement, f)]
        return findings if len({finding.value for finding in findings}) > 1 else []

    def _levels(self, enough: Sequence[Ranked], query: Query, composer: Composer) -> list[Finding]:
        """A rule asked for without a level of warning stands under several of them."""
        if query.levels or not query.grades or not enough or not is_about_curtailing(query):
            return []
        best, document = enough[0], enough[0].statement.document_id
        by_level: dict[str, Ranked] = {}
        for item in enough:
            level = _level_over(item.statement)
            alike = item.statement.headings[-1:] == best.statement.headings[-1:]
            near = item.fits and item.value >= best.value * self._settings.rival
            if level and alike and near and item.statement.document_id == document:
                by_level.setdefault(level, item)
        if _level_over(best.statement) not in by_level:
            return []
        findings = [
            replace(
                composer.find(item.evidence, self._documents[item.statement.document_id]),
                part=level,
            )
            for level, item in by_level.items()
        ]
        return findings if len({finding.value for finding in findings}) > 1 else []


def _level_over(statement: Statement) -> str:
    """The heading of the level of warning under which a rule stands that names none itself."""
    if levels_in(statement.text.text):
        return ""
    named = [heading for heading in statement.headings if len(levels_in(heading)) == 1]
    return named[-1] if named else ""
