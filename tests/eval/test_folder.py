import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eval.errors import RunError
from eval.folder import JOURNAL, read_summary
from eval.rows import outcome_json, read_outcomes, timeless

ROW_KEYS = {"id", "kind", "question", "answer", "citations", "verdict", "gold_ranks", "latency_ms"}


class Killed(BaseException):
    """What ends a process, and no engine error."""


def rows(run: Path) -> list[dict[str, Any]]:
    text = (run / "outcomes.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def page_without_times(run: Path) -> str:
    return (run / "report.html").read_text(encoding="utf-8").split('<section id="times">')[0]


def questions_and_spec(made: Any) -> Any:
    questions = [made.question("q1"), made.question("q2"), made.unanswerable(), made.ambiguous()]
    return questions, made.spec((questions[0], made.answer()), (questions[1], made.answer("30%")))


def test_run_writes_a_row_for_every_question_and_three_files(tmp_path: Path, made: Any) -> None:
    questions, spec = questions_and_spec(made)
    run = made.run(questions, spec, tmp_path / "run")
    assert {path.name for path in run.folder.iterdir()} == {
        "outcomes.jsonl",
        "summary.json",
        "report.html",
    }
    assert [row["id"] for row in rows(run.folder)] == ["q1", "q2", "u1", "a1"]
    assert set(rows(run.folder)[0]) >= ROW_KEYS
    summary = read_summary(run.folder)
    assert (summary["questions"], summary["set"], summary["engine"]) == (4, "set.jsonl", "fake")


def test_two_runs_are_byte_equal_but_for_times(tmp_path: Path, made: Any) -> None:
    questions, spec = questions_and_spec(made)
    for name in ("one", "two"):
        made.run(questions, spec, tmp_path / name)
    one, two = tmp_path / "one", tmp_path / "two"
    assert [json.dumps(timeless(row)) for row in rows(one)] == [
        json.dumps(timeless(row)) for row in rows(two)
    ]
    summaries = [dict(read_summary(run)) for run in (one, two)]
    for summary in summaries:
        assert isinstance(summary.pop("times"), Mapping)
    assert json.dumps(summaries[0]) == json.dumps(summaries[1])
    assert page_without_times(one) == page_without_times(two)


def test_rows_read_back_are_the_outcomes(tmp_path: Path, made: Any) -> None:
    questions, spec = questions_and_spec(made)
    run = made.run(questions, spec, tmp_path)
    assert [timeless(outcome_json(o)) for o in read_outcomes(tmp_path)] == [
        timeless(outcome_json(o)) for o in run.outcomes
    ]


def test_line_separators_in_an_answer_do_not_break_a_row(tmp_path: Path, made: Any) -> None:
    question = made.question()
    made.run([question], made.spec((question, made.answer("一\u2028二\x85三50%"))), tmp_path)
    (outcome,) = read_outcomes(tmp_path)
    assert outcome.reply.answer == "一\u2028二\x85三50%"


def test_interrupted_run_is_taken_up_where_it_ended(tmp_path: Path, made: Any) -> None:
    questions = [made.question(f"q{place}") for place in range(4)]
    right = [(question, made.answer()) for question in questions]
    with pytest.raises(Killed):
        made.run(questions, made.spec(*right[:2], (questions[2], Killed())), tmp_path)
    assert len((tmp_path / JOURNAL).read_text(encoding="utf-8").splitlines()) == 2
    with (tmp_path / JOURNAL).open("a", encoding="utf-8") as file:
        file.write('{"id": "q2", "cut o')
    spec = made.spec(*right)
    run = made.run(questions, spec, tmp_path, resume=True)
    assert [question for question, _, _ in spec.engine.asked] == [
        questions[2].question,
        questions[3].question,
    ]
    assert sum(outcome.verdict.strict for outcome in run.outcomes) == 4
    assert not (tmp_path / JOURNAL).exists()


def test_resuming_asks_again_what_failed(tmp_path: Path, made: Any) -> None:
    question = made.question()
    made.run([question], made.spec((question, OSError("断网"))), tmp_path)
    run = made.run([question], made.spec((question, made.answer())), tmp_path, resume=True)
    assert run.outcomes[0].verdict.strict


def test_without_resume_all_are_asked_again(tmp_path: Path, made: Any) -> None:
    question = made.question()
    made.run([question], made.spec((question, made.answer())), tmp_path)
    assert not made.run([question], made.spec(), tmp_path).outcomes[0].verdict.strict


def test_progress_is_told_row_by_row(tmp_path: Path, made: Any) -> None:
    seen: list[str] = []
    questions, spec = questions_and_spec(made)
    made.run(questions, spec, tmp_path, on_row=lambda outcome: seen.append(outcome.question.id))
    assert seen == ["q1", "q2", "u1", "a1"]


def test_run_may_be_compared_with_the_one_it_replaces(tmp_path: Path, made: Any) -> None:
    question = made.question()
    made.run([question], made.spec((question, made.answer())), tmp_path)
    run = made.run([question], made.spec(), tmp_path, against=tmp_path)
    assert run.comparison is not None
    assert [change.after.question.id for change in run.comparison.worse] == ["q1"]


@pytest.mark.parametrize("content", [None, "", "{}", "no json", '{"id": "q1"}'])
def test_folder_that_is_no_run_is_named(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "outcomes.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(RunError, match="outcomes"):
        read_outcomes(tmp_path)
    with pytest.raises(RunError, match="summary"):
        read_summary(tmp_path)
