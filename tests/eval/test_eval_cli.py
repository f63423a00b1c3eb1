import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.errors import FeedbackError
from eval import cli, engines, shelf
from eval.errors import FallError, QuestionSetError
from eval.questions import read_questions, write_jsonl
from eval.shelf import ShelfText

Wence = Callable[..., Result]


@pytest.fixture
def wence() -> Wence:
    return lambda *words: CliRunner().invoke(cli.app, [str(word) for word in words])


@pytest.fixture
def own_set(tmp_path: Path, made: Any) -> Path:
    questions = [made.question("q1"), made.question("q2", kind="list"), made.unanswerable()]
    write_jsonl(tmp_path / "own.jsonl", (question.to_json() for question in questions))
    return tmp_path / "own.jsonl"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, made: Any) -> Callable[..., None]:
    """Which questions the engine answers rightly."""

    def set_right(*ids: str) -> None:
        spec = made.spec(*((made.question(id_), made.answer()) for id_ in ids))
        monkeypatch.setattr(engines, "parse_engine", lambda *_, **__: spec)

    return set_right


def test_set_is_run_with_and_without_the_word_run(
    wence: Wence, own_set: Path, answers: Any, tmp_path: Path
) -> None:
    answers("q1")
    for place, words in enumerate([[own_set], ["run", own_set]]):
        out = tmp_path / str(place)
        result = wence(*words, "--out", out)
        assert result.exit_code == 0, result.output
        assert json.loads((out / "summary.json").read_text(encoding="utf-8"))["questions"] == 3
        assert f"报告 {out / 'report.html'}" in result.output
        assert "严格正确 66.7%" in result.output


def test_options_may_stand_before_the_set(
    wence: Wence, own_set: Path, answers: Any, tmp_path: Path
) -> None:
    answers()
    result = wence("--out", tmp_path / "run", "--kind", "list", own_set)
    assert result.exit_code == 0, result.output
    assert "1 题" in result.output.splitlines()


def test_fall_in_strict_accuracy_fails_and_is_named(
    wence: Wence, own_set: Path, answers: Any, tmp_path: Path
) -> None:
    answers("q1", "q2")
    wence(own_set, "--out", tmp_path / "old")
    answers("q1")
    result = wence(own_set, "--out", tmp_path / "new", "--against", tmp_path / "old")
    assert isinstance(result.exception, FallError)
    assert "变坏 q2" in result.output
    lenient = wence(
        own_set, "--out", tmp_path / "new", "--against", tmp_path / "old", "--tolerance", "0.4"
    )
    assert lenient.exit_code == 0


def test_accepted_runs_become_the_baselines(
    wence: Wence, own_set: Path, answers: Any, tmp_path: Path, made: Any
) -> None:
    answers("q2")
    write_jsonl(tmp_path / "other.jsonl", [made.question("q2").to_json()])
    sets = [own_set, tmp_path / "other.jsonl"]
    runs = [tmp_path / "run1", tmp_path / "run2"]
    for questions, run in zip(sets, runs, strict=True):
        wence(questions, "--out", run, "--as-of", "2021-11-20")
    result = wence("accept", *runs, "--to", tmp_path)
    assert result.exit_code == 0, result.output
    own, other = (
        json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in sets
    )
    assert own["set"] == "own.jsonl"
    assert list(own["right"]) == ["q2", "u1"]
    assert list(other["right"]) == ["q2"]
    answers("q1")
    wence(own_set, "--out", runs[0], "--as-of", "2021-11-20")
    again = wence("accept", runs[0], "--to", tmp_path)
    assert "原来对、这次不对的 1 题不再守：q2" in again.output


def test_runs_are_told_as_a_table(
    wence: Wence, own_set: Path, answers: Any, tmp_path: Path
) -> None:
    answers("q1")
    wence(own_set, "--out", tmp_path / "all")
    wence(own_set, "--out", tmp_path / "one", "--limit", "1")
    head, _, first, second = wence("table", tmp_path / "all", tmp_path / "one").output.splitlines()
    assert head.startswith("| 题集 | 题数 | 答案与引用都对 |")
    assert first.startswith("| own.jsonl | 3 | 66.7%（20.8–93.9） | 0.0%")
    assert second.endswith("| — |")


def test_check_tells_what_is_wrong_with_a_set(
    wence: Wence, own_set: Path, made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    passages = [f"{made.quote}。", "别的话"]
    for passage in passages:
        text = ShelfText(title="甲", number=made.number, source=passage, passages=(passage,))
        monkeypatch.setattr(shelf, "folder_shelf", lambda _, text=text: (text,))
        result = wence("check", own_set, "--corpus", tmp_path)
        if passage == passages[0]:
            assert result.exit_code == 0, result.output
            assert "标准原文 2 处，在语料里的 2 处" in result.output
            assert "target 1，list 1，unanswerable 1" in result.output
        else:
            assert isinstance(result.exception, QuestionSetError)
            assert "错误 q1：" in result.output


def test_check_lists_every_broken_cell(wence: Wence, tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("类别,问题,预期\n,多少？,回答\ntarget,,回答\n", encoding="utf-8")
    result = wence("check", path)
    assert isinstance(result.exception, QuestionSetError)
    assert result.output.splitlines() == [
        "第2行 A列（类别）：不能为空",
        "第3行 B列（问题）：不能为空",
    ]


def test_template_and_candidates_are_written(wence: Wence, tmp_path: Path) -> None:
    assert wence("template", tmp_path / "set.xlsx").exit_code == 0
    assert len(read_questions(tmp_path / "set.xlsx")) == 2
    assert wence("template", tmp_path / "set.doc").exit_code == 2
    result = wence("candidates", tmp_path / "none.db", "--out", tmp_path / "c.jsonl")
    assert isinstance(result.exception, FeedbackError)


def test_expert_scores_go_out_and_come_back(
    wence: Wence, own_set: Path, answers: Any, tmp_path: Path
) -> None:
    answers("q1")
    wence(own_set, "--out", tmp_path / "run")
    assert wence("expert-sheet", tmp_path / "run", tmp_path / "s.xlsx").exit_code == 0
    assert "还有 3 题没有评完" in wence("expert-scores", tmp_path / "s.xlsx").output


@pytest.mark.parametrize("words", [["--as-of", "昨天"], ["--tolerance", "2"], ["--limit", "0"]])
def test_wrong_usage_is_exit_code_two(wence: Wence, own_set: Path, words: list[str]) -> None:
    assert wence(own_set, *words).exit_code == 2


def test_command_line_is_imported_without_anything_heavy() -> None:
    heavy = "('numpy', 'scipy', 'openpyxl', 'jinja2', 'httpx', 'jieba', 'corpus.library')"
    code = f"import sys, eval.cli; sys.exit(any(name in sys.modules for name in {heavy}))"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
