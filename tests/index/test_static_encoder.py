"""The shipped encoder has to give the vectors that any user of its folder would get."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EncoderError
from index.protocols import Encoder
from index.static_encoder import SHIPPED_ENCODER, StaticEncoder, is_static

LARGEST_FOLDER = 25_000_000  # bytes
SHIPPED = StaticEncoder()
# Everything but combining marks, which tokenizers takes together with the letter before them.
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("燃煤锅炉挖机GPSｇ２.5％|，。\n\u3000😀é龥"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def hub_model() -> object:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(SHIPPED_ENCODER), device="cpu", local_files_only=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_ENCODER, tmp_path / "model"))


def test_is_an_encoder_with_rows_of_length_one() -> None:
    assert isinstance(SHIPPED, Encoder)
    vectors = SHIPPED.encode_passages(["燃煤锅炉淘汰", "禁止露天烧烤", "烟花爆竹"])
    assert vectors.shape == (3, SHIPPED.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("text", ["", "😀", "，。！", "\u0000"])
def test_text_without_known_characters_is_zeros(text: str) -> None:
    assert not SHIPPED.encode_queries([text, "燃煤"])[0].any()


def test_no_texts_give_an_empty_array() -> None:
    assert SHIPPED.encode_passages([]).shape == (0, SHIPPED.dimension)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("村里还让不让烧煤", "禁止销售、使用不符合标准的散煤，推广洁净煤", "船舶靠港应当使用岸电"),
        ("放炮", "禁止燃放烟花爆竹", "施工单位应当密闭运输渣土"),
        ("挖机冒黑烟", "非道路移动机械排放大气污染物不得超过标准", "露天焚烧秸秆、落叶"),
        ("楼下烤串味太大", "不得在居民区露天烧烤食品", "储油库应当安装油气回收装置"),
    ],
)
def test_everyday_question_lies_nearer_to_what_answers_it(query: str, near: str, far: str) -> None:
    likeness = SHIPPED.encode_passages([near, far]) @ SHIPPED.encode_queries([query])[0]
    assert likeness[0] > likeness[1]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_sentence_transformers_gives_the_same_vectors(hub_model: object, texts: list[str]) -> None:
    theirs = hub_model.encode(texts, show_progress_bar=False)  # type: ignore[attr-defined]
    assert SHIPPED.encode_passages(texts) == pytest.approx(theirs, abs=1e-3)


def test_long_batches_and_single_texts_give_the_same_vectors() -> None:
    texts = [f"第{number}条 燃煤锅炉" * (number % 7) for number in range(300)]
    alone = np.concatenate([SHIPPED.encode_passages([text]) for text in texts])
    assert SHIPPED.encode_passages(texts) == pytest.approx(alone, abs=1e-5)


def test_query_is_embedded_without_torch() -> None:
    program = (
        "import sys; from index.static_encoder import StaticEncoder; "
        "StaticEncoder().encode_queries(['烧煤']); "
        "sys.exit(bool({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_shipped_folder_is_small_and_has_a_model_card() -> None:
    files = [path for path in SHIPPED_ENCODER.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LARGEST_FOLDER
    assert "licen" in (SHIPPED_ENCODER / "README.md").read_text(encoding="utf-8").lower()


def test_name_changes_with_the_weights(copy: Path) -> None:
    before = StaticEncoder(copy).name
    weights = bytearray((copy / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(bytes(weights))
    assert StaticEncoder(copy).name != before


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_damaged_folder_is_explained(copy: Path, name: str, damage: str) -> None:
    path = copy / name
    content = path.read_bytes()
    path.unlink()
    if damage == "truncated":
        path.write_bytes(content[: len(content) // 2])
    with pytest.raises(EncoderError, match=name):
        StaticEncoder(copy)


def test_vectors_of_another_vocabulary_are_refused(copy: Path) -> None:
    path = copy / "tokenizer.json"
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"]["煤煤"] = len(tokenizer["model"]["vocab"])
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(EncoderError, match="不合"):
        StaticEncoder(copy)


def test_other_models_are_left_to_sentence_transformers(copy: Path, tmp_path: Path) -> None:
    assert is_static(copy)
    assert not is_static(tmp_path / "nowhere")
    path = copy / "tokenizer.json"
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    tokenizer["normalizer"] = {"type": "Lowercase"}
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    assert not is_static(copy)
    with pytest.raises(EncoderError, match="sentence_transformers"):
        StaticEncoder(copy)
