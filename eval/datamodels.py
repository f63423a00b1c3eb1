"""What passes between the parts of an evaluation: questions, replies, verdicts, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from eval.errors import EvalError

__all__ = [
    "ALL_OF_KINDS",
    "Cited",
    "Estimate",
    "Evidence",
    "Expect",
    "Outcome",
    "Question",
    "Reply",
    "Retrieved",
    "Status",
    "Verdict",
]

# Kinds of which every piece of evidence has to be cited, not just one of them (the contract).
ALL_OF_KINDS = frozenset({"compare", "conflict"})


class Expect(StrEnum):
    ANSWERED = "answered"
    ABSTAINED = "abstained"
    CLARIFY_OR_COVER = "clarify_or_cover"


class Status(StrEnum):
    ANSWERED = "answered"
    CLARIFY = "clarify"
    ABSTAINED = "abstained"
    ERROR = "error"  # the engine failed on this question; it still counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A gold passage: a piece of the source, and the 文号 of the document that says it."""

    doc: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a set. Of each group in `must`, any one string has to occur.

    `as_of` overrides the run's day; `region` is only for grouping results.
    """

    id: str
    kind: str
    question: str
    expect: Expect
    history: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    as_of: date | None = None
    region: str | None = None

    def __post_init__(self) -> None:
        if not (self.id and self.kind and self.question.strip()):
            raise EvalError(f"题目缺编号、类别或问题：{self.id!r} {self.kind!r} {self.question!r}")
        if any(not group for group in self.must):
            raise EvalError(f"{self.id}：must 里有空的组")

    @property
    def answerable(self) -> bool:
        return self.expect is not Expect.ABSTAINED

    @property
    def needs_all(self) -> bool:
        """Whether every piece of evidence is needed: comparisons, and ambiguous questions."""
        return self.kind in ALL_OF_KINDS or self.expect is Expect.CLARIFY_OR_COVER

    def to_json(self) -> dict[str, object]:
        """The contract's object, its keys in the contract's order."""
        row: dict[str, object] = {
            "id": self.id,
            "kind": self.kind,
            "question": self.question,
            "history": list(self.history),
            "expect": self.expect.value,
            "must": [list(group) for group in self.must],
            "never": list(self.never),
            "evidence": [{"doc": e.doc, "quote": e.quote} for e in self.evidence],
        }
        if self.as_of:
            row["as_of"] = self.as_of.isoformat()
        if self.region:
            row["region"] = self.region
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What judging and the report need of one citation of an answer."""

    quote: str
    number: str | None = None
    title: str | None = None
    region: str | None = None
    path: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """A passage as an engine's retrieval ranked it. `number` None: the engine cannot tell."""

    quote: str
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an engine said. `slots` and `score` are there if the engine shows its reasons."""

    status: Status
    answer: str = ""
    reason: str | None = None
    citations: tuple[Cited, ...] = ()
    slots: Mapping[str, object] | None = None
    score: float | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a reply stands against its question.

    `missing` are the groups of which no string occurs, `forbidden` the strings that do occur and
    must not, `uncited` the positions of evidence that no citation holds, `supporting` says of
    each citation whether it supports. `plain_right`: right also by the contract's letter.
    """

    answer_right: bool
    citation_right: bool
    plain_right: bool
    missing: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    uncited: tuple[int, ...] = ()
    supporting: tuple[bool, ...] = ()

    @property
    def strict(self) -> bool:
        return self.answer_right and self.citation_right


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One row of a run. `gold_ranks` holds, for each piece of evidence, the rank (from 1) of the
    first retrieved passage that holds it, or None; it is None itself if nothing was retrieved
    because the engine shows no retrieval.
    """

    question: Question
    reply: Reply
    verdict: Verdict
    fingerprint: str = ""
    gold_ranks: tuple[int | None, ...] | None = None
    retrieved: tuple[Retrieved, ...] = ()
    latency_ms: float = field(default=0.0, compare=False)

    @property
    def wrong(self) -> bool:
        """Given but wrong: the worst that can happen."""
        return self.reply.status is Status.ANSWERED and not self.verdict.answer_right

    @property
    def falsely_refused(self) -> bool:
        refusals = {Status.ABSTAINED}
        if self.question.expect is Expect.ANSWERED:
            refusals.add(Status.CLARIFY)
        return self.question.answerable and self.reply.status in refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A measured value and its 95% interval; all None where there was nothing to measure."""

    value: float | None
    low: float | None
    high: float | None

    def to_json(self) -> dict[str, float | None]:
        return {"value": self.value, "low": self.low, "high": self.high}
