"""What is known from documents: records whose every field stands at a place in the source.

A fact is read from one passage. A value is kept as written, with its span, beside what it means
(a number, a date, a canonical name), so that an answer made of facts can cite each word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpus.aligned import AlignedText, Span
from corpus.datamodels import Period
from corpus.dates import Recurrence, TimeBasis, TimeBound, TimeKind
from corpus.errors import CorpusError
from corpus.mentions import DutyRole, Quantity, QuantityBound


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Words of a document, as read, and where they stand in the source."""

    text: str
    span: Span

    @classmethod
    def of(cls, text: AlignedText) -> Field:
        return cls(text=text.text, span=text.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as written, with the one name under which all its spellings are found."""

    field: Field
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity as written. `before` and `after` are the words that make it a bound; in a list
    they may stand with another member, and are not part of `field`."""

    field: Field
    value: Decimal
    value_to: Decimal | None = None
    unit: str
    bound: QuantityBound = QuantityBound.EXACT
    before: str = ""
    after: str = ""

    @property
    def phrase(self) -> str:
        """As one would say it alone: 65%以内, 不高于7吨/月·平方公里."""
        return f"{self.before}{self.field.text}{self.after}"


def amount_of(text: AlignedText, quantity: Quantity) -> Amount:
    """The record of a quantity found in `text`."""
    return Amount(
        field=Field.of(text[quantity.start : quantity.end]),
        value=quantity.value,
        value_to=quantity.value_to,
        unit=quantity.unit,
        bound=quantity.bound,
        before=quantity.before,
        after=quantity.after,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """A time as written. `due` is the last day, if it is a deadline; `period` the days it names."""

    field: Field
    kind: TimeKind
    bound: TimeBound = TimeBound.ON
    due: date | None = None
    period: Period | None = None
    basis: TimeBasis = TimeBasis.STATED
    convention: bool = False
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`text` is the sentence or the cell that says it; `id` is unique in the corpus."""

    id: str
    document_id: str
    passage_id: str
    region: str | None = None
    text: Field


class MeasureKind(StrEnum):
    """What is asked of a plant."""

    EXEMPT = "exempt"  # 不予错峰, 不限产, 正常生产
    AUTONOMOUS = "autonomous"  # 自主减排
    CUT = "cut"  # 限产20%以上: less by that much
    LOAD = "load"  # 负荷降至65%以内: no more than that much
    STOP = "stop"  # 停产
    STOP_SHARE = "stop_share"  # 停产50%: that share of the units
    STOP_TIME = "stop_time"  # 停产46天
    LONGER = "longer"  # 出焦时间延长至36小时以上
    SHIFTED = "shifted"  # 错时
    STOP_DOING = "stop_doing"  # 停止熔炼, 停用燃煤热风炉
    EASED = "eased"  # 减少10%限产负荷, 可减少20天
    REFERRED = "referred"  # 执行某规定, 按B级管理
    OTHER = "other"  # a cell that says it in words of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`verb` is what is said without the amount; `phrase` joins both as one would say it."""

    kind: MeasureKind
    verb: Field
    amount: Amount | None = None
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch in which a rule applies: 第一阶段 and its days."""

    field: Field
    label: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Curtailment(Fact):
    """One rule: who has to curtail what, by how much, when.

    `grades` are performance grades by their plain names (B-级, 非引领性); none means all.
    `group` is any other class of plants (独立轧钢企业, 甲组, 使用天然气的企业). `says` is the rule
    alone, a 分别 list taken apart.
    """

    industries: tuple[Name, ...] = ()
    grades: tuple[str, ...] = ()
    grade: Field | None = None
    group: Field | None = None
    company: Name | None = None
    processes: tuple[Field, ...] = ()
    measure: Measure
    conditions: tuple[Field, ...] = ()
    scope: Field | None = None  # 不包括…, beside the industry's name
    basis: Field | None = None  # 以…计: how it is reckoned
    phases: tuple[Phase, ...] = ()
    level: str | None = None  # 红色, 橙色, 黄色, 蓝色
    says: str


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """A figure that a region has to reach. `place` is the region the figure is for (a county
    of the document's city); `area` the words for it (市区, 各县（市、区）).

    A target may be a figure, a change against an earlier one (`change`, `direction`), or words
    alone (`wording`: 持续改善). `baseline` is the earlier figure, where the document tells it.
    """

    place: str | None = None
    area: Field | None = None
    indicator: Name
    subject: Field | None = None  # 木质家具: what else the figure is for
    period: Timing | None = None
    days: Period | None = None  # resolved; the document's where none is told
    value: Amount | None = None
    wording: Field | None = None
    baseline: Amount | None = None
    baseline_period: Timing | None = None
    change: Amount | None = None
    direction: Direction | None = None
    level: str | None = None


class TaskOrigin(StrEnum):
    """Where a task is told. A list counts tasks of one origin, or it counts some of them twice."""

    ROW = "row"  # a row of a list of works
    CLAUSE = "clause"  # a clause with a responsibility note
    SENTENCE = "sentence"  # a sentence with a date or a unit of its own, within a clause or alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who has to do with a task. `name` is as one would write it in full
    (市生态环境局); `office` the unit alone (生态环境局), empty for what is no known unit."""

    field: Field
    name: str
    office: str = ""
    level: str | None = None
    place: str = ""
    role: DutyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Fact):
    """Something to be done. `category`, `work` and `task` are its names from wide to narrow.

    `parties` are those that the text names for it; `carriers` those whom the document makes
    carry out all its tasks (以下任务均需…负责落实). `within` is the clause a sentence is part of,
    `same_as` the same task told elsewhere in the document.
    """

    origin: TaskOrigin
    number: Field | None = None
    category: Field | None = None
    work: Field | None = None
    task: Field | None = None
    what: Field
    deadlines: tuple[Timing, ...] = ()
    parties: tuple[Party, ...] = ()
    carriers: tuple[Party, ...] = ()
    amounts: tuple[Amount, ...] = ()
    places: tuple[Name, ...] = ()
    companies: tuple[Name, ...] = ()
    industries: tuple[Name, ...] = ()
    within: str | None = None
    same_as: tuple[str, ...] = ()

    @property
    def due(self) -> date | None:
        """The last day for it: that of the latest deadline."""
        return max((t.due for t in self.deadlines if t.due is not None), default=None)


class ContradictionKind(StrEnum):
    FIGURE = "figure"  # 35台 and 37台
    ROUNDED = "rounded"  # 1.3175万户 and 1.31万户: the same, cut short
    DEADLINE = "deadline"
    UNITS = "units"  # neither side's units are all among the other's
    FEWER_UNITS = "fewer_units"  # one side names some of those that the other names
    NAME = "name"  # one character of a name differs in lists that are otherwise the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the places that do not agree. `said` are the words that differ, `text` the sentence
    or row around them."""

    document_id: str
    passage_id: str
    said: Field
    text: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Fact):
    """The same thing said in two ways. `text` is the first side's; `about` what it is about."""

    kind: ContradictionKind
    about: str
    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise CorpusError(f"矛盾至少要有两处：{self.about}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Fact):
    """A duty to report: what, by whom, to whom, when, and where it is sent."""

    what: Field | None = None
    by: Field | None = None
    to: Field | None = None
    times: tuple[Timing, ...] = ()
    within: Field | None = None  # 终止后7日内: counted from something else
    forms: tuple[Field, ...] = ()  # the tables and reports named in 《》
    mails: tuple[Field, ...] = ()
    phones: tuple[Field, ...] = ()


class Relation(StrEnum):
    """What a document does with another one."""

    CITES = "cites"
    IMPLEMENTS = "implements"  # 根据, 按照, 落实
    FORWARDS = "forwards"
    AMENDS = "amends"
    REPEALS = "repeals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Fact):
    """Another document that is named, by title, number or both."""

    relation: Relation
    title: Field | None = None
    number: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity(Fact):
    """From when, until when or for how long a document is in force."""

    start: Timing | None = None
    end: Timing | None = None
    length: Amount | None = None
