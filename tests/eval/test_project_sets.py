"""The project's own gate: every question of a baseline still has to be right.

Each set that answers are measured with has to have a baseline; without one nothing is held, and
that is said as loudly as a passing run allows.
"""

from pathlib import Path

import pytest

from eval.cli import BASELINES, OWN_SETS
from eval.engines import EngineSpec
from eval.gate import held, read_baseline

GATED = ("public", "dev", "test")


@pytest.mark.parametrize("name", GATED)
def test_no_question_that_was_right_turned_wrong(name: str, own_home: Path) -> None:
    path = BASELINES / f"{name}.json"
    if not path.exists():
        pytest.skip(
            f"没有基线 {path.name}，这一关没有守：跑 wence eval eval/questions/{name}.jsonl "
            f"--out runs/{name} --as-of 日期，看过后 wence eval accept runs/{name}"
        )
    worse = held(read_baseline(path), OWN_SETS, EngineSpec(home=own_home))
    assert not worse, "\n".join(map(str, worse))
