from __future__ import annotations

from textwrap import dedent

import pytest

from corpus.heads import Head, announced_title, find_heads, title_at
from corpus.lines import split_lines


def heads(source: str) -> tuple[Head, ...]:
    return find_heads(split_lines(dedent(source)).lines)


RED_HEAD = """
    云岭市人民政府办公室文件

    云政办发〔2022〕63 号

    云岭市人民政府办公室
    关于印发云岭市2022年大气污染防治实施方案
    的通知

    各县（市、区）人民政府，市政府各部门：
    《云岭市2022年大气污染防治实施方案》已经市政府同意，现印发给你们。
"""


def test_red_head_is_taken_apart() -> None:
    (head,) = heads(RED_HEAD)
    assert head.number == "云政办发〔2022〕63号"
    assert head.title == "云岭市人民政府办公室关于印发云岭市2022年大气污染防治实施方案的通知"
    assert head.announced == "云岭市2022年大气污染防治实施方案"
    assert head.addressed
    assert (head.issuer.end - head.issuer.start, head.title_part.end - head.title_part.start) == (
        1,
        3,
    )


def test_number_below_the_title_as_web_pages_print_it() -> None:
    (head,) = heads(
        """
        云岭市人民政府办公室
        关于做好错峰生产工作的通知
        云政办发〔2022〕63号
        各县（市、区）人民政府：
        请认真落实。
        """
    )
    assert head.title == "云岭市人民政府办公室关于做好错峰生产工作的通知"
    assert head.addressed
    assert not head.issuer


def test_joint_issuers_stand_one_a_line() -> None:
    (head,) = heads(
        """
        云岭市生态环境局
        云岭市公安局
        云岭市交通运输局文件
        云环发〔2023〕5号
        关于开展联合执法的通知
        各分局：
        """
    )
    assert head.issuer.end - head.issuer.start == 3


def test_order_takes_its_title_from_what_it_makes_public() -> None:
    (head,) = heads(
        """
        云岭市人民政府令
        第 15 号
        《云岭市扬尘污染防治办法》已经2023年3月1日市政府常务会议通过，现予公布，自2023年5月1日起施行。
        市长 张某
        2023年3月5日
        云岭市扬尘污染防治办法
        第一章 总则
        """
    )
    assert head.number == "云岭市人民政府令第15号"
    assert (head.title, head.announced) == ("", "云岭市扬尘污染防治办法")


def test_document_without_number_begins_with_its_title_and_source_note() -> None:
    (head,) = heads(
        """
        云岭市大气污染防治条例
        （2019年9月27日云岭市人民代表大会
        常务委员会第二十次会议通过）
        第一章 总则
        第一条 为了防治大气污染，制定本条例。
        """
    )
    assert (head.number, head.title) == (None, "云岭市大气污染防治条例")
    assert head.note.end - head.note.start == 2


def test_citation_that_the_line_end_cut_off_is_no_head() -> None:
    source = RED_HEAD + (
        """
    根据《澜山省2022年攻坚行动方案》
    （澜政办发〔2022〕47号）
    、《云岭市空气质量改善规划》，制定本方案。
    全面落实《澜山省推进运输结构调整实施方案》，具体要求见
    澜政办发〔2019〕30号
    所附任务分解方案。
    """
    )
    assert [head.number for head in heads(source)] == ["云政办发〔2022〕63号"]


def test_forwarded_document_has_a_head_of_its_own() -> None:
    source = RED_HEAD + (
        """
    澜山省生态环境厅文件
    澜环发〔2022〕8号
    关于加强秋冬季管控的通知
    各市人民政府：
    请落实。
    """
    )
    assert [head.number for head in heads(source)] == ["云政办发〔2022〕63号", "澜环发〔2022〕8号"]


@pytest.mark.parametrize(
    ("title", "announced"),
    [
        ("某市政府关于印发《甲方案》的通知", "甲方案"),
        ("某市政府关于印发甲方案的通知", "甲方案"),
        ("某局转发《关于印发〈甲方案〉的通知》的通知", "关于印发〈甲方案〉的通知"),
        ("关于做好错峰生产工作的通知", None),
    ],
)
def test_announced_title(title: str, announced: str | None) -> None:
    assert announced_title(title) == announced


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("云岭市大气污染\n防治实施方案\n正文。", 2, id="over two lines"),
        pytest.param("云岭市大气污染防治实施方棠\n正文。", 0, id="another last character"),
        pytest.param("云岭市大气污柒防治实施方案\n正文。", 1, id="a slip inside"),
        pytest.param("《云岭市大气污染防治实施方案》已经\n同意。", 0, id="named in a sentence"),
    ],
)
def test_announced_title_is_recognised_where_it_stands(source: str, found: int) -> None:
    lines = split_lines(source).lines
    assert title_at(lines, 0, "云岭市大气污染防治实施方案") == found
