"""Where a document says two things on the asked point: its text one, its annex another.

The second place has to answer the question about as well as the first and to stand in another
part of the same document; only then are the two values held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import Composer, Finding
from assistant.question import Query, Want
from assistant.ranking import Ranked
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document
from corpus.dates import find_times
from corpus.duties import DutyRole, parse_duty
from corpus.statements import Statement

_DOUBTS = re.compile(r"到底|究竟|说法|一样吗|一致|矛盾|正文|附[表件]|任务表|不同吗")
_LEADS = (DutyRole.LEAD, DutyRole.RESPONSIBLE)


def other_side(
    query: Query,
    ranked: Sequence[Ranked],
    *,
    composer: Composer,
    document: Document,
    settings: EvidenceSettings,
) -> Finding | None:
    """What the other part of the document says, if it says something else; None if it agrees."""
    best = ranked[0]
    value = _value(query, best.statement, document)
    if not value:
        return None
    asked = _DOUBTS.search(query.text)
    share = settings.counterpart_asked if asked else settings.counterpart
    for other in ranked[1:]:
        if other.value < share * best.value:
            return None
        same_part = bool(other.statement.row) == bool(best.statement.row)
        elsewhere = other.statement.document_id != best.statement.document_id
        if same_part or elsewhere or not other.fits:
            continue
        said = _value(query, other.statement, document)
        if said and _differ(said, value):
            return composer.find(other.evidence, document)
        return None
    return None


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one & other if len(one) == len(other) == 1 else one != other


def _value(query: Query, statement: Statement, document: Document) -> frozenset[str]:
    """What is compared: the units in charge, the days, or the figures in the unit asked for."""
    if query.wants_any(Want.WHO):
        if statement.duty is None:
            return frozenset()
        parties = parse_duty(statement.duty.text)
        return frozenset(p.unit.canonical for p in parties if p.unit and p.role in _LEADS)
    if query.wants_any(Want.WHEN):
        return _days(statement, document)
    if query.measure:
        text = statement.text.text
        unit = re.escape(query.measure)
        return frozenset(re.findall(rf"(\d+(?:\.\d+)?)[^，；。、\d]{{0,2}}{unit}", text))
    return frozenset()


def _days(statement: Statement, document: Document) -> frozenset[str]:
    row = statement.row
    text = row.deadline.text if row and row.deadline else statement.text.text
    found = {m.due for m in find_times(text, default=document.period) if m.due is not None}
    return frozenset(day.isoformat() for day in found)
