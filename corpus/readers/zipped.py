"""Office files are zip archives of XML: their parts, unpacked within limits.

A small archive can unpack to gigabytes, and an XML part can define entities that grow without
end; both are turned away before anything is parsed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from corpus.errors import ReaderError

MAX_UNPACKED = 300_000_000  # bytes of all parts together
PROLOGUE = 4096  # bytes of a part in which its definitions would stand
MAX_PART = 100_000_000  # bytes of one part of XML
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# what the standard library raises at archives that are damaged in one way or another
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError)

Element = ElementTree.Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a package by their paths; those that a reader asks for are unpacked."""

    name: str
    archive: zipfile.ZipFile

    def xml(self, path: str) -> Element | None:
        """The root of a part, None if there is no such part. Raises `ReaderError`."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        if info.file_size > MAX_PART:
            raise ReaderError(f"文件 {self.name} 解压后太大（{info.file_size} 字节），没有读取")
        try:
            with self.archive.open(info) as stream:
                data = stream.read(MAX_PART + 1)
            if len(data) > MAX_PART or _DOCTYPE.search(data):
                raise ReaderError(f"文件 {self.name} 里有不该有的内容（{path}），没有读取")
            return ElementTree.fromstring(data)
        except (*_BROKEN, ElementTree.ParseError) as exc:
            raise broken(self.name) from exc
        except (RuntimeError, NotImplementedError) as exc:  # encrypted, or packed in a rare way
            raise ReaderError(f"文件 {self.name} 有密码或压缩方式少见，请另存一份再添加") from exc


def opened(name: str, data: bytes, *, holds: str, kind: str) -> Parts:
    """The package, which must hold the part `holds` to be of this `kind`. Raises `ReaderError`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos: Mapping[str, int] = {info.filename: info.file_size for info in archive.infolist()}
    except (*_BROKEN, NotImplementedError) as exc:
        raise broken(name) from exc
    unpacked = sum(infos.values())
    if unpacked > MAX_UNPACKED:
        raise ReaderError(f"文件 {name} 解压后太大（{unpacked} 字节），没有读取")
    if any(_defines(archive, part) for part in infos if part.endswith((".xml", ".rels"))):
        raise ReaderError(f"文件 {name} 里有不该有的内容（文档类型声明），没有读取")
    if holds not in infos:
        raise ReaderError(f"文件 {name} 不是{kind}，请检查后缀名，或用办公软件打开后另存")
    return Parts(name=name, archive=archive)


def _defines(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a part of XML begins with definitions of its own, as no Office file does."""
    try:
        with archive.open(part) as stream:
            return bool(_DOCTYPE.search(stream.read(PROLOGUE)))
    except (*_BROKEN, RuntimeError, NotImplementedError):
        return False  # whoever needs the part says what is wrong with it


def broken(name: str) -> ReaderError:
    """The error for a file that cannot be parsed."""
    return ReaderError(f"文件 {name} 已损坏，读不出来，请重新下载，或用办公软件打开后另存")
