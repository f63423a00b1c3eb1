"""Lists that a document makes by its outline are told with all their members."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer

Ask = Callable[[str], Answer]


GROUPS = ["综合协调组", "执法检查组", "宣传引导组", "监督问责组"]


@pytest.mark.parametrize("question", ["青禾市设了几个工作组？", "青禾市设了哪些工作组？"])
def test_members_of_a_section_are_all_told(ask_counties: Ask, question: str) -> None:
    answer = ask_counties(question)
    assert [fact["name"] for fact in answer.facts] == GROUPS
    assert all(name in answer.answer for name in GROUPS)
    assert answer.citations


def test_number_of_members_is_told_where_it_is_asked(ask_counties: Ask) -> None:
    assert "4" in ask_counties("青禾市设了几个工作组？").answer


def test_members_of_another_kind_are_no_answer(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市设了哪些奖项？")
    assert not any(name in answer.answer for name in GROUPS)
