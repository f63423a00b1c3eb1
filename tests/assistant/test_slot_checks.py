"""What shares the words of a question and means something else is no answer."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        # of the air, not of what a plant gives off
        ("青禾市PM2.5浓度要控制在多少？", "41微克", "15毫克"),
        ("青禾市水泥窑颗粒物排放浓度不高于多少？", "10毫克", "41微克"),
        ("青禾市水泥窑颗粒物排放浓度是多少毫克每立方米？", "10毫克", "41微克"),
        ("青禾市水泥窑颗粒物排放浓度是多少mg/m3？", "10毫克", "41微克"),
        # a reward and a fine, each in 元
        ("青禾市举报奖励多少钱？", "500元", "1000元"),
        ("青禾市违规燃放烟花爆竹罚多少钱？", "1000元", "500元"),
        # a length of time, not a calendar year
        ("青禾市检查台账保存几年？", "三年", None),
        # a level that another one builds upon
        ("青禾市Ⅱ级响应时建筑工地每日洒水几次？", "7次", "4次"),
        ("青禾市Ⅲ级响应时建筑工地每日洒水几次？", "4次", "7次"),
        # the threshold
        ("青禾市建筑面积超过5000平方米的工地装几套监测设备？", "2套", "4套"),
        ("青禾市建筑面积超过10000平方米的工地装几套监测设备？", "4套", "2套"),
    ],
)
def test_the_thing_meant_is_told(
    ask_counties: Ask, question: str, said: str, unsaid: str | None
) -> None:
    answer = ask_counties(question).answer
    assert said in answer
    assert unsaid is None or unsaid not in answer


def test_fine_is_no_reward(ask_counties: Ask) -> None:
    assert "1000元" not in ask_counties("青禾市举报燃放烟花爆竹奖励多少钱？").answer


def test_substance_that_nothing_speaks_of_is_refused(ask_counties: Ask) -> None:
    assert ask_counties("青禾市空气中的铅浓度多久公布一次？").status is Status.ABSTAINED
    assert "每月公布" in ask_counties("青禾市空气中的苯浓度多久公布一次？").answer
