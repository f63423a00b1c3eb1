"""What is done in several goes: 2022年11月底前完成18家，其余10家于2023年2月底前完成.

The sentence before says of how many things it is said (对28家企业实施改造) and tells no day; asked
when all are done, it is the goes that answer, and all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.parts import tells_due
from assistant.question import Query, Want
from assistant.ranking import Ranked
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.series import Segment, split_segments
from corpus.statements import Statement

FEWEST = 2  # goes
_DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<day>\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬))(?:之|以)?前"
)
_REST_ASKED = re.compile(r"其余|剩|余下|首批|第[一二三四\d]批")


def goes_told(query: Query, statement: Statement) -> str:
    """The goes of a sentence, from the first to the last, where it is asked of the whole number of
    things; "" where it is not."""
    text = statement.text.text
    timed = [segment for segment in split_segments(text) if _counted_by(segment.text)]
    if len(timed) < FEWEST or not query.wants_any(Want.WHEN) or _REST_ASKED.search(query.text):
        return ""
    whole = text[timed[0].start : timed[-1].end]
    return whole if tells_whole(query.text, text, lead=statement.lead) else ""


def go_asked(query: Query, segments: Sequence[Segment]) -> str | None:
    """The one of the goes that is due on the day by which it is asked how many are done."""
    goes = [segment.text for segment in segments if _counted_by(segment.text)]
    if len(goes) < FEWEST or not query.wants_any(Want.AMOUNT, Want.COUNT):
        return None
    own = [text for text in goes if _same_day(query.text, text)]
    return own[0].strip("。；，") if len(own) == 1 else None


def _same_day(asked: str, told: str) -> bool:
    """Is the same day named, in the same year as far as both say it?"""
    days = [(m["year"], m["day"]) for m in _DAY.finditer(asked)]
    named = [(m["year"], m["day"]) for m in _DAY.finditer(told)]
    return any(
        day == own and (year == its_year or not (year and its_year))
        for year, day in days
        for its_year, own in named
    )


def tells_whole(asked: str, text: str, *, lead: str = "") -> bool:
    """Does a sentence tell of goes that come to the number that a question names, or where it
    names none in that unit, to one of what stands before?"""
    goes = [found for s in split_segments(text) if (found := _counted_by(s.text))]
    if len(goes) < FEWEST or len({unit for _, unit in goes}) > 1:
        return False
    whole = sum(number for number, _ in goes)
    named = [q.value for q in find_quantities(asked) if q.unit == goes[0][1]]
    before = [q.value for q in find_quantities(lead) if q.unit == goes[0][1]]
    return whole in (named or before)


def goes_first(query: Query, ranked: list[Ranked]) -> list[Ranked]:
    """The sentence that tells the goes is put first where the one right before it, which tells
    neither day, explains most of the question."""
    if not ranked or not query.wants_any(Want.WHEN, Want.AMOUNT, Want.COUNT):
        return ranked
    opening = max(ranked, key=lambda item: item.evidence.coverage)
    untimed = opening.kind == 0.0 or not query.wants_any(Want.WHEN)
    behind = _behind(query, opening.statement, ranked) if untimed else None
    if behind is None:
        return ranked
    value = max(ranked[0].value, behind.value)
    return [replace(behind, value=value), *(item for item in ranked if item is not behind)]


def _behind(query: Query, opening: Statement, ranked: Sequence[Ranked]) -> Ranked | None:
    return next(
        (
            item
            for item in ranked
            if item.fits
            and item.statement.passage.id == opening.passage.id
            and item.statement.lead.endswith(opening.text.text)
            and _tells_asked(query, item.statement)
        ),
        None,
    )


def _tells_asked(query: Query, statement: Statement) -> bool:
    if query.wants_any(Want.WHEN):
        return bool(goes_told(query, statement))
    return go_asked(query, split_segments(statement.text.text)) is not None


def _counted_by(text: str) -> tuple[Decimal, str] | None:
    """The number of things of which a segment says by when they are done."""
    counted = [q for q in find_quantities(text) if q.unit in COUNT_UNITS]
    return (counted[0].value, counted[0].unit) if len(counted) == 1 and tells_due(text) else None
