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
        "天然气价格是多少？",
        "什么是VOCs？",
        "臭氧有什么危害？",
        "在哪买？",
        "身份证怎么办？",
        "用什么型号的？",
        "谁中的标？",
        "是哪家开发的？",
        "完得成吗？",
        "怎么升到A级？",
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
        "价格执行什么政策？",
        "经济开发区的企业有几家？",
        "什么时候完成？",
    ],
)
def test_kind_is_not_asked_for_by_words_that_look_alike(question: str) -> None:
    assert kinds_asked(question) == 0
