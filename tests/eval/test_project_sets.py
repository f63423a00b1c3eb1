"""The project's own sets: each can be judged against the corpus, and what was right stays right.

Each set that answers are measured with has to have a baseline; without one nothing is held, and
that is said as loudly as a passing run allows.
"""

from pathlib import Path

import pytest

from assistant.build import current
from corpus.library import Library
from eval.checking import check_set
from eval.cli import BASELINES, OWN_SETS
from eval.engines import EngineSpec
from eval.gate import held, read_baseline
from eval.questions import read_questions
from eval.shelf import library_shelf

GATED = (
    "public",
    "dev",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twentyfirst",
    "twentysecond",
    "twentythird",
    "twentyfourth",
    "twentyfifth",
    "twentysixth",
    "twentyseventh",
    "twentyeighth",
    "twentyninth",
    "thirtieth",
    "thirtyfirst",
    "test",
)


@pytest.mark.parametrize("name", sorted(path.name for path in OWN_SETS.glob("*.jsonl")))
def test_every_question_can_be_judged_against_the_corpus(name: str, own_home: Path) -> None:
    shelf = library_shelf(Library.load(current(own_home)))
    report = check_set(read_questions(OWN_SETS / name), shelf)
    assert report.fit, [finding.id for finding in report.findings if finding.serious]


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
