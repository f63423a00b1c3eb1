"""A conversation of one browser session: what was asked, what was answered, and how it exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.datamodels import Answer, Citation
from assistant.feedback import Mark
from assistant.printout import source_line
from ui.references import position

__all__ = ["Choice", "Conversation", "Turn", "markdown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the person set beside the question; empty is not set."""

    region: str = ""
    period: str = ""
    document: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question and what came of it: an answer, or a sentence that says what went wrong."""

    question: str
    choice: Choice = field(default_factory=Choice)
    answer: Answer | None = None
    problem: str = ""
    shown: str | None = None  # the part of the answer's text that is shown so far; None is all
    mark: Mark | None = None
    looked_at: tuple[str, ...] = ()  # titles, where nothing was found

    @property
    def is_pending(self) -> bool:
        return self.answer is None and not self.problem

    @property
    def is_under_way(self) -> bool:
        return self.is_pending or self.shown is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    turns: tuple[Turn, ...] = ()

    @property
    def history(self) -> tuple[str, ...]:
        """The questions that could be taken, oldest first."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)

    def before(self, number: int) -> tuple[str, ...]:
        """What was asked before that turn."""
        return Conversation(turns=self.turns[:number]).history

    def with_turn(self, turn: Turn) -> Conversation:
        return Conversation(turns=(*self.turns, turn))

    def with_last(self, **changes: object) -> Conversation:
        last = replace(self.turns[-1], **changes)  # type: ignore[arg-type]
        return Conversation(turns=(*self.turns[:-1], last))

    def marked(self, number: int, mark: Mark) -> Conversation:
        turns = list(self.turns)
        turns[number] = replace(turns[number], mark=mark)
        return Conversation(turns=tuple(turns))


def markdown(conversation: Conversation, *, title: str) -> str:
    """The conversation as a file to keep; every answer with its sources."""
    return "\n\n".join([f"# {title}", *_exchanges(conversation)]) + "\n"


def _exchanges(conversation: Conversation) -> Iterator[str]:
    for turn in conversation.turns:
        yield f"## {_literal(turn.question)}"
        if turn.answer is None:
            yield _literal(turn.problem)
            continue
        yield _literal(turn.answer.answer)
        yield from (_cited(citation) for citation in turn.answer.citations)
        for conflict in turn.answer.conflicts:
            says = "；".join(f"{side.says}[{side.citation}]" for side in conflict.sides)
            yield f"**说法不一** {_literal(conflict.about)}：{_literal(says)}"
        yield from (f"注：{_literal(note)}" for note in turn.answer.notes)


def _cited(citation: Citation) -> str:
    where = position(citation.path)
    lines = (
        f"[{citation.id}] {source_line(citation)}{'，' + where if where else ''}",
        citation.quote,
    )
    return "\n>\n".join(f"> {_literal(line)}" for line in lines)


def _literal(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    signs = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}#<>|~"})
    return " ".join(text.split()).translate(signs)
