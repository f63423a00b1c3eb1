from typing import Any

from eval.compare import compare


def run(made: Any, *right: str, questions: Any) -> list[Any]:
    return [
        made.outcome(question, made.answer() if question.id in right else made.refusal)
        for question in questions
    ]


def test_better_and_worse_are_named(made: Any) -> None:
    questions = [made.question(f"q{place}") for place in range(4)]
    before = run(made, "q0", "q1", questions=questions)
    after = run(made, "q0", "q2", questions=questions)
    found = compare(before, after)
    assert [change.after.question.id for change in found.better] == ["q2"]
    assert [change.after.question.id for change in found.worse] == ["q1"]
    assert (found.strict_before, found.strict_after, found.fall) == (0.5, 0.5, 0.0)
    assert found.p_value == 1.0


def test_fall_is_held_against_the_tolerance(made: Any) -> None:
    questions = [made.question(f"q{place}") for place in range(10)]
    ids = [question.id for question in questions]
    found = compare(run(made, *ids, questions=questions), run(made, *ids[1:], questions=questions))
    assert found.fell_beyond(0.0)
    assert found.fell_beyond(0.09)
    assert not found.fell_beyond(0.1)
    back = compare(run(made, *ids[1:], questions=questions), run(made, *ids, questions=questions))
    assert not back.fell_beyond(0.0)


def test_questions_without_a_partner_are_told_and_not_counted(made: Any) -> None:
    old, kept, new = made.question("old"), made.question("kept"), made.question("new")
    reworded = made.question("kept", question="换了个问法")
    before = run(made, "old", "kept", questions=[old, kept])
    found = compare(before, run(made, "kept", questions=[kept, new]))
    assert (found.paired, found.only_before, found.only_after) == (1, ("old",), ("new",))
    assert found.fall == 0
    assert compare(before, run(made, questions=[reworded])).paired == 0


def test_both_sides_are_judged_by_the_later_gold(made: Any) -> None:
    before = run(made, "q1", questions=[made.question("q1")])
    corrected = made.question("q1", must=(("60%",),))
    found = compare(before, run(made, "q1", questions=[corrected]))
    assert (found.strict_before, found.strict_after) == (0.0, 0.0)
    assert not found.worse
