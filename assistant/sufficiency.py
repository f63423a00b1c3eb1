"""Is the evidence enough to answer from, and is it the evidence for this question?

Judged by what the best statement explains, by how far it is ahead, and by what stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.question import Query
from assistant.ranking import Ranked
from assistant.rivals import FULL_KIND
from assistant.told_times import names_the_time
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document

HARDLY_LESS = 0.8  # of the coverage of the first that explains enough


class Sufficiency:
    """Judges ranked evidence by settings."""

    def __init__(self, settings: EvidenceSettings) -> None:
        self._settings = settings

    def is_enough(self, item: Ranked) -> bool:
        return item.evidence.coverage >= self._settings.enough

    def is_elsewhere(self, query: Query, ranked: Sequence[Ranked], best: Ranked) -> bool:
        """Is what the question speaks of told by a statement that is of another slot, which is
        far ahead of the best that could answer? Then this one only shares words with it. Rules
        by grade or level are alike for all of them. What only the year forbids need not be far."""
        settings = self._settings
        if any(item.of_another_year and item.value > best.value for item in ranked):
            return True
        return not (query.grades or query.levels) and any(
            item.value > best.value * settings.misfit_lead
            and item.evidence.coverage > best.evidence.coverage + settings.misfit_more
            for item in ranked
            if not item.fits
        )

    def enough(self, query: Query, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Those that explain enough; before them the best if it explains hardly less than they do,
        or is clearly ahead."""
        found = [item for item in ranked if self.is_enough(item)]
        if not ranked or found[:1] == list(ranked[:1]):
            return found
        best = ranked[0]
        least = found[0].evidence.coverage * HARDLY_LESS if found else None
        near = least is not None and best.fits and best.evidence.coverage >= least
        return [best, *found] if near or self._stands_out(query, ranked) else found

    def _stands_out(self, query: Query, ranked: Sequence[Ranked]) -> bool:
        """Is the best clearly ahead, and of the kind asked for, though it explains less?"""
        if not ranked or not query.regions or not ranked[0].fits:
            return False
        best = ranked[0]
        others = [
            i for i in ranked[1:] if i.fits and i.statement.headings != best.statement.headings
        ]
        lead = best.value - max((item.value for item in others), default=0.0)
        return (
            best.evidence.coverage >= self._settings.enough_alone
            and best.kind >= FULL_KIND
            and lead >= self._settings.stands_out
        )


def of_the_very_time(
    query: Query, ranked: Iterable[Ranked], documents: Mapping[str, Document]
) -> list[Ranked]:
    """Those that name the very time asked for, though their document is for another."""
    return [
        item
        for item in ranked
        if names_the_time(query, item.statement, documents[item.statement.document_id])
    ]
