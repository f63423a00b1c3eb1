"""Training on a small folder gives a model that opens and has learned something."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EncoderError
from index.grams import UNKNOWN, gram_table, grams, tokenizer_of, vocabulary_of
from index.lexicon import Lexicon
from index.static_encoder import StaticEncoder
from index.train import TrainingSettings, main, train
from index.training_pairs import Mixture, PairMaker
from index.training_texts import read_texts

LAW = {
    "title": "某市大气污染防治条例",
    "articles": [
        {"no": "第一条", "chapter": "燃煤", "text": "禁止销售、使用不符合标准的散煤。推广洁净煤。"},
        {"no": "第二条", "chapter": "扬尘", "text": "施工工地应当设置围挡，采取覆盖、洒水措施。"},
        {"no": "第三条", "chapter": "其他", "text": "禁止在划定区域内燃放烟花爆竹，禁止露天烧烤。"},
    ],
}
PAIR = {"question": "过年能放炮吗", "passage": "任何单位和个人不得在禁放区燃放烟花爆竹。"}
SETTINGS = TrainingSettings(
    vocabulary=400, dimension=16, lengths=(16, 8), steps=30, batch=8, learning_rate=0.1
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    write(texts / "laws.jsonl.gz", LAW)
    write(texts / "questions.jsonl", PAIR)
    (texts / "notice.txt").write_text(
        "某县秸秆禁烧通知\n\n各乡镇要加强巡查，严禁露天焚烧秸秆和垃圾。\n", encoding="utf-8"
    )
    return texts


def write(path: Path, *records: object) -> None:
    content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    packed = gzip.compress(content.encode()) if path.suffix == ".gz" else content.encode()
    path.write_bytes(packed)


def test_trained_folder_opens_in_both_ways_and_gives_the_same_vectors(
    folder: Path, tmp_path: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    train(read_texts(folder), tmp_path / "model", settings=SETTINGS)
    texts = ["能放炮吗", "露天烧烤", "洒水", "没见过的字：鑫"]
    ours = StaticEncoder(tmp_path / "model").encode_queries(texts)
    theirs = SentenceTransformer(str(tmp_path / "model"), device="cpu", local_files_only=True)
    assert ours == pytest.approx(theirs.encode(texts, show_progress_bar=False), abs=1e-3)


def test_question_learns_to_find_its_passage(folder: Path, tmp_path: Path) -> None:
    train(read_texts(folder), tmp_path / "model", settings=SETTINGS)
    model = StaticEncoder(tmp_path / "model")
    others = [article["text"] for article in LAW["articles"][:2]]
    passages = model.encode_passages([PAIR["passage"], *others])
    assert np.argmax(passages @ model.encode_queries([PAIR["question"]])[0]) == 0


def test_same_seed_gives_the_same_model(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train(read_texts(folder), tmp_path / name, settings=SETTINGS)
    one, two = (StaticEncoder(tmp_path / name).encode_queries(["散煤"]) for name in ("one", "two"))
    assert one == pytest.approx(two, abs=1e-6)


def test_command_trains_and_bad_input_is_explained(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out = tmp_path / "model"
    options = ["--steps", "2", "--batch", "4", "--vocabulary", "100"]
    assert main([str(folder), str(out), *options]) == 0
    assert StaticEncoder(out).dimension == TrainingSettings().dimension
    assert main([str(tmp_path / "没有"), str(out)]) == 1
    assert "没有可用的条文" in caplog.text


def test_law_kept_for_judging_is_never_learned_from(tmp_path: Path) -> None:
    write(tmp_path / "laws.jsonl", LAW, {**LAW, "title": "留作评测", "held_out": True})
    assert {article.heading.split()[0] for article in read_texts(tmp_path).articles} == {
        LAW["title"]
    }


@pytest.mark.parametrize("line", ["{", "[]", '{"title": "缺条文"}', '"字符串"'])
def test_line_that_is_neither_law_nor_pair_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "坏.jsonl").write_text(f"{json.dumps(PAIR)}\n{line}\n", encoding="utf-8")
    with pytest.raises(EncoderError, match=r"坏\.jsonl 第 2 行"):
        read_texts(tmp_path)


def test_truncated_archive_is_explained(folder: Path) -> None:
    path = folder / "laws.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(EncoderError, match=r"laws\.jsonl\.gz"):
        read_texts(folder)


@pytest.mark.parametrize(
    "wrong", [{"steps": 0}, {"lengths": (512,)}, {"lengths": ()}, {"vocabulary": 0}]
)
def test_settings_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(EncoderError):
        TrainingSettings(**wrong)  # type: ignore[arg-type]


def test_mixture_without_any_pairs_is_refused() -> None:
    with pytest.raises(EncoderError):
        Mixture(question=0, everyday=0, sentence=0, piece=0, heading=0)


def test_everyday_queries_hold_everyday_words_and_not_the_terms(folder: Path) -> None:
    only = Mixture(question=0, everyday=1, sentence=0, piece=0, heading=0)
    maker = PairMaker(read_texts(folder), Lexicon.load(), mixture=only, random=Random(1))
    words = Lexicon.load().everyday_words["烟花爆竹"]
    queries = [pair.query for pair in maker.batch(200) if "燃放烟花爆竹" in pair.passage]
    assert any(word in query for query in queries for word in words)


def test_pieces_come_from_their_passage(folder: Path) -> None:
    only = Mixture(question=0, everyday=0, sentence=0, piece=1, heading=0)
    maker = PairMaker(read_texts(folder), Lexicon.load(), mixture=only, random=Random(1))
    for pair in maker.batch(50):
        assert set(pair.query) <= set(pair.passage)


def test_vocabulary_has_characters_before_bigrams() -> None:
    vocabulary = vocabulary_of(["ＡA燃煤燃煤燃煤", "，燃，煤"], size=6, rarest=2)
    assert list(vocabulary)[:4] == [UNKNOWN, "燃", "煤", "a"]
    assert "燃煤" in vocabulary
    assert not {"，", "|", ""} & vocabulary.keys()


TOKENS = ["燃", "煤", "锅", "a", "2", ".", "é", "😀", "燃煤", "a2", "煤a", "2.", "锅锅"]
VOCABULARY = {token: row for row, token in enumerate([UNKNOWN, *TOKENS])}
TOKENIZER = tokenizer_of(VOCABULARY)


@given(st.text(alphabet="燃煤锅A２.é😀|，\n 未", max_size=30))
def test_tokenizer_file_and_python_cut_alike(text: str) -> None:
    table = gram_table(token for token in VOCABULARY if len(token) == 1)
    ours = [VOCABULARY.get(token, 0) for token in grams(text, table) if token]
    assert TOKENIZER.encode(text).ids == ours


def test_tokens_of_a_run_are_its_characters_and_bigrams() -> None:
    table = gram_table("燃煤锅")
    assert grams("燃煤锅", table) == ["燃", "燃", "燃煤", "煤", "煤锅", "锅", "锅"]
