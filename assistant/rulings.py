"""Curtailments and targets as lines: what plants have to do when, what regions have to reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.datamodels import JsonObject, JsonValue
from assistant.filters import CurtailmentFilter, TargetFilter, region_of
from assistant.ledger import SourceFinder
from corpus.datamodels import Period
from corpus.fact_models import Amount, Curtailment, Field, Phase, Target
from corpus.factstore import FactStore
from corpus.library import Library
from corpus.vocabulary import grades_in

__all__ = ["curtailments_json", "targets_json"]


def curtailments_json(
    store: FactStore, library: Library, wanted: CurtailmentFilter, *, as_of: date
) -> dict[str, JsonValue]:
    """The rules that pass, in the order of the documents. Raises `FilterError`."""
    found = store.curtailments(
        region=region_of(wanted.region, library),
        company=wanted.enterprise,
        industry=wanted.industry,
        grade=_grade(wanted.grade),
        level=wanted.level,
        on=wanted.on,
    )
    sources = SourceFinder(library)
    lines = [_curtailment(rule, sources, as_of=as_of) for rule in found]
    return {"as_of": as_of.isoformat(), "total": len(lines), "curtailments": lines}


def targets_json(
    store: FactStore, library: Library, wanted: TargetFilter, *, as_of: date
) -> dict[str, JsonValue]:
    """The targets that pass, in the order of the documents. Raises `FilterError`."""
    found = store.targets(
        region=region_of(wanted.region, library),
        place=wanted.place,
        indicator=wanted.indicator,
        period=wanted.period,
    )
    sources = SourceFinder(library)
    lines = [_target(target, sources, as_of=as_of) for target in found]
    return {"as_of": as_of.isoformat(), "total": len(lines), "targets": lines}


def _grade(wanted: str | None) -> str | None:
    """A grade by its plain name: B is B级."""
    if wanted is None:
        return None
    return next(iter((*grades_in(wanted), *grades_in(f"{wanted}级"))), wanted)


def _curtailment(rule: Curtailment, sources: SourceFinder, *, as_of: date) -> JsonObject:
    return {
        "id": rule.id,
        "region": rule.region,
        "industries": [name.canonical for name in rule.industries],
        "grades": rule.grades,
        "group": _said(rule.group),
        "company": rule.company.canonical if rule.company else None,
        "processes": _texts(rule.processes),
        "measure": rule.measure.phrase,
        "measure_kind": rule.measure.kind.value,
        "says": rule.says,
        "conditions": _texts(rule.conditions),
        "scope": _said(rule.scope),
        "basis": _said(rule.basis),
        "phases": [_phase(phase) for phase in rule.phases],
        "applies": _applies(rule.phases, as_of),
        "level": rule.level,
        "citations": [citation.to_json() for citation in sources.cite([rule])],
    }


def _applies(phases: Sequence[Phase], day: date) -> bool | None:
    """Whether that day is in a phase; None if there are none to tell by."""
    if not phases:
        return None
    return any(phase.period.start <= day <= phase.period.end for phase in phases)


def _phase(phase: Phase) -> JsonObject:
    return {"name": phase.label, **_days(phase.period)}


def _target(target: Target, sources: SourceFinder, *, as_of: date) -> JsonObject:
    return {
        "id": target.id,
        "region": target.region,
        "place": target.place,
        "area": _said(target.area),
        "indicator": target.indicator.canonical,
        "subject": _said(target.subject),
        "period": _days(target.days) if target.days else None,
        "over": target.days is not None and target.days.end < as_of,
        "value": _amount(target.value),
        "wording": _said(target.wording),
        "baseline": _amount(target.baseline),
        "change": _amount(target.change),
        "direction": target.direction.value if target.direction else None,
        "level": target.level,
        "citations": [citation.to_json() for citation in sources.cite([target])],
    }


def _amount(amount: Amount | None) -> JsonObject | None:
    """A figure as said and as a number; the number is text, so that no digit is lost."""
    if amount is None:
        return None
    return {
        "says": amount.phrase,
        "value": str(amount.value),
        "value_to": str(amount.value_to) if amount.value_to is not None else None,
        "unit": amount.unit,
        "bound": amount.bound.value,
    }


def _days(period: Period) -> dict[str, JsonValue]:
    return {
        "label": period.label,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def _said(field: Field | None) -> str | None:
    return field.text if field is not None else None


def _texts(fields: Iterable[Field]) -> list[str]:
    return [field.text for field in fields]
