from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.accounting import account
from corpus.datamodels import BlockKind, ReadFile, Removed, SourceFile
from corpus.reading import read_source


def test_every_character_of_a_file_is_in_one_place(read_file: ReadFile) -> None:
    done = account(read_file)
    assert (done.lost, done.double) == ((), ())
    text = sum(done.text.values())
    assert text + sum(done.removed.values()) + done.blank + done.mended == done.total


def test_hardly_anything_is_removed_or_left_out_by_mends(read_file: ReadFile) -> None:
    done = account(read_file)
    assert sum(done.removed.values()) < 0.05 * done.total
    assert done.mended < 0.001 * done.total


def test_characters_of_tables_are_rows_loose_notes_or_frame(read_file: ReadFile) -> None:
    file = read_file
    done = account(file)
    text = file.source.text
    inside = {
        place
        for document in file.documents
        for block in document.blocks
        if block.kind == BlockKind.TABLE
        for start, end in zip(block.text.starts, block.text.ends, strict=True)
        for place in range(start, end)
        if not text[place].isspace()
    }
    assert sum(done.tables.values()) == len(inside)


PIECES = st.sampled_from(
    [
        "云岭市人民政府文件",
        "云政发〔2022〕3号",
        "关于印发《方案》的通知",
        "各县人民政府：",
        "一、总体要求",
        "（一）目标。到2023年，PM_{2.5}下降。",
        "1. 2025年完成改造（市局牵头）。",
        "第一章 总则",
        "第二条 本办法自发布之日起施行。",
        "1.1 目的",
        "- **汽修**：密闭",
        "## 附 则",
        "| 区域 | 任务 |\n|---|---|\n| 甲区 | 乙 |",
        "序号\t企业\t等级\n1\t甲厂\tA级\n2\t乙厂\tB级",
        "类别 重点工作 完成时限 责任单位",
        "附件",
        "附件：1.清单",
        "附1 任务表",
        "云岭市人民政府",
        "2023年3月5日",
        "（此件公开发布）",
        "抄送：市委。",
        "— 3 —",
        "“",
        "https://a.example/b",
        "联系人：某某 123",
        "发文字号：云政发〔2022〕3号",
        "重污染夭",
        "气预警 2 020 年",
        "",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=14))
def test_nothing_is_lost_whatever_stands_in_a_file(pieces: list[str]) -> None:
    text = "\n".join(["正文第一句。", *pieces])
    done = account(read_source(SourceFile(name="a.txt", sha256="", text=text)))
    assert done.complete, [text[span.start : span.end] for span in (*done.lost, *done.double)]


def test_character_in_no_place_is_lost_and_one_in_two_is_double() -> None:
    file = read_source(SourceFile(name="a.txt", sha256="", text="一、目标\n完成任务。"))
    (document,) = file.documents
    short = replace(file, documents=(replace(document, blocks=document.blocks[:1]),))
    (lost,) = account(short).lost
    assert file.source.text[lost.start : lost.end] == "完成任务。"
    span = document.blocks[0].text.span
    twice = replace(file, removed=(Removed(reason="rule", span=span),))
    assert account(twice).double == (span,)
    assert not account(twice).complete
