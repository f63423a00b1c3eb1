from collections.abc import Callable

import pytest

from assistant.parallels import members_asked, of_class_asked, side_asked, trade_asked
from assistant.question import Query

Read = Callable[[str], Query]
SIDES = "装备制造以恒昌机械有限公司，化工以永丰化工有限公司为典型"


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("化工行业的典型是哪家？", "化工以永丰化工有限公司为典型"),
        ("恒昌是哪个行业的典型？", "装备制造以恒昌机械有限公司"),
        ("典型有哪些？", None),
    ],
)
def test_trade_or_enterprise_names_its_side(read: Read, question: str, side: str | None) -> None:
    assert side_asked(read(question), SIDES) == side


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("有几家包装印刷企业要换涂料？", "2家包装印刷企业完成油墨替代"),
        ("有几家工业涂装企业要换涂料？", "10家工业涂装企业完成涂料替代"),
        ("有几家焦化企业要换涂料？", None),
    ],
)
def test_figure_of_the_trade_asked_about(read: Read, question: str, told: str | None) -> None:
    text = "10家工业涂装企业完成涂料替代，2家包装印刷企业完成油墨替代。"
    assert trade_asked(read(question), text) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("B级企业限产多少？", "煅烧工序按B级限产25%"),
        ("C级企业限产多少？", "煅烧工序按C级限产50%执行"),
        ("碳素企业限产多少？", "煅烧工序按B级限产25%、C级限产50%执行"),
    ],
)
def test_class_asked_of_one_run(read: Read, question: str, told: str) -> None:
    assert of_class_asked(read(question), "煅烧工序按B级限产25%、C级限产50%执行") == told


def test_phase_asked_of_one_run(read: Read) -> None:
    text = "D级企业第一阶段限产50%、第二阶段停产"
    assert of_class_asked(read("第二阶段怎么停产？"), text) == "D级企业第二阶段停产"


def test_members_of_the_group_asked_for(read: Read) -> None:
    text = "对化工（氮肥、炭黑）、建材（砖瓦、陶瓷、石灰）实施错峰"
    assert members_asked(read("建材企业包括哪些？"), text) == "建材（砖瓦、陶瓷、石灰）"
    assert members_asked(read("哪些行业实施错峰？"), text) is None
