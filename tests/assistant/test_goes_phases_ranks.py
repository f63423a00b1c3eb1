"""What a plan tells in several pieces: goes of one work, phases, places in a ranking, cases; and
what a letter and the plan that it forwards say of one number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer, Status
from corpus.readers import read_bytes
from tests.assistant.told import expect_told_alone

Ask = Callable[..., Answer]
LETTER = """沧源市工业和信息化局文件

沧工信发〔2026〕31号

沧源市工业和信息化局转发关于印发《沧源市2026—2027年秋冬季错峰生产实施方案》的通知的通知

各县（市、区）工业和信息化主管部门，各有关企业：

现将市生态环境保护委员会办公室《关于印发〈沧源市2026—2027年秋冬季错峰生产实施方案〉的通知》（沧环委办〔2026〕9号）转发给你们，并提出以下要求，请一并落实。

一、列入错峰生产清单的52家企业要编制“一企一策”执行方案，于2026年10月25日前报市工业和信息化局。

沧源市工业和信息化局

2026年10月18日

沧源市生态环境保护委员会办公室文件

沧环委办〔2026〕9号

关于印发《沧源市2026—2027年秋冬季错峰生产实施方案》的通知

各县（市、区）人民政府，市直有关部门：

现将《沧源市2026—2027年秋冬季错峰生产实施方案》印发给你们，请认真贯彻执行。

沧源市生态环境保护委员会办公室

2026年10月12日

沧源市2026—2027年秋冬季错峰生产实施方案

为做好秋冬季大气污染防治工作，制定本方案。

一、工作目标

2026年10月1日至2027年3月31日，全市PM2.5平均浓度控制在47微克/立方米以内。各县（市、区）目标见附表1。

二、错峰生产

（一）实施范围。水泥、铸造、耐火材料3个行业共54家企业。

（二）耐火材料行业。A级企业自主减排；B级企业停产35天；D级企业全程停产。

（三）豁免情形。承担居民供暖任务的企业，按保供热负荷核定最低生产负荷。有出口订单的耐火材料企业，经市工业和信息化局审核，可在第一阶段申请调整停产时段，调整天数不超过12天，第二阶段不予调整。

三、监督考核

（一）攻坚期综合排名第一的县（市、区）奖励260万元，第二名奖励130万元；末位的扣缴90万元。

（二）PM2.5浓度月度排名连续2个月末位的，由市政府分管领导约谈；连续3个月末位的，暂停该区域新增大气污染物排放项目环评审批。

（三）卫星遥感每发现1个火点，扣减所在县（市、区）生态补偿资金7万元。

附表1

各县（市、区）空气质量目标

| 县（市、区） | PM2.5目标（微克/立方米） | 清洁取暖改造任务数（户） |
| --- | --- | --- |
| 云汀县 | 49 | 3100 |
| 棠川县 | 45 | 5200 |
| 柏泉县 | 46 | 1400 |
| 沙河县 | 44 | 2700 |

附表2

重点企业错峰生产安排表

| 序号 | 企业名称 | 绩效等级 | 错峰措施 |
| --- | --- | --- | --- |
| 1 | 沧源青垒耐火材料有限公司 | B级 | 2座竖窑停产 |
| 2 | 沧源恒泽铸造有限公司 | D级 | 全厂停产 |
"""
PLAN = """沧源市大气污染防治联席会议办公室文件

沧大气办〔2025〕4号

关于印发《沧源市2025年大气污染防治暨臭氧攻坚行动计划》的通知

各县（市、区）人民政府，市有关单位：

现将《沧源市2025年大气污染防治暨臭氧攻坚行动计划》印发给你们，请认真贯彻落实。

沧源市大气污染防治联席会议办公室

2025年2月26日

# 沧源市2025年大气污染防治暨臭氧攻坚行动计划

## 一、臭氧攻坚行动

### （一）时间安排

2025年4月20日至9月30日，分三个阶段：

- 摸底整改阶段：4月20日至5月20日；
- 集中管控阶段：5月21日至8月25日；
- 巩固提升阶段：8月26日至9月30日。

### （二）错峰管控

集中管控阶段，预测臭氧达到轻度污染及以上时，涉VOCs企业按绩效等级管控：A级企业自主减排；B级企业限产20%；C级企业限产45%；D级企业停产。

## 二、重点任务

### （一）窑炉治理

对棠川县26家陶瓷企业实施窑炉提标改造，颗粒物、二氧化硫排放浓度分别不高于20、50毫克/立方米。2025年6月底前完成15家，其余11家于2025年11月底前完成。

### （二）散煤替代

2025年10月底前，完成清洁取暖改造2.36万户，其中煤改电1.52万户、煤改气0.84万户。

## 三、任务表

