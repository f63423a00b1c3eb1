"""Plans in which a warning level builds on the one below: what is told there once holds above too,
and what a level adds is told alone where that is asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "levels"
DAY = date(2024, 11, 20)
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岚屿红色预警扬尘源有哪些措施", ("室外作业", "机扫3次", "料场", "在Ⅱ级响应措施的基础上")),
        ("岚屿Ⅰ级响应扬尘源有什么措施", ("室外作业", "料场停止装卸")),
        ("岚屿Ⅱ级响应健康防护措施是什么", ("停止户外活动", "留在室内")),
        ("岚屿红色预警加油站白天能卸油吗", ("不能", "8时至18时")),
        ("岚屿红色预警渣土车能上路吗", ("不能", "渣土车")),
        ("棠溪红色预警能放烟花吗", ("不能", "燃放烟花爆竹", "在执行二级响应各项措施的基础上")),
        ("棠溪红色预警有哪些公众防护措施", ("停课", "运动会", "门诊时间", "减少体育课")),
        ("棠溪二级响应有哪些倡议性减排措施", ("公共交通工具", "环保涂料")),
    ],
)
def test_what_the_level_below_tells_holds_too(
    ask: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)
    quoted = "".join(citation.quote for citation in answer.citations)
    assert "的基础上" in quoted  # where it is said that the level builds on the one below


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("棠溪二级响应公务车停驶多少", "20%", "50%"),
        ("棠溪红色预警工地停不停", "全部施工工地停止作业", "土石方"),
        ("棠溪红色预警由谁批准", "指挥长", "副指挥长"),
        ("岚屿黄色预警道路每日机扫几次", "2次", "3次"),
        ("岚屿B级铸造企业红色预警限产多少", "50%", "30%"),
    ],
)
def test_what_a_level_tells_itself_is_told_alone(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("棠溪红色比橙色多了什么措施", ("停课", "单号单日", "50%"), ("运动会", "砂石")),
        ("棠溪一级响应比二级响应多了哪些公众防护措施", ("停课", "群体性"), ("50%", "运动会")),
        ("棠溪二级响应在三级响应基础上增加了哪些强制性措施", ("砂石", "20%"), ("50%", "烧烤")),
        ("岚屿Ⅰ级响应比Ⅱ级响应增加了什么", ("可停课", "限行两个号"), ("机扫", "国四")),
    ],
)
def test_what_a_level_adds_is_told_without_the_rest(
    ask: Ask, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)
    assert not any(words in answer.answer for words in untold)


def test_what_only_a_higher_level_tells_does_not_hold_below(ask: Ask) -> None:
    assert ask("岚屿黄色预警限行几个尾号").status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("棠溪预警级别怎么调整", ("提升预警等级", "降低预警等级", "解除预警"), "黄色预警"),
        ("岚屿预警级别如何调整", ("提前升级", "可降级", "可解除预警"), "签发"),
        ("棠溪预警什么时候可以降级", ("可以降低预警等级",), "提升"),
        ("棠溪什么条件可以解除预警", ("36小时",), "提升"),
        ("岚屿什么时候可以解除预警", ("150以下且持续36小时",), "12小时"),
        ("岚屿应急督导组由哪些单位组成", ("市政府督查室", "市公安局"), "每日不少于2次"),
        ("棠溪红色预警学校停课吗", ("中小学、幼儿园停课",), "户外教学"),
    ],
)
def test_changes_of_a_level_what_stops_and_who_is_in_a_group(
    ask: Ask, question: str, told: tuple[str, ...], untold: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)
    assert untold not in answer.answer
