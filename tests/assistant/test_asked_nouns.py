"""The noun that a question asks about is read beside the word that asks."""

from collections.abc import Callable

import pytest

from assistant.asked_nouns import asked_nouns
from assistant.question import Query


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("奖金由哪个部门发？", ("奖金",)),
        ("煤矿瓦斯治理归谁牵头？", ("瓦斯",)),  # behind a word that may be said of anything
        ("储罐装的是什么物料？", ("物料",)),
        ("检查点设在哪里？", ("检查点",)),
        # what only asks, a name, and what several statements may tell
        ("散煤替代的时限是什么时候？", ()),
        ("会有什么后果？", ()),
        ("华纤复合材料公司承担什么改造？", ()),
        ("甲市的安排和省里的基准各是多少？", ()),
        ("臭氧要控制在多少？", ()),
        ("橙色预警时停哪些？", ()),
    ],
)
def test_nouns_beside_the_word_that_asks(
    read: Callable[[str], Query], question: str, nouns: tuple[str, ...]
) -> None:
    assert asked_nouns(read(question)) == nouns
