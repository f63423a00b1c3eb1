"""What the recognisers find in a string: times, quantities, places, units, companies.

Offsets are positions in the string that was searched, half open, and `text` is always exactly
that slice. Documents and questions are read with the same recognisers, so that "2021年12月底前"
in a table and "去年年底前" in a question can be compared as dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpus.datamodels import Period
from corpus.errors import AlignmentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A slice of the searched string."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise AlignmentError(f"提及的位置不对：[{self.start}, {self.end}) {self.text!r}")

    def overlaps(self, other: Mention) -> bool:
        return self.start < other.end and other.start < self.end


class TimeKind(StrEnum):
    POINT = "point"  # 2021年12月8日, 2021年12月底, 年底前, 采暖季前
    MONTH = "month"
    QUARTER = "quarter"  # also 上半年, 前三季度
    YEAR = "year"
    SEASON = "season"  # 秋冬季, 采暖季
    RANGE = "range"
    PLAN = "plan"  # “十四五”
    RECURRENCE = "recurrence"  # 每月5日前, 每周五18时前
    OPEN = "open"  # 长期坚持
    IMMEDIATE = "immediate"  # 即日起, 立即


class TimeBound(StrEnum):
    ON = "on"
    BY = "by"  # 前, 到…, 截至…
    FROM = "from"  # 起, 以来, 自…, 后
    THAN = "than"  # 较2020年, 比上年: what a figure is compared with


class TimeBasis(StrEnum):
    """Where the dates come from; all but STATED are worked out and should be said to be so."""

    STATED = "stated"
    DEFAULT = "default"  # the year, from the default period
    RELATIVE = "relative"  # from the as-of day
    UNKNOWN = "unknown"  # nothing to work it out from


class Cycle(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """`interval` 2 of WEEK is every other week. `day`: of the month, or 1 (Monday) to 7; 31 for
    the last of a month; None if not told. `month` for a day of the year."""

    cycle: Cycle
    interval: int = 1
    day: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Mention):
    """A time in a text.

    `period` is the smallest calendar stretch the words name (the day, month, quarter, year or
    season; for 12月底 the month's end). `due` is the last day to have it done, if this is taken
    as a deadline; None for what is open, recurring, a beginning or a baseline. `convention`: the
    dates are those usual in northern China (采暖季 11-15 to 03-15), not stated. `in_title`: the
    words stand inside 《…》, and so name a document rather than a deadline.
    """

    kind: TimeKind
    bound: TimeBound
    period: Period | None = None
    due: date | None = None
    basis: TimeBasis = TimeBasis.STATED
    convention: bool = False
    recurrence: Recurrence | None = None
    in_title: bool = False


class QuantityBound(StrEnum):
    EXACT = "exact"
    UPPER = "upper"  # 以内, 以下, 不高于, 不超过, 小于, ≤
    LOWER = "lower"  # 以上, 不低于, 不少于, 超过, 达到, ≥
    ABOUT = "about"  # 左右, 约


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Mention):
    """A number with its unit.

    `value` holds 万 and 亿 multiplied out (8.4255万户 is 84255 户), a share is in percent (80%,
    百分之八十 and 八成 are 80 %). `value_to` is the other end of a range (10-20天). `unit` is
    canonical (μg/m³ is 微克/立方米); a bare number has none. `before` and `after` are the bound
    words as written. In 分别降至80%、65%、50%以内 the three share unit and bound, and `series` is
    (0, 3), (1, 3), (2, 3); a number alone is (0, 1).
    """

    value: Decimal
    value_to: Decimal | None = None
    unit: str
    bound: QuantityBound = QuantityBound.EXACT
    before: str = ""
    after: str = ""
    number_text: str
    unit_text: str
    series: tuple[int, int] = (0, 1)

    @property
    def phrase(self) -> str:
        """As one would say it alone: 65%以内, 不高于7吨/月·平方公里."""
        return f"{self.before}{self.number_text}{self.unit_text}{self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention(Mention):
    """A government unit in a text.

    `canonical` is its name without level and place: 市发改委 and 发展和改革委员会 are both
    发展改革委; a government is 人民政府. `level` is 国家, 省, 市, 县 or 乡, None if not told.
    `place` is whose it is (德清县, 各县（市、区）), or empty. `known`: it is in the lexicon.
    """

    canonical: str
    level: str | None = None
    place: str = ""
    known: bool = True

    @property
    def display(self) -> str:
        """As one would write it: 市发展改革委, 德清县人民政府, 开发区管委会, 生态环境部."""
        bare = self.canonical.startswith("开发区") or (
            self.level == "国家" and self.canonical.endswith("部")
        )
        return f"{self.place or ('' if bare else self.level or '')}{self.canonical}"

    def same_as(self, other: UnitMention) -> bool:
        """Whether both can be the one office; what one of them leaves open does not part them."""
        level = self.level is None or other.level is None or self.level == other.level
        place = not self.place or not other.place or self.place == other.place
        return self.canonical == other.canonical and level and place


class DutyRole(StrEnum):
    LEAD = "lead"  # 牵头
    SUPPORT = "support"  # 配合
    CARRY = "carry"  # 负责落实, beside one who leads
    RESPONSIBLE = "responsible"  # 责任单位, 按职责负责


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyParty(Mention):
    """One party of a responsibility note. `unit` is None for what is no known kind of unit
    (a company, 各成员单位)."""

    role: DutyRole
    unit: UnitMention | None = None

    @property
    def name(self) -> str:
        """As one would write it; what is no known kind of unit as it stands, without breaks."""
        return self.unit.display if self.unit is not None else "".join(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyMention(Mention):
    """An enterprise in a text.

    `place` is the county that stands before the name and is kept apart from it (某某县|浙江某某
    科技有限公司); `core` is what people call it by: the name without place and legal form.
    """

    core: str
    place: str = ""
