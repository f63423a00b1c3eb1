import json
import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.datamodels import Passage
from index.encoder import SHIPPED
from index.errors import EncoderError, IndexDamagedError, IndexOutdatedError
from index.snapshot import current_build
from index.store import NO_ENCODER, build_index, corpus_checksum, open_searcher
from tests.index.conftest import SMALL, CharacterEncoder, passage


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """An index of our own to damage."""
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"


def test_index_of_these_passages_opens(built: Path, passages: Sequence[Passage]) -> None:
    assert len(open_searcher(built, corpus=corpus_checksum(passages))) == len(passages)


def test_index_of_other_passages_is_refused(built: Path, passages: Sequence[Passage]) -> None:
    with pytest.raises(IndexOutdatedError, match=r"文件库有变动.*wence build"):
        open_searcher(built, corpus=corpus_checksum(passages[1:]))


def test_checksum_changes_with_everything_that_is_searched(passages: Sequence[Passage]) -> None:
    one = passage(1, "d", "散煤", context="题")
    others = [
        passage(2, "d", "散煤", context="题"),
        passage(1, "e", "散煤", context="题"),
        passage(1, "d", "煤", context="题散"),
        passage(1, "d", "散煤", context="题目"),
        replace(one, block=2),
    ]
    sums = [corpus_checksum([each]) for each in (one, *others)]
    assert len(set(sums)) == len(sums)
    assert corpus_checksum(passages) != corpus_checksum(passages[::-1])


def test_building_twice_gives_the_same_hits(
    built: Path, tmp_path: Path, passages: Sequence[Passage]
) -> None:
    build_index(passages, tmp_path, settings=SMALL)
    for question in ("散煤", "施工扬尘谁管", "重污染天气"):
        assert open_searcher(tmp_path).search(question) == open_searcher(built).search(question)


@pytest.mark.parametrize(
    "name",
    [
        "vectors.faiss",
        "words.txt",
        "passages.json",
        "probe.npy",
        "lexical/meta.json",
    ],
)
def test_truncated_file_is_named(copy: Path, name: str) -> None:
    file = current_build(copy) / name
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(IndexDamagedError, match=name):
        open_searcher(copy)


def test_every_file_of_the_index_is_watched(copy: Path) -> None:
    folder = current_build(copy)
    recorded = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    present = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(".lock")
    }
    assert present - {"manifest.json"} == recorded.keys()


@pytest.mark.parametrize("library", ["tantivy", "faiss-cpu"])
def test_index_of_another_library_version_is_named(copy: Path, library: str) -> None:
    file = current_build(copy) / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["versions"][library] = "0.0.1"
    file.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(IndexOutdatedError, match=f"{library} 0.0.1"):
        open_searcher(copy)


@pytest.mark.parametrize("wanted", [NO_ENCODER, "some/other-model", CharacterEncoder()])
def test_index_of_another_encoder_is_named(built: Path, wanted: str | CharacterEncoder) -> None:
    with pytest.raises(IndexOutdatedError, match=r"编码器是“builtin”.*wence build"):
        open_searcher(built, encoder=wanted)


def test_index_without_vectors_is_not_opened_with_an_encoder(
    tmp_path: Path, passages: Sequence[Passage]
) -> None:
    build_index(passages, tmp_path, encoder=NO_ENCODER, settings=SMALL)
    with pytest.raises(IndexOutdatedError, match=r"不用编码器.*builtin"):
        open_searcher(tmp_path, encoder=SHIPPED)
    assert open_searcher(tmp_path, encoder=NO_ENCODER).search("散煤")


@pytest.mark.parametrize(
    ("now", "message"),
    [
        (CharacterEncoder("煤尘车油声"), "4 维.*5 维"),
        (CharacterEncoder("煤尘环油"), "变过"),
    ],
    ids=["dimension", "same name, other vectors"],
)
def test_encoder_that_changed_under_its_name_is_noticed(
    tmp_path: Path, passages: Sequence[Passage], now: CharacterEncoder, message: str
) -> None:
    build_index(passages, tmp_path, encoder=CharacterEncoder(), settings=SMALL)
    assert open_searcher(tmp_path, encoder=CharacterEncoder()).search("散煤")
    with pytest.raises(IndexOutdatedError, match=message):
        open_searcher(tmp_path, encoder=now)


def test_encoder_that_gives_too_few_vectors_is_refused_and_the_index_kept(
    copy: Path, passages: Sequence[Passage]
) -> None:
    class Lazy(CharacterEncoder):
        def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return super().encode_passages(texts[1:])

    with pytest.raises(EncoderError, match="应为"):
        build_index(passages, copy, encoder=Lazy(), settings=SMALL)
    assert open_searcher(copy).search("散煤")


def test_empty_corpus_has_an_index_that_finds_nothing(tmp_path: Path) -> None:
    build_index([], tmp_path)
    assert open_searcher(tmp_path).search("散煤") == ()


def test_readers_go_on_while_the_index_is_rebuilt(copy: Path, passages: Sequence[Passage]) -> None:
    old = open_searcher(copy)
    wanted = old.search("散煤替代")
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            if old.search("散煤替代") != wanted or open_searcher(copy).search("散煤替代") != wanted:
                wrong.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(3):
        build_index(passages, copy, settings=SMALL)
    done.set()
    reader.join()
    assert not wrong
    assert old.search("散煤替代") == wanted
