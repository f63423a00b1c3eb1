"""The assistant as an engine, over the documents of invented towns."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.datamodels import Outcome, Status
from eval.engines import EngineSpec
from eval.run import run_questions

WENCE = "from assistant.cli import main; main()"
DAY = date(2024, 11, 20)
ASKED = "砚洲市B级焦化企业怎么限产？"
REFUSED = "砚洲市小学几点放学？"


@pytest.fixture(scope="module")
def outcomes(town_home: Path) -> tuple[Outcome, ...]:
    from tests.eval.conftest import Made

    questions = [Made.question("q1", question=ASKED), Made.unanswerable("q2", question=REFUSED)]
    return tuple(run_questions(questions, EngineSpec(home=town_home), as_of=DAY))


def test_answer_comes_with_its_evidence_score_and_slots(outcomes: tuple[Outcome, ...]) -> None:
    reply = outcomes[0].reply
    assert reply.status is Status.ANSWERED
    assert reply.score is not None
    assert reply.score > 0.5
    assert reply.slots is not None
    assert reply.slots["regions"] == ["砚洲市"]
    assert reply.slots["grades"] == ["B级"]


def test_refusal_tells_how_good_the_best_evidence_was(outcomes: tuple[Outcome, ...]) -> None:
    answered, refused = (outcome.reply for outcome in outcomes)
    assert refused.status is Status.ABSTAINED
    assert refused.score is not None
    assert answered.score is not None
    assert refused.score < answered.score


def test_two_runs_differ_in_nothing_but_times(town_home: Path, tmp_path: Path, made: Any) -> None:
    questions = [made.question("q1", question=ASKED), made.question("q2", question=REFUSED)]
    rows = [json.dumps(question.to_json(), ensure_ascii=False) for question in questions]
    (tmp_path / "set.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = []
    for seed in ("1", "2"):  # the order of sets differs between processes
        out = tmp_path / seed
        command = ["--home", town_home, "eval", tmp_path / "set.jsonl", "--out", out]
        subprocess.run(
            [sys.executable, "-c", WENCE, *command, "--as-of", DAY.isoformat()],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        lines = (out / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        report = (out / "report.html").read_text(encoding="utf-8").split('<section id="times">')[0]
        found.append(([line.split(', "latency_ms"')[0] for line in lines], summary, report))
    for _, summary, _ in found:
        summary.pop("times")
    assert found[0] == found[1]
