"""PDF files as offices export them: wrapped paragraphs, page numbers, ruled tables over pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table

from corpus.errors import ReaderError
from corpus.readers import read_bytes
from corpus.reading import read_source

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontSize=18, leading=28, firstLineIndent=0, alignment=1
)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=10, leading=13, firstLineIndent=0)
GRID = ("GRID", (0, 0), (-1, -1), 0.6, colors.black)
LONG = "全市改造三千户，其中甲县一千二百户、乙县一千八百户，二〇二六年底前全部完成并通过验收。" * 4


def made(*story: Any, head: str = "", numbers: bool = True) -> bytes:
    """A PDF with a running head and page numbers."""

    def frame(canvas: Canvas, page: Any) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(70, A4[1] - 45, head)
        if numbers:
            canvas.drawCentredString(A4[0] / 2, 38, f"— {page.page} —")

    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4)
    frames = [Frame(55, 60, A4[0] - 110, A4[1] - 126)]
    document.addPageTemplates([PageTemplate(id="a", frames=frames, onPage=frame)])
    document.build(list(story))
    return stream.getvalue()


def said(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    return Paragraph(text, style)


def table(rows: Sequence[Sequence[str]], *spans: Any, repeat: int = 0) -> Table:
    cells = [[said(text, CELL) for text in row] for row in rows]
    drawn = Table(cells, colWidths=[400 / len(rows[0])] * len(rows[0]), repeatRows=repeat)
    drawn.setStyle([GRID, *(("SPAN", *span) for span in spans)])
    return drawn


def lines_of(data: bytes) -> list[str]:
    return read_bytes("a.pdf", data).text.split("\n")


def test_wrapped_lines_make_paragraphs_and_the_frame_of_the_page_is_no_text() -> None:
    data = made(
        said("宁山市清洁取暖实施方案", TITLE),
        said("一、目标"),
        said(LONG),
        PageBreak(),
        said("二、要求"),
        said(LONG),
        head="宁山市清洁取暖实施方案",
    )
    assert lines_of(data) == ["宁山市清洁取暖实施方案", "一、目标", LONG, "二、要求", LONG]


def test_paragraph_that_a_page_break_cuts_is_one_and_its_page_is_known() -> None:
    source = read_bytes("a.pdf", made(said("一、目标"), *[said(LONG)] * 9))
    assert source.text.split("\n") == ["一、目标", *[LONG] * 9]
    assert len(source.pages) == 2
    assert source.pages[0] == 0
    assert 0 < source.pages[1] < len(source.text)
    assert source.text[source.pages[1] - 1] != "\n"
    (read,) = read_source(source).documents
    assert [read.page_at(place) for place in (0, source.pages[1] - 1, source.pages[1])] == [1, 1, 2]


def test_merged_cells_are_in_every_row_and_names_in_two_levels() -> None:
    rows = [
        ["县区", "目标", "", "备注"],
        ["", "浓度", "天数", ""],
        ["甲县", "50", "3", "上限"],
        ["乙县", "51", "4", ""],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (2, 0)), ((3, 0), (3, 1)), ((3, 2), (3, 3))]
    (read,) = read_source(read_bytes("a.pdf", made(said("目标表"), table(rows, *spans)))).documents
    (found,) = read.tables
    assert found.columns == ("县区", "目标 浓度", "目标 天数", "备注")
    assert [[cell.text.text for cell in row.cells] for row in found.rows] == [
        ["甲县", "50", "3", "上限"],
        ["乙县", "51", "4", "上限"],
    ]


@pytest.mark.parametrize("repeat", [0, 1], ids=["names once", "names again"])
def test_table_over_a_page_break_is_one(repeat: int) -> None:
    rows = [["序号", "任务", "期限"], *([str(k), f"第{k}项改造", "年底前"] for k in range(1, 60))]
    data = made(said("任务表"), table(rows, repeat=repeat), said("表后的话。"))
    lines = lines_of(data)
    assert lines[1:3] == ["| 序号 | 任务 | 期限 |", "| --- | --- | --- |"]
    assert lines[3:-1] == [f"| {k} | 第{k}项改造 | 年底前 |" for k in range(1, 60)]
    source = read_bytes("a.pdf", data)
    assert source.text[source.pages[1] :].startswith("| ")


def test_label_of_an_annex_does_not_go_on_a_note_however_few_lines_a_page_has() -> None:
    flush = ParagraphStyle("flush", parent=BODY, firstLineIndent=0)
    rows = [["县区", "目标"], ["甲县", "50"], ["乙县", "/"]]
    notes = [said("注：乙县不作考核，由市里另行安排。", flush), said("附件2", flush)]
    data = made(said(LONG), PageBreak(), said("附件1", flush), table(rows), *notes, table(rows))
    assert lines_of(data)[-6:-4] == [notes[0].text, "附件2"]


def test_row_that_a_page_break_cuts_is_one() -> None:
    rows = [
        ["序号", "任务", "措施"],
        *([str(k), f"第{k}项", "改造"] for k in range(1, 35)),
        ["35", "第35项", LONG],
    ]
    cells = [[said(text, CELL) for text in row] for row in rows]
    drawn = Table(cells, colWidths=[40, 80, 200], splitInRow=1)
    drawn.setStyle([GRID])
    assert lines_of(made(drawn))[-1] == f"| 35 | 第35项 | {LONG} |"


def test_merged_cell_over_a_page_break_goes_on() -> None:
    names = ["类别", "任务", "期限"]
    upper = [names, *(["能源" if k == 1 else "", f"第{k}项", "年底"] for k in range(1, 4))]
    lower = [["", "第4项", "年底"], ["", "第5项", "年底"], ["运输", "第6项", "年底"]]
    data = made(table(upper, ((0, 1), (0, 3))), PageBreak(), table(lower, ((0, 0), (0, 1))))
    assert [line.split(" | ")[0] for line in lines_of(data)[2:]] == ["| 能源"] * 5 + ["| 运输"]


def test_table_whose_sides_are_open_has_all_its_columns() -> None:
    rows = [["县区", "目标", "期限"], ["甲县", "50", "年底"], ["乙县", "51", "年底"]]
    drawn = Table([[said(text, CELL) for text in row] for row in rows], colWidths=[100] * 3)
    lines = [("LINEABOVE", (0, 0), (-1, -1), 0.6), ("LINEBELOW", (0, -1), (-1, -1), 0.6)]
    drawn.setStyle(
        [(*line, colors.black) for line in [*lines, ("INNERGRID", (0, 0), (-1, -1), 0.6)]]
    )
    assert lines_of(made(said("目标表。"), drawn))[1:] == [
        "| 县区 | 目标 | 期限 |",
        "| --- | --- | --- |",
        "| 甲县 | 50 | 年底 |",
        "| 乙县 | 51 | 年底 |",
    ]


def test_words_beside_a_table_and_under_its_frame_are_not_lost() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 10)
    canvas.grid([100, 200, 300], [600, 620, 640])
    for place, text in enumerate(["县区", "目标", "甲县", "50"]):
        canvas.drawString(110 + 100 * (place % 2), 626 - 20 * (place // 2), text)
    canvas.drawString(320, 606, "上限")
    canvas.save()
    lines = lines_of(stream.getvalue())
    assert lines[0] == "| 县区 | 目标 |"
    assert "上限" in lines


def test_seal_and_watermark_across_the_page_are_no_text() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(80, 700, "全市改造三千户，年底前完成并通过验收。")
    canvas.rotate(45)
    canvas.drawString(400, 300, "内部资料")
    canvas.save()
    assert lines_of(stream.getvalue()) == ["全市改造三千户，年底前完成并通过验收。"]


def locked() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt="secret")
    canvas.drawString(80, 700, "text")
    canvas.save()
    return stream.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (locked, "有密码"),
    "cut short": (lambda: made(said(LONG))[:700], "已损坏"),
    "no PDF": (lambda: b"%PDF-1.7 nothing", "已损坏"),
}


@pytest.mark.parametrize("case", BAD)
def test_file_that_cannot_be_read_is_refused_with_a_reason(case: str) -> None:
    data, said_so = BAD[case]
    with pytest.raises(ReaderError, match=said_so):
        read_bytes("a.pdf", data())
