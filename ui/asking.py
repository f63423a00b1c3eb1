"""问答: the conversation, what it is asked with, and what people say of its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.datamodels import Citation, Reason
from assistant.feedback import FeedbackStore, Mark, new_feedback
from assistant.filters import narrowed
from assistant.protocols import Backing
from corpus.aligned import Span
from corpus.datamodels import Document
from corpus.errors import PolicyError
from ui.conversation import Choice, Conversation, Turn, markdown
from ui.datamodels import Download, Drawn
from ui.errors import PageError
from ui.keeping import kept, restored
from ui.periods import period_choices
from ui.references import position, reference
from ui.source_view import path_at
from ui.telling import options, segments, told
from ui.templates import render

__all__ = ["AskingTab"]

AT_ONCE = 8  # questions of all sessions
EXPORT_NAME = "问策对话.md"
REASONS = {
    Reason.NOT_IN_CORPUS: "现有文件里没有",
    Reason.OTHER_REGION: "不是这些地区的事",
    Reason.OTHER_PERIOD: "不在这些时段里",
    Reason.NOT_COVERED: "文件在，但没有规定",
    Reason.OUT_OF_SCOPE: "不是政策文件的事",
}
_SENTENCE = re.compile(r".+?(?:[。！？；\n]+|$)", flags=re.DOTALL)
_NO_STORE = "这里没有开反馈库，意见没有记下"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingTab:
    """A `Tab` over `Conversation`. Without a store, marks are declined with a sentence."""

    backing: Backing
    store: FeedbackStore | None
    examples: tuple[str, ...] = ()
    key: str = "ask"
    title: str = "问答"
    panes: tuple[str, ...] = ("talk", "composer")
    at_once: int = AT_ONCE

    def start(self) -> Conversation:
        return Conversation()

    def show(self, state: Conversation) -> Drawn[Conversation]:
        documents = self.backing.library().documents
        composer = render(
            "composer",
            regions=sorted({d.region for d in documents if d.region}),
            periods=period_choices(documents),
        )
        return Drawn(state=state, panes={"talk": self._talk(state), "composer": composer})

    def act(
        self, do: str, data: Mapping[str, str], state: Conversation
    ) -> Iterator[Drawn[Conversation]]:
        if do == "ask":
            for conversation in self._asked(data, state):
                yield self._drawn(conversation)
        elif do == "rate":
            yield self._rated(data, state)
        elif do == "export":
            yield self._exported(state)
        elif do == "clear":
            yield self._drawn(Conversation())
        elif do == "restore":
            yield self._restored(data.get("kept", ""))

    def _asked(self, data: Mapping[str, str], state: Conversation) -> Iterator[Conversation]:
        """The conversation as it grows: the question, the answer sentence by sentence, all."""
        question = data.get("text", "").strip()
        if not question:
            raise PageError("还没有写问题")
        choice = _choice(data)
        yield (asked := state.with_turn(Turn(question=question, choice=choice)))
        try:
            answer = self.backing.answerer().ask(
                question, history=state.history, as_of=choice.as_of, filters=_filters(choice)
            )
        except PolicyError as exc:
            yield asked.with_last(problem=str(exc))
            return
        looked_at = self._looked_at(choice) if answer.reason else ()
        said = ""
        for sentence in _SENTENCE.findall(told(answer))[:-1]:
            said += sentence
            yield asked.with_last(answer=answer, shown=said)
        yield asked.with_last(answer=answer, looked_at=looked_at)

    def _restored(self, text: str) -> Drawn[Conversation]:
        """As it was when the page was loaded anew; what cannot be read is given up."""
        try:
            return self.show(restored(text))
        except PageError as exc:
            return replace(self.show(Conversation()), notice=str(exc), kept="")

    def _looked_at(self, choice: Choice) -> tuple[str, ...]:
        documents = narrowed(self.backing.library().documents, _filters(choice))
        return tuple(f"《{d.title}》{d.number or ''}" for d in documents)

    def _rated(self, data: Mapping[str, str], state: Conversation) -> Drawn[Conversation]:
        number, mark = _turn_number(data, state), _mark(data)
        turn = state.turns[number]
        if self.store is None or turn.answer is None:
            raise PageError(_NO_STORE)
        self.store.add(
            new_feedback(
                turn.answer,
                mark,
                history=state.before(number),
                as_of=turn.choice.as_of,
                comment=data.get("comment", ""),
            )
        )
        return self._drawn(state.marked(number, mark), notice="记下了，谢谢")

    def _exported(self, state: Conversation) -> Drawn[Conversation]:
        if not state.turns:
            raise PageError("还没有对话可导出，先问一个问题")
        content = markdown(state, title="问策对话").encode()
        file = Download(name=EXPORT_NAME, media_type="text/markdown", content=content)
        return Drawn(state=state, download=file)

    def _drawn(self, state: Conversation, notice: str = "") -> Drawn[Conversation]:
        done = not (state.turns and state.turns[-1].is_under_way)
        return Drawn(
            state=state,
            panes={"talk": self._talk(state)},
            notice=notice,
            kept=kept(state) if done else None,
        )

    def _talk(self, state: Conversation) -> str:
        documents = {d.id: d for d in self.backing.library().documents}
        return render(
            "talk",
            turns=[_turn_values(turn, documents) for turn in state.turns],
            examples=self.examples,
            documents=len(documents),
            reasons=REASONS,
            Mark=Mark,
        )


def _turn_values(turn: Turn, documents: dict[str, Document]) -> dict[str, object]:
    """What the template needs beside the turn itself."""
    answer = turn.answer
    if answer is None:
        return {"turn": turn}
    return {
        "turn": turn,
        "segments": segments(told(answer) if turn.shown is None else turn.shown),
        "complete": turn.shown is None,
        "options": options(answer),
        "sources": [_source(citation, documents) for citation in answer.citations],
    }


def _source(citation: Citation, documents: Mapping[str, Document]) -> dict[str, object]:
    path = citation.path
    document = documents.get(citation.document_id)
    if document is not None:
        place = Span(start=citation.start, end=citation.end)
        path = path_at(document, place, otherwise=path)
    return {
        "citation": citation,
        "position": position(path),
        "reference": reference(title=citation.title, number=citation.number, path=path),
    }


def _choice(data: Mapping[str, str]) -> Choice:
    day = data.get("as_of", "")
    try:
        as_of = date.fromisoformat(day) if day else None
    except ValueError as exc:
        raise PageError(f"“今天”应是 2021-11-20 这样的日期，收到 {day}") from exc
    return Choice(
        region=data.get("region", ""),
        period=data.get("period", ""),
        document=data.get("document", ""),
        as_of=as_of,
    )


def _filters(choice: Choice) -> dict[str, str] | None:
    chosen = {"region": choice.region, "period": choice.period, "id": choice.document}
    return {name: value for name, value in chosen.items() if value} or None


def _turn_number(data: Mapping[str, str], state: Conversation) -> int:
    number = data.get("turn", "")
    if not number.isdecimal() or int(number) >= len(state.turns):
        raise PageError("这条回答已不在对话里，请刷新页面")
    return int(number)


def _mark(data: Mapping[str, str]) -> Mark:
    try:
        return Mark(data.get("mark", ""))
    except ValueError as exc:
        raise PageError("请选“答案不对”或“出处不对”") from exc
