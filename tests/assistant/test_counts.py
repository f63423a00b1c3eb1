"""How many of something a plan has, counted by its names, its outline, its units and its rows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "counts"
DAY = date(2024, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # enterprises by short names, each with a number; 等 leaves the list open, and it is said
        (
            "涧源12月底前退出限制类工艺装备，涉及几家企业？",
            ["共6家", "等", "恒砺特钢", "云坪钢铁", "远岫铸造"],
        ),
        (
            "涧源燃煤锅炉超低排放改造涉及几家单位？",
            ["共3家", "北坡热电", "望亭化工厂", "长汀供热公司"],
        ),
        # things named side by side
        (
            "涧源1月底前要专项考核的工业园区有几家？",
            ["共3家", "东河工业园区", "西岭陶瓷园区"],
        ),
        ("涧源市区推广清洁车辆，列了几类车？", ["共4类", "公交车", "环卫清扫车"]),
        ("涧源在几个领域实施多部门联合执法？", ["共3个", "等", "油品质量监管", "扬尘管控"]),
        ("涧源门店清洁化替代的二级道路一共几条？", ["共4条", "涧河", "涧北二级道路"]),
        # units by their role and level
        (
            "涧源打击非标油品由几个部门牵头？",
            ["共3个", "市发改委", "市商务局", "市公安局"],
        ),
        ("涧源打击非标油品的配合部门有几个？", ["共2个", "市市场监管局", "市交通运输局"]),
        ("涧源治理沿线门店是几个县的责任？", ["共2个", "沙井县", "南坪县"]),
        # what stands under a heading; numbers that run on are told beside the parts
        ("涧源攻坚任务一共编了多少条？", ["共17条", "分3部分", "退出落后装备"]),
        ("涧源攻坚任务分几个方面？", ["共3个", "优化产业结构", "强化联合执法"]),
        ("涧源方案“管控移动污染”一节有几项？", ["共2项", "打击非标油品", "推广清洁车辆"]),
        ("涧源错峰生产按行业分了几条（第（3）条算一条）？", ["共3条", "炭素", "陶瓷"]),
        ("涧源方案正文从头到尾编了多少条？", ["共17条", "退出落后装备"]),
        ("涧源2024-2025年的错峰生产管控要求按行业分了多少类来写？", ["共3类", "炭素", "陶瓷"]),
        # whose machines they are, and not who is charged with them
        ("涧源要做超低排放改造的9台315蒸吨燃煤锅炉，分属几家单位？", ["共3家", "北坡热电"]),
        ("涧源市区推广使用的清洁车辆四类合计多少辆？", ["共771辆", "公交车671辆"]),
        ("涧源“达标锅炉”这一条里，各县区合计多少台保留锅炉？", ["91台"]),
        ("涧源各县（市、区）空气质量目标表（附件）里一共列了多少个县（市、区）？", ["共4个"]),
        (
            "涧源废气治理和退城入园的企业加起来一共多少家？",
            ["共15家", "10家涉VOCs企业", "5家包装印刷企业"],
        ),
        # industries by the days that they stop, also where one sentence has two grades
        ("涧源错峰生产里停产57天的有几个行业？", ["共3个", "炭素", "耐火", "陶瓷"]),
        ("涧源B级企业停产35天的有几个行业？", ["共2个", "炭素", "耐火"]),
        # tasks of a unit in the text
        (
            "涧源攻坚任务里，市城市管理局牵头的有几项？",
            ["共1项", "开展联合检查"],
        ),
        # of one that is called responsible for another task, where a note says who leads
        ("禾溪攻坚任务里，市住建局牵头的有几项？", ["共1项", "管控工地"]),
        # rows of a table that reach a bound in a column of the season before
        (
            "涧源2023-2024年秋冬季重污染天数达到或超过10天的有几个县（市、区）？",
            ["共3个", "南坪县（11）", "望亭区（10）", "北坡区（14）"],
        ),
        # the bound with its own number, or without it
        (
            "涧源2023-2024年秋冬季重污染天数达到10天或者更多的县（市、区）有几个？",
            ["共3个", "望亭区（10）"],
        ),
        (
            "涧源2024-2025年秋冬季PM2.5目标在52以下（不含52）的县（市、区）有几个？",
            ["共2个", "沙井县（46）", "望亭区（49）"],
        ),
        # of figures side by side in one sentence those that meet it
        (
            "涧源的保留锅炉，台数超过30台的县（市、区）有几个？",
            ["共2个", "沙井县（36台）", "南坪县（42台）"],
        ),
        ("涧源保留锅炉不到40台的县区有哪些？", ["共2个", "城区（13台）", "沙井县（36台）"]),
        ("涧源91台保留锅炉分到了几个县区？", ["共3个", "城区", "南坪县"]),
        # rows of a table under a clause, by the place in a cell
        ("禾溪4个重点治理项目里，在雾岭镇的有几个？", ["共2个", "楚岚制药", "江岚油库"]),
        ("涧源秸秆露天禁烧监管体系是几级的？", ["五级"]),
        ("涧源打击非标油品，牵头部门多达几家？", ["共3家", "市商务局"]),
        ("涧源保留锅炉达标的91台里，城区有多少台？", ["13台"]),
        # a weight, of a sentence that counts homes as well, and all of the homes
        ("涧源农村取暖改造要替代多少万吨散煤？", ["共替代散煤4.8万吨"]),
        ("涧源农村取暖改造散煤的用户数是多少户？", ["1.6万户"]),
        ("葛塘市2024年PM2.5要控制在多少？", ["29微克"]),
        ("涧源附件的目标表里，算上北坡区，一共列了几个县（市、区）？", ["共4个", "沙井县"]),
        # a difference asked by the verb
        ("涧源炭素行业C级比B级多停产多少天？", ["57天", "35天", "相差22天"]),
        # of several sizes, trades, enterprises, indicators the one asked about
        ("涧源12月底前退出的450立方米高炉一共几座？", ["共3座", "恒砺特钢", "望石冶炼"]),
        ("涧源有几家工业涂装企业要换涂料？", ["17家"]),
        ("涧源春岚实业要搬迁的产能规模是多少万吨？", ["15万吨"]),
        ("涧源市区PM10平均浓度要控制在什么水平以下？", ["85微克"]),
        ("涧源炭素行业的企业按绩效分成几个等级？", ["共3个", "A级", "B级", "C级"]),
        ("禾溪江岚油库要治理几个储罐？", ["3个储罐"]),
        ("禾溪攻坚资金2600万元分别用在哪些方面？", ["1400万元", "1200万元"]),
        ("禾溪的清洁型煤一吨补几个钱？", ["500元"]),
        ("禾溪什么样的工地必须安装视频监控？", ["工期三个月以上"]),
        ("禾溪市臭氧污染防治指挥部总指挥由谁担任？", ["市长"]),
        ("溪口县岚口镇的工业企业从哪天起要用国六车？", ["7月1日"]),
        ("禾溪要求用国六车的，溪口县涉及几个镇？", ["共3个", "东陂镇"]),
        ("禾溪砚台钢铁东厂什么时候停产退出？", ["9月底前"]),
        # days from the first to the last, both with them
        ("禾溪错时作业第一阶段一共多少天（头尾都算）？", ["共25天", "6月11日—7月5日"]),
        ("禾溪错时作业第二阶段前后一共几天？", ["共20天", "8月1日—8月20日"]),
        ("涧源攻坚期一共多少天？", ["共182天", "2024年10月1日至2025年3月31日"]),
    ],
)
def test_counted(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [part for part in told if part not in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    [
        "涧源查出了几家假停产的企业？",  # no number of those that were found
        "涧源2025年1月底前要安排几个督导组？",
        "涧源打击非标油品要配几名执法人员？",
        "涧源力争达到的60家以上企业里，A级要有多少家？",  # of all grades together
        "涧源有几家家具制造企业要换油墨？",
        # a part of the number that the question gives
        "涧源城区要退城入园的10家涉VOCs企业里，包装印刷企业有几家？",
        "涧源抽检的50批次车用尿素中，高速公路沿线加油站占多少批次？",
        "涧源气代煤0.82万户单独能替代多少吨散煤？",
        "禾溪雾岭镇有多少家重点涉VOCs企业？",
        "禾溪对活性炭的四氯化碳吸附率有什么要求？",
        "涧源做超低排放改造的8家冶铸企业都是哪几家？",
        "涧源市千岭钢铁有限公司的粗钢产能有多大？",
        "禾溪楚岚制药的超低排放改造什么时候完成？",  # another work of theirs has a day
        # another town, another works, what one of them holds, where to, who
        "溪口县北川镇的工业企业从哪天起要用国六车？",
        "禾溪砚台钢铁西厂什么时候停产退出？",
        "禾溪砚台钢铁东厂退出后压减多少万吨产能？",
        "禾溪春禾化工关停搬迁以后新厂址选在哪里？",
        "禾溪哪家医院能做“夏病冬防”？",
        "禾溪哪个乡镇烧得多了，每个火点要扣多少钱？",
        # another part of a whole, another firm's thing, another firm, another way, another stand
        "涧源全市91台保留锅炉，其中生物质锅炉有多少台？",
        "禾溪江岚油库要改造几个罐车装载设施？",
        "禾溪方案要求立岳钢铁退出几座转炉？",
        "禾溪2024年公路货运量比2020年要变化多少？",
        "禾溪要新建多少座换电站？",
        "春屏开发区2024-2025年秋冬季PM2.5浓度目标是多少？",
        # what the sentence does not say of what it is about
        "禾溪建筑面积多大的工地必须安装视频监控？",
        "禾溪工地的视频监控要符合哪个标准？",
        "禾溪工地每月几号前要报视频监控的情况？",
        "禾溪的工地没装视频监控会不会被约谈？",
        "禾溪市臭氧污染防治指挥部总指挥叫什么名字？",
        "禾溪清洁取暖的天然气每立方米补贴多少钱？",
        "禾溪市公主岭市要完成几个重点治理项目？",  # a city that there is, in no document
    ],
)
def test_what_nobody_counts_is_not_counted(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("涧源保留锅炉城区有多少台？", "沙井县呢？"), "36台"),
        (("涧源保留锅炉城区有多少台？", "沙井县呢？", "南坪县呢？"), "42台"),
        (("涧源12月底前要退出哪些工艺装备？", "沙井县涉及哪两家企业？"), "华砚钢铁和远岫铸造"),
        (("涧源PM2.5要控制在多少？", "PM10呢？", "CO的呢，单位也说一下"), "1.2毫克"),
        (("涧源炭素行业C级企业怎么限产？", "A级也要限吗？"), "不予错峰"),
    ],
)
def test_figures_asked_on(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    answer = ask(*turns)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


def test_a_list_that_is_closed_is_not_said_to_be_open(ask: Ask) -> None:
    assert "“等”" not in ask("涧源市区推广清洁车辆，列了几类车？").answer


@pytest.mark.parametrize(
    "question",
    [
        "禾溪的油气管控区包括哪些地方？",
        "禾溪哪些地方属于油气管控区？",
        "禾溪油气管控区的范围是什么？",
    ],
)
def test_a_zone_is_the_places_that_it_is_made_up_of(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(place in answer.answer for place in ("岚口镇", "东陂镇", "北川街道"))


def test_what_holds_in_a_zone_is_not_where_it_is(ask: Ask) -> None:
    assert "2次" in ask("禾溪油气管控区每月抽检几次？").answer


def test_of_a_row_is_told_what_the_question_does_not_say(ask: Ask) -> None:
    answer = ask("雾岭镇的楚岚制药要实施什么项目？").answer
    assert "污水处理站加盖除臭" in answer
    assert "所在地" not in answer


def test_a_thing_newly_named_is_not_counted_by_the_one_before(ask: Ask) -> None:
    turns = ("禾溪要建成多少套港口岸电设施？", "那充电桩要建多少个？")
    assert ask(*turns).status is Status.ABSTAINED


def test_an_office_is_no_place(ask: Ask) -> None:
    """市城市 in 市城市管理局 looks like the name of a city."""
    answer = ask("涧源方案里，市城市管理局牵头的有几项？")
    assert answer.status is Status.ANSWERED
    assert answer.answer.startswith("涧源市：")
