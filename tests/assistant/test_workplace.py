import json
import shutil
from pathlib import Path

import pytest

from assistant.build import current
from assistant.errors import HomeError
from assistant.workplace import HomeWorkplace
from corpus.errors import PolicyError, ReaderError
from corpus.readers import read_bytes


def test_nothing_built_says_what_to_do(workplace: HomeWorkplace) -> None:
    with pytest.raises(PolicyError, match="wence build"):
        workplace.answerer()
    assert not workplace.is_current()


def test_build_reports_what_it_holds(workplace: HomeWorkplace) -> None:
    report = workplace.build()
    assert (report.files, report.documents) == (1, len(workplace.library().documents))
    assert report.passages > 0
    assert workplace.is_current()


def test_changed_file_makes_the_build_stale(built: HomeWorkplace, plan_folder: Path) -> None:
    with (plan_folder / "yunchuan-2021.txt").open("a", encoding="utf-8") as file:
        file.write("（二）加强监管。\n")
    assert not built.is_current()


def test_changed_encoder_makes_the_build_stale(built: HomeWorkplace) -> None:
    built.engine.identity = "another"  # type: ignore[misc]
    assert not built.is_current()


def test_open_workplace_follows_a_new_build(built: HomeWorkplace, plan_folder: Path) -> None:
    before = built.library()
    assert built.library() is before
    (plan_folder / "yunchuan-2021.txt").rename(plan_folder / "jia.txt")
    built.build()
    assert [file.source.name for file in built.library().files] == ["jia.txt"]


def test_failed_build_leaves_the_old_one_in_use(built: HomeWorkplace, plan_folder: Path) -> None:
    library = built.library()
    (plan_folder / "bad.txt").write_bytes("云川市".encode("gb18030"))
    with pytest.raises(ReaderError, match=r"bad\.txt.*UTF-8"):
        built.build()
    assert built.library() is library


def damage(workplace: HomeWorkplace, name: str) -> None:
    """Cut the file of that name in the build in use in half."""
    path = current(workplace.settings.home) / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("name", ["library.json", "facts.sqlite", "checksum", "manifest.json"])
def test_truncated_file_is_named(built: HomeWorkplace, name: str) -> None:
    damage(built, name)
    with pytest.raises(PolicyError, match=rf"{name}.*wence build"):
        built.library()


def test_build_holds_the_facts_of_its_documents(built: HomeWorkplace) -> None:
    (task,) = built.facts().tasks()
    assert task.document_id == built.library().documents[0].id
    assert (str(task.due), task.parties[0].name) == ("2021-12-31", "市住建局")
    (target,) = built.facts().targets()
    assert target.region == "云川市"


def test_facts_follow_a_new_build(built: HomeWorkplace, plan_folder: Path) -> None:
    before = built.facts()
    with (plan_folder / "yunchuan-2021.txt").open("a", encoding="utf-8") as file:
        file.write("（二）加强监管。2022年1月底前完成检查。（市公安局负责）\n")
    built.build()
    assert (len(before.tasks()), len(built.facts().tasks())) == (1, 2)


def test_older_build_without_facts_is_named(built: HomeWorkplace) -> None:
    folder = current(built.settings.home)
    (folder / "facts.sqlite").unlink()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["facts.sqlite"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(PolicyError, match=r"事实库.*wence build"):
        built.answerer()


def test_damaged_new_index_does_not_displace_the_open_one(
    built: HomeWorkplace, caplog: pytest.LogCaptureFixture
) -> None:
    answerer = built.answerer()
    other = HomeWorkplace(built.settings, built.engine)
    other.build()
    damage(other, "checksum")
    for _ in range(3):
        assert built.answerer() is answerer
    assert len(caplog.records) == 1
    other.build()
    assert built.answerer() is not answerer


def test_open_workplace_goes_on_when_its_home_is_removed(built: HomeWorkplace) -> None:
    answerer = built.answerer()
    shutil.rmtree(built.settings.home)
    assert built.answerer() is answerer


@pytest.mark.parametrize("text", ['{"format": 1}', '{"format": 1, "files": [{}]}', "[]", "{}"])
def test_library_of_another_shape_is_named(built: HomeWorkplace, text: str) -> None:
    (current(built.settings.home) / "library.json").write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError):
        built.library()


def test_damaged_build_can_be_built_anew(built: HomeWorkplace) -> None:
    damage(built, "origin.json")
    assert not built.is_current()
    built.build()
    assert built.library().documents


def test_build_from_another_folder_is_remembered(built: HomeWorkplace, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    source = next(built.settings.documents.iterdir())
    (other / "bing.txt").write_bytes(source.read_bytes())
    (other / "picture.png").write_bytes(b"png")
    assert built.build(other).skipped == ("picture.png",)
    again = HomeWorkplace(built.settings, built.engine)
    again.build()
    assert [file.source.name for file in again.library().files] == ["bing.txt"]


def test_added_file_is_there_after_the_next_build(built: HomeWorkplace, tmp_path: Path) -> None:
    new = tmp_path / "ding.txt"
    text = next(built.settings.documents.iterdir()).read_text(encoding="utf-8")
    new.write_text(text.replace("云川市", "丁市"), encoding="utf-8")
    assert built.add([new]).files == 2
    assert built.build().files == 2
    assert built.is_current()


def test_adding_a_file_does_not_read_the_others_again(
    built: HomeWorkplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        "assistant.sources.read_bytes",
        lambda name, data: (read.append(name), read_bytes(name, data))[1],
    )
    new = tmp_path / "ding.txt"
    text = next(built.settings.documents.iterdir()).read_text(encoding="utf-8")
    new.write_text(text.replace("云川市", "丁市"), encoding="utf-8")
    assert built.add([new]).files == 2
    assert read == ["ding.txt"]


def test_file_known_under_another_name_is_not_added(built: HomeWorkplace, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(next(built.settings.documents.iterdir()).read_bytes())
    with pytest.raises(ReaderError, match=r"yunchuan-2021\.txt 内容相同"):
        built.add([copy])


def test_file_that_cannot_be_read_changes_nothing(built: HomeWorkplace, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    for path, message in ((bad, "UTF-8"), (tmp_path / "none.txt", "读不了")):
        with pytest.raises(ReaderError, match=message):
            built.add([path])
    assert built.is_current()
    assert not list(built.settings.home.glob("documents/*"))


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda _: None])
def test_folder_without_documents_is_named(
    workplace: HomeWorkplace, tmp_path: Path, make: object
) -> None:
    folder = tmp_path / "nothing"
    make(folder)  # type: ignore[operator]
    with pytest.raises(ReaderError, match="nothing"):
        workplace.build(folder)


def test_home_that_cannot_be_written_is_named(workplace: HomeWorkplace) -> None:
    workplace.settings.home.write_text("a file stands there", encoding="utf-8")
    with pytest.raises(HomeError, match="写不了"):
        workplace.build()
