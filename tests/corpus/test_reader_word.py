"""Word documents as they are made in offices: styles, automatic numbers, merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReaderError
from corpus.readers import read_bytes
from corpus.reading import read_source

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = st.text(
    st.sampled_from("市县区局年月日目标一二三0123456789ABc|、。（）"), min_size=1, max_size=12
)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines_of(document: WordDocument) -> list[str]:
    return read_bytes("a.docx", saved(document)).text.split("\n")


def with_xml(document: WordDocument, xml: str) -> WordDocument:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {NS}>", 1)))
    return document


def numbered(document: WordDocument, texts: list[tuple[str, int]], levels: list[str]) -> None:
    """Paragraphs with automatic numbers: texts with their depth, patterns with their styles."""
    root = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.split()[0]}"/>'
        f'<w:lvlText w:val="{level.split()[1]}"/></w:lvl>'
        for depth, level in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="77">{shapes}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, depth in texts:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {NS}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )


def test_paragraphs_and_tables_keep_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("表一")
    table = document.add_table(rows=2, cols=3)
    for place, text in enumerate(["县区", "目标", "期限", "甲县", "50", "年底前"]):
        table.cell(place // 3, place % 3).text = text
    document.add_paragraph("表后的话。")
    assert lines_of(document) == [
        "表一",
        "| 县区 | 目标 | 期限 |",
        "| --- | --- | --- |",
        "| 甲县 | 50 | 年底前 |",
        "表后的话。",
    ]


def test_automatic_numbers_are_part_of_the_text() -> None:
    document = docx.Document()
    texts = [("总体要求", 0), ("目标", 1), ("期限", 1), ("压煤", 2), ("重点任务", 0), ("治污", 1)]
    numbered(document, texts, ["chineseCounting %1、", "chineseCounting （%2）", "decimal %3."])
    assert lines_of(document) == [
        "一、总体要求",
        "（一）目标",
        "（二）期限",
        "1.压煤",
        "二、重点任务",
        "（一）治污",
    ]


def test_numbers_of_several_levels_hold_those_above() -> None:
    document = docx.Document()
    texts = [("总则", 0), ("目的", 1), ("依据", 1), ("组织", 0), ("机构", 1)]
    numbered(document, texts, ["decimal %1", "decimal %1.%2"])
    assert lines_of(document) == ["1 总则", "1.1 目的", "1.2 依据", "2 组织", "2.1 机构"]


def test_heading_without_a_number_is_told_by_its_style() -> None:
    document = docx.Document()
    document.add_heading("宁山市清洁取暖实施方案", 0)
    document.add_heading("总体要求", 1)
    document.add_paragraph("年底前完成。")
    document.add_heading("一、目标", 1)
    assert lines_of(document)[1:] == ["# 总体要求", "年底前完成。", "一、目标"]


def test_short_paragraphs_without_a_full_stop_stay_apart() -> None:
    document = docx.Document()
    for text in ("宁山市清洁取暖实施方案", "一、目标", "改造3000户", "补贴每户800元"):
        document.add_paragraph(text)
    (read,) = read_source(read_bytes("a.docx", saved(document))).documents
    assert [block.text.text for block in read.blocks][-2:] == ["改造3000户", "补贴每户800元"]


def test_merged_cells_are_in_every_row_and_names_in_two_levels() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    rows = ["县区 目标 目标 备注", "县区 PM2.5 天数 备注", "甲县 50 3 上限", "乙县 51 4 上限"]
    for place, row in enumerate(rows):
        for column, text in enumerate(row.split()):
            table.cell(place, column).text = text
    for a, b in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3)), ((2, 3), (3, 3))):
        text = table.cell(*a).text
        table.cell(*a).merge(table.cell(*b)).text = text
    document.add_paragraph("附表后。")
    (read,) = read_source(read_bytes("a.docx", saved(document))).documents
    (found,) = read.tables
    assert found.columns == ("县区", "目标 PM2.5", "目标 天数", "备注")
    assert [[cell.text.text for cell in row.cells] for row in found.rows] == [
        ["甲县", "50", "3", "上限"],
        ["乙县", "51", "4", "上限"],
    ]


def test_cell_that_is_empty_stays_empty() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    texts = ["任务", "责任单位", "期限", "改造", "市住建局", "年底前", "验收", "", ""]
    for place, text in enumerate(texts):
        table.cell(place // 3, place % 3).text = text
    (read,) = read_source(read_bytes("a.docx", saved(document))).documents
    assert [cell.column for cell in read.tables[0].rows[1].cells] == ["任务"]


def test_title_and_note_inside_a_table_stand_outside_it() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    texts = [
        "任务清单",
        "",
        "",
        "任务",
        "数量",
        "期限",
        "改造",
        "3座",
        "年底前",
        "注：数量为下限。",
        "",
        "",
    ]
    for place, text in enumerate(texts):
        table.cell(place // 3, place % 3).text = text
    for row in (0, 3):
        text = table.cell(row, 0).text
        table.cell(row, 0).merge(table.cell(row, 2)).text = text
    lines = lines_of(document)
    assert (lines[0], lines[1], lines[-1]) == (
        "任务清单",
        "| 任务 | 数量 | 期限 |",
        "注：数量为下限。",
    )


def test_units_one_below_the_other_in_a_cell_stay_apart() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for place, text in enumerate(
        ["任务", "单位", "期限", "改造", "市住建局\n市财政局", "2026年\n底前"]
    ):
        table.cell(place // 3, place % 3).text = text
    assert lines_of(document)[-1] == "| 改造 | 市住建局、市财政局 | 2026年底前 |"


RUN = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
WRAPS: dict[str, tuple[str, list[str]]] = {
    "content control": (f"<w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt>", ["甲"]),
    "inserted and deleted": (
        "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>",
        ["甲"],
    ),
    "hidden": (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>",
        ["甲"],
    ),
    "field": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>",
        ["甲"],
    ),
    "line break": ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", ["甲", "乙"]),
    "text box": (
        f"<w:p><w:r><w:pict><w:txbxContent>{RUN}</w:txbxContent></w:pict></w:r>"
        "<w:r><w:t>乙</w:t></w:r></w:p>",
        ["甲", "乙"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRAPS)
def test_text_is_found_wherever_word_keeps_it(case: str) -> None:
    xml, lines = WRAPS[case]
    assert lines_of(with_xml(docx.Document(), xml)) == lines


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    paragraphs=st.lists(TEXT, min_size=1, max_size=5),
    rows=st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=2, max_size=5),
)
def test_every_text_of_a_document_is_in_the_source_and_cited_true(
    paragraphs: list[str], rows: list[list[str]]
) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=len(rows), cols=3)
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    source = read_bytes("a.docx", saved(document))
    for text in (*paragraphs, *(text.replace("|", "｜") for row in rows for text in row)):
        assert text in source.text
    for read in read_source(source).documents:
        for found in read.tables:
            for cell in (cell for row in found.rows for cell in row.cells):
                span = cell.text.span
                assert source.text[span.start : span.end][:1] == cell.text.text[:1]


def renamed(data: bytes, path: str, content: bytes | None) -> bytes:
    """The package with one part replaced, or left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.namelist():
            if item != path:
                new.writestr(item, old.read(item))
        if content is not None:
            new.writestr(path, content)
    return stream.getvalue()


