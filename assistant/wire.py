"""What goes over HTTP: requests as they are checked, answers and lists as they are documented.

Answers are written by `Answer.to_json`, lists by `ledger` and `rulings`; the models here describe
their shapes for OpenAPI and are tested against them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator

from assistant.datamodels import Reason, Status
from corpus.fact_models import Direction, MeasureKind
from corpus.mentions import QuantityBound


class AskRequest(BaseModel):
    """A question and the conversation it stands in."""

    question: str = Field(examples=["某市秋冬季PM2.5的目标是多少？"])
    history: list[str] = Field(default=[], description="同一次对话里先前的问题，旧的在前")
    as_of: date | None = Field(default=None, description="以哪一天为“今天”，缺省为当天")
    filters: dict[str, str] | None = Field(
        default=None, description="限定文件：region、period（如 2021-10-01/2022-03-31）、number、id"
    )


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


class _ListQuery(_Wire):
    """What narrows a list. An empty value asks for nothing; an unknown name is turned away."""

    region: str | None = Field(default=None, description="文件的地区，全称或简称")
    as_of: date | None = Field(default=None, description="以哪一天为“今天”，缺省为当天")

    @field_validator("*", mode="before")
    @classmethod
    def _no_empty(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    def filters(self) -> dict[str, Any]:
        """All but the day it is asked on."""
        return self.model_dump(exclude={"as_of"})


class _DatedQuery(_ListQuery):
    due_after: date | None = Field(default=None, description="这一天或之后")
    due_before: date | None = Field(default=None, description="这一天或之前")


class TaskQuery(_DatedQuery):
    unit: str | None = Field(default=None, description="责任、配合或落实单位，全称、简称或一部分")
    enterprise: str | None = Field(default=None, description="企业名称的一部分")
    category: str | None = Field(default=None, description="类别、重点工作或任务名称的一部分")


class CurtailmentQuery(_ListQuery):
    enterprise: str | None = Field(default=None, description="企业名称的一部分")
    industry: str | None = Field(default=None, description="行业，任一通行的叫法")
    grade: str | None = Field(default=None, description="绩效等级，如 B级")
    level: str | None = Field(default=None, description="预警级别，如 红色")
    on: date | None = Field(default=None, description="只列这一天在其阶段内的")


class TargetQuery(_DatedQuery):
    place: str | None = Field(default=None, description="指标下给谁：市或县")
    indicator: str | None = Field(default=None, description="指标，如 PM2.5")


class TaskOut(_Wire):
    id: str
    region: str | None
    period: str = Field(description="所在方案的时段")
    plan_over: bool = Field(description="所在方案的时段在 as_of 之前已结束")
    category: str
    work: str
    task: str
    what: str
    deadline: str = Field(description="文件里的写法")
    due: date | None = Field(description="最后期限")
    dues: list[date]
    days_left: int | None
    overdue: bool
    responsible: list[str]
    supporting: list[str]
    carriers: list[str]
    companies: list[str]
    industries: list[str]
    places: list[str]
    quantities: list[str]
    citations: list[CitationOut]


class TasksOut(_Wire):
    as_of: date
    total: int
    tasks: list[TaskOut]


class PeriodOut(_Wire):
    label: str
    start: date
    end: date


class PhaseOut(PeriodOut):
    name: str


class AmountOut(_Wire):
    says: str
    value: str
    value_to: str | None
    unit: str
    bound: QuantityBound


class CurtailmentOut(_Wire):
    id: str
    region: str | None
    industries: list[str]
    grades: list[str] = Field(description="空的是不分等级")
    group: str | None
    company: str | None
    processes: list[str]
    measure: str
    measure_kind: MeasureKind
    says: str
    conditions: list[str]
    scope: str | None
    basis: str | None
    phases: list[PhaseOut]
    applies: bool | None = Field(description="as_of 在其阶段内；没有阶段的是 null")
    level: str | None
    citations: list[CitationOut]


class CurtailmentsOut(_Wire):
    as_of: date
    total: int
    curtailments: list[CurtailmentOut]


class TargetOut(_Wire):
    id: str
    region: str | None
    place: str | None
    area: str | None
    indicator: str
    subject: str | None
    period: PeriodOut | None
    over: bool = Field(description="时段在 as_of 之前已结束")
    value: AmountOut | None
    wording: str | None
    baseline: AmountOut | None
    change: AmountOut | None
    direction: Direction | None
    level: str | None
    citations: list[CitationOut]


class TargetsOut(_Wire):
    as_of: date
    total: int
    targets: list[TargetOut]


class DocumentOut(_Wire):
    id: str
    file: str
    title: str
    number: str | None
    issuer: str | None
    region: str | None
    published: date | None
    period: PeriodOut | None
    addressees: str | None
    publicity: str | None
    contacts: list[str]
    forwarded_by: str | None


class AddedOut(_Wire):
    summary: str = Field(description="读了什么，一句话")
    documents: list[DocumentOut] = Field(description="从添加的文件里读出的")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = None


class Health(_Wire):
    status: Literal["ok"] = "ok"
