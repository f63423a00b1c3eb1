from typing import Any

import pytest

from eval.datamodels import Evidence, Retrieved
from eval.ranking import rank_measures

DEPTH = tuple(Retrieved(quote=f"第{rank}段") for rank in range(1, 11))


def measured(question: Any, made: Any, ranks: Any, retrieved: Any = DEPTH) -> dict[str, float]:
    outcome = made.outcome(question, made.answer(), gold_ranks=ranks, retrieved=retrieved)
    return rank_measures([outcome])[question.id]


def pair(made: Any, **given: Any) -> Any:
    return made.question(evidence=made.ambiguous().evidence, **given)


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        (1, {"hit@1": 1, "hit@5": 1, "mrr@10": 1, "ndcg@10": 1}),
        (2, {"hit@1": 0, "hit@5": 1, "mrr@10": 0.5, "ndcg@10": 0.6309}),
        (6, {"hit@1": 0, "hit@5": 0, "mrr@10": 1 / 6, "ndcg@10": 0.3562}),
        (None, {"hit@1": 0, "hit@5": 0, "mrr@10": 0, "ndcg@10": 0}),
    ],
)
def test_rank_of_one_gold_passage(made: Any, rank: Any, expected: dict[str, float]) -> None:
    assert measured(made.question(), made, (rank,)) == pytest.approx(expected, abs=1e-4)


def test_any_of_several_copies_is_enough(made: Any) -> None:
    assert measured(pair(made), made, (None, 1))["ndcg@10"] == 1


def test_comparison_is_whole_only_with_both(made: Any) -> None:
    compare = pair(made, kind="compare")
    assert measured(compare, made, (1, 2))["ndcg@10"] == 1
    assert measured(compare, made, (1, None))["ndcg@10"] == pytest.approx(0.6131, abs=1e-4)


def test_two_pieces_in_one_passage_are_one_item(made: Any) -> None:
    assert measured(pair(made, kind="compare"), made, (1, 1))["ndcg@10"] == 1


def test_question_is_measured_alike_alone_and_in_company(made: Any) -> None:
    lost = made.outcome(made.question("lost"), made.answer(), gold_ranks=(None,), retrieved=())
    found = made.outcome(made.question("found"), made.answer(), gold_ranks=(1,), retrieved=DEPTH)
    together = rank_measures([lost, found])
    assert rank_measures([lost])["lost"] == together["lost"]
    assert set(together["lost"].values()) == {0.0}


def test_what_shows_no_retrieval_or_has_no_gold_is_not_measured(made: Any) -> None:
    shown = made.outcome(made.question(evidence=(Evidence(doc="a", quote="b"),)), made.answer())
    refused = made.outcome(made.unanswerable(), made.refusal, gold_ranks=())
    assert rank_measures([shown, refused]) == {}
