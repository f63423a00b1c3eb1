"""Contradictions inside a document: the annex against the text, a list against its repetition.

A row and a sentence are compared only when they surely say the same thing; then figures that
stand in the same words, the dates and the units are held against each other. What one side says
more shortly (1.31万户 for 1.3175万户, two of three units) is told apart from what cannot be true
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.aligned import AlignedText
from corpus.companies import find_companies
from corpus.datamodels import Document
from corpus.fact_models import Contradiction, ContradictionKind, Field, Party, Side, Timing
from corpus.fact_names import parties_of
from corpus.fact_sameness import SamePair
from corpus.fact_times import times_of, timing
from corpus.gazetteer import Gazetteer
from corpus.measures import COUNT_UNITS
from corpus.mentions import DutyRole, Quantity
from corpus.numerals import find_quantities
from corpus.vocabulary import ordinals_in

CONTEXT = 2  # characters beside a figure that have to be the same
LONG_CONTEXT = 8  # the same, where the next ones are words that stand beside any figure
WHOLE_CLAUSE = 0.5  # share of a clause that a sentence has to be, to stand for the whole of it
_COMMON = re.compile(
    r"(?:公司|企业|单位|集团|项目|行业|不低|不高|达到|控制|完成|共计|其中|分别|以上|左右)$"
)
_LOCAL = ("县", "乡")
_CODE = re.compile(r"\d+(?:\+\d+)+")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_SKIP = re.compile(r"[\s“”\"（）]")
# Behind a figure that says which things are meant, not how many: 2000个以上的企业.
_WHICH = re.compile(r"(?:及|（含[^（）]*）)?以[上下内外]的?[\u4e00-\u9fff]")
# Behind a date that says which things are meant, not by when: 2021年以前建成的设备.
_OF_THE_PAST = re.compile(
    r"(?:建成|投产|投运|投用|注册|登记|生产|制造|出厂|安装|核发|批准)[^，。；]{0,6}的"
)
# Behind a total that is broken up: of two sentences that say the same each has but one.
_BROKEN_UP = re.compile(r"(?:以[上内])?[\u4e00-\u9fff]{0,8}[，,（(]?其中")
_IN_ALL = re.compile(r"(?:共计?|合计|总计|总共)$")
_AND_OTHERS = re.compile(r"等\d*[家户个]?")


def read_contradictions(
    document: Document, pairs: Sequence[SamePair], gazetteer: Gazetteer | None
) -> Iterator[Contradiction]:
    """Where a document's annex does not agree with its text. `pairs` say the same thing."""
    told: set[tuple[object, ...]] = set()
    for pair in pairs:
        for found in (
            *_figures(document, pair),
            *_deadlines(document, pair),
            *_units(document, pair, gazetteer),
        ):
            key = (found.kind, *(side.said.span for side in found.sides))
            if key not in told:
                told.add(key)
                yield found


def _figures(document: Document, pair: SamePair) -> Iterator[Contradiction]:
    """Figures in the same words that are not the same."""
    if pair.by_name:
        return
    row, told = pair.row.text, pair.told.text
    phases = ordinals_in(row.text), ordinals_in(told.text)
    if all(phases) and not phases[0] & phases[1]:
        return
    whole = pair.row.row.row.text.text if pair.row.row is not None else row.text
    if _is_of_one_company(whole, told.text):
        return
    for one, other in _unlike(find_quantities(row.text), find_quantities(told.text), row, told):
        first, second = row[one.start : one.end], told[other.start : other.end]
        shorter = sorted((one.number_text, other.number_text), key=len)
        cut = "." in shorter[0] and shorter[1].startswith(shorter[0])
        kind = ContradictionKind.ROUNDED if cut else ContradictionKind.FIGURE
        yield _contradiction(document, pair, kind, second, first)
    codes = [(list(_CODE.finditer(t.text))) for t in (row, told)]
    for mine in codes[0]:
        for theirs in codes[1]:
            behind = _behind(row.text, mine.end()), _behind(told.text, theirs.end())
            if _same_words(*behind, last=False) and mine.group() != theirs.group():
                first, second = row[mine.start() : mine.end()], told[theirs.start() : theirs.end()]
                yield _contradiction(document, pair, ContradictionKind.FIGURE, second, first)


def _is_of_one_company(row: str, told: str) -> bool:
    """Is a row about an enterprise that the sentence does not name: a share of what that tells?"""
    companies = find_companies(row)
    return bool(companies) and not any(
        company.text in told or _AND_OTHERS.match(row, company.end) for company in companies
    )


def _unlike(
    ones: Sequence[Quantity],
    others: Sequence[Quantity],
    row: AlignedText,
    told: AlignedText,
) -> Iterator[tuple[Quantity, Quantity]]:
    known = {(q.value, q.unit) for q in ones} & {(q.value, q.unit) for q in others}
    left = [q for q in others if (q.value, q.unit) not in known]
    for one in ones:
        if (one.value, one.unit) in known:
            continue
        match = next(
            (q for q in left if q.unit == one.unit and _in_same_words(one, q, row, told)), None
        )
        if match is not None:
            left.remove(match)
            yield one, match


