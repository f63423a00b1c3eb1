"""Targets out of sentences: which figure, for which region and time, against which earlier one.

Region, period and indicator are named once and hold until another is named; each figure that an
indicator can be told in becomes a target. Thresholds (超过250的，立即停止) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.datamodels import Document
from corpus.dates import TimeMention
from corpus.fact_indicators import POLLUTANTS, IndicatorMention, find_indicators, fits_unit
from corpus.fact_models import Direction, Field, Name, Target, amount_of
from corpus.fact_paragraphs import Paragraph
from corpus.fact_subjects import masked
from corpus.fact_target_series import SeriesContext, told_apart
from corpus.fact_times import figure_times, times_of, timing
from corpus.mentions import Quantity, QuantityBound
from corpus.numerals import find_quantities
from corpus.statements import Statement
from corpus.vocabulary import find_levels

_AIMS = re.compile(
    r"控制|目标|达|不(?:得|应|能)?[高低超少多大小][于过]|力争|提高到?|降[至到低]|下降|以[内上下]"
    r"|增加|减少|退出|确保|指标"
)
_HYPOTHETIC = re.compile(
    r"(?:以[上下内外])?(?:的(?!目标|水平|洁净)|时|且持续|将?持续|并将|地区|企业)"
)
_SUPPOSED = re.compile(
    r"预测|如果|凡|一旦|(?<!应)当[^地前年月日]|以来|近[几两三]?年|取得|最高达到|出现.{0,6}污染"
)
_NO_TARGET = re.compile(r"限产|停产|减排措施|负荷")
_PREDICATE = re.compile(
    r"控制目标|省定|目标|控制|稳定|保持|累计|力争|分别|平均|应当?|[需要均为在至到达]|不[得能]?|[高低超少多大小][于过]"
    r"|[提升降]高?[到至]|其中|[\s，；：、,的且并]"
)
_NO_SUBJECT = re.compile(
    r"\d|[比较同以（）]|下降|降低|增加|减少|提高|改善|上升|提升|力度|负责|[底年月日]|总量"
)
_CHANGE = re.compile(
    r"(?P<down>下降|降低|减少|压减|削减|下降率|减少量)|(?P<up>增加|提高|上升|提升|增长|改善)"
)
CHANGE_REACH = 6  # characters between 下降 and its figure
LONGEST_SUBJECT = 16  # characters; what is longer is a clause of its own
_AREA = re.compile(
    r"各?县（市、区）(?:[和、及][\u4e00-\u9fff]{2,8}?(?:开发区|高新区|示范区))?|各区县|各市|全[市省县区]"
    r"|(?<!县)市区|中心城区|建成区|主城区|(?:^|(?<=[，；：、和及与]))"
    r"(?!完成|消除|实施|建设|新建|新增|改造|推进|开展|确保|实现|力争|使|将)[\u4e00-\u9fff]{1,6}?"
    r"(?:县|区|市|旗|开发区|高新区)(?=[\dP]|平均|为|控制|[、和])"
)
_ALL_YEAR = re.compile(r"(?:全年|年内|当年|本年度?)(?=[\u4e00-\u9fff]{2})")
_OWN_REGION = re.compile(r"各|全[市省县区]|市区|中心城区|建成区|主城区|县（")
_BRACKET = re.compile(r"（([^（）]*\d[^（）]*)）")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mind:
    """What the sentence has named so far. `after` is the end of the last figure or indicator;
    `earlier` are indicators before the last one, to which a figure may come back."""

    indicator: IndicatorMention | None = None
    indicator_name: Name | None = None
    earlier: tuple[_Mind, ...] = ()
    area: Field | None = None
    time: TimeMention | None = None
    time_text: AlignedText | None = None
    after: int = 0


_Mark = IndicatorMention | TimeMention | Quantity | re.Match[str]


def read_targets(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Target]:
    """The targets in the text of a document."""
    for paragraph in paragraphs:
        aims = any(_AIMS.search(heading.text) for heading in paragraph.headings)
        mind = _Mind()
        levels: tuple[str, ...] = ()
        for statement in paragraph.statements:
            if not statement.lead.endswith("；"):
                mind = _Mind()
            levels = _levels(statement.text.text) or levels
            reader = _Reader(document=document, statement=statement, aims=aims, levels=levels)
            found, mind = reader.read_all(replace(mind, after=0))
            yield from found


def read_row_targets(document: Document, statements: Sequence[Statement]) -> Iterator[Target]:
    """The targets in the sentences of a list of works."""
    for statement in statements:
        if statement.row is not None and statement.row.measure is not None:
            reader = _Reader(document=document, statement=statement, aims=False, levels=())
            yield from reader.read_all(_Mind())[0]


def _levels(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.level for mention in find_levels(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads one sentence. `aims`: it stands under a heading on targets."""

    document: Document
    statement: Statement
    aims: bool
    levels: tuple[str, ...]

    def read_all(self, mind: _Mind) -> tuple[list[Target], _Mind]:
        """The targets of the sentence, and those that stand in its brackets."""
        text = self.statement.text
        found, mind = self._read(text, mind)
        for bracket in _BRACKET.finditer(text.text):
            inner = text[bracket.start(1) : bracket.end(1)]
            if find_indicators(inner.text):
                own = self._read(inner, _Mind(time=mind.time, time_text=mind.time_text))[0]
                emitted = "排放" in text.text[: bracket.start()]
                found.extend(_emitted(target) if emitted else target for target in own)
        return found, mind

    def _read(self, text: AlignedText, mind: _Mind) -> tuple[list[Target], _Mind]:
        plain = masked(text.text)
        if _SUPPOSED.search(plain):
            return [], mind
        sentence = _Sentence(text=text, plain=plain, document=self.document)
        found: list[Target] = []
        used: set[int] = set()
        for mark in sentence.marks():
            if not isinstance(mark, Quantity):
                mind = sentence.minding(mark, mind)
            elif mark.start not in used:
                series = sentence.series(mark)
                used.update(quantity.start for quantity in series)
                found = self._with_figures(sentence, series, _meant(mind, mark), found)
                mind = replace(mind, after=series[-1].end + len(series[-1].after))
        return found, mind

    def _with_figures(
        self, sentence: _Sentence, series: Sequence[Quantity], mind: _Mind, found: list[Target]
    ) -> list[Target]:
        first = series[0]
        change = _change_before(sentence.plain, first)
        if change is not None and found and mind.indicator_name == found[-1].indicator:
            amount = amount_of(sentence.text, first)
            return [*found[:-1], replace(found[-1], change=amount, direction=change)]
        if not self._is_aim(sentence, series, mind, change):
            return found
        targets = [self._target(sentence, mind, quantity, change) for quantity in series]
        context = SeriesContext(
            text=sentence.text,
            plain=sentence.plain,
            end=first.start,
            times=sentence.times,
            indicators=sentence.indicators_until(mind.indicator),
            levels=self.levels,
        )
        return [*found, *told_apart(targets, context)]

    def _is_aim(
        self,
        sentence: _Sentence,
        series: Sequence[Quantity],
        mind: _Mind,
        change: Direction | None,
    ) -> bool:
        if mind.indicator is None:
            return False
        first, last, plain = series[0], series[-1], sentence.plain
        words = plain[mind.indicator.end : first.start] if mind.after else plain[: first.start]
        behind = (last.end, last.end + len(last.after))
        relative = change is not None and first.unit in ("%", "个百分点")
        rated = sentence.plain[: first.start].removesuffix(first.before).endswith("每")
        if (
            rated
            or _NO_TARGET.search(words)
            or any(_HYPOTHETIC.match(plain, end) for end in behind)
        ):
            return False
        if not relative and not fits_unit(mind.indicator.name, first.unit):
            return False
        bounded = first.bound is not QuantityBound.EXACT or change is not None
        return bounded or self.aims or bool(_AIMS.search(words))

    def _target(
        self,
        sentence: _Sentence,
        mind: _Mind,
        quantity: Quantity,
        change: Direction | None,
    ) -> Target:
        amount = amount_of(sentence.text, quantity)
        if mind.indicator_name is None:
            raise ValueError("没有指标就没有目标")
        time = mind.time
        return Target(
            id="",
            document_id=self.document.id,
            passage_id=self.statement.passage.id,
            region=self.document.region,
            text=Field.of(self.statement.text),
            place=_place(mind.area, self.document.region),
            area=mind.area,
            indicator=mind.indicator_name,
            subject=sentence.subject(mind.after, quantity, mind),
            period=timing(mind.time_text, time) if time and mind.time_text else None,
            days=time.period if time else self.document.period,
            value=amount if change is None else None,
            change=amount if change is not None else None,
            direction=change,
        )


