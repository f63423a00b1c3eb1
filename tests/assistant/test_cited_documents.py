"""Numbers of documents that a document names are told where the question means these."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("沐岚2025年考核用的那份考核办法是什么文号？", "沐环委〔2023〕8号"),
        ("沐岚2025年做量化考核依据的办法文号是多少？", "沐环委〔2023〕8号"),
        ("沐岚2025年方案依据的省方案是什么文号？", "淇环发〔2025〕61号"),
        ("沐岚2025年提到的《沐岚市大气污染防治量化考核办法》文号？", "沐环委〔2023〕8号"),
        ("沐岚2025年方案是什么文号？", "沐政办发〔2025〕22号"),
        ("溪垣错峰方案（不是转发通知）是什么文号？", "溪环委办〔2025〕7号"),
        ("溪垣转发错峰方案的那个通知，文号是啥？", "溪工信发〔2025〕19号"),
        ("沐岚2025年方案（不是2024年的）文号是多少？", "沐政办发〔2025〕22号"),
    ],
)
def test_number_of_the_document_that_is_meant(ask_sides: Ask, question: str, number: str) -> None:
    answer = ask_sides(question)
    assert answer.status is Status.ANSWERED
    assert number in answer.answer
    assert answer.answer.count("〕") == 1
    assert any(number in citation.quote.replace(" ", "") for citation in answer.citations)


def test_a_part_that_is_not_stated_is_remarked(ask: Ask) -> None:
    answer = ask("砚洲2024年方案的文号是什么，是哪天印发的？")
    assert answer.status is Status.ANSWERED
    told = "印发" in answer.answer or any("印发日期" in note for note in answer.notes)
    assert told
