"""Two places of a document that speak of one thing: are both to be told, and do they agree?

前后一致吗 and 到底是多少 ask for it; where it is only asked who, when or how much, both are told if
the text and a row of a table name other units, days or figures for what is surely one task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import contradicted, side_by_side
from assistant.compose import Composer, Finding, duty_words
from assistant.datamodels import Answer
from assistant.likeness import likeness
from assistant.part_words import parts_asked
from assistant.question import Query, Want
from assistant.ranking import Ranked
from assistant.slot_checks import measure_pattern
from corpus.datamodels import Document
from corpus.dates import TimeKind, find_times
from corpus.heads import skeleton
from corpus.numerals import find_quantities
from corpus.statements import Statement
from corpus.units import find_units
from corpus.vocabulary import ways_in

ROW_COVERAGE = 0.5  # of the question, that a row explains at least
TEXT_COVERAGE = 0.5  # the same for a sentence
BOTH_EXPLAIN = 0.5  # of the better one's coverage, that the other one has if it is in doubt
PLACE_EXPLAINS = 0.7  # of the better place, that the other one explains if both speak of it
SAME_TASK = 0.6  # of the shorter one's words, that the other one has if both are one task
WHOLE_TASK = 0.8  # of the question, that both explain if both are that task
SAME_THING = 0.7  # of the shorter one's words, that the other one has if both are of one thing
SAME_MEASURE = 0.3  # the same, of a row that has figures for all levels and its unit
_TWO_PLACES = re.compile(
    r"前后[^，。？]{0,6}(?:一致|一样|矛盾)|说法[^，。？]{0,4}(?:一致|一样|不一)|对得上|自相矛盾|两处"
)
_WHICH_IS_IT = re.compile(r"到底|究竟")
_OTHER_ROLE = re.compile(r"配合|落实|协助|承担|督导|具体")
_PLACE = re.compile(r"(?:[县区市旗镇乡]|街道|新区|开发区)$")
_WHOLE = re.compile(r"全[市省县区]|合计|总计|平均")
_EACH = re.compile(r"各[县区市乡镇街]|每个?[县区乡镇]|哪[个些]")
_LOCAL = ("县", "乡")
_ANY_COUNTY = re.compile(r"各|县|$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def two_places(
    query: Query, ranked: Sequence[Ranked], document: Document, *, composer: Composer
) -> list[Finding]:
    """What two places of a document say: its text and a table, or two clauses, if both are asked
    for or, where it is only asked what holds, if they differ. Empty otherwise."""
    own = [item for item in ranked if item.statement.document_id == document.id]
    if parts_asked(query.text) is not None:
        return []  # `TwoParts` found no two sides
    if _TWO_PLACES.search(query.text):
        return [composer.find(i.evidence, document) for i in _two_best(own)]
    doubted = _WHICH_IS_IT.search(query.text) is not None
    at_level = bool(query.levels) and query.wants_any(Want.AMOUNT)
    if not (doubted or at_level or _asks_figure(query)):
        return []
    text = next((i for i in own if not i.statement.row and _explains(i, TEXT_COVERAGE)), None)
    row = next((i for i in own if _is_row_for(query, i) and _explains(i, ROW_COVERAGE)), None)
    if text is None or row is None or not text.fits:
        return []
    if at_level and not doubted:
        return _unlike_at_level(query, text, row, document, composer=composer)
    if not doubted and not _is_plain_task(query, text, row):
        return []
    found = [composer.find(item.evidence, document) for item in (text, row)]
    unlike = differ(query, found) if doubted else _unlike_figures(query, (text, row), found)
    return found if unlike else []


def _unlike_at_level(
    query: Query, text: Ranked, row: Ranked, document: Document, *, composer: Composer
) -> list[Finding]:
    """A sentence and a row of measures by level, where each has one figure for the level asked
    about, in one unit, and not the same."""
    view = row.statement.row
    if view is None or not row.fits or not text.fits or len(query.levels) > 1:
        return []
    if likeness(text.statement.text.text, row.statement.text.text) < SAME_MEASURE:
        return []
    found = [composer.find(item.evidence, document) for item in (text, row)]
    told = [find_quantities(finding.value) for finding in found]
    if any(len(figures) != 1 for figures in told):
        return []
    (one,), (other,) = told
    return found if one.unit == other.unit and one.value != other.value else []


def unlike_sides(
    query: Query, ranked: Sequence[Ranked], document: Document, *, composer: Composer
) -> list[Finding]:
    """The text's and a row's units or days for one task, where they are not the same. Empty
    otherwise."""
    if not query.wants_any(Want.WHO, Want.WHEN):
        return []
    own = [item for item in ranked if item.statement.document_id == document.id]
    text = next((item for item in own if not item.statement.row), None)
    row = next((item for item in own if _is_row_for(query, item)), None)
    if text is None or row is None or not text.fits or not _is_plain_task(query, text, row):
        return []
    whole = min(side.evidence.coverage for side in (text, row)) >= WHOLE_TASK
    if not whole and likeness(text.statement.text.text, row.statement.text.text) < SAME_TASK:
        return []
    found = [composer.find(side.evidence, document) for side in (text, row)]
    if query.wants_any(Want.WHO):
        return found if _named_apart(query, text.statement, row.statement) else []
    dated = all(len(_days(finding)) == 1 for finding in found)
    return found if dated and differ(query, found) else []


def _days(finding: Finding) -> frozenset[str]:
    """The days that a finding names; what is a convention (秋冬季) is no day."""
    times = find_times(finding.value, default=finding.document.period)
    return frozenset(
        str(m.due) for m in times if m.due and m.kind is not TimeKind.SEASON and not m.convention
    )


def _named_apart(query: Query, text: Statement, row: Statement) -> bool:
    """Does each name a unit that the other does not? Of those who lead none must be shared."""
    notes = [statement.duty.text if statement.duty else "" for statement in (text, row)]
    if _OTHER_ROLE.search(query.text):
        return False
    first, second = (_units_in(duty_words(note, asked=query.text)) for note in notes)
    if "牵头" in query.text:
        return bool(first and second) and not first & second
    first, second = map(_units_in, notes)
    return bool(first - second and second - first)


def _units_in(note: str) -> frozenset[str]:
    """The units of a note, without those that stand in any note: 各县（市、区）人民政府."""
    return frozenset(
        f"{unit.place}{unit.canonical}" if unit.level in _LOCAL else unit.canonical
        for unit in find_units(note)
        if unit.known and not (unit.level in _LOCAL and _ANY_COUNTY.match(unit.place))
    )


def is_of_one_place(query: Query, statement: Statement) -> bool:
    """Is it the row of one county's figures, where the question names none and means not each?"""
    row = statement.row
    if row is None or not row.is_figures or not row.names or _EACH.search(query.text):
        return False
    name = row.names[0]
    return _PLACE.search(name) is not None and not is_total(statement) and name not in query.text


