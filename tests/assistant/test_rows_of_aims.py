"""Rows of a table of targets whose columns are called by the pollutant alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer, Status
from corpus.readers import read_bytes

Ask = Callable[..., Answer]
PLAN = """# 沧源市人民政府办公室

沧政办发〔2026〕8号

# 关于印发《沧源市2026—2027年冬春季大气污染防治攻坚方案》的通知

各县（市、区）人民政府，市直各单位：

现将《沧源市2026—2027年冬春季大气污染防治攻坚方案》印发给你们，请认真执行。

沧源市人民政府办公室

2026年10月20日

# 沧源市2026—2027年冬春季大气污染防治攻坚方案

## 一、总体目标

攻坚期为2026年10月1日至2027年4月30日。各县区目标见附件1。

## 二、重点任务

（一）散煤治理。2026年10月15日前完成清洁取暖1.26万户。

## 附件1 各县区空气质量目标

| 区域 | PM2.5（微克/立方米） | PM10（微克/立方米） | 优良天数比例 | 重度及以上污染天数（天） |
| --- | --- | --- | --- | --- |
| 云汀县 | 40 | 82 | 80% | 3 |
| 棠川县 | 44 | 89 | 76% | 5 |

## 附件2 重点治理项目

| 序号 | 企业名称 | 所在地 | 治理内容 | 完成时限 | 责任单位 |
| --- | --- | --- | --- | --- | --- |
| 1 | 沧源朔岭碳化硅有限公司 | 云汀县 | 集气罩和脱硫塔改造 | 2027年2月底前 | 云汀县人民政府 |
| 2 | 沧源沙汀铁合金有限公司 | 棠川县 | 矿热炉封闭 | 2026年12月底前 | 棠川县人民政府 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("aims")
    build(home, [read_bytes("a.md", PLAN.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("棠川县PM2.5控制目标是多少？",), "44微克"),
        (("棠川县PM10浓度控制目标",), "89微克"),
        (("棠川县PM2.5目标是多少？", "那重污染天数的控制目标呢？"), "5天"),
        (("朔岭碳化硅的治理内容是什么，几时完成",), "脱硫塔改造；2027年2月底前"),
    ],
)
def test_target_is_told_however_it_is_called(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    assert told in ask(turns[-1], history=turns[:-1]).answer


@pytest.mark.parametrize("when", ["上一个冬春季", ""])
def test_target_is_no_actual_figure(ask: Ask, when: str) -> None:
    assert ask(f"棠川县{when}PM2.5实际浓度是多少？").status is Status.ABSTAINED
