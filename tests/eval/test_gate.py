from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import open_home
from assistant.settings import Settings
from eval.datamodels import Evidence
from eval.engines import EngineSpec
from eval.errors import RunError
from eval.gate import baseline_of, held, read_baseline, regressions, write_baseline
from eval.questions import write_jsonl
from eval.run import run_questions

TOWNS = Path(__file__).parents[1] / "data" / "towns"
SUMMARY = {"set": "own.jsonl", "set_questions": 3, "as_of": "2021-11-20"}


def outcomes(made: Any, *answers: Any) -> list[Any]:
    return [
        made.outcome(made.question(f"q{place}"), answer) for place, answer in enumerate(answers)
    ]


def test_planted_regression_is_caught_by_name(made: Any) -> None:
    right = made.answer()
    baseline = baseline_of(SUMMARY, outcomes(made, right, right, made.refusal))
    assert regressions(baseline, outcomes(made, right, right, right)) == ()
    (found,) = regressions(baseline, outcomes(made, right, made.answer("限产30%[1]。"), right))
    assert found.id == "q1"
    assert "q1：云州市水泥企业限产多少？" in str(found)
    assert "限产30%" in str(found)


def test_set_is_run_anew_on_the_day_of_the_baseline(tmp_path: Path, made: Any) -> None:
    questions = [made.question(f"q{place}") for place in range(3)]
    write_jsonl(tmp_path / "own.jsonl", (question.to_json() for question in questions))
    right = [(question, made.answer()) for question in questions]
    baseline = baseline_of(SUMMARY, outcomes(made, *(answer for _, answer in right)))
    assert held(baseline, tmp_path, made.spec(*right)) == ()
    spec = made.spec(*right[:2])
    assert [found.id for found in held(baseline, tmp_path, spec)] == ["q2"]
    assert {day for _, _, day in spec.engine.asked} == {date(2021, 11, 20)}


def test_answer_that_lost_its_citation_is_caught(made: Any) -> None:
    right = made.answer()
    baseline = baseline_of(SUMMARY, outcomes(made, right, right, right))
    uncited = made.answer(citations=[made.citation("无关的话")])
    (found,) = regressions(baseline, outcomes(made, right, right, uncited))
    assert (found.id, found.got[:4]) == ("q2", "出处不对")


def test_question_that_was_dropped_or_reworded_is_caught(made: Any) -> None:
    right = made.answer()
    baseline = baseline_of(SUMMARY, outcomes(made, right, right, right))
    reworded = made.outcome(made.question("q1", question="换了个问法"), right)
    found = regressions(baseline, [*outcomes(made, right), reworded])
    assert [one.id for one in found] == ["q1", "q2"]
    assert [one.got[:4] for one in found] == ["题目改过", "题集里没"]


def test_baseline_is_read_back(tmp_path: Path, made: Any) -> None:
    right = made.answer()
    baseline = baseline_of(SUMMARY, outcomes(made, right, made.refusal, right))
    write_baseline(tmp_path / "new" / "own.json", baseline)
    assert read_baseline(tmp_path / "new" / "own.json") == baseline
    assert sorted(baseline.right) == ["q0", "q2"]


def test_part_of_a_set_makes_no_baseline(made: Any) -> None:
    with pytest.raises(RunError, match="只跑了 1 题，整套有 3 题"):
        baseline_of(SUMMARY, outcomes(made, made.answer()))


def test_run_without_a_day_makes_no_baseline(made: Any) -> None:
    with pytest.raises(RunError, match="加 --as-of"):
        baseline_of(SUMMARY | {"as_of": None}, outcomes(made, *[made.answer()] * 3))


def test_baseline_does_not_tell_what_is_asked(tmp_path: Path, made: Any) -> None:
    baseline = baseline_of(SUMMARY, outcomes(made, *[made.answer()] * 3))
    write_baseline(tmp_path / "own.json", baseline)
    assert "云州" not in (tmp_path / "own.json").read_text(encoding="utf-8")


def test_figure_that_changes_in_the_corpus_is_caught_by_name(tmp_path: Path, made: Any) -> None:
    rule = "（一）焦化行业。B级企业焦炉负荷降至设计负荷的{}以内；C级企业降至60%以内。"
    asked = made.question(
        question="砚洲市B级焦化企业焦炉负荷降到多少？",
        must=(("80%",),),
        evidence=(Evidence(doc="砚政办发〔2024〕31号", quote=rule.format("80%")),),
    )
    write_jsonl(tmp_path / "own.jsonl", [asked.to_json()])
    text = (TOWNS / "yanzhou-2024.txt").read_text(encoding="utf-8")
    specs = []
    for figure in ("80%", "85%"):
        received = tmp_path / f"received{len(specs)}"
        received.mkdir()
        changed = text.replace("设计负荷的80%", f"设计负荷的{figure}")
        (received / "plan.txt").write_text(changed, encoding="utf-8")
        specs.append(EngineSpec(home=tmp_path / f"home{len(specs)}"))
        open_home(Settings(home=specs[-1].home, documents=received)).build()
    summary = {**SUMMARY, "set_questions": 1, "as_of": "2024-11-20"}
    day = date(2024, 11, 20)
    baseline = baseline_of(summary, list(run_questions([asked], specs[0], as_of=day)))
    assert list(baseline.right) == ["q1"]
    assert held(baseline, tmp_path, specs[0]) == ()
    (found,) = held(baseline, tmp_path, specs[1])
    assert str(found).startswith("q1 砚洲市B级焦化企业焦炉负荷降到多少？ → 答案不对（answered）")
    assert "85%" in str(found)


@pytest.mark.parametrize("content", ["", "[]", '{"set": "a"}', '{"set": "a", "right": [1]}'])
def test_file_that_is_no_baseline_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "own.json").write_text(content, encoding="utf-8")
    with pytest.raises(RunError, match="不是基线"):
        read_baseline(tmp_path / "own.json")
