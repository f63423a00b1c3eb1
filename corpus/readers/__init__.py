"""Readers: one module per file format, all giving a `SourceFile`.

A reader is a function `(name, data) -> SourceFile`; it is found by the file's ending. What it
returns as text is stored as it is and is what citations point into.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.datamodels import SourceFile
from corpus.errors import ReaderError
from corpus.readers.sheets import read_sheets
from corpus.readers.text import read_text
from corpus.readers.word import read_word

Reader = Callable[[str, bytes], SourceFile]
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".docx": read_word,
    ".xlsx": read_sheets,
}
MAX_BYTES = 50_000_000  # a policy document is far smaller; more is a mistake or an attack

__all__ = ["MAX_BYTES", "READERS", "read_bytes", "read_path", "supported"]


def supported(name: str) -> bool:
    """Whether there is a reader for a file of this name."""
    return Path(name).suffix.lower() in READERS


def read_path(path: Path) -> SourceFile:
    """Read a file from disk. Raises `ReaderError`."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise ReaderError(f"读不了文件 {path}：{exc.strerror}") from exc
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> SourceFile:
    """Read a file's bytes by the reader for its ending. Raises `ReaderError`."""
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        known = "、".join(sorted(READERS))
        raise ReaderError(f"不认识的文件格式：{name}。目前支持 {known}")
    if len(data) > MAX_BYTES:
        raise ReaderError(f"文件 {name} 太大（{len(data)} 字节），上限 {MAX_BYTES} 字节")
    try:
        source = reader(name, data)
    except RecursionError as exc:
        raise ReaderError(f"文件 {name} 的内容嵌套太深，读不了，请用办公软件另存后再添加") from exc
    if not source.text.strip():
        raise ReaderError(f"文件 {name} 里没有文字，请检查文件是否为空或为扫描件")
    return source
