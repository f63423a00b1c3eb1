"""The shipped encoder: a table of token vectors, read and averaged with numpy alone.

sentence_transformers takes seconds to import, and a static model has no use for it: a text's
vector is the sum of the rows of its characters and bigrams, brought to length 1. The folder is a
sentence-transformers folder all the same, and `SentenceTransformer(folder)` gives these vectors.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load as load_tensors

from index.errors import EncoderError
from index.gram_rows import GramRows
from index.grams import BAR, UNKNOWN

__all__ = ["SHIPPED_ENCODER", "StaticEncoder", "is_static"]

SHIPPED_ENCODER = Path(str(resources.files("index") / "encoder"))
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "model.safetensors"
ROWS, SCALES = "embeddings", "weights"  # int8 rows, and the factor of each
SORTED_SHARE = 100  # of the table: fewer rows than that are sorted
BATCH = 64  # texts a step; the table of their token counts then stays in the cache
DIGEST = 12  # hex digits of the weights' checksum in the name


class StaticEncoder:
    """An `Encoder` from a folder that `index.train` wrote."""

    def __init__(self, folder: Path = SHIPPED_ENCODER) -> None:
        vocabulary = _vocabulary(folder)
        weights = _read(folder / WEIGHTS_FILE)
        self._vectors, self._scales = _tensors(folder, weights, rows=len(vocabulary))
        self._rows = GramRows(vocabulary)
        self.name = f"{folder.name}-{hashlib.sha256(weights).hexdigest()[:DIGEST]}"
        self.dimension = int(self._vectors.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            vectors[start : start + BATCH] = self._sums(texts[start : start + BATCH])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """For each text the sum of its rows: one product of counts and the rows in use."""
        found = self._rows.find(texts)
        used, columns = _distinct(found.rows, below=len(self._vectors))
        places = found.texts * len(used) + columns
        counts = np.bincount(places, found.counts, minlength=len(texts) * len(used))
        weighted = counts.reshape(len(texts), len(used)).astype(np.float32) * self._scales[used]
        sums: NDArray[np.float32] = weighted @ self._vectors[used].astype(np.float32)
        return sums


def _distinct(
    rows: NDArray[np.int64], *, below: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each row once, and where every one of `rows` stands among them; without sorting, but for
    the few rows of a question, for which going through all places takes longer."""
    if len(rows) < below // SORTED_SHARE:
        used, columns = np.unique(rows, return_inverse=True)
        return used, columns
    places = np.zeros(below, dtype=np.int64)
    places[rows] = 1
    used = np.flatnonzero(places)
    places[used] = np.arange(len(used))
    return used, places[rows]


def is_static(folder: Path) -> bool:
    """Is this a folder that `StaticEncoder` reads, rather than any other model?"""
    files = (folder / TOKENIZER_FILE, folder / WEIGHTS_FILE)
    return all(file.is_file() for file in files) and _cuts_grams(_tokenizer(folder))


def _vocabulary(folder: Path) -> dict[str, int]:
    """Token to row; the rows are 0, 1, 2…"""
    tokenizer = _tokenizer(folder)
    if not _cuts_grams(tokenizer):
        raise EncoderError(f"{folder} 不是单字双字的静态模型，请用 sentence_transformers 打开")
    vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
    if sorted(vocabulary.values()) != list(range(len(vocabulary))) or vocabulary.get(UNKNOWN) != 0:
        raise EncoderError(f"编码器 {folder} 的词表编号不连续，文件可能已损坏")
    return vocabulary


def _tokenizer(folder: Path) -> dict[str, Any]:
    try:
        tokenizer = json.loads(_read(folder / TOKENIZER_FILE))
    except ValueError as exc:
        raise EncoderError(f"编码器 {folder} 的 {TOKENIZER_FILE} 不是 JSON：{exc}") from exc
    if not isinstance(tokenizer, dict):
        raise EncoderError(f"编码器 {folder} 的 {TOKENIZER_FILE} 不是分词器")
    return tokenizer


def _cuts_grams(tokenizer: dict[str, Any]) -> bool:
    kinds = [(tokenizer.get(part) or {}).get("type") for part in ("normalizer", "model")]
    splitter = {"type": "CharDelimiterSplit", "delimiter": BAR}
    return kinds == ["Precompiled", "WordLevel"] and tokenizer.get("pre_tokenizer") == splitter


def _tensors(
    folder: Path, weights: bytes, *, rows: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The rows and their factors; rows become floats only where a text has them."""
    try:
        tensors = load_tensors(weights)
        vectors, scales = tensors[ROWS], tensors[SCALES]
    except (SafetensorError, KeyError, ValueError) as exc:
        raise EncoderError(f"编码器 {folder} 的 {WEIGHTS_FILE} 读不了：{exc}") from exc
    if vectors.ndim != 2 or len(vectors) != rows or scales.shape != (rows,):
        raise EncoderError(
            f"编码器 {folder} 的向量 {vectors.shape}、{scales.shape} 和词表（{rows} 个）不合"
        )
    if vectors.dtype != np.int8 or not np.isfinite(scales).all():
        raise EncoderError(f"编码器 {folder} 的 {WEIGHTS_FILE} 不是 int8 的行和有限的系数")
    return vectors, scales.astype(np.float32)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise EncoderError(f"读不了编码器文件 {path}：{exc.strerror or exc}") from exc
