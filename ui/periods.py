"""The periods that a person can choose from: those of the documents, each with whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.datamodels import Document, Period

__all__ = ["PeriodChoice", "period_choices", "period_value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodChoice:
    """`value` is the two days as the assistant's filter takes them."""

    label: str
    value: str
    regions: tuple[str, ...]


def period_choices(documents: Iterable[Document]) -> tuple[PeriodChoice, ...]:
    """Every stretch of time once, the earliest first, under the shortest of its names."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        if document.period is not None:
            found.setdefault(period_value(document.period), []).append(document)
    return tuple(_choice(value, found[value]) for value in sorted(found))


def _choice(value: str, documents: list[Document]) -> PeriodChoice:
    labels = (d.period.label for d in documents if d.period)
    regions = dict.fromkeys(d.region for d in documents if d.region)
    return PeriodChoice(label=min(labels, key=len), value=value, regions=tuple(regions))


def period_value(period: Period) -> str:
    return f"{period.start}/{period.end}"
