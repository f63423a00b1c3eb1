"""A plan that grades its enterprises in one table and tells the rule of each grade in another, with
the limits, the aims and the tasks of the same plan in tables beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer, Status
from corpus.readers import read_bytes

Ask = Callable[..., Answer]
PLAN = """# 棠岭市工业和信息化局关于印发《棠岭市2026—2027年采暖季重点行业错峰生产实施方案》的通知

棠工信发〔2026〕36号

各区人民政府，各有关企业：

现将《棠岭市2026—2027年采暖季重点行业错峰生产实施方案》印发给你们，请认真执行。

棠岭市工业和信息化局
2026年10月20日

## 一、总体要求

错峰生产时间为2026年11月1日至2027年3月15日，分两个阶段：第一阶段为2026年11月1日至12月31日；第二阶段为2027年1月1日至3月15日。范围为云坪区、柳溪区和砚北区内电石、铁合金、石灰、砖瓦四个行业。

## 二、分行业分等级错峰要求

| 行业 | 绩效等级 | 第一阶段 | 第二阶段 |
| --- | --- | --- | --- |
| 电石 | B级 | 限产12% | 限产18% |
| 铁合金 | B级 | 限产14% | 限产26% |
| 铁合金 | C级 | 限产28% | 限产47% |
| 石灰 | C级 | 限产55% | 停产 |
| 砖瓦 | 不分等级 | 正常生产 | 停产 |

## 三、企业清单

| 序号 | 所在区 | 企业名称 | 行业 | 等级 | 产能（万吨/年） | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 云坪区 | 棠岭市峻泽电石有限公司 | 电石 | B级 | 34 | 供热企业 |
| 2 | 柳溪区 | 棠岭市隆垚铁合金有限公司 | 铁合金 | C级 | 9 | |
| 3 | 柳溪区 | 棠岭市昱峦铁合金厂 | 铁合金 | B级 | 4 | |

## 四、污染物排放控制要求

错峰生产期间仍在生产的企业，排放浓度小时均值应达到下表要求（单位：毫克/立方米）。

| 行业 | 工序 | 颗粒物 | 二氧化硫 | 氮氧化物 |
| --- | --- | --- | --- | --- |
| 电石 | 电石炉 | 20 | 50 | 140 |
| 石灰 | 石灰窑 | 25 | 80 | 170 |

## 五、各区任务指标

| 区域 | 重污染天数（天） | 压减电石产量（万吨） |
| --- | --- | --- |
| 云坪区 | 3 | 11 |
| 柳溪区 | 4 | 0 |
| 砚北区 | 2 | 6 |

## 六、工作要求

**（一）责任追究。** 未落实错峰生产要求的企业，第一次发现的责令改正并通报批评；\
第二次发现的，绩效等级下调一级；第三次发现的，取消其下一年度电力市场交易优惠资格。

**（三）集中整治。** 对柳溪区14家萤石选矿企业逐家开展粉尘收集治理，\
11月底前完成。全市设集中熏制点52个。

**（二）资金支持。** 专项资金1640万元由市财政局统筹，其中锅炉淘汰按每蒸吨3万元奖补，\
柴油货车淘汰重型每辆补助1.9万元、\
中型每辆补助1.3万元、轻型每辆补助0.7万元，补助申请截止2026年12月15日。

## 附件 重点任务分解表

| 序号 | 任务类别 | 具体任务 | 牵头单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 工业治理 | 淘汰燃煤锅炉31台 | 市生态环境局 | 2026年12月底 |
| 2 | 工业治理 | 石灰企业竖窑治理：5家企业12条竖窑全部配套脱硫、除尘设施，\
出口颗粒物不高于10毫克/立方米 | 市工信局 | 2026年11月底 |
| 3 | 移动源 | 淘汰国三柴油货车420辆 | 市公安局 | 2026年12月底 |
| 4 | 移动源 | 划定禁用区不小于73平方公里 | 市生态环境局 | 2026年11月底 |
| 5 | 移动源 | 新增新能源公交车45辆 | 市交通运输局 | 2026年12月底 |

## 附件2 重点工程清单

