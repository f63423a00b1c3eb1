"""Models of sentence-transformers, by folder: a tiny one, made here, with weights by chance."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.datamodels import Passage
from index.encoder import SHIPPED, SentenceTransformerEncoder, open_encoder
from index.errors import EncoderError, IndexOutdatedError
from index.protocols import Encoder
from index.static_encoder import SHIPPED_ENCODER, StaticEncoder
from index.store import build_index, open_searcher
from tests.index.conftest import SMALL

WIDTH = 16
PROMPT = "为这个问题检索："
CHARACTERS = sorted(set("散煤替代多少万户扬尘管控为这个问题检索：一二三"))


def save_model(folder: Path, *, pooling: str, prompts: dict[str, str]) -> Path:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *CHARACTERS]))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=5 + len(CHARACTERS),
        hidden_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=1.0,  # so that the texts tell on each other
    )
    BertModel(config).save_pretrained(folder / "bert")
    BertTokenizer(str(vocabulary)).save_pretrained(folder / "bert")
    modules = [Transformer(str(folder / "bert"), max_seq_length=32), Pooling(WIDTH, pooling)]
    SentenceTransformer(modules=modules, prompts=prompts, device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    return save_model(folder, pooling="cls", prompts={"query": PROMPT, "document": ""})


@pytest.fixture(scope="module")
def encoder(model: Path) -> Encoder:
    return open_encoder(str(model))


def raw(model: Path, text: str) -> Any:
    """What the model itself says, without any prompt."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(model), device="cpu").encode(
        [text], prompt="", normalize_embeddings=True
    )[0]


def test_dimension_and_name_are_read_from_the_model(model: Path, encoder: Encoder) -> None:
    assert isinstance(encoder, Encoder)
    assert (encoder.dimension, encoder.name) == (WIDTH, str(model))


def test_rows_are_unit_vectors(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(["散煤替代", "扬尘", "散煤" * 100, ""])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    assert encoder.encode_queries([]).shape == (0, WIDTH)


def test_questions_get_the_models_own_prompt_and_passages_do_not(
    model: Path, encoder: Encoder
) -> None:
    assert encoder.encode_passages(["散煤"])[0] == pytest.approx(raw(model, "散煤"), abs=1e-5)
    prompted = raw(model, PROMPT + "散煤")
    assert encoder.encode_queries(["散煤"])[0] == pytest.approx(prompted, abs=1e-5)
    assert encoder.encode_queries(["散煤"])[0] != pytest.approx(raw(model, "散煤"), abs=1e-2)


def test_pooling_is_the_models_own(encoder: Encoder, tmp_path: Path) -> None:
    mean = open_encoder(str(save_model(tmp_path, pooling="mean", prompts={})))
    there, here = mean.encode_passages(["散煤替代"])[0], encoder.encode_passages(["散煤替代"])[0]
    assert there != pytest.approx(here, abs=1e-2)
    assert there == pytest.approx(raw(tmp_path / "model", "散煤替代"), abs=1e-5)


def test_index_takes_a_model_by_folder_and_notices_another(
    model: Path, tmp_path: Path, passages: Sequence[Passage]
) -> None:
    build_index(passages, tmp_path / "index", encoder=str(model), settings=SMALL)
    hits = open_searcher(tmp_path / "index").search("散煤替代多少万户")
    assert hits[0].passage_id == "d0:0"
    assert hits[0].dense is not None
    with pytest.raises(IndexOutdatedError, match="现在设的是“builtin”"):
        open_searcher(tmp_path / "index", encoder=SHIPPED)


def test_shipped_model_goes_by_its_name_and_by_its_folder() -> None:
    by_name, by_folder = open_encoder(SHIPPED), open_encoder(str(SHIPPED_ENCODER))
    assert isinstance(by_name, StaticEncoder)
    assert (by_folder.name, by_folder.dimension) == (by_name.name, by_name.dimension)


def test_shipped_model_with_other_weights_makes_the_index_outdated(
    tmp_path: Path, passages: Sequence[Passage]
) -> None:
    folder = Path(shutil.copytree(SHIPPED_ENCODER, tmp_path / "model"))
    build_index(passages, tmp_path / "index", encoder=str(folder), settings=SMALL)
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (folder / "model.safetensors").write_bytes(bytes(weights))
    with pytest.raises(IndexOutdatedError, match="现在打开的是"):
        open_searcher(tmp_path / "index")


def test_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=f"打不开编码器 {tmp_path}"):
        SentenceTransformerEncoder(str(tmp_path))


def test_model_with_broken_weights_is_refused(model: Path, tmp_path: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    broken = SentenceTransformer(str(model), device="cpu")
    with torch.no_grad():
        next(broken.parameters()).fill_(float("nan"))
    broken.save(str(tmp_path / "broken"))
    with pytest.raises(EncoderError, match="非数值"):
        open_encoder(str(tmp_path / "broken")).encode_queries(["散煤"])
