"""What each leg of the search is worth: words, lexicon, vectors, and vectors that know nothing.

Every line searches the same passages for the same questions; the control fuses like the shipped
search, with vectors of the shipped shape that were never trained.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from eval.bench_sets import Collection, RetrievalSet, Sought
from eval.datamodels import Estimate
from eval.intervals import bootstrap, wilson
from index.encoder import SHIPPED
from index.hybrid import Searcher
from index.lexicon import Lexicon
from index.protocols import Encoder
from index.settings import DenseWeight, IndexSettings
from index.static_encoder import SHIPPED_ENCODER, TOKENIZER_FILE, StaticEncoder
from index.store import build_index, open_searcher

__all__ = ["AblationLine", "ablation", "untrained_encoder"]

DEPTH = 10
SEED = 20211
ONLY_VECTORS = 1e6  # beside the words at 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A way to search an index."""

    name: str
    weight: DenseWeight = field(default_factory=DenseWeight)
    lexicon: bool = True
    trained: bool = True


LEGS = (
    Leg(name="单字双字与词", weight=DenseWeight.fixed(0), lexicon=False),
    Leg(name="同上，加日常说法", weight=DenseWeight.fixed(0)),
    Leg(name="只用向量", weight=DenseWeight.fixed(ONLY_VECTORS)),
    Leg(name="两路相加（缺省）"),
    Leg(name="两路，向量是随机数", trained=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AblationLine:
    """One leg on one set."""

    set: str
    leg: str
    questions: int
    recall1: Estimate
    recall5: Estimate
    recall10: Estimate
    mrr10: Estimate

    def to_json(self) -> dict[str, object]:
        return {
            "set": self.set,
            "leg": self.leg,
            "questions": self.questions,
            "recall@1": self.recall1.to_json(),
            "recall@5": self.recall5.to_json(),
            "recall@10": self.recall10.to_json(),
            "mrr@10": self.mrr10.to_json(),
        }


def ablation(chosen: RetrievalSet, untrained: Encoder) -> Iterator[AblationLine]:
    """A line for each leg; every question counts, found or not."""
    ranks: defaultdict[str, list[int | None]] = defaultdict(list)
    for collection in chosen.collections:
        with tempfile.TemporaryDirectory() as folder:
            for leg, searcher in _searchers(collection, Path(folder), untrained):
                ranks[leg.name].extend(_rank(searcher, sought) for sought in collection.sought)
    for name, found in ranks.items():
        yield _line(chosen.name, name, found)


def untrained_encoder(folder: Path) -> StaticEncoder:
    """The shipped encoder with random numbers for its vectors, written into `folder`."""
    from index.train import save  # imports torch

    tokenizer = json.loads((SHIPPED_ENCODER / TOKENIZER_FILE).read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
    shape = (len(vocabulary), StaticEncoder().dimension)
    vectors = np.random.default_rng(SEED).standard_normal(shape, dtype=np.float32)
    vectors[0] = 0  # of what is not in the vocabulary
    save(vectors, vocabulary, folder)
    return StaticEncoder(folder)


def _searchers(
    collection: Collection, folder: Path, untrained: Encoder
) -> Iterator[tuple[Leg, Searcher]]:
    shipped, random = folder / "shipped", folder / "random"
    build_index(collection.passages, shipped, encoder=SHIPPED)
    build_index(collection.passages, random, encoder=untrained)
    for leg in LEGS:
        yield (
            leg,
            open_searcher(
                shipped if leg.trained else random,
                encoder=None if leg.trained else untrained,
                lexicon=None if leg.lexicon else Lexicon(()),
                settings=IndexSettings(dense_weight=leg.weight),
            ),
        )


def _rank(searcher: Searcher, sought: Sought) -> int | None:
    hits = searcher.search(sought.text, k=DEPTH, document_ids=sought.document_ids)
    return next((rank for rank, hit in enumerate(hits, start=1) if hit.row in sought.gold), None)


def _line(name: str, leg: str, ranks: Sequence[int | None]) -> AblationLine:
    def within(depth: int) -> Estimate:
        return wilson(sum(rank is not None and rank <= depth for rank in ranks), len(ranks))

    return AblationLine(
        set=name,
        leg=leg,
        questions=len(ranks),
        recall1=within(1),
        recall5=within(5),
        recall10=within(DEPTH),
        mrr10=bootstrap([1 / rank if rank else 0.0 for rank in ranks]),
    )
