"""What a sentence gives in parts is added up where it is asked for together, and only then."""

from collections.abc import Callable

import pytest

from assistant.asked_count import asked_count
from assistant.question import Query
from assistant.sums import add_up

Read = Callable[[str], Query]

PLANTS = (
    "10月底前，关停青崖县恒钢2座450m³高炉、永泰冶炼1座450m³高炉、岭南铸业2座60吨转炉和1座10m²竖炉，"
    "沙洲市甲炼铁和乙炼铁各1座90m²烧结机等限制类装备。"
)
SHOPS = "完成城区内的31家印刷企业、12家广告喷绘企业、8家干洗店等涉气企业整治。"
BOILERS = (
    "完成17台（其中东河热电一厂4台140蒸吨、东河热电二厂6台210蒸吨、南湖化工7台320蒸吨）锅炉改造。"
)
VEHICLES = "推广使用新能源公交车671辆、轻型物流车（快递）19辆、出租车37辆、网约车21辆。"
FIRMS = "对57家企业实施一企一策，其中包装印刷21家、工业涂装27家、制药9家。"
STATIONS = "青崖县、沙洲市各建2个监测站，南湖区建3个。"
SAMPLES = "对10批次涂料、5批次胶粘剂开展抽检，共计15批次。"
PRODUCTS = "对10批次涂料、5批次胶粘剂、5批次清洗剂VOCs含量限值产品开展抽检。"
GROUPS = "组建3个督导组和2个暗访组，对12个县区开展检查。"


def told(read: Read, question: str, text: str) -> str | None:
    asked = asked_count(read(question))
    found = add_up(asked, text) if asked else None
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "text", "number"),
    [
        ("高炉加起来几座？", PLANTS, "共3座"),
        ("转炉和竖炉合计几座？", PLANTS, "共3座"),
        ("限制类装备一共要关停多少座？", PLANTS, "共8座"),
        ("烧结机总共关停几座？", PLANTS, "共2座"),
        ("印刷、喷绘、干洗店总共多少家？", SHOPS, "共51家"),
        ("印刷企业和干洗店一共多少家？", SHOPS, "共39家"),
        ("要整治多少家涉气企业？", SHOPS, "共51家"),
        ("东河热电两个厂合起来改造多少台？", BOILERS, "共10台"),
        ("新能源车一共推广多少辆？", VEHICLES, "共748辆"),
        ("出租车和网约车共多少辆？", VEHICLES, "共58辆"),
        ("包装印刷和制药一共几家？", FIRMS, "共30家"),
        ("一共建几个监测站？", STATIONS, "共7个"),
        ("一共组建几个组？", GROUPS, "共5个"),
        ("VOCs产品一共抽检多少批次？", PRODUCTS, "共20批次"),
        (
            "气代煤和电代煤合计多少万户？",
            "其中气代煤1.2万户、电代煤0.85万户、集中供热3万户。",
            "共2.05万户",
        ),
    ],
)
def test_parts_asked_for_together_are_added_up(
    read: Read, question: str, text: str, number: str
) -> None:
    said = told(read, question, text)
    assert said is not None
    assert said.startswith(f"{number}（计算得出）：")


@pytest.mark.parametrize(
    ("question", "text", "part"),
    [
        ("要整治多少家干洗店？", SHOPS, "8家干洗店"),
        ("推广多少辆新能源网约车？", VEHICLES, "网约车21辆"),
        ("制药行业有几家？", FIRMS, "制药9家"),
        # a total that the sentence tells itself
        ("锅炉一共改造多少台？", BOILERS, "17台"),
        ("一共对多少家企业实施一企一策？", FIRMS, "57家企业实施一企一策"),
        ("涂料和胶粘剂总共抽检几批次？", SAMPLES, "共计15批次"),
    ],
)
def test_one_part_or_the_total_is_told_as_it_stands(
    read: Read, question: str, text: str, part: str
) -> None:
    assert told(read, question, text) == part


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("印刷企业和洗车店一共多少家？", SHOPS),  # no car wash is in it
        ("印刷企业和干洗店分别整治多少家？", SHOPS),
        ("检查企业一共多少家？", "检查企业不少于30家，帮扶不少于10家。"),  # bounds do not add up
        ("整治企业多少家、投入多少万元？", SHOPS),
        ("整治多少家？", "2024年整治30家，2025年整治50家。"),
    ],
)
def test_nothing_is_added_up_that_was_not_asked_for(read: Read, question: str, text: str) -> None:
    assert told(read, question, text) is None


def test_parts_are_words_of_the_sentence(read: Read) -> None:
    asked = asked_count(read("高炉加起来几座？"))
    assert asked is not None
    found = add_up(asked, PLANTS)
    assert found is not None
    assert found.parts == ("青崖县恒钢2座450m³高炉", "永泰冶炼1座450m³高炉")
    assert all(part in PLANTS for part in found.parts)
