import json
from pathlib import Path
from typing import Any

import pytest

from eval.datamodels import Evidence, Expect
from eval.errors import QuestionSetError
from eval.questions import read_questions, select, write_jsonl

ROW = {
    "id": "p1",
    "kind": "deadline",
    "question": "什么时候完成？",
    "history": ["谁负责？"],
    "expect": "answered",
    "must": [["12月底", "12月31日"], ["10家"]],
    "never": ["9月"],
    "evidence": [{"doc": "云政办发〔2021〕5号", "quote": "12月底前完成10家"}],
    "answer_key": "other keys are ignored",
}


def write(path: Path, *lines: object) -> Path:
    rows = (
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
    )
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_every_field_of_the_contract_is_read(tmp_path: Path) -> None:
    (question,) = read_questions(write(tmp_path / "set.jsonl", ROW))
    assert question.to_json() == {key: ROW[key] for key in ROW if key != "answer_key"}
    assert question.expect is Expect.ANSWERED
    assert question.evidence == (Evidence(doc="云政办发〔2021〕5号", quote="12月底前完成10家"),)


def test_written_questions_are_read_back(tmp_path: Path, made: Any) -> None:
    questions = (made.question(), made.ambiguous(), made.unanswerable(history=("先问",)))
    write_jsonl(tmp_path / "set.jsonl", (question.to_json() for question in questions))
    assert read_questions(tmp_path / "set.jsonl") == questions


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": ""}, "第2行 id"),
        ({"question": 5}, "第2行 question"),
        ({"expect": "maybe"}, "第2行 expect"),
        ({"must": ["12月底"]}, "第2行 must"),
        ({"must": [[]]}, "第2行 must"),
        ({"never": "9月"}, "第2行 never"),
        ({"history": [""]}, "第2行 history"),
        ({"evidence": [{"doc": "云政办发〔2021〕5号"}]}, "第2行 evidence"),
        ({"as_of": "去年"}, "第2行 as_of"),
        ({"id": "p1"}, "第2行 id"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_problem_is_named_by_line_and_field(tmp_path: Path, change: Any, place: str) -> None:
    path = write(tmp_path / "set.jsonl", ROW, ROW | {"id": "p2"} | change)
    with pytest.raises(QuestionSetError) as caught:
        read_questions(path)
    (problem,) = caught.value.problems
    assert problem.startswith(place)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    broken = ["{broken", ROW, "[1]", ROW | {"id": "p2", "kind": ""}]
    path = write(tmp_path / "set.jsonl", *broken)
    with pytest.raises(QuestionSetError) as caught:
        read_questions(path)
    assert [problem[:3] for problem in caught.value.problems] == ["第1行", "第3行", "第4行"]
    assert "共 3 处" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "没有题目"), (b"\n\n", "没有题目"), ("运".encode("gb18030"), "不是 UTF-8")],
    ids=["empty", "blank", "other-encoding"],
)
def test_file_that_is_no_set_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(data)
    with pytest.raises(QuestionSetError, match=says):
        read_questions(path)


def test_empty_object_is_no_question(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="第1行 id"):
        read_questions(write(tmp_path / "set.jsonl", {}))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="找不到"):
        read_questions(tmp_path / "none.jsonl")


def test_kinds_and_limit_choose_in_order(made: Any) -> None:
    questions = [made.question("q1"), made.unanswerable("u1"), made.question("q2")]
    assert [q.id for q in select(questions, kinds=["target"], limit=1)] == ["q1"]
    assert [q.id for q in select(questions, kinds=["target", "unanswerable"])] == ["q1", "u1", "q2"]
    with pytest.raises(QuestionSetError, match="target、unanswerable"):
        select(questions, kinds=["tarjet"])


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "eval" / "questions").glob("*.jsonl")), ids=str
)
def test_own_sets_have_the_form_of_the_contract(path: Path) -> None:
    assert read_questions(path)
