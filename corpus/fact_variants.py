"""The same said twice with one thing changed: a name by one character, a target by its figure.

A list of towns that comes back with one character changed is a slip of the pen on one side; a
target told twice for one place, time and indicator should have one value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from corpus.aligned import AlignedText
from corpus.datamodels import Document
from corpus.fact_indicators import POLLUTANTS
from corpus.fact_models import Amount, Contradiction, ContradictionKind, Field, Side, Target
from corpus.mentions import QuantityBound
from corpus.statements import Statement
from corpus.vocabulary import ordinals_in

_LIST = re.compile(r"[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10}){3,}")
_COMPARED = POLLUTANTS | {"优良天数", "优良天数比例", "重污染天数", "综合指数"}
# Who a figure is set for alike: 各县（市、区）, 5个县区.
_EACH = re.compile(r"各县|各[市区](?![域县])|各乡|每个?[县区乡镇]|\d+个(?:县|区|乡|镇|街道)")
_WHOLE_REGION = re.compile(r"全[市省县区州](?:合计|平均|目标)?|合计|总计")
# 到2025年底, of a mean that is one of the whole year.
_BY_YEARS_END = re.compile(r"\d{4}年[底末](?=[^。；]*年(?:均|平均|度))")
_LAST_DAY = (12, 31)
LEAST_LIST = 4  # members; shorter lists that differ may well mean different things


def read_variants(document: Document, statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Lists of a document that are the same but for one character of one member."""
    lists = [
        (statement, statement.text[match.start() : match.end()])
        for statement in statements
        for match in _LIST.finditer(statement.text.text)
    ]
    told: set[tuple[str, str]] = set()
    for (one, first), (other, second) in combinations(lists, 2):
        differing = _one_character(first, second)
        if differing is not None:
            mine, theirs = differing
            if (mine.text, theirs.text) not in told:
                told.add((mine.text, theirs.text))
                sides = (_side(one, mine), _side(other, theirs))
                yield _contradiction(document, ContradictionKind.NAME, mine.text, sides)


def _one_character(first: AlignedText, second: AlignedText) -> tuple[Field, Field] | None:
    """The one pair of members that differ in one character, at the ends or inside the lists.

    The outer members may have words of the sentence at them, and count from their inner side.
    """
    mine, theirs = list(_members(first)), list(_members(second))
    if len(mine) != len(theirs) or len(mine) < LEAST_LIST:
        return None
    unlike = [
        (a, b)
        for a, b in zip(mine, theirs, strict=True)
        if not (a.text.endswith(b.text) or b.text.endswith(a.text) or a.text[:2] == b.text[:2])
    ]
    if len(unlike) != 1:
        return None
    one, other = unlike[0]
    shorter = min(len(one), len(other), key=int)
    pairs = list(zip(one.text[:shorter], other.text[:shorter], strict=True))
    if shorter < 2 or sum(a != b for a, b in pairs) != 1:
        return None
    end = _common_end(one.text, other.text)
    return Field.of(one[: len(one) - end]), Field.of(other[: len(other) - end])


def _common_end(one: str, other: str) -> int:
    """Words behind the name that both lists go on with: …镇范围内的工业企业."""
    place = re.search(r"(?<=[镇乡县区市村局街])", one[1:])
    cut = place.start() + 1 if place else len(one)
    return len(one) - cut if one[cut:] == other[cut:] else 0


def _members(text: AlignedText) -> Iterator[AlignedText]:
    start = 0
    for end in [*(match.start() for match in re.finditer("、", text.text)), len(text)]:
        yield text[start:end]
        start = end + 1


def _side(statement: Statement, said: Field) -> Side:
    return Side(
        document_id=statement.document_id,
        passage_id=statement.passage.id,
        said=said,
        text=Field.of(statement.text),
    )


def unlike_targets(targets: Sequence[Target]) -> Iterator[tuple[Target, Target]]:
    """Targets for one place, area, time and indicator of the air with different values."""
    groups: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        if target.value is not None and target.indicator.canonical in _COMPARED:
            area = target.area.text if target.area else None
            days = _days_of(target)
            phases = ordinals_in(target.text.text)
            key = (target.place, area, days, target.indicator.canonical, target.level, phases)
            groups.setdefault(key, []).append(target)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.text.span.overlaps(other.text.span) and one.document_id == other.document_id:
                continue  # a sentence does not contradict itself: 分别, 第一阶段…第二阶段…
            if one.value and other.value and one.value.value != other.value.value:
                yield one, other


def _days_of(target: Target) -> tuple[date, date] | None:
    """The days that a target is for: all of a year for what is to be reached by its end."""
    if target.days is None:
        return None
    start, end = target.days.start, target.days.end
    by_the_end = _BY_YEARS_END.search(target.text.text) and (end.month, end.day) == _LAST_DAY
    return (end.replace(month=1, day=1) if by_the_end and _in_one_month(start, end) else start, end)


