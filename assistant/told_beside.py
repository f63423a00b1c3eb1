"""What a statement is told with that stands beside it: the note on duties, the deadline of its row,
the time of its whole clause."""

from __future__ import annotations

from corpus.aligned import AlignedText
from corpus.datamodels import Passage
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


def _is_of(note: AlignedText | None, value: str) -> bool:
    return note is not None and bool(value) and value in note.text
