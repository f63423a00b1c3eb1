import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.batch import answer_lines, read_lines, write_lines
from assistant.datamodels import Answer, Reason, Status
from assistant.errors import BatchError, QuestionError


def refuse(question: str, history: Sequence[str]) -> Answer:
    if question == "炸":
        raise ZeroDivisionError
    if not question:
        raise QuestionError("问题是空的")
    return Answer(
        question=question,
        status=Status.ABSTAINED,
        answer=f"没有（前问 {len(history)} 条）",
        reason=Reason.NOT_IN_CORPUS,
    )


def test_every_line_gives_one_line_in_order() -> None:
    lines = [
        b'{"id": "a", "question": "\xe7\x94\xb2", "history": ["x", "y"], "kind": "extra"}',
        b"{broken",
        b'{"id": 3, "question": "\xe4\xb9\x99"}',
    ]
    records = list(answer_lines(lines, refuse))
    assert [r["id"] for r in records] == ["a", None, 3]
    assert [r["status"] for r in records] == ["abstained", "error", "abstained"]
    assert records[0]["answer"] == "没有（前问 2 条）"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(b"", "JSON", id="blank line"),
        pytest.param(b"[1]", "JSON 对象", id="list"),
        pytest.param(b"\xff\xfe", "UTF-8", id="not UTF-8"),
        pytest.param(b"[" * 100_000, "JSON", id="nested without end"),
        pytest.param(b'{"id": 7}', "question", id="no question"),
        pytest.param(b'{"id": 7, "question": 5}', "question", id="question is a number"),
        pytest.param(b'{"id": 7, "question": "x", "history": "y"}', "history", id="history text"),
        pytest.param(b'{"id": 7, "question": "x", "history": [1]}', "history", id="history number"),
        pytest.param(b'{"id": 7, "question": ""}', "空的", id="question turned away"),
    ],
)
def test_broken_line_says_what_is_wrong(line: bytes, message: str) -> None:
    (record,) = answer_lines([line], refuse)
    assert record["status"] == "error"
    assert message in str(record["message"])
    assert record["id"] == (7 if b'"id"' in line else None)


def test_run_goes_on_over_a_bug_and_logs_it(caplog: pytest.LogCaptureFixture) -> None:
    lines = ['{"id": 1, "question": "炸"}'.encode(), b'{"id": 2, "question": "x"}']
    records = list(answer_lines(lines, refuse))
    assert [r["status"] for r in records] == ["error", "abstained"]
    assert "ZeroDivisionError" in caplog.text


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1, "question": "x"}\r\n{"id": 2, "question": "y"}\r\n')
    records = list(answer_lines(read_lines(path), refuse))
    assert [r["question"] for r in records] == ["x", "y"]


def test_written_file_is_whole_or_absent(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "answers.jsonl"
    write_lines([{"id": 1}, {"id": 2}], out)
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == [
        {"id": 1},
        {"id": 2},
    ]
    assert [path.name for path in out.parent.iterdir()] == ["answers.jsonl"]


def test_missing_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"none\.jsonl"):
        read_lines(tmp_path / "none.jsonl")


def test_output_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BatchError, match="写不了"):
        write_lines([{"id": 1}], tmp_path / "file" / "answers.jsonl")


def test_half_a_surrogate_pair_in_an_id_comes_back_as_it_was(tmp_path: Path) -> None:
    line = b'{"id": "\\ud800", "question": "x"}'
    write_lines(answer_lines([line], refuse), tmp_path / "answers.jsonl")
    (record,) = map(json.loads, (tmp_path / "answers.jsonl").read_text("utf-8").splitlines())
    assert record["id"] == "\ud800"
