"""Where the question leaves the choice, each option is told; where it does not, none."""

from collections.abc import Callable

from assistant.datamodels import Answer, Status

Ask = Callable[[str], Answer]


def test_rules_of_two_regions_are_options_where_none_was_named(ask_counties: Ask) -> None:
    answer = ask_counties("B级铸造企业限产多少？")
    assert answer.status is Status.CLARIFY
    assert all(words in answer.answer for words in ("岚桥市", "15%", "青禾市", "25%"))
    assert {citation.region for citation in answer.citations} == {"岚桥市", "青禾市"}


def test_one_enterprises_row_is_not_the_rule_of_its_grade(ask_counties: Ask) -> None:
    answer = ask_counties("B级铸造企业怎么错峰？")
    assert answer.status is Status.CLARIFY
    assert "中频炉" not in answer.answer
    assert all(words in answer.answer for words in ("15%", "25%"))


def test_row_of_the_enterprise_named_has_no_rivals(ask_counties: Ask) -> None:
    answer = ask_counties("岚桥永丰铸造有限公司怎么错峰？")
    assert answer.status is Status.ANSWERED
    assert "停用1台中频炉" in answer.answer
    assert "3台" not in answer.answer


def test_region_named_leaves_no_choice(ask_counties: Ask) -> None:
    answer = ask_counties("岚桥市B级铸造企业限产多少？")
    assert answer.status is Status.ANSWERED
    assert "15%" in answer.answer
    assert "25%" not in answer.answer


def test_options_tell_the_kind_of_thing_asked_for(ask_counties: Ask) -> None:
    assert ask_counties("B级铸造企业为什么要限产？").status is Status.ABSTAINED
