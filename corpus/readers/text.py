"""Plain text and Markdown: UTF-8, stored as received."""

from __future__ import annotations

import hashlib

from corpus.datamodels import SourceFile
from corpus.errors import ReaderError

_CONTROL_SHARE = 0.01  # more control characters than this are no text


def read_text(name: str, data: bytes) -> SourceFile:
    """Decode UTF-8, with or without a byte order mark. Raises `ReaderError`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise ReaderError(
            f"文件 {name} 不是 UTF-8 编码（第 {exc.start} 字节处无法解码），请另存为 UTF-8 后再添加"
        ) from exc
    controls = sum(char < " " and char not in "\n\r\t\f" for char in text)
    if controls > _CONTROL_SHARE * len(text):
        raise ReaderError(f"文件 {name} 不像文本文件（含 {controls} 个控制字符），请检查文件内容")
    kind = "text/markdown" if name.lower().endswith(".md") else "text/plain"
    return SourceFile(
        name=name, sha256=hashlib.sha256(data).hexdigest(), text=text, media_type=kind
    )
