"""Two places of a document that speak of one thing: are both to be told, and do they agree?

前后一致吗 and 到底是多少 ask for it; where it is only asked who, when or how much, both are told if
the text and a row of a table name other units, days or figures for what is surely one task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import Composer, Finding
from assistant.likeness import likeness
from assistant.part_words import parts_asked
from assistant.question import Query, Want
from assistant.ranking import Ranked
from assistant.unlike_counts import unlike_counts
from assistant.verdict import (
    days_differ,
    differ,
    figures_differ,
    leads_differ,
    levels_differ,
    units_differ,
)
from corpus.companies import find_companies
from corpus.datamodels import Document
from corpus.statements import Statement
from corpus.vocabulary import ways_in

ROW_COVERAGE = 0.5  # of the question, that a row explains at least
TEXT_COVERAGE = 0.5  # the same for a sentence
BOTH_EXPLAIN = 0.5  # of the better one's coverage, that the other one has if it is in doubt
PLACE_EXPLAINS = 0.7  # of the better place, that the other one explains if both speak of it
SAME_TASK = 0.6  # of the shorter one's words, that the other one has if both are one task
WHOLE_TASK = 0.8  # of the question, that both explain if both are that task
NAMED = 5  # characters by which a thing is surely named: 黑加油站点
NAMED_BY_ITSELF = 0.7  # of the question, that each of both explains by its own words
HEAD_NOUN = 2  # characters at the end of a name that are the thing itself: 申请 of 提交申请
_TWO_PLACES = re.compile(
    r"前后[^，。？]{0,6}(?:一致|一样|矛盾)|说法[^，。？]{0,4}(?:一致|一样|不一)|对得上|自相矛盾|两处"
)
# Which of them holds, or how it is put: both places are told where they differ.
_WHICH_IS_IT = re.compile(r"到底|究竟|核[对实](?!查)|怎么写的?|[是咋]写的|写的[是啥什]|出入")
_PLACE = re.compile(r"(?:[县区市旗镇乡]|街道|新区|开发区)$")
_WHOLE = re.compile(r"全[市省县区]|合计|总计|平均")
_EACH = re.compile(r"各[县区市乡镇街]|每个?[县区乡镇]|哪[个些]")


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
    sides = (text.statement, row.statement)
    found = [composer.find(item.evidence, document) for item in (text, row)]
    if doubted:
        unlike = differ(query, found)
    elif at_level:
        unlike = row.fits and len(query.levels) == 1 and levels_differ(sides, found)
    else:
        unlike = _is_plain_task(query, text, row) and figures_differ(query, sides, found)
    return found if unlike else []


def unlike_sides(
    query: Query, ranked: Sequence[Ranked], document: Document, *, composer: Composer
) -> list[Finding]:
    """The text's and a row's units or days for one task, or two sections' numbers of one thing,
    where they are not the same. Empty otherwise."""
    if not query.wants_any(Want.WHO, Want.WHEN):
        return unlike_counts(query, ranked, document, composer=composer)
    own = [item for item in ranked if item.statement.document_id == document.id]
    text = next((item for item in own if not item.statement.row), None)
    row = next((item for item in own if _is_row_for(query, item)), None)
    if text is None or row is None or not text.fits:
        return []
    same = _is_same_task(query, text, row) or (row.fits and _closes_the_same(text, row))
    if not same and not _names_one_thing(query, text, row):
        return []
    found = [composer.find(side.evidence, document) for side in (text, row)]
    sides = (text.statement, row.statement)
    if query.wants_any(Want.WHO):
        unlike = units_differ(query, sides) if same else leads_differ(query, sides)
    else:
        unlike = same and days_differ(query, found)
    return found if unlike else []


def _is_same_task(query: Query, text: Ranked, row: Ranked) -> bool:
    """Is it a plain task, told in the same words or explaining all of the question?"""
    whole = min(side.evidence.coverage for side in (text, row)) >= WHOLE_TASK
    alike = likeness(text.statement.text.text, row.statement.text.text)
    return _is_plain_task(query, text, row) and (whole or alike >= SAME_TASK)


def _names_one_thing(query: Query, text: Ranked, row: Ranked) -> bool:
    """Do both, by themselves, name at length the very thing that the question names?"""
    if not (row.fits and min(i.evidence.own for i in (text, row)) >= NAMED_BY_ITSELF):
        return False
    view = row.statement.row
    names = " ".join(view.names) if view else ""
    places = (text.statement.text.text, f"{names} {row.statement.text.text}")
    runs = (run[i : i + NAMED] for run in query.content.split() for i in range(len(run)))
    return any(len(said) == NAMED and all(said in place for place in places) for said in runs)


def _closes_the_same(text: Ranked, row: Ranked) -> bool:
    """Is the closing day told of what a row is called: 补贴申请截止时间为…, and 提交申请?"""
    view = row.statement.row
    names = view.names if view is not None else ()
    heads = [name[-HEAD_NOUN:] for name in names if len(name) > HEAD_NOUN]
    told = text.statement.text.text
    return any(re.search(f"{re.escape(head)}的?(?:截止|截至|最[晚迟])", told) for head in heads)


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
    row = item.statement.row
    if row is None or is_of_one_place(query, item.statement):
        return False
    return bool(query.enterprises) or not any(find_companies(name) for name in row.names)


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


def _explains(item: Ranked, least: float) -> bool:
    return item.evidence.coverage >= least
