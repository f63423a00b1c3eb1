"""Pages of government sites copied as text: the head told, menus and feet left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.accounting import account
from corpus.datamodels import BlockKind, ReadFile, SourceFile
from corpus.reading import read_source

TITLE = "关于印发《澄川市扬尘治理工作方案》的通知"
PLAN = "澄川市扬尘治理工作方案"
BODY = f"""各县（市、区）人民政府，市直有关部门：
　　现将《{PLAN}》印发给你们，请认真贯彻执行。
　　　　　　　　澄川市生态环境局
　　　　　　　　2026年4月2日
{PLAN}
一、工作目标
　　2026年底前，全市平均降尘量不高于5吨/月·平方公里。
二、重点任务
（一）工地管控。6月底前全市在建工地安装在线监测120套。（市住房城乡建设局牵头）
"""
HEADS = {
    "several on a line": f"""首页 > 政务公开 > 通知公告
【字体：大 中 小】  打印  关闭窗口
索引号：CC01/2026-1　　　　发文日期：2026-04-02
发布机构：澄川市生态环境局　　　　文　号：澄环发〔2026〕9号
{TITLE}
浏览次数：1327
""",
    "tabs, an empty property, a line of tools below the title": f"""澄川市人民政府门户网站
网站首页　政务公开　办事服务　互动交流
您现在的位置：首页 > 政务公开 > 通知公告
索 引 号：	CC01/2026-1	主题分类：	环境保护
发文机关：	澄川市生态环境局	成文日期：	2026年4月2日
标　　题：	{TITLE}
发文字号：	澄环发〔2026〕9号	发布日期：	2026年4月6日
主 题 词：
{TITLE}
发布时间：2026-04-06 10:21　来源：市生态环境局　字号：[大 中 小]　浏览次数：123次
""",
    "labels without colons, values below": f"""首页
政府信息公开
通知
索引号
CC01/2026-1
主题分类
环境保护
发布机构
市生态环境局
发文日期
2026-04-02
文号
澄环发〔2026〕9号
有效性
有效
名称
{TITLE}
{TITLE}
""",
    "labels with colons, values below, a red head": f"""索引号：
CC01/2026-1
发布机构：
澄川市生态环境局

成文日期：
2026-04-02
主题词：
澄川市生态环境局文件
澄环发〔2026〕9号
{TITLE}
""",
    "counts below their label, a menu with words nobody listed": f"""首页 > 政务公开 > 通知公告

无障碍阅读 | 关怀版 | 我的收藏夹

索引号：
CC01/2026-1
信息分类：
生态环境 / 通知
发布机构：
澄川市生态环境局
生成日期：
2026-04-02
发布日期：
2026-04-06 09:42
文号：
澄环发〔2026〕9号
浏览次数：
612
字体：[大 中 小] 打印 收藏

{TITLE}

""",
    "title over two lines, the number below": """当前位置： 首页 >> 政策文件
澄川市生态环境局
关于印发《澄川市扬尘治理工作方案》的通知
2026-04-06 10:21   来源：市生态环境局   【字体：大 中 小】
澄环发〔2026〕9号
""",
    "keys nobody listed, no number stated": f"""信息索引号：014/2026-9   生成日期：2026-04-02
信息名称：{TITLE}
文件编号：无
发布机构：澄川市生态环境局   时效：有效
内容概述：{TITLE}，明确了目标。
{TITLE}
（澄环发〔2026〕9号）
""",
    "one step of the trail a line, square brackets in the number": f"""首页
>
政务公开
>
通知公告
{TITLE}
澄环发[2026]9号
时间：2026-04-06　来源：市生态环境局　大 中 小
""",
    "a day with its time alone": f"""您的位置 首页 > 通知
{TITLE}
时间：2026-04-06 08:12
文号：澄环发[2026]9号
""",
    "labels in brackets, what asks to be shared": f"""【索引号】A/2026-1
【发布机构】澄川市生态环境局
【文号】澄环发〔2026〕9号
【发布日期】2026-04-06
{TITLE}
分享到：
扫一扫在手机打开当前页
A- A A+
""",
    "cells without colons": f"""索引号	A-1	信息分类	环境保护/通知
发布机构	澄川市生态环境局	发文日期	2026-04-02
文号	澄环发〔2026〕9号	时效	有效
信息名称	{TITLE}
{TITLE}
""",
    "the title above a red head": f"""首页 > 政务公开
{TITLE}
发布日期：2026-04-06 浏览量：3
澄川市生态环境局文件
澄环发〔2026〕9号
澄川市生态环境局
{TITLE}
""",
    "signs without width": f"""\u200b首页 > 政务公开
索引号：\u200bA-1\xa0\xa0发文日期：2026-04-02
发布机构：澄川市生态环境局\u200b\xa0\xa0文号：澄环发〔2026〕9号
\u200b
{TITLE}
""",
    "the number behind the title": f"""首页 > 政务公开
{TITLE}（澄环发〔2026〕9号）
发布时间：2026-04-06 信息来源：市局
""",
    "a file to load down": f"""发布日期：2026年04月06日 10:22 来源：某局 字体：大 中 小 打印本页
{TITLE}
文号：澄环发〔2026〕9号
附件：{PLAN}.docx
""",
    "Markdown": f"""[首页](/) > [政务公开](/zw) > 通知

| 索引号 | CC01/2026-1 | 发文日期 | 2026-04-02 |
|---|---|---|---|
| 发布机构 | 澄川市生态环境局 | 文号 | 澄环发〔2026〕9号 |

# {TITLE}

**来源：** 市生态环境局 **浏览量：** 88

