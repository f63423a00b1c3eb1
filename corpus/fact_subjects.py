"""Whom a rule is for: industry, grade, class, process and condition, read from the words before it.

A sentence names these once and goes on: in "B级企业限产20%，C级、D级停产" the industry of the
heading holds for both rules, and the grades change with the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.brackets import BRACKETED, without_brackets
from corpus.fact_models import Field, Name
from corpus.series import split_segments
from corpus.vocabulary import GradeMention, find_grades, find_industries

_PLANT = r"(?:行业|企业|工厂|厂家)"
_INDUSTRY_HEADING = re.compile(rf"(?P<name>[^，。；：]{{1,40}}?)(?:等)?{_PLANT}$")
_NO_INDUSTRY = re.compile(
    r"重点|相关|有关|涉气|工业$|特色|其他|其余|所有|全部|各|全省|行政区域|绩效|评级|该|上述|以上|民生|保障"
    r"|中小|规模|大型|新建|对$|违法|纳入|小微|生产经营|[A-D]级|引领|超标|停产|整改|处罚|[红黄绿蓝白]牌"
)
_NAME_LEAD = re.compile(r"^(?:对于?|其中|并且?|同时|以及|及|和|、|但|且|各|全市|\d+家)+")
_CONDITION_LEAD = re.compile(r"^(?:对于?|其中|但|且)+")
_DAY = r"\d{1,2}月(?:\d{1,2}日|底)?"
_TIMING = re.compile(
    rf"[自从]?(?:\d{{4}}年)?{_DAY}[至到—–-]+(?:次年|\d{{4}}年)?{_DAY}(?:期间)?|"
    r"(?:重污染天气|臭氧污染|空气重污染|污染天气)?(?:[红橙黄蓝]色|[ⅠⅡⅢⅣ一二三四]级)?(?:应急)?"
    r"(?:预警|响应|整改|攻坚|错峰|管控|采暖|供暖)期间?(?:内|期间)?|整个(?:采暖|供暖)[季期]"
    r"|(?:全年|其他时间|采暖季|供暖季|秋冬季|夜间|白天|每[日天周])[^，；。]*"
    r"|第[一二三四五]?[、和]?第?[一二三四五](?:时段|阶段)|除[^，；。]{2,40}外|[^，；。]{2,20}时(?=$)"
)
_GROUP_LABEL = re.compile(r"[甲乙丙丁]组|[红橙黄绿蓝]牌企业|两组")
_OF = re.compile(r"[^，；。：]{2,60}的$")
_OWN_PLANTS = re.compile(rf"^(?P<name>[^，；。：]{{2,40}}?){_PLANT}(?:中|的)?")
_FILLERS = re.compile(
    r"^(?:企业中?|的|要|应当?|[可须需在]|实行|采取|采用|折算|均|一律|分别|全部|、|并|且|则|但|其中|同时|原则上)+"
)
_TAIL_FILLERS = re.compile(
    r"(?:分别|相应|均|一律|应当?|可以?|要|在|、|并|且|采取|实行|经核定后|按规定)+$"
)
_LIST_END = re.compile(r"(?:等工序|等|工序)$")
_NO_PROCESS = re.compile(r"不|纳入|应|改|保持|^限产$|^分|“|《|但")
LONGEST_PROCESS = 40  # characters; what is longer says more than where the measure applies


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom the next measure is for. `wide` are conditions that hold to the end of the sentence;
    `where` is the process as written, `processes` its list taken apart."""

    industries: tuple[Name, ...] = ()
    grades: tuple[GradeMention, ...] = ()
    grade: Field | None = None
    group: Field | None = None
    where: Field | None = None
    processes: tuple[Field, ...] = ()
    conditions: tuple[Field, ...] = ()
    wide: tuple[Field, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """All words of the subject but the industry, in the order of the source."""
        found = [*self.wide, *self.conditions]
        found += [field for field in (self.grade, self.group, self.where) if field is not None]
        return tuple(sorted(found, key=lambda field: field.span.start))

    def next_part(self) -> Subject:
        """What holds behind a semicolon: the industry, and the time the sentence is for."""
        wide = tuple(field for field in self.wide if _TIMING.match(field.text))
        return Subject(industries=self.industries, wide=wide)


def masked(text: str) -> str:
    """What stands in brackets blanked out, so that every offset stays."""
    return BRACKETED.sub(lambda match: f"（{'　' * (len(match.group()) - 2)}）", text)


def industries_of(heading: AlignedText) -> tuple[Name, ...]:
    """The industries that a heading is for: 焦化行业, 洗煤、石膏板等行业, 人造板行业分级管理."""
    plain = without_brackets(heading.text)
    match = _INDUSTRY_HEADING.fullmatch(plain)
    if match:
        if _NO_INDUSTRY.search(match["name"]):
            return ()
        bracket = heading.text.find("（")
        end = len(match["name"])
        end = min(end, bracket) if bracket > 0 else end
        return (*names_in(heading[:end]), *_bracketed_names(heading))
    for mention in find_industries(plain):
        if re.match(_PLANT, plain[mention.end :]) and mention.word in heading.text:
            start = heading.text.index(mention.word)
            word = heading[start : start + len(mention.word)]
            return (Name(field=Field.of(word), canonical=mention.industry.name),)
    return ()


def _bracketed_names(heading: AlignedText) -> Iterator[Name]:
    """粉磨站（矿渣粉）行业 goes by both names; （不包括…） is none."""
    for match in re.finditer(r"（([\u4e00-\u9fff]{2,6})）", heading.text):
        if not re.match(r"不?包[括含]|不含", match.group(1)):
            yield from names_in(heading[match.start(1) : match.end(1)])


def scope_of(heading: AlignedText) -> Field | None:
    """What a heading takes in or leaves out: （不包括…工序）."""
    match = re.search(r"（(不?(?:包括|包含|含)[^（）]+)）", heading.text)
    return Field.of(heading[match.start(1) : match.end(1)]) if match else None


def names_in(text: AlignedText) -> Iterator[Name]:
    """A list of industries taken apart, each with the name under which it is known."""
    for piece in _pieces(text):
        lead = _NAME_LEAD.match(piece.text)
        name = piece[lead.end() if lead else 0 :]
        if name:
            known = find_industries(name.text)
            yield Name(
                field=Field.of(name), canonical=known[0].industry.name if known else name.text
            )


def _pieces(text: AlignedText) -> Iterator[AlignedText]:
    start = 0
    for end in [*(match.start() for match in re.finditer("[、和]", text.text)), len(text)]:
        piece = text[start:end].strip()
        if piece:
            yield piece
        start = end + 1


def read_subject(text: AlignedText, before: Subject, *, headed: bool) -> Subject:
    """The subject that these words make of the one before. `headed`: a heading names the
    industry, so that 独立轧钢企业 is a class within it."""
    subject = before
    for segment in split_segments(text.text):
        piece = text[segment.start : segment.end].strip()
        if piece:
            subject = _with_segment(piece, subject, headed=headed)
    return subject


def _with_segment(piece: AlignedText, subject: Subject, *, headed: bool) -> Subject:
    grades = find_grades(masked(piece.text))
    label = _GROUP_LABEL.search(piece.text)
    if grades:
        return _with_grades(piece, grades, subject, headed=headed)
    if label:
        return _with_label(piece, label, subject)
    if _OF.fullmatch(piece.text):
        condition = Field.of(_without_lead(piece))
        return replace(subject, conditions=(condition,), where=None, processes=())
    return _with_plants(piece, subject, headed=headed)


def _with_label(piece: AlignedText, label: re.Match[str], subject: Subject) -> Subject:
    wide = subject.wide
    if subject.group is not None and not _GROUP_LABEL.fullmatch(subject.group.text):
        wide = (*wide, subject.group)
    group = Field.of(piece[label.start() : label.end()])
    fresh = Subject(industries=subject.industries, group=group, wide=wide)
    for part in (piece[: label.start()], piece[label.end() :]):
        fresh = _with_rest(part, fresh)
    return fresh


def _with_grades(
    piece: AlignedText, grades: Sequence[GradeMention], subject: Subject, *, headed: bool
) -> Subject:
    start, end = grades[0].start, max(grade.end for grade in grades)
    wide = subject.wide
    if not subject.grades:  # what was said before any grade holds for all of them
        wide = (*wide, *subject.conditions, *([subject.where] if subject.where else []))
    fresh = Subject(
        industries=subject.industries,
        grades=tuple(grades),
        grade=Field.of(piece[start:end]),
        wide=wide,
    )
    head = piece[:start].strip()
    if head:
        fresh = _before_grade(head, fresh, headed=headed)
    return _with_rest(piece[end:], fresh)


def _before_grade(head: AlignedText, subject: Subject, *, headed: bool) -> Subject:
    if _OF.fullmatch(head.text):
        return replace(subject, conditions=(Field.of(_without_lead(head)),))
    plants = re.search(rf"(?:等)?{_PLANT}", head.text)
    if headed or plants is None or _NO_INDUSTRY.search(head.text[: plants.start()]):
        return subject
    return replace(subject, industries=tuple(names_in(head[: plants.start()])), wide=())


def _with_plants(piece: AlignedText, subject: Subject, *, headed: bool) -> Subject:
    """石材加工企业, 使用天然气的企业; and what follows them."""
    named = _OWN_PLANTS.match(piece.text)
    if named is None:
        return _with_site(piece, subject, headed=headed)
    name = piece[: named.end("name")]
    rest = piece[named.end() :]
    fresh = Subject(industries=subject.industries if headed else (), wide=subject.wide)
    if not headed and "的" not in name.text and not _NO_INDUSTRY.search(name.text):
        return _with_rest(rest, replace(fresh, industries=tuple(names_in(name))))
    if _is_same(name, subject.industries):
        return _with_rest(rest, fresh)
    plants = piece[: named.end("name") + 2]
    return _with_rest(rest, replace(fresh, group=Field.of(_without_lead(plants))))


def _is_same(name: AlignedText, industries: Sequence[Name]) -> bool:
    """全市64家人造板企业 under a heading on 人造板 names no class of its own."""
    own = [one.field.text for one in names_in(name)]
    return bool(own) and all(any(word == i.field.text for i in industries) for word in own)


def _with_site(piece: AlignedText, subject: Subject, *, headed: bool) -> Subject:
    """混凝土搅拌站停产: an industry by the name of its plants alone."""
    known = find_industries(piece.text)
    if headed or subject.grades or not known or known[0].start > 0:
        return _with_rest(piece, subject)
    site = re.match(r"[站厂窑]", piece.text[known[0].end :])
    end = known[0].end + (1 if site else 0)
    if piece.text[end:] and not _TIMING.match(piece.text, end):
        return _with_rest(piece, subject)
    name = Name(field=Field.of(piece[:end]), canonical=known[0].industry.name)
    return _with_rest(piece[end:], Subject(industries=(name,), wide=subject.wide))


def _with_rest(piece: AlignedText, subject: Subject) -> Subject:
    """What is left of a segment: a time, a modifier, a process."""
    rest = _without_fillers(piece)
    timing = _TIMING.search(masked(rest.text))
    if timing:
        bracket = BRACKETED.match(rest.text, timing.end())
        end = bracket.end() if bracket else timing.end()
        when = Field.of(rest[timing.start() : end])
        after = rest[end:]
        rest = _without_fillers(rest[: timing.start()]) or _without_fillers(after)
        lasting = tuple(c for c in subject.conditions if not _TIMING.match(c.text))
        subject = replace(subject, conditions=(*lasting, when))
    if rest.text.endswith(("的", "计")):
        return replace(subject, conditions=(*subject.conditions, Field.of(rest)))
    processes = _processes(rest)
    if not processes:
        return subject
    return replace(subject, where=Field.of(rest), processes=processes)


def _without_fillers(text: AlignedText) -> AlignedText:
    piece = text.strip()
    lead = _FILLERS.match(piece.text)
    piece = piece[lead.end() if lead else 0 :]
    tail = _TAIL_FILLERS.search(piece.text)
    return piece[: tail.start() if tail else len(piece)].strip()


def _without_lead(text: AlignedText) -> AlignedText:
    lead = _CONDITION_LEAD.match(text.text)
    return text[lead.end() if lead else 0 :].strip()


def _processes(text: AlignedText) -> tuple[Field, ...]:
    end = _LIST_END.search(text.text)
    body = text[: end.start() if end else len(text)]
    if not body or len(body) > LONGEST_PROCESS or _NO_PROCESS.search(body.text):
        return ()
    pieces = (body,) if "的" in body.text else _pieces(body)
    return tuple(Field.of(piece) for piece in pieces)
