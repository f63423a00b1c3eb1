"""The answer object: the one shape that the command line, batch runs, HTTP and the page share.

What the contract forbids cannot be built here, so no later layer has to check it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from assistant.errors import AnswerError

# What `json.dumps` takes. The containers are the read-only kinds, so that precise types fit in.
JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | JsonObject | None"
JsonObject: TypeAlias = "Mapping[str, JsonValue]"

# "[1]" points at a citation; four digits are a year, as in 某政办发[2021]5号.
MARKER = re.compile(r"\[(\d{1,3})\]")
_SCORE_DIGITS = 6  # beyond them a sum depends on the order of its terms


class Status(StrEnum):
    ANSWERED = "answered"
    CLARIFY = "clarify"
    ABSTAINED = "abstained"


class Reason(StrEnum):
    """Why the corpus gives no answer."""

    NOT_IN_CORPUS = "not_in_corpus"
    OTHER_REGION = "other_region"
    OTHER_PERIOD = "other_period"
    NOT_COVERED = "not_covered"  # the document is there; it leaves this industry, grade, … out
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage that says it. `start` and `end` are offsets into the file's stored source."""

    id: int
    document_id: str
    title: str
    number: str | None
    issuer: str | None
    region: str | None
    published: date | None
    path: tuple[str, ...]
    quote: str
    start: int
    end: int
    page: int | None = None

    def __post_init__(self) -> None:
        if self.id < 1:
            raise AnswerError(f"引用编号从 1 起，收到 {self.id}")
        if not self.quote.strip():
            raise AnswerError(f"引用 [{self.id}] 没有原文")
        if not 0 <= self.start < self.end:
            raise AnswerError(f"引用 [{self.id}] 的位置无效：[{self.start}, {self.end})")

    def to_json(self) -> dict[str, JsonValue]:
        return {
            "id": self.id,
            "document_id": self.document_id,
            "title": self.title,
            "number": self.number,
            "issuer": self.issuer,
            "region": self.region,
            "published": self.published.isoformat() if self.published else None,
            "path": list(self.path),
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "page": self.page,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one place says on a point that another place contradicts."""

    says: str
    citation: int

    def to_json(self) -> dict[str, JsonValue]:
        return {"says": self.says, "citation": self.citation}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A place where the corpus contradicts itself; every side is cited."""

    about: str
    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise AnswerError(f"矛盾至少要有两方，收到 {len(self.sides)} 方：{self.about}")

    def to_json(self) -> dict[str, JsonValue]:
        return {"about": self.about, "sides": [side.to_json() for side in self.sides]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How an answer came about, for whoever evaluates it; no part of the wire form.

    `score` is the share of the question that the evidence explains (0 to 1): of an answer its
    weakest finding, of a refusal the best that was found. None where no evidence was weighed.
    `slots` is what was read in the question.
    """

    score: float | None = None
    slots: JsonObject | None = None

    def to_json(self) -> dict[str, JsonValue]:
        score = None if self.score is None else round(self.score, _SCORE_DIGITS)
        return {"score": score, "slots": self.slots}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question. `facts` are structured records, ready for JSON.

    Citations are numbered 1, 2, … in order. An answered question points at least at one of
    them from its text; an abstention has a reason and nothing that could pass for support.
    """

    question: str
    status: Status
    answer: str
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    facts: tuple[JsonObject, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    trace: Trace = Trace()

    def __post_init__(self) -> None:
        if not self.answer.strip():
            raise AnswerError(f"答复是空的：{self.question}")
        self._check_numbering()
        if self.status is Status.ABSTAINED:
            self._check_abstention()
        elif self.reason is not None:
            raise AnswerError(f"只有拒答才有原因，收到 {self.status} 与 {self.reason}")
        if self.status is Status.ANSWERED and not self.markers:
            raise AnswerError(f"答案没有指向出处：{self.answer}")

    @property
    def markers(self) -> tuple[int, ...]:
        """The citation numbers that the text points at, in order of appearance."""
        return tuple(int(found) for found in MARKER.findall(self.answer))

    def _check_numbering(self) -> None:
        ids = tuple(citation.id for citation in self.citations)
        if ids != tuple(range(1, len(ids) + 1)):
            raise AnswerError(f"引用编号应为 1 起的连续整数，收到 {ids}")
        pointed = (*self.markers, *(s.citation for c in self.conflicts for s in c.sides))
        unknown = sorted(set(pointed) - set(ids))
        if unknown:
            raise AnswerError(f"答案指向没有的引用 {unknown}：{self.answer}")

    def _check_abstention(self) -> None:
        if self.reason is None:
            raise AnswerError(f"拒答要说明原因：{self.question}")
        if self.citations or self.facts:
            raise AnswerError(f"拒答不得带引用或事实：{self.question}")

    def to_json(self) -> dict[str, JsonValue]:
        """The object of the contract, its keys in the contract's order; without the trace."""
        return {
            "question": self.question,
            "status": self.status.value,
            "answer": self.answer,
            "reason": self.reason.value if self.reason else None,
            "citations": [citation.to_json() for citation in self.citations],
            "facts": list(self.facts),
            "conflicts": [conflict.to_json() for conflict in self.conflicts],
            "notes": list(self.notes),
            "suggestions": list(self.suggestions),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a finished build holds. `skipped` are files of a format that nobody reads."""

    files: int
    documents: int
    passages: int
    seconds: float
    skipped: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        skipped = f"；跳过不认识的文件：{'、'.join(self.skipped)}" if self.skipped else ""
        return (
            f"读了 {self.files} 个原始文件、{self.documents} 份文件，"
            f"建了 {self.passages} 个检索段，用时 {self.seconds:.1f} 秒{skipped}"
        )
