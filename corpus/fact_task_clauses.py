"""Tasks out of clauses: a clause with a responsibility note, a sentence with a date or a unit.

A plan's clause says much under one note; its sentences with a date of their own are tasks too,
so that what is due by a day can be listed. Emergency plans have no notes and write
"市公安局：负责…" or "由市气象局牵头" instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.datamodels import Document
from corpus.dates import TimeBound, TimeKind, TimeMention
from corpus.fact_models import Field, Party, Task, TaskOrigin, Timing
from corpus.fact_names import amounts_in, companies_of, industries_named, parties_of, places_of
from corpus.fact_paragraphs import Paragraph
from corpus.fact_task_rows import default_carriers
from corpus.fact_times import times_of, timing
from corpus.gazetteer import Gazetteer
from corpus.markers import find_marker
from corpus.mentions import DutyRole, UnitMention
from corpus.statements import Statement
from corpus.units import find_units

_HEADING_REST = re.compile(r"[。：:\s]*")
_ROLE_AFTER = re.compile(
    r"(?:按(?:照)?(?:各自)?职责|分别|具体|共同)*(?P<lead>负责牵头|牵头)|(?P<support>配合|协助|参加)"
    r"|[：:]?(?P<responsible>负责|承担)"
)
_BY = re.compile(r"由$")
_LIST = re.compile(r"[、和及与]|以及")
_EDGE = re.compile(r"[底末]$")
_NOTED = re.compile(r"(?:完成|整改|办理|落实)?(?:时限|时间|期限|日期|节点)(?:要求)?[:：]")
_NO_TASK = re.compile(
    r"(?:对|凡|如|当)[^，]{4,60}的，|本(?:办法|通知|预案|意见|方案|规定|细则)自?|《[^》]+》.{0,24}(?:废止|停止执行)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What a task is read from: its words, its passage, its names and its note."""

    origin: TaskOrigin
    text: AlignedText
    passage: str
    headings: tuple[AlignedText, ...]
    parties: tuple[Party, ...]
    deadlines: tuple[Timing, ...]


def read_task_clauses(
    document: Document, paragraphs: Sequence[Paragraph], gazetteer: Gazetteer | None
) -> Iterator[Task]:
    """The tasks in the text of a document; those of its tables are in `fact_task_rows`."""
    carriers: tuple[Party, ...] = ()
    for place, paragraph in enumerate(paragraphs):
        if not paragraph.path:
            continue
        for note in (paragraph.duty, *(s.text for s in paragraph.statements)):
            carriers = (default_carriers(note, gazetteer) if note else ()) or carriers
        for piece in _pieces(document, paragraph, paragraphs[:place], gazetteer):
            yield _task(document, piece, carriers, gazetteer)


def _pieces(
    document: Document,
    paragraph: Paragraph,
    above: Sequence[Paragraph],
    gazetteer: Gazetteer | None,
) -> Iterator[_Piece]:
    clause = None
    if paragraph.duty is not None:
        clause = _clause(document, paragraph, above, gazetteer)
        if clause is not None:
            yield clause
    if paragraph.is_note:
        return
    for statement in paragraph.statements:
        piece = _sentence(document, paragraph, statement, gazetteer)
        if piece is not None and (clause is None or len(clause.text) > len(piece.text) + 1):
            yield piece


def _clause(
    document: Document,
    paragraph: Paragraph,
    above: Sequence[Paragraph],
    gazetteer: Gazetteer | None,
) -> _Piece | None:
    """The task of a note: of its own clause, or of the section that a lone note closes."""
    told = paragraph
    if paragraph.is_note:
        told = next((p for p in above if p.path == paragraph.path), paragraph)
    text = _without_heading(told)
    if told.is_note or paragraph.duty is None or not text:
        return None
    return _Piece(
        origin=TaskOrigin.CLAUSE,
        text=text,
        passage=told.statements[0].passage.id,
        headings=told.headings,
        parties=parties_of(paragraph.duty, default=DutyRole.RESPONSIBLE, gazetteer=gazetteer),
        deadlines=(*_deadlines(text, document), *_noted(paragraph.duty, document)),
    )


