"""Facts: what documents say, as records that can be listed, counted, compared and cited.

Retrieval answers what one passage says; a list or a count needs all of them. Each kind of fact
has a reader of its own; this module runs them over a document and gives every fact its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from corpus.datamodels import Document
from corpus.fact_annex_days import read_annex_days
from corpus.fact_column_names import read_totals_of_columns
from corpus.fact_column_totals import read_column_totals
from corpus.fact_company_days import read_company_days
from corpus.fact_contradictions import read_contradictions
from corpus.fact_counted_totals import read_counted_totals
from corpus.fact_curtailment_tables import read_curtailment_tables
from corpus.fact_curtailments import read_curtailments
from corpus.fact_indicator_rows import read_indicator_rows
from corpus.fact_models import (
    Contradiction,
    Curtailment,
    Fact,
    Reference,
    Report,
    Target,
    Task,
    TaskOrigin,
    Validity,
)
from corpus.fact_paragraphs import paragraphs_of
from corpus.fact_references import read_references, read_validity
from corpus.fact_reports import read_reports
from corpus.fact_same_counts import read_same_counts
from corpus.fact_sameness import SamePair, same_pairs
from corpus.fact_target_tables import read_target_tables
from corpus.fact_targets import read_row_targets, read_targets
from corpus.fact_task_clauses import read_task_clauses
from corpus.fact_task_rows import read_task_rows
from corpus.fact_totals import read_named_totals, read_unlike_totals
from corpus.fact_unlike_rules import read_unlike_rules
from corpus.fact_variants import read_unlike_targets, read_variants
from corpus.gazetteer import Gazetteer
from corpus.statements import Statement

__all__ = ["Facts", "contradictions_between", "read_facts"]

_F = TypeVar("_F", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts of a document, each kind in the order of the text."""

    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    curtailments: tuple[Curtailment, ...] = ()
    reports: tuple[Report, ...] = ()
    references: tuple[Reference, ...] = ()
    validity: tuple[Validity, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def read_facts(
    document: Document, statements: Sequence[Statement], *, gazetteer: Gazetteer | None = None
) -> Facts:
    """The facts of one document. `statements` are all of that document; `gazetteer` is the one
    of the corpus, if that has places which no other knows."""
    paragraphs = paragraphs_of(document, statements)
    tasks = _nested(
        _named(
            document,
            "task",
            (
                *read_task_rows(document, statements, gazetteer),
                *read_task_clauses(document, paragraphs, gazetteer),
            ),
        )
    )
    targets = (
        *read_targets(document, paragraphs),
        *read_row_targets(document, statements),
        *read_target_tables(document, statements),
    )
    indicators = read_indicator_rows(document, statements)
    curtailments = (
        *read_curtailments(document, paragraphs),
        *read_curtailment_tables(document, statements),
    )
    pairs = same_pairs(statements, tasks)
    contradictions = (
        *read_contradictions(document, pairs, gazetteer),
        *read_variants(document, statements),
        *read_unlike_targets(targets, indicators=indicators),
        *read_unlike_totals(document, statements),
        *read_named_totals(document, statements),
        *read_column_totals(document, statements),
    )
    by_name = (
        *read_company_days(document, statements, tasks),
        *read_annex_days(document, statements, tasks),
        *read_totals_of_columns(document, statements),
        *read_same_counts(document, statements),
        *read_unlike_rules(document, statements, curtailments),
        *read_counted_totals(document, statements),
    )
    contradictions = (*contradictions, *_told_nowhere(by_name, contradictions))
    return Facts(
        tasks=_linked(tasks, pairs),
        targets=_named(document, "target", (*targets, *indicators)),
        curtailments=_named(document, "curtailment", curtailments),
        reports=_named(document, "report", read_reports(document, paragraphs)),
        references=_named(document, "reference", read_references(document, statements)),
        validity=_named(document, "validity", read_validity(document, statements)),
        contradictions=_named(document, "contradiction", contradictions),
    )


def _told_nowhere(
    found: Iterable[Contradiction], told: Sequence[Contradiction]
) -> Iterator[Contradiction]:
    """Those whose places are not among the ones told already."""
    known = {tuple(side.said.span for side in one.sides) for one in told}
    return (one for one in found if tuple(side.said.span for side in one.sides) not in known)


def contradictions_between(facts: Iterable[Facts]) -> tuple[Contradiction, ...]:
    """Targets that two documents of one region set differently for the same time."""
    by_document: dict[str, list[Target]] = defaultdict(list)
    for of_document in facts:
        for target in of_document.targets:
            by_document[target.document_id].append(target)
    found: list[Contradiction] = []
    for one, other in combinations(by_document.values(), 2):
        found.extend(
            contradiction
            for contradiction in read_unlike_targets([*one, *other])
            if len({side.document_id for side in contradiction.sides}) > 1
        )
    return tuple(
        replace(contradiction, id=f"{contradiction.document_id}:contradiction-between:{number}")
        for number, contradiction in enumerate(found, start=1)
    )


def _nested(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Each sentence told which clause it is a part of."""
    clauses = [task for task in tasks if task.origin is TaskOrigin.CLAUSE]
    return tuple(
        replace(task, within=next((c.id for c in clauses if _holds(c, task)), None))
        if task.origin is TaskOrigin.SENTENCE
        else task
        for task in tasks
    )


def _holds(clause: Task, sentence: Task) -> bool:
    return clause.what.span.covers(sentence.what.span)


def _linked(tasks: Sequence[Task], pairs: Sequence[SamePair]) -> tuple[Task, ...]:
    """A row and the clause that says the same, each told of the other."""
    same: dict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        if pair.clause is not None:
            same[pair.task.id][pair.clause.id] = None
            same[pair.clause.id][pair.task.id] = None
    return tuple(_with_same(task, same) for task in tasks)


def _with_same(task: Task, same: Mapping[str, Mapping[str, None]]) -> Task:
    return replace(task, same_as=tuple(same[task.id])) if task.id in same else task


def _named(document: Document, kind: str, facts: Iterable[_F]) -> tuple[_F, ...]:
    """Facts in the order of the text, each with an id that is stable over rebuilds."""
    ordered = sorted(facts, key=lambda fact: fact.text.span.start)
    return tuple(
        replace(fact, id=f"{document.id}:{kind}:{number}")
        for number, fact in enumerate(ordered, start=1)
    )
