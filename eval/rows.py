"""The row of a run: how an outcome is written to outcomes.jsonl and read back.

A row holds its question with its gold, so a run can be read without the set. The verdict is
written for people; reading judges again, so that two runs are always compared by one rule.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from eval.datamodels import Outcome, Question, Retrieved
from eval.errors import EngineError, RunError
from eval.fields import Fields
from eval.judge import judge
from eval.reply import read_reply, reply_json

__all__ = ["OUTCOMES", "outcome_json", "read_outcomes", "timeless"]

OUTCOMES = "outcomes.jsonl"
SHOWN = 60  # characters of a retrieved passage that are kept: enough to recognise it
_TIMES = "latency_ms"


def outcome_json(outcome: Outcome) -> dict[str, object]:
    """One row; times stand last and under `latency_ms` alone."""
    question, verdict = outcome.question.to_json(), outcome.verdict
    return {
        **question,
        **reply_json(outcome.reply),
        "question": outcome.question.question,
        "verdict": {
            "strict": verdict.strict,
            "answer_right": verdict.answer_right,
            "citation_right": verdict.citation_right,
            "wrong": outcome.wrong,
            "false_refusal": outcome.falsely_refused,
            "plain_right": verdict.plain_right,
            "missing": [list(group) for group in verdict.missing],
            "forbidden": list(verdict.forbidden),
            "uncited": list(verdict.uncited),
            "supporting": list(verdict.supporting),
        },
        "gold_ranks": None if outcome.gold_ranks is None else list(outcome.gold_ranks),
        "retrieved": [{"number": r.number, "quote": r.quote[:SHOWN]} for r in outcome.retrieved],
        "fingerprint": outcome.fingerprint,
        _TIMES: round(outcome.latency_ms, 3),
    }


def timeless(row: Mapping[str, object]) -> dict[str, object]:
    """The row without what differs between two runs of the same thing."""
    return {key: value for key, value in row.items() if key != _TIMES}


def read_outcomes(run: Path, *, forgive_last: bool = False) -> tuple[Outcome, ...]:
    """The rows of a run folder (or of the file itself).

    With `forgive_last`, a last line that was cut off by an interruption is passed over.
    """
    path = run / OUTCOMES if run.is_dir() else run
    try:
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise RunError(f"读不到评测结果 {path}：应是 wence eval 写出的文件夹") from exc
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(_outcome(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError, EngineError) as exc:
            if forgive_last and number == len(lines):
                break
            raise RunError(f"{path} 第{number}行不是评测结果") from exc
    return tuple(found)


def _outcome(row: dict[str, object]) -> Outcome:
    question = _question(row)
    reply = read_reply(row)
    ranks, retrieved = row["gold_ranks"], row["retrieved"]
    if not isinstance(retrieved, list) or not isinstance(ranks, list | None):
        raise TypeError(type(retrieved))
    return Outcome(
        question=question,
        reply=reply,
        verdict=judge(question, reply),
        fingerprint=str(row["fingerprint"]),
        gold_ranks=None if ranks is None else tuple(ranks),
        retrieved=tuple(Retrieved(quote=r["quote"], number=r["number"]) for r in retrieved),
        latency_ms=float(str(row[_TIMES])),
    )


def _question(row: Mapping[str, object]) -> Question:
    fields = Fields(raw=row, locate=str)
    question = fields.question()
    if question is None:
        raise ValueError(fields.problems[0])
    return question
