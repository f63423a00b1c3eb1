from typing import Any

import pytest

from eval.datamodels import Evidence, Retrieved
from eval.judge import gold_ranks, judge
from eval.reply import read_reply


def verdict(question: Any, answer: Any) -> Any:
    return judge(question, read_reply(answer))


def test_right_answer_with_its_citation_is_strictly_right(made: Any) -> None:
    assert verdict(made.question(), made.answer()).strict


def test_any_string_of_a_group_will_do_but_every_group_has_to(made: Any) -> None:
    question = made.question(must=(("12月底", "12月31日"), ("10家",)))
    assert verdict(question, made.answer("12月31日前完成10家[1]。")).answer_right
    found = verdict(question, made.answer("12月底前完成[1]。"))
    assert not found.answer_right
    assert found.missing == (("10家",),)


def test_forbidden_string_makes_a_right_answer_wrong(made: Any) -> None:
    question = made.question(never=("30%",))
    found = verdict(question, made.answer("B级限产30%，C级限产50%[1]。"))
    assert (found.answer_right, found.forbidden) == (False, ("30%",))


def test_year_in_the_answer_is_no_forbidden_percentage(made: Any) -> None:
    found = verdict(made.question(never=("20%",)), made.answer("2024年限产50%以上[1]。"))
    assert found.answer_right
    assert not found.plain_right  # taken to the letter, 20 is in 2024: the report points it out


def test_citation_marker_is_no_part_of_the_answer(made: Any) -> None:
    assert not verdict(made.question(must=(("1",),)), made.answer("限产[1]。")).answer_right
    assert verdict(made.question(must=(("2021",),)), made.answer("云政办发[2021]5号")).answer_right


@pytest.mark.parametrize("number", ["雾政办〔2022〕8号", None, ""])
def test_right_words_from_the_wrong_document_are_no_citation(made: Any, number: Any) -> None:
    found = verdict(made.question(), made.answer(citations=[made.citation(number=number)]))
    assert (found.answer_right, found.citation_right) == (True, False)


def test_number_is_compared_whatever_its_brackets_and_spaces(made: Any) -> None:
    cited = made.citation(number="云政办发 (2021］５号")
    assert verdict(made.question(), made.answer(citations=[cited])).strict


def test_number_and_quote_have_to_come_from_one_citation(made: Any) -> None:
    split = [made.citation(quote="别的话"), made.citation(number=made.other)]
    assert not verdict(made.question(), made.answer(citations=split)).citation_right


def test_one_of_several_passages_will_do(made: Any) -> None:
    either = (Evidence(doc=made.other, quote="别处也说"), *made.question().evidence)
    found = verdict(made.question(evidence=either), made.answer())
    assert (found.citation_right, found.uncited) == (True, (0,))


@pytest.mark.parametrize("kind", ["compare", "conflict"])
def test_comparison_and_conflict_need_every_passage(made: Any, kind: str) -> None:
    both = (Evidence(doc=made.other, quote="限产30%以上"), *made.question().evidence)
    question = made.question(kind=kind, evidence=both)
    assert not verdict(question, made.answer()).citation_right
    cited = [made.citation(), made.citation("限产30%以上", made.other)]
    assert verdict(question, made.answer(citations=cited)).strict


def test_ask_back_is_right_where_one_may_ask_back(made: Any) -> None:
    asks = {"status": "clarify", "answer": "问的是哪个市？"}
    assert verdict(made.ambiguous(), asks).strict
    assert not verdict(made.question(), asks).answer_right


def test_answer_to_an_ambiguous_question_has_to_cover_all(made: Any) -> None:
    assert not verdict(made.ambiguous(), made.answer()).answer_right
    cited = [made.citation(), made.citation("限产30%以上", made.other)]
    assert verdict(made.ambiguous(), made.answer(citations=cited)).strict


def test_refusal_of_an_ambiguous_question_is_not_right(made: Any) -> None:
    assert not verdict(made.ambiguous(), made.refusal).answer_right


def test_abstention_with_citations_is_not_strictly_right(made: Any) -> None:
    assert verdict(made.unanswerable(), made.refusal).strict
    dressed = made.refusal | {"citations": [made.citation()]}
    found = verdict(made.unanswerable(), dressed)
    assert (found.answer_right, found.citation_right) == (True, False)


def test_failed_reply_is_never_right(made: Any) -> None:
    broken = {"status": "error", "message": "坏了"}
    for question in (made.question(), made.unanswerable(), made.ambiguous()):
        assert not verdict(question, broken).answer_right


def test_citation_supports_by_gold_or_by_the_figure_in_the_gold_document(made: Any) -> None:
    cited = [
        made.citation(),
        made.citation("附件：水泥 50%"),
        made.citation("附件：水泥 50%", made.other),
        made.citation("无关的话"),
    ]
    assert verdict(made.question(), made.answer(citations=cited)).supporting == (
        True,
        True,
        False,
        False,
    )


def test_gold_rank_needs_the_document_where_the_engine_knows_it(made: Any) -> None:
    words = f"前文。{made.quote}。"
    ranked = [Retrieved(quote=words, number=made.other), Retrieved(quote=words, number=made.number)]
    assert gold_ranks(made.question(), ranked) == (2,)
    assert gold_ranks(made.question(), [Retrieved(quote=words)]) == (1,)
    assert gold_ranks(made.question(), []) == (None,)
