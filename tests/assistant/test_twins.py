"""Two questions of the same words: one asks what the plan says, its twin what it does not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "twins"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("untold", "asked", "told"),
    [
        # the noun beside the word that asks
        ("砚东化肥关停搬迁，新厂址在什么地方？", "砚东化肥关停搬迁由谁牵头？", "市工信局"),
        ("泓源能源那3个储罐装的是什么物料？", "泓源能源要治理几个储罐？", "3个"),
        ("淮砚违规放烟花爆竹，奖金由哪个部门发？", "淮砚禁放烟花由哪个部门牵头？", "市公安局"),
        ("淮砚重型货车绕行管控的起草人是谁？", "淮砚重型货车绕行管控谁牵头？", "市公安局"),
        # a plan tells by when something is to be done, not when it was begun or what came of it
        ("砚西热网工程是哪一年开工的？", "砚西热网工程什么时候完成？", "2025年采暖季前"),
        ("泓源能源的储罐治理现在通过验收了没有？", "泓源能源的储罐治理几月底前完成？", "11月底前"),
        ("昌砚钢铁最后有没有真的压减30万吨？", "昌砚钢铁要压减多少粗钢？", "30万吨"),
        ("昌砚钢铁压减以后还剩多少产能？", "昌砚钢铁什么时候完成压减？", "2025年底前"),
        ("攻坚期结束以后还要每周报淮砚的调度表吗？", "淮砚的调度表每周几前报？", "每周五前"),
        # parts of what is told whole
        ("淮砚抽检汽柴油，市级抽多少、县级抽多少？", "淮砚抽检汽柴油多少批次？", "900批次"),
        ("昌砚钢铁压减的30万吨，其中第四季度压多少？", "昌砚钢铁压减多少万吨粗钢？", "30万吨"),
        ("淮砚错峰第二阶段的比例是多少？", "淮砚错峰第二阶段从哪天开始？", "2026年1月1日"),
        # its like
        ("淮砚有多少台燃油锅炉要抽测？", "淮砚有多少台燃气锅炉要抽测？", "120台"),
        ("淮砚国二的非道路机械什么时候淘汰完？", "淮砚国一的非道路机械什么时候淘汰完？", "1月底"),
        (
            "淮砚焦化厂全用湿法熄焦，限产负荷减多少？",
            "淮砚焦化厂全用干法熄焦，限产负荷减多少？",
            "10%",
        ),
        # a size that the rule leaves out
        (
            "淮砚年货运量40万吨的企业，车辆要达到国几？",
            "淮砚年货运量150万吨的企业，车辆要达到国几？",
            "国五",
        ),
        ("昌砚钢铁的高炉是哪年建的？", "昌砚钢铁压减由谁牵头？", "市工信局"),
        ("泓源能源的储罐里装的是什么？", "泓源能源的储罐要做什么治理？", "废气回收"),
        ("砚东化肥离县城多远？", "砚东化肥要做什么？", "关停搬迁"),
        ("淮砚抽检油品，汽油和柴油各多少批次？", "淮砚抽检油品一共多少批次？", "900批次"),
        # a comparison asks for a kind of thing as well
        ("淮砚焦化B级企业目前还有多少家？", "淮砚焦化B级企业负荷降到多少？", "80%"),
        ("淮砚方案说的“三清零”是哪三个？", "淮砚工地多长工期要装监控？", "三个月以上"),
        # what one does about it, and who has made it
        ("淮砚的工地上了黑榜不服，向哪里申诉？", "淮砚的工地上了黑榜怎么处理？", "停工整改"),
        (
            "淮砚清洁运输方案是哪家咨询公司设计的？",
            "淮砚清洁运输一企一策方案谁牵头？",
            "市发展改革委",
        ),
        ("淮砚工地达到什么条件能评优？", "淮砚工地啥时候才让复工？", "未经验收"),
    ],
)
def test_what_is_told_is_answered_and_its_twin_refused(
    ask: Ask, untold: str, asked: str, told: str
) -> None:
    refused = ask(untold)
    assert refused.status is Status.ABSTAINED
    assert refused.citations == ()
    answer = ask(asked)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
