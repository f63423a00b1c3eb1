from typing import Any

import pytest

from eval.measures import latencies, summarise

CONTRACT = (
    "strict",
    "loose",
    "wrong",
    "false_refusal",
    "refusal_recall",
    "citation_precision",
    "citation_recall",
    "hit@1",
    "hit@5",
    "mrr@10",
    "ndcg@10",
)


def value(outcomes: list[Any], name: str) -> Any:
    figures: Any = summarise(outcomes)[name]
    return figures["value"]


def test_summary_has_the_form_of_the_contract(made: Any) -> None:
    outcomes = [
        made.outcome(made.question(), made.answer(), gold_ranks=(1,), retrieved=()),
        made.outcome(made.unanswerable(), made.refusal),
    ]
    summary: Any = summarise(outcomes)
    assert summary["questions"] == 2
    for group in (summary, summary["by_kind"]["target"], summary["by_kind"]["unanswerable"]):
        for name in CONTRACT:
            assert set(group[name]) == {"value", "low", "high"}
    assert summary["by_kind"]["target"]["questions"] == 1
    assert summary["strict"]["value"] == 1.0


def test_every_question_is_in_the_denominator_whatever_became_of_it(made: Any) -> None:
    outcomes = [
        made.outcome(made.question("right"), made.answer()),
        made.outcome(made.question("badly cited"), made.answer(citations=[])),
        made.outcome(made.question("wrong"), made.answer("限产30%[1]。")),
        made.outcome(made.question("refused"), made.refusal),
        made.outcome(made.question("failed"), {"status": "error", "message": "坏了"}),
        made.outcome(made.unanswerable(), made.refusal),
        made.outcome(made.unanswerable("answered anyway"), made.answer()),
    ]
    assert value(outcomes, "strict") == pytest.approx(2 / 7, abs=1e-6)
    assert value(outcomes, "loose") == pytest.approx(3 / 7, abs=1e-6)
    assert value(outcomes, "wrong") == pytest.approx(2 / 7, abs=1e-6)
    assert value(outcomes, "error") == pytest.approx(1 / 7, abs=1e-6)
    assert value(outcomes, "false_refusal") == pytest.approx(1 / 5)
    assert value(outcomes, "refusal_recall") == pytest.approx(1 / 2)
    assert value(outcomes, "refusal_precision") == pytest.approx(1 / 2)
    assert value(outcomes, "citation_recall") == pytest.approx(2 / 5)


def test_ask_back_is_a_false_refusal_only_where_an_answer_was_expected(made: Any) -> None:
    asks = {"status": "clarify", "answer": "哪个市？"}
    assert value([made.outcome(made.question(), asks)], "false_refusal") == 1.0
    assert value([made.outcome(made.ambiguous(), asks)], "false_refusal") == 0.0
    assert value([made.outcome(made.ambiguous(), made.refusal)], "false_refusal") == 1.0
    assert value([made.outcome(made.question(), asks)], "wrong") == 0.0


def test_citation_precision_is_the_supporting_part(made: Any) -> None:
    cited = [made.citation(), made.citation("无关"), made.citation("无关", made.other)]
    assert value(
        [made.outcome(made.question(), made.answer(citations=cited))], "citation_precision"
    ) == (pytest.approx(1 / 3, abs=1e-6))
    assert (
        value([made.outcome(made.question(), made.answer(citations=[]))], "citation_precision") == 0
    )
    assert value([made.outcome(made.unanswerable(), made.refusal)], "citation_precision") is None


def test_citation_recall_of_a_comparison_counts_each_side(made: Any) -> None:
    question = made.question(kind="compare", evidence=made.ambiguous().evidence)
    assert value([made.outcome(question, made.answer())], "citation_recall") == 0.5


def test_ask_back_owes_no_citation(made: Any) -> None:
    outcome = made.outcome(made.ambiguous(), {"status": "clarify", "answer": "哪个市？"})
    assert value([outcome], "citation_recall") == 1.0
    assert value([outcome], "citation_precision") == 1.0


def test_engine_without_retrieval_has_no_ranking_figures(made: Any) -> None:
    assert value([made.outcome(made.question(), made.answer())], "hit@1") is None


def test_groups_are_by_kind_region_and_document(made: Any) -> None:
    compare = made.question("c", kind="compare", evidence=made.ambiguous().evidence)
    summary: Any = summarise(
        [
            made.outcome(made.question(), made.answer()),
            made.outcome(compare, made.refusal),
            made.outcome(made.unanswerable(region="雾州市"), made.refusal),
        ]
    )
    assert {k: v["questions"] for k, v in summary["by_document"].items()} == {
        made.number: 2,
        made.other: 1,
    }
    assert {k: v["questions"] for k, v in summary["by_region"].items()} == {
        "云州市": 2,
        "雾州市": 1,
    }


def test_verdicts_that_hang_on_the_reading_are_named(made: Any) -> None:
    question = made.question("q9", never=("20%",))
    summary = summarise([made.outcome(question, made.answer("2024年限产50%[1]。"))])
    assert summary["readings_differ"] == ["q9"]


def test_latency_is_told_in_percentiles(made: Any) -> None:
    outcomes = [
        made.outcome(made.question(), made.answer(), latency_ms=float(ms)) for ms in range(1, 101)
    ]
    assert latencies(outcomes)["latency_p50_ms"] == pytest.approx(50.5)
    assert latencies(outcomes)["latency_p95_ms"] == pytest.approx(95.05)