def _in_one_month(start: date, end: date) -> bool:
    return (start.year, start.month) == (end.year, end.month)


def unlike_totals(
    targets: Sequence[Target], indicators: Sequence[Target]
) -> Iterator[tuple[Target, Target]]:
    """What the text sets for the whole region, and the row of a table for all of it, or the only
    one of that indicator, that does not reach it."""
    rows = [*(target for target in targets if _is_total(target)), *_told_once(indicators)]
    for told in targets:
        area = told.area.text if told.area else ""
        if told.subject is not None or (area and not _WHOLE_REGION.fullmatch(area)):
            continue
        for row in rows:
            if row is not told and _is_same(told, row) and not _agree(told, row):
                yield told, row


def _told_once(rows: Sequence[Target]) -> Iterator[Target]:
    """The rows of indicators that no other row tells for the same time."""
    told = Counter((row.indicator.canonical, row.days) for row in rows)
    for row in rows:
        if row.subject is None and told[row.indicator.canonical, row.days] == 1:
            yield row


def unlike_ceilings(targets: Sequence[Target]) -> Iterator[tuple[Target, Target]]:
    """What the text sets for each county alike, and the row of a county that is let off more."""
    for told in targets:
        if told.place != told.region or told.subject is not None or told.value is None:
            continue
        if told.change is not None or _EACH.search(told.text.text) is None:
            continue
        for row in targets:
            if row.place == row.region or row.value is None or _is_total(row):
                continue
            if row.value.bound is not QuantityBound.EXACT or row.change is not None:
                continue
            if _is_alike(told, row) and _lets_off(told.value, row.value):
                yield told, row


def _is_alike(told: Target, row: Target) -> bool:
    """The same indicator for the same time, in text and table of one document."""
    if told.value is None or row.value is None or told.text.span.overlaps(row.text.span):
        return False
    units = sorted((told.value.unit, row.value.unit), key=len)
    days = [(t.days.start, t.days.end) if t.days else None for t in (told, row)]
    return (
        bool(units[0])
        and units[1].startswith(units[0])
        and days[0] == days[1]
        and told.document_id == row.document_id
        and told.indicator.canonical == row.indicator.canonical
        and told.level == row.level
    )


def _lets_off(told: Amount, row: Amount) -> bool:
    """Does a row's figure lie beyond what is told?"""
    if told.value_to is not None or row.value_to is not None:
        return False
    return row.value < told.value if told.bound is QuantityBound.LOWER else row.value > told.value


def _is_total(target: Target) -> bool:
    return target.place is not None and _WHOLE_REGION.fullmatch(target.place) is not None


def _is_same(told: Target, row: Target) -> bool:
    """The same indicator, in the same unit, of the same document and time, in text and table."""
    if told.place != told.region or told.value is None or row.value is None:
        return False
    days = [(t.days.start, t.days.end) if t.days else None for t in (told, row)]
    return days[0] == days[1] and all(
        mine == theirs
        for mine, theirs in (
            (told.document_id, row.document_id),
            (told.indicator.canonical, row.indicator.canonical),
            (told.level, row.level),
            (told.value.unit, row.value.unit),
        )
    )


def _agree(told: Target, row: Target) -> bool:
    """The row's figure is the one told, or beyond a bound that is told."""
    if told.value is None or row.value is None:
        return True
    least, figure = told.value.value, row.value.value
    if figure == least or told.value.value_to is not None:
        return True
    if told.value.bound is QuantityBound.LOWER:
        return figure > least
    return told.value.bound is QuantityBound.UPPER and figure < least


def read_unlike_targets(
    targets: Sequence[Target], *, indicators: Sequence[Target] = ()
) -> Iterator[Contradiction]:
    """Contradictions of targets, of one document or of several for the same region and time;
    `indicators` are the rows of tables of indicators, to be held against the text."""
    for one, other in (
        *unlike_targets(targets),
        *unlike_totals(targets, indicators),
        *unlike_ceilings(targets),
    ):
        sides = tuple(
            Side(
                document_id=target.document_id,
                passage_id=target.passage_id,
                said=target.value.field,
                text=target.text,
            )
            for target in (one, other)
            if target.value is not None
        )
        about = f"{one.place or ''}{one.indicator.field.text}"
        yield Contradiction(
            id="",
            document_id=one.document_id,
            passage_id=one.passage_id,
            region=one.region,
            text=one.text,
            kind=ContradictionKind.FIGURE,
            about=about,
            sides=sides,
        )


def _contradiction(
    document: Document, kind: ContradictionKind, about: str, sides: tuple[Side, Side]
) -> Contradiction:
    return Contradiction(
        id="",
        document_id=document.id,
        passage_id=sides[0].passage_id,
        region=document.region,
        text=sides[0].text,
        kind=kind,
        about=about,
        sides=sides,
    )
