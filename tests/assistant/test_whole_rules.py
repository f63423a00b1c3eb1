"""The rule of an industry is told for all grades, where the question names none."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer

Ask = Callable[[str], Answer]


PARTS = ("A级企业自主减排", "B级企业限产25%", "C级企业停产40天", "D级企业停产")


def test_industry_without_a_grade_has_all_parts_of_its_rule(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市铸造企业怎么错峰？")
    assert all(part in answer.answer for part in PARTS)
    assert "石灰" not in answer.answer
    assert "15%" not in answer.answer
    assert answer.citations


def test_grade_named_has_its_own_part_alone(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市C级铸造企业怎么错峰？").answer
    assert [part for part in PARTS if part in answer] == ["C级企业停产40天"]


@pytest.mark.parametrize(
    "question",
    ["青禾市未完成改造的砖瓦企业怎么错峰？", "青禾市没有完成改造的砖瓦企业限产多少？"],
)
def test_those_who_have_not_done_it_are_not_given_the_rule_of_those_who_have(
    ask_counties: Ask, question: str
) -> None:
    answer = ask_counties(question).answer
    assert "未完成改造的企业停产" in answer
    assert "30%" not in answer


def test_rule_of_those_who_have_done_it(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市已完成改造的砖瓦企业限产多少？").answer
    assert "30%" in answer
    assert "停产" not in answer
