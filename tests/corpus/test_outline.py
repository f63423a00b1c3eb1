from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.markers import find_marker, find_markers
from corpus.outline import Outline, heading_ranks


def paths(texts: Sequence[str]) -> list[str]:
    """The path after each text; those whose number does not count are marked."""
    outline = Outline()
    seen: list[str] = []
    for text in texts:
        marker = outline.choose(find_markers(text))
        if marker is None:
            seen.append(f"text: {text}")
            continue
        outline.push(marker, marker.text)
        seen.append(" > ".join(outline.path))
    return seen


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["一、任务", "（一）扬尘", "1.工地", "2.道路", "（二）散煤", "二、保障"],
            [
                "一、",
                "一、 > （一）",
                "一、 > （一） > 1.",
                "一、 > （一） > 2.",
                "一、 > （二）",
                "二、",
            ],
            id="lists end where their parent does",
        ),
        pytest.param(
            ["（一）结构", "4.集群", "（二）企业", "5.治理"],
            ["（一）", "text: 4.集群", "（二）", "text: 5.治理"],
            id="a list does not begin at 4",
        ),
        pytest.param(
            ["（一）结构", "1.集群", "2.散煤", "（二）企业", "3.治理"],
            ["（一）", "（一） > 1.", "（一） > 2.", "（二）", "（二） > 3."],
            id="a list counts on through its parents",
        ),
        pytest.param(
            [
                "第一章 总则",
                "第一条 目的",
                "第二章 预警",
                "第二条 分级",
                "（一）黄色",
                "第三条 发布",
            ],
            [
                "第一章",
                "第一章 > 第一条",
                "第二章",
                "第二章 > 第二条",
                "第二章 > 第二条 > （一）",
                "第二章 > 第三条",
            ],
            id="statute",
        ),
        pytest.param(
            ["1 总则", "1.1 目的", "1.2 依据", "2 组织", "2.1 指挥部", "2.1.1 组成", "2.1.2 职责"],
            ["1", "1 > 1.1", "1 > 1.2", "2", "2 > 2.1", "2 > 2.1 > 2.1.1", "2 > 2.1 > 2.1.2"],
            id="dotted",
        ),
        pytest.param(
            [
                "1 响应",
                "1.1 措施",
                "1.1.1 三级",
                "1.1.1.1 防护",
                "（1）学校",
                "1.1.1.2 减排",
                "1.1.2 二级",
            ],
            [
                "1",
                "1 > 1.1",
                "1 > 1.1 > 1.1.1",
                "1 > 1.1 > 1.1.1 > 1.1.1.1",
                "1 > 1.1 > 1.1.1 > 1.1.1.1 > （1）",
                "1 > 1.1 > 1.1.1 > 1.1.1.2",
                "1 > 1.1 > 1.1.2",
            ],
            id="dotted four deep",
        ),
        pytest.param(
            ["2.1.1 组成", "1 总则", "1.1 目的"],
            ["text: 2.1.1 组成", "1", "1 > 1.1"],
            id="dotted without its parents is text",
        ),
        pytest.param(
            ["1 总则", "1.1 目的", "1.企业", "2.工地", "1.2 依据", "2 组织"],
            ["1", "1 > 1.1", "1 > 1.1 > 1.", "1 > 1.1 > 2.", "1 > 1.2", "2"],
            id="list inside of a dotted section",
        ),
        pytest.param(
            ["1.总则", "1.1 目的", "2.组织", "2.1 指挥部"],
            ["1.", "1. > 1.1", "2.", "2. > 2.1"],
            id="dotted sections under 1. and 2.",
        ),
        pytest.param(
            ["1.10家企业完成", "2.20台锅炉淘汰"], ["1.", "2."], id="items that begin with a figure"
        ),
        pytest.param(
            ["1.集群", "2.散煤", "9.公交"], ["1.", "2.", "text: 9.公交"], id="a jump is no item"
        ),
        pytest.param(["1.集群", "3.散煤"], ["1.", "3."], id="an item that OCR lost is jumped over"),
        pytest.param(
            ["（一）钢铁", "（1）烧结", "（2）高炉", "（二）焦化", "（1）焦炉"],
            ["（一）", "（一） > （1）", "（一） > （2）", "（二）", "（二） > （1）"],
            id="inner lists begin anew",
        ),
        pytest.param(
            ["（一）钢铁", "（一之一）铸造", "（一之二）玻璃", "（二）焦化", "（五之一）水泥"],
            ["（一）", "（一之一）", "（一之二）", "（二）", "text: （五之一）水泥"],
            id="items put in later",
        ),
        pytest.param(
            ["20.应急", "1.甲", "2.乙", "2-1.丙", "3.丁"],
            ["text: 20.应急", "1.", "2.", "2-1.", "3."],
            id="items put in later between whole numbers",
        ),
        pytest.param(
            ["二、行动", "第一项：冶炼", "（一）集气", "第二项：陶瓷", "三、保障"],
            ["二、", "二、 > 第一项：", "二、 > 第一项： > （一）", "二、 > 第二项：", "三、"],
            id="actions counted 第一项",
        ),
    ],
)
def test_path_of_enumerators(texts: list[str], expected: list[str]) -> None:
    assert paths(texts) == expected


def test_number_of_an_annex_does_not_count_on_from_the_body() -> None:
    outline = Outline()
    for text in ("1.甲", "2.乙"):
        marker = outline.choose(find_markers(text))
        assert marker
        outline.push(marker, text)
    outline.clear(root="附件1 清单")
    assert outline.path == ("附件1 清单",)
    assert outline.choose(find_markers("5.丙")) is None


def test_markdown_heading_without_number_lies_beside_numbered_ones_of_its_depth() -> None:
    ranks = heading_ranks([(2, None), (2, find_marker("一、目标")), (3, find_marker("（一）源头"))])
    assert ranks[2] == getattr(find_marker("一、目标"), "rank", None)
    assert ranks[2] < ranks[3]


def test_markdown_headings_without_numbers_are_ranked_by_depth() -> None:
    ranks = heading_ranks([(1, None), (3, None), (2, None)])
    assert ranks[1] < ranks[2] < ranks[3]
