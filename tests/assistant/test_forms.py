"""Rows, duties, counts and lists of a notice of another form than a plan of a season."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "forms"
DAY = date(2025, 5, 20)  # within the time that the notice is for
Ask = Callable[..., Answer]


def answer_of(ask: Ask, question: str) -> str:
    found = ask(question)
    assert found.status is Status.ANSWERED, found
    return found.answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("石渡恒岚仪表要把废气治理换成什么工艺？", "沸石转轮", "光催化"),
        ("石渡恒岚仪表改造之前用的是什么工艺？", "光催化", "沸石转轮"),
        ("青埠金禾电缆现在用的是哪种废气处理办法？", "单一活性炭", "蓄热式"),
        ("杉湖彩韵印务改造打算投入多少万？", "85万元", "水性油墨"),
        ("青埠金禾电缆的改造哪天前完成？", "7月10日", "480"),
        ("石渡曜晟玻璃2025年的治理任务是什么？", "熔窑脱硝", "限产"),
        ("石渡曜晟玻璃被要求做什么治理？", "熔窑脱硝", "限产"),
        ("石渡曜晟玻璃采暖季的措施是什么？", "限产25%", "脱硝"),
    ],
)
def test_cell_of_the_column_asked_for_by_what_it_is_of(
    ask: Ask, question: str, said: str, unsaid: str
) -> None:
    answer = answer_of(ask, question)
    assert said in answer
    assert unsaid not in answer


def test_both_cells_of_a_change_where_both_are_asked(ask: Ask) -> None:
    answer = answer_of(ask, "石渡恒岚仪表从什么工艺改成什么工艺？")
    assert "光催化" in answer
    assert "沸石转轮" in answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("杉湖洛原热电厂到2025年底新能源货车要占多少比例？", "65%", "80%"),
        ("石渡砚峰水泥到2025年底新能源货车要占多少比例？", "80%", "65%"),
        ("青埠恒磊砂石在通告里被要求干什么？", "淘汰更新", "永骧"),
        ("石渡瑞坤焦化要干完哪些治理？", "旁路拆除", "宏汇"),
        ("杉湖东曜钢铁要新建多大的封闭料棚？", "4.2万平方米", "瑞坤"),
        ("杉湖东曜钢铁要完成哪些治理？", "8台皮带通廊", "瑞坤"),
    ],
)
def test_duty_of_one_of_several_enterprises_in_a_clause(
    ask: Ask, question: str, said: str, unsaid: str
) -> None:
    answer = answer_of(ask, question)
    assert said in answer
    assert unsaid not in answer


@pytest.mark.parametrize(
    ("question", "number", "named"),
    [
        ("杉湖的联络表里登了几个单位的值班电话？", "3个", "市气象局"),
        ("杉湖各县区里臭氧浓度严于155（不含155）的有几个？", "2个", "松隐县"),
        ("杉湖各县区里一套遥感监测设备也没有的有哪几个？", "2个", "青埠县"),
        ("杉湖一共有几家具备资质的报废机动车回收企业？", "3家", "绿禾拆解"),
        ("申请杉湖的补贴需要交哪些材料？", "4项", "机动车注销证明"),
    ],
)
def test_members_are_counted_and_named(ask: Ask, question: str, number: str, named: str) -> None:
    answer = answer_of(ask, question)
    assert number in answer
    assert named in answer


def test_places_asked_for_are_those_of_the_clause_that_lists_them(ask: Ask) -> None:
    answer = answer_of(ask, "杉湖非道路机械低排放控制区都包括哪些地方？")
    assert "鹭洲镇" in answer
    assert "国二" not in answer
