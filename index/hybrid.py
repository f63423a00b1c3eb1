"""Searching both legs and putting their candidates into one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus.datamodels import PassageKind
from index.crowding import spread_rows
from index.datamodels import Hit, PassageKey
from index.dense import DenseIndex
from index.fusion import fuse, lead_of_best, ranked
from index.lexical import LexicalIndex, Selection
from index.protocols import Encoder
from index.settings import IndexSettings

__all__ = ["Searcher", "VectorLeg"]

Scores = Mapping[int, float]  # by row
# As many pools are searched for at first: one search is dearer than the hits it gives, and the
# lexical scores of what the dense leg brings are then mostly known already.
DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorLeg:
    """The stored vectors, and the encoder that made them."""

    index: DenseIndex
    encoder: Encoder


class Searcher:
    """Questions in, ranked hits out; never changes, and may be shared between threads.

    An index built anew is seen by opening a new one (`index.store.open_searcher`).
    """

    def __init__(
        self,
        *,
        keys: Sequence[PassageKey],
        lexical: LexicalIndex,
        vectors: VectorLeg | None,
        settings: IndexSettings,
    ) -> None:
        self._keys = tuple(keys)
        self._groups = _grouped(keys)
        self._tables = tuple(
            (key.document_id, key.block) if key.kind == PassageKind.ROW else None for key in keys
        )
        self._lexical = lexical
        self._vectors = vectors
        self._settings = settings

    def __len__(self) -> int:
        return len(self._keys)

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        document_ids: Collection[str] | None = None,
        kinds: Collection[PassageKind] | None = None,
    ) -> tuple[Hit, ...]:
        """The best `k` passages, best first, ties in the order of the passages.

        Of table rows that match alike only the first few stand in front (`index.crowding`), so
        that scores do fall, but for those rows.

        `document_ids` and `kinds` restrict the search; None does not, an empty collection leaves
        nothing. Only the first `max_query_length` characters of a query are searched for.
        """
        text = _searchable(query, self._settings.max_query_length)
        selection = Selection(document_ids=document_ids, kinds=kinds)
        pool = max(self._settings.pool, k)
        found = self._lexical.search(text, limit=DEPTH * pool, selection=selection)
        lexical: Scores = dict(islice(found.items(), pool))
        dense: Scores = {}
        if self._vectors is None:
            scores = ranked(lexical)
        else:
            vector = self._vectors.encoder.encode_queries([text])[0]
            dense = self._vectors.index.search(
                vector, limit=pool, rows=self._eligible(document_ids, kinds)
            )
            near = lexical.keys() - dense.keys()
            rest = sorted(dense.keys() - lexical.keys())
            lexical = {
                **lexical,
                **self._lexical_of(text, rest, found, all_found=len(found) < DEPTH * pool),
            }
            dense = {**dense, **self._vectors.index.scores(vector, sorted(near))}
            scores = fuse(lexical, dense, dense_weight=self._dense_weight(lexical))
        keep = self._settings.rows_alike
        best = self._spread(scores, lexical, keep=keep, limit=k)
        return tuple(self._hit(row, scores[row], lexical[row], dense.get(row)) for row in best)

    def _lexical_of(
        self, text: str, rows: Sequence[int], found: Scores, *, all_found: bool
    ) -> dict[int, float]:
        """The lexical scores of these rows, searched for as far as `found` leaves them open."""
        unknown = [] if all_found else [row for row in rows if row not in found]
        if unknown:
            selection = Selection(rows=unknown)
            found = {**found, **self._lexical.search(text, limit=len(unknown), selection=selection)}
        return {row: found.get(row, 0.0) for row in rows}

    def _dense_weight(self, lexical: Scores) -> float:
        """By how far the lexical best stands out; rows of a table that match alike count once."""
        weight = self._settings.dense_weight
        order = self._spread(ranked(lexical), lexical, keep=1, limit=weight.ahead_of + 1)
        return weight.at(lead_of_best(lexical, order, places=weight.ahead_of))

    def _spread(self, scores: Scores, lexical: Scores, *, keep: int, limit: int) -> list[int]:
        return spread_rows(
            scores,
            lexical,
            self._tables.__getitem__,
            keep=keep,
            tolerance=self._settings.alike_tolerance,
            limit=limit,
        )

    def _eligible(
        self, document_ids: Collection[str] | None, kinds: Collection[PassageKind] | None
    ) -> NDArray[np.int64] | None:
        """The rows that a restricted search may give; None if it is not restricted."""
        if document_ids is None and kinds is None:
            return None
        rows = [
            group
            for (document_id, kind), group in self._groups.items()
            if (document_ids is None or document_id in document_ids)
            and (kinds is None or kind in kinds)
        ]
        return np.concatenate(rows) if rows else np.empty(0, dtype=np.int64)

    def _hit(self, row: int, score: float, lexical: float, dense: float | None) -> Hit:
        key = self._keys[row]
        return Hit(
            passage_id=key.id,
            document_id=key.document_id,
            row=row,
            score=score,
            lexical=lexical,
            dense=dense,
        )


def _grouped(keys: Sequence[PassageKey]) -> dict[tuple[str, PassageKind], NDArray[np.int64]]:
    groups: defaultdict[tuple[str, PassageKind], list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        groups[key.document_id, key.kind].append(row)
    return {group: np.asarray(rows, dtype=np.int64) for group, rows in groups.items()}


def _searchable(query: str, length: int) -> str:
    """The head of a query, without the half characters that no encoder takes."""
    return query[:length].encode("utf-8", "ignore").decode("utf-8")
