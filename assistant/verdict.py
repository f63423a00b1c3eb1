"""Whether two sides say the same on what is asked: units for who, days for when, else figures.

The only place where what two sides tell is held against each other while a question is answered;
`disagreement` knows which passages the build found to contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import contradicted, side_by_side
from assistant.compose import Finding
from assistant.datamodels import Answer
from assistant.duty_words import duty_words
from assistant.likeness import likeness
from assistant.measured import measure_pattern
from assistant.question import Query, Want
from corpus.dates import TimeKind, find_times
from corpus.heads import skeleton
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.statements import Statement
from corpus.units import find_units

SAME_THING = 0.7  # of the shorter one's words, that the other one has if both are of one thing
SAME_MEASURE = 0.3  # the same, of a row that has figures for all levels and its unit
_OTHER_ROLE = re.compile(r"配合|落实|协助|承担|督导|具体")
_LOCAL = ("县", "乡")
_ANY_COUNTY = re.compile(r"各|县|$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def told_together(question: str, query: Query, sides: Sequence[Finding]) -> Answer:
    """Two sides with the verdict: where words alone are held against each other, it is only said
    whether they are the same words."""
    if differ(query, sides):
        return contradicted(question, sides)
    words = [skeleton(side.value) for side in sides]
    if _names_differ(query, sides):
        return contradicted(question, sides)
    if all(_point(query, side) for side in sides) or words[0] in words[1] or words[1] in words[0]:
        return side_by_side(question, sides)
    return contradicted(question, sides, verdict="两处写法不同：")


def _names_differ(query: Query, sides: Sequence[Finding]) -> bool:
    """Is the only figure of a side in the name of its row (甲类企业23家：治理), and not the one in
    that unit that the other tells: 对21家甲类企业治理?"""
    if query.wants_any(Want.WHO, Want.WHEN) or all(_NUMBER.search(s.value) for s in sides):
        return False
    counted = [
        {(q.value, q.unit) for q in find_quantities(side.text) if q.unit in COUNT_UNITS}
        for side in sides
    ]
    units = [{unit for _, unit in told} for told in counted]
    return (
        all(len(told) == 1 for told in counted)
        and units[0] == units[1]
        and (counted[0] != counted[1])
    )


def differ(query: Query, findings: Sequence[Finding]) -> bool:
    """Do findings say different things on what is asked?"""
    said = [_point(query, finding) for finding in findings]
    if not query.wants_any(Want.WHO, Want.WHEN) and any(all(a <= b for b in said) for a in said):
        return False  # one says the same and something more
    return all(said) and len(set(said)) > 1


def figures_differ(
    query: Query, sides: tuple[Statement, Statement], found: Sequence[Finding]
) -> bool:
    """Do a sentence and a row give one figure each in the unit asked for, not the same, of one
    thing, and neither has the other's figure too, for another case?"""
    pattern = measure_pattern(query.measure or "")
    told = [pattern.findall(finding.value) for finding in found]
    words = [pattern.sub("", finding.text) for finding in found]
    if any(len(figures) != 1 for figures in told) or not differ(query, found):
        return False
    if likeness(*words) < SAME_THING:
        return False
    points = [_point(query, finding) for finding in found]
    others = [set(_NUMBER.findall(_all_figures(statement))) for statement in reversed(sides)]
    return not any(point <= other for point, other in zip(points, others, strict=True))


def levels_differ(sides: tuple[Statement, Statement], found: Sequence[Finding]) -> bool:
    """Do a sentence and a row of measures by level have one figure each for the level asked about,
    in one unit, and not the same?"""
    if likeness(*(statement.text.text for statement in sides)) < SAME_MEASURE:
        return False
    told = [find_quantities(finding.value) for finding in found]
    if any(len(figures) != 1 for figures in told):
        return False
    (one,), (other,) = told
    return one.unit == other.unit and one.value != other.value


def days_differ(query: Query, found: Sequence[Finding]) -> bool:
    """Does each name one day, and not the same?"""
    return all(len(_days(finding)) == 1 for finding in found) and differ(query, found)


def units_differ(query: Query, sides: tuple[Statement, Statement]) -> bool:
    """Does each name a unit that the other does not? Of those who lead none must be shared."""
    notes = [statement.duty.text if statement.duty else "" for statement in sides]
    if _OTHER_ROLE.search(query.text):
        return False
    first, second = (_units_in(duty_words(note, asked=query.text)) for note in notes)
    if "牵头" in query.text:
        return bool(first and second) and not first & second
    first, second = map(_units_in, notes)
    return bool(first - second and second - first)


def leads_differ(query: Query, sides: tuple[Statement, Statement]) -> bool:
    """Are not the same units told to lead, where that is asked?"""
    if "牵头" not in query.text or _OTHER_ROLE.search(query.text):
        return False
    notes = [statement.duty.text if statement.duty else "" for statement in sides]
    first, second = (_units_in(duty_words(note, asked=query.text)) for note in notes)
    return bool(first and second) and first != second


def _point(query: Query, finding: Finding) -> frozenset[str]:
    text = finding.value
    if query.wants_any(Want.WHO):
        return frozenset(unit.canonical for unit in find_units(text) if unit.known)
    if query.wants_any(Want.WHEN):
        times = find_times(text, default=finding.document.period)
        return frozenset(str(mention.due) for mention in times if mention.due)
    if query.measure and (match := measure_pattern(query.measure).search(text)):
        return frozenset(_NUMBER.findall(match.group()))
    return frozenset(_NUMBER.findall(text))


def _days(finding: Finding) -> frozenset[str]:
    """The days that a finding names; what is a convention (秋冬季) is no day."""
    times = find_times(finding.value, default=finding.document.period)
    return frozenset(
        str(m.due) for m in times if m.due and m.kind is not TimeKind.SEASON and not m.convention
    )


def _units_in(note: str) -> frozenset[str]:
    """The units of a note, without those that stand in any note: 各县（市、区）人民政府."""
    return frozenset(
        f"{unit.place}{unit.canonical}" if unit.level in _LOCAL else unit.canonical
        for unit in find_units(note)
        if unit.known and not (unit.level in _LOCAL and _ANY_COUNTY.match(unit.place))
    )


def _all_figures(statement: Statement) -> str:
    amounts = statement.row.amounts if statement.row else ()
    return " ".join([statement.text.text, *amounts])


def in_document_order(sides: Sequence[Finding]) -> list[Finding]:
    """Sides of one document as it has them; those of several as they were found."""
    if len({side.document.id for side in sides}) > 1:
        return list(sides)
    return sorted(sides, key=lambda side: side.passages[0].text.span.start)
