"""Conversations over one plan: the last question is answered as it was meant."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "turns"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        pytest.param(
            "泓岭PM2.5要控到多少？|二氧化硫呢？|一氧化碳也说一下",
            "1.4毫克",
            "11",
            id="told as well",
        ),
        pytest.param(
            "泓岭要加强多少台燃气锅炉的日常监管？|生物质锅炉呢？",
            "48台",
            "126",
            id="the number of another thing",
        ),
        pytest.param(
            "泓岭市区建成区道路机械化清扫率要达到多少？|县（市）建成区呢？",
            "70%",
            "80%",
            id="county towns as documents write them",
        ),
        pytest.param(
            "泓岭瑞曦热电石塘供热站要淘汰几台燃煤锅炉？|柳溪的呢？",
            "1台",
            "2台",
            id="another works",
        ),
        pytest.param(
            "泓岭全市煤炭行业清洁运输比例要到多少？|钢铁这一行呢？", "85%", "55%", id="trade"
        ),
        pytest.param(
            "泓岭2025年全市煤炭行业清洁运输比例要到多少？|钢铁呢？", "85%", "55%", id="whole city"
        ),
        pytest.param(
            "泓岭砖瓦B级企业停产几天？|洗煤呢？", "3个月", "44", id="trade without grades"
        ),
        pytest.param("泓岭砖瓦B级停产几天？|石灰D级呢？", "停产", "%", id="stops altogether"),
        pytest.param(
            "泓岭长流程钢铁B级企业高炉限产多少？|换成独立轧钢呢？", "25%", "15%", id="kind of trade"
        ),
        pytest.param(
            "泓岭C级焦化企业负荷要降到多少？|如果熄焦方式全上了干法，能松多少？",
            "12%",
            "70%",
            id="case",
        ),
        pytest.param(
            "泓岭要抽检多少批次涂料？|上述抽检一共多少批次？", "13个批次", "9个", id="in all"
        ),
        pytest.param(
            "泓岭散煤治理多少万户？|其中电代煤多少万户？|还有别的办法吗，各多少？",
            "集中供热0.6万户",
            "7.2",
            id="the rest",
        ),
        pytest.param("泓岭要淘汰几台生物质锅炉？|合计多少蒸吨？", "77蒸吨", "816", id="no size"),
        pytest.param(
            "泓岭A级长流程钢铁企业要错峰吗？|要是B级呢？", "15%", "35%", id="whether it stops"
        ),
        pytest.param("泓岭货车通行证去哪里办？|办下来能用多久？", "25日", "12月", id="validity"),
        pytest.param(
            "泓岭瑞曦热电什么时候完成改造？|没完成呢？", "停产整治", "12月", id="left undone"
        ),
        pytest.param(
            "泓岭瑞曦热电什么时候完成改造？|做不完呢？", "停产整治", "12月", id="not done"
        ),
        pytest.param(
            "泓岭的县空气质量改善达不到时序进度会怎样？|那最后没完成改善目标呢",
            "严肃问责",
            "预警提醒",
            id="another case",
        ),
        pytest.param(
            "泓岭什么样的企业会列入环保“黑名单”？|列进去以后会怎样",
            "加严管控频次",
            "通报",
            id="what a consequence leads to",
        ),
        pytest.param(
            "德昌焦化2025年几月底前完成深度治理？|还有什么要求",
            "载入排污许可证",
            "电话",
            id="what else",
        ),
        pytest.param(
            "泓岭2025年10到12月臭氧要同比下降多少？|第二阶段呢", "4%", "9%", id="next phase"
        ),
        pytest.param(
            "松溪县宏达特钢要退出什么装备？|柏塘那边呢", "华兴特钢", "不一", id="another county"
        ),
        pytest.param("泓岭方案谁印发的？|附件叫什么？", "重点任务表", "41号", id="one attachment"),
        pytest.param("泓岭松溪县优良天数比率多少？|柏塘区呢？", "65.0%", "2.4", id="no change"),
        pytest.param(
            "泓岭油烟管控由谁牵头？|配合的呢？", "市市场监管局", "城市管理", id="other role"
        ),
        pytest.param(
            "泓岭焦化B级焦炉负荷降到多少？|再往下一级呢？", "70%", "85%", id="one grade below"
        ),
        pytest.param(
            "泓岭2025年要退出哪些高炉？|宏达特钢那两座是多少立方的？|晋源冶炼那座呢？",
            "505立方米",
            "450",
            id="one of several",
        ),
        pytest.param(
            "青檀2025年要退出哪些装备？|昌岳冶炼那两台是多少千伏安的？",
            "9000kVA",
            "22m",
            id="one of several in a unit of its own",
        ),
        pytest.param(
            "青檀2025年10—12月PM2.5控制到多少？|后三个月放宽到多少？",
            "63微克",
            "48.2",
            id="the months behind",
        ),
        pytest.param(
            "青檀铁合金B级矿热炉负荷降到多少？|最低那一级呢？", "全部停炉", "60%", id="last grade"
        ),
        pytest.param(
            "青檀第一阶段错峰是哪天到哪天？|下一个阶段呢？",
            "2月20日",
            "22时",
            id="days of the next phase",
        ),
        pytest.param(
            "青檀渣土运输要办哪些证？|这些由哪几个市级部门配合？",
            "市公安局、市住建局",
            "工信",
            id="offices of the city",
        ),
        pytest.param(
            "泓岭对洗煤企业错峰有什么要求？|青檀对石膏板企业呢？",
            "停产3个月",
            "52天",
            id="a rule and not its heading",
        ),
    ],
)
def test_the_follow_up_is_answered(ask: Ask, turns: str, told: str, untold: str) -> None:
    answer = ask(*turns.split("|"))
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert untold not in answer.answer


def test_what_comes_instead_is_not_told_by_what_goes(ask: Ask) -> None:
    answer = ask("泓岭瑞曦热电石塘供热站要淘汰几台燃煤锅炉？", "拆掉以后换什么炉子？")
    assert answer.status is Status.ABSTAINED


@pytest.mark.parametrize("asked", ["宏达特钢那两座用了多少年？", "晋源冶炼那座有多少米高？"])
def test_of_one_of_several_the_list_tells_no_more_than_it_did(ask: Ask, asked: str) -> None:
    answer = ask("泓岭2025年要退出哪些高炉？", asked)
    assert answer.status is Status.ABSTAINED


def test_what_has_a_name_of_its_own_is_told_by_that_name(ask: Ask) -> None:
    assert ask("泓岭什么样的企业会列入“黑名单”？").status is Status.ANSWERED
    assert ask("泓岭对红名单企业开展执法检查吗？").status is Status.ABSTAINED
    assert ask("泓岭开展执法检查的“护蓝队”由谁负责？").status is Status.ABSTAINED


def test_two_things_talked_about_are_held_together(ask: Ask) -> None:
    answer = ask("泓岭煤炭行业清洁运输比例要到多少？", "钢铁呢？", "哪个高？")
    assert "55%" in answer.answer
    assert "85%" in answer.answer


def test_the_season_looked_back_on_is_that_of_the_whole_city(ask: Ask) -> None:
    answer = ask("青檀2025-2026年秋冬季PM2.5目标是多少？", "上一个秋冬季实际是多少？")
    assert "57.3" in answer.answer
    assert "59" not in answer.answer


def test_from_which_day_on_tells_a_day(ask: Ask) -> None:
    assert "11月20日" in ask("青檀第一阶段错峰从哪天开始执行？").answer


def test_which_enterprises_they_are_is_told_by_names(ask: Ask) -> None:
    answer = ask("泓岭有几家焦化企业要压减产能？", "是哪两家？")
    assert "德昌焦化" in answer.answer
    assert "丰禾焦化" in answer.answer


def test_from_which_day_to_which_tells_all_phases(ask: Ask) -> None:
    answer = ask("青檀市错峰生产分哪几个阶段，第二阶段是几号到几号？")
    assert "1月1日—2月20日" in answer.answer
    assert "22时" not in answer.answer
