import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.datamodels import Manifest
from index.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexOutdatedError,
)
from index.snapshot import FORMAT, current_build, publish, read_manifest, verify

MANIFEST = Manifest(
    format=FORMAT, corpus="c" * 64, passages=1, encoder=None, versions={"x": "1"}, files={}
)
PROJECT = Path(__file__).parents[2]


def fill_with(content: str):  # type: ignore[no-untyped-def]
    def fill(folder: Path) -> Manifest:
        (folder / "part").mkdir()
        (folder / "part" / "data.bin").write_text(content, encoding="utf-8")
        return MANIFEST

    return fill


def content(root: Path) -> str:
    return (current_build(root) / "part" / "data.bin").read_text(encoding="utf-8")


def test_build_is_written_whole_and_described(tmp_path: Path) -> None:
    written = publish(tmp_path / "deep" / "root", fill_with("一"))
    folder = current_build(tmp_path / "deep" / "root")
    assert written.files.keys() == {"part/data.bin"}
    assert written.files["part/data.bin"].size == 3
    assert read_manifest(folder) == written
    verify(folder, written)


def test_new_build_takes_the_place_and_those_just_before_stay_readable(tmp_path: Path) -> None:
    publish(tmp_path, fill_with("一"))
    before = current_build(tmp_path)
    publish(tmp_path, fill_with("二"))
    assert content(tmp_path) == "二"
    assert (before / "part" / "data.bin").read_text(encoding="utf-8") == "一"
    publish(tmp_path, fill_with("三"))
    assert (before / "part" / "data.bin").read_text(encoding="utf-8") == "一"
    publish(tmp_path, fill_with("四"))
    assert not before.exists()
    assert len([folder for folder in tmp_path.iterdir() if folder.is_dir()]) == 3


def test_failed_build_leaves_the_index_in_use(tmp_path: Path) -> None:
    publish(tmp_path, fill_with("一"))

    def fail(folder: Path) -> Manifest:
        (folder / "half").write_text("x", encoding="utf-8")
        raise RuntimeError("no space")

    with pytest.raises(RuntimeError, match="no space"):
        publish(tmp_path, fail)
    assert content(tmp_path) == "一"
    assert not list(tmp_path.rglob("half"))


@pytest.mark.parametrize("place", ["fill", "rename", "point"])
def test_crash_at_any_step_leaves_the_index_in_use_and_the_next_build_clears_up(
    tmp_path: Path, place: str
) -> None:
    """The process dies at once, as by a power cut: no handler of ours runs."""
    publish(tmp_path, fill_with("一"))
    program = f"""
import os, pathlib
from index import snapshot
from tests.index.test_snapshot import MANIFEST
place = {place!r}
def fill(folder):
    (folder / "half").write_text("x")
    if place == "fill":
        os._exit(9)
    return MANIFEST
if place == "rename":
    pathlib.Path.rename = lambda *a: os._exit(9)
if place == "point":
    pathlib.Path.replace = lambda *a: os._exit(9)
snapshot.publish(pathlib.Path({str(tmp_path)!r}), fill)
"""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == 9
    assert content(tmp_path) == "一"
    publish(tmp_path, fill_with("二"))
    assert content(tmp_path) == "二"
    assert not list(tmp_path.rglob("half"))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    def nested(folder: Path) -> Manifest:
        with pytest.raises(IndexBusyError, match="另一个程序"):
            publish(tmp_path, fill_with("内"))
        return fill_with("外")(folder)

    publish(tmp_path, nested)
    assert content(tmp_path) == "外"


def test_folders_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "my papers").mkdir()
    publish(tmp_path, fill_with("一"))
    publish(tmp_path, fill_with("二"))
    assert (tmp_path / "my papers").is_dir()


def test_no_index_yet_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="wence build"):
        current_build(tmp_path / "nowhere")


def test_vanished_build_is_named(tmp_path: Path) -> None:
    publish(tmp_path, fill_with("一"))
    current_build(tmp_path).rename(tmp_path / "elsewhere")
    with pytest.raises(IndexDamagedError, match="文件夹不见了"):
        current_build(tmp_path)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda file: file.unlink(), "缺少文件 part/data.bin"),
        (lambda file: file.write_bytes(b"\xe4"), "part/data.bin 应为 3 字节，现为 1 字节"),
        (lambda file: file.write_bytes(b"abc"), "part/data.bin 的内容被改动过"),
    ],
    ids=["missing", "truncated", "altered"],
)
def test_damaged_file_is_named(tmp_path: Path, damage, message: str) -> None:  # type: ignore[no-untyped-def]
    manifest = publish(tmp_path, fill_with("一"))
    folder = current_build(tmp_path)
    damage(folder / "part" / "data.bin")
    with pytest.raises(IndexDamagedError, match=message):
        verify(folder, manifest)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", f'{{"format": {FORMAT}}}', "null", f'{{"format": {FORMAT}, "corpus']
)
def test_damaged_manifest_is_named(tmp_path: Path, text: str) -> None:
    publish(tmp_path, fill_with("一"))
    folder = current_build(tmp_path)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        read_manifest(folder)


def test_missing_manifest_is_named(tmp_path: Path) -> None:
    publish(tmp_path, fill_with("一"))
    folder = current_build(tmp_path)
    (folder / "manifest.json").unlink()
    with pytest.raises(IndexDamagedError, match="缺少清单"):
        read_manifest(folder)


def test_build_of_another_format_asks_for_a_rebuild(tmp_path: Path) -> None:
    publish(tmp_path, lambda folder: replace(fill_with("一")(folder), format=FORMAT + 1))
    with pytest.raises(IndexOutdatedError, match=f"第 {FORMAT + 1} 版.*wence build"):
        read_manifest(current_build(tmp_path))
