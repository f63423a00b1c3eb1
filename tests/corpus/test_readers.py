from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import ReaderError
from corpus.readers import MAX_BYTES, read_bytes, read_path, supported

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def test_text_is_kept_as_received() -> None:
    source = read_bytes("a.txt", "第一行\r\n\n第二行。".encode())
    assert source.text == "第一行\r\n\n第二行。"
    assert source.media_type == "text/plain"


def test_byte_order_mark_is_no_text() -> None:
    assert read_bytes("a.md", b"\xef\xbb\xbf# \xe7\x9b\xae").text == "# 目"


def test_checksum_is_that_of_the_bytes() -> None:
    one, other = read_bytes("a.txt", "甲".encode()), read_bytes("a.txt", "乙".encode())
    assert one.sha256 != other.sha256
    assert len(one.sha256) == 64


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", "关于印发方案的通知".encode("gbk"), "UTF-8"),
        ("a.txt", b"", "没有文字"),
        ("a.txt", b" \n\t ", "没有文字"),
        ("a.txt", b"\x00\x01\x02abc", "控制字符"),
        ("a.exe", b"MZ", "不认识的文件格式"),
        ("a.doc", b"", "另存为 .docx"),
        ("a.txt", b"%PDF-1.7", "其实是 .pdf"),
        ("a.pdf", b"PK\x03\x04", "其实是 .docx或.xlsx"),
        ("a.xlsx", COMPOUND, "旧格式"),
        ("a.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "有密码"),
    ],
    ids=[
        *("GBK", "empty", "blank", "binary", "format"),
        *("older", "PDF", "package", "compound", "locked"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_a_reason(
    name: str, data: bytes, said: str
) -> None:
    with pytest.raises(ReaderError, match=said):
        read_bytes(name, data)


def test_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.MAX_BYTES", 3)
    with pytest.raises(ReaderError, match="太大"):
        read_bytes("a.txt", b"four")
    assert MAX_BYTES > 1_000_000


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"nowhere\.txt"):
        read_path(tmp_path / "nowhere.txt")


@pytest.mark.parametrize(("name", "known"), [("A.TXT", True), ("a.md", True), ("a", False)])
def test_supported_goes_by_the_ending(name: str, known: bool) -> None:
    assert supported(name) is known
