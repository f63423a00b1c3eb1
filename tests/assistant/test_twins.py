"""Two questions of the same words: one asks what the plan says, its twin what it does not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "twins"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("untold", "asked", "told"),
    [
        # the noun beside the word that asks
        ("砚东化肥关停搬迁，新厂址在什么地方？", "砚东化肥关停搬迁由谁牵头？", "市工信局"),
        ("泓源能源那3个储罐装的是什么物料？", "泓源能源要治理几个储罐？", "3个"),
        ("淮砚违规放烟花爆竹，奖金由哪个部门发？", "淮砚禁放烟花由哪个部门牵头？", "市公安局"),
        ("淮砚重型货车绕行管控的起草人是谁？", "淮砚重型货车绕行管控谁牵头？", "市公安局"),
        # a plan tells by when something is to be done, not when it was begun or what came of it
        ("砚西热网工程是哪一年开工的？", "砚西热网工程什么时候完成？", "2025年采暖季前"),
        ("泓源能源的储罐治理现在通过验收了没有？", "泓源能源的储罐治理几月底前完成？", "11月底前"),
        ("昌砚钢铁最后有没有真的压减30万吨？", "昌砚钢铁要压减多少粗钢？", "30万吨"),
        ("昌砚钢铁压减以后还剩多少产能？", "昌砚钢铁什么时候完成压减？", "2025年底前"),
        ("攻坚期结束以后还要每周报淮砚的调度表吗？", "淮砚的调度表每周几前报？", "每周五前"),
        # parts of what is told whole
        ("淮砚抽检汽柴油，市级抽多少、县级抽多少？", "淮砚抽检汽柴油多少批次？", "900批次"),
        ("昌砚钢铁压减的30万吨，其中第四季度压多少？", "昌砚钢铁压减多少万吨粗钢？", "30万吨"),
        ("淮砚错峰第二阶段的比例是多少？", "淮砚错峰第二阶段从哪天开始？", "2026年1月1日"),
        # its like
        ("淮砚有多少台燃油锅炉要抽测？", "淮砚有多少台燃气锅炉要抽测？", "120台"),
        ("淮砚国二的非道路机械什么时候淘汰完？", "淮砚国一的非道路机械什么时候淘汰完？", "1月底"),
        (
            "淮砚焦化厂全用湿法熄焦，限产负荷减多少？",
            "淮砚焦化厂全用干法熄焦，限产负荷减多少？",
            "10%",
        ),
        # a size that the rule leaves out
        (
            "淮砚年货运量40万吨的企业，车辆要达到国几？",
            "淮砚年货运量150万吨的企业，车辆要达到国几？",
            "国五",
        ),
        ("昌砚钢铁的高炉是哪年建的？", "昌砚钢铁压减由谁牵头？", "市工信局"),
        ("泓源能源的储罐里装的是什么？", "泓源能源的储罐要做什么治理？", "废气回收"),
        ("砚东化肥离县城多远？", "砚东化肥要做什么？", "关停搬迁"),
        ("淮砚抽检油品，汽油和柴油各多少批次？", "淮砚抽检油品一共多少批次？", "900批次"),
        # a comparison asks for a kind of thing as well
        ("淮砚焦化B级企业目前还有多少家？", "淮砚焦化B级企业负荷降到多少？", "80%"),
        ("淮砚方案说的“三清零”是哪三个？", "淮砚工地多长工期要装监控？", "三个月以上"),
        # what one does about it, and who has made it
        ("淮砚的工地上了黑榜不服，向哪里申诉？", "淮砚的工地上了黑榜怎么处理？", "停工整改"),
        (
            "淮砚清洁运输方案是哪家咨询公司设计的？",
            "淮砚清洁运输一企一策方案谁牵头？",
            "市发展改革委",
        ),
        ("淮砚工地达到什么条件能评优？", "淮砚工地啥时候才让复工？", "未经验收"),
        # names that the plan does not give
        ("淮砚新建的空气站设在哪几个工业园区？", "淮砚工业园区要新建几个空气站？", "6个"),
        ("淮砚空气站要测哪几项指标？", "淮砚空气站什么时候建成？", "12月底前"),
        ("淮砚要公开的造假监测机构是哪几家？", "淮砚检查监测机构谁牵头？", "市生态环境局"),
        (
            "除了榕川精密铸造，淮砚另外6家铸造企业是哪几家？",
            "榕川精密铸造要做什么改造？",
            "超低排放改造",
        ),
        (
            "淮砚要淘汰的5台燃煤烘干炉是哪些企业的？",
            "淮砚的燃煤烘干炉要淘汰几台？",
            "5台",
        ),
        # where to, by what, by whom
        ("砚东化肥关停以后产能置换到哪里去了？", "砚东化肥什么时候关停？", "12月底前"),
        ("昌砚钢铁压减30万吨，这个数是按什么算出来的？", "昌砚钢铁压减多少万吨？", "30万吨"),
        ("石塘供热站的锅炉淘汰后由谁供暖？", "石塘供热站的锅炉淘汰由谁牵头？", "市生态环境局"),
        ("砚西热网是哪家工程公司承建的？", "砚西热网由谁牵头？", "市城市管理局"),
        ("淮砚重型货车绕行的检查点设在哪几个路口？", "淮砚绕行管控由谁牵头？", "市公安局"),
        ("淮砚“一企一策”方案请哪家咨询机构来编？", "淮砚“一企一策”方案几月完成？", "12月底前"),
        ("淮砚市市场监管局的举报电话是多少？", "淮砚方案联系人的电话是多少？", "7700456"),
        (
            "泽淮县重污染天数为什么是“持续改善”，而不是减少几天？",
            "泽淮县重污染天数有什么要求？",
            "持续改善",
        ),
        # units, heads of units and works that the plan does not name
        ("淮砚市教育局负责什么？", "淮砚市工信局负责哪些任务？", "共"),
        ("淮砚市住建局的局长是哪位？", "淮砚整治裸地由谁牵头？", "市住建局"),
        ("远钢在淮砚要压减多少粗钢？", "昌砚钢铁要压减多少粗钢？", "30万吨"),
        ("博川热电有限公司要完成什么改造？", "砚东化肥有限公司要完成什么？", "关停搬迁"),
        ("淮砚市住建局哪个科室管裸地？", "淮砚管控秸秆不力怎么追究？", "公开检查"),
        # numbers that nobody counts, and each of two of which only the sum is told
        ("淮砚方案的考核机制有几个？", "淮砚领导小组下设几个工作组？", "3个"),
        ("淮砚无组织治理，砖瓦窑几家、铸造几家？", "淮砚有几家完成门禁升级？", "2家"),
        ("淮砚工地围挡要做多高？", "淮砚供热保障组由谁牵头？", "市城市管理局"),
        # after the plan's time
        ("淮砚2026年5月以后怎么错峰？", "淮砚错峰第二阶段到哪天结束？", "3月31日"),
        # a figure of another kind
        ("淮砚PM2.5平均浓度目标是多少？", "淮砚PM2.5每超1微克扣多少钱？", "50万元"),
        ("淮砚二氧化硫浓度要控制在多少？", "淮砚黄色预警二氧化硫减排多少？", "10%"),
        ("淮砚焦化企业氮氧化物排放浓度限值是多少？", "淮砚火电企业氮氧化物限值多少？", "40毫克"),
        ("淮砚2023年底A级企业有多少家？", "淮砚2025年底A级企业要达到多少家？", "16家"),
        ("淮砚一共安排了多少专项资金？", "淮砚特困户取暖有啥补贴？", "兜底补贴"),
        ("淮砚的空地有几宗没有开工？", "淮砚泽淮县要治理多少块裸露土地？", "21块"),
    ],
)
def test_what_is_told_is_answered_and_its_twin_refused(
    ask: Ask, untold: str, asked: str, told: str
) -> None:
    refused = ask(untold)
    assert refused.status is Status.ABSTAINED
    assert refused.citations == ()
    answer = ask(asked)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # the total, where no part of it is named; the part, where one is
        ("淮砚散煤替代要完成多少户？", "7.52万户", "2.54"),
        ("淮砚集中供热替代散煤多少户？", "2.54万户", "2.67"),
        # what a name stands for stands behind it
        ("淮砚渣土车的“四定”指什么？", "定去向", "油烟"),
        # of sizes the one asked about
        ("我在淮砚开小饭馆，油烟净化设施多久洗一次？", "每季度", "每月"),
        ("淮砚大型饭店油烟净化设施多久洗一次？", "每月", "每季度"),
        # what follows from it, asked in words that the plan does not use
        ("淮砚秸秆火点多又管不住的，怎么追究？", "公开检查", "烟花"),
        # what leads to what the question names
        ("淮砚工地没做哪些抑尘措施会被停工整改？", "湿法作业", "视频"),
        # an abbreviation and its Chinese
        ("淮砚要抽查多少家企业的泄漏检测与修复？", "21家", "900"),
        # a clause that sets the time, with a word that may ask
        ("淮砚攻坚那几个月，焦化B级企业负荷降到多少？", "80%", "900"),
        # a town that only this city's documents name
        ("青溪镇的企业从哪天起用国六货车？", "2025年12月1日", "国五"),
    ],
)
def test_it_is_told_in_the_words_of_the_plan(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)
