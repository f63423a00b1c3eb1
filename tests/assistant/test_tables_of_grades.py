"""Tables of rules whose columns are grades, or industries: the cell asked for is told alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer, Status
from corpus.readers import read_bytes

Ask = Callable[..., Answer]
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

自2026年11月15日至2027年3月15日实施错峰生产，规则见附件。

附件1

重点行业错峰生产差异化管控表

| 行业 | 绩效等级 |  |  |  | 备注 |
| --- | --- | --- | --- | --- | --- |
|  | A级（引领性） | B级 | C级 | D级 |  |
| 耐火材料 | 自主减排 | 窑炉停产31天 | 窑炉停产46天 | 窑炉全部停产 | 以窑炉计 |
| 石灰 | 自主减排 | 石灰窑限产15% | 石灰窑限产45% | 石灰窑全部停产 | 以窑炉计 |

附件2

玻璃行业和陶瓷行业管控表

| 序号 | 行业 | A | B | C |
| --- | --- | --- | --- | --- |
| 1 | 玻璃 | 停产12天 | 停产27天 | 停产58天 |
| 2 | 陶瓷 | 停产14天 | 停产29天 | 停产62天 |

附件3

其他行业管控表

| 绩效等级 | 行业及管控措施 |  |
| --- | --- | --- |
|  | 炭素 | 人造板 |
| B级 | 焙烧工序限产21% | 热压工序停产33天 |
| C级及以下 | 焙烧工序限产52% | 热压工序停产66天 |

附件4

铁合金行业管控表

| 行业 | 级别 | 管控要求 |
| --- | --- | --- |
| 铁合金 | B | 矿热炉限产24% |
| 铁合金 | C | 矿热炉限产54% |

附件5

分级错峰比例表

| 行业 | 核算方式 | A级 | B级 | C级 | D级 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 铸造 | 电炉停产天数比例 | 不错峰 | 22% | 38% | 停产 | 一、二阶段相同 |
| 砖瓦 | 隧道窑停产天数 | 不错峰 | 停产61天 | 停产91天 | 停产 | 使用天然气的减少7天 |

附件6

活性炭、橡胶行业错峰措施表

| 行业 | 设备 | A级 | B级 | C级 | 备注 |
| --- | --- | --- | --- | --- | --- |
| 活性炭 | 炭化炉 | 自主减排 | 停产16天 | 停产41天 | 夜间生产的减半 |
| 活性炭 | 转化炉 | 自主减排 | 停产36天 | 停产64天 |  |
| 橡胶 | 密炼机 | 自主减排 | 34天 | 53天 |  |

附件7

按等级错峰措施表

| 绩效等级 | 家具 | 石膏板 |
| --- | --- | --- |
| A级 | 不错峰 | 停产11天 |
| B级 | 停产23天 | 停产43天 |

附件8

重污染天气应急减排措施表

| 行业 | 绩效等级 | 黄色预警 | 橙色预警 |
| --- | --- | --- | --- |
| 橡胶 | B级 | 限产17% | 停产 |

附件9

企业错峰安排表

| 企业名称 | 等级 | 停产天数 11-12月 | 停产天数 1-3月 |
| --- | --- | --- | --- |
| 沧源市汾岭建材有限公司 | C | 18 | 37 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("grades")
    build(home, [read_bytes("plan.md", PLAN.encode())])
    assistant = open_assistant(home)
    return lambda *said: assistant.ask(said[-1], history=said[:-1])


@pytest.mark.parametrize(
    ("said", "told", "never"),
    [
        (["沧源C级耐火材料企业错峰停产多少天？"], "46天", ["31天", "全部停产"]),
        (["沧源A级耐火材料企业要停产几天？"], "自主减排", ["31天", "46天"]),
        (["沧源D级石灰企业限产多少？"], "全部停产", ["45%", "15%"]),
        (["沧源B级石灰企业怎么错峰？"], "15%", ["45%", "以窑炉计"]),
        (["沧源B级玻璃企业错峰停产多少天？"], "27天", ["12天", "58天"]),
        (["沧源陶瓷行业C级怎么管控？"], "62天", ["29天", "58天"]),
        (["沧源B级炭素企业限产多少？"], "21%", ["52%", "33天"]),
        (["沧源D级人造板企业错峰停产多少天？"], "66天", ["33天", "52%"]),
        (["沧源铁合金行业B级怎么管控？"], "24%", ["54%"]),
        (["沧源C级铁合金企业限产多少？"], "54%", ["24%"]),
        (["沧源C级耐火材料企业错峰停产多少天？", "那B级呢？"], "31天", ["46天"]),
        (["沧源B级玻璃企业错峰停产多少天？", "那陶瓷呢？"], "29天", ["27天"]),
        (["沧源C级铸造企业错峰多少？"], "停产天数比例C级为38%", ["22%"]),
        (["沧源C级铸造企业错峰多少？", "D级呢？"], "D级为停产", ["%", "比例"]),
        (["沧源铸造错峰比例按什么核算？"], "核算方式为电炉停产天数比例", ["22%", "38%"]),
        (["沧源砖瓦用天然气的可以减几天？"], "减少7天", ["61天", "91天"]),
        (["沧源活性炭转化炉C级停产几天？"], "转化炉C级为停产64天", ["41天"]),
        (["沧源活性炭转化炉怎么错峰？"], "停产36天", ["炭化炉", "16天"]),
        (["沧源B级橡胶企业停产几天？"], "34天", ["53天"]),
        (["沧源B级橡胶企业错峰停产多少？"], "34天", ["预警"]),
        (["沧源B级橡胶企业橙色预警怎么减排？"], "停产", ["34天", "17%"]),
        (["沧源汾岭建材1-3月停产几天？"], "37", ["为18"]),
        (["沧源汾岭建材是几级企业？"], "C级", ["18", "37"]),
    ],
)
def test_only_the_cell_of_the_asked_grade_and_industry_is_told(
    ask: Ask, said: list[str], told: str, never: list[str]
) -> None:
    answer = ask(*said)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert not any(other in answer.answer for other in never)


def test_without_a_grade_the_cell_of_each_grade_is_told_with_its_grade(ask: Ask) -> None:
    answer = ask("沧源耐火材料企业错峰停产多少天？").answer
    assert "B级为窑炉停产31天" in answer
    assert "C级为窑炉停产46天" in answer


def test_without_a_machine_the_rule_of_each_is_told(ask: Ask) -> None:
    answer = ask("沧源C级活性炭企业错峰停产多少天？").answer
    assert "炭化炉C级为停产41天" in answer
    assert "转化炉C级为停产64天" in answer


def test_without_a_grade_each_row_of_the_industry_of_a_column_is_told(ask: Ask) -> None:
    answer = ask("沧源家具企业错峰停产多少天？").answer
    assert "不错峰" in answer
    assert "停产23天" in answer
    assert "石膏板" not in answer


def test_a_word_of_one_cell_does_not_single_out_its_grade(ask: Ask) -> None:
    answer = ask("沧源砖瓦行业怎么错峰？").answer
    assert all(words in answer for words in ("A级为不错峰", "B级为停产61天", "C级为停产91天"))


def test_a_grade_that_no_column_is_for_is_not_told(ask: Ask) -> None:
    assert ask("沧源D级玻璃企业错峰停产多少天？").status is not Status.ANSWERED
