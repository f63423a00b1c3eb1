"""Workbooks as offices fill them in: title rows, merged heads, dates, formulas, several sheets."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import ReaderError
from corpus.readers import read_bytes
from corpus.readers.sheet_values import printed
from corpus.reading import read_source

Rows = list[list[Any]]
TEXT = st.text(st.sampled_from("市县区局年月日目标一二三ABc、。（）"), min_size=1, max_size=12)


def sheet_of(rows: Rows, *merged: str) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    fill(book.worksheets[0], rows, *merged)
    return book


def fill(sheet: Worksheet, rows: Rows, *merged: str) -> None:
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def lines_of(book: openpyxl.Workbook) -> list[str]:
    return read_bytes("a.xlsx", saved(book)).text.split("\n")


TABLE: Rows = [["任务", "数量", "期限"], ["改造", "3座", "年底前"], ["验收", "3座", "月底前"]]


def test_title_and_note_around_a_table_are_lines_of_their_own() -> None:
    book = sheet_of([["宁山市任务清单"], *TABLE, ["注：数量为下限。"]], "A1:C1")
    assert lines_of(book) == [
        "宁山市任务清单",
        "| 任务 | 数量 | 期限 |",
        "| --- | --- | --- |",
        "| 改造 | 3座 | 年底前 |",
        "| 验收 | 3座 | 月底前 |",
        "注：数量为下限。",
    ]


def test_fields_of_a_form_above_the_names_are_no_names() -> None:
    book = sheet_of([["填报单位：甲县", None, "日期：2026年10月1日"], *TABLE])
    assert lines_of(book)[:2] == ["填报单位：甲县　日期：2026年10月1日", "| 任务 | 数量 | 期限 |"]


def test_merged_cells_are_in_every_row_and_names_in_two_levels() -> None:
    rows: Rows = [
        ["县区", "目标", None],
        [None, "PM2.5", "天数"],
        ["甲县", 50, 3],
        [None, 51, None],
    ]
    (read,) = read_source(
        read_bytes("a.xlsx", saved(sheet_of(rows, "A1:A2", "B1:C1", "A3:A4")))
    ).documents
    (table,) = read.tables
    assert table.columns == ("县区", "目标 PM2.5", "目标 天数")
    assert [row.get("县区") for row in table.rows] == [
        "甲县",
        "甲县",
    ]
    assert table.rows[1].get("目标 天数") == ""


def test_tables_parted_by_an_empty_row_are_two() -> None:
    book = sheet_of([*TABLE, [], ["县区", "目标", "降幅"], ["甲县", 5, 6]])
    (read,) = read_source(read_bytes("a.xlsx", saved(book))).documents
    assert [len(table.rows) for table in read.tables] == [2, 1]


def test_sheets_of_one_document_share_its_number() -> None:
    said = "宁山市大气污染防治工作领导小组办公室　宁气防办〔2026〕12号　2026年10月18日"
    book = sheet_of([["宁山市2026年任务分解表"], [said], *TABLE])
    fill(book.create_sheet("目标"), [["宁山市2026年各县目标表"], [said], *TABLE])
    (read,) = read_source(read_bytes("a.xlsx", saved(book))).documents
    assert (read.title, read.number) == ("宁山市2026年任务分解表", "宁气防办〔2026〕12号")
    assert (read.issuer, read.published) == (said.split("　", maxsplit=1)[0], date(2026, 10, 18))
    assert [table.path[-1:] for table in read.tables] == [(), ("宁山市2026年各县目标表",)]


def test_sheet_without_a_title_goes_by_its_name() -> None:
    book = sheet_of(TABLE)
    fill(book.create_sheet("企业名单"), TABLE)
    assert lines_of(book).count("企业名单") == 1
    assert "Sheet" not in "".join(lines_of(book))


def test_hidden_sheets_are_no_text() -> None:
    book = sheet_of(TABLE)
    hidden = book.create_sheet("选项")
    hidden.append(["甲", "乙", "丙"])
    hidden.sheet_state = "hidden"
    assert "丙" not in "\n".join(lines_of(book))


VALUES: list[tuple[object, str, str]] = [
    (date(2026, 11, 5), "yyyy-mm-dd", "2026年11月5日"),
    (datetime.fromisoformat("2026-11-05 08:30"), "yyyy-mm-dd hh:mm", "2026年11月5日 08:30"),
    (date(2026, 11, 1), 'yyyy"年"m"月"', "2026年11月"),
    (0.066, "0.0%", "6.6%"),
    (0.1 + 0.2, "General", "0.3"),
    (2.5, "0.00", "2.50"),
    (1234567.0, "#,##0", "1,234,567"),
    (2.36, "General", "2.36"),
    (45000000000, "General", "45000000000"),
    (12, '0"户"', "12户"),
    (True, "General", "是"),
    ("甲县", "@", "甲县"),
    (None, "General", ""),
]


@pytest.mark.parametrize(("value", "style", "text"), VALUES, ids=[v[2] or "empty" for v in VALUES])
def test_value_reads_as_it_is_printed(value: object, style: str, text: str) -> None:
    assert printed(value, style) == text


@settings(max_examples=30)
@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=2, max_size=5))
def test_every_text_of_a_sheet_is_in_the_source(rows: list[list[str]]) -> None:
    source = read_bytes("a.xlsx", saved(sheet_of(rows)))
    assert all(text in source.text for row in rows for text in row)


def test_entities_in_a_part_are_refused() -> None:
    stream = io.BytesIO()
    made = io.BytesIO(saved(sheet_of(TABLE)))
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part.startswith("xl/worksheets/"):
                data = b'<!DOCTYPE a [<!ENTITY b "c">]>' + data
            new.writestr(part, data)
    with pytest.raises(ReaderError, match="不该有的内容"):
        read_bytes("a.xlsx", stream.getvalue())


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04 cut", "已损坏"), (b"x,y", "已损坏"), (saved(sheet_of([])), "没有文字")],
    ids=["cut short", "no workbook", "empty"],
)
def test_file_that_is_no_workbook_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        read_bytes("a.xlsx", data)
