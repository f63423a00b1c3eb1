"""Cross-encoders, by folder: a tiny one, made here, with weights by chance."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import EncoderError
from index.reranker import open_reranker, reranked

CHARACTERS = sorted(set("散煤替代多少万户扬尘管控一二三"))


def save_model(folder: Path, *, labels: int) -> Path:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *CHARACTERS]))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=5 + len(CHARACTERS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,  # so that the texts tell on each other
    )
    BertForSequenceClassification(config).save_pretrained(folder / "model")
    BertTokenizer(str(vocabulary), model_max_length=32).save_pretrained(folder / "model")
    return folder / "model"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("cross"), labels=1)


def test_every_passage_gets_a_score_of_its_own(model: Path) -> None:
    reranker = open_reranker(str(model))
    scores = reranker.scores("散煤替代多少万户", ["散煤替代", "扬尘管控" * 50, "一二三"])
    assert scores.shape == (3,)
    assert len(set(scores.tolist())) == 3
    assert reranker.scores("散煤", []).shape == (0,)
    assert reranker.name == str(model)


def test_order_is_that_of_the_scores(model: Path) -> None:
    reranker, texts = open_reranker(str(model)), ["散煤替代", "扬尘管控", "一二三", "散煤"]
    scores = reranker.scores("散煤", texts)
    order = reranked(reranker, "散煤", texts)
    assert [scores[place] for place in order] == sorted(scores.tolist(), reverse=True)


def test_equal_passages_keep_their_order() -> None:
    class Even:
        name = "even"

        def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
            return np.full(len(passages), len(question), dtype=np.float32)

    assert reranked(Even(), "煤", ["甲", "乙", "丙"]) == [0, 1, 2]


def test_classifier_is_no_reranker(tmp_path: Path) -> None:
    folder = save_model(tmp_path, labels=3)
    with pytest.raises(EncoderError, match="给每一对 3 个分"):
        open_reranker(str(folder))


def test_missing_model_is_explained(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(EncoderError, match="打不开重排模型"):
        open_reranker(str(tmp_path / "empty"))
