"""Pages of government sites: the article, its properties, its tables, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import ReaderError
from corpus.readers import read_bytes
from corpus.reading import read_source

TITLE = "宁山市人民政府办公室关于印发宁山市清洁取暖实施方案的通知"
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "各县（区）人民政府：",
        "现将《宁山市清洁取暖实施方案》印发给你们，请认真组织实施。",
        "宁山市人民政府办公室",
        "2026年11月3日",
        "宁山市清洁取暖实施方案",
        "<b>一、工作目标</b>",
        "全市改造3000户，其中甲县1200户、乙县1800户，2026年12月底前全部完成。",
        "<b>二、工作要求</b>",
        "每户补贴800元，由县级财政在验收后三十日内拨付到户，不得截留挪用。",
    )
)
INFO = """<table class="xxgk"><tr><td>索 引 号：</td><td>N1/2026-1</td><td>发文机关：</td>
<td>宁山市人民政府办公室</td></tr><tr><td>文　　号：</td><td>宁政办发〔2026〕9号</td>
<td>成文日期：</td><td>2026年11月3日</td></tr></table>"""
AROUND = """<html><head><meta charset="utf-8"><title>{title}_宁山市人民政府</title>
<style>p{{color:red}}</style></head><body><ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/zw">政务公开</a></li></ul><div>当前位置：<a href="/">首页</a></div>{info}
<h1>{title}</h1>
<script>var a="脚本"</script><div class="article">{body}</div>
<div><h3>相关文件</h3><ul><li><a href="#">一图读懂</a></li>
<li><a href="#">政策问答</a></li></ul></div>
<div class="footer">主办：某办公室　备案号：某ICP备1号</div></body></html>"""
PAGE = AROUND.format(title=TITLE, info=INFO, body=BODY)


def lines_of(page: str) -> list[str]:
    return read_bytes("a.html", page.encode()).text.split("\n")


def test_only_the_article_with_its_properties_and_title_is_text() -> None:
    lines = lines_of(PAGE)
    assert lines[:5] == [
        "索引号：N1/2026-1",
        "发文机关：宁山市人民政府办公室",
        "文号：宁政办发〔2026〕9号",
        "成文日期：2026年11月3日",
        TITLE,
    ]
    assert lines[-1].startswith("每户补贴800元")
    assert not any(
        word in "".join(lines) for word in ("脚本", "首页", "一图读懂", "备案", "当前位置")
    )


def test_properties_of_the_page_are_those_of_the_document() -> None:
    (read,) = read_source(read_bytes("a.html", PAGE.encode())).documents
    assert (read.title, read.number) == ("宁山市清洁取暖实施方案", "宁政办发〔2026〕9号")
    assert (read.issuer, read.published) == ("宁山市人民政府办公室", date(2026, 11, 3))


@pytest.mark.parametrize("named", ["gb2312", "gbk", "utf-8"])
def test_page_is_decoded_as_it_says_or_as_it_is(named: str) -> None:
    page = PAGE.replace("utf-8", named, 1)
    assert TITLE in read_bytes("a.htm", page.encode("gbk")).text
    assert TITLE in read_bytes("a.htm", page.encode("utf-8")).text


TABLES = {
    "spans": (
        "<table><tr><th rowspan=2>场所</th><th colspan=2>检查</th></tr>"
        "<tr><th>数量</th><th>频次</th></tr>"
        "<tr><td rowspan=2>高层</td><td>3栋</td><td>每月</td></tr>"
        "<tr><td>5栋</td><td>每季</td></tr><tr><td colspan=2>文物</td><td>每月</td></tr></table>",
        [
            "| 场所 | 检查 |  |",
            "|  | 数量 | 频次 |",
            "| --- | --- | --- |",
            "| 高层 | 3栋 | 每月 |",
            "| 高层 | 5栋 | 每季 |",
            "| 文物 | 文物 | 每月 |",
        ],
    ),
    "end tags left out": (
        "<table><tr><td>甲<td>乙<td>丙<tr><td>1<td>2<td>3</table>",
        ["| 甲 | 乙 | 丙 |", "| --- | --- | --- |", "| 1 | 2 | 3 |"],
    ),
    "layout": (
        "<table><tr><td><table><tr><td>甲</td><td>乙</td><td>丙</td></tr><tr><td>1</td><td>2</td>"
        "<td>3</td></tr></table></td></tr></table>",
        ["| 甲 | 乙 | 丙 |", "| --- | --- | --- |", "| 1 | 2 | 3 |"],
    ),
    "paragraphs in a cell": (
        "<table><tr><td>任务</td><td>单位</td><td>期限</td></tr>"
        "<tr><td><p>改造</p><p>管网</p></td><td>市住建局<br>市财政局</td><td>年底</td></tr></table>",
        [
            "| 任务 | 单位 | 期限 |",
            "| --- | --- | --- |",
            "| 改造管网 | 市住建局、市财政局 | 年底 |",
        ],
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_table_is_read_as_the_browser_draws_it(case: str) -> None:
    table, lines = TABLES[case]
    page = lines_of(AROUND.format(title=TITLE, info="", body=BODY + table))
    assert page[-len(lines) :] == lines


def test_numbers_of_a_list_are_part_of_the_text() -> None:
    body = f"{BODY}<ol start=2><li>摸底</li><li>改造</li></ol><ul><li>验收</li></ul>"
    assert lines_of(AROUND.format(title=TITLE, info="", body=body))[-3:] == [
        "2.摸底",
        "3.改造",
        "• 验收",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "没有文字"), (b"<html></html>", "没有文字"), (b"\xff\xfe\x00", "编码")],
    ids=["empty", "no text", "encoding"],
)
def test_page_that_cannot_be_read_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        read_bytes("a.html", data)


def test_signs_that_are_no_text_are_left_out() -> None:
    page = PAGE.replace("印发给你们", "印\x00发\x0b给\x1f你们").replace("<script>", "\x02<script>")
    assert any("印发给你们" in line for line in lines_of(page))
