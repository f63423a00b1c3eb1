import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Reason, Status
from assistant.errors import FeedbackError
from assistant.feedback import Feedback, FeedbackStore, Mark, new_feedback

ROOT = Path(__file__).parent.parent.parent
ANSWER = Answer(
    question="限产多少？", status=Status.ABSTAINED, answer="没有。", reason=Reason.NOT_COVERED
)


def test_what_is_added_is_read_back(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "home" / "feedback.sqlite")
    said = new_feedback(
        ANSWER, Mark.WRONG_ANSWER, history=["B级呢？"], as_of=date(2021, 11, 20), comment=" 50% "
    )
    store.add(said)
    assert store.all() == (said,)
    assert said.comment == "50%"


def test_marks_of_several_writers_are_all_kept_in_order(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite"
    first = new_feedback(ANSWER, Mark.GOOD)
    later = replace(first, id="z", at=datetime(2999, 1, 1, tzinfo=UTC))
    FeedbackStore(path).add(later)
    FeedbackStore(path).add(first)
    assert FeedbackStore(path).all() == (first, later)


def test_mark_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite"
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[2])\n"
        "from tests.assistant.test_feedback import ANSWER\n"
        "from assistant.feedback import *\n"
        "FeedbackStore(pathlib.Path(sys.argv[1])).add(new_feedback(ANSWER, Mark.GOOD))\n"
        "print('added', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"added\n"
        os.kill(writer.pid, signal.SIGKILL)
    assert len(FeedbackStore(path).all()) == 1


def test_comment_that_is_too_long_is_declined() -> None:
    with pytest.raises(FeedbackError, match="最多"):
        new_feedback(ANSWER, Mark.GOOD, comment="长" * 3000)


def test_store_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FeedbackError, match="请检查"):
        FeedbackStore(tmp_path / "file" / "feedback.sqlite").add(new_feedback(ANSWER, Mark.GOOD))


def test_feedback_without_a_question_is_none() -> None:
    with pytest.raises(FeedbackError, match="没有问题"):
        Feedback(id="1", at=datetime.now(UTC), question=" ", answer={}, mark=Mark.GOOD)
