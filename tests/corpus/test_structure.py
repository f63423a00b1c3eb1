from __future__ import annotations

from textwrap import dedent

import pytest

from corpus.datamodels import Block
from corpus.duty_notes import attach_duties
from corpus.lines import split_lines
from corpus.markers import find_marker
from corpus.outline import Outline, heading_ranks
from corpus.paragraphs import join_lines
from corpus.structure import build_blocks, opening_title, settle_headings, settle_tails


def blocks(source: str) -> list[Block]:
    lines = split_lines(dedent(source)).lines
    ranks = heading_ranks((ln.depth, find_marker(ln.text.text)) for ln in lines if ln.depth)
    found = build_blocks(join_lines(lines, edge=None), outline=Outline(), ranks=ranks)
    return settle_headings(settle_tails(attach_duties(found)))


def outline(source: str) -> list[tuple[str, str]]:
    return [(" > ".join(block.path), block.text.text) for block in blocks(source)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("9.强化散煤管控。采暖季前完成。", "9.强化散煤管控"),
        ("（七）国网供电公司：负责供电；", "（七）国网供电公司"),
        ("一、总体要求", "一、总体要求"),
        ("2.争取性指标：", "2.争取性指标"),
        ("（一）完成省下达我市的任务，即PM2.5下降。", None),
        ("第八条 预警由低到高分为三级，分别对应三级响应。", None),
        ("第十条 市生态环境局会同市气象局每日会商。预测重污染的，应当预警。", None),
        ("第五条 （预警分级）预警分为三级，由低到高。", "第五条 （预警分级）"),
        ("第十六条 发布黄色预警的，采取下列措施：", "第十六条 发布黄色预警的，采取下列措施"),
        ("第三条 适用范围。本办法适用于本市。", "第三条 适用范围"),
        ("二、主要任务（10个任务，39项工作）", "二、主要任务（10个任务，39项工作）"),
    ],
)
def test_title_that_a_clause_opens_with(text: str, title: str | None) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert opening_title(text, marker) == title


def test_items_lie_under_their_headings() -> None:
    assert outline(
        """
        一、目标
        到2025年完成。
        二、任务
        （一）治理扬尘
        1.工地管理。全部围挡。
        2.道路保洁。每日清扫。
        （二）禁止焚烧。严格巡查。
        """
    ) == [
        ("一、目标", "一、目标"),
        ("一、目标", "到2025年完成。"),
        ("二、任务", "二、任务"),
        ("二、任务 > （一）治理扬尘", "（一）治理扬尘"),
        ("二、任务 > （一）治理扬尘 > 1.工地管理", "1.工地管理。全部围挡。"),
        ("二、任务 > （一）治理扬尘 > 2.道路保洁", "2.道路保洁。每日清扫。"),
        ("二、任务 > （二）禁止焚烧", "（二）禁止焚烧。严格巡查。"),
    ]


def test_items_of_an_article_lie_under_what_introduces_them() -> None:
    found = outline(
        """
        第一章 响应
        第二条 发布黄色预警的，采取下列措施：
        （一）健康防护：减少户外运动；
        （二）工业减排：C级限产30%。
        第三条 预警解除即终止。
        """
    )
    assert found[2][0] == "第一章 响应 > 第二条 发布黄色预警的，采取下列措施 > （一）健康防护"
    assert found[4][0] == "第一章 响应 > 第三条"


def test_paragraph_after_a_closed_list_belongs_to_what_introduced_it() -> None:
    found = outline(
        """
        第九条 预警分级标准为：
        （一）黄色预警：大于200；
        （二）橙色预警：大于300。
        日均值按连续24小时计算。
        第十条 发布。
        """
    )
    assert found[3] == ("第九条 预警分级标准为", "日均值按连续24小时计算。")


def test_paragraph_after_items_of_a_level_each_belongs_to_all_of_them() -> None:
    found = outline(
        """
        （二）预警分级
        （1）黄色预警：日均值大于200。
        （2）红色预警：日均值大于300。
        难以缓解的，应当及时启动预警。
        （三）预警发布
        """
    )
    assert found[3] == ("（二）预警分级", "难以缓解的，应当及时启动预警。")


def test_paragraph_between_two_items_belongs_to_the_first() -> None:
    found = outline(
        """
        一、任务
        （一）清洁取暖。有序推进。
        对电网工程给予支持。
        （二）禁烧管控。严格巡查。
        """
    )
    assert found[2][0] == "一、任务 > （一）清洁取暖"


def test_paragraph_after_a_last_item_that_a_note_closed_belongs_to_the_list() -> None:
    found = outline(
        """
        （二）扬尘整治
        1.工地整治。全部围挡。〔责任单位：市住建局〕
        2.道路整治。每日清扫。〔责任单位：市城管局〕
        各县可参照执行以上措施。
        （三）移动源
        """
    )
    assert found[3] == ("（二）扬尘整治", "各县可参照执行以上措施。")


def test_sentence_with_a_number_is_not_its_own_heading() -> None:
    assert outline("二、目标\n（一）降低浓度，改善空气。\n（二）完成省下达的任务。\n三、任务") == [
        ("二、目标", "二、目标"),
        ("二、目标 > （一）", "（一）降低浓度，改善空气。"),
        ("二、目标 > （二）", "（二）完成省下达的任务。"),
        ("三、任务", "三、任务"),
    ]


def test_note_is_told_from_a_clause() -> None:
    kinds = [str(block.kind) for block in blocks("一、目标\n注：以上含本数。\n说明：见附件。")]
    assert kinds == ["heading", "note", "note"]


def test_markdown_lists_nest_by_indent() -> None:
    found = outline(
        """
        ## 五、分行业要求
        - **印刷**：安装回收装置；
        - **汽修**：
          - 喷烤漆房必须密闭；
          - 推行集中钣喷。
        - **化工**：提前报告。
        以上自2025年起施行。
        """
    )
    assert found[1:] == [
        ("五、分行业要求 > 印刷", "印刷：安装回收装置；"),
        ("五、分行业要求 > 汽修", "汽修："),
        ("五、分行业要求 > 汽修", "喷烤漆房必须密闭；"),
        ("五、分行业要求 > 汽修", "推行集中钣喷。"),
        ("五、分行业要求 > 化工", "化工：提前报告。"),
        ("五、分行业要求", "以上自2025年起施行。"),
    ]


def test_markdown_heading_without_number_is_a_section_beside_the_numbered_ones() -> None:
    found = outline("## 适用范围\n本市。\n## 一、目标\n2025年。\n### （一）源头\n替代。")
    assert [path for path, _ in found] == [
        "适用范围",
        "适用范围",
        "一、目标",
        "一、目标",
        "一、目标 > （一）源头",
        "一、目标 > （一）源头",
    ]