def _in_same_words(one: Quantity, other: Quantity, row: AlignedText, told: AlignedText) -> bool:
    if bool(_WHICH.match(row.text, one.end)) != bool(_WHICH.match(told.text, other.end)):
        return False
    if _BROKEN_UP.match(row.text, one.end) and _BROKEN_UP.match(told.text, other.end):
        return True
    if _counts_all(one, row) or _counts_all(other, told):
        return True
    ahead = _ahead(row.text, one.start), _ahead(told.text, other.start)
    behind = _behind(row.text, one.end), _behind(told.text, other.end)
    return _same_words(*ahead, last=True) or _same_words(*behind, last=False)


def _counts_all(one: Quantity, said: AlignedText) -> bool:
    """Is it how many there are in all (锅炉全部淘汰，共46台), the only number of such things?"""
    if one.unit not in COUNT_UNITS or not _IN_ALL.search(said.text, 0, one.start):
        return False
    return sum(q.unit == one.unit for q in find_quantities(said.text)) == 1


def _same_words(one: str, other: str, *, last: bool) -> bool:
    """The nearest characters are the same; more of them where these could stand anywhere."""
    near = (one[-CONTEXT:], other[-CONTEXT:]) if last else (one[:CONTEXT], other[:CONTEXT])
    if len(near[0]) < CONTEXT or near[0] != near[1] or not all(map(_HAN.match, near[0])):
        return False
    return one == other if _COMMON.search(near[0]) else True


def _ahead(text: str, place: int) -> str:
    return _SKIP.sub("", text[max(0, place - 2 * LONG_CONTEXT) : place])[-LONG_CONTEXT:]


def _behind(text: str, place: int) -> str:
    return _SKIP.sub("", text[place : place + 2 * LONG_CONTEXT])[:LONG_CONTEXT]


def _deadlines(document: Document, pair: SamePair) -> Iterator[Contradiction]:
    """One day for the row, another in the sentence; what is a convention (采暖季) is no day."""
    if pair.by_name:
        return
    own = [t for t in pair.task.deadlines if _is_day(t)]
    text = pair.told.text
    told = [
        timing(text, mention)
        for mention in times_of(text, document)
        if not mention.in_title and not _OF_THE_PAST.match(text.text, mention.end)
    ]
    told = [t for t in told if _is_day(t) and t.bound == "by"] or _noted(pair)
    if len(own) == 1 and len(told) == 1 and own[0].due != told[0].due:
        yield _of_fields(document, pair, ContradictionKind.DEADLINE, told[0].field, own[0].field)


def _noted(pair: SamePair) -> list[Timing]:
    """The day that the note of a clause gives for all of it."""
    if pair.clause is None:
        return []
    inside = pair.clause.what.span
    return [t for t in pair.clause.deadlines if _is_day(t) and not inside.covers(t.field.span)]


def _is_day(time: Timing) -> bool:
    return time.due is not None and not time.convention


def _units(
    document: Document, pair: SamePair, gazetteer: Gazetteer | None
) -> Iterator[Contradiction]:
    """The offices that lead here and there; whose counties carry it out is no contradiction."""
    note = pair.told.duty
    if note is None or not pair.task.parties:
        return
    told = _leading(parties_of(note, default=DutyRole.RESPONSIBLE, gazetteer=gazetteer))
    mine = _leading(pair.task.parties)
    names, others = _offices(mine), _offices(told)
    if not others or names == others:
        return
    partly = bool(names) and (names < others or others < names)
    if partly and pair.clause_share < WHOLE_CLAUSE:
        return
    kind = ContradictionKind.FEWER_UNITS if partly else ContradictionKind.UNITS
    first = next((p for p in mine if p.name not in others), mine[0])
    other = next((p for p in told if p.name in others and p.name not in names), told[0])
    yield _of_fields(document, pair, kind, other.field, first.field)


def _offices(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.name for p in parties if p.office and p.level not in _LOCAL)


def _leading(parties: Sequence[Party]) -> list[Party]:
    """Those who lead, or where nobody is said to lead, all that are responsible."""
    lead = [p for p in parties if p.role is DutyRole.LEAD]
    return lead or [p for p in parties if p.role is DutyRole.RESPONSIBLE] or list(parties)


def _contradiction(
    document: Document, pair: SamePair, kind: ContradictionKind, told: AlignedText, row: AlignedText
) -> Contradiction:
    return _of_fields(document, pair, kind, Field.of(told), Field.of(row))


def _of_fields(
    document: Document, pair: SamePair, kind: ContradictionKind, told: Field, row: Field
) -> Contradiction:
    about = pair.task.task or pair.task.what
    sides = (
        Side(
            document_id=document.id,
            passage_id=pair.told.passage.id,
            said=told,
            text=Field.of(pair.told.text),
        ),
        Side(
            document_id=document.id,
            passage_id=pair.row.passage.id,
            said=row,
            text=Field.of(pair.row.text),
        ),
    )
    return Contradiction(
        id="",
        document_id=document.id,
        passage_id=pair.told.passage.id,
        region=document.region,
        text=sides[0].text,
        kind=kind,
        about=about.text,
        sides=sides,
    )
