from datetime import date

from assistant.datamodels import Answer, Citation, Reason, Status
from ui.conversation import Choice, Conversation, Turn, markdown


def citation(number: int, document_id: str) -> Citation:
    return Citation(
        id=number,
        document_id=document_id,
        title=f"{document_id}方案",
        number="云政发〔2021〕5号",
        issuer="云川市人民政府",
        region="云川市",
        published=date(2021, 11, 11),
        path=("一、目标",),
        quote="不高于 *50*",
        start=0,
        end=5,
    )


def answer(status: Status, *documents: str) -> Answer:
    cited = tuple(citation(number, name) for number, name in enumerate(documents, 1))
    marks = "".join(f"[{c.id}]" for c in cited)
    return Answer(question="多少？", status=status, answer=f"50{marks}。", citations=cited)


def test_history_is_what_could_be_taken() -> None:
    conversation = Conversation().with_turn(Turn(question="一", answer=answer(Status.CLARIFY, "a")))
    conversation = conversation.with_turn(Turn(question="😀", problem="没有文字"))
    conversation = conversation.with_turn(Turn(question="二"))
    assert conversation.history == ("一",)
    assert conversation.before(0) == ()


def test_markdown_keeps_questions_answers_and_sources() -> None:
    refusal = Answer(
        question="乙市？", status=Status.ABSTAINED, answer="没有乙市。", reason=Reason.OTHER_REGION
    )
    turns = (
        Turn(question="多少<b>？", choice=Choice(), answer=answer(Status.ANSWERED, "a")),
        Turn(question="乙市？", answer=refusal),
    )
    text = markdown(Conversation(turns=turns), title="对话")
    assert "## 多少\\<b\\>？" in text
    assert "云政发〔2021〕5号" in text
    assert "不高于 \\*50\\*" in text
    assert "没有乙市。" in text
