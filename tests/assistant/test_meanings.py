"""A banner's notice and a city's emergency plan: what a word means is told whole, both of two
things asked of one clause are told, and the unit whose duty it is is named."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from assistant.meanings import meaning_asked
from assistant.question import Query

DOCUMENTS = Path(__file__).parents[1] / "data" / "meanings"
DAY = date(2025, 11, 20)  # within the season that the notice is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a definition is told whole, with what it leaves out
        (
            "白左旗文件里“散煤”是指什么，洁净型煤算不算？",
            ["集中供热", "居民生活", "不含洁净型煤"],
        ),
        ("洁净型煤算不算散煤？", ["不含洁净型煤"]),
        # another sentence says it of that very thing
        ("沁岚臭氧污染算不算重污染天气？", ["不适用本预案"]),
        ("什么样的企业算沁岚的保障类企业？", ["居民供暖", "县级人民政府认定"]),
        ("沁岚预案里的小微涉气企业怎么界定？", ["90千克", "无燃煤燃油炉窑"]),
        # a word of the trades or seasons, defined as one of its own
        ("白左旗的错峰检修是什么意思？", ["供热设施", "轮流检修"]),
        ("白左旗通知里的采暖季指哪段时间？", ["2025年10月12日", "2026年4月18日"]),
        ("沁岚预案所称的重污染天气，AQI标准是什么？", ["AQI", "大于200"]),
        # two things asked of one clause, or the one of them that is asked
        (
            "沁岚接到预警信息后，多长时间要启动响应，多长时间把措施落到企业？",
            ["2小时", "5小时"],
        ),
        ("沁岚接到预警后多久要把措施落到企业？", ["5小时"]),
        ("白左旗替代方案什么时候之前报备，报到哪个部门？", ["10月26日", "旗能源局"]),
        ("双岭耐火材料什么时候前完成治理，改的是什么？", ["12月底", "竖窑清洁燃料替代"]),
        # who does it, a company among public bodies; and what a body does
        ("沁岚核查企业停限产时，用电量数据由谁提供？", ["国网沁岚供电公司"]),
        ("沁岚市教育局的职责是什么？", ["弹性教学"]),
        ("沁岚预案里城市管理执法局干什么？", ["道路保洁", "露天烧烤"]),
        # as people say it
        ("我家在白左旗，改了电又偷着烧散煤，会咋处理？", ["取消当年运行补贴"]),
        ("沁岚红色预警那几天坐公交还要掏钱吗？", ["免费"]),
        ("白左旗洁净型煤灰分不高于多少？", ["18%"]),
    ],
)
def test_what_was_asked_is_told(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)


def test_the_other_way_of_heating_is_told_of_a_place_known_by_its_brief_name(ask: Ask) -> None:
    answer = ask("白左旗煤改电设备购置每户补多少钱？", "煤改气用户呢？")
    assert "4300元" in answer.answer
    assert "7100" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "白左旗配送的洁净型煤挥发分要求不高于多少？",  # 灰分 and 全硫 are told, and a price
        "白音塔拉左旗洁净型煤是什么意思？",  # what another word means leaves it out
        "沁岚什么叫一厂一策？",  # told is only that it is taught
    ],
)
def test_what_is_told_of_another_thing_is_no_answer(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ABSTAINED


TWO = "本办法所称“限产”，以上年日均产量为基数；所称“停产”，是指主要工序停止运行。"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("办法里限产是指什么？", "本办法所称“限产”，以上年日均产量为基数"),
        ("什么叫停产？", "所称“停产”，是指主要工序停止运行"),
        ("限产多少？", None),
        ("停产由谁监督？", None),
        ("错峰是指什么？", None),
    ],
)
def test_definition_is_that_of_the_word_asked_about(
    read: Callable[[str], Query], question: str, told: str | None
) -> None:
    assert meaning_asked(read(question), TWO) == told
