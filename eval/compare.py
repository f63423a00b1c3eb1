"""Two runs side by side: which questions got better, which got worse, and could it be chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eval.datamodels import Outcome
from eval.intervals import DIGITS, mcnemar
from eval.judge import judge

__all__ = ["Change", "Comparison", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One question whose strict verdict is not what it was."""

    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed on the questions that both runs asked, strictly judged.

    A question is the same if its id, words and conversation are; its gold is that of the later
    run for both. `only_before` and `only_after` are ids that have no partner.
    """

    paired: int
    strict_before: float
    strict_after: float
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    p_value: float
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    @property
    def fall(self) -> float:
        """By how much strict accuracy fell on the paired questions; negative if it rose."""
        return round(self.strict_before - self.strict_after, DIGITS)

    def fell_beyond(self, tolerance: float) -> bool:
        return self.fall > tolerance


def compare(before: Sequence[Outcome], after: Sequence[Outcome]) -> Comparison:
    """Pair the runs by question; McNemar's exact test (Q. McNemar, 1947) on strict verdicts."""
    earlier = {_key(outcome): outcome for outcome in before}
    later = {_key(outcome): outcome for outcome in after}
    pairs = [
        Change(before=_judged_as(earlier[key], outcome), after=outcome)
        for key, outcome in later.items()
        if key in earlier
    ]
    better = tuple(p for p in pairs if p.after.verdict.strict and not p.before.verdict.strict)
    worse = tuple(p for p in pairs if p.before.verdict.strict and not p.after.verdict.strict)
    return Comparison(
        paired=len(pairs),
        strict_before=_share([p.before for p in pairs]),
        strict_after=_share([p.after for p in pairs]),
        better=better,
        worse=worse,
        p_value=mcnemar(len(better), len(worse)),
        only_before=_without_partner(earlier, later),
        only_after=_without_partner(later, earlier),
    )


def _key(outcome: Outcome) -> tuple[str, ...]:
    question = outcome.question
    return (question.id, question.question, *question.history)


def _judged_as(before: Outcome, after: Outcome) -> Outcome:
    verdict = judge(after.question, before.reply)
    return replace(before, question=after.question, verdict=verdict)


def _share(outcomes: Sequence[Outcome]) -> float:
    if not outcomes:
        return 0.0
    return round(sum(o.verdict.strict for o in outcomes) / len(outcomes), DIGITS)


def _without_partner(
    ones: Mapping[tuple[str, ...], Outcome], others: Mapping[tuple[str, ...], Outcome]
) -> tuple[str, ...]:
    return tuple(outcome.question.id for key, outcome in ones.items() if key not in others)
