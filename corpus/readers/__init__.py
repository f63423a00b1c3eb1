"""Readers: one module per file format, all giving a `SourceFile`.

A reader is a function `(name, data) -> SourceFile`; it is found by the file's ending. What it
returns as text is stored as it is and is what citations point into.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from corpus.datamodels import SourceFile
from corpus.errors import ReaderError

Reader = Callable[[str, bytes], SourceFile]
# Module and function by a file's ending; imported when a file of the kind is read.
READERS: Mapping[str, tuple[str, str]] = {
    ".txt": ("text", "read_text"),
    ".md": ("text", "read_text"),
    ".docx": ("word", "read_word"),
    ".html": ("web", "read_web"),
    ".htm": ("web", "read_web"),
    ".pdf": ("pdf", "read_pdf"),
    ".xlsx": ("sheets", "read_sheets"),
}
# What older programs write, and what it should be saved as.
OLDER: Mapping[str, str] = {
    ".doc": ".docx",
    ".wps": ".docx",
    ".rtf": ".docx",
    ".ofd": ".pdf",
    ".xls": ".xlsx",
    ".et": ".xlsx",
    ".csv": ".xlsx",
    ".mht": ".html",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # older Office files, and encrypted new ones
_SIGNS: Mapping[bytes, tuple[str, ...]] = {b"%PDF-": (".pdf",), b"PK\x03\x04": (".docx", ".xlsx")}
MAX_BYTES = 50_000_000  # a policy document is far smaller; more is a mistake or an attack

__all__ = ["MAX_BYTES", "READERS", "read_bytes", "read_path", "require_supported", "supported"]


def supported(name: str) -> bool:
    """Whether there is a reader for a file of this name."""
    return Path(name).suffix.lower() in READERS


def require_supported(name: str) -> None:
    """Raises `ReaderError` for a file that there is no reader for."""
    ending = Path(name).suffix.lower()
    if ending in OLDER:
        raise ReaderError(f"读不了旧格式的文件 {name}，请用办公软件另存为 {OLDER[ending]} 后再添加")
    if ending not in READERS:
        known = "、".join(sorted(READERS))
        raise ReaderError(f"不认识的文件格式：{name or '（没有文件名）'}。目前支持 {known}")


def read_path(path: Path) -> SourceFile:
    """Read a file from disk. Raises `ReaderError`."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise ReaderError(f"读不了文件 {path}：{exc.strerror}") from exc
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> SourceFile:
    """Read a file's bytes by the reader for its ending. Raises `ReaderError`."""
    require_supported(name)
    if len(data) > MAX_BYTES:
        raise ReaderError(f"文件 {name} 太大（{len(data)} 字节），上限 {MAX_BYTES} 字节")
    _check_content(name, data)
    module, function = READERS[Path(name).suffix.lower()]
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    try:
        source = reader(name, data)
    except RecursionError as exc:
        raise ReaderError(f"文件 {name} 的内容嵌套太深，读不了，请用办公软件另存后再添加") from exc
    if not source.text.strip():
        raise ReaderError(f"文件 {name} 里没有文字，请检查文件是否为空或为扫描件")
    return source


def _check_content(name: str, data: bytes) -> None:
    """Raises `ReaderError` for a file that is of another format than its name says."""
    ending = Path(name).suffix.lower()
    if data.startswith(_COMPOUND):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        why = "有密码，请去掉密码" if locked else "是旧格式的，请用办公软件另存为新格式"
        raise ReaderError(f"文件 {name} {why}后再添加")
    for sign, endings in _SIGNS.items():
        if data.startswith(sign) and ending not in endings:
            known = "或".join(endings)
            raise ReaderError(f"文件 {name} 的内容其实是 {known} 格式，请改对后缀名后再添加")
