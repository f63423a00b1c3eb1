"""What a plan tells of a total, of its first ones and of what is left; of the season before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer, Status
from corpus.readers import read_bytes
from tests.assistant.told import expect_told_alone

Ask = Callable[[str], Answer]
PLAN = """沧源市人民政府办公室文件

沧政办发〔2026〕8号

沧源市人民政府办公室关于印发沧源市2026-2027年秋冬季错峰生产方案的通知

各县（市、区）人民政府，市直各单位：

现将《沧源市2026-2027年秋冬季错峰生产方案》印发给你们，请认真执行。

沧源市人民政府办公室

2026年10月20日

# 沧源市2026-2027年秋冬季错峰生产方案

为做好秋冬季大气污染防治工作，制定本方案。

## 一、错峰生产

（一）实施范围。铸造、砖瓦、陶瓷等6个行业，共涉及企业163家，其中铸造企业71家。

（二）豁免条件。符合下列条件之一的，可以申请豁免：一是承担居民供热任务的；二是承担军工生产任务的；三是整体搬迁的。

（三）窑炉改造。全市28座隧道窑中，10座于2026年12月底前完成脱硝改造，剩余18座于2027年6月底前完成。

## 二、保障措施

（一）路检路查。市公安局在G311云汀段、S231棠川段设置2处货车检查点，每周检查不少于3次。

（二）激励。安排奖补资金700万元，其中600万元用于奖励改善幅度前三名的县，第一名300万元、第二名200万元、第三名100万元。

（三）表扬。错峰期间表现突出的前12家企业，专项资金优先支持。

附件1

各县空气质量目标

| 县 | PM2.5平均浓度 2025-2026年实际 | PM2.5平均浓度 2026-2027年目标 |
| --- | --- | --- |
| 云汀县 | 71 | 67 |
| 棠川县 | 64 | 61 |
"""
EARLIER = """沧政办发〔2025〕6号

# 沧源市2025-2026年秋冬季清洁取暖方案

云汀县完成清洁取暖改造2万户，棠川县完成1.4万户。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("left")
    build(home, [read_bytes("a.md", PLAN.encode()), read_bytes("b.md", EARLIER.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("沧源错峰生产方案总共涉及多少家企业？", "163家", "12家"),
        ("沧源28座隧道窑里剩下的什么时候改完？", "2027年6月底前", "2026年12月"),
        ("云汀县上一个秋冬季PM2.5是多少？", "实际为71", "67"),
        ("云汀县2026-2027年秋冬季PM2.5多少？", "目标为67", "71"),
        ("沧源还剩余多少座隧道窑要在2027年6月底前改？", "18座", "10座"),
        ("沧源的货车检查点设在哪里？", "G311云汀段、S231棠川段", "脱硝"),
        ("沧源改善幅度前三名的县各奖多少？", "第二名200万元、第三名100万元", "600万元"),
        ("沧源改善幅度第二名的县奖多少？", "200万元", "300万元"),
        ("云汀县2025-2026年秋冬季PM2.5实际浓度多少？", "实际为71", "67"),
        ("云汀县上一个秋冬季（2025-2026年）PM2.5是多少？", "实际为71", "67"),
    ],
)
def test_only_the_number_or_the_time_asked_for_is_told(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize("asked", ["符合什么条件", "满足什么样的条件", "什么条件下企业"])
def test_conditions_counted_within_a_sentence_are_all_told(ask: Ask, asked: str) -> None:
    answer = ask(f"沧源{asked}可以申请错峰豁免？").answer
    assert all(words in answer for words in ("居民供热", "军工", "整体搬迁"))


def test_target_of_another_season_is_not_told_for_the_one_asked(ask: Ask) -> None:
    answer = ask("云汀县2025-2026年秋冬季PM2.5目标是多少？")
    assert answer.status is not Status.ANSWERED