def is_total(statement: Statement) -> bool:
    """Is it the row of a table for all that it lists?"""
    names = statement.row.names if statement.row is not None else ()
    return bool(names) and _WHOLE.search(names[0]) is not None


def _is_row_for(query: Query, item: Ranked) -> bool:
    return item.statement.row is not None and not is_of_one_place(query, item.statement)


def _asks_figure(query: Query) -> bool:
    return query.wants_any(Want.AMOUNT) and bool(query.measure)


def _two_best(own: Sequence[Ranked]) -> Sequence[Ranked]:
    """The best, and the best that stands elsewhere and explains about as much."""
    best = next((item for item in own if item.fits and _explains(item, TEXT_COVERAGE)), None)
    if best is None:
        return ()
    place = _place(best.statement)
    for item in own:
        apart = item.fits and _place(item.statement) != place
        if apart and item.evidence.coverage >= best.evidence.coverage * PLACE_EXPLAINS:
            return (best, item)
    return ()


def _place(statement: Statement) -> tuple[object, ...]:
    """The clause or the row where a statement stands."""
    if statement.row is not None:
        return (statement.row.row.text.span,)
    return (statement.passage.path, statement.headings)


def _unlike_figures(query: Query, sides: tuple[Ranked, Ranked], found: Sequence[Finding]) -> bool:
    if not _contradict(query, found):
        return False
    text, row = sides
    whole = (text.statement.text.text, " ".join([row.statement.text.text, *_amounts(row)]))
    points = [_point(query, finding) for finding in found]
    agree = any(p <= set(_NUMBER.findall(t)) for p, t in zip(points, reversed(whole), strict=True))
    return not agree  # one of them has the other's figure too, for another case


def _amounts(item: Ranked) -> tuple[str, ...]:
    return item.statement.row.amounts if item.statement.row else ()


def _is_plain_task(query: Query, text: Ranked, row: Ranked) -> bool:
    """Is it a task that the text and the table both speak of in full, nothing narrower?"""
    view = row.statement.row
    best = max(text.evidence.coverage, row.evidence.coverage)
    return (
        view is not None
        and not view.is_figures
        and row.fits
        and not (query.grades or query.levels or query.industries or query.inner_places)
        and not ways_in(query.text)  # of a total said twice only a part
        and min(text.evidence.coverage, row.evidence.coverage) >= best * BOTH_EXPLAIN
    )


def _contradict(query: Query, findings: Sequence[Finding]) -> bool:
    """Do two findings give one figure each in the unit asked for, not the same, of one thing?"""
    pattern = measure_pattern(query.measure or "")
    told = [pattern.findall(finding.value) for finding in findings]
    words = [pattern.sub("", finding.text) for finding in findings]
    return (
        all(len(found) == 1 for found in told)
        and differ(query, findings)
        and likeness(*words) >= SAME_THING
    )


def told_together(question: str, query: Query, sides: Sequence[Finding]) -> Answer:
    """Two sides with the verdict: where words alone are held against each other, it is only said
    whether they are the same words."""
    if differ(query, sides):
        return contradicted(question, sides)
    words = [skeleton(side.value) for side in sides]
    if all(_point(query, side) for side in sides) or words[0] in words[1] or words[1] in words[0]:
        return side_by_side(question, sides)
    return contradicted(question, sides, verdict="两处写法不同：")


def differ(query: Query, findings: Sequence[Finding]) -> bool:
    """Do findings say different things on what is asked?"""
    said = [_point(query, finding) for finding in findings]
    if not query.wants_any(Want.WHO, Want.WHEN) and any(all(a <= b for b in said) for a in said):
        return False  # one says the same and something more
    return all(said) and len(set(said)) > 1


def _explains(item: Ranked, least: float) -> bool:
    return item.evidence.coverage >= least


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
