"""A scanned page: no text layer, one bit a dot, a little askew, with a ruled table."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReaderError
from corpus.readers import read_bytes, read_path
from corpus.reading import read_source

SCANNED = Path(__file__).parents[1] / "data" / "scans" / "scanned.pdf"


def test_scanned_page_is_recognised_with_its_table() -> None:
    source = read_path(SCANNED)
    assert source.text.split("\n") == [
        "宁山市清洁取暖实施方案",
        "宁政办发〔2026〕9号",
        "一、工作目标",
        "全市改造3000户，其中甲水县1200户、乙山县1800户，2026年12月20日前全部完成，"
        "由市住建局组织验收。",
        "任务分解表",
        "| 县区 | 目标 |  | 期限 |",
        "|  | 改造户数 | 补贴金额 |  |",
        "| --- | --- | --- | --- |",
        "| 甲水县 | 1200户 | 每户800元 | 2026年11月底前 |",
        "| 乙山县 | 1800户 | 每户650元 | 2026年11月底前 |",
    ]
    assert (source.whole, source.typed, source.pages) == (True, False, (0,))
    (read,) = read_source(source).documents
    assert (read.title, read.number) == ("宁山市清洁取暖实施方案", "宁政办发〔2026〕9号")


def test_page_with_nothing_on_it_is_refused_with_a_reason() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.showPage()
    canvas.save()
    with pytest.raises(ReaderError, match="没有文字"):
        read_bytes("a.pdf", stream.getvalue())


def test_scan_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.pdf.MOST_PICTURES", 0)
    with pytest.raises(ReaderError, match="扫描页"):
        read_path(SCANNED)
