"""What goes over HTTP: the request as it is checked, the answer as it is documented.

Answers are written by `Answer.to_json`; the models here describe that shape for OpenAPI and
are tested against it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from assistant.datamodels import Reason, Status


class AskRequest(BaseModel):
    """A question and the conversation it stands in."""

    question: str = Field(examples=["某市秋冬季PM2.5的目标是多少？"])
    history: list[str] = Field(default=[], description="同一次对话里先前的问题，旧的在前")
    as_of: date | None = Field(default=None, description="以哪一天为“今天”，缺省为当天")
    filters: dict[str, str] | None = Field(default=None, description="按字段限定文件，如地区")


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CitationOut(_Wire):
    id: int
    document_id: str
    title: str
    number: str | None
    issuer: str | None
    region: str | None
    published: date | None
    path: list[str]
    quote: str
    start: int
    end: int
    page: int | None


class SideOut(_Wire):
    says: str
    citation: int


class ConflictOut(_Wire):
    about: str
    sides: list[SideOut]


class AnswerOut(_Wire):
    question: str
    status: Status
    answer: str
    reason: Reason | None
    citations: list[CitationOut]
    facts: list[dict[str, JsonValue]]
    conflicts: list[ConflictOut]
    notes: list[str]
    suggestions: list[str]


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = None


class Health(_Wire):
    status: Literal["ok"] = "ok"
