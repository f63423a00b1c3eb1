"""Training of the shipped encoder: `python -m index.train TEXTS OUT`.

A table of vectors for characters and bigrams is fitted so that the query of a pair lies nearer
to its own passage than to the other passages of a large batch (multiple negatives ranking), at
several lengths of the vector at once (Matryoshka). The result is written as a plain
sentence-transformers folder with rows of int8.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor
from torch.nn import functional

from corpus.errors import PolicyError
from index.errors import EncoderError
from index.grams import UNKNOWN, GramTable, gram_table, grams, tokenizer_of, vocabulary_of
from index.lexicon import Lexicon
from index.static_encoder import ROWS, SCALES, TOKENIZER_FILE, WEIGHTS_FILE
from index.training_pairs import Mixture, Pair, PairMaker
from index.training_texts import TrainingTexts, read_texts

__all__ = ["TrainingSettings", "main", "save", "train"]

LOG = logging.getLogger("index.train")
LARGEST_BYTE = 127  # of int8
STEPS_A_REPORT = 20
MODULES = (
    ("", "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"),
    ("1_Normalize", "sentence_transformers.base.modules.normalize.Normalize"),
)
CONFIG = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
NORMALIZE = {
    "module_input_name": "sentence_embedding",
    "module_output_name": "sentence_embedding",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """The recipe; the defaults are the shipped model's."""

    vocabulary: int = 64_000  # tokens, characters first
    dimension: int = 256
    lengths: tuple[int, ...] = (256, 128, 64)  # leading parts of the vector that must also rank
    steps: int = 500
    batch: int = 2_048  # pairs
    learning_rate: float = 0.05
    warm_up: float = 0.1  # share of the steps
    temperature: float = 0.05
    seed: int = 20_211_111
    mixture: Mixture = field(default_factory=Mixture)

    def __post_init__(self) -> None:
        if min(self.vocabulary, self.dimension, self.steps, self.batch) < 1:
            raise EncoderError(f"词表、维数、步数、批量都要为正：{self}")
        if not self.lengths or max(self.lengths) > self.dimension or min(self.lengths) < 1:
            raise EncoderError(f"lengths 要在 1 到 {self.dimension} 之间：{self.lengths}")


def train(texts: TrainingTexts, out: Path, *, settings: TrainingSettings) -> None:
    """Fit a model and write it to the folder `out`."""
    lexicon = Lexicon.load()
    vocabulary = vocabulary_of(texts.all_texts(), size=settings.vocabulary, always=_words(lexicon))
    pairs = PairMaker(texts, lexicon, mixture=settings.mixture, random=Random(settings.seed))
    LOG.info("%d 条条文，%d 个问答，词表 %d", *_sizes(texts), len(vocabulary))
    vectors = _fit(pairs, _TextRows(vocabulary), settings=settings)
    save(vectors, vocabulary, out)


