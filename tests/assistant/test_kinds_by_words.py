"""Words that ask for a kind of thing, and words that only look like them."""

import pytest

from assistant.kinds_by_words import KINDS_BY_WORDS


def kinds_asked(question: str) -> int:
    return sum(kind.asked.search(question) is not None for kind in KINDS_BY_WORDS)


@pytest.mark.parametrize(
    "question",
    [
        "几点到几点禁行？",
        "从几点开始？",
        "排名第几？",
        "在第几条？",
        "在哪里办公？",
        "有什么好处？",
        "谁来出资？",
    ],
)
def test_kind_is_asked_for(question: str) -> None:
    assert kinds_asked(question) == 1


@pytest.mark.parametrize(
    "question",
    [
        "安排几项任务？",
        "要注意哪几点？",
        "提了几点要求？",
        "第几阶段停产？",
        "标准提高了多少？",
        "出资的企业有几家？",
    ],
)
def test_kind_is_not_asked_for_by_words_that_look_alike(question: str) -> None:
    assert kinds_asked(question) == 0
