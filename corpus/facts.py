"""Facts: what documents say, as records that can be listed, counted, compared and cited.

Retrieval answers what one passage says; a list or a count needs all of them. Each kind of fact
has a reader of its own; this module runs them over a document and gives every fact its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.datamodels import Document
from corpus.fact_curtailment_tables import read_curtailment_tables
from corpus.fact_curtailments import read_curtailments
from corpus.fact_models import Curtailment, Fact, Target
from corpus.fact_paragraphs import paragraphs_of
from corpus.fact_target_tables import read_target_tables
from corpus.fact_targets import read_row_targets, read_targets
from corpus.statements import Statement

__all__ = ["Facts", "read_facts"]

_F = TypeVar("_F", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts of a document, or of several, each kind in the order of the text."""

    targets: tuple[Target, ...] = ()
    curtailments: tuple[Curtailment, ...] = ()


def read_facts(document: Document, statements: Sequence[Statement]) -> Facts:
    """The facts of one document. `statements` are all of that document."""
    paragraphs = paragraphs_of(document, statements)
    targets = [
        *read_targets(document, paragraphs),
        *read_row_targets(document, statements),
        *read_target_tables(document, statements),
    ]
    curtailments = [
        *read_curtailments(document, paragraphs),
        *read_curtailment_tables(document, statements),
    ]
    return Facts(
        targets=_named(document, "target", targets),
        curtailments=_named(document, "curtailment", curtailments),
    )


def _named(document: Document, kind: str, facts: Iterable[_F]) -> tuple[_F, ...]:
    """Facts in the order of the text, each with an id that is stable over rebuilds."""
    ordered = sorted(facts, key=lambda fact: fact.text.span.start)
    return tuple(
        replace(fact, id=f"{document.id}:{kind}:{number}")
        for number, fact in enumerate(ordered, start=1)
    )
