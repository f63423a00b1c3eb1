"""The day that a row gives an enterprise for a work, against the one that the text gives it.

某某化工有限公司2023年11月底前完成中间罐区改造, among the works of others in a sentence, and in a
row of an annex 中间罐区改造及油气回收装置扩容, 2023年12月20日前: one of the two days is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.bigrams import bigrams
from corpus.companies import find_companies
from corpus.datamodels import Document
from corpus.fact_models import (
    Contradiction,
    Task,
    TaskOrigin,
    Timing,
)
from corpus.fact_times import times_of, timing
from corpus.fact_unlike_days import day_of, unlike_days
from corpus.statements import Statement

LEAST_PAIRS = 3  # of the characters of a work
SAME_SHARE = 0.75  # of these pairs, that the row has if it is about the same work
_CLAUSE = re.compile(r"[^，；。]+")
_DONE = re.compile(r"[，、\s]|(?:全部|力争|按期|必须|应当?|要)?(?:完成|实施|建成|实现)")


def read_company_days(
    document: Document, statements: Sequence[Statement], tasks: Sequence[Task]
) -> Iterator[Contradiction]:
    """Where the days of the same work of one enterprise are not the same."""
    of_rows = {s.row.row.text.span: s for s in statements if s.row is not None}
    rows = [t for t in tasks if t.origin is TaskOrigin.ROW and day_of(t.deadlines) is not None]
    for told in statements if rows else ():
        if told.row is not None:
            continue
        for company, work, day in _works(document, told):
            for task in rows:
                due = day_of(task.deadlines)
                row = of_rows.get(task.text.span)
                if due is None or row is None or due.due == day.due:
                    continue
                if company in row.text.text and _is_same(work, task.what.text):
                    yield unlike_days(document, told, day, row, due, about=work)


def _works(document: Document, told: Statement) -> Iterator[tuple[str, str, Timing]]:
    """The works of enterprises that a sentence tells, each in a clause of its own with its day."""
    for match in _CLAUSE.finditer(told.text.text):
        clause = told.text[match.start() : match.end()]
        companies = find_companies(clause.text)
        times = [t for t in times_of(clause, document) if t.due is not None]
        days = [timing(clause, t) for t in times]
        if len(companies) != 1 or len(times) != 1 or day_of(days) is None:
            continue
        spans = sorted([(companies[0].start, companies[0].end), (times[0].start, times[0].end)])
        ahead, between, behind = (
            clause.text[: spans[0][0]],
            clause.text[spans[0][1] : spans[1][0]],
            clause.text[spans[1][1] :],
        )
        if not ahead.strip():
            yield companies[0].text, _DONE.sub("", between + behind), days[0]


def _is_same(work: str, what: str) -> bool:
    pairs = set(bigrams(work))
    return len(pairs) >= LEAST_PAIRS and (
        len(pairs.intersection(bigrams(what))) >= SAME_SHARE * len(pairs)
    )
