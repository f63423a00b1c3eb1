import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.datamodels import Retrieved, Status
from eval.engines import EngineKind, EngineSpec
from eval.errors import EngineError
from eval.fakes import FakeSpec
from eval.run import run_questions


def test_outcomes_come_in_the_order_of_the_set_however_many_ask(made: Any) -> None:
    class Slow:
        def ask(self, question: str, **_: object) -> dict[str, object]:
            time.sleep(0.02 if question.startswith("q0") else 0)
            return made.refusal

    questions = [made.question(f"q{place}") for place in range(6)]
    outcomes = run_questions(questions, FakeSpec(Slow()), workers=3)
    assert [outcome.question.id for outcome in outcomes] == [q.id for q in questions]


def test_failure_is_an_outcome_and_the_run_goes_on(made: Any) -> None:
    questions = [made.question("q1"), made.question("q2"), made.question("q3")]
    spec = made.spec(
        (questions[0], ZeroDivisionError("division by zero")),
        (questions[1], EngineError("索引坏了，请运行 wence build")),
        (questions[2], made.answer()),
    )
    first, second, third = run_questions(questions, spec)
    assert (first.reply.status, first.reply.message) == (
        Status.ERROR,
        "ZeroDivisionError: division by zero",
    )
    assert second.reply.message == "索引坏了，请运行 wence build"
    assert third.verdict.strict


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "maybe"},
        {"status": "answered", "answer": 5},
        {"status": "answered", "citations": "none"},
        {"status": "answered", "citations": ["one"]},
        {},
    ],
    ids=["status", "answer", "citations", "citation", "empty"],
)
def test_answer_that_breaks_the_contract_is_a_failure(made: Any, answer: Any) -> None:
    (outcome,) = run_questions([made.question()], made.spec((made.question(), answer)))
    assert outcome.reply.status is Status.ERROR
    assert outcome.reply.message


def test_history_and_day_reach_the_engine(made: Any) -> None:
    spec = made.spec()
    questions = [
        made.question("q1", history=("先问",)),
        made.question("q2", as_of=date(2020, 1, 1)),
    ]
    list(run_questions(questions, spec, as_of=date(2021, 11, 20)))
    assert [(history, day) for _, history, day in spec.engine.asked] == [
        (("先问",), date(2021, 11, 20)),
        ((), date(2020, 1, 1)),
    ]


def test_ranks_of_gold_are_taken_where_the_engine_shows_retrieval(made: Any) -> None:
    passages = (Retrieved(quote="无关"), Retrieved(quote=made.citation()["quote"]))
    spec = made.spec((made.question(), made.answer()), passages=passages)
    ranked, unranked = run_questions([made.question(), made.unanswerable()], spec)
    assert ranked.gold_ranks == (2,)
    assert unranked.gold_ranks is None


def test_retrieval_that_fails_counts_as_found_nothing(made: Any) -> None:
    spec = made.spec((made.question(), made.answer()), passages=(Retrieved(quote="无"),))
    spec.engine.passages = ()
    (outcome,) = run_questions([made.question()], spec)
    assert outcome.gold_ranks == (None,)
    assert outcome.verdict.strict
    assert outcome.reply.message is not None
    assert outcome.reply.message.startswith("检索出错")


def test_done_questions_are_not_asked_again_unless_something_changed(made: Any) -> None:
    first, second = made.question("q1"), made.question("q2")
    done = list(run_questions([first, second], made.spec((first, made.answer()))))
    spec = made.spec()
    changed = made.question("q2", must=(("60%",),))
    again = list(run_questions([first, changed], spec, done=done))
    assert [asked for asked, _, _ in spec.engine.asked] == [changed.question]
    assert again[0].verdict.strict
    list(run_questions([first], spec, as_of=date(2021, 1, 1), done=done))
    assert len(spec.engine.asked) == 2


def test_stop_ends_the_run_between_questions(made: Any) -> None:
    found: list[Any] = []
    questions = [made.question(f"q{place}") for place in range(5)]
    for outcome in run_questions(questions, made.spec(), stop=lambda: len(found) == 2):
        found.append(outcome)  # noqa: PERF402 - `stop` looks at it as it grows
    assert [outcome.question.id for outcome in found] == ["q0", "q1"]


def test_thousand_questions_are_judged_in_one_run(made: Any) -> None:
    questions = [made.question(f"q{place}") for place in range(1000)]
    spec = made.spec(*((question, made.answer()) for question in questions))
    assert sum(o.verdict.strict for o in run_questions(questions, spec)) == 1000


def test_processes_give_what_one_process_gives(tmp_path: Path, made: Any) -> None:
    pytest.importorskip("corpus.tables")
    lines = ("云州市人民政府办公室文件", made.number, "关于印发方案的通知", f"{made.quote}。")
    text = "\n\n".join(lines)
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    spec = EngineSpec(kind=EngineKind.BM25, corpus=tmp_path)
    questions = [made.question(f"q{place}") for place in range(3)]
    assert list(run_questions(questions, spec, workers=2)) == list(run_questions(questions, spec))
