from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.dense import DenseIndex, write_dense
from index.errors import EncoderError, IndexDamagedError


def unit(*values: float) -> NDArray[np.float32]:
    vector = np.asarray(values, dtype=np.float32)
    return vector / np.float32(np.linalg.norm(vector))


VECTORS = np.stack([unit(1, 0), unit(1, 1), unit(0, 1), unit(-1, 0)])


@pytest.fixture
def index(tmp_path: Path) -> DenseIndex:
    write_dense(tmp_path / "v", VECTORS)
    return DenseIndex(tmp_path / "v")


def test_scores_are_cosines_by_row(index: DenseIndex) -> None:
    found = index.search(unit(1, 0), limit=9)
    assert found == pytest.approx({0: 1.0, 1: 0.5**0.5, 2: 0.0, 3: -1.0}, abs=1e-6)


def test_search_is_restricted_to_rows(index: DenseIndex) -> None:
    assert index.search(unit(1, 0), limit=9, rows=np.array([2, 3])).keys() == {2, 3}
    assert index.search(unit(1, 0), limit=1, rows=np.array([2, 3])).keys() == {2}
    assert index.search(unit(1, 0), limit=9, rows=np.array([], dtype=np.int64)) == {}


def test_zero_vector_is_near_to_nothing(index: DenseIndex) -> None:
    assert index.search(np.zeros(2, dtype=np.float32), limit=9) == {}


def test_scores_of_chosen_rows_are_those_of_a_search(index: DenseIndex) -> None:
    found = index.search(unit(2, 1), limit=9)
    assert index.scores(unit(2, 1), [3, 1]) == pytest.approx({3: found[3], 1: found[1]})
    assert index.scores(unit(2, 1), []) == {}


def test_vector_of_another_dimension_is_refused(index: DenseIndex) -> None:
    with pytest.raises(EncoderError, match=r"3.*维.*2 维"):
        index.search(unit(1, 0, 0), limit=1)


def test_no_vectors_find_nothing(tmp_path: Path) -> None:
    write_dense(tmp_path / "none", np.zeros((0, 2), dtype=np.float32))
    assert DenseIndex(tmp_path / "none").search(unit(1, 0), limit=5) == {}


def test_file_of_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "v").write_bytes(b"not an index at all")
    with pytest.raises(IndexDamagedError, match="向量索引打不开"):
        DenseIndex(tmp_path / "v")
