import json
from dataclasses import replace
from datetime import date

import pytest

from assistant.datamodels import Answer, Citation, Conflict, Reason, Side, Status
from assistant.errors import AnswerError

CITATION = Citation(
    id=1,
    document_id="jia-2021",
    title="甲市秋冬季攻坚方案",
    number="甲政办发〔2021〕5号",
    issuer="甲市人民政府办公室",
    region="甲市",
    published=date(2021, 11, 11),
    path=("一、总体要求", "（三）目标"),
    quote="PM2.5平均浓度控制在50微克/立方米以内",
    start=10,
    end=34,
)
ANSWER = Answer(
    question="目标是多少？",
    status=Status.ANSWERED,
    answer="控制在50微克/立方米以内[1]。",
    citations=(CITATION,),
)


def test_json_has_the_contract_keys_in_order() -> None:
    written = json.loads(json.dumps(ANSWER.to_json(), ensure_ascii=False))
    assert list(written) == [
        *("question", "status", "answer", "reason", "citations"),
        *("facts", "conflicts", "notes", "suggestions"),
    ]
    assert list(written["citations"][0]) == [
        *("id", "document_id", "title", "number", "issuer", "region"),
        *("published", "path", "quote", "start", "end", "page"),
    ]
    assert written["citations"][0]["published"] == "2021-11-11"
    assert written["status"] == "answered"
    assert written["reason"] is None


def test_year_in_square_brackets_is_no_marker() -> None:
    answer = replace(ANSWER, answer="见甲政办发[2021]5号[1]。")
    assert answer.markers == (1,)


def test_abstention_carries_its_reason() -> None:
    answer = Answer(
        question="乙市呢？", status=Status.ABSTAINED, answer="没有。", reason=Reason.OTHER_REGION
    )
    assert answer.to_json()["reason"] == "other_region"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"citations": ()}, id="marker without citation"),
        pytest.param({"answer": "50以内。"}, id="answered without marker"),
        pytest.param({"answer": "50以内。", "citations": ()}, id="answered without citation"),
        pytest.param({"answer": "50以内[2]。"}, id="marker of no citation"),
        pytest.param({"answer": "  "}, id="blank answer"),
        pytest.param({"reason": Reason.NOT_COVERED}, id="reason without abstention"),
        pytest.param({"citations": (replace(CITATION, id=2),)}, id="numbering from two"),
        pytest.param({"citations": (CITATION, CITATION)}, id="number used twice"),
        pytest.param({"status": Status.ABSTAINED}, id="abstained without reason"),
        pytest.param(
            {"status": Status.ABSTAINED, "reason": Reason.NOT_COVERED}, id="abstained but cited"
        ),
        pytest.param(
            {"conflicts": (Conflict(about="天数", sides=(Side(says="9", citation=1),) * 2),)}
            | {"citations": ()},
            id="conflict side without citation",
        ),
    ],
)
def test_answer_that_breaks_the_contract_cannot_be_built(change: dict[str, object]) -> None:
    with pytest.raises(AnswerError):
        replace(ANSWER, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change", [{"id": 0}, {"quote": " "}, {"start": 34}, {"start": -1}], ids=str
)
def test_citation_without_a_place_cannot_be_built(change: dict[str, object]) -> None:
    with pytest.raises(AnswerError):
        replace(CITATION, **change)  # type: ignore[arg-type]


def test_conflict_needs_two_sides() -> None:
    with pytest.raises(AnswerError):
        Conflict(about="天数", sides=(Side(says="9天", citation=1),))
