"""What is told of one thing answers nothing about its like, and everything about itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "kin"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(ask_over: Callable[[Path, date], Ask]) -> Ask:
    """Asks an assistant over one plan of an invented city."""
    return ask_over(DOCUMENTS, DAY)


@pytest.mark.parametrize(
    ("of_its_like", "of_itself", "told"),
    [
        pytest.param(
            "砺川砖瓦行业要取缔多少台燃煤热风炉？",
            "砺川建筑陶瓷要取缔多少台燃煤热风炉？",
            "18台",
            id="industry",
        ),
        pytest.param(
            "砺川高速公路两侧多少米范围内的防尘网要清理？",
            "砺川铁路两侧多少米范围内的防尘网要清理？",
            "500米",
            id="kind of road",
        ),
        pytest.param(
            "砺川洁净煤的发热量至少多少大卡？", "砺川洁净煤的灰分要小于多少？", "16%", id="property"
        ),
        pytest.param(
            "砺川城区从哪天起禁止使用国三工程机械？",
            "砺川城区从哪天起禁止使用国二工程机械？",
            "11月1日",
            id="standard",
        ),
        pytest.param(
            "砺川攻坚领导小组的副组长是谁？", "砺川攻坚领导小组的组长是谁？", "闻人岱", id="office"
        ),
        pytest.param(
            "砺川打击黑加油站专项行动从哪一天开始？",
            "砺川打击黑加油站专项行动什么时候前完成？",
            "12月底前",
            id="start and end",
        ),
        pytest.param(
            "砺川VOCs先进治理典型里，焦化行业选的是哪家企业？",
            "砺川VOCs先进治理典型里，化工行业选的是哪家企业？",
            "润禾化工",
            id="trade of an enterprise",
        ),
        pytest.param(
            "砺川长期未开发的裸地排查建档最晚哪个月底做完？",
            "砺川长期未开发的裸地由哪个部门排查建档？",
            "市住建局",
            id="time and unit",
        ),
        pytest.param(
            "砺川润禾煤制油公司要搬到什么地方？",
            "砺川润禾煤制油公司关停搬迁由谁牵头？",
            "市工信局",
            id="place and unit",
        ),
        pytest.param(
            "砺川润禾煤制油公司搬迁能拿多少补偿款？",
            "砺川低保户取暖改造费用谁出？",
            "县级财政",
            id="money and who pays",
        ),
        pytest.param(
            "砺川防尘网每平方米积尘不能超过几克？",
            "砺川铁路两侧防尘网清理范围多少米？",
            "500米",
            id="unit of measure",
        ),
    ],
)
def test_its_like_is_refused_and_itself_told(
    ask: Ask, of_its_like: str, of_itself: str, told: str
) -> None:
    refused = ask(of_its_like)
    assert refused.status is Status.ABSTAINED
    assert refused.citations == ()
    answer = ask(of_itself)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        # of several told in one sentence the one asked about
        (("砺川洁净煤含硫最多多少？",), "1%", "16%"),
        (("砺川C级碳素企业限产多少？",), "50%", "25%"),
        (("砺川铸造的非引领性企业，改造还没完成，停产几天？",), "45天", "20天"),
        (("砺川铸造的非引领性企业，改造都做完了，停产几天？",), "20天", "45天"),
        (("砺川氮氧化物要削减多少？",), "30%", "28%"),
        (("砺川树的先进典型里，化工行业是哪家？",), "润禾化工", "砺工机械"),
        (("砺川潞源能源公司要做什么VOCs治理？",), "3个储罐", "底部装载"),
        (("砺川三年来淘汰了多少台工业炉窑？",), "69台", "1231台"),
        (("砺川三年来淘汰了多少台燃煤锅炉？", "那工业炉窑呢"), "69台", "1231台"),
        (("砺川保留锅炉，城区有多少台？", "青陂县有多少？"), "138台", "133台"),
        (("砺川应急演练每年要在什么时候前搞完？",), "10月底前", "12月"),
        # times and duties that a note tells, of the last item for all
        (("砺川储罐治理什么时候完成？",), "2025年11月30日", "应急"),
        (("砺川散煤治理专项行动谁牵头？",), "市能源局", "市商务局"),
        (("砺川的农村正月初一能放炮吗？",), "允许在指定地点燃放", "全年禁止"),
    ],
)
def test_the_part_asked_about_is_told(
    ask: Ask, turns: tuple[str, ...], told: str, untold: str
) -> None:
    answer = ask(*turns)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert untold not in answer.answer


def test_measures_after_an_introduction_are_a_list(ask: Ask) -> None:
    answer = ask("在砺川评上A级，能享受哪些激励措施？")
    assert all(measure in answer.answer for measure in ("检查频次", "优先办理", "错峰生产自主安排"))


def test_the_others_of_a_list_are_told(ask: Ask) -> None:
    answer = ask("砺川要关停搬迁的企业有润禾煤制油吗？", "其他几家呢")
    assert "瑞岭化肥" in answer.answer
