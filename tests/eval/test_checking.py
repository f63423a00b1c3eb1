from typing import Any

import pytest

from eval.checking import check_set
from eval.datamodels import Evidence
from eval.shelf import ShelfText

NUMBER = "云政办发〔2021〕5号"
SHELF = (
    ShelfText(
        title="某方案",
        number=NUMBER,
        source="水泥企业限产50%\n以上。错蜂生产，从严管控扬尘。每月5日前报送。",
        passages=(
            "水泥企业限产50%以上。",
            "错峰生产，从严管控扬尘。",
            "每月5日前报送。每月5日前报送。",
        ),
    ),
    ShelfText(
        title="另一方案", number="雾政办〔2022〕8号", source="别的", passages=("砖厂停产六十天",)
    ),
)


def findings(*questions: Any) -> list[tuple[str, str]]:
    return [(f.id, f.text) for f in check_set(questions, SHELF).findings if f.serious]


def gold(made: Any, quote: str, doc: str = NUMBER) -> Any:
    return made.question(evidence=(Evidence(doc=doc, quote=quote),))


def test_good_set_is_fit_and_counted(made: Any) -> None:
    report = check_set([made.question(), made.question("q2"), made.unanswerable()], SHELF)
    assert report.fit
    assert (report.questions, report.gold, report.gold_found) == (3, 2, 2)
    assert report.kinds == (("target", 2), ("unanswerable", 1))
    assert report.expects == (("answered", 2), ("abstained", 1))


@pytest.mark.parametrize(
    ("quote", "doc", "says"),
    [
        ("没有这句话啊", NUMBER, "里找不到"),
        ("水泥企业限产", "风政发〔2020〕1号", "语料里没有 风政发〔2020〕1号"),
        ("砖厂停产六十天", NUMBER, "在 雾政办〔2022〕8号 里"),
        ("限产50%以上。错峰生产", NUMBER, "跨了两段"),
        ("错蜂生产，从严", NUMBER, "订正过"),
        ("——", NUMBER, "没有可比较的字"),
    ],
    ids=["nowhere", "no-document", "other-document", "two-passages", "mended", "punctuation"],
)
def test_gold_that_cannot_be_cited_is_told_with_its_reason(
    made: Any, quote: str, doc: str, says: str
) -> None:
    ((id_, text),) = findings(gold(made, quote, doc))
    assert id_ == "q1"
    assert says in text


def test_same_question_in_other_punctuation_is_found(made: Any) -> None:
    first = made.question("q1", question="水泥企业限产多少？")
    again = made.question("q2", question="水泥企业，限产多少")
    followup = made.question("q3", question="水泥企业限产多少？", history=("先问",))
    assert findings(first, again, followup) == [("q2", "与 q1 是同一个问题")]


def test_grade_with_a_minus_is_another_question(made: Any) -> None:
    grade = made.question("q1", question="水泥B级企业限产多少？")
    lower = made.question("q2", question="水泥B-级企业限产多少？")
    assert findings(grade, lower) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"must": ()}, "没有须含"),
        ({"evidence": ()}, "没有原文"),
        ({"must": (("50%",),), "never": ("50",)}, "怎么答都错"),
        ({"must": (("%",),)}, "没有可比较的字"),
    ],
    ids=["no-must", "no-gold", "contradiction", "nothing-to-compare"],
)
def test_question_that_cannot_be_judged_is_found(made: Any, change: Any, says: str) -> None:
    ((_, text),) = findings(made.question(**change))
    assert says in text


def test_refusal_with_gold_is_found(made: Any) -> None:
    question = made.unanswerable(evidence=made.question().evidence)
    assert findings(question) == [("u1", "预期是拒答，却给了原文（evidence）")]


def test_weak_gold_is_only_remarked_on(made: Any) -> None:
    short = gold(made, "5日前")
    report = check_set([short, made.question("q2", kind="compare")], SHELF)
    assert report.fit
    assert {f.id for f in report.findings} == {"q1", "q2"}
