"""Rules for one trade that do not agree: those of the text against those of a table.

陶瓷行业B级企业限产30% in the text and 限产40% in the annex for the same grade and level; 砖瓦企业自
11月15日至3月15日停产 and, in the list of brick works, another stretch for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.datamodels import Document, Period
from corpus.dates import TimeKind, find_times
from corpus.fact_models import (
    Contradiction,
    ContradictionKind,
    Curtailment,
    Field,
    MeasureKind,
    Side,
)
from corpus.statements import Statement

_TRADE_END = re.compile(r"(?:行业|企业|工业|类)+$")
_STOPS = (MeasureKind.STOP,)
_CUTS = (MeasureKind.CUT, MeasureKind.LOAD, MeasureKind.STOP_SHARE, MeasureKind.STOP_TIME)
_STRETCH = r"[自从]?{time}(?:期间)?(?:全部|一律|均)?"


def read_unlike_rules(
    document: Document, statements: Sequence[Statement], curtailments: Sequence[Curtailment]
) -> Iterator[Contradiction]:
    """Where a rule of the text and one of a table for the same plants are not the same."""
    rows = {s.passage.id for s in statements if s.row is not None}
    of_rows = [c for c in curtailments if c.passage_id in rows and _is_plain(c)]
    told = [c for c in curtailments if c.passage_id not in rows and _is_plain(c)]
    for one in told:
        for row in of_rows:
            if row.company is None and _is_for_the_same(one, row) and _differ(one, row):
                yield _contradiction(
                    document,
                    ContradictionKind.FIGURE,
                    (one, _said(one)),
                    (row, _said(row)),
                )
        yield from _unlike_stretches(document, one, of_rows)


def _is_plain(rule: Curtailment) -> bool:
    """Is it a rule for one trade, and not only for some class of its plants?"""
    return len(rule.industries) == 1 and rule.group is None and rule.scope is None


def _trade(rule: Curtailment) -> str:
    return _TRADE_END.sub("", rule.industries[0].field.text)


def _is_for_the_same(one: Curtailment, row: Curtailment) -> bool:
    """The same trade, grade, level, machines and stretch of time?"""
    machines = ({p.text for p in rule.processes} for rule in (one, row))
    stretches = ([p.period for p in rule.phases] for rule in (one, row))
    first, second = machines
    mine, theirs = stretches
    conditions = [{c.text for c in rule.conditions} for rule in (one, row)]
    alike = one.level is not None or conditions[0] == conditions[1]
    graded = set(one.grades) >= set(row.grades) if row.grades else not one.grades
    return (
        _trade(one) == _trade(row)
        and one.level == row.level
        and first == second
        and mine == theirs
        and alike
        and graded
    )


def _differ(one: Curtailment, row: Curtailment) -> bool:
    """Is how much to curtail not the same: another figure, or a stop here and a cut there?"""
    mine, theirs = one.measure, row.measure
    if mine.amount is not None and theirs.amount is not None:
        alike = mine.kind is theirs.kind and mine.amount.unit == theirs.amount.unit
        return alike and mine.amount.value != theirs.amount.value
    kinds = (mine.kind, theirs.kind)
    return any(kind in _STOPS for kind in kinds) and any(kind in _CUTS for kind in kinds)


def _said(rule: Curtailment) -> Field:
    return rule.measure.amount.field if rule.measure.amount else rule.measure.verb


def _unlike_stretches(
    document: Document, one: Curtailment, rows: Sequence[Curtailment]
) -> Iterator[Contradiction]:
    """The stretch that the text sets for a trade, against the one that all its rows have."""
    own = _stretch_of(one, document)
    if own is None or one.level is not None or one.measure.kind not in _STOPS:
        return
    of_trade = [row for row in rows if _trade(row) == _trade(one) and _is_graded_as(one, row)]
    stretches = {(p.period.start, p.period.end) for row in of_trade for p in row.phases}
    if len(stretches) != 1 or not all(row.phases for row in of_trade):
        return
    if stretches == {(own[1].start, own[1].end)}:
        return
    for row in of_trade:
        yield _contradiction(
            document, ContradictionKind.DEADLINE, (one, own[0]), (row, row.phases[0].field)
        )


def _is_graded_as(one: Curtailment, row: Curtailment) -> bool:
    return not one.grades or bool(set(one.grades) & set(row.grades))


def _stretch_of(rule: Curtailment, document: Document) -> tuple[Field, Period] | None:
    """The one stretch of time that is the only condition of a rule for all machines."""
    if rule.processes or len(rule.conditions) != 1:
        return None
    said = rule.conditions[0]
    times = [
        mention
        for mention in find_times(said.text, default=document.period)
        if mention.kind is TimeKind.RANGE and mention.period is not None
    ]
    if len(times) != 1:
        return None
    whole = re.fullmatch(_STRETCH.format(time=re.escape(times[0].text)), said.text)
    period = times[0].period
    return (said, period) if whole and period is not None else None


def _contradiction(
    document: Document,
    kind: ContradictionKind,
    told: tuple[Curtailment, Field],
    row: tuple[Curtailment, Field],
) -> Contradiction:
    one, said = told
    return Contradiction(
        id="",
        document_id=document.id,
        passage_id=one.passage_id,
        region=document.region,
        text=one.text,
        kind=kind,
        about=f"{''.join(n.field.text for n in one.industries)}{''.join(one.grades)}",
        sides=tuple(
            Side(document_id=document.id, passage_id=rule.passage_id, said=words, text=rule.text)
            for rule, words in ((one, said), row)
        ),
    )
