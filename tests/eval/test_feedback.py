import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import FeedbackError
from assistant.feedback import SCHEMA, Mark
from eval.feedback import candidates, read_feedback

ANSWER = json.dumps({"status": "answered", "answer": "30%[1]。"}, ensure_ascii=False)


def store(path: Path, *rows: tuple[object, ...]) -> Path:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(SCHEMA)
        base.executemany("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return path


def row(
    id_: str, question: str = "限产多少？", mark: str = "wrong_answer", **given: object
) -> tuple[object, ...]:
    parts = {
        "at": f"2021-11-2{id_}T08:00:00+08:00",
        "history": "[]",
        "as_of": None,
        "answer": ANSWER,
        "comment": "",
    } | given
    return (
        id_,
        parts["at"],
        question,
        parts["history"],
        parts["as_of"],
        parts["answer"],
        mark,
        parts["comment"],
    )


def test_answers_marked_wrong_become_candidates_once_each(tmp_path: Path) -> None:
    path = store(
        tmp_path / "feedback.db",
        row("1", comment="应该是50%"),
        row("2", mark="wrong_citation"),
        row("3", "好问题", mark="good"),
        row("4", "那C级呢？", history='["B级呢？"]', as_of="2021-11-20"),
    )
    first, second = candidates(read_feedback(path))
    assert (first.question.question, first.marks) == (
        "限产多少？",
        ("wrong_answer", "wrong_citation"),
    )
    assert (first.said, first.remarks) == ("30%[1]。", ("应该是50%",))
    assert second.question.history == ("B级呢？",)
    assert str(second.question.as_of) == "2021-11-20"


def test_same_words_after_another_conversation_are_another_candidate(tmp_path: Path) -> None:
    path = store(tmp_path / "f.db", row("1"), row("2", history='["运输呢？"]'))
    assert len({c.question.id for c in candidates(read_feedback(path))}) == 2


def test_candidate_is_named_alike_every_time(tmp_path: Path) -> None:
    one = candidates(read_feedback(store(tmp_path / "a.db", row("1"))))
    two = candidates(read_feedback(store(tmp_path / "b.db", row("2"), row("3"))))
    assert one[0].question.id == two[0].question.id


def test_store_takes_only_known_marks(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store(tmp_path / "f.db", row("1", mark="meh"))
    assert {mark.value for mark in Mark} == {"good", "wrong_answer", "wrong_citation"}


@pytest.mark.parametrize(
    "change",
    [{"at": "gestern"}, {"history": "{"}, {"answer": "null"}, {"as_of": "heute"}],
    ids=["at", "history", "answer", "as_of"],
)
def test_row_that_cannot_be_read_is_named(tmp_path: Path, change: dict[str, object]) -> None:
    with pytest.raises(FeedbackError, match="里 7 这一条"):
        read_feedback(store(tmp_path / "f.db", row("7", **change)))


def test_missing_or_foreign_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="找不到"):
        read_feedback(tmp_path / "none.db")
    (tmp_path / "none.db").write_text("no database", encoding="utf-8")
    with pytest.raises(FeedbackError, match="读不了"):
        read_feedback(tmp_path / "none.db")
