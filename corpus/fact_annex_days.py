"""The day that a sentence sets for all that an annex lists, against a later one in a row of it.

2024年12月底前，完成附件2所列9家企业的治理工程: where a row of that annex has 2025年3月底前, one of
the two days is wrong for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.aligned import Span
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

_LISTED = re.compile(
    r"附(?P<kind>[件表])\s*(?P<number>[\d一二三四五六七八九十]*)[”》）]?\s*(?:中|里)?(?:所列|列出|明确|确定|所附)的?"
    r"(?!.{0,6}(?:目标|时限|时间|要求))"
)
_LABEL = re.compile(r"附(?P<kind>[件表])\s*(?P<number>[\d一二三四五六七八九十]*)")


def read_annex_days(
    document: Document, statements: Sequence[Statement], tasks: Sequence[Task]
) -> Iterator[Contradiction]:
    """Where a row of the annex is due later than the sentence sets for all of its rows."""
    told = [s for s in statements if s.row is None and _LISTED.search(s.text.text)]
    rows = {s.row.row.text.span: s for s in statements if s.row is not None} if told else {}
    for sentence in told:
        listed = _LISTED.search(sentence.text.text)
        times = [t for t in times_of(sentence.text, document) if t.due is not None]
        day = day_of([timing(sentence.text, t) for t in times])
        if listed is None or day is None:
            continue
        for row, due, what in _due(rows, tasks, label=listed.groupdict()):
            if day.due is not None and due.due is not None and due.due > day.due:
                yield unlike_days(document, sentence, day, row, due, about=what)


def _due(
    rows: Mapping[Span, Statement], tasks: Sequence[Task], *, label: Mapping[str, str]
) -> Iterator[tuple[Statement, Timing, str]]:
    """The rows of the annex that have one day, with that day and what is to be done."""
    for task in tasks:
        row = rows.get(task.text.span) if task.origin is TaskOrigin.ROW else None
        due = day_of(task.deadlines)
        if row is None or due is None:
            continue
        labels = (_LABEL.match(part) for part in reversed(row.passage.path))
        own = next((found for found in labels if found), None)
        if own is not None and own.groupdict() == label:
            yield row, due, task.what.text
