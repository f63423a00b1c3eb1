"""Rows of a table counted: all of them, or those with the place, the kind, the office asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer
from corpus.readers import read_bytes

Ask = Callable[[str], Answer]
PLAN = """# 沧源市人民政府办公室文件

**沧政办发〔2026〕8号**

## 沧源市人民政府办公室关于印发沧源市2026年河湖整治工作方案的通知

各县（市、区）人民政府，市直各单位：

现将《沧源市2026年河湖整治工作方案》印发给你们，请认真执行。

沧源市人民政府办公室

2026年3月20日

### 一、工作任务

2026年6月底前，完成农村改厕1.9万户，其中东塘区0.6万户、柳溪县0.8万户、梧山县0.5万户。

### 二、成员单位职责

1.市水务局：负责河道清淤和岸线整治的组织实施。

2.市住建局：负责雨污管网改造和污水处理厂提标。

3.市林业局：负责湿地修复和岸线复绿。

### 附件1 重点项目清单

| 类别 | 项目名称 | 建设内容 | 所在地 | 完成时限 | 督导单位 |
| --- | --- | --- | --- | --- | --- |
| 管网改造 | 东塘雨污分流 | 改造管网12公里 | 东塘区 | 6月底前 | 市住建局 |
| 管网改造 | 柳溪老城管网 | 改造管网8公里 | 柳溪县 | 9月底前 | 市住建局 |
| 河道清淤 | 东塘北河清淤 | 清淤3.2万方 | 东塘区 | 10月底前 | 市水务局 |
| 河道清淤 | 梧山西河清淤 | 清淤2.6万方 | 梧山县 | 10月底前 | 市水务局 |
| 河道清淤 | 沧源湖清淤 | 清淤9万方 | 全市 | 11月底前 | 市水务局 |

### 附件2 取水设施关停清单

| 类型 | 县（区） | 企业名称 | 工程内容 | 完成时限 |
| --- | --- | --- | --- | --- |
| 自备井关停 | 东塘区 | 东塘恒丰纸业有限公司 | 封填自备井2眼 | 6月底前 |
| 自备井关停 | 柳溪县 | 柳溪永盛印染有限公司 | 封填自备井4眼 | 6月底前 |
| 中水回用 | 东塘区 | 东塘恒丰纸业有限公司 | 建设中水站1座 | 9月底前 |

### 附件4 泵站检修分组停运表

| 组别 | 停运时段 | 泵站名称 | 县（区） |
| --- | --- | --- | --- |
| 第一组 | 4月1日—4月10日 | 东塘一号站 | 东塘区 |
| 第一组 | 4月1日—4月10日 | 柳溪站 | 柳溪县 |
| 第二组 | 4月11日—4月20日 | 东塘二号站 | 东塘区 |

### 附件3 断面水质目标

| 县（区） | 达标天数目标（天） | 总磷目标 |
| --- | --- | --- |
| 东塘区 | 12 | 19 |
| 柳溪县 | 8 | 17 |
| 梧山县 | 11 | 15 |
| 高新区 | 14 | 20 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("whole")
    build(home, [read_bytes("plan.md", PLAN.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("question", "number", "names"),
    [
        ("沧源市重点项目清单一共有几个项目？", "5个", ["东塘雨污分流", "沧源湖清淤"]),
        ("沧源市重点项目清单里，落在东塘区的项目有几个？", "2个", ["东塘北河清淤"]),
        ("沧源市重点项目清单中河道清淤类一共有几个项目？", "3个", ["梧山西河清淤"]),
        ("沧源市重点项目清单中市住建局督导的项目有几个？", "2", ["柳溪老城管网"]),
        ("沧源市附件2清单里落在东塘区的工程有几项？", "2项", ["封填自备井2眼", "建设中水站1座"]),
        ("沧源市自备井关停涉及哪几家企业？", "2家", ["柳溪永盛印染有限公司"]),
        (
            "沧源市附件3中，达标天数目标达到11天及以上的县区（含高新区）有几个？",
            "3个",
            ["东塘区", "梧山县", "高新区"],
        ),
        ("沧源市泵站检修分成几个组停运？", "2个", ["第一组", "第二组"]),
        ("沧源市2026年农村改厕任务分给了几个县（市、区）？", "3个", ["东塘区", "柳溪县", "梧山县"]),
    ],
)
def test_rows_with_what_the_question_names_are_counted(
    ask: Ask, question: str, number: str, names: list[str]
) -> None:
    answer = ask(question).answer
    assert f"共{number}" in answer
    assert [name for name in names if name not in answer] == []


def test_members_of_a_section_that_is_quoted_are_counted_in_the_unit_asked_for(ask: Ask) -> None:
    answer = ask("沧源市河湖整治方案里“二、成员单位职责”一共写了多少个单位？").answer
    assert "共3个" in answer
    assert all(unit in answer for unit in ("市水务局", "市住建局", "市林业局"))


def test_a_place_that_no_cell_names_counts_no_rows(ask: Ask) -> None:
    assert "共5个" not in ask("沧源市重点项目清单里，落在高新区的项目有几个？").answer
