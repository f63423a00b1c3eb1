"""Every measure, defined once: who counts, what counts, where the idea comes from.

Per-question values come first and all figures are computed from them. A measure's `of` gives a
question's value, or None where the question is not in its denominator. Except for
`refusal_precision`, who is in a denominator depends on the question alone, never on what the
engine did with it: a question that failed counts as failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from eval.datamodels import Estimate, Expect, Outcome, Status
from eval.intervals import DIGITS, bootstrap, wilson
from eval.ranking import RANKED, rank_measures

__all__ = ["MEASURES", "Measure", "latencies", "measure_all", "summarise"]

PERCENTILES = (50, 95)


class Average(Enum):
    PROPORTION = "wilson"
    MEAN = "bootstrap"
    MEDIAN = "bootstrap of the median"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`source` is where the definition comes from; `percent` and `better` are for display."""

    name: str
    label: str
    average: Average
    of: Callable[[Outcome], float | None]
    source: str
    percent: bool = True
    lower_is_better: bool = False


def _among(members: bool, hit: bool) -> float | None:  # noqa: FBT001
    return float(hit) if members else None


def _cited_gold(outcome: Outcome) -> float | None:
    """How much of the gold that has to be cited is cited; an ask-back owes none."""
    question, verdict = outcome.question, outcome.verdict
    if not (question.answerable and question.evidence):
        return None
    if _owes_nothing(outcome):
        return 1.0
    found = len(question.evidence) - len(verdict.uncited)
    return found / len(question.evidence) if question.needs_all else float(found > 0)


def _cited_right(outcome: Outcome) -> float | None:
    """Which part of the citations supports; none at all supports nothing, as in ALCE."""
    if not (outcome.question.answerable and outcome.question.evidence):
        return None
    supporting = outcome.verdict.supporting
    if not supporting:
        return float(_owes_nothing(outcome))
    return sum(supporting) / len(supporting)


def _owes_nothing(outcome: Outcome) -> bool:
    """An ask-back, where one may ask back."""
    asked_back = outcome.reply.status is Status.CLARIFY
    return asked_back and outcome.question.expect is Expect.CLARIFY_OR_COVER


_CONTRACT = "问题集约定"
_REFUSAL = "拒答的查全与查准，RefusalBench 一类评测的通行定义"
_ALCE = "ALCE（Gao 等，2023）的引用查准与查全，按字面判断：引文须含标准原文且文号相符"
_ENGINE = "ir_measures"

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="strict",
        label="严格正确",
        average=Average.PROPORTION,
        of=lambda o: float(o.verdict.strict),
        source=f"{_CONTRACT}：答案和引用都对，全部题目为分母",
    ),
    Measure(
        name="loose",
        label="宽松正确",
        average=Average.PROPORTION,
        of=lambda o: float(o.verdict.answer_right),
        source=f"{_CONTRACT}：只看答案，全部题目为分母",
    ),
    Measure(
        name="wrong",
        label="答了但错",
        average=Average.PROPORTION,
        of=lambda o: float(o.wrong),
        source=f"{_CONTRACT}：给了答案而答案不对，全部题目为分母",
        lower_is_better=True,
    ),
    Measure(
        name="error",
        label="出错",
        average=Average.PROPORTION,
        of=lambda o: float(o.reply.status is Status.ERROR),
        source="引擎没有给出答复，全部题目为分母",
        lower_is_better=True,
    ),
    Measure(
        name="false_refusal",
        label="误拒",
        average=Average.PROPORTION,
        of=lambda o: _among(o.question.answerable, o.falsely_refused),
        source=f"{_CONTRACT}：能答而拒答，或该答而反问；能答的题为分母",
        lower_is_better=True,
    ),
    Measure(
        name="refusal_recall",
        label="拒答查全",
        average=Average.PROPORTION,
        of=lambda o: _among(not o.question.answerable, o.reply.status is Status.ABSTAINED),
        source=f"{_REFUSAL}；不能答的题为分母",
    ),
    Measure(
        name="refusal_precision",
        label="拒答查准",
        average=Average.PROPORTION,
        of=lambda o: _among(o.reply.status is Status.ABSTAINED, not o.question.answerable),
        source=f"{_REFUSAL}；所有拒答为分母",
    ),
    Measure(
        name="citation_precision",
        label="引用查准",
        average=Average.MEAN,
        of=_cited_right,
        source=f"{_ALCE}，或在标准文件里含有须含的字；能答的题为分母",
    ),
    Measure(
        name="citation_recall",
        label="引用查全",
        average=Average.MEAN,
        of=_cited_gold,
        source=f"{_ALCE}；能答的题为分母",
    ),
    Measure(
        name="answer_chars",
        label="答案字数（中位）",
        average=Average.MEDIAN,
        of=lambda o: float(len(o.reply.answer)) if o.reply.status is Status.ANSWERED else None,
        source="给出的答案的字符数，中位数",
        percent=False,
        lower_is_better=True,
    ),
)

