from datetime import date

from assistant.datamodels import Answer, Citation, Conflict, JsonObject, Side, Status
from ui.telling import options, segments, told

CITATIONS = tuple(
    Citation(
        id=number,
        document_id="a",
        title="方案",
        number=None,
        issuer=None,
        region="云川市",
        published=date(2021, 11, 11),
        path=(),
        quote="不高于50",
        start=0,
        end=5,
    )
    for number in (1, 2)
)


def asked_back(*records: JsonObject, status: Status = Status.CLARIFY) -> Answer:
    text = "请问是哪个市？甲市：50[1]；乙市：40[2]。"
    return Answer(question="？", status=status, answer=text, citations=CITATIONS, facts=records)


def contradicted(text: str) -> Answer:
    sides = (Side(says="3.5万户", citation=1), Side(says="3.2万户", citation=2))
    return Answer(
        question="？",
        status=Status.ANSWERED,
        answer=text,
        citations=CITATIONS,
        conflicts=(Conflict(about="方案", sides=sides),),
    )


def test_text_is_cut_at_the_marks() -> None:
    assert segments("甲[1]；乙[12][2021]。") == (
        ("甲", 0),
        ("；", 1),
        ("乙", 0),
        ("", 12),
        ("[2021]。", 0),
    )


def test_ask_back_becomes_a_choice_between_its_options() -> None:
    asked = asked_back(
        {"option": "甲市", "document": "a", "value": "50", "citation": 1},
        {"option": "乙市", "citation": 7},
    )
    one, other = options(asked)
    assert (one.label, one.question, one.document, one.value) == ("甲市", "甲市呢？", "a", "50")
    assert (one.citation, other.citation) == (1, None)
    assert told(asked) == "请问是哪个市？"


def test_answer_and_ask_back_without_records_are_told_whole() -> None:
    for answer in (asked_back(), asked_back({"option": "甲市"}, status=Status.ANSWERED)):
        assert options(answer) == ()
        assert told(answer) == answer.answer


def test_sides_of_a_contradiction_are_told_once() -> None:
    text = "某市文件里说法不一：正文：3.5万户[1]；附表：3.2万户[2]。"
    assert told(contradicted(text)) == "某市文件里说法不一："


def test_answer_beside_a_contradiction_is_told_whole() -> None:
    text = "某市：完成散煤替代3.5万户[1]，其中煤改电2.4万户、煤改气0.8万户[2]。"
    assert told(contradicted(text)) == text
