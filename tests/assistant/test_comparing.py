"""Things that a question names side by side each get their own evidence, and the difference."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("降尘量到底是8吨还是6吨？2024和2025两份方案怎么说的", ("8吨", "6吨", "相差2吨")),
        ("2025年的方案比2024年的方案非道路移动机械检测多了多少？", ("1600", "700", "相差900台次")),
        ("2024年和2025年车用尿素抽检批次哪个多？", ("45批次", "60批次", "相差15批次")),
        ("24年跟25年的PM2.5目标哪个更严？", ("52微克", "47微克", "更严")),
        ("2025年比2024年少完成多少户散煤替代？", ("1.4万户", "2.6万户", "相差1.2万户")),
    ],
)
def test_two_years_are_held_against_each_other(
    ask_sides: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = ask_sides(f"沐岚{question}")
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)
    assert "计算得出" in answer.answer
    assert {c.number for c in answer.citations} == {"沐政办发〔2024〕15号", "沐政办发〔2025〕22号"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("砖瓦厂，B级的和没有脱硫设施的非引领性企业，停产差几天？", ("25天", "60天", "相差35天")),
        ("煤改气和煤改电的户数哪个多？", ("0.5万户", "0.9万户", "煤改电更多")),
        ("煤改气比煤改电少多少户？", ("0.5万户", "0.9万户", "相差0.4万户")),
        ("市区和县城的道路机械化清扫率各是多少？", ("88%", "72%")),
    ],
)
def test_two_things_of_one_document_are_both_told(
    ask_sides: Ask, question: str, told: tuple[str, ...]
) -> None:
    answer = ask_sides(f"沐岚2025年{question}")
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)
    assert answer.answer.count("沐岚市") == 1


def test_of_two_things_the_one_that_the_annex_dates_otherwise_is_told_twice(
    ask_sides: Ask,
) -> None:
    answer = ask_sides("沐岚2025年散煤替代，跟后面燃煤锅炉的淘汰，分别是什么时限？")
    assert all(day in answer.answer for day in ("10月底", "11月底", "12月底"))
    assert len(answer.conflicts) == 1


def test_what_was_not_asked_is_not_worked_out(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年煤改气和煤改电各多少户？")
    assert "0.5万户" in answer.answer
    assert "0.9万户" in answer.answer
    assert "相差" not in answer.answer


def test_a_fall_that_a_document_tells_is_no_comparison_of_two(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年PM2.5浓度比2024年下降百分之几？")
    assert "相差" not in answer.answer


def test_counties_are_compared_within_one_document(ask: Ask) -> None:
    answer = ask("东浦县和西浦县2024-2025年秋冬季PM2.5目标哪个低？")
    assert "东浦县更低" in answer.answer or "相差5" in answer.answer
    assert len({citation.document_id for citation in answer.citations}) == 1


@pytest.mark.parametrize(
    ("question", "letter", "plan"),
    [
        ("报送错峰企业名单的日期，转发通知和方案里写的一样吗？", "11月20日", "11月28日"),
        ("错峰专项检查天数，方案跟转发通知各是多少？", "45天", "60天"),
    ],
)
def test_a_letter_is_held_against_what_it_forwards(
    ask_sides: Ask, question: str, letter: str, plan: str
) -> None:
    answer = ask_sides(f"溪垣{question}")
    assert letter in answer.answer
    assert plan in answer.answer
    assert {c.number for c in answer.citations} == {"溪工信发〔2025〕19号", "溪环委办〔2025〕7号"}


def test_shares_differ_by_percentage_points(ask: Ask) -> None:
    answer = ask("槐阳2024年焦化B级和D级企业焦炉负荷差几个百分点？")
    assert "相差35个百分点" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024年和2025年谁的降尘量要求更严？", "更严，两者相差2吨"),
        ("2025年方案相比2024年，散煤替代户数少了多少？", "相差1.2万户"),
    ],
)
def test_which_of_two_is_asked_in_many_ways(ask_sides: Ask, question: str, told: str) -> None:
    assert told in ask_sides(f"沐岚{question}").answer
