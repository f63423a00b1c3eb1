"""Queries made from articles: what a person might type to find a passage that nobody asked for.

Real questions are few and teach most per pair; articles are many. A query is the headings above
an article, a sentence of it, a damaged piece of it, or a piece in which official terms are put
in everyday words by the lexicon. The last kind is what teaches 挖机 to lie near 非道路移动机械.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from index.errors import EncoderError
from index.lexicon import Lexicon, LexiconEntry
from index.training_texts import Article, QuestionPair, TrainingTexts

__all__ = ["Mixture", "Pair", "PairMaker"]

SENTENCE = re.compile(r"[^。；\n]+[。；]?")
SHORTEST_PIECE, LONGEST_PIECE = 6, 40  # characters of a piece used as a query
MOST_DAMAGE = 0.3  # of the characters of a piece are dropped at most
REMOVED = 0.5  # how often the sentence asked for is taken out of its article
WITH_HEADING = 0.3  # how often a passage carries its headings, as indexed passages do
LONGEST_PASSAGE = 400  # characters
AROUND_TERM = 12  # characters kept at most on each side of a term put in everyday words
ONLY_TERM = 0.3  # how often nothing is kept around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    query: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Shares of the kinds of pairs in a batch; they need not sum to 1."""

    question: float = 0.25
    everyday: float = 0.3
    sentence: float = 0.2
    piece: float = 0.15
    heading: float = 0.1

    def __post_init__(self) -> None:
        shares = (self.question, self.everyday, self.sentence, self.piece, self.heading)
        if min(shares) < 0 or not sum(shares):
            raise EncoderError(f"各类训练对的比例不能为负，也不能全为零：{shares}")


class PairMaker:
    """An endless source of pairs, the same for the same seed."""

    def __init__(
        self, texts: TrainingTexts, lexicon: Lexicon, *, mixture: Mixture, random: Random
    ) -> None:
        self._random = random
        self._articles = texts.articles
        self._questions = texts.questions
        self._plain = _reversed(lexicon)
        self._places = _places_of_terms(texts.articles, self._plain)
        self._terms = list(self._places)
        self._term_shares = list(accumulate(len(self._places[t]) ** 0.5 for t in self._terms))
        kinds: list[tuple[Callable[[], Pair], float]] = [
            (self._sentence, mixture.sentence),
            (self._piece, mixture.piece),
            (self._heading, mixture.heading),
            (self._question, mixture.question if texts.questions else 0.0),
            (self._in_everyday_words, mixture.everyday if self._terms else 0.0),
        ]
        self._kinds = [kind for kind, _ in kinds]
        self._shares = list(accumulate(share for _, share in kinds))

    def batch(self, size: int) -> list[Pair]:
        kinds = self._random.choices(self._kinds, cum_weights=self._shares, k=size)
        return [kind() for kind in kinds]

    def _question(self) -> Pair:
        pair: QuestionPair = self._random.choice(self._questions)
        return Pair(query=pair.question, passage=self._shortened(pair.passage))

    def _heading(self) -> Pair:
        article = self._random.choice(self._articles)
        return Pair(query=article.heading, passage=article.text[:LONGEST_PASSAGE])

    def _sentence(self) -> Pair:
        article = self._random.choice(self._articles)
        sentences = SENTENCE.findall(article.text) or [article.text]
        sentence = self._random.choice(sentences)
        rest = article.text
        if len(sentences) > 1 and self._random.random() < REMOVED:
            rest = article.text.replace(sentence, "", 1)
        return Pair(query=sentence, passage=self._passage(article, rest))

    def _piece(self) -> Pair:
        article = self._random.choice(self._articles)
        length = self._random.randint(SHORTEST_PIECE, LONGEST_PIECE)
        start = self._random.randrange(max(1, len(article.text) - length))
        piece = self._damaged(article.text[start : start + length])
        return Pair(query=piece, passage=self._passage(article, article.text))

    def _in_everyday_words(self) -> Pair:
        term = self._random.choices(self._terms, cum_weights=self._term_shares)[0]
        article, start = self._random.choice(self._places[term])
        end = start + len(term)
        alone = self._random.random() < ONLY_TERM
        before, after = (0 if alone else self._random.randint(0, AROUND_TERM) for _ in range(2))
        left = self._damaged(article.text[max(0, start - before) : start])
        right = self._damaged(article.text[end : end + after])
        query = "".join(map(self._reworded, (left, term, right)))
        return Pair(query=query, passage=self._passage(article, article.text))

    def _reworded(self, text: str) -> str:
        for found in reversed(self._plain.expand(text)):
            text = (
                text[: found.span.start]
                + self._random.choice(found.official)
                + text[found.span.end :]
            )
        return text

    def _passage(self, article: Article, text: str) -> str:
        headed = self._random.random() < WITH_HEADING
        return self._shortened(f"{article.heading}\n{text}" if headed else text)

    def _shortened(self, text: str) -> str:
        return text[:LONGEST_PASSAGE]

    def _damaged(self, text: str) -> str:
        rate = self._random.uniform(0, MOST_DAMAGE)
        return "".join(c for c in text if self._random.random() >= rate)


def _reversed(lexicon: Lexicon) -> Lexicon:
    """The lexicon that leads from official terms to everyday words."""
    return Lexicon(
        tuple(
            LexiconEntry(everyday=(term,), official=words)
            for term, words in lexicon.everyday_words.items()
        )
    )


def _places_of_terms(
    articles: tuple[Article, ...], plain: Lexicon
) -> dict[str, list[tuple[Article, int]]]:
    """For each official term the articles that have it, and where."""
    places: dict[str, list[tuple[Article, int]]] = {}
    for article in articles:
        for found in plain.expand(article.text):
            places.setdefault(found.everyday, []).append((article, found.span.start))
    return places
