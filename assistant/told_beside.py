"""What a statement is told with that stands beside it: the note on duties, the deadline of its row,
the time of its whole clause."""

from __future__ import annotations

from assistant.enterprise_parts import FACT_LENGTH
from assistant.measured import figure_pattern
from assistant.question import Query, Want
from corpus.aligned import AlignedText
from corpus.datamodels import Passage
from corpus.series import split_segments
from corpus.statements import Statement


def passages_told(statement: Statement, value: str, *, duty: bool) -> tuple[Passage, ...]:
    """The passages that what is told stands in: the statement's, and those of the note or the
    deadline that it is told with."""
    deadline = statement.row.deadline if statement.row else None
    beside = (
        (statement.duty_passage, statement.duty, duty or _is_of(statement.duty, value)),
        (statement.deadline_passage, deadline, False),
        (statement.limit_passage, statement.limit, False),
    )
    further = (
        passage
        for passage, words, told in beside
        if passage and words and words.text and (told or words.text in value)
    )
    return tuple(dict.fromkeys((statement.passage, *further)))


def with_amount(query: Query, window: str, text: str) -> str:
    """What tells whether something may be, with how much at most, said behind it, where that is
    asked as well: 可申请调整时段，调整天数不超过15天."""
    both = query.wants_any(Want.WHETHER) and query.wants_any(Want.AMOUNT)
    pattern = figure_pattern(query, query.measure) if both and query.measure else None
    if pattern is None or pattern.search(window) or window not in text:
        return window
    start = text.index(window)
    behind = text[start + len(window) :]
    told = next((s for s in split_segments(behind) if pattern.search(s.text)), None)
    end = start + len(window) + told.end if told else 0
    return text[start:end].strip("。；，") if 0 < end - start <= FACT_LENGTH else window


def _is_of(note: AlignedText | None, value: str) -> bool:
    return note is not None and bool(value) and value in note.text
