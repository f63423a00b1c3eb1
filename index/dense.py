"""The dense leg: exact inner products of unit vectors in FAISS, by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError, IndexDamagedError

__all__ = ["DenseIndex", "write_dense"]


def write_dense(file: Path, vectors: NDArray[np.float32]) -> None:
    """Store `vectors[row]` under the id `row`."""
    import faiss

    index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
    index.add_with_ids(np.ascontiguousarray(vectors), np.arange(len(vectors), dtype=np.int64))
    faiss.write_index(index, str(file))


class DenseIndex:
    """Stored vectors, open for searching."""

    def __init__(self, file: Path) -> None:
        import faiss

        try:
            self._index: Any = faiss.read_index(str(file))
        except RuntimeError as exc:
            raise IndexDamagedError(
                f"向量索引打不开：{file}（{exc}）；请运行 wence build 重建"
            ) from exc

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, vector: NDArray[np.float32], *, limit: int, rows: NDArray[np.int64] | None = None
    ) -> dict[int, float]:
        """Cosine by row of the nearest `limit` passages; a zero vector is near to nothing."""
        import faiss

        self._check(vector)
        if not len(self) or not vector.any():
            return {}
        parameters = None
        if rows is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(rows))  # type: ignore[call-arg]
        scores, found = self._index.search(
            vector[np.newaxis], min(limit, len(self)), params=parameters
        )
        # FAISS fills up with -1 when fewer than `limit` rows are eligible
        return {
            int(row): float(score)
            for row, score in zip(found[0], scores[0], strict=True)
            if row >= 0
        }

    def scores(self, vector: NDArray[np.float32], rows: Sequence[int]) -> dict[int, float]:
        """Cosine by row for these rows."""
        self._check(vector)
        if not rows:
            return {}
        stored = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return dict(zip(rows, map(float, stored @ vector), strict=True))

    def _check(self, vector: NDArray[np.float32]) -> None:
        if vector.shape != (self.dimension,):
            raise EncoderError(
                f"问题的向量是 {vector.shape} 维，索引里的是 {self.dimension} 维；"
                "请用建索引时的编码器，或运行 wence build 重建"
            )