| 序号 | 企业或项目 | 治理内容 | 责任单位 |
| --- | --- | --- | --- |
| 1 | 柳溪区萤石选矿企业17家 | 粉尘收集治理 | 柳溪区人民政府 |
| 2 | 集中熏制点 | 建成52个 | 市城管局 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("plans-of-grades")
    build(home, [read_bytes("plan.md", PLAN.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        # what holds for an enterprise holds for its industry and grade, at the phase asked for
        (("棠岭市隆垚铁合金有限公司第二阶段限产多少？",), ("C级", "47%"), "26%"),
        (("棠岭的昱峦铁合金第二阶段限产多少？",), ("B级", "26%"), "47%"),
        (("棠岭峻泽电石第一阶段怎么错峰？",), ("B级", "供热企业", "12%"), "18%"),
        # but its own figures are those of its row
        (("棠岭市隆垚铁合金有限公司产能多少？",), ("9万吨",), "限产"),
        # a consequence goes on from what was not done
        (
            ("棠岭企业没落实错峰生产，第一次被发现怎么处理？", "第三次被发现呢？"),
            ("电力市场交易优惠资格",),
            "通报批评",
        ),
        # of what is asked as of that time no cut need be told
        (
            ("棠岭错峰期间电石炉的颗粒物排放限值是多少？", "那石灰窑的氮氧化物呢？"),
            ("170",),
            "140",
        ),
        # the sentence that says which industries, not the phases beside it
        (
            ("棠岭2026—2027年采暖季哪些行业要错峰生产？",),
            ("4个", "电石", "铁合金", "石灰", "砖瓦"),
            "阶段",
        ),
        # the rows that have a figure at all
        (
            ("棠岭哪些区有压减电石产量的任务，各多少万吨？",),
            ("云坪区（11）", "砚北区（6）"),
            "柳溪区",
        ),
        # a phase told by the day that begins it
        (("过了元旦，棠岭的砖厂还能开工吗？",), ("停产",), "正常生产"),
        # a part of a total that shares but the verb with what is asked is no answer
        (("棠岭淘汰中型柴油货车每辆补助多少？",), ("1.3万元",), "锅炉"),
        (("棠岭锅炉淘汰每蒸吨奖补多少？",), ("3万元",), "货车"),
        # the tasks of a class that a column names
        (
            ("棠岭的任务分解表里移动源一共安排了哪几项任务？",),
            ("3项", "420辆", "禁用区", "45辆"),
            "锅炉",
        ),
        # a task without a name of its own by its words, not by its class
        (
            ("棠岭完成时限为2026年11月底的任务有哪些？",),
            ("石灰企业竖窑治理", "禁用区"),
            "工业治理",
        ),
        # unit and day, with a mark between
        (
            ("棠岭2026年错峰生产实施方案是哪个单位、哪天印发的？",),
            ("棠岭市工业和信息化局", "2026年10月20日"),
            "不知道",
        ),
    ],
)
def test_the_row_or_sentence_asked_for_is_told(
    ask: Ask, turns: tuple[str, ...], told: tuple[str, ...], untold: str
) -> None:
    answer = ask(turns[-1], history=turns[:-1])
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told), answer.answer
    assert untold not in answer.answer


def test_the_rule_of_a_grade_is_cited_with_the_row_that_grades_the_enterprise(ask: Ask) -> None:
    answer = ask("棠岭市隆垚铁合金有限公司第二阶段限产多少？")
    quotes = [citation.quote for citation in answer.citations]
    assert len(quotes) == 2
    assert "隆垚" in quotes[0]
    assert "限产47%" in quotes[1]


def test_nothing_is_told_of_an_enterprise_that_no_row_grades(ask: Ask) -> None:
    answer = ask("棠岭市沐岩铁合金有限公司第二阶段限产多少？")
    assert answer.status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("棠岭方案正文和附件里萤石选矿企业数一致吗？", "说法不一"),
        ("棠岭方案正文和附件里集中熏制点数量一致吗？", "两处一致"),
    ],
)
def test_a_number_in_the_name_of_a_row_is_held_against_the_text(
    ask: Ask, question: str, told: str
) -> None:
    assert told in ask(question).answer
