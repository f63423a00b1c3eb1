"""Whether a document is in force, and the numbers of those it names."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "question", ["临政发〔2021〕9号还有效吗？", "临溪县餐饮油烟管理暂行办法废止了吗？"]
)
def test_end_that_a_later_document_puts_to_it(ask_counties: Ask, question: str) -> None:
    answer = ask_counties(question)
    assert answer.status is Status.ANSWERED
    assert "（临政发〔2021〕9号）同时废止" in answer.answer
    assert [citation.number for citation in answer.citations] == ["临政发〔2025〕3号"]


def test_document_in_force_is_not_told_by_what_it_ends(ask_counties: Ask) -> None:
    answer = ask_counties("临政发〔2025〕3号还有效吗？").answer
    assert "有效期5年" in answer
    assert "废止" not in answer


def test_a_document_says_how_long_it_is_valid_itself(ask_counties: Ask) -> None:
    answer = ask_counties("临溪县餐饮油烟管理办法有效期到什么时候？").answer
    assert "5年" in answer
    assert "30日" not in answer


def test_a_plan_that_is_a_task_is_made_by_whom_the_text_says(ask_counties: Ask) -> None:
    assert "县公安局" in ask_counties("临溪县夜市车辆限行方案由哪个部门制定？").answer


def test_what_a_document_ends(ask_counties: Ask) -> None:
    assert "〔2021〕9号" in ask_counties("临政发〔2025〕3号废止了哪个文件？").answer


@pytest.mark.parametrize(
    "question", ["沐岚2025年方案印发后，哪份旧方案废止？", "沐岚2025年方案废止了哪个文件？"]
)
def test_where_nothing_is_said_to_end_no_other_document_is_told(
    ask_sides: Ask, question: str
) -> None:
    assert ask_sides(question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        ("清洁取暖奖补办法文号是什么", "枫财建〔2025〕44号"),
        ("大气污染防治条例实施细则文号是什么", "枫政发〔2024〕31号"),
    ],
)
def test_number_of_a_document_that_this_one_names(
    ask_counties: Ask, cited: str, number: str
) -> None:
    answer = ask_counties(f"青禾市2025年方案依据的{cited}？").answer
    assert number in answer
    assert "青政办发" not in answer


def test_own_number_where_no_other_is_meant(ask_counties: Ask) -> None:
    assert "青政办发〔2025〕12号" in ask_counties("青禾市2025年方案的文号是什么？").answer


def test_a_paper_that_a_plan_speaks_of_is_not_sent_where_the_plan_is(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年的督办函已经下发给了哪几个县？")
    assert answer.status is Status.ABSTAINED
