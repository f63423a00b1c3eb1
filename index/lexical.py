"""The lexical leg: BM25 in tantivy over characters and bigrams, and over words.

Texts are cut in Python (`index.terms`, `index.words`) and handed over as tokens between blanks;
queries are put together from terms, so that nothing a user types is ever read as query syntax.
Everyday words of a question also search for the official terms that mean the same, each group
of them counting once, by the one that fits a passage best.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.datamodels import PassageKey
from index.errors import IndexDamagedError
from index.lexicon import Lexicon
from index.settings import IndexSettings
from index.terms import content_words, grams
from index.words import Vocabulary

__all__ = ["LexicalIndex", "Selection", "write_lexical"]

_TOKENS = "wence_tokens"
FEW = 32  # values of a restriction; for six of them the whole search takes half the time


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a search is restricted to; None is no restriction."""

    document_ids: Collection[str] | None = None
    kinds: Collection[str] | None = None
    rows: Collection[int] | None = None


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", indexed=True, fast=True)
    for name in ("document", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("grams", "words"):
        builder.add_text_field(name, tokenizer_name=_TOKENS, index_option="freq")
    return builder.build()


def _register(index: tantivy.Index) -> None:
    blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENS, blanks)


def write_lexical(
    folder: Path,
    keys: Sequence[PassageKey],
    texts: Sequence[str],
    vocabulary: Vocabulary,
    settings: IndexSettings,
) -> None:
    """Index `texts[row]` under `keys[row]` in an empty folder; one thread keeps rows in order."""
    schema = _schema()
    index = tantivy.Index(schema, path=str(folder))
    _register(index)
    writer = index.writer(heap_size=settings.writer_heap, num_threads=1)
    for row, (key, text) in enumerate(zip(keys, texts, strict=True)):
        document = tantivy.Document()
        document.add_integer("row", row)
        document.add_text("document", key.document_id)
        document.add_text("kind", key.kind)
        document.add_text("grams", " ".join(grams(text)))
        document.add_text("words", " ".join(vocabulary.find(text)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


class LexicalIndex:
    """A written lexical index, open for searching."""

    def __init__(
        self,
        folder: Path,
        *,
        vocabulary: Vocabulary,
        settings: IndexSettings,
        lexicon: Lexicon | None = None,
    ) -> None:
        try:
            index = tantivy.Index.open(str(folder))
            _register(index)
            self._searcher = index.searcher()
        except (ValueError, OSError) as exc:
            raise IndexDamagedError(
                f"词面索引打不开：{folder}（{exc}）；请运行 wence build 重建"
            ) from exc
        self._schema = index.schema
        self._vocabulary = vocabulary
        self._settings = settings
        self._lexicon = lexicon

    def search(
        self, question: str, *, limit: int, selection: Selection | None = None
    ) -> dict[int, float]:
        """BM25 score by row of the best `limit` passages that share a term with the question."""
        wanted = self._terms(question)
        if not wanted:
            return {}
        parts = [(Occur.Must, Query.boolean_query(wanted))]
        parts.extend((Occur.Must, part) for part in self._restrictions(selection))
        found = self._searcher.search(Query.boolean_query(parts), limit=limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in found])
        return {int(row or 0): score for row, (score, _) in zip(rows, found, strict=True)}

    def _terms(self, question: str) -> list[tuple[Occur, Query]]:
        content = content_words(question)
        parts = self._field_terms("grams", grams(content), 1.0)
        if self._settings.word_weight:
            words = self._vocabulary.find(content)
            parts.extend(self._field_terms("words", words, self._settings.word_weight))
        parts.extend((Occur.Should, meaning) for meaning in self._meanings(question))
        return parts

    def _meanings(self, question: str) -> Iterator[Query]:
        """For every everyday word its official terms, the best of them counting."""
        if self._lexicon is None or not self._settings.lexicon_weight:
            return
        for expansion in self._lexicon.expand(question):
            weight = self._settings.lexicon_weight * expansion.weight
            if self._uses(expansion.everyday):
                weight *= self._settings.known_word_weight
            terms = [
                Query.boolean_query(self._field_terms("grams", grams(term), weight))
                for term in expansion.official
            ]
            yield Query.disjunction_max_query(terms)

    def _uses(self, word: str) -> bool:
        """Whether the corpus may have the word itself: it has every bigram of it."""
        pairs = [term for term in grams(word) if len(term) > 1]
        return all(self._searcher.doc_freq("grams", pair) for pair in pairs)

    def _field_terms(
        self, field: str, terms: Iterable[str], weight: float
    ) -> list[tuple[Occur, Query]]:
        """Each term once: said twice it is not asked for twice (measured: up to 0.7 points)."""
        return [
            (
                Occur.Should,
                Query.boost_query(
                    Query.term_query(self._schema, field, term, index_option="freq"), weight
                ),
            )
            for term in dict.fromkeys(terms)
        ]

    def _restrictions(self, selection: Selection | None) -> list[Query]:
        """Filters that weigh nothing."""
        if selection is None:
            return []
        allowed = {
            "document": selection.document_ids,
            "kind": selection.kinds,
            "row": selection.rows,
        }
        return [
            Query.const_score_query(self._any_of(field, values), 0.0)
            for field, values in allowed.items()
            if values is not None
        ]

    def _any_of(self, field: str, values: Collection[str] | Collection[int]) -> Query:
        """One of these values; a few are found faster each by itself than as a set."""
        if len(values) > FEW:
            return Query.term_set_query(self._schema, field, list(values))
        terms = [Query.term_query(self._schema, field, v, index_option="basic") for v in values]
        return Query.boolean_query([(Occur.Should, term) for term in terms])
