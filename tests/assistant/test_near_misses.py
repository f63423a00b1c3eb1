"""What is told of one thing answers nothing about its like, and everything about itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "kin"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


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
            "砺川鸿昌钢铁粗钢实际压减了多少？",
            "砺川鸿昌钢铁粗钢要压减多少？",
            "40万吨",
            id="what was done and what is to be",
        ),
        pytest.param(
            "砺川涂料企业单独一家有多少台自动监控设施？",
            "砺川化工、涂料企业共有多少台自动监控设施？",
            "15台",
            id="share of one",
        ),
        pytest.param(
            "砺川润禾煤制油公司搬到哪个园区？",
            "砺川润禾煤制油公司关停搬迁由谁牵头？",
            "市工信局",
            id="park",
        ),
        pytest.param(
            "砺川打击黑加油站专项行动在哪个时段展开？",
            "砺川打击黑加油站专项行动什么时候前完成？",
            "12月底前",
            id="hours of a day",
        ),
        pytest.param(
            "砺川鸿昌钢铁的法定代表人是谁？",
            "砺川鸿昌钢铁压减产量由谁牵头？",
            "市工信局",
            id="person and unit",
        ),
        pytest.param(
            "砺川气化岛工程总投资多少？",
            "砺川气化岛工程总承包招标什么时候完成？",
            "2025年12月底",
            id="money and time",
        ),
        pytest.param(
            "砺川整治锅炉，验收标准在哪份文件里？",
            "砺川全市保留锅炉里城区有多少台？",
            "133台",
            id="document",
        ),
        pytest.param(
            "砺川管控机械，达不到会被判几年？",
            "砺川城区从哪天起禁止使用国二工程机械？",
            "11月1日",
            id="prison",
        ),
        pytest.param(
            "砺川清理防尘网，现场负责人姓什么？",
            "砺川清理防尘网由谁牵头？",
            "市交通运输局",
            id="name of a person",
        ),
        pytest.param(
            "砺川清扫道路，到现在完成了多少？",
            "砺川三年来淘汰了多少台燃煤锅炉？",
            "1231台",
            id="what is done",
        ),
        pytest.param(
            "砺川清理防尘网，企业可以申诉吗？",
            "砺川清理防尘网，范围是多少米？",
            "500米",
            id="whether",
        ),
        pytest.param(
            "砺川清扫道路，谁来出资？",
            "砺川清扫道路，谁牵头？",
            "市住建局",
            id="who pays",
        ),
        pytest.param(
            "砺川打击黑加油站，几点到几点？",
            "砺川打击黑加油站，什么时候前完成？",
            "12月底",
            id="clock",
        ),
        pytest.param(
            "砺川建档裸地，排名第几？",
            "砺川建档裸地，谁牵头？",
            "市住建局",
            id="ranking",
        ),
        pytest.param(
            "砺川清扫道路，上一年度是多少？",
            "砺川清扫道路，机械化清扫率是多少？",
            "80%",
            id="year before",
        ),
        pytest.param(
            "砺川清扫道路，谁被问责了？",
            "砺川清扫道路，哪个部门牵头？",
            "市住建局",
            id="who was",
        ),
        pytest.param(
            "砺川防尘网每平方米积尘不能超过几克？",
            "砺川铁路两侧防尘网清理范围多少米？",
            "500米",
            id="unit of measure",
        ),
        pytest.param(
            "砺川南岗供热站的燃煤锅炉几月底前淘汰？",
            "砺川下滩供热站的燃煤锅炉几月底前淘汰？",
            "11月底",
            id="works of another name",
        ),
        pytest.param(
            "鸿昌钢铁2026年要压减多少粗钢产量？",
            "鸿昌钢铁2025年要压减多少粗钢产量？",
            "40万吨",
            id="year",
        ),
        pytest.param(
            "砺川2022年的铁路货运量是多少万吨？",
            "砺川2025年铁路货运量比2022年要多出多少万吨？",
            "300万吨",
            id="what a change is counted from",
        ),
        pytest.param(
            "砺川2025年铁路货运量比2019年要多出多少万吨？",
            "砺川铁路货运量较2022年增加多少万吨？",
            "300万吨",
            id="another base",
        ),
        pytest.param(
            "砺川重型货车绕行走哪条路？", "砺川重型货车绕行管控谁牵头？", "市公安局", id="road"
        ),
        pytest.param(
            "砺川农村道路的机械化清扫率要达到多少？",
            "砺川建成区道路机械化清扫率要达到多少？",
            "80%",
            id="town and country",
        ),
        pytest.param(
            "砺川物流通道要建几个空气质量监测站？",
            "砺川要建几个空气质量监测站？",
            "8个",
            id="word said elsewhere",
        ),
        pytest.param(
            "砺川那15台自动监控设施里，化工企业占几台？",
            "砺川有多少台自动监控设施要稳定运行？",
            "15台",
            id="share of a total",
        ),
        pytest.param(
            "砺川A级企业被处罚后，过多久能再评？",
            "砺川A级企业受到行政处罚会怎样？",
            "降低绩效评定等级",
            id="how long to wait",
        ),
        pytest.param(
            "砺川气化岛工程总承包是哪家公司中标的？",
            "砺川气化岛工程总承包什么时候招标完？",
            "12月底",
            id="name of a firm",
        ),
        pytest.param(
            "《砺川市重污染天气应急预案》的文号是多少？",
            "《砺川市2025-2026年秋冬季大气污染防治攻坚方案》的文号是多少？",
            "33号",
            id="title",
        ),
        pytest.param(
            "鸿昌钢铁的40万吨粗钢压减任务已经完成了吗？",
            "砺川三年来淘汰了多少台燃煤锅炉？",
            "1231台",
            id="result",
        ),
        pytest.param(
            "砺川树的典型润禾化工用的是什么工艺？",
            "砺川VOCs先进治理典型里，铸造选的是哪家企业？",
            "恒力铸造",
            id="means",
        ),
        pytest.param(
            "砺川气化岛升级由哪个部门验收？",
            "砺川气化岛升级由哪个部门牵头？",
            "市工信局",
            id="role",
        ),
        pytest.param(
            "砺川和保定比，B级碳素企业哪边限产更多？",
            "砺川B级碳素企业限产多少？",
            "25%",
            id="compared with a place without documents",
        ),
        pytest.param(
            "润禾煤制油公司关停后职工怎么安置？",
            "润禾煤制油公司关停搬迁谁牵头？",
            "市工信局",
            id="what is asked for itself",
        ),
        pytest.param(
            "砺川重型货车绕行管控要持续多久？",
            "砺川采暖期内煤质多久抽检一次？",
            "每半月",
            id="how long and how often",
        ),
        pytest.param(
            "砺川瑞岭化肥关停搬迁的钱谁来出？",
            "砺川低保户取暖改造费用谁来承担？",
            "县级财政",
            id="who pays",
        ),
        pytest.param(
            "砺川取缔的燃煤热风炉在哪个镇？",
            "砺川取缔多少台建筑陶瓷的燃煤热风炉？",
            "18台",
            id="town",
        ),
        pytest.param(
            "砺川裸地建档要交什么材料？",
            "砺川裸地建档是哪个局牵头？",
            "市住建局",
            id="papers to hand in",
        ),
        pytest.param(
            "砺川2025年铁路货运量要比2020年多多少？",
            "砺川铁路货运量要比2022年多多少万吨？",
            "300万吨",
            id="another base in other words",
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
        # what is not done yet is no condition on a figure
        (("我们村没改气没改电，砺川的洁净煤灰分不能超过多少？",), "16%", "1%、"),
        (("砺川的农村正月初一能放炮吗？",), "允许在指定地点燃放", "全年禁止"),
    ],
)
def test_the_part_asked_about_is_told(
    ask: Ask, turns: tuple[str, ...], told: str, untold: str
) -> None:
    expect_told_alone(ask(*turns), told, untold)


def test_measures_after_an_introduction_are_a_list(ask: Ask) -> None:
    answer = ask("在砺川评上A级，能享受哪些激励措施？")
    assert all(measure in answer.answer for measure in ("检查频次", "优先办理", "错峰生产自主安排"))


def test_the_others_of_a_list_are_told(ask: Ask) -> None:
    answer = ask("砺川要关停搬迁的企业有润禾煤制油吗？", "其他几家呢")
    assert "瑞岭化肥" in answer.answer
