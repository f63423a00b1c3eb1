"""The project's own gate: no question that was right may become wrong unnoticed.

A baseline holds, for one of the project's sets, the questions that are answered strictly right.
It is written on purpose (`wence eval accept RUN`), reviewed like code, and every later run is
held against it by name, on the day that the baseline was taken for. It tells which questions are
right and not what they ask, so that a set that is kept unseen stays so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.datamodels import Outcome
from eval.errors import RunError
from eval.questions import read_questions
from eval.run import Opens, run_questions

__all__ = [
    "Baseline",
    "Regression",
    "baseline_of",
    "held",
    "read_baseline",
    "regressions",
    "write_baseline",
]

_DIGEST = 12  # hex digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The questions of a set that are right: ids, each with a digest of what is asked, which
    tells if an id was reused.

    `as_of` is the day the run was asked for: 今年 means another year on another day.
    """

    name: str
    right: Mapping[str, str]
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A question that was right and is not any more, or is not asked any more."""

    id: str
    question: str
    got: str

    def __str__(self) -> str:
        return f"{self.id} {self.question} → {self.got}"


def baseline_of(summary: Mapping[str, object], outcomes: Sequence[Outcome]) -> Baseline:
    """What is right in this run, to be kept right; only a run of the whole set will do."""
    if summary.get("set_questions") != len(outcomes):
        whole = summary.get("set_questions")
        raise RunError(f"这次只跑了 {len(outcomes)} 题，整套有 {whole} 题；跑完整套再记基线")
    day = summary.get("as_of")
    if not day:
        raise RunError("这次没有定“今天”，隔天再跑结果会变；加 --as-of 日期 重跑，再记基线")
    right = {o.question.id: _digest(o) for o in outcomes if o.verdict.strict}
    return Baseline(
        name=str(summary["set"]),
        right=dict(sorted(right.items())),
        as_of=date.fromisoformat(str(day)),
    )


def held(baseline: Baseline, sets: Path, spec: Opens) -> tuple[Regression, ...]:
    """Run the baseline's set from the folder `sets` and hold the outcome against it."""
    questions = read_questions(sets / baseline.name)
    return regressions(baseline, list(run_questions(questions, spec, as_of=baseline.as_of)))


def regressions(baseline: Baseline, outcomes: Sequence[Outcome]) -> tuple[Regression, ...]:
    """Every question of the baseline that does not hold in this run, by name."""
    now = {outcome.question.id: outcome for outcome in outcomes}
    found = []
    for id_, digest in baseline.right.items():
        outcome = now.get(id_)
        got = _fault(digest, outcome)
        if got:
            asked = _asked(outcome) if outcome else ""
            found.append(Regression(id=id_, question=asked, got=got))
    return tuple(found)


def write_baseline(path: Path, baseline: Baseline) -> None:
    day = baseline.as_of.isoformat()
    row = {"set": baseline.name, "as_of": day, "right": dict(baseline.right)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_baseline(path: Path) -> Baseline:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return Baseline(
            name=row["set"],
            right={str(k): str(v) for k, v in row["right"].items()},
            as_of=date.fromisoformat(row["as_of"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise RunError(f"{path} 不是基线；用 wence eval accept 重写") from exc


def _fault(digest: str, outcome: Outcome | None) -> str | None:
    if outcome is None:
        return "题集里没有这道题了"
    if _digest(outcome) != digest:
        return "题目改过了，看过后用 wence eval accept 重写基线"
    if outcome.verdict.strict:
        return None
    verdict, reply = outcome.verdict, outcome.reply
    said = reply.message or reply.answer
    if not verdict.answer_right:
        return f"答案不对（{reply.status.value}）：{said}"
    return f"出处不对：{said}"


def _digest(outcome: Outcome) -> str:
    return hashlib.sha256(_asked(outcome).encode()).hexdigest()[:_DIGEST]


def _asked(outcome: Outcome) -> str:
    return " → ".join((*outcome.question.history, outcome.question.question))
