from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpus_encoder import CorpusEncoder
from index.errors import IndexDamagedError
from index.protocols import Encoder

TEXTS = [
    "推进散煤替代，完成清洁取暖改造",
    "清洁取暖改造由市能源局牵头",
    "散煤治理和清洁取暖资金补贴",
    "柴油货车排放检验不合格的依法处罚",
    "柴油货车淘汰任务由市交通局牵头",
    "加强柴油货车路检路查",
    "施工工地扬尘管控落实六个百分之百",
    "施工扬尘和道路扬尘治理",
]


@pytest.fixture(scope="module")
def encoder() -> CorpusEncoder:
    return CorpusEncoder.fit(TEXTS, dimension=4)


def test_it_is_an_encoder(encoder: CorpusEncoder) -> None:
    assert isinstance(encoder, Encoder)
    assert encoder.dimension == 4


def test_texts_of_one_subject_are_near_each_other(encoder: CorpusEncoder) -> None:
    near = encoder.encode_passages(TEXTS) @ encoder.encode_queries(["清洁取暖怎么补贴"])[0]
    assert set(np.argsort(-near)[:3]) == {0, 1, 2}


def test_passage_is_found_through_the_company_that_its_terms_keep(encoder: CorpusEncoder) -> None:
    """The second passage does not mention 散煤, but stands beside it."""
    near = encoder.encode_passages(TEXTS) @ encoder.encode_queries(["散煤"])[0]
    assert near[1] > max(near[3:])


@given(st.lists(st.text(), max_size=4))
def test_rows_have_length_one_or_are_zero(texts: list[str]) -> None:
    encoder = CorpusEncoder.fit(TEXTS, dimension=4)
    for vectors in (encoder.encode_queries(texts), encoder.encode_passages(texts)):
        assert vectors.shape == (len(texts), 4)
        assert vectors.dtype == np.float32
        lengths = np.linalg.norm(vectors, axis=1)
        assert np.all(np.isclose(lengths, 1, atol=1e-3) | (lengths == 0))


def test_unknown_text_gives_zeros(encoder: CorpusEncoder) -> None:
    assert not encoder.encode_queries(["", "😀", "qwerty"]).any()


def test_saved_and_loaded_it_gives_the_same_vectors(encoder: CorpusEncoder, tmp_path: Path) -> None:
    encoder.save(tmp_path / "encoder.npz")
    loaded = CorpusEncoder.load(tmp_path / "encoder.npz")
    assert np.array_equal(loaded.encode_passages(TEXTS), encoder.encode_passages(TEXTS))


def test_fitting_again_gives_the_same_vectors(encoder: CorpusEncoder) -> None:
    again = CorpusEncoder.fit(TEXTS, dimension=4)
    assert np.array_equal(again.encode_passages(TEXTS), encoder.encode_passages(TEXTS))


@pytest.mark.parametrize("texts", [[], ["散煤"], ["甲", "乙"], ["散煤", "散煤"], ["", ""]])
def test_hardly_any_corpus_is_no_error(texts: list[str], tmp_path: Path) -> None:
    encoder = CorpusEncoder.fit(texts)
    encoder.save(tmp_path / "encoder.npz")
    vectors = CorpusEncoder.load(tmp_path / "encoder.npz").encode_passages(texts)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert np.isfinite(vectors).all()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"plain"])
def test_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "encoder.npz").write_bytes(content)
    with pytest.raises(IndexDamagedError, match=r"encoder\.npz"):
        CorpusEncoder.load(tmp_path / "encoder.npz")