def _meant(mind: _Mind, quantity: Quantity) -> _Mind:
    """…浓度…，重污染天数…；次年不高于55微克/立方米: the figure comes back to the indicator that
    it can be told in."""
    if mind.indicator is None or fits_unit(mind.indicator.name, quantity.unit):
        return mind
    for before in reversed(mind.earlier):
        if before.indicator and fits_unit(before.indicator.name, quantity.unit):
            return replace(mind, indicator=before.indicator, indicator_name=before.indicator_name)
    return mind


def _emitted(target: Target) -> Target:
    """（二氧化硫不高于25毫克/立方米） behind 排放限值 is no figure of the air."""
    name = target.indicator
    if name.canonical not in POLLUTANTS:
        return target
    return replace(target, indicator=replace(name, canonical=f"{name.canonical}排放浓度"))


class _Sentence:
    """A sentence with all that may matter in it, each with its place."""

    def __init__(self, *, text: AlignedText, plain: str, document: Document) -> None:
        self.text, self.plain = text, plain
        self.times = figure_times(times_of(text, document), text.text)
        self.indicators = find_indicators(plain)
        self._quantities = find_quantities(plain)

    def marks(self) -> list[_Mark]:
        """Indicators, times, regions and figures in the order of the text."""
        free = [q for q in self._quantities if not any(time.overlaps(q) for time in self.times)]
        areas = [
            match
            for match in _AREA.finditer(self.text.text)
            if not any(i.start < match.end() and match.start() < i.end for i in self.indicators)
        ]
        return sorted([*self.indicators, *self.times, *free, *areas], key=_start)

    def indicators_until(self, last: IndicatorMention | None) -> list[IndicatorMention]:
        """Those named up to the one that a figure is meant for, if this sentence names it."""
        if last is None or last not in self.indicators:
            return []
        return [mention for mention in self.indicators if mention.start <= last.start]

    def minding(self, mark: IndicatorMention | TimeMention | re.Match[str], mind: _Mind) -> _Mind:
        """What is in mind after a mark that is no figure."""
        if isinstance(mark, IndicatorMention):
            field = Field.of(self.text[mark.start : mark.end])
            name = Name(field=field, canonical=mark.name)
            earlier = (*mind.earlier, mind) if mind.indicator else ()
            return replace(
                mind, indicator=mark, indicator_name=name, after=mark.end, earlier=earlier
            )
        if isinstance(mark, re.Match):
            when = _ALL_YEAR.match(mark.group())
            start = mark.start() + (when.end() if when else 0)
            return replace(mind, area=Field.of(self.text[start : mark.end()]))
        return replace(mind, time=mark, time_text=self.text)

    def series(self, quantity: Quantity) -> list[Quantity]:
        """The figures of the list that begins with this one."""
        at = next(i for i, q in enumerate(self._quantities) if q.start == quantity.start)
        place, count = quantity.series
        return list(self._quantities[at : at + count - place])

    def subject(self, start: int, quantity: Quantity, mind: _Mind) -> Field | None:
        """What stands between indicator and figure and names whose it is: 集装箱船达到85%."""
        gap = self.plain[start : quantity.start].removesuffix(quantity.before)
        words = [w for w in _PREDICATE.split(gap) if w]
        if len(words) != 1 or len(words[0]) > LONGEST_SUBJECT or len(words[0]) < 2:
            return None
        word = words[0]
        at = self.plain.index(word, start)
        named = mind.area.text if mind.area else ""
        if _NO_SUBJECT.search(word) or word in named or any(t.text in word for t in self.times):
            return None
        return Field.of(self.text[at : at + len(word)])


def _start(mark: _Mark) -> int:
    return mark.start() if isinstance(mark, re.Match) else mark.start


def _change_before(plain: str, quantity: Quantity) -> Direction | None:
    start = max(0, quantity.start - CHANGE_REACH - len(quantity.before))
    matches = list(_CHANGE.finditer(plain, start, quantity.start))
    if not matches or re.search(r"[，；。至到]", plain[matches[-1].end() : quantity.start]):
        return None
    return Direction.DOWN if matches[-1]["down"] else Direction.UP


def _place(area: Field | None, region: str | None) -> str | None:
    """The county or city that a figure is for; words such as 全市 mean the document's."""
    return region if area is None or _OWN_REGION.match(area.text) else area.text
