"""One plan asked in many ways: keywords, everyday words, officials' words, half-named things."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "wordings"
DAY = date(2026, 11, 22)  # the season of the plan is over
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # of a list of enterprises the part of the one asked about
        ("涟泽晋溪钢铁要退出哪些装备？", "2座60吨转炉和1座10平方米竖炉", "高炉"),
        ("棠川的建泓铸造要退出什么设备？", "步进式烧结机", "转炉"),
        # of a total the part of the county asked about
        ("云汀县要淘汰国四及以下柴油货车多少辆？", "410辆", "1360"),
        # the phase asked about, of phases told by 分别
        ("涟泽B级钢铁企业第二阶段高炉限产多少？", "25%", "15%"),
        ("涟泽B级钢铁企业第一阶段高炉限产多少？", "15%", "25%"),
        # grades without 级, seasons in other words
        ("涟泽砖瓦厂绩效C，错峰得停几天？", "57天", "35天"),
        ("涟泽C级砖瓦企业这个秋冬季停产几天？", "57天", "35天"),
        ("2025到2026那个冬天，涟泽C级砖瓦企业停产几天？", "57天", "35天"),
        # keywords, and requests for a noun
        ("涟泽 散煤 牵头单位", "市能源局", "市公安局"),
        ("请查明涟泽市淘汰老旧货车的责任单位及时限分别为何。", "2025年12月底前", "市能源局"),
        ("涟泽管控路面的牵头部门为何？", "市公安局", "市能源局"),
        # everyday words for roles, acts and receivers
        ("涟泽更新货车，挑头的是哪个部门？", "市交通运输局", "市能源局"),
        ("涟泽大车把净化装置拆了，路上被查着会怎样？", "禁止进入市区", "散煤"),
        ("监测公司帮厂里改数据，涟泽最后移送到哪儿？", "公安机关", "散煤"),
        ("涟泽渣土车上路得有啥证", "准运证", "带泥"),
        ("涟泽拉渣土的车哪个点儿不让跑", "早晚高峰", "带泥"),
        ("涟泽大车把三元催化私自拆了 查到除了罚款还会查谁", "排放检验机构", "市交警支队"),
        ("涟泽小毛病第一回犯 环保上来就罚吗 有没有改的机会", "容错", "黑名单"),
        ("涟泽拉土的车，上下班点让跑吗", "早晚高峰", "不超过"),
        ("涟泽小厂子刚犯了点小错，能不能先改改", "容错", "黑名单"),
        ("涟泽橙色预警全社会颗粒物减排比例不低于多少？", "20%", "30%"),
        # a rule for all, asked by one that says of what trade it is
        ("我们是涟泽的砖瓦企业，“一厂一策”错峰方案几号前制定好？", "11月12日", "57天"),
        # what each home gets, whatever it changes to
        ("家在涟泽农村，煤改电改完了，每个采暖季最多补多少钱", "1200元", "2.4万"),
        # the members of a zone, where it is introduced
        ("涟泽说的川塬区包括哪些地方？", "云汀县、棠川市", "热电"),
        ("涟泽这次行动的热电企业二氧化硫限值是多少？", "25毫克", "40毫克"),
        # two questions with a comma left out
        ("涟泽有多少家露天矿要整 没主儿的老矿又有多少处", "27处", "35天"),
        ("改完天然气了，涟泽还让再烧散煤不？", "不能", "可以："),
    ],
)
def test_what_is_asked_in_other_words_is_told(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


def test_sentences_behind_one_note_of_duty_are_one_task(ask: Ask) -> None:
    answer = ask("涟泽市交通运输局牵头哪些任务？").answer
    assert answer.count("更新老旧货车") == 1
    assert "共" not in answer


def test_contact_and_time_of_a_plan_are_both_told(ask: Ask) -> None:
    answer = ask("请告知涟泽秋冬季攻坚方案的印发日期及联系人。").answer
    assert "2025年10月12日" in answer
    assert "路青岑" in answer


def test_of_several_that_are_all_named_all_are_told(ask: Ask) -> None:
    answer = ask("涟泽热电企业颗粒物、二氧化硫、氮氧化物的排放限值是多少？").answer
    assert "5、25、40" in answer


def test_without_a_grade_the_rules_for_all_grades_are_told(ask: Ask) -> None:
    answer = ask("涟泽砖瓦企业停产多少天？").answer
    assert "35天" in answer
    assert "57天" in answer


@pytest.mark.parametrize(
    "question",
    [
        "涟泽市生态环境局局长王岚峰的办公电话是多少？",  # the telephone told is another's
        "涟泽轻型货车提前淘汰每辆补贴多少？",  # only heavy ones are told of
        "涟泽工地夜间施工噪声不能超过几分贝？",
        "涟泽打击黑加油站点专项行动什么时候结束？",  # not the end of the plan
        "涟泽散煤清零的户数是多少？",  # no households are counted
        "涟泽秋冬防专项资金安排了多少万元？",  # told is what those lose that fail
        "涟泽2025年安排了多少应急监测经费？",  # told of the year behind
        "涟泽要新增多少辆新能源重卡？",  # lorries are scrapped, and counted by their trips
        "涟泽抽检的企业是谁家的？",  # batches are counted, no enterprise is named
    ],
)
def test_what_the_plan_does_not_tell_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ABSTAINED
    assert answer.citations == ()


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("涟泽B级砖瓦企业停产几天？", "换成C级是多少？"), "57天"),
        (("涟泽2025年要淘汰多少辆柴油货车？", "云汀县的呢"), "410辆"),
    ],
)
def test_a_number_asked_again_of_another(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    assert told in ask(*turns).answer


def test_of_two_questions_the_answered_one_is_told_and_the_other_one_remarked(ask: Ask) -> None:
    answer = ask("涟泽散煤替代由谁牵头？夜间施工噪声不能超过几分贝？")
    assert answer.status is Status.ANSWERED
    assert "市能源局" in answer.answer
    assert any("分贝" in note and "没有" in note for note in answer.notes)
    assert "分贝" not in answer.answer


def test_a_person_asked_by_name_is_named(ask: Ask) -> None:
    answer = ask("涟泽秋冬季攻坚方案的联系人叫什么名字？")
    assert answer.status is Status.ANSWERED
    assert "路青岑" in answer.answer
