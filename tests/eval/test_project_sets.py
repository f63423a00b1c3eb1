"""The project's own gate: every question of a baseline still has to be right."""

from pathlib import Path

import pytest

from eval.cli import BASELINES, OWN_SETS
from eval.engines import EngineSpec
from eval.gate import held, read_baseline


@pytest.mark.parametrize("path", sorted(BASELINES.glob("*.json")), ids=lambda path: path.stem)
def test_no_question_that_was_right_turned_wrong(path: Path, own_home: Path) -> None:
    worse = held(read_baseline(path), OWN_SETS, EngineSpec(home=own_home))
    assert not worse, "\n".join(map(str, worse))
