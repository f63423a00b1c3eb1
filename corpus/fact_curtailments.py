"""Curtailments out of sentences: who has to produce less, by how much, when.

    sentence -> measures -> the subject of each -> 分别 lists taken apart -> rules

The industry comes from the sentence or from the heading above it, the warning level from the
sentence, the paragraph's opening or the headings, the phases from where the plan sets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText, Span
from corpus.datamodels import Document
from corpus.dates import TimeKind, find_times
from corpus.fact_measures import MeasureMention, find_measures, stated_bound
from corpus.fact_models import Amount, Curtailment, Field, Measure, MeasureKind, Name, Phase
from corpus.fact_paragraphs import Paragraph
from corpus.fact_subjects import Subject, industries_of, masked, read_subject, scope_of
from corpus.mentions import Quantity
from corpus.statements import Statement
from corpus.vocabulary import GradeMention, find_grades, levels_in

_CONTEXT = re.compile(
    r"错峰|限产|停限产|错时|应急减排|减排措施|响应|预警|分级管理|分类管理|轮流停产|停产"
)
PHASE = re.compile(r"第[一二三四五六](?:阶段|时段|期|轮次?)")
_RECKONING = re.compile(r"计$|计算|核定|核算|为基数|方式执行")
_ITEM = re.compile(r"^(?:[①-⑳]|[（(]?[\d一二三四五六七八九十]{1,3}[）).、．])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What holds for a whole paragraph."""

    industries: tuple[Name, ...]
    scope: Field | None
    level: str | None
    phases: tuple[Phase, ...]


def read_curtailments(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Curtailment]:
    """The rules in the text of a document; those in its tables are read by
    `corpus.fact_curtailment_tables`."""
    phases = _phases_of(paragraphs, document)
    titled = bool(_CONTEXT.search(document.title))
    for place, paragraph in enumerate(paragraphs):
        around = "".join(heading.text for heading in paragraph.headings)
        if titled or _CONTEXT.search(around + paragraph.text):
            frame = _frame(paragraph, paragraphs[:place], phases)
            yield from _of_paragraph(document, paragraph, frame)


def _frame(
    paragraph: Paragraph,
    above: Sequence[Paragraph],
    phases: Sequence[tuple[tuple[str, ...], Phase]],
) -> _Frame:
    industries: tuple[Name, ...] = ()
    scope = None
    for heading in reversed(paragraph.headings):
        industries = industries_of(heading)
        if industries:
            scope = scope_of(heading)
            break
    return _Frame(
        industries=industries,
        scope=scope,
        level=_level(paragraph, above),
        phases=tuple(_in_reach(paragraph.path, phases)),
    )


def _level(paragraph: Paragraph, above: Sequence[Paragraph]) -> str | None:
    """The one level that the nearest heading or opening sentence names."""
    for depth in range(len(paragraph.path), 0, -1):
        opening = next((p for p in above if p.path == paragraph.path[:depth]), None)
        texts = [paragraph.path[depth - 1]]
        texts += [opening.text] if opening is not None and opening.text.endswith("：") else []
        for text in texts:
            levels = levels_in(text)
            if len(levels) == 1:
                return next(iter(levels))
    return None


def _phases_of(
    paragraphs: Sequence[Paragraph], document: Document
) -> tuple[tuple[tuple[str, ...], Phase], ...]:
    """The phases that a document sets, each with the section in which it does."""
    found: dict[tuple[tuple[str, ...], str], Phase] = {}
    for paragraph in paragraphs:
        for statement in paragraph.statements:
            for phase in phases_in(statement.text, document):
                found.setdefault((paragraph.path, phase.label), phase)
    return tuple((path, phase) for (path, _), phase in found.items())


def phases_in(text: AlignedText, document: Document) -> Iterator[Phase]:
    """第一阶段为2024年12月8日—12月31日: a label and the days right behind it."""
    if not PHASE.search(text.text):
        return
    times = find_times(text.text, default=document.period)
    for label in PHASE.finditer(text.text):
        after = next((t for t in times if 0 <= t.start - label.end() <= PHASE_REACH), None)
        if after is not None and after.kind is TimeKind.RANGE and after.period is not None:
            yield Phase(
                field=Field.of(text[label.start() : after.end]),
                label=label.group(),
                period=after.period,
            )


