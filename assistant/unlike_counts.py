"""Two sections of one document that count the same thing and not the same number of it.

A plan says 46 boilers among its tasks and 38 in its schedule: where that number is asked for both
are told. Only what surely is one thing is held together: the words at the figure are the same,
neither sentence takes out a part, names a county or another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose import Composer, Finding
from assistant.measured import measure_pattern
from assistant.question import Query, Want
from assistant.ranking import Ranked
from corpus.datamodels import Document
from corpus.dates import find_times
from corpus.numerals import find_quantities
from corpus.statements import Statement

EXPLAINS = 0.7  # of the better one's coverage, that the other one has
LEAST_COVERAGE = 0.5  # of the question, that each explains
THING = 4  # characters at a figure that say of what it is
_VERB_AT_END = re.compile(
    r"(?:淘汰|完成|改造|整治|退出|建成|建设|新建|更新|推广|拆除|达到|治理|共计?|总计|全部|力争|不少于)+$"
)
_OF_A_PART = re.compile(
    r"其中|首批|剩余|其余|累计|新增|再|每|各(?!项|类)|分批|第[一二三四]|已|20\d\d年以来|[\u4e00-\u9fff](?:县|区)(?!域|外|内)|[\u4e00-\u9fff]{2}市"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def unlike_counts(
    query: Query, ranked: Sequence[Ranked], document: Document, *, composer: Composer
) -> list[Finding]:
    """What two sections say of one number; empty where they agree or only one speaks of it."""
    if not _asks_one_number(query):
        return []
    own = [i for i in ranked if i.statement.document_id == document.id and _is_told(i)]
    for other in own[1:]:
        best = own[0]
        if other.evidence.coverage < best.evidence.coverage * EXPLAINS:
            continue
        if _differ(query, best.statement, other.statement, document):
            return [composer.find(item.evidence, document) for item in (best, other)]
    return []


def _asks_one_number(query: Query) -> bool:
    narrower = query.grades or query.levels or query.inner_places or query.enterprises
    alone = not query.wants_any(Want.WHO, Want.WHEN, Want.COMPARE, Want.LIST)
    return query.measure is not None and alone and not narrower


def _is_told(item: Ranked) -> bool:
    """A sentence of the text that can answer by itself."""
    known = item.fits and item.evidence.coverage >= LEAST_COVERAGE
    return known and item.statement.row is None and bool(item.statement.headings)


def _differ(query: Query, one: Statement, other: Statement, document: Document) -> bool:
    """Do two sentences of different sections each count the same thing once, and differently?"""
    if one.headings[0] == other.headings[0]:
        return False
    texts = (one.text.text, other.text.text)
    times = (find_times(text, default=document.period) for text in texts)
    days = [{m.due for m in told if m.due is not None} for told in times]
    if any(map(_OF_A_PART.search, texts)) or (all(days) and days[0] != days[1]):
        return False
    first, second = (list(_counted(query, text)) for text in texts)
    same = [(a, b) for name, a in first for called, b in second if name & called]
    return len(same) == 1 and same[0][0] != same[0][1]


def _counted(query: Query, text: str) -> Iterator[tuple[frozenset[str], Decimal]]:
    """The words right before and right behind each figure in the unit asked for, with its value."""
    pattern = measure_pattern(query.measure or "")
    for quantity in find_quantities(text):
        if pattern.search(text[quantity.start : quantity.end]) is None:
            continue
        before = _VERB_AT_END.sub("", text[: quantity.start])[-THING:]
        behind = text[quantity.end : quantity.end + THING]
        words = (said for said in (before, behind) if len(said) == THING)
        yield frozenset(said for said in words if _HAN.fullmatch(said)), quantity.value
