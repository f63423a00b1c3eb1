"""Of clauses that each are about another, the one about who or what was asked about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer

DOCUMENTS = Path(__file__).parents[1] / "data" / "clauses"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param(
            "霖川柏原市要退出哪些限制类装备？", "瑞丰钢铁和永固铸造各1座", "嘉禾", id="last county"
        ),
        pytest.param("霖川澄溪县要退出哪些限制类装备？", "宏远冶炼1座", "瑞丰", id="first county"),
        pytest.param("霖川瑞岭资源公司要做什么？", "2个罐车", "3个储罐", id="first enterprise"),
        pytest.param("霖川安泰稷农公司要做什么？", "3个储罐", "2个罐车", id="last enterprise"),
        pytest.param(
            "霖川煤化工企业气化炉的煤气间接冷却改造什么时候完成？",
            "2025年12月底前",
            "2026年1月1日",
            id="deadline, not what those who miss it face",
        ),
        pytest.param(
            "霖川煤化工企业完不成煤气间接冷却改造的，从哪天起纳入错峰停产范围？",
            "2026年1月1日起",
            "2025年12月底前",
            id="what those face who miss it",
        ),
    ],
)
def test_own_clause(ask: Ask, question: str, said: str, unsaid: str) -> None:
    answer = ask(question).answer
    assert said in answer
    assert unsaid not in answer


def test_deadline_and_what_follows_it_are_both_told(ask: Ask) -> None:
    answer = ask(
        "霖川煤化工企业的煤气间接冷却改造什么时候完成？完不成的从哪天起纳入错峰停产范围？"
    ).answer
    assert "2025年12月底前" in answer
    assert "2026年1月1日起" in answer