PHASE_REACH = 4  # characters between 第一阶段 and its days


def _in_reach(
    path: tuple[str, ...], phases: Sequence[tuple[tuple[str, ...], Phase]]
) -> Iterator[Phase]:
    """The phases set above this place; where there are none, those of the whole document."""
    near = [phase for where, phase in phases if where == path[: len(where)]]
    top = {where[:1] for where, _ in phases}
    yield from near or ([phase for _, phase in phases] if len(top) == 1 else [])


def _of_paragraph(document: Document, paragraph: Paragraph, frame: _Frame) -> Iterator[Curtailment]:
    subject = Subject(industries=frame.industries)
    before = ""
    for statement in paragraph.statements:
        if not before.endswith("；"):
            subject = Subject(industries=frame.industries)
        else:
            subject = subject.next_part()
        before = statement.text.text
        rules, subject = _of_statement(document, statement, frame, subject)
        yield from rules


def _of_statement(
    document: Document, statement: Statement, frame: _Frame, subject: Subject
) -> tuple[list[Curtailment], Subject]:
    """The rules of a sentence, and the subject that its end leaves in mind."""
    sentence = _opened(statement.text)
    measures = find_measures(masked(sentence.text))
    own = levels_in(sentence.text)
    frame = replace(frame, level=next(iter(own)) if len(own) == 1 else frame.level)
    rules: list[Curtailment] = []
    place = 0
    for number, measure in enumerate(measures):
        words = sentence[place : measure.start]
        subject = read_subject(words, subject, headed=bool(frame.industries))
        place = measure.end
        if not _is_rule(subject, measure, frame):
            continue
        basis = _basis(sentence, measure.end) if number + 1 == len(measures) else None
        rule = _Rule(sentence=sentence, measure=measure, subject=subject, basis=basis)
        rules.extend(part.finished(document, statement, frame) for part in rule.parts())
    return rules, subject


def _opened(text: AlignedText) -> AlignedText:
    """The sentence without an item mark, and without the heading words before a colon."""
    item = _ITEM.match(text.text)
    body = text[item.end() if item else 0 :]
    colon = re.match(r"[^，。；：（]{2,12}：", body.text)
    return body[colon.end() if colon else 0 :]


def _is_rule(subject: Subject, measure: MeasureMention, frame: _Frame) -> bool:
    """Precision first: somebody must be named, and weak verbs need an industry or a level."""
    named = bool(subject.industries or subject.grades or subject.group)
    if measure.kind in (MeasureKind.STOP_DOING, MeasureKind.SHIFTED):
        return bool(subject.industries or subject.grades) or (
            frame.level is not None and subject.where is not None
        )
    if measure.kind is MeasureKind.REFERRED:
        return bool(subject.industries or subject.grades) or (named and frame.level is not None)
    return named or (subject.where is not None and frame.level is not None)


