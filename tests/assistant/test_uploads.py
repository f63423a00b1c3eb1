"""Files that are added over HTTP, in every format there is a reader for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import docx
import httpx
import openpyxl
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from assistant.api import create_app
from assistant.wire import AddedOut
from assistant.workplace import HomeWorkplace
from tests.serving import problem, serving

ADDRESS = "/api/documents"
LINES = (
    "宁山市清洁取暖实施方案",
    "宁政办发〔2026〕9号",
    "一、工作目标",
    "全市改造3000户，12月底前完成。",
)


@pytest.fixture
def client(built: HomeWorkplace) -> Iterator[httpx.Client]:
    yield from serving(create_app(built))


def word() -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for line in LINES:
        book.worksheets[0].append([line])
    book.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    stream = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(stream)
    canvas.setFont("STSong-Light", 12)
    for place, line in enumerate(LINES):
        canvas.drawString(80, 700 - 30 * place, line)
    canvas.save()
    return stream.getvalue()


def page() -> bytes:
    return f"<body>{''.join(f'<p>{line}</p>' for line in LINES)}</body>".encode()


MAKERS: dict[str, Callable[[], bytes]] = {
    "a.docx": word,
    "a.xlsx": workbook,
    "a.pdf": pdf,
    "a.html": page,
    "a.htm": page,
    "a.md": lambda: "\n".join(LINES).encode(),
    "a.txt": lambda: "\n\n".join(LINES).encode(),
}


@pytest.mark.parametrize("name", MAKERS)
def test_added_file_is_in_use_at_once(client: httpx.Client, name: str) -> None:
    response = client.post(ADDRESS, files={"files": (name, MAKERS[name]())}, timeout=60)
    assert response.status_code == 201, response.text
    (added,) = AddedOut.model_validate(response.json()).documents
    assert (added.title, added.number, added.file) == (LINES[0], LINES[1], name)
    assert client.get(f"{ADDRESS}/{added.id}").status_code == 200


def test_several_files_are_added_at_once(client: httpx.Client) -> None:
    files = [("files", (name, MAKERS[name]())) for name in ("a.docx", "a.pdf")]
    added = client.post(ADDRESS, files=files, timeout=60).json()["documents"]
    assert {document["id"] for document in added} == {"a-docx", "a-pdf"}


BAD: dict[str, tuple[str, bytes, str]] = {
    "format": ("a.exe", b"MZ", "不认识的文件格式"),
    "older": ("a.doc", b"x", ".docx"),
    "broken": ("a.docx", b"PK\x03\x04", "已损坏"),
    "wrong name": ("a.txt", b"%PDF-1.7", "后缀名"),
    "empty": ("a.txt", b"", "没有文字"),
    "folder": ("../../a.txt", b"", "没有文字"),
}


@pytest.mark.parametrize("case", BAD)
def test_file_that_cannot_be_read_changes_nothing(
    client: httpx.Client, built: HomeWorkplace, case: str
) -> None:
    name, data, said = BAD[case]
    before = client.get(ADDRESS).json()
    good = ("files", ("a.md", MAKERS["a.md"]()))
    response = client.post(ADDRESS, files=[good, ("files", (name, data))], timeout=60)
    assert response.status_code == 422
    assert said in problem(response).detail
    assert client.get(ADDRESS).json() == before
    assert not list(built.settings.home.glob("documents/*"))


def test_file_that_is_too_large_is_refused(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.uploads.MAX_BYTES", 3)
    response = client.post(ADDRESS, files={"files": ("a.txt", b"four")})
    assert (response.status_code, "太大" in problem(response).detail) == (422, True)


def test_page_of_another_site_cannot_add_files(client: httpx.Client) -> None:
    files = {"files": ("a.md", MAKERS["a.md"]())}
    response = client.post(ADDRESS, files=files, headers={"Origin": "http://elsewhere.example"})
    assert (response.status_code, problem(response).title) == (403, "不能从别的网站添加文件")


def test_request_without_files_is_refused(client: httpx.Client) -> None:
    assert problem(client.post(ADDRESS)).status == 422