| 序号 | 任务 | 工作要求 | 牵头单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 玻璃行业提标 | 棠川县9条光伏玻璃熔窑氮氧化物不高于150毫克 | 市生态环境局 | 2025年10月底前 |
| 2 | VOCs综合治理 | 完成48个项目 | 市生态环境局 | 2025年6月底前 |
| 3 | 餐饮油烟 | 180家餐饮单位安装在线监控 | 市城市管理局 | 2025年7月底前 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("pieces")
    build(home, [read_bytes("a.txt", LETTER.encode()), read_bytes("b.md", PLAN.encode())])
    return open_assistant(home).ask


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # goes of one work, behind the sentence that tells of how many things
        ("沧源26家陶瓷企业窑炉提标改造最晚什么时候全部完成？", "11家于2025年11月底前", "毫克"),
        ("沧源陶瓷企业窑炉提标改造什么时候完成？", "2025年6月底前完成15家，其余11家", "毫克"),
        ("沧源2025年6月底前完成多少家陶瓷企业窑炉提标改造？", "15家", "26家"),
        # of a ranking the place asked about
        ("沧源2026年秋冬季综合排名第二的县奖励多少？", "130万元", "260万元"),
        ("沧源2026年秋冬季综合排名最后的县扣多少钱？", "90万元", "260万元"),
        ("沧源2026年秋冬季综合排名前两名各奖多少？", "第二名奖励130万元", "90万元"),
        ("沧源2026年秋冬季排名连续三个月末位的县会怎样？", "环评审批", "约谈"),
        ("沧源2026年秋冬季排名连续2个月末位的县会怎样？", "约谈", "环评审批"),
        # the first of a table, not of the air
        ("沧源2026年清洁取暖改造任务数排前三的是哪三个县？", "沙河县", "柏泉县"),
        # whether, and how much at most
        ("沧源耐火厂有出口订单，停产时段能调整吗，最多调整几天？", "不超过12天", "供暖"),
        ("沧源错峰方案规定了哪些豁免或者可以调整的情形？", "承担居民供暖任务", "自主减排"),
        # a rule for whichever county it is
        ("云汀县2026年冬天被卫星发现一个火点，要扣多少钱？", "7万元", "90万元"),
        ("我们是沧源做镁砂的，D级，2026—2027年是不是从头歇到尾？", "全程停产", "35天"),
        # the plan that was forwarded, and its letter
        ("沧源市工信局转发的那份错峰方案，原来的文号是什么？", "沧环委办〔2026〕9号", "31号"),
        # of a row, what the task is
        ("沧源2025年任务表里由市生态环境局牵头的任务有哪几项？", "VOCs综合治理：完成48个", "餐饮"),
    ],
)
def test_piece_that_is_asked_for_is_told(ask: Ask, question: str, told: str, untold: str) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize(
    "question",
    [
        "沧源2026年秋冬季综合排名第三的县奖励多少？",
        "沧源高新区2026—2027年秋冬季PM2.5目标是多少？",  # 各县目标见附表1 points elsewhere
    ],
)
def test_what_is_told_only_of_others_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ABSTAINED


def test_phases_in_lines_of_their_own_are_all_told_with_their_days(ask: Ask) -> None:
    answer = ask("沧源2025年臭氧攻坚分哪几个阶段？各阶段起止时间？").answer
    days = ("4月20日至5月20日", "5月21日至8月25日", "8月26日至9月30日")
    assert all(told in answer for told in days)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("沧源2025年臭氧攻坚集中管控阶段是哪天到哪天？", "5月21日至8月25日", "4月20日"),
        ("沧源2025年臭氧攻坚第二阶段是什么时候？", "5月21日至8月25日", "4月20日"),
        ("沧源2025年臭氧攻坚最后一个阶段从哪天到哪天？", "8月26日至9月30日", "4月20日"),
    ],
)
def test_days_of_one_phase_are_not_those_of_the_plan(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


def test_grade_stands_in_a_follow_up_of_what_holds_when_the_air_is_bad(ask: Ask) -> None:
    before = "沧源2025年集中管控阶段臭氧轻度污染时，B级涉VOCs企业限产多少？"
    answer = ask("D级企业呢？", history=[before])
    expect_told_alone(answer, "停产", "20%")


def test_total_of_a_year_and_not_its_parts_is_compared(ask: Ask) -> None:
    answer = ask("沧源2025年清洁取暖改造任务量是多少户？煤改电和煤改气各多少户？").answer
    assert "1.52万户" in answer
    assert "0.84万户" in answer


def test_number_told_in_words_goes_before_the_rows_of_a_table(ask: Ask) -> None:
    asked = "沧源2026—2027年列入错峰生产的企业到底是多少家？"
    both = ask(f"{asked}转发通知和方案正文的数一样吗？").answer
    assert "52家" in both
    assert "54家" in both
    assert "共2家" not in ask(asked).answer


def test_day_and_issuer_are_both_told(ask: Ask) -> None:
    answer = ask("沧源2025年臭氧攻坚行动计划是哪天、由谁印发的？").answer
    assert "2025年2月26日" in answer
    assert "沧源市大气污染防治联席会议办公室" in answer
