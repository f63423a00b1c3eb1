"""Files on their way into the corpus: gathered from folders, read, and told apart by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import corpus
import index
from corpus.datamodels import SourceFile
from corpus.errors import ReaderError
from corpus.readers import read_bytes, supported

__all__ = ["Received", "code_checksum", "fingerprint", "read_all", "readable", "skipped", "take"]

# Name and bytes of files as received.
Received: TypeAlias = Mapping[str, bytes]

ACCOMPANYING = {"manifest.json"}  # says where the documents come from; no document itself


def readable(folder: Path) -> dict[str, bytes]:
    """The files of `folder` that there is a reader for."""
    try:
        paths = [path for path in sorted(folder.iterdir()) if path.is_file()]
        return {path.name: path.read_bytes() for path in paths if supported(path.name)}
    except OSError as exc:
        raise ReaderError(f"读不了 {exc.filename or folder}：{exc.strerror}") from exc


def skipped(folder: Path) -> tuple[str, ...]:
    """The files of `folder` that nobody reads."""
    names = (path.name for path in sorted(folder.iterdir()) if path.is_file())
    return tuple(n for n in names if not supported(n) and n not in ACCOMPANYING)


def take(paths: Sequence[Path], *, known: Received) -> dict[str, bytes]:
    """Files to be added. A file that is known under another name is turned away."""
    contents = {data: name for name, data in known.items()}
    taken: dict[str, bytes] = {}
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as exc:
            raise ReaderError(f"读不了 {path}：{exc.strerror}") from exc
        twin = contents.setdefault(data, path.name)
        if twin != path.name:
            raise ReaderError(f"{path.name} 与语料里的 {twin} 内容相同，没有添加")
        taken[path.name] = data
    return taken


def read_all(received: Received, *, read: Iterable[SourceFile] = ()) -> list[SourceFile]:
    """Every file as its reader gives it; those in `read` were read before. Raises ReaderError."""
    known = {(source.name, source.sha256): source for source in read}
    return [
        known.get((name, hashlib.sha256(data).hexdigest())) or read_bytes(name, data)
        for name, data in received.items()
    ]


def fingerprint(received: Received, *, engine: str) -> str:
    """Changes with any file, with the engine, and with the code that reads and indexes."""
    digest = hashlib.sha256(f"{engine}\0{code_checksum()}\n".encode())
    for name in sorted(received):
        digest.update(f"{name}\0{hashlib.sha256(received[name]).hexdigest()}\n".encode())
    return digest.hexdigest()


@cache
def code_checksum() -> str:
    """Of the packages whose work is in a build, with their data, without the documents."""
    digest = hashlib.sha256()
    for package in (corpus, index):
        root = Path(str(package.__file__)).parent
        for path in sorted(root.rglob("*")):
            part = path.relative_to(root)
            if path.is_file() and part.parts[0] != "documents" and path.suffix != ".pyc":
                digest.update(f"{root.name}/{part}\0".encode() + path.read_bytes())
    return digest.hexdigest()
