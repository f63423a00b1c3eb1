"""The cell asked for, with its column and the unit that the header gives."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("青禾市柳岗区优良天数目标是多少？", ("柳岗区", "118天"), ("45", "（天）", "序号")),
        ("青禾市安陵县PM2.5目标是多少？", ("42微克/立方米",), ("129", "（微克")),
        ("青禾市安陵县责任人是谁？", ("费雨桐",), ("42", "129")),
    ],
)
def test_cell_of_the_column_asked_for_with_its_unit(
    ask_counties: Ask, question: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    answer = ask_counties(question).answer
    assert all(words in answer for words in said), answer
    assert not any(words in answer for words in unsaid), answer


def test_number_of_a_row_is_no_figure(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市柳岗区的目标是多少？").answer
    assert "序号" not in answer
    assert all(figure in answer for figure in ("45", "118"))
