"""What the text and its tables say on one point is told together, with where it stands."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "question",
    [
        "青禾市2025年正文和附件里砖瓦窑治理多少座写的一样吗？",
        "青禾市2025年到底要治理多少座砖瓦窑？",
    ],
)
def test_two_figures_are_both_told_and_cited(ask_counties: Ask, question: str) -> None:
    answer = ask_counties(question)
    assert "不一" in answer.answer
    first, second = answer.citations
    assert "8座" in first.quote
    assert "11座" in second.quote
    assert all(figure in answer.answer for figure in ("8座", "11座"))


@pytest.mark.parametrize("asked", ["多少辆一致吗", "的数量一致吗", "多少辆写的一样吗"])
def test_two_places_that_agree_are_said_to(ask_counties: Ask, asked: str) -> None:
    answer = ask_counties(f"青禾市2025年正文和附表里淘汰老旧货车{asked}？")
    assert "120辆" in answer.answer
    assert "不一" not in answer.answer
    assert "一致" in answer.answer
    assert len(answer.citations) == 2


def test_what_holds_is_told_once_where_nothing_differs(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市2025年到底要淘汰多少辆老旧货车？")
    assert answer.answer.count("120辆") == 1
