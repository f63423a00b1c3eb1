"""An index as a folder that is written whole and swapped in at once.

    root/CURRENT              the name of the build in use, replaced by one atomic rename
    root/000007-4be1c0ffee12/ a build: its files and manifest.json, never changed again
    root/.building/           a build being written; what a crash leaves is cleared by the next
    root/.lock                held while building

The two builds before the current one are kept, so that a reader that has just looked up CURRENT
finds its files for as long as a whole build takes; a reader that has opened them keeps them
whatever happens to their names.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from index.datamodels import EncoderIdentity, FileRecord, Manifest
from index.errors import IndexBusyError, IndexDamagedError, IndexMissingError, IndexOutdatedError

__all__ = ["FORMAT", "current_build", "publish", "read_manifest", "verify"]

FORMAT = 3  # of the files, and of how texts are cut into terms; raise it when either changes
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
_LOCK = ".lock"
_BUILDING = ".building"
_BUILD_NAME = re.compile(r"\d{6,}-[0-9a-f]{12}")
_REBUILD = "请运行 wence build 重建"


def publish(root: Path, fill: Callable[[Path], Manifest]) -> Manifest:
    """Have `fill` write a build into an empty folder, then put it in the place of the current one.

    `fill` returns the manifest but for its files, which are recorded here. Whatever goes wrong
    before the last rename, the index in use stays as it was.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root):
        before = _named(root)
        _clear(root, before=before)
        folder = root / _BUILDING
        folder.mkdir()
        try:
            manifest = fill(folder)
            manifest = replace(manifest, files=_records(folder))
            _write_manifest(folder, manifest)
            _sync_tree(folder)
            name = f"{_number(before) + 1:06d}-{manifest.corpus[:12]}"
            folder.rename(root / name)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _point(root, name)
        return manifest


def current_build(root: Path) -> Path:
    """The folder of the build in use."""
    name = _named(root)
    if name is None:
        raise IndexMissingError(f"{root} 里还没有索引；请先运行 wence build")
    folder = root / name
    if not folder.is_dir():
        raise IndexDamagedError(f"索引 {name} 的文件夹不见了（{root}）；{_REBUILD}")
    return folder


def read_manifest(folder: Path) -> Manifest:
    """What a build was made from and with."""
    file = folder / MANIFEST
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        if raw["format"] != FORMAT:
            raise IndexOutdatedError(
                f"索引的格式是第 {raw['format']} 版，程序要第 {FORMAT} 版；{_REBUILD}"
            )
        identity = raw["encoder"]
        return Manifest(
            format=raw["format"],
            corpus=raw["corpus"],
            passages=raw["passages"],
            encoder=EncoderIdentity(**identity) if identity else None,
            versions=raw["versions"],
            files={name: FileRecord(**record) for name, record in raw["files"].items()},
        )
    except FileNotFoundError as exc:
        raise IndexDamagedError(f"索引缺少清单 {file}；{_REBUILD}") from exc
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise IndexDamagedError(f"索引的清单 {file} 已损坏（{exc}）；{_REBUILD}") from exc


def verify(folder: Path, manifest: Manifest) -> None:
    """Every file is there, whole and unaltered; the first that is not is named."""
    for name, record in manifest.files.items():
        file = folder / name
        if not file.is_file():
            raise IndexDamagedError(f"索引缺少文件 {name}（{folder}）；{_REBUILD}")
        size = file.stat().st_size
        if size != record.size:
            raise IndexDamagedError(
                f"索引文件 {name} 应为 {record.size} 字节，现为 {size} 字节（{folder}）；{_REBUILD}"
            )
        if _digest(file) != record.sha256:
            raise IndexDamagedError(f"索引文件 {name} 的内容被改动过（{folder}）；{_REBUILD}")


def _named(root: Path) -> str | None:
    try:
        return (root / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def _number(name: str | None) -> int:
    head = (name or "0").partition("-")[0]
    return int(head) if head.isdecimal() else 0


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    with (root / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise IndexBusyError(f"另一个程序正在 {root} 建索引；请等它完成后再试") from exc
        yield


def _clear(root: Path, *, before: str | None) -> None:
    """Remove what a crashed build left, and builds but the one in use and its predecessor."""
    builds = [folder.name for folder in root.iterdir() if _BUILD_NAME.fullmatch(folder.name)]
    keep = sorted(name for name in builds if before is not None and name <= before)[-2:]
    for name in {*builds, _BUILDING}.difference(keep):
        if (root / name).exists():
            shutil.rmtree(root / name)


def _records(folder: Path) -> Mapping[str, FileRecord]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): FileRecord(
            size=file.stat().st_size, sha256=_digest(file)
        )
        for file in files
        if not file.name.endswith(".lock")
    }


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _point(root: Path, name: str) -> None:
    draft = root / f"{CURRENT}.new"
    draft.write_text(name + "\n", encoding="utf-8")
    _sync(draft)
    draft.replace(root / CURRENT)
    _sync(root)


def _sync_tree(folder: Path) -> None:
    for place in [*folder.rglob("*"), folder]:
        _sync(place)


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