def _without_heading(paragraph: Paragraph) -> AlignedText:
    """The clause without the heading it opens with, if there is more to it."""
    text = AlignedText.join([statement.text for statement in paragraph.statements])
    if not paragraph.headings or not paragraph.path:
        return text
    opening = paragraph.path[-1]
    if not text.text.startswith(opening):
        return text
    rest = _HEADING_REST.match(text.text, len(opening))
    body = text[rest.end() if rest else len(opening) :]
    return body or text


def _sentence(
    document: Document,
    paragraph: Paragraph,
    statement: Statement,
    gazetteer: Gazetteer | None,
) -> _Piece | None:
    """A sentence with a deadline, or one that says whose it is; None for any other."""
    mark = find_marker(statement.text.text)
    text = statement.text[mark.end if mark else 0 :].strip()
    if not text or _is_heading(text, paragraph) or _NO_TASK.match(text.text):
        return None
    deadlines = _deadlines(text, document)
    own = tuple(_told_parties(text, gazetteer))
    if not deadlines and not own:
        return None
    note = statement.duty
    noted = parties_of(note, default=DutyRole.RESPONSIBLE, gazetteer=gazetteer) if note else ()
    return _Piece(
        origin=TaskOrigin.SENTENCE,
        text=text,
        passage=statement.passage.id,
        headings=paragraph.headings,
        parties=own or noted,
        deadlines=deadlines,
    )


def _is_heading(text: AlignedText, paragraph: Paragraph) -> bool:
    return any(text.text.strip("。：:") == heading.text for heading in paragraph.headings)


def _deadlines(text: AlignedText, document: Document) -> tuple[Timing, ...]:
    return tuple(timing(text, time) for time in times_of(text, document) if _is_deadline(time))


def _noted(note: AlignedText, document: Document) -> tuple[Timing, ...]:
    """By when, where a note says it beside the units: （责任单位：…；完成时限：6月底前）."""
    label = _NOTED.search(note.text)
    return _deadlines(note[label.end() :], document) if label else ()


def _is_deadline(time: TimeMention) -> bool:
    """2021年12月底前 is one; 2021年 in mid-sentence is not, nor is what 《…》 names."""
    if time.in_title or time.bound is TimeBound.THAN:
        return False
    if time.kind is TimeKind.RECURRENCE:
        return False
    if time.bound is TimeBound.FROM:
        return time.kind is TimeKind.POINT
    if time.due is None or time.kind is TimeKind.RANGE:
        return False
    return time.bound is TimeBound.BY or (
        time.kind is TimeKind.POINT and bool(_EDGE.search(time.text))
    )


def _told_parties(text: AlignedText, gazetteer: Gazetteer | None) -> Iterator[Party]:
    """市公安局：负责…, 由市气象局牵头, 市财政局、市教育局配合."""
    run: list[UnitMention] = []
    for unit in find_units(text.text, gazetteer=gazetteer):
        if run and not _LIST.fullmatch(text.text, run[-1].end, unit.start):
            run = []
        run.append(unit)
        told = _ROLE_AFTER.match(text.text, unit.end)
        first = run[0].start
        opens = first == 0 or text.text[first - 1] in "，；。：" or _BY.search(text.text[:first])
        if told and told.lastgroup and opens:
            for member in run:
                yield Party(
                    field=Field.of(text[member.start : member.end]),
                    name=member.display,
                    office=member.canonical,
                    level=member.level,
                    place=member.place,
                    role=DutyRole(told.lastgroup),
                )
            run = []


def _task(
    document: Document, piece: _Piece, carriers: tuple[Party, ...], gazetteer: Gazetteer | None
) -> Task:
    text = piece.text
    names = [Field.of(heading) for heading in piece.headings]
    return Task(
        id="",
        document_id=document.id,
        passage_id=piece.passage,
        region=document.region,
        text=Field.of(text),
        origin=piece.origin,
        category=names[-3] if len(names) > 2 else None,
        work=names[-2] if len(names) > 1 else None,
        task=names[-1] if names else None,
        what=Field.of(text),
        deadlines=piece.deadlines,
        parties=piece.parties,
        carriers=carriers,
        amounts=amounts_in(text, times_of(text, document)),
        places=places_of(text, gazetteer),
        companies=companies_of(text, gazetteer),
        industries=industries_named(text),
    )
