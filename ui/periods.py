"""The periods that a person can choose from: those of the documents, each with whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.datamodels import Document, Period

__all__ = ["PeriodChoice", "period_choices", "period_names", "period_value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodChoice:
    """`value` is the two days as the assistant's filter takes them."""

    label: str
    value: str
    regions: tuple[str, ...]


def period_choices(documents: Iterable[Document]) -> tuple[PeriodChoice, ...]:
    """Every stretch of time once, the earliest first."""
    dated = [(document, document.period) for document in documents if document.period]
    names = period_names(period for _, period in dated)
    regions: dict[str, dict[str, None]] = {value: {} for value in names}
    for document, period in dated:
        if document.region:
            regions[period_value(period)][document.region] = None
    return tuple(
        PeriodChoice(label=names[value], value=value, regions=tuple(regions[value]))
        for value in sorted(names)
    )


def period_names(periods: Iterable[Period]) -> dict[str, str]:
    """The shortest of the names that each stretch of time goes by, by its value."""
    names: dict[str, str] = {}
    for period in periods:
        before = names.get(period_value(period), period.label)
        names[period_value(period)] = min(before, period.label, key=len)
    return names


def period_value(period: Period) -> str:
    return f"{period.start}/{period.end}"
