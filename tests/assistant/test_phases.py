"""Phases told in a table of their own, days for a phase, and the sum over all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer
from corpus.readers import read_bytes

Ask = Callable[[str], Answer]
PLAN = """# 沧源市工业和信息化局文件

**沧工信发〔2026〕8号**

## 关于做好沧源市2026—2027年采暖季错峰生产工作的通知

各县（市、区）工信局，各有关企业：

### 一、实施时段

| 阶段 | 起止时间 | 天数 |
| --- | --- | --- |
| 第一阶段 | 2026年11月15日—12月31日 | 47天 |
| 第二阶段 | 2027年1月1日—2月15日 | 46天 |
| 第三阶段 | 2027年2月16日—3月15日 | 28天 |

### 二、错峰措施

| 行业 | 绩效等级 | 第一阶段 | 第二阶段 | 第三阶段 | 合计 |
| --- | --- | --- | --- | --- | --- |
| 砖瓦 | B级 | 停产14天 | 停产31天 | — | 停产45天 |
| 砖瓦 | C级 | 停产22天 | 停产46天 | 停产7天 | 停产75天 |

沧源市工业和信息化局

2026年10月20日
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("phases")
    build(home, [read_bytes("plan.md", PLAN.encode())])
    return open_assistant(home).ask


def test_all_phases_are_told_with_what_they_come_to(ask: Ask) -> None:
    answer = ask("沧源市C级砖瓦企业停产多少天？").answer
    assert all(days in answer for days in ("22天", "46天", "7天", "75天"))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("沧源市B级砖瓦企业2027年1月1日至2月15日停产多少天？", "31天", ("14天", "45天")),
        ("沧源市C级砖瓦企业2027年2月16日至3月15日停产多少天？", "7天", ("22天", "46天")),
        ("沧源市B级砖瓦企业一个采暖季总共停产多少天？", "45天", ("14天", "31天")),
        ("沧源市C级砖瓦企业三个阶段加起来停产多少天？", "75天", ("22天", "46天")),
        ("沧源市C级砖瓦企业第一阶段停产多少天？", "22天", ("46天", "75天")),
    ],
)
def test_days_mean_their_phase_and_a_total_the_column_of_sums(
    ask: Ask, question: str, said: str, unsaid: tuple[str, ...]
) -> None:
    answer = ask(question).answer
    assert said in answer
    assert [figure for figure in unsaid if figure in answer] == []
