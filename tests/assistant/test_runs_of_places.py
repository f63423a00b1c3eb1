"""Runs of places with their figures, rows of a list by what their cells say, and what is told of
the first and of the next time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "spread"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # all places of a run, however it is joined, and of the one run that is meant
        (
            "渚阳废弃采石场生态修复涉及哪些县区，各多少处？",
            ["共4个", "云陂区（11处167公顷）", "柳坪县（3处38公顷）"],
        ),
        ("渚阳清洁取暖改造任务分到了哪几个县区？", ["共4个", "石渡县（0.61万户）"]),
        # of several kinds of things the one asked for, and the places that have it
        ("渚阳国四柴油货车各县区分别淘汰多少辆？", ["云陂区（国四105辆）", "石渡县（国四53辆）"]),
        ("渚阳碳化硅企业整治涉及哪些县区？", ["共2个", "东屿县（碳化硅9家）"]),
        ("渚阳东屿县要淘汰多少辆国四柴油货车？", ["东屿县国四62辆"]),
        ("渚阳石渡县淘汰老旧柴油货车多少辆？", ["国三98辆", "国四53辆"]),
        # both figures of a phase; of those in quotation marks the one asked for
        ("渚阳第二阶段PM2.5浓度和重污染天数分别控制到多少？", ["61微克", "6天"]),
        ("渚阳农户装生物质炉具每户补多少？", ["生物质炉具每户补助1300元"]),
        # all that are called, not one of them
        ("渚阳应急的三个工作组叫什么？", ["会商研判组", "执法督导组", "新闻发布组"]),
        ("渚阳执法督导组由谁牵头？", ["市政府督查室"]),
        # the first time and the next
        ("渚阳出现秸秆火点扣县里多少钱？", ["15万元", "40万元"]),
        # whose rule it is, and in which case it holds
        ("渚阳柳坪县城大年三十能放烟花吗？没预警的话", ["其他县建成区除农历除夕"]),
        ("渚阳云陂区建成区除夕能放烟花吗？", ["不能", "全年禁止"]),
        # as people say it
        ("渚阳有预警时在车里等人，等多久得把火熄了？", ["2分钟"]),
        ("渚阳拉红色预警那几天坐公交还用花钱不", ["免费"]),
        ("渚阳举报厂子偷排，查实了能拿多少钱？", ["600元至2万元"]),
        # a cell of a summary, a number told in words and in a total, rows without one
        ("渚阳东屿县应急减排清单里小微企业有几家？", ["小微为47家"]),
        ("渚阳应急减排清单总共纳入多少家涉气企业？", ["410家", "405家"]),
        ("渚阳应急减排清单汇总表里，哪些县一家A级企业都没有？", ["共2个", "石渡县", "柳坪县"]),
        ("渚阳哪些县没有A级企业？", ["共2个", "石渡县", "柳坪县"]),
        # of all counties together, and not of one of them
        ("渚阳全市共有多少家小微企业？", ["共160家"]),
        ("渚阳全市A级企业合计几家？", ["共4家"]),
        ("渚阳石渡县共有多少家小微企业？", ["31家"]),
        # rows by the cell of the level, of the deadline, of both grades
        (
            "渚阳附件1列出的企业中，红色预警（Ⅰ级）要停产的有哪些？",
            ["共3家", "恒垣水泥", "砺川铸造", "昌屏砖厂"],
        ),
        ("渚阳附件1里黄色预警就要停产的企业有哪几家？", ["恒垣水泥"]),
        ("渚阳红色预警期间哪些企业要停产？", ["共3家", "恒垣水泥", "昌屏砖厂"]),
        ("渚阳橙色预警限产的企业有哪些？", ["砺川铸造"]),
        ("渚阳重点项目清单里，完成时限在11月底的是哪几个项目？", ["共2项", "脱硫", "集中供气"]),
        ("渚阳提级名单中从C级升B级的企业有几家？", ["共2家", "砺川铸造", "宏崖陶瓷"]),
        ("渚阳提级名单里，目标是A级的企业有哪些？", ["恒垣水泥"]),
    ],
)
def test_told_in_full(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [part for part in told if part not in answer.answer] == []


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("渚阳清洁取暖改造任务分到了哪几个县区？", ["公顷", "辆"]),
        ("渚阳碳化硅企业整治涉及哪些县区？", ["云陂区", "石灰"]),
        ("渚阳东屿县要淘汰多少辆国四柴油货车？", ["国三"]),
        ("渚阳农户装生物质炉具每户补多少？", ["3700"]),
        ("渚阳柳坪县城大年三十能放烟花吗？没预警的话", ["云陂区", "一律"]),
        ("渚阳附件1里黄色预警就要停产的企业有哪几家？", ["砺川", "昌屏"]),
        ("渚阳提级名单中从C级升B级的企业有几家？", ["恒垣"]),
    ],
)
def test_nothing_of_others_is_told(ask: Ask, question: str, left_out: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [part for part in left_out if part in answer.answer] == []
