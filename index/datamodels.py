"""What finding hands on: hits, and the description of an index on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.datamodels import PassageKind

__all__ = ["EncoderIdentity", "FileRecord", "Hit", "Manifest", "PassageKey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageKey:
    """What the index keeps of a passage; its text stays in the corpus.

    Rows of one table have the document and the block in common.
    """

    id: str
    document_id: str
    kind: PassageKind
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found.

    `row` is its position among the passages that the index was built from. `score` orders the
    hits of one search and means nothing across searches. `lexical` is the BM25 score (0 where no
    term matched) and `dense` the cosine, None where the index has no vectors.
    """

    passage_id: str
    document_id: str
    row: int
    score: float
    lexical: float
    dense: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderIdentity:
    """Which encoder made the vectors: what was asked for, and what it was."""

    requested: str
    name: str
    dimension: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file of an index as it was written."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an index was built from and with, and the files it consists of."""

    format: int
    corpus: str
    passages: int
    encoder: EncoderIdentity | None
    versions: Mapping[str, str]
    files: Mapping[str, FileRecord]
