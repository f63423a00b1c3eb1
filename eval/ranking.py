"""Retrieval measures through ir_measures, from the ranks at which gold passages came up.

What is relevant: one item per piece of evidence where all are needed, one for all of them where
any will do (a second copy of the same fact is no second need). Two pieces that came up in one
passage are one item. Every question with evidence is in the denominator; ir_measures fills in
zero for those whose gold did not come up, and where it should not, zero stands here already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eval.datamodels import Outcome, Question

__all__ = ["DEPTH", "RANKED", "rank_measures"]

DEPTH = 10  # how many passages are asked for
# Our name of each measure, and how ir_measures writes it.
RANKED = {"hit@1": "Success@1", "hit@5": "Success@5", "mrr@10": "RR@10", "ndcg@10": "nDCG@10"}


def rank_measures(outcomes: Iterable[Outcome]) -> dict[str, dict[str, float]]:
    """Question id to its measures, for all questions that have gold and shown retrieval."""
    judged = {
        o.question.id: o for o in outcomes if o.question.evidence and o.gold_ranks is not None
    }
    if not judged:
        return {}
    import ir_measures

    names = {ir_measures.parse_measure(theirs): ours for ours, theirs in RANKED.items()}
    qrels = {id_: _relevant(o.question, o.gold_ranks or ()) for id_, o in judged.items()}
    runs = {id_: _ranked(o) for id_, o in judged.items()}
    found: dict[str, dict[str, float]] = {id_: dict.fromkeys(RANKED, 0.0) for id_ in judged}
    for metric in ir_measures.iter_calc(list(names), qrels, runs):
        found[metric.query_id][names[metric.measure]] = float(metric.value)
    return found


def best_rank(ranks: Sequence[int | None]) -> int | None:
    """The rank of whatever gold came up first."""
    return min((rank for rank in ranks if rank is not None), default=None)


def _relevant(question: Question, ranks: Sequence[int | None]) -> Mapping[str, int]:
    if not question.needs_all:
        return {_item(best_rank(ranks), 0): 1}
    return {_item(rank, place): 1 for place, rank in enumerate(ranks)}


def _item(rank: int | None, place: int) -> str:
    """Gold that came up is named by its rank, gold that did not by its place."""
    return f"rank{rank}" if rank is not None else f"missing{place}"


def _ranked(outcome: Outcome) -> Mapping[str, float]:
    return {f"rank{rank}": -float(rank) for rank in range(1, len(outcome.retrieved) + 1)}