def _basis(sentence: AlignedText, start: int) -> Field | None:
    """（以生产设施停产时间计）, 采取生产设施停产的方式执行: how a cut is reckoned."""
    rest = sentence[start:].strip()
    body = rest.text.strip("，。；（） ")
    place = rest.text.find(body)
    if not body or not _RECKONING.search(body):
        return None
    return Field.of(rest[place : place + len(body)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A measure with its subject, before it becomes a record."""

    sentence: AlignedText
    measure: MeasureMention
    subject: Subject
    basis: Field | None
    amount: Quantity | None = None

    def parts(self) -> Iterator[_Rule]:
        """A 分别 list taken apart: each grade with its own amount."""
        amounts, grades = self.measure.amounts, self.subject.grades
        if len(amounts) > 1 and len(amounts) == len(grades):
            for grade, amount in zip(grades, amounts, strict=True):
                own = replace(self.subject, grades=(grade,), conditions=self._conditions(grade))
                yield replace(self, subject=own, amount=amount)
        elif len(amounts) > 1 and len(amounts) == len(self.subject.processes):
            for process, amount in zip(self.subject.processes, amounts, strict=True):
                own = replace(self.subject, processes=(process,))
                yield replace(self, subject=own, amount=amount)
        else:
            yield replace(self, amount=amounts[0] if amounts else None)

    def _conditions(self, grade: GradeMention) -> tuple[Field, ...]:
        """炉高5米以下的B级企业和全部C级企业: what is said of B级 does not hold for C级."""
        grades, words = self.subject.grades, self.subject.grade
        between = words.text[: grade.start - grades[0].start] if words else ""
        return () if re.search("全部|所有", between) else self.subject.conditions

    def finished(self, document: Document, statement: Statement, frame: _Frame) -> Curtailment:
        subject = self._settled()
        measure = measure_of(self.sentence, self.measure, self.amount)
        conditions = (*subject.wide, *subject.conditions)
        said = {phase.label for phase in frame.phases} & set(
            PHASE.findall("".join(condition.text for condition in conditions))
        )
        return Curtailment(
            id="",
            document_id=document.id,
            passage_id=statement.passage.id,
            region=document.region,
            text=Field.of(statement.text),
            industries=subject.industries,
            grades=tuple(dict.fromkeys(grade.grade for grade in subject.grades)),
            grade=subject.grade,
            group=subject.group,
            processes=subject.processes,
            measure=measure,
            conditions=conditions,
            scope=frame.scope if subject.industries == frame.industries else None,
            basis=self.basis,
            phases=tuple(p for p in frame.phases if not said or p.label in said),
            level=frame.level,
            says=spoken(self.sentence, subject, self.measure.start) + measure.phrase,
        )

    def _settled(self) -> Subject:
        """Where nobody else is named, whom a response stops is its group: 主城区工地."""
        subject = self.subject
        if subject.industries or subject.grades or subject.group or subject.where is None:
            return subject
        return replace(subject, group=subject.where, where=None, processes=())


def spoken(sentence: AlignedText, subject: Subject, end: int) -> str:
    """The subject as one would say it before its measure, in the words of the sentence."""
    said, place = "", None
    for field in subject.fields:
        inside = field.span.start >= sentence.starts[0]
        start = len(sentence.within(Span(start=0, end=field.span.start)))
        if place is not None:
            said += _joint(sentence.text[place:start])
        said += _own_words(field, subject) + ("" if inside else "，")
        place = start + len(field.text) if inside else None
    return said + (_joint(sentence.text[place:end]) if place is not None else "")


def _joint(gap: str) -> str:
    """What stood between two parts, if it is short; else a comma."""
    plain = re.sub(r"分别|均$", "", gap)
    if plain and len(plain) <= LONGEST_JOINT and not re.search(r"\d|停|限", plain):
        return plain
    return "企业" if plain.startswith("企业") else "，" if plain else ""


def _own_words(field: Field, subject: Subject) -> str:
    if field != subject.grade:
        return field.text
    own = list(dict.fromkeys(grade.grade for grade in subject.grades))
    written = find_grades(field.text)
    return field.text if len(written) == len(own) else "、".join(own)


LONGEST_JOINT = 8  # characters


def measure_of(sentence: AlignedText, found: MeasureMention, quantity: Quantity | None) -> Measure:
    """The record of a measure with one of its amounts."""
    verb = sentence[found.start : found.verb_end].strip()
    if quantity is None:
        whole = Field.of(verb)
        return Measure(kind=found.kind, verb=whole, phrase=whole.text)
    amount = Amount(
        field=Field.of(sentence[quantity.start : quantity.end]),
        value=quantity.value,
        value_to=quantity.value_to,
        unit=quantity.unit,
        bound=stated_bound(verb.text, quantity),
        before="" if quantity.before and quantity.before in verb.text else quantity.before,
        after=quantity.after,
    )
    between = sentence.text[found.verb_end : found.amounts[0].start]
    between = between.removesuffix(amount.before)
    tail = sentence.text[found.amounts[-1].end + len(quantity.after) : found.end]
    plain = verb.text.replace("分别", "")
    return Measure(
        kind=found.kind, verb=Field.of(verb), amount=amount,
        phrase=f"{plain}{between}{amount.phrase}{tail}",
    )  # fmt: skip
