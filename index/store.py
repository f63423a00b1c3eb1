"""Building an index from passages, and opening one to search it.

build/lexical/            tantivy
build/words.txt           the vocabulary of the words field
build/passages.json       id, document, kind and block of every passage, by row
build/vectors.faiss       one unit vector a passage          } only where there is
build/probe.npy           the vector of a fixed sentence     } an encoder
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from corpus.datamodels import Passage, PassageKind
from index.datamodels import EncoderIdentity, Manifest, PassageKey
from index.dense import DenseIndex, write_dense
from index.dictionary import domain_words
from index.encoder import SHIPPED, open_encoder
from index.errors import EncoderError, IndexDamagedError, IndexOutdatedError
from index.hybrid import Searcher, VectorLeg
from index.lexical import LexicalIndex, write_lexical
from index.lexicon import Lexicon
from index.protocols import Encoder
from index.settings import IndexSettings
from index.snapshot import FORMAT, current_build, publish, read_manifest, verify
from index.words import Vocabulary, learn_vocabulary

__all__ = [
    "NO_ENCODER",
    "build_index",
    "corpus_checksum",
    "open_index",
    "open_searcher",
    "write_index",
]

NO_ENCODER = "none"  # no vectors at all
# Encoded when building and again when opening: a model that changed under its name is noticed.
PROBE = "各县（市、区）人民政府应当在每年10月底前完成散煤替代，由生态环境局牵头。"
PROBE_TOLERANCE = 1e-2  # of cosine; machines and thread counts differ by less than 1e-4

_LEXICAL, _WORDS, _KEYS = "lexical", "words.txt", "passages.json"
_VECTORS, _PROBE = "vectors.faiss", "probe.npy"
_REBUILD = "请运行 wence build 重建"


def corpus_checksum(passages: Sequence[Passage]) -> str:
    """Changes with anything of the passages that the index holds or searches."""
    digest = hashlib.sha256()
    for passage in passages:
        place = (passage.id, passage.document_id, passage.kind, str(passage.block))
        for part in (*place, *_parts(passage)):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def build_index(
    passages: Sequence[Passage],
    root: Path,
    *,
    encoder: str | Encoder = SHIPPED,
    settings: IndexSettings | None = None,
) -> Manifest:
    """Index the passages under `root`, in the place of what is there.

    `encoder` is `SHIPPED`, `NO_ENCODER`, the name or folder of a model, or an encoder.
    """
    return publish(
        root, lambda folder: write_index(passages, folder, encoder=encoder, settings=settings)
    )


def write_index(
    passages: Sequence[Passage],
    folder: Path,
    *,
    encoder: str | Encoder = SHIPPED,
    settings: IndexSettings | None = None,
) -> Manifest:
    """Write the files of an index into `folder`, for `publish`; arguments as for `build_index`."""
    chosen = settings or IndexSettings()
    texts = [" ".join(_parts(passage)) for passage in passages]
    model = _encoder_for(encoder)
    keys = [
        PassageKey(id=p.id, document_id=p.document_id, kind=p.kind, block=p.block) for p in passages
    ]
    vocabulary = _learn_words(passages, texts, chosen)
    (folder / _LEXICAL).mkdir()
    write_lexical(folder / _LEXICAL, keys, texts, vocabulary, chosen)
    (folder / _WORDS).write_text("\n".join(sorted(vocabulary.words)), encoding="utf-8")
    _write_keys(folder / _KEYS, keys)
    if model is not None:
        _write_vectors(folder, model, texts)
    return Manifest(
        format=FORMAT,
        corpus=corpus_checksum(passages),
        passages=len(passages),
        encoder=_identity(encoder, model),
        versions=_versions(),
        files={},
    )


def open_searcher(
    root: Path,
    *,
    encoder: str | Encoder | None = None,
    corpus: str | None = None,
    lexicon: Lexicon | None = None,
    settings: IndexSettings | None = None,
) -> Searcher:
    """The index in use under `root`, checked against what it is to be searched with.

    `encoder` None takes the one it was built with; `corpus` is the checksum that the passages
    at hand have (`corpus_checksum`), None does not compare; `lexicon` None takes the shipped one.
    """
    return open_index(
        current_build(root), encoder=encoder, corpus=corpus, lexicon=lexicon, settings=settings
    )


def open_index(
    folder: Path,
    *,
    encoder: str | Encoder | None = None,
    corpus: str | None = None,
    lexicon: Lexicon | None = None,
    settings: IndexSettings | None = None,
) -> Searcher:
    """One build, by its folder; arguments as for `open_searcher`."""
    manifest = read_manifest(folder)
    verify(folder, manifest)
    _check_origin(manifest, corpus)
    chosen = settings or IndexSettings()
    lexicon = Lexicon.load() if lexicon is None else lexicon
    vocabulary = Vocabulary((folder / _WORDS).read_text(encoding="utf-8").split())
    return Searcher(
        keys=_read_keys(folder / _KEYS),
        lexical=LexicalIndex(
            folder / _LEXICAL, vocabulary=vocabulary, settings=chosen, lexicon=lexicon
        ),
        vectors=_open_vectors(folder, manifest, encoder),
        settings=chosen,
    )


def _parts(passage: Passage) -> tuple[str, str]:
    return passage.context, passage.text.text


def _learn_words(
    passages: Sequence[Passage], texts: Sequence[str], settings: IndexSettings
) -> Vocabulary:
    domain = domain_words([p.text.text for p in passages], settings.dictionary)
    learnt = learn_vocabulary(texts, domain)
    return Vocabulary(word for word in learnt.words if len(word) >= settings.min_word_length)


def _encoder_for(encoder: str | Encoder) -> Encoder | None:
    if not isinstance(encoder, str):
        return encoder
    return None if encoder == NO_ENCODER else open_encoder(encoder)


def _identity(encoder: str | Encoder, model: Encoder | None) -> EncoderIdentity | None:
    if model is None:
        return None
    requested = encoder if isinstance(encoder, str) else encoder.name
    return EncoderIdentity(requested=requested, name=model.name, dimension=model.dimension)


def _versions() -> dict[str, str]:
    """Of the libraries whose files an index consists of."""
    return {name: version(name) for name in ("tantivy", "faiss-cpu")}


def _write_vectors(folder: Path, model: Encoder, texts: Sequence[str]) -> None:
    vectors = model.encode_passages(texts)
    if vectors.shape != (len(texts), model.dimension):
        raise EncoderError(
            f"编码器 {model.name} 给出 {vectors.shape} 的向量，应为 {(len(texts), model.dimension)}"
        )
    write_dense(folder / _VECTORS, vectors)
    np.save(folder / _PROBE, model.encode_queries([PROBE])[0], allow_pickle=False)


def _write_keys(file: Path, keys: Sequence[PassageKey]) -> None:
    rows = [[key.id, key.document_id, key.kind, key.block] for key in keys]
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _read_keys(file: Path) -> list[PassageKey]:
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [
        PassageKey(id=i, document_id=document, kind=PassageKind(kind), block=block)
        for i, document, kind, block in rows
    ]


def _check_origin(manifest: Manifest, corpus: str | None) -> None:
    if corpus is not None and corpus != manifest.corpus:
        raise IndexOutdatedError(f"文件库有变动，索引还是旧的；{_REBUILD}")
    for name, now in _versions().items():
        then = manifest.versions.get(name)
        if then != now:
            raise IndexOutdatedError(f"索引是用 {name} {then} 建的，现装的是 {now}；{_REBUILD}")


def _open_vectors(
    folder: Path, manifest: Manifest, encoder: str | Encoder | None
) -> VectorLeg | None:
    built = manifest.encoder
    _check_request(built, encoder)
    if built is None:
        return None
    model = encoder if encoder is not None and not isinstance(encoder, str) else None
    if model is None:
        model = open_encoder(built.requested)
    _check_model(folder, built, model)
    index = DenseIndex(folder / _VECTORS)
    if (len(index), index.dimension) != (manifest.passages, built.dimension):
        raise IndexDamagedError(
            f"向量索引有 {len(index)} 段、{index.dimension} 维，清单记的是 {manifest.passages} 段、"
            f"{built.dimension} 维；{_REBUILD}"
        )
    return VectorLeg(index=index, encoder=model)


def _check_request(built: EncoderIdentity | None, encoder: str | Encoder | None) -> None:
    """Refuse before a large model is loaded for nothing."""
    if encoder is None:
        return
    wanted = encoder if isinstance(encoder, str) else encoder.name
    have = {built.requested, built.name} if built else {NO_ENCODER}
    if wanted not in have:
        then = built.requested if built else "不用编码器"
        raise IndexOutdatedError(f"索引的编码器是“{then}”，现在设的是“{wanted}”；{_REBUILD}")


def _check_model(folder: Path, built: EncoderIdentity, model: Encoder) -> None:
    if (model.name, model.dimension) != (built.name, built.dimension):
        raise IndexOutdatedError(
            f"索引的编码器是 {built.name}（{built.dimension} 维），现在打开的是 {model.name}"
            f"（{model.dimension} 维）；{_REBUILD}"
        )
    then = np.load(folder / _PROBE, allow_pickle=False)
    now = model.encode_queries([PROBE])[0]
    if float(np.abs(then - now).max()) > PROBE_TOLERANCE:
        raise IndexOutdatedError(f"编码器 {built.name} 在建索引之后变过，向量已不同；{_REBUILD}")
