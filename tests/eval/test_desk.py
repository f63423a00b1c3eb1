import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import PolicyError
from eval.desk import PageDesk
from eval.errors import RunError


@pytest.fixture
def desk(tmp_path: Path, made: Any) -> PageDesk:
    """A set of two questions; the engine gets the first one right."""
    asked = (made.question("q1"), made.question("q2"))
    lines = [json.dumps(question.to_json(), ensure_ascii=False) for question in asked]
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "own.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return PageDesk(
        sets_folder=tmp_path / "sets",
        runs_folder=tmp_path / "runs",
        spec=made.spec((asked[0], made.answer())),
    )


def never() -> bool:
    return False


def test_run_tells_how_far_it_is_and_can_be_looked_at(desk: PageDesk) -> None:
    assert desk.sets() == ["own.jsonl"]
    told = list(desk.run("own.jsonl", limit=None, stop=never))
    assert [(step.done, step.total, step.right) for step in told] == [
        (0, 2, 0),
        (1, 2, 1),
        (2, 2, 1),
        (2, 2, 1),
    ]
    assert desk.runs() == [told[-1].run]
    report = desk.report(told[-1].run)
    assert (report.asked, report.kinds[0][1:]) == (2, (1, 2))
    assert [one.id for one in report.missed] == ["q2"]
    assert report.page.startswith(b"<!doctype html>".upper()) or b"<html" in report.page
    assert report.measures[0].value == "50.0%"


def test_stopped_run_keeps_what_it_has(desk: PageDesk) -> None:
    answers = iter([False, True])
    told = list(desk.run("own.jsonl", limit=None, stop=lambda: next(answers, True)))
    assert told[-1].done == 1
    assert desk.report(told[-1].run).asked == 1


def test_two_runs_are_held_against_each_other(desk: PageDesk, made: Any, tmp_path: Path) -> None:
    questions = [made.question("q1"), made.question("q2")]
    worse = made.spec()
    made.run(questions, worse, tmp_path / "runs" / "before")
    run = list(desk.run("own.jsonl", limit=None, stop=never))[-1].run
    report = desk.report(run, against="before")
    assert ([one.id for one in report.better], report.worse) == (["q1"], ())
    assert "概率" in report.chance


@pytest.mark.parametrize("name", ["none.jsonl", "../sets/own.jsonl", ""])
def test_only_known_sets_and_runs_are_opened(desk: PageDesk, name: str) -> None:
    with pytest.raises(RunError, match="从列表里选"):
        list(desk.run(name, limit=None, stop=never))
    with pytest.raises(RunError, match="从列表里选"):
        desk.report(name)


def test_engine_that_does_not_open_is_told(desk: PageDesk, tmp_path: Path) -> None:
    class Broken:
        name = "broken"
        computes_here = False

        def open(self) -> Any:
            raise RunError("索引打不开")

    broken = PageDesk(sets_folder=desk.sets_folder, runs_folder=tmp_path / "other", spec=Broken())
    with pytest.raises(PolicyError, match="索引打不开"):
        list(broken.run("own.jsonl", limit=None, stop=never))
