"""Where text and annex say different things, both are told; where they agree, nothing is said."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[..., Answer]


def test_figure_said_twice_and_differently_is_told_with_both_sources(ask: Ask) -> None:
    answer = ask("槐阳市2024年散煤替代多少万户？")
    assert answer.status is Status.ANSWERED
    assert "3.2万户" in answer.answer
    assert "3.5万户" in answer.answer
    (conflict,) = answer.conflicts
    assert len({side.citation for side in conflict.sides}) == 2
    by_id = {citation.id: citation.quote for citation in answer.citations}
    figures = ("3.2万户", "3.5万户")
    told = [next(f for f in figures if f in side.says) for side in conflict.sides]
    assert sorted(told) == sorted(figures)
    assert all(f in by_id[s.citation] for f, s in zip(told, conflict.sides, strict=True))


@pytest.mark.parametrize(
    "question",
    [
        "槐阳市2024年要改造多少家餐饮单位的油烟设施？",  # said twice, the same
        "槐阳市2024年油烟净化设施改造什么时候完成？",
        "槐阳市2024年煤改电多少万户？",  # another figure of the contradicting sentence
        "砚洲市散煤替代多少万户？",  # another city
        "槐阳市2023年散煤替代多少万户？",  # another year
    ],
)
def test_no_contradiction_is_told_where_there_is_none(ask: Ask, question: str) -> None:
    assert ask(question).conflicts == ()
