"""Questions about an invented city and answers to them, right, wrong and missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from eval.datamodels import Evidence, Expect, Outcome, Question, Retrieved
from eval.fakes import REFUSAL, FakeEngine, FakeRetriever, FakeSpec
from eval.folder import Run, evaluate
from eval.judge import judge
from eval.reply import read_reply

NUMBER = "云政办发〔2021〕5号"
OTHER = "雾政办〔2022〕8号"
QUOTE = "水泥企业限产50%以上"


class Made:
    """What tests are made of; by default everything is right."""

    number, other, quote = NUMBER, OTHER, QUOTE
    refusal: ClassVar[dict[str, object]] = dict(REFUSAL)

    @staticmethod
    def question(id_: str = "q1", **given: Any) -> Question:
        parts: dict[str, Any] = {
            "id": id_,
            "kind": "target",
            "question": f"{id_}：云州市水泥企业限产多少？",
            "expect": Expect.ANSWERED,
            "must": (("50%",),),
            "evidence": (Evidence(doc=NUMBER, quote=QUOTE),),
        }
        return Question(**(parts | given))

    @classmethod
    def unanswerable(cls, id_: str = "u1", **given: Any) -> Question:
        parts = {"kind": "unanswerable", "expect": Expect.ABSTAINED, "must": (), "evidence": ()}
        return cls.question(id_, **(parts | given))

    @classmethod
    def ambiguous(cls, id_: str = "a1", **given: Any) -> Question:
        both = (Evidence(doc=NUMBER, quote=QUOTE), Evidence(doc=OTHER, quote="限产30%以上"))
        parts = {
            "kind": "ambiguous",
            "expect": Expect.CLARIFY_OR_COVER,
            "must": (),
            "evidence": both,
        }
        return cls.question(id_, **(parts | given))

    @staticmethod
    def citation(quote: str = f"其中，{QUOTE}。", number: str | None = NUMBER) -> dict[str, object]:
        return {"id": 1, "quote": quote, "number": number, "region": "云州市", "path": ["二、任务"]}

    @classmethod
    def answer(
        cls, text: str = "云州市水泥企业限产50%以上[1]。", **given: Any
    ) -> dict[str, object]:
        parts = {"status": "answered", "answer": text, "citations": [cls.citation()]}
        return parts | given

    @classmethod
    def outcome(cls, question: Question, answer: Mapping[str, object], **given: Any) -> Outcome:
        reply = read_reply(answer)
        return Outcome(question=question, reply=reply, verdict=judge(question, reply), **given)

    @staticmethod
    def spec(
        *pairs: tuple[Question, Mapping[str, object] | BaseException],
        passages: tuple[Retrieved, ...] = (),
    ) -> FakeSpec:
        answers = {asked.question: answer for asked, answer in pairs}
        if passages:
            return FakeSpec(FakeRetriever(answers, passages=passages))
        return FakeSpec(FakeEngine(answers))

    @staticmethod
    def run(questions: Any, spec: FakeSpec, out: Any, **given: Any) -> Run:
        parts = {"name": "set.jsonl", "of": len(questions), "out": out}
        return evaluate(questions, spec, **(parts | given))


@pytest.fixture
def made() -> type[Made]:
    return Made
