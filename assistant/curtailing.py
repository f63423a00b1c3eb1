"""Where it is asked how production is cut, what is told has to cut it."""

from __future__ import annotations

import re

from assistant.question import Query, Want
from assistant.tallied_rows import ENTERPRISES
from corpus.statements import Statement

CURTAIL_ASKED = re.compile(r"错峰|限产|停产|减产|停限产|限停产")
CURTAIL_SAID = re.compile(
    r"错峰|限产|停产|减产|负荷|豁免|停工|停运|停止|产量|限制|减排|轮停|关停|降低|压[减降产]|不予|执行|停用|减少|延长|停[窑炉]|停\d+[台座条个]|错时|以[热量电气需销]定产"
)
# A time, of which something else than the cuts is asked: 错峰期间颗粒物的排放限值.
_WHILE_CURTAILING = re.compile(r"(?:错峰|限产|停限产)(?:生产)?(?:期间?|时期|时段)内?")
_TAKEN_IN = re.compile(r"[纳列]入")
_CURTAILING = re.compile(
    r"错峰|限产|停产|减产|负荷|限停|减排措施|绩效|豁免|停工|响应|管控措施|停限产"
)


def curtails(query: Query, statement: Statement, text: str) -> bool:
    """Where it is asked how production is cut, something has to be cut."""
    if query.wants_any(Want.WHO, Want.WHEN, Want.LIST, Want.COUNT) or not CURTAIL_ASKED.search(
        query.text
    ):
        return True
    if query.indicators and _WHILE_CURTAILING.search(query.text):
        return True
    said = _with_its_table(query, statement, text)
    counts = query.measure in ENTERPRISES and _TAKEN_IN.search(said) is not None
    return counts or CURTAIL_SAID.search(said) is not None


def _with_its_table(query: Query, statement: Statement, text: str) -> str:
    """What a statement says; of a row of figures with its title and all its cells, which say what
    a figure alone (20%) is of: 错峰比例表, 停产天数比例. A consequence follows what was not done:
    未落实错峰生产的，第一次……；第二次……."""
    row = statement.row
    if row is None and query.wants_any(Want.CONSEQUENCE):
        return f"{statement.lead} {text}"
    if row is None or not row.is_figures:
        return text
    return " ".join([*statement.headings, row.row.text.text, text])


def is_about_curtailing(query: Query) -> bool:
    """Does the question ask for a rule that goes by industry?"""
    return bool(query.grades or query.levels or _CURTAILING.search(query.text))