""",
}
FEET = {
    "other articles": "上一篇：关于2025年工作的通报　下一篇：没有了\n",
    "other articles below their labels": "上一条：\n关于2025年工作的通报\n下一条：\n没有了\n",
    "who runs the site": "主办：澄川市生态环境局　某ICP备0500X号　网站地图　联系我们\n",
    "all of it": """【打印】【关闭窗口】
分享到：微信 微博
相关文件：
图解：澄川市扬尘治理工作方案
关于做好2025年扬尘治理的通知
扫一扫在手机打开当前页
版权所有：澄川市生态环境局
承办单位：澄川市大数据中心
备案号：某ICP备12345号　网站标识码：1234567890
""",
}


def read(text: str, name: str = "page.txt") -> ReadFile:
    return read_source(SourceFile(name=name, sha256="0" * 64, text=text))


def removed(file: ReadFile) -> str:
    source = file.source.text
    spans = [gone.span for gone in file.removed if gone.reason == "page_frame"]
    return "\n".join(source[span.start : span.end] for span in spans)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_head_of_a_page_tells_number_issuer_date_and_title(head: str) -> None:
    file = read(head + BODY)
    (document,) = file.documents
    assert document.number == "澄环发〔2026〕9号"
    assert document.issuer == "澄川市生态环境局"
    assert document.published == date(2026, 4, 2)
    assert document.title == PLAN
    assert document.addressees == "各县（市、区）人民政府，市直有关部门"
    assert account(file).complete


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_properties_can_be_cited_and_are_no_clauses(head: str) -> None:
    (document,) = read(head + BODY).documents
    clauses = "".join(b.text.text for b in document.blocks if b.kind == BlockKind.CLAUSE)
    kinds = (BlockKind.NUMBER, BlockKind.TITLE)
    frame = [b.text.text for b in document.blocks if b.kind in kinds]
    assert clauses.startswith("现将")
    assert not document.tables
    assert any("澄环发〔2026〕9号" in text for text in frame)


def test_menu_and_number_of_readers_are_noise() -> None:
    head = next(text for name, text in HEADS.items() if name.startswith("counts"))
    assert {"无障碍阅读 | 关怀版 | 我的收藏夹", "浏览次数：", "612"} <= set(
        removed(read(head + BODY)).split("\n")
    )


def test_issuers_that_stand_side_by_side_are_two() -> None:
    head = "索引号：A\n发文机关：澄川市生态环境局 澄川市公安局\n文号：澄环发〔2026〕9号\n"
    (document,) = read(head + TITLE + "\n" + BODY).documents
    assert document.issuer == "澄川市生态环境局、澄川市公安局"


def test_table_of_contents_is_no_title() -> None:
    text = f"首页 > 文件\n{TITLE}\n澄环发〔2026〕9号\n目 录\n一、工作目标\n{BODY}"
    assert read(text).documents[0].title == PLAN


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_foot_of_a_page_is_removed_with_its_place(foot: str) -> None:
    file = read(HEADS["several on a line"] + BODY + foot)
    lines = removed(file).split("\n")
    assert set(foot.strip().split("\n")) <= set(lines)
    last = file.documents[0].blocks[-1]
    assert last.text.text.endswith("（市住房城乡建设局牵头）")


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_foot_is_known_without_a_head(foot: str) -> None:
    file = read(f"澄环发〔2026〕9号\n{TITLE}\n{BODY}{foot}")
    assert set(foot.strip().split("\n")) <= set(removed(file).split("\n"))


@pytest.mark.parametrize(
    "end",
    [
        "（二）宣传引导。开展主题宣传。\n主办单位：市委宣传部\n",
        "附件\n报名表\n姓名：\n单位：\n联系我们：0900-1234567\n",
        "（二）信息报送。登录首页填报。\n联系人：张三\n",
        "（二）信息报送。每月填报。\n联系我们\n电话：0900-1234567\n",
    ],
    ids=["a note of duty", "a form", "contacts", "contacts under a name of a page's foot"],
)
def test_end_of_a_document_is_no_foot(end: str) -> None:
    file = read(f"澄环发〔2026〕9号\n{TITLE}\n{BODY}{end}")
    assert removed(file) == ""
    assert account(file).complete


def test_note_of_duty_above_the_foot_stays() -> None:
    end = "（二）道路保洁。机扫率达到92%。\n主办单位：市城市管理局\n上一篇：某通知\n主办：某局\n"
    file = read(f"澄环发〔2026〕9号\n{TITLE}\n{BODY}{end}")
    assert removed(file) == "上一篇：某通知\n主办：某局"


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAN}\n打印\n一、总体要求\n各单位印制宣传册。\n",
        f"{PLAN}\n名称：甲厂\n来源：自筹\n一、总体要求\n认真落实。\n",
        "类别\n大\n中\n小\n",
    ],
    ids=["a word", "labels of a form", "cells"],
)
def test_words_of_a_page_alone_make_no_page(text: str) -> None:
    assert removed(read(text)) == ""


@given(
    st.lists(st.sampled_from([line for head in HEADS.values() for line in head.split("\n")])),
    st.lists(st.sampled_from([line for foot in FEET.values() for line in foot.split("\n")])),
    st.booleans(),
)
def test_every_character_is_in_one_place(head: list[str], foot: list[str], body: bool) -> None:
    file = read("\n".join([*head, BODY if body else "正文。", *foot]))
    assert account(file).complete
    for document in file.documents:
        for block in document.blocks:
            text, source = block.text, file.source.text
            for char, start, end in zip(text.text, text.starts, text.ends, strict=True):
                assert end - start != 1 or source[start:end] == char or not char.isascii()