def save(vectors: NDArray[np.float32], vocabulary: dict[str, int], out: Path) -> None:
    """Write the folder that `StaticEncoder` and `SentenceTransformer` open."""
    scales = np.abs(vectors).max(axis=1) / LARGEST_BYTE
    whole = np.divide(vectors, scales[:, None], where=scales[:, None] > 0, out=vectors * 0)
    rows = np.rint(whole).astype(np.int8)
    (out / MODULES[1][0]).mkdir(parents=True, exist_ok=True)
    save_file({ROWS: rows, SCALES: scales.astype(np.float32)}, out / WEIGHTS_FILE)
    tokenizer_of(vocabulary).save(str(out / TOKENIZER_FILE), pretty=False)
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": kind}
        for number, (path, kind) in enumerate(MODULES)
    ]
    _write_json(out / "modules.json", modules)
    _write_json(out / "config_sentence_transformers.json", CONFIG)
    _write_json(out / MODULES[1][0] / "config.json", NORMALIZE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m index.train", description=__doc__)
    parser.add_argument("texts", type=Path, help="文件夹：*.jsonl、*.jsonl.gz、*.txt")
    parser.add_argument("out", type=Path, help="写模型的文件夹")
    defaults = TrainingSettings()
    for name in ("vocabulary", "steps", "batch", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        settings = TrainingSettings(
            vocabulary=given.vocabulary, steps=given.steps, batch=given.batch, seed=given.seed
        )
        train(read_texts(given.texts), given.out, settings=settings)
    except PolicyError as exc:
        LOG.error("%s", exc)
        return 1
    return 0


class _TextRows:
    """Turns texts into the rows of their tokens, as `EmbeddingBag` takes them."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self.size = len(vocabulary)
        self._rows = {token: row for token, row in vocabulary.items() if token != UNKNOWN}
        self._table: GramTable = gram_table(token for token in vocabulary if len(token) == 1)

    def __call__(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Rows of all texts in one line, and where each text begins."""
        known = self._rows
        rows = [[known[t] for t in grams(text, self._table) if t in known] for text in texts]
        starts = np.cumsum([0, *(len(each) for each in rows[:-1])])
        flat = np.fromiter((row for each in rows for row in each), dtype=np.int64)
        return torch.from_numpy(flat), torch.from_numpy(starts)


def _fit(pairs: PairMaker, rows: _TextRows, *, settings: TrainingSettings) -> NDArray[np.float32]:
    torch.manual_seed(settings.seed)
    table = torch.nn.EmbeddingBag(rows.size, settings.dimension, mode="mean")
    optimizer = torch.optim.Adam(table.parameters(), lr=settings.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _Slope(settings))
    recent = 0.0
    for step in range(1, settings.steps + 1):
        batch = pairs.batch(settings.batch)
        queries = table(*rows([pair.query for pair in batch]))
        passages = table(*rows([pair.passage for pair in batch]))
        loss = _loss(queries, passages, same=_same_passage(batch), settings=settings)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        schedule.step()
        recent += float(loss.detach())
        if step % STEPS_A_REPORT == 0:
            LOG.info("第 %d 步，损失 %.3f", step, recent / STEPS_A_REPORT)
            recent = 0.0
    vectors: NDArray[np.float32] = table.weight.detach().numpy().copy()
    vectors[0] = 0.0  # what is not in the vocabulary
    return vectors


class _Slope:
    """The learning rate's factor: up from nothing, then down to nothing."""

    def __init__(self, settings: TrainingSettings) -> None:
        self._steps = settings.steps
        self._top = max(1, int(settings.steps * settings.warm_up))

    def __call__(self, step: int) -> float:
        if step < self._top:
            return (step + 1) / self._top
        return max(0.0, (self._steps - step) / max(1, self._steps - self._top))


def _loss(queries: Tensor, passages: Tensor, *, same: Tensor, settings: TrainingSettings) -> Tensor:
    """Mean cross-entropy of each query's own passage, over the lengths of the vector."""
    own = torch.arange(len(queries))
    total = torch.zeros(())
    for length in settings.lengths:
        near = functional.normalize(queries[:, :length])
        likeness = near @ functional.normalize(passages[:, :length]).T / settings.temperature
        total = total + functional.cross_entropy(likeness.masked_fill(same, -torch.inf), own)
    return total / len(settings.lengths)


def _same_passage(batch: Sequence[Pair]) -> Tensor:
    """Where another pair of the batch has the same passage: no negative of this one."""
    numbers: dict[str, int] = {}
    passages = torch.tensor([numbers.setdefault(pair.passage, len(numbers)) for pair in batch])
    same = passages[:, None] == passages[None, :]
    return same.fill_diagonal_(fill_value=False)


def _words(lexicon: Lexicon) -> Iterator[str]:
    """The everyday words, which the texts themselves hardly have."""
    for entry in lexicon.entries:
        yield from entry.everyday


def _sizes(texts: TrainingTexts) -> tuple[int, int]:
    return len(texts.articles), len(texts.questions)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
