from datetime import date

from assistant.datamodels import Answer, Citation, Reason, Status
from corpus.datamodels import Document, SourceFile
from corpus.library import Library
from ui.conversation import Choice, Conversation, Turn, markdown, options, segments


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


def documents(plan: str) -> dict[str, Document]:
    sources = [
        SourceFile(name=f"{name}.txt", sha256=name, text=plan.replace("2021-2022", years))
        for name, years in (("a", "2021-2022"), ("b", "2022-2023"))
    ]
    return {document.id: document for document in Library.build(sources).documents}


def test_text_is_cut_at_the_marks() -> None:
    assert segments("甲[1]；乙[12][2021]。") == (
        ("甲", 0),
        ("；", 1),
        ("乙", 0),
        ("", 12),
        ("[2021]。", 0),
    )


def test_history_is_what_could_be_taken() -> None:
    conversation = Conversation().with_turn(Turn(question="一", answer=answer(Status.CLARIFY, "a")))
    conversation = conversation.with_turn(Turn(question="😀", problem="没有文字"))
    conversation = conversation.with_turn(Turn(question="二"))
    assert conversation.history == ("一",)
    assert conversation.before(0) == ()


def test_ask_back_becomes_a_choice_between_the_cited_documents(plan: str) -> None:
    known = documents(plan)
    found = options(answer(Status.CLARIFY, "a", "b"), known)
    assert [option.document for option in found] == ["a", "b"]
    assert len({option.label for option in found}) == 2
    assert options(answer(Status.ANSWERED, "a", "b"), known) == ()
    assert options(answer(Status.CLARIFY, "a"), known) == ()


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
