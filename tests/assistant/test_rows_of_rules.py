"""Tables of rules in answers: the asked grade's cell, and every grade where none was named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer
from corpus.readers import read_bytes

Ask = Callable[[str], Answer]
PLAN = """沧源市人民政府办公室文件

沧政办发〔2026〕8号

沧源市人民政府办公室
关于印发沧源市2026-2027年秋冬季攻坚行动方案的通知
各县（市、区）人民政府，市直各单位：
现将《沧源市2026-2027年秋冬季攻坚行动方案》印发给你们，请认真执行。
沧源市人民政府办公室
2026年10月20日

沧源市2026-2027年秋冬季攻坚行动方案
为做好秋冬季大气污染防治工作，制定本方案。
一、错峰生产
分第一阶段（2026年11月15日至12月31日）和第二阶段（2027年1月1日至3月15日）实施，规则见附件1。
附件1
重点行业错峰生产规则

行业 绩效等级 第一阶段 第二阶段
焦化 A级 自主减排 自主减排
B级 结焦时间延长至26小时 结焦时间延长至28小时
C级 结焦时间延长至34小时 结焦时间延长至36小时

水泥熟料 B级 停产32天 停产55天
C级、D级 停产

附件2
工业减排措施

行业 等级 黄色预警（Ⅲ级） 橙色预警（Ⅱ级） 红色预警（Ⅰ级）
玻璃 B级 减产5% 减产15% 减产20%
C级及以下 减产15% 减产25%
减产40%

附件3
错峰生产差异化管控表

| 行业 | 绩效等级 A级（引领性） | 绩效等级 B级 | 绩效等级 C级 |
|---|---|---|---|
| 砖瓦 | 自主减排 | 轮窑停产30天 | 轮窑停产45天 |
| 石灰 | 石灰窑限产10% | 石灰窑限产30% | 石灰窑全部停产 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("rules")
    build(home, [read_bytes("plan.txt", PLAN.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("沧源C级焦化厂第一阶段结焦时间延长到多少小时？", "34小时", ("36小时", "26小时")),
        ("沧源B级水泥熟料企业第二阶段停产多少天", "55天", ("32天",)),
        ("沧源D级水泥熟料第二阶段怎么错峰", "停产", ("55天", "32天")),
        ("沧源D级玻璃企业橙色预警减产多少", "25%", ("15%", "40%")),
        ("沧源C级砖瓦企业停产多少天？", "45天", ("30天", "自主")),
        ("沧源C级石灰企业怎么错峰？", "C级为石灰窑全部停产", ("10%", "30%")),
        ("沧源玻璃B级红色预警减产多少", "20%", ("40%",)),
    ],
)
def test_cell_of_the_grade_and_the_phase_is_told(
    ask: Ask, question: str, told: str, never: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert told in answer.answer
    assert not [words for words in never if words in answer.answer]


def test_every_grade_is_told_where_none_was_named(ask: Ask) -> None:
    answer = ask("沧源焦化企业第二阶段结焦时间要延长到多少小时？")
    assert all(words in answer.answer for words in ("A级", "自主减排", "28小时", "36小时"))
    assert "34小时" not in answer.answer


def test_grade_that_no_row_of_the_industry_has_is_not_answered(ask: Ask) -> None:
    assert ask("沧源D级焦化企业第一阶段限产多少？").status == "abstained"
