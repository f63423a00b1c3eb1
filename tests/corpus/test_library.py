from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.datamodels import SourceFile
from corpus.errors import CorpusError, StoreError
from corpus.library import FORMAT, LIBRARY_FILE, Library
from corpus.passages import passages_of


def source(name: str, text: str) -> SourceFile:
    return SourceFile(name=name, sha256=str(hash(text)), text=text)


NOTICE = "云岭市人民政府文件\n云政发〔2022〕3号\n关于开展检查的通知\n各县人民政府：\n请落实。"
PLAN = "松堰市2023年工作要点\n一、目标\n完成任务。"


@pytest.fixture
def library() -> Library:
    return Library.build([source("b.txt", PLAN), source("a.txt", NOTICE)])


def test_files_are_ordered_by_name(library: Library) -> None:
    assert [file.source.name for file in library.files] == ["a.txt", "b.txt"]


def test_saved_library_is_the_same(library: Library, tmp_path: Path) -> None:
    library.save(tmp_path)
    loaded = Library.load(tmp_path)
    assert loaded.files == library.files
    assert loaded.checksum == library.checksum


def test_document_is_found_by_id_number_or_title(library: Library) -> None:
    keys = ("a", "云政发〔2022〕3号", "关于开展检查的通知")
    assert {library.document(key).id for key in keys} == {"a"}


def test_document_that_is_not_there_is_named_with_those_that_are(library: Library) -> None:
    with pytest.raises(CorpusError, match=r"没有这份文件：c。现有：a、b"):
        library.document("c")
    with pytest.raises(CorpusError, match="没有这个文件"):
        library.file("c.txt")


def test_passages_are_those_of_the_documents(library: Library) -> None:
    assert tuple(library.passages) == tuple(
        passage for document in library.documents for passage in passages_of(document)
    )
    assert all(p.document_id == "a" for p in library.passages_in("a"))
    assert library.passages_in("nobody") == ()


def test_checksum_follows_names_and_contents(library: Library) -> None:
    renamed = Library.build([source("c.txt", PLAN), source("a.txt", NOTICE)])
    edited = Library.build([source("b.txt", PLAN + "。"), source("a.txt", NOTICE)])
    assert len({library.checksum, renamed.checksum, edited.checksum}) == 3


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(CorpusError, match="重名"):
        Library.build([source("a.txt", PLAN), source("a.txt", NOTICE)])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "找不到"),
        ("{", "损坏"),
        ("[]", "版本"),
        (json.dumps({"format": 0, "files": []}), "版本"),
        (json.dumps({"format": FORMAT, "files": [{"source": {}}]}), "重建"),
    ],
    ids=["missing", "truncated", "no object", "old", "other records"],
)
def test_stored_library_that_cannot_be_used_is_refused(
    tmp_path: Path, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / LIBRARY_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match=said):
        Library.load(tmp_path)


def test_tables_of_a_plain_file_help_to_read_one_whose_empty_cells_were_dropped() -> None:
    head = "类别\t重点工作\t主要任务\t完成时限\t责任单位\n"
    plain = head + (
        "能源\t散煤治理\t清洁取暖改造\t2021年10月底前\t市能源局\n"
        "运输\t油品监管\t打击黑加油站点\t2021年12月底前\t市市场监管局\n"
        "用地\t扬尘治理\t道路扬尘综合整治\t2021年12月底前\t市城市管理局\n"
    )
    broken = (
        head
        + "能源\t散煤治理\t清洁取暖改造\t2021年10月底前\t市能源局\n"
        + "打击黑加油站点\t2021年12月底前\t市市场监管局\n"
    )
    library = Library.build(
        [source("a.txt", "任务表\n" + broken), source("b.txt", "任务表\n" + plain)]
    )
    rows = library.document("a").tables[0].rows
    assert rows[1].get("主要任务") == "打击黑加油站点"
    assert [file.source.name for file in library.files] == ["a.txt", "b.txt"]
