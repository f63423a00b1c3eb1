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
from functools import cache, cached_property
from itertools import repeat
from operator import mul
from sys import intern

from assistant.tuning import EvidenceSettings
from corpus.gazetteer import is_common_word
from corpus.statements import Statement
from index.lexicon import Expansion, Lexicon
from index.terms import grams

USED_OFTEN = 5  # passages, from which a pair of characters in them all is taken for a word
_FUNCTION_CHARACTERS = frozenset(
    "的了和及与或等在对为将并是各个号由以之其于按把被让向从要应得可能会有没不还都也就才这那该里中上下前后"
    "到给吗呢吧谁几多少些一两做干搞来去又再很太挺只叫拿跟着样儿想说看碰遇份候伙"
)
# A pair with one of these is hardly a word, though documents have it: 的清 in 产品的清洁运输.
_PARTICLES = frozenset("的了吗呢吧啊呀")
_JOINED_SHARE = 0.3  # of the weight of a pair of characters, for one with a particle
_ALONE_SHARE = 0.5  # the same for a character by itself
# Weight of a gram of an everyday word, however long its official words are. Of 2,166 questions
# 2,070 are right with 4, 2,076 with 5, 2,077 with 7.
_EVERYDAY_MOST = 7.0
# Words side by side that no pair of characters joins: B级|水泥, 陶瓷|B级, 企业|限产.
_SEAM = re.compile(
    r"(?<=[A-F]级)(?![、和及或以])|(?<=[A-F][+-]级)(?![、和及或以])"
    r"|(?<=[\u4e00-\u9fff])(?=[A-F][+-]?级)|(?<=企业)(?=[限停错怎减])"
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
        if gram.isascii():
            return idf
        joined = len(gram) > 1 and not _PARTICLES.isdisjoint(gram)
        return idf * (_JOINED_SHARE if joined else _ALONE_SHARE if len(gram) == 1 else 1.0)

    def knows(self, gram: str) -> bool:
        return gram in self._counts

    def is_word(self, pair: str) -> bool:
        """Is a pair of characters a word that the corpus uses, not the seam of two of them?"""
        if len(pair) != 2 or pair.isascii() or not self.knows(pair):
            return False
        return is_common_word(pair) or self._counts[pair] >= USED_OFTEN


def says_something(gram: str) -> bool:
    """Is no character of it one that only joins words?"""
    return _FUNCTION_CHARACTERS.isdisjoint(gram)


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
        """For each gram the closest field that has it, as a place in `texts`.

        Statements share most of their grams: as interned strings these are kept once.
        """
        found: dict[str, int] = {}
        for place, text in enumerate(self.texts):
            for gram in grams(text):
                found.setdefault(intern(gram), place)
        return found

    @cached_property
    def _said(self) -> str:
        return "\n".join(self.texts)

    def closest_with(self, words: Iterable[str]) -> int | None:
        """The closest field that has one of these words, as a place in `texts`."""
        said = [word for word in words if word in self._said]  # mostly none, and no more to do
        places = enumerate(self.texts) if said else ()
        return next((place for place, text in places if any(w in text for w in said)), None)


def fields_of(statement: Statement, *, title: str) -> Fields:
    """What a statement says itself, what it stands under, and what is around it."""
    row = statement.row
    headings = [part for part in statement.headings if part]
    heading = " ".join(row.names) if row else " ".join(headings[-1:])
    if row and row.is_figures:
        grades = [grade for _, named in row.graded for grade in named]
        heading = " ".join([heading, *row.columns, *grades])
    figures = row.figure_columns if row else ()
    deadline = row.deadline.text if row and row.deadline else ""
    cut = statement.lead.rfind("。") + 1
    near, far = statement.lead[cut:], statement.lead[:cut]
    around = " ".join([*headings[:-1], far, deadline, *figures, title])
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


NOWHERE = 4  # the place behind those of the fields


class Explainer:
    """Scores statements against one question. `words` are those of its pairs of characters that
    are words of the documents themselves."""

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
        # of the fields of a statement, and of a gram that is in none of them
        self._closeness = (
            1.0,
            settings.heading_share,
            settings.near_share,
            settings.around_share,
            0.0,
        )
        terms: dict[str, Term] = {}
        for said, share in ((behind, settings.behind_share), (filters, settings.filter_share)):
            for term in _terms(said, lexicon.expand(said), weights, synonyms):
                terms[term.text] = replace(term, weight=term.weight * share)
        own = _terms(content, lexicon.expand(content), weights, synonyms)
        terms |= {term.text: term for term in own}
        self._terms = tuple(terms.values())
        self.words = tuple(t.text for t in own if not t.official and weights.is_word(t.text))
        self._grams = tuple(intern(term.text) for term in self._terms)
        self._weights = tuple(term.weight for term in self._terms)
        self._official = _by_official(self._terms)
        self.total = sum(self._weights)
        # the same pieces of a sentence are held against each other by one check after another
        self._explained = cache(self._explained_by)

    @property
    def has_words(self) -> bool:
        """Has the question a pair of characters that the documents have too, or an everyday word
        for theirs? Single characters are those of any other words."""
        return any(len(term.text) > 1 or term.official for term in self._terms)

    def weighs(self, gram: str) -> bool:
        """Is a gram one of those that have to be explained?"""
        return gram in self._grams

    def share_of(self, text: str, *, beyond: str = "") -> float:
        """The share of the question that a piece of text explains by itself; what `beyond`
        explains already does not count."""
        known = frozenset(grams(beyond)) if beyond else frozenset()
        covered = sum(
            self._weights[place]
            for place in self._explained(text)
            if self._grams[place] not in known
        )
        return covered / (self.total or 1.0)

    def _explained_by(self, text: str) -> tuple[int, ...]:
        """The places of the terms that a piece of text has."""
        words = frozenset(grams(text))
        meant = {
            p
            for official, places in self._official
            if any(w in text for w in official)
            for p in places
        }
        return tuple(p for p, gram in enumerate(self._grams) if gram in words or p in meant)

    def shares(self, fields: Fields) -> list[float]:
        """How closely a statement has each of the terms, itself or by an official word."""
        places = map(fields.closest.get, self._grams, repeat(NOWHERE))
        shares = [self._closeness[place] for place in places]
        for words, terms in self._official:
            place = fields.closest_with(words)
            if place is not None:
                share = self._closeness[place] * self._settings.official_share
                for term in terms:
                    shares[term] = max(shares[term], share)
        return shares

    def only_around(self, shares: Sequence[float]) -> frozenset[str]:
        """The terms that neither a statement nor its heading has, by the shares of all."""
        most = self._settings.around_share
        return frozenset(g for g, share in zip(self._grams, shares, strict=True) if share <= most)

    def coverage(self, shares: Sequence[float]) -> float:
        """The share of the question that these shares of its terms make."""
        covered: float = sum(map(mul, self._weights, shares))
        return covered / (self.total or 1.0)

    def explain(self, statement: Statement, shares: Sequence[float]) -> Evidence:
        """The evidence of one statement, which has these shares of the terms."""
        own = sum(w * share for w, share in zip(self._weights, shares, strict=True) if share >= 1.0)
        missing = (g for g, share in zip(self._grams, shares, strict=True) if share == 0.0)
        return Evidence(
            statement=statement,
            coverage=self.coverage(shares),
            own=own / (self.total or 1.0),
            missing=tuple(missing),
        )


def _by_official(terms: Sequence[Term]) -> tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]:
    """Official words with the places of the terms that they are the words for: all grams of one
    everyday word have the same, and are looked for together."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, term in enumerate(terms):
        if term.official:
            found.setdefault(term.official, []).append(place)
    return tuple((words, tuple(places)) for words, places in found.items())


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
            floor[gram] = max(floor.get(gram, 0.0), min(best / max(len(pieces), 1), _EVERYDAY_MOST))
    for word, others in synonyms:
        for gram in grams(word):
            official[gram] = (*official.get(gram, ()), *others)
    found: dict[str, Term] = {}
    for run in _SEAM.sub(" ", content).split():
        for gram in grams(run):
            weight = weights.weight(gram)
            if gram in floor:
                weight = max(floor[gram], weight if weights.knows(gram) else 0.0)
            if weight > 0:
                found[gram] = Term(text=gram, weight=weight, official=official.get(gram, ()))
    return tuple(found.values())


def _word_weight(word: str, weights: TermWeights) -> float:
    return sum(weights.weight(gram) for gram in set(grams(word)))
