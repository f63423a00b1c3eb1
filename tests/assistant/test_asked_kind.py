"""A statement about the thing asked for may still not tell the kind of thing that is asked."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.asked_kind import is_of_the_asked_kind
from assistant.compose import Finding
from assistant.understanding import Understanding
from corpus.datamodels import SourceFile
from corpus.library import Library
from corpus.statements import statements_of

TEXT = """宁山政发〔2025〕4号
宁山市2025-2026年秋冬季攻坚方案
一、任务
在生产环节落实节能降耗措施。
禁燃时段为每天17时至次日6时。
做到停产到位、管理到人。
围挡设置到工程竣工。
管控至3月31日。
保证措施落实，实行表格化管理。
运输车辆凭通行证进入厂区。
为了改善空气质量，淘汰老旧车辆。
淘汰了老旧车辆120辆。
落实环境保护责任，形成闭环管理。
在东三环设置检查站点。
城乡接合部取缔散煤销售点。
城关镇取缔散煤销售点。
全市PM2.5平均浓度控制在51微克/立方米以内。
去冬全市PM2.5平均浓度已降至55微克/立方米。
按周对各县（市、区）进行考核排名，倒数第一的县约谈。
上年度青砚县排名第一，获得表彰。
加快推动国四柴油货车淘汰更新。
2026年底前，国四柴油货车全部淘汰。
由市长约谈县级负责人。
市长闻人岱任总指挥。
因故未完成的不得拆除原有设施。
因故未完成的可延期至2026年3月底。
检查加油枪气液比、液阻等情况。
加油枪气液比应在1.0至1.2之间。
完成散煤替代3.1万户。
已完成散煤替代2.2万户。
2026年，加快推进热源管网建设。
2026年10月底前，推动热源管网建成投运。
全市空气质量力争退出全省后10位。
去年全市空气质量排在全省第7位。
对符合条件、经审核同意的企业，列入保障清单。
恒昌铸造有限公司、永丰焦化有限公司列入保障清单。
执行《宁山市应急减排方案》。
月排名后3位的县通报批评。
对在册任务逐项销号。
已销号任务为青砚县道路硬化、柳湾区料场封闭。
对弄虚作假的监测机构，列入黑名单。
泰川检测有限公司、苍梧环境科技有限公司列入黑名单。
专家组提前24小时会商。
专家组由6名专家组成。
2026年10月底前，完成禁燃区划定。
禁燃区划定工作于2025年3月完工。
全市PM2.5平均浓度同比下降6%。
上半年全市PM2.5平均浓度已同比下降4%。
用好212个探头，对发现火点的乡镇约谈。
累计发现火点6个。
《宁山市应急减排方案》同时废止。
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([SourceFile(name="plan.txt", sha256="0", text=TEXT)])


@pytest.fixture(scope="module")
def tells(library: Library) -> Callable[[str, str], bool]:
    """Is the clause that begins with some words of the kind that a question asks for?"""
    (document,) = library.documents
    understanding = Understanding(library)
    statements = statements_of(document, library.passages_in(document.id))

    def of_the_kind(question: str, clause: str) -> bool:
        statement = next(s for s in statements if s.text.text.startswith(clause))
        text = statement.text.text
        finding = Finding(text=text, value=text, passages=(), document=document)
        query = understanding.read(question, date(2025, 11, 20))
        return is_of_the_asked_kind(query, statement, finding)

    return of_the_kind


@pytest.mark.parametrize(
    ("question", "told", "beside"),
    [
        ("宁山每天几点以后禁燃，到几月几日？", "禁燃时段", "在生产环节"),
        ("宁山的管控要持续多久？", "管控至3月", "做到停产"),
        ("宁山的车辆进厂要带什么证件？", "运输车辆", "保证措施"),
        ("宁山老旧车辆已经淘汰完了吗？", "淘汰了", "为了改善"),
        ("宁山老旧车辆换掉了没有？", "淘汰了", "为了改善"),
        ("宁山在哪条路设检查站？", "在东三环", "落实环境"),
        ("宁山哪个镇要取缔散煤销售点？", "城关镇", "城乡接合部"),
        ("秋冬季结束后，宁山PM2.5实际降到了多少？", "去冬", "全市PM2.5"),
        ("宁山PM2.5最终降到了多少？", "去冬", "全市PM2.5"),
        ("宁山考核排名，最后哪个县排第一？", "上年度", "按周"),
        ("宁山考核倒数第一的是哪个县？", "上年度", "按周"),
        ("宁山国四货车要在哪一年全部淘汰完？", "2026年底", "加快推动"),
        ("宁山的市长是谁？", "市长闻人岱", "由市长约谈"),
        ("宁山未完成的，最晚准许拖到哪天？", "因故未完成的可", "因故未完成的不"),
        ("宁山加油枪气液比在什么范围算合格？", "加油枪", "检查加油枪"),
        ("宁山散煤替代到年底实际改完了多少户？", "已完成", "完成散煤"),
        ("宁山热源管网计划哪年建成投用？", "2026年10", "2026年，"),
        ("宁山空气质量在全省排第几名？", "去年全市", "全市空气"),
        ("宁山哪些企业已经被列入保障清单？", "恒昌", "对符合"),
        ("宁山新方案印发后哪份方案废止？", "《宁山", "执行《"),
        ("宁山去年一共发现了多少个火点？", "累计发现", "用好212个"),
        ("宁山空气质量排名是第几名？", "去年全市", "月排名"),
        ("宁山已经完成的任务有哪些？", "已销号", "对在册"),
        ("宁山列入黑名单的监测机构有哪几家？", "泰川", "对弄虚"),
        ("宁山禁燃区是哪天划定完的？", "禁燃区划定", "2026年10月底前，完成"),
        ("宁山PM2.5和去年比下降了多少？", "上半年", "全市PM2.5平均浓度同比"),
    ],
)
def test_kind_asked_for_is_not_told_by_a_word_that_only_looks_like_it(
    tells: Callable[[str, str], bool], question: str, told: str, beside: str
) -> None:
    assert tells(question, told)
    assert not tells(question, beside)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("宁山PM2.5最终要控制在多少以内？", "全市PM2.5"),
        ("宁山PM2.5要降到多少？", "全市PM2.5"),
        ("宁山多久搞一次县里的考核排名？", "按周"),
        ("宁山考核排名倒数第一的县会怎样？", "按周"),
        ("宁山国四货车什么时候全部淘汰？", "2026年底"),
        ("宁山国四货车淘汰可以拖到什么时候？", "2026年底"),
        ("宁山空气质量要退出全省后几位？", "全市空气"),
        ("宁山哪些企业可以列入保障清单？", "对符合"),
        ("宁山哪年推进热源管网建设？", "2026年，"),
        ("宁山禁燃区哪天划定完？", "2026年10月底前，完成"),
        ("宁山PM2.5要比去年下降多少？", "全市PM2.5平均浓度同比"),
    ],
)
def test_what_is_to_come_of_it_answers_what_is_asked_of_the_plan(
    tells: Callable[[str, str], bool], question: str, clause: str
) -> None:
    assert tells(question, clause)
