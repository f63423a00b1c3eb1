"""Tables in HTML tags inside Markdown: rows as a reader sees them, merged cells in every row."""

from __future__ import annotations

from corpus.datamodels import Document, SourceFile, Table
from corpus.lines import split_lines
from corpus.markup_tables import find_markup_tables
from corpus.reading import read_source

HEAD = "关于印发《改造方案》的通知\n\n各区县人民政府：\n\n现印发给你们。\n\n## 附件1 改造任务表\n\n"
MERGED = """<table>
<tr><td>区县</td><td>类别</td><td>任务（户）</td></tr>
<tr><td rowspan="2">东塘区</td><td>电代煤</td><td>1200</td></tr>
<tr><td>气代煤</td><td rowspan=2>860</td></tr>
<tr><td>柳溪县</td><td>集中<br/>供热</td></tr>
</table>
"""


def document(text: str) -> Document:
    (found,) = read_source(SourceFile(name="a.md", sha256="", text=text)).documents
    return found


def rows(table: Table) -> list[list[str]]:
    return [[row.get(column) for column in table.columns] for row in table.rows]


def test_cells_over_several_rows_stand_in_each_of_them() -> None:
    (table,) = document(HEAD + MERGED).tables
    assert table.columns == ("区县", "类别", "任务（户）")
    assert rows(table) == [
        ["东塘区", "电代煤", "1200"],
        ["东塘区", "气代煤", "860"],
        ["柳溪县", "集中供热", "860"],
    ]
    assert [cell.inherited for cell in table.rows[2].cells] == [False, False, True]


def test_cells_are_cited_where_they_stand() -> None:
    text = HEAD + MERGED
    (table,) = document(text).tables
    for row in table.rows:
        for cell in row.cells:
            span = cell.text.span
            assert text[span.start : span.end].replace("<br/>", "") == cell.text.text


def test_names_in_two_levels_and_a_title_over_all_columns() -> None:
    text = (
        "<table><tr><td colspan='3'>改造任务分解表</td></tr>"
        "<tr><td rowspan='2'>区县</td><td colspan='2'>任务量</td></tr>"
        "<tr><td>电代煤</td><td>气代煤</td></tr>"
        "<tr><td>东塘区</td><td colspan='2'>不作要求</td></tr>"
        "<tr><td>柳溪县</td><td>1&nbsp;200</td><td>&lt;300</td></tr></table>\n"
    )
    (table,) = document(HEAD + text).tables
    assert table.columns == ("区县", "任务量 电代煤", "任务量 气代煤")
    assert rows(table) == [["东塘区", "不作要求", "不作要求"], ["柳溪县", "1200", "<300"]]


def test_head_cells_and_a_page_around_the_table() -> None:
    text = (
        "<html><body><table border=1><thead><tr><th>企业</th><th>时限</th></tr></thead>"
        "<tbody><tr><td><p>甲<b>厂</b></p></td><td>6月底前</td></tr></tbody></table></body></html>\n"
    )
    (table,) = document(HEAD + text).tables
    assert rows(table) == [["甲厂", "6月底前"]]


def test_tags_are_removed_and_everything_else_is_kept() -> None:
    lines = split_lines(HEAD + MERGED)
    tags = [r for r in lines.removed if (HEAD + MERGED)[r.span.start] == "<"]
    assert len(tags) == MERGED.count("<")
    assert not any("<" in line.text.text for line in lines.lines)


def test_table_that_never_ends_or_has_ragged_rows_is_left_as_it_is() -> None:
    assert not find_markup_tables("<table><tr><td>区县</td><td>任务</td></tr>\n")
    assert not find_markup_tables(
        "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td></tr></table>\n"
    )
