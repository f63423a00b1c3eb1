import re
from pathlib import Path
from typing import Any

from eval.charts import latency
from eval.datamodels import Retrieved
from eval.report import trouble


def page(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def scored(made: Any, text: str, score: float) -> Any:
    return made.answer(text) | {"trace": {"score": score, "slots": {"industry": "水泥"}}}


def test_page_asks_nothing_of_the_network(tmp_path: Path, made: Any) -> None:
    made.run([made.question()], made.spec(), tmp_path)
    text = page(tmp_path)
    assert not re.search(r"https?://|src=|<link|@import|url\(", text)
    assert '<meta charset="utf-8">' in text


def test_wrong_answer_is_shown_with_what_was_expected_and_cited(tmp_path: Path, made: Any) -> None:
    question = made.question()
    made.run([question], made.spec((question, made.answer("水泥限产30%[1]。"))), tmp_path)
    text = page(tmp_path)
    assert "答了但错（1）" in text
    for part in (question.question, "水泥限产30%[1]。", "50%", made.quote, made.number, "二、任务"):
        assert part in text


def test_strictly_right_questions_are_not_listed_among_the_wrong(tmp_path: Path, made: Any) -> None:
    made.run([made.question()], made.spec((made.question(), made.answer())), tmp_path)
    assert "全部严格正确" in page(tmp_path)
    assert 'id="q1"' not in page(tmp_path)


def test_markup_in_questions_and_answers_shows_as_text(tmp_path: Path, made: Any) -> None:
    attack = "<script>alert(1)</script>"
    question = made.question(question=attack, kind=attack)
    answer = made.answer(attack, citations=[made.citation(attack, attack)])
    made.run([question], made.spec((question, answer)), tmp_path)
    assert "<script" not in page(tmp_path)
    assert "&lt;script&gt;" in page(tmp_path)


def test_charts_are_drawn_from_scores_and_ranks(tmp_path: Path, made: Any) -> None:
    questions = [made.question(f"q{place}") for place in range(4)]
    answers = [
        (questions[0], scored(made, "限产50%[1]。", 0.9)),
        (questions[1], scored(made, "限产50%[1]。", 0.7)),
        (questions[2], scored(made, "限产30%[1]。", 0.2)),
    ]
    passages = (Retrieved(quote=made.quote, number=made.number),)
    made.run(questions, made.spec(*answers, passages=passages), tmp_path)
    text = page(tmp_path)
    assert text.count("<svg") == 5
    assert "1：4 题" in text  # gold came first for all four
    assert "门槛 0.70：答 50.0%，对 100.0%" in text
    assert "证据分 0.2–0.4：1 题，答对 0.0%" in text


def test_answers_that_weigh_no_evidence_are_given_at_any_threshold(
    tmp_path: Path, made: Any
) -> None:
    questions = [made.question(f"q{place}") for place in range(4)]
    answers = [
        (questions[0], scored(made, "限产50%[1]。", 0.9)),
        (questions[1], scored(made, "限产30%[1]。", 0.4)),
        (questions[2], made.answer()),  # a listing, say
    ]
    made.run(questions, made.spec(*answers), tmp_path)
    text = page(tmp_path)
    assert "门槛 0.90：答 50.0%，对 100.0%" in text
    assert "现在：答 75.0%，对 66.7%" in text


def test_what_was_read_in_a_question_is_shown_in_words(tmp_path: Path, made: Any) -> None:
    question = made.question()
    trace = {"score": 0.75, "slots": {"wants": ["amount"], "industries": ["水泥"]}}
    wrong = made.answer("水泥限产30%[1]。") | {"trace": trace}
    made.run([question], made.spec((question, wrong)), tmp_path)
    assert "问的是 多少；行业 水泥；证据分 0.75" in page(tmp_path)


def test_one_slow_answer_does_not_hide_how_the_others_are_spread(made: Any) -> None:
    times = [*(float(place) for place in range(1, 200)), 30_000.0]
    drawing = latency([made.outcome(made.question(), made.answer(), latency_ms=t) for t in times])
    assert drawing is not None
    assert re.search(r">200<", drawing)
    assert "30,000" not in drawing
    assert re.search(r"190 以上 毫秒：\d+ 题", drawing)


def test_chart_without_data_says_so(tmp_path: Path, made: Any) -> None:
    made.run([made.question()], made.spec(), tmp_path)
    assert "引擎没有给出证据分" in page(tmp_path)
    assert "引擎没有给出检索结果" in page(tmp_path)


def test_comparison_lists_what_got_worse_and_better(tmp_path: Path, made: Any) -> None:
    first, second = made.question("q1"), made.question("q2")
    made.run([first, second], made.spec((first, made.answer())), tmp_path / "old")
    made.run(
        [first, second],
        made.spec((second, made.answer())),
        tmp_path / "new",
        against=tmp_path / "old",
    )
    text = page(tmp_path / "new")
    assert "变好 1 题，变坏 1 题" in text
    assert "变坏</span>" in text


def test_trouble_is_the_worst_that_happened(made: Any) -> None:
    uncited = made.answer(citations=[])
    assert trouble(made.outcome(made.question(), made.answer())) is None
    assert trouble(made.outcome(made.question(), made.answer("30%"))) == "答了但错"
    assert trouble(made.outcome(made.question(), made.refusal)) == "误拒"
    assert trouble(made.outcome(made.question(), uncited)) == "出处不对"
    assert trouble(made.outcome(made.question(), {"status": "error"})) == "出错"
    asks = {"status": "clarify", "answer": "哪个市？"}
    assert trouble(made.outcome(made.unanswerable(), asks)) == "该拒未拒"
