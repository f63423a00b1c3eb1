"""Of what a document says only what was asked is told, and nothing where that is not there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "cut"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("汶屿今年10到12月PM2.5要压到多少？", "44微克", "61"),
        ("汶屿2026年一季度PM2.5控制在多少？", "61微克", "44"),
        ("汶屿第一阶段是几号到几号？", "12月31日", "3月31日"),
        ("柳坪县今年四季度PM2.5目标是多少？", "42", "50"),
        ("汶屿经开区2026年1到3月PM2.5目标是多少？", "66", "56.5"),
        ("汶屿清洁取暖补贴什么时候发到户？", "1月15日", "10月底"),
        ("柳坪县恒澜焦化今年要做什么？", "加罩封闭", "脱硝"),
        ("汶屿制药企业有几家要搞一企一策？", "9家", "62"),
        ("汶屿要推广多少辆新能源网约车？", "33辆", "65"),
        ("汶屿上了黄榜的工地，预警来了还能施工吗？", "停止施工", "可以施工"),
        ("汶屿企业没落实错峰，第二次发现怎么处理？", "下调一级", "警告"),
        ("汶屿散煤替代由哪个部门配合？", "市财政局", "牵头"),
        ("汶屿散煤替代具体由谁落实？", "各县（市、区）人民政府", "市能源局"),
        ("汶屿乡下除夕几点到几点能放炮？", "6时至22时", "全域"),
        ("汶屿攻坚方案联系人的邮箱是多少？", "wydqb@wenyu.example", "16时"),
    ],
)
def test_the_part_asked_for_is_told(ask: Ask, question: str, told: str, untold: str) -> None:
    expect_told_alone(ask(question), told, untold)


@pytest.mark.parametrize(
    "question",
    [
        "汶屿油烟净化设施安装率98%要在什么时候之前达到？",
        "汶屿今年电代煤要完成多少户？",
        "汶屿露天采石场要整治多少家？",
        "柳坪县露天采石场整治什么时候完成？",
        "汶屿一企一策的62家企业名单都有谁？",
        "汶屿恒昌焦化什么时候完成改造？",
        "汶屿哪些县要发放清洁取暖运行补贴？",
        "帮我写一首关于汶屿秋天的诗",
    ],
)
def test_what_is_not_there_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ABSTAINED
    assert answer.citations == ()


def test_an_exception_is_told_with_the_ban(ask: Ask) -> None:
    answer = ask("汶屿运菜的国四货车白天能进绕城里面吗？")
    assert "除外" in answer.answer
    assert "不能" not in answer.answer


def test_members_of_a_total_are_all_told_where_each_is_asked_for(ask: Ask) -> None:
    answer = ask("汶屿一企一策的企业是哪些行业，各多少家？")
    assert all(part in answer.answer for part in ("9家", "21家", "32家"))


def test_two_questions_in_one_text_are_both_answered(ask: Ask) -> None:
    answer = ask("汶屿散煤替代要完成多少户？工作进展每周几报？")
    assert "3.2万户" in answer.answer
    assert "周五16时" in answer.answer
    assert {citation.id for citation in answer.citations} == set(answer.markers)


def test_what_the_first_question_names_holds_for_the_second(ask: Ask) -> None:
    answer = ask("柳坪县今年四季度PM2.5目标是多少？白溪县呢？")
    assert "42" in answer.answer
    assert "45" in answer.answer
