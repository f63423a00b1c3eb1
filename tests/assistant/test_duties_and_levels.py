"""Who, by when and for how long: of the role, the day and the level that is asked for; what two
places of a document say differently is told with both sides."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "duties"
DAY = date(2025, 6, 20)
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("云栾响应结束以后，总结评估报告要在多少天内交？", "6个工作日", "15%"),
        ("青麓在用的机械没登记，补登的期限是哪天？", "7月31日", "1月底"),
        ("青麓柴油货车限行的通告管到什么时候失效？", "2028年4月30日", "装置"),
        ("汐陵大型餐饮单位装油烟在线监控，牵头的是哪家？", "市城市管理局", "网格员"),
        ("汐陵化工园区外储罐加氮封，牵头的是谁？", "市应急管理局", "市生态环境局"),
        ("汐陵岸电设施建设由谁配合？", "市发展改革委", "市交通运输局"),
    ],
)
def test_the_day_or_unit_asked_for_is_told(ask: Ask, question: str, told: str, untold: str) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # the unit whose duty it is, of a table under a numbered title
        ("榆泽组织错峰生产归哪个单位？", "市工业和信息化局", "油品"),
        ("榆泽哪个单位负责查验油品来源？", "市商务局", "错峰"),
        ("榆泽国六油品供应由谁保障？", "中石化榆泽分公司", "错峰"),
        ("岚屏增加道路清扫频次归哪个单位管？", "市城市管理局", "遗撒"),
        ("岚屏停限产企业的用电量数据由哪家提供？", "国网岚屏供电公司", "气象"),
        ("岚屏人工增雨归谁负责？", "市气象局", "预报"),
        # who approves and how long before, beside the conditions
        ("榆泽橙色预警由谁审批发布？", "副指挥长", "AQI"),
        ("榆泽红色预警谁来批准？", "审批人为指挥长", "AQI"),
        ("榆泽黄色预警要提前多久发布？", "18小时", "48小时"),
        ("榆泽红色预警提前几个小时发布，谁审批？", "审批人为指挥长，提前发布时间为42小时", "AQI"),
        ("榆泽橙色预警AQI要持续多久才启动？", "72小时", "24小时"),
        ("榆泽橙色预警的启动条件是什么？", "预测日AQI大于150持续72小时", "指挥长"),
        ("岚屏橙色预警由谁签发？", "签发人为副指挥长", "AQI"),
        ("岚屏橙色预警对应几级响应？", "Ⅱ级", "AQI"),
        # who reports, and to whom
        ("岚屏应急响应总结报给谁？", "市生态环境局", "人民政府"),
        ("岚屏应急响应总结由谁报，什么时候报？", "人民政府；响应终止后5个工作日内", "环境局"),
        # the rule for a class of enterprises, and for one of them
        ("岚屏非引领性家具企业红色预警采取什么措施？", "全厂停产", "共"),
        ("玄圃热电重污染时要限产吗？", "以热定产", "家具"),
        ("岚屏金桉家具是几级企业？", "金桉家具有限公司绩效等级为非引领性", "石埠"),
        # which enterprises have a mark
        ("岚屏保障类企业有哪几家？", "共2家：柘溪玄圃热电有限公司", "柘溪县"),
        ("岚屏非引领性企业有哪些？", "岚屏雅筑家具有限公司", "石埠区"),
    ],
)
def test_the_cell_asked_for_is_told_of_a_table_of_words(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize(
    "question",
    [
        "岚屏引领性家具企业要交哪些材料？",
        "岚屏家具企业怎么申请引领性评级，要交哪些材料？",
        "岚屏陶瓷企业怎么申请B级？",
        "岚屏黄色预警谁发布？",  # how long before is not who
    ],
)
def test_a_row_does_not_tell_what_none_of_its_cells_is_for(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ABSTAINED


def test_a_rule_of_several_levels_without_a_level_is_asked_back(ask: Ask) -> None:
    answer = ask("云栾B级铸造企业熔化工序限产多少？")
    assert answer.status is Status.CLARIFY
    assert all(figure in answer.answer for figure in ("15%", "35%", "55%"))
    answer = ask("云栾Ⅱ级响应时B级铸造企业熔化工序限产多少？")
    assert answer.status is Status.ANSWERED
    assert "35%" in answer.answer
    assert "15%" not in answer.answer


def test_two_closing_days_of_one_thing_are_both_told(ask: Ask) -> None:
    answer = ask("青麓补贴最晚哪天提交申请？")
    assert answer.status is Status.ANSWERED
    assert all(day in answer.answer for day in ("8月31日", "7月15日"))
    assert len(answer.conflicts) == 1
