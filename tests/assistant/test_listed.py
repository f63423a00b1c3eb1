"""Lists that a heading, a row, a table's title or one sentence makes, and what a row tells beside
its measure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "listed"
DAY = date(2026, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "岚汐黄色预警时要落实哪些强制性减排措施？",
            ("黄色措施", "不少于2次", "渣土车", "喷涂"),
            ("不少于4次", "户外"),
        ),
        ("岚汐2026年底前要淘汰哪些落后产能？", ("煤气发生炉", "硫酸"), ("高炉",)),
        ("岚汐有哪些企业列为保障类企业？", ("昱暖", "清源", "仁泽"), ("恒岩",)),
        ("岚汐错峰生产企业清单一共列了几家企业？", ("共2家", "永峪"), ("砚峰",)),
        ("岚汐清单里恒岩特钢有哪几项工程？", ("脱硝", "铁路专用线"), ("光化学",)),
        ("梧桥县哪几家企业要退出限制类装备？", ("恒岩", "永岱", "昌硕"), ()),
        ("岚汐哪些情形会让企业绩效直接降到D级？", ("造假", "环境事件"), ("超标",)),
        ("岚汐散煤替代分哪几种方式，各多少户？", ("0.4万", "1.1万", "0.2万"), ("4.6",)),
        ("岚汐人造板企业淘汰、整合、提升各多少家？", ("145", "210", "257"), ()),
    ],
)
def test_members_are_all_told(
    ask: Ask, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(word in answer.answer for word in told)
    assert not any(word in answer.answer for word in untold)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("岚汐在用锅炉哪个县区最多、有多少台？", "石浦县（305台）", "742"),
        ("岚汐哪个县的在用锅炉最少？", "梧桥县（214台）", "96"),
        ("岚汐对几个工业园区搞专项考核？", "共3个", "742"),
        ("岚汐压减焦化产能一共涉及几家企业？", "共2家", "水泥有限公司"),
        ("岚汐重污染应急指挥部下面设几个专项工作组？", "共3个", "742"),
        ("岚汐市住建局转发通知时一共提了几点要求？", "共3点", "742"),
        ("岚汐重点治理工程清单里，梧桥县的项目有几个？", "共2个", "光化学"),
    ],
)
def test_what_is_counted_or_compared(ask: Ask, question: str, told: str, untold: str) -> None:
    answer = ask(question)
    assert told in answer.answer
    assert untold not in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("砚湾昌澜水务的治理内容和完成时限？", ("光化学组分站", "2027年1月底前")),
        ("岚汐新建的光化学组分站建在哪里？", ("位于砚湾区滨河路",)),
        ("石浦永峪铸造停几台炉子？", ("停运3台",)),
    ],
)
def test_what_a_row_tells_of_its_own(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(word in answer.answer for word in told)
