"""The corpus as one value: the files as read, their documents and passages, saved and loaded.

`Library.build` is the only way from files to documents. A saved library is one JSON file that
belongs to an index snapshot; loading it needs no reading again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.codec import decode, encode
from corpus.datamodels import Document, Passage, ReadFile, SourceFile
from corpus.errors import CorpusError, StoreError
from corpus.passages import passages_of

FORMAT = 4  # raise when a record changes its shape
LIBRARY_FILE = "library.json"


@dataclass(frozen=True, kw_only=True)
class Library:
    """All documents in use."""

    files: tuple[ReadFile, ...]

    def __post_init__(self) -> None:
        names = [file.source.name for file in self.files]
        if len(set(names)) != len(names):
            raise CorpusError(f"有重名的文件：{'、'.join(sorted(names))}")

    @classmethod
    def build(cls, sources: Iterable[SourceFile]) -> Library:
        """Read every source. Raises `CorpusError`."""
        from corpus.reading import read_sources  # whoever only loads has no use for it

        ordered = sorted(sources, key=lambda source: source.name)
        return cls(files=read_sources(ordered))

    @classmethod
    def load(cls, folder: Path) -> Library:
        """Load what `save` wrote. Raises `StoreError`."""
        path = folder / LIBRARY_FILE
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as exc:
            raise StoreError(f"找不到语料库文件 {path}，请先运行 wence build") from exc
        except (OSError, ValueError) as exc:
            raise StoreError(f"语料库文件 {path} 损坏（{exc}），请运行 wence build 重建") from exc
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise StoreError(f"语料库文件 {path} 的版本与程序不符，请运行 wence build 重建")
        return cls(files=tuple(decode(ReadFile, file) for file in data.get("files", [])))

    def save(self, folder: Path) -> None:
        data = {"format": FORMAT, "files": [encode(file) for file in self.files]}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / LIBRARY_FILE).write_text(text, encoding="utf-8")

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return tuple(document for file in self.files for document in file.documents)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(p for document in self.documents for p in passages_of(document))

    @cached_property
    def checksum(self) -> str:
        """Changes when any file's name or content does."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.source.name}\0{file.source.sha256}\n".encode())
        return digest.hexdigest()

    def document(self, key: str) -> Document:
        """The document with this id, number or title. Raises `CorpusError`."""
        for document in self.documents:
            if key in (document.id, document.number, document.title):
                return document
        known = "、".join(document.id for document in self.documents)
        raise CorpusError(f"没有这份文件：{key}。现有：{known}")

    def file(self, name: str) -> ReadFile:
        """The file of this name. Raises `CorpusError`."""
        for file in self.files:
            if file.source.name == name:
                return file
        raise CorpusError(f"没有这个文件：{name}")

    def source(self, name: str) -> SourceFile:
        return self.file(name).source

    def passages_in(self, document_id: str) -> Sequence[Passage]:
        return self._by_document.get(document_id, ())

    @cached_property
    def _by_document(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.document_id, []).append(passage)
        return found
