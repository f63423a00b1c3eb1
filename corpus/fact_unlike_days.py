"""Two days that a document gives the same work, as a contradiction."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.datamodels import Document
from corpus.fact_models import Contradiction, ContradictionKind, Field, Side, Timing
from corpus.statements import Statement


def day_of(deadlines: Sequence[Timing]) -> Timing | None:
    """The one day by which it is to be done; a convention (采暖季) is none."""
    days = [t for t in deadlines if t.due is not None and not t.convention]
    return days[0] if len(days) == 1 and days[0].bound == "by" else None


def unlike_days(
    document: Document, told: Statement, day: Timing, row: Statement, due: Timing, *, about: str
) -> Contradiction:
    """What a sentence gives the work as its day, against what a row does."""
    return Contradiction(
        id="",
        document_id=document.id,
        passage_id=told.passage.id,
        region=document.region,
        text=Field.of(told.text),
        kind=ContradictionKind.DEADLINE,
        about=about,
        sides=tuple(
            Side(
                document_id=document.id,
                passage_id=statement.passage.id,
                said=time.field,
                text=Field.of(statement.text),
            )
            for statement, time in ((told, day), (row, due))
        ),
    )