DEEP = "<w:sdt>" * 9000 + "</w:sdt>" * 9000


def misplaced(data: bytes) -> bytes:
    """The directory of the archive says that its parts stand where they cannot."""
    place = data.rindex(b"PK\x05\x06") + 16
    return data[:place] + (len(data) + 5000).to_bytes(4, "little") + data[place + 4 :]


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "misplaced": (misplaced, "已损坏"),
    "cut short": (lambda data: data[: len(data) // 2], "已损坏"),
    "not a package": (lambda data: b"PK\x03\x04" + b"x" * 90, "已损坏"),
    "another kind": (lambda data: renamed(data, "word/document.xml", None), "不是 Word 文档"),
    "broken XML": (lambda data: renamed(data, "word/document.xml", b"<w:p"), "已损坏"),
    "entities": (
        lambda data: renamed(
            data, "word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        ),
        "不该有的内容",
    ),
    "nothing in it": (
        lambda data: renamed(data, "word/document.xml", f"<w:document {NS}/>".encode()),
        "没有文字",
    ),
    "nested without end": (
        lambda data: renamed(
            data,
            "word/document.xml",
            f"<w:document {NS}><w:body>{DEEP}</w:body></w:document>".encode(),
        ),
        "嵌套太深",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_file_that_is_no_document_is_refused_with_a_reason(case: str) -> None:
    change, said = BAD[case]
    document = docx.Document()
    document.add_paragraph("甲")
    with pytest.raises(ReaderError, match=said):
        read_bytes("a.docx", change(saved(document)))


def test_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    xml = '<w:p><w:r><w:t>改造3000户</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>含上年结转。</w:t></w:r></w:p></w:footnote>'
    data = renamed(
        saved(with_xml(docx.Document(), xml)),
        "word/footnotes.xml",
        f"<w:footnotes {NS}>{note}</w:footnotes>".encode(),
    )
    assert read_bytes("a.docx", data).text.split("\n") == ["改造3000户", "注：含上年结转。"]


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.zipped.MAX_UNPACKED", 1000)
    with pytest.raises(ReaderError, match="解压后太大"):
        read_bytes("a.docx", saved(docx.Document()))
