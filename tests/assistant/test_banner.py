"""A banner of Inner Mongolia beside a city: what it is called by, its towns, its enterprises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "banner"
DAY = date(2024, 12, 1)  # within the season that both are for
Ask = Callable[..., Answer]


@pytest.mark.parametrize("place", ["塔右旗", "塔尔罕右旗"])
def test_banner_called_by_a_few_characters_is_that_banner(ask: Ask, place: str) -> None:
    answer = ask(f"{place}煤改电设备购置每户补多少钱？")
    assert "5200元" in answer.answer
    assert {citation.region for citation in answer.citations} == {"塔尔罕右旗"}


@pytest.mark.parametrize(
    "question",
    [
        "塔右旗C级铸造企业采暖季怎么错峰？",  # the city has a rule for such foundries
        "塔右旗对玻璃行业B级企业有什么错峰要求？",  # the banner has rules for other trades
        "科左中旗C级铸造企业怎么错峰？",  # banners without documents
        "伊旗C级铸造企业怎么错峰？",
        "塔右旗红井镇散煤替代任务是多少户？",  # towns that the banner's table does not have
        "塔右旗青山生态管理委员会有几户煤改气？",
    ],
)
def test_what_the_banner_does_not_rule_is_not_told_of_others(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ABSTAINED
    assert answer.citations == ()


@pytest.mark.parametrize("whole", ["全旗", "本旗", "塔右旗全旗"])
def test_all_of_a_banner_is_no_place_of_its_own(ask: Ask, whole: str) -> None:
    assert "2090户" in ask(f"{whole}散煤替代多少户？").answer


def test_what_each_household_gets_holds_in_a_town_that_is_not_named(ask: Ask) -> None:
    assert "5200元" in ask("塔右旗红井镇煤改电设备购置每户补多少钱？").answer


def test_requirements_of_the_trade_asked_about_are_told(ask: Ask) -> None:
    answer = ask("塔右旗对碳素行业B级企业有什么错峰要求？").answer
    assert "35%" in answer
    assert "铁合金" not in answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a plan that is for no time does not choose the time of the others
        ("旗山恒朔合金有限公司2024—2025年采暖季错峰措施是什么？", ["2台12.5兆伏安矿热炉"]),
        # what stands beside the measure in its row, where it is asked for as well
        ("塔右旗青崖粉磨的错峰时间和停产要求？", ["2024年12月20日至2025年2月5日", "停2台"]),
        ("远驰炭材的绩效等级和停限产措施？", ["C级", "55%"]),
        ("远驰炭材的绩效等级和错峰时间？", ["C级", "2024年11月20日至2025年3月10日"]),
        # two indicators of one sentence
        ("塔右旗采暖季PM2.5目标和重污染天数目标分别是？", ["38微克/立方米", "3天"]),
        # what was reached, in a column that does not say of what
        ("芦桥枣坪县PM2.5上年同期实况是多少？", ["64.3"]),
        ("芦桥枣坪县PM2.5目标和上年同期实况各是多少？", ["61微克/立方米", "64.3"]),
    ],
)
def test_all_that_is_asked_of_a_row_or_a_sentence_is_told(
    ask: Ask, question: str, told: list[str]
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [part for part in told if part not in answer.answer] == []


def test_time_alone_is_told_without_the_measure(ask: Ask) -> None:
    answer = ask("塔右旗青崖粉磨什么时候错峰？").answer
    assert "2024年12月20日至2025年2月5日" in answer
    assert "2台" not in answer


def test_what_was_reached_is_not_told_of_another_indicator(ask: Ask) -> None:
    assert ask("芦桥枣坪县重污染天数上年同期实况是多少？").status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a rule by grade and level, of the text and of a table
        ("沿平橙色预警下陶瓷行业B级企业限产多少？", ["35%", "45%"]),
        # a total in the same words, of sentences that go on about different parts
        ("沿平清洁取暖双替代一共要改多少万户？", ["3.15万户", "3.51万户"]),
        # the stretch that is set for a trade, and that of its works in the list
        (
            "塔右旗砖瓦企业错峰停产从什么时候到什么时候？",
            ["2024年11月20日至2025年3月10日", "2024年11月1日至2025年3月31日"],
        ),
    ],
)
def test_both_sides_are_told_where_text_and_table_do_not_agree(
    ask: Ask, question: str, told: list[str]
) -> None:
    answer = ask(question)
    assert [part for part in told if part not in answer.answer] == []
    assert answer.conflicts


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("沿平橙色预警下砖瓦行业B级企业限产多少？", "45%"),  # both say so
        ("沿平黄色预警下陶瓷行业B级企业限产多少？", "20%"),  # another level
        ("沿平电代煤多少万户？", "2.05万户"),  # a part of the contradicted total
        ("沿平新建空气质量自动站几个？", "6个"),
        ("塔右旗C级铁合金企业停多少？", "45%"),
    ],
)
def test_no_conflict_is_told_where_there_is_none(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.answer
    assert answer.conflicts == ()


def test_number_of_an_earlier_edition_is_not_that_of_the_one_at_hand(ask: Ask) -> None:
    assert ask("沿平市2017年版重污染天气应急预案的文号是什么？").status is Status.ABSTAINED
    assert "沿政办〔2019〕61号" in ask("沿平市2019年版重污染天气应急预案的文号是什么？").answer
    assert "沿政办〔2023〕52号" in ask("沿平市2023年版重污染天气应急预案的文号是什么？").answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # the sum, where none of its parts is named
        ("塔右旗白泉镇散煤替代任务多少户？", "980户", "560"),
        ("塔右旗白泉镇煤改电多少户？", "560户", "980"),
        ("塔右旗白泉镇电代煤多少户？", "560户", "980"),
        # of several things, each with its highest amount, the one asked about
        ("塔右旗煤改气运行补贴最高多少钱？", "750元", "930元"),
        ("塔右旗煤改电运行补贴最高多少钱？", "930元", "750元"),
    ],
)
def test_figure_asked_for_is_told_without_its_neighbours(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


def test_each_of_two_places_is_asked_of_its_own_matter(ask: Ask) -> None:
    answer = ask("芦桥“双替代”和塔右旗煤改电各要完成多少户？").answer
    assert "1.74万户" in answer
    assert "1430户" in answer
    assert "相差" not in answer


def test_both_highest_amounts_are_told_where_both_are_asked(ask: Ask) -> None:
    answer = ask("塔右旗煤改电、煤改气运行补贴每户最高各是多少？").answer
    assert "930元" in answer
    assert "750元" in answer


def test_towns_over_which_a_task_is_spread_are_counted(ask: Ask) -> None:
    answer = ask("塔右旗散煤替代任务分到了几个镇（乡）？").answer
    assert "3个" in answer
    assert "苇塘乡" in answer
    assert ask("塔右旗错峰生产任务分到几个镇（乡）？").status is Status.ABSTAINED
