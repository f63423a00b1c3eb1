"""How well a statement explains a question.

The question's content is broken into characters and bigrams, weighted by how rare they are in the
corpus. A statement explains a gram with its own words, less well with the heading it stands under,
less still with what surrounds it. The share explained is the coverage; the weight of what nothing
explains is what an honest refusal is built on.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.tuning import EvidenceSettings
from corpus.statements import Statement
from index.lexicon import Expansion, Lexicon
from index.terms import grams

_FUNCTION_CHARACTERS = frozenset(
    "的了和及与或等在对为将并是各个号由以之其于按把被让向从要应得可能会有没不还都也就才这那该里中上下前后"
    "到给吗呢吧谁几多少些一两做干搞来去"
)
_ITEM_MARK = re.compile(r"^(?:[①-⑳]|[（(]?\d{1,2}[）)])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A piece of the question: its grams with their weights, and official words for it."""

    text: str
    weight: float
    official: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A statement with the share of the question that it explains (0 to 1) and what is left."""

    statement: Statement
    coverage: float
    own: float
    missing: tuple[str, ...]


class TermWeights:
    """How rare each gram is over the statements of a corpus; unseen characters weigh most."""

    def __init__(self, counts: Mapping[str, int], *, total: int) -> None:
        self._counts = counts
        self._total = max(total, 1)

    @classmethod
    def of(cls, texts: Iterable[str]) -> TermWeights:
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(set(grams(text)))
            total += 1
        return cls(counts, total=total)

    def weight(self, gram: str) -> float:
        """Inverse document frequency; 0 for function characters and for unseen pairs.

        An unseen pair of seen characters says nothing: it may be a word boundary.
        """
        if gram in _FUNCTION_CHARACTERS:
            return 0.0
        count = self._counts.get(gram, 0)
        if count == 0 and len(gram) > 1 and not gram.isascii():
            return 0.0
        idf = math.log(1 + (self._total - count + 0.5) / (count + 0.5))
        return idf * (0.5 if len(gram) == 1 and not gram.isascii() else 1.0)

    def knows(self, gram: str) -> bool:
        return gram in self._counts


@dataclass(frozen=True)
class Fields:
    """The words of a statement by how close they are to it."""

    own: str
    heading: str
    near: str
    around: str

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.own, self.heading, self.near, self.around)

    @cached_property
    def closest(self) -> Mapping[str, int]:
        """For each gram the closest field that has it, as a place in `texts`."""
        found: dict[str, int] = {}
        for place, text in enumerate(self.texts):
            for gram in grams(text):
                found.setdefault(gram, place)
        return found


def fields_of(statement: Statement, *, title: str) -> Fields:
    """What a statement says itself, what it stands under, and what is around it."""
    row = statement.row
    headings = [part for part in statement.headings if part]
    heading = " ".join(row.names) if row else " ".join(headings[-1:])
    if row and row.is_figures:
        heading = " ".join([heading, *row.columns])
    deadline = row.deadline.text if row and row.deadline else ""
    cut = statement.lead.rfind("。") + 1
    near, far = statement.lead[cut:], statement.lead[:cut]
    around = " ".join([*headings[:-1], far, deadline, title])
    own = _ITEM_MARK.sub("", statement.text.text)
    return Fields(own=own, heading=heading, near=near, around=around)


class FieldCache:
    """Fields of the statements seen last; taking a statement to pieces costs more than all else.

    A statement is known by its identity: whoever asks keeps it alive.
    """

    def __init__(self, *, titles: Mapping[str, str], size: int) -> None:
        self._titles = titles
        self._size = size
        self._fields: dict[int, tuple[Statement, Fields]] = {}

    def of(self, statement: Statement) -> Fields:
        found = self._fields.get(id(statement))
        if found is not None:
            return found[1]
        if len(self._fields) >= self._size:
            self._fields.clear()
        fields = fields_of(statement, title=self._titles[statement.document_id])
        self._fields[id(statement)] = (statement, fields)
        return fields


class Explainer:
    """Scores statements against one question."""

    def __init__(
        self,
        content: str,
        *,
        weights: TermWeights,
        lexicon: Lexicon,
        settings: EvidenceSettings,
        behind: str = "",
        filters: str = "",
        synonyms: Sequence[tuple[str, tuple[str, ...]]] = (),
    ) -> None:
        self._settings = settings
        self._closeness = (
            1.0,
            settings.heading_share,
            settings.near_share,
            settings.around_share,
        )
        terms: dict[str, Term] = {}
        for said, share in ((behind, settings.behind_share), (filters, settings.filter_share)):
            for term in _terms(said, lexicon.expand(said), weights, synonyms):
                terms[term.text] = replace(term, weight=term.weight * share)
        for term in _terms(content, lexicon.expand(content), weights, synonyms):
            terms[term.text] = term
        self._terms = tuple(terms.values())
        self.total = sum(term.weight for term in self._terms)

    def weighs(self, gram: str) -> bool:
        """Is a gram one of those that have to be explained?"""
        return any(term.text == gram for term in self._terms)

    def share_of(self, text: str, *, beyond: str = "") -> float:
        """The share of the question that a piece of text explains by itself; what `beyond`
        explains already does not count."""
        words = frozenset(grams(text))
        known = frozenset(grams(beyond)) if beyond else frozenset()
        covered = sum(
            term.weight
            for term in self._terms
            if term.text not in known
            and (term.text in words or any(word in text for word in term.official))
        )
        return covered / (self.total or 1.0)

    def explain(self, statement: Statement, fields: Fields) -> Evidence:
        """The evidence of one statement."""
        own = covered = 0.0
        missing: list[str] = []
        for term in self._terms:
            share = self._share(term, fields)
            covered += term.weight * share
            own += term.weight * (share if share >= 1.0 else 0.0)
            if share == 0.0:
                missing.append(term.text)
        total = self.total or 1.0
        return Evidence(
            statement=statement,
            coverage=covered / total,
            own=own / total,
            missing=tuple(missing),
        )

    def _share(self, term: Term, fields: Fields) -> float:
        place = fields.closest.get(term.text)
        share = 0.0 if place is None else self._closeness[place]
        if term.official and place != 0:
            for text, close in zip(fields.texts, self._closeness, strict=True):
                if any(word in text for word in term.official):
                    return max(share, close * self._settings.official_share)
        return share


def _terms(
    content: str,
    expansions: Sequence[Expansion],
    weights: TermWeights,
    synonyms: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> tuple[Term, ...]:
    """The grams of the content, each once; those inside an everyday word know its official
    ones, and such a word weighs like a word of the documents even if they never use it."""
    official: dict[str, tuple[str, ...]] = {}
    floor: dict[str, float] = {}
    for expansion in expansions:
        best = max((_word_weight(word, weights) for word in expansion.official), default=0.0)
        pieces = grams(expansion.everyday)
        for gram in pieces:
            official[gram] = (*official.get(gram, ()), *expansion.official)
            floor[gram] = max(floor.get(gram, 0.0), best / max(len(pieces), 1))
    for word, others in synonyms:
        for gram in grams(word):
            official[gram] = (*official.get(gram, ()), *others)
    found: dict[str, Term] = {}
    for run in content.split():
        for gram in grams(run):
            weight = weights.weight(gram)
            if gram in floor:
                weight = max(floor[gram], weight if weights.knows(gram) else 0.0)
            if weight > 0:
                found[gram] = Term(text=gram, weight=weight, official=official.get(gram, ()))
    return tuple(found.values())


def _word_weight(word: str, weights: TermWeights) -> float:
    return sum(weights.weight(gram) for gram in set(grams(word)))
