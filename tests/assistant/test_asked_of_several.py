"""Questions about a part or about several things get what the rule of the whole says of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from tests.assistant.told import expect_told_alone

DOCUMENTS = Path(__file__).parents[1] / "data" / "asked"
DAY = date(2025, 11, 20)  # within the season that the plans are for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("桑坪县的铸造厂，评的C级，电炉要停多少", "45%"),
        ("柏泉县石灰窑，C级企业错峰生产停产天数？", "53天"),
    ],
)
def test_rule_of_a_grade_holds_in_each_county(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "桑坪县砖瓦窑C级企业停产多少天？",  # a rule for some counties, which names none of them
        "桑坪县单独给C级铸造企业定的电炉停产比例是多少？",
    ],
)
def test_rule_of_other_counties_or_of_all_is_not_told_of_one(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ABSTAINED


def test_unit_whose_word_counts_is_not_whose_tasks_are_listed(ask: Ask) -> None:
    answer = ask("皋陵任务里高耗能项目分类处置、按省政府要求整改这一项，责任单位都有谁？").answer
    assert all(unit in answer for unit in ("市发改委", "市工信局", "市能源局"))
    assert "采石场" not in answer


def test_leader_and_executor_are_both_told_without_who_supports(ask: Ask) -> None:
    answer = ask("皋陵采暖季前完成2.4万户散煤替代，谁牵头、谁落实？").answer
    assert "市能源局牵头" in answer
    assert "各县（市、区）人民政府" in answer
    assert "市财政局" not in answer


def test_each_of_three_lists_has_its_own_rule(ask: Ask) -> None:
    answer = ask("皋陵对施工工地搞红黑榜，黑榜、黄榜、红榜的工地分别怎么管？").answer
    assert all(rule in answer for rule in ("停工整改", "停止施工", "可进行施工"))


def test_one_figure_of_two_of_three_trades_is_told_beside_that_of_the_third(ask: Ask) -> None:
    answer = ask("皋陵2025年底前煤炭、焦化和钢铁企业清洁运输比例各要达到多少？").answer
    assert "55%" in answer
    assert "85%" in answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # what one may do is told by what is allowed or forbidden
        ("烧油的送货车能不能开进皋陵市区拉货", "禁止进入", "替代工作"),
        ("皋陵山上没通气的人家让烧啥取暖", "洁净煤", "分阶段"),
        # times that have no date
        ("皋陵查烧秸秆最严是啥时候 哪几个时间段", "上半夜", "长期坚持"),
        ("皋陵饭馆的油烟机多长时间洗一回", "定期清洗", "900"),
        # of a total the part that is named
        ("皋陵每月要入户检查多少辆次柴油货车？", "170辆次", "900"),
        ("皋陵桑坪县要完成多少户清洁取暖改造？", "1.7万户", "5.2万户"),
    ],
)
def test_the_sentence_that_tells_it_is_told(
    ask: Ask, question: str, told: str, untold: str
) -> None:
    expect_told_alone(ask(question), told, untold)


def test_zone_that_no_document_names_has_no_share_of_its_city(ask: Ask) -> None:
    assert ask("皋陵禾湾示范区要完成多少户清洁取暖改造？").status is Status.ABSTAINED


def test_totals_are_held_against_each_other_not_their_shares(ask: Ask) -> None:
    answer = ask("皋陵和岚阜的清洁取暖改造户数差多少，各是多少？").answer
    assert "5.2万户" in answer
    assert "3.7万户" in answer
    assert "1.5万户" in answer


def test_figure_behind_the_grade_is_told_not_the_number_of_all(ask: Ask) -> None:
    answer = ask("岚阜和皋陵B级焦化企业的结焦时间各要求不低于多少？").answer
    assert "23小时" in answer
    assert "27小时" in answer


def test_those_who_take_part_are_told_without_the_leader(ask: Ask) -> None:
    answer = ask("皋陵严查散煤复烧的参与部门有哪些？").answer
    assert "市公安局" in answer
    assert "市市场监管局" not in answer


def test_sum_of_money_is_told_not_another_figure_before_it(ask: Ask) -> None:
    assert "1500元" in ask("皋陵举报黑加油站能拿多少奖金？").answer


def test_limit_for_what_a_boiler_gives_off_is_told_where_the_boiler_is_named(ask: Ask) -> None:
    assert "50毫克" in ask("皋陵燃气锅炉氮氧化物浓度不能高于多少？").answer


def test_office_that_a_document_is_from_may_be_asked_for_as_a_bureau(ask: Ask) -> None:
    assert "皋陵市人民政府办公室印发" in ask("皋陵秋冬季攻坚方案是哪个局印发的？").answer


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("皋陵要改造联网的重点用车单位门禁系统到底是多少家？", ("187家", "194家")),
        ("皋陵10月底前淘汰4吨及以下生物质锅炉多少台？", ("4吨/小时及以下生物质锅炉46台", "38台")),
    ],
)
def test_two_sections_that_count_one_thing_otherwise_are_both_told(
    ask: Ask, question: str, figures: tuple[str, str]
) -> None:
    answer = ask(question)
    assert answer.conflicts
    assert all(figure in answer.answer for figure in figures)


def test_numbers_for_two_days_do_not_contradict_each_other(ask: Ask) -> None:
    assert not ask("皋陵要更新环卫车辆多少辆？").conflicts


def test_of_two_quarters_the_one_asked_about_is_told(ask: Ask) -> None:
    answer = ask("岚阜2026年一季度PM2.5控制在多少以内？").answer
    assert "62微克" in answer
    assert "53微克" not in answer


def test_of_a_ranking_the_place_asked_about_is_told(ask: Ask) -> None:
    answer = ask("岚阜月度排名第2的县奖励多少？").answer
    assert "210万元" in answer
    assert "310万元" not in answer