_RANK_LABELS = {
    "hit@1": ("首位命中", Average.PROPORTION),
    "hit@5": ("前五命中", Average.PROPORTION),
    "mrr@10": ("MRR@10", Average.MEAN),
    "ndcg@10": ("nDCG@10", Average.MEAN),
}


def measure_all(outcomes: Sequence[Outcome]) -> tuple[Measure, ...]:
    """All measures over these outcomes; ranking is computed once for all of them."""
    ranked = rank_measures(outcomes)

    def ranking(name: str) -> Callable[[Outcome], float | None]:
        return lambda outcome: ranked.get(outcome.question.id, {}).get(name)

    return (
        *MEASURES,
        *(
            Measure(
                name=name,
                label=label,
                average=average,
                of=ranking(name),
                source=f"{_ENGINE} 的 {RANKED[name]}；给了原文的题为分母",
                percent=average is Average.PROPORTION,
            )
            for name, (label, average) in _RANK_LABELS.items()
        ),
    )


def summarise(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The summary: every measure over all questions, then by kind, region and document."""
    measures = measure_all(outcomes)
    return {
        **_figures(outcomes, measures),
        "statuses": dict(sorted(Counter(o.reply.status.value for o in outcomes).items())),
        "denominators": {m.name: len(_values(outcomes, m)) for m in measures},
        "readings_differ": [
            o.question.id for o in outcomes if o.verdict.plain_right != o.verdict.answer_right
        ],
        "by_kind": _grouped(outcomes, measures, lambda o: (o.question.kind,)),
        "by_region": _grouped(outcomes, measures, _regions(outcomes)),
        "by_document": _grouped(outcomes, measures, _documents),
    }


def _figures(outcomes: Sequence[Outcome], measures: Sequence[Measure]) -> dict[str, object]:
    figures = {m.name: _estimate(_values(outcomes, m), m.average).to_json() for m in measures}
    return {"questions": len(outcomes), **figures}


def _values(outcomes: Sequence[Outcome], measure: Measure) -> list[float]:
    return [value for value in map(measure.of, outcomes) if value is not None]


def _estimate(values: Sequence[float], average: Average) -> Estimate:
    # A mean of noughts and ones is a proportion; the bootstrap would take all ones for certain.
    binary = average is not Average.MEDIAN and set(values) <= {0.0, 1.0}
    if binary:
        return wilson(round(sum(values)), len(values))
    return bootstrap(values, np.median if average is Average.MEDIAN else np.mean)


def _grouped(
    outcomes: Sequence[Outcome],
    measures: Sequence[Measure],
    keys: Callable[[Outcome], Sequence[str]],
) -> dict[str, object]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for key in keys(outcome):
            groups.setdefault(key, []).append(outcome)
    return {key: _figures(groups[key], measures) for key in sorted(groups)}


def _documents(outcome: Outcome) -> Sequence[str]:
    """The gold documents; a comparison of two counts for both."""
    return list(dict.fromkeys(evidence.doc for evidence in outcome.question.evidence))


def _regions(outcomes: Sequence[Outcome]) -> Callable[[Outcome], Sequence[str]]:
    """A question's region: as the set says, or that of its gold documents, as far as anything
    cited in the run tells which region a document is of."""
    cited = [c for o in outcomes for c in o.reply.citations if c.number and c.region]
    region_of: Mapping[str, str] = {str(c.number): str(c.region) for c in cited}

    def regions(outcome: Outcome) -> Sequence[str]:
        if outcome.question.region:
            return [outcome.question.region]
        found = (region_of.get(doc) for doc in _documents(outcome))
        return list(dict.fromkeys(region for region in found if region))

    return regions


def latencies(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Milliseconds a question: what differs from run to run, and so is kept apart."""
    values = [outcome.latency_ms for outcome in outcomes] or [0.0]
    found = np.percentile(values, PERCENTILES)
    return {
        f"latency_p{percent}_ms": round(float(value), 3)
        for percent, value in zip(PERCENTILES, found, strict=True)
    } | {"questions_total_ms": round(sum(values), DIGITS)}
