"""What an ask-back leaves to choose between, and the words that tell the options apart.

An option's words, with 呢 behind them, are a follow-up that the assistant understands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.compose import Finding
from corpus.brackets import without_brackets
from corpus.vocabulary import find_grades, find_industries, levels_in

__all__ = ["Choices", "choices"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """`labels` are aligned with the findings; those of one document may share theirs. `within`:
    all of it stands in one document."""

    ask: str
    labels: tuple[str, ...]
    within: bool


def choices(findings: Sequence[Finding]) -> Choices:
    """The plainest words in which the findings differ."""
    within = len({finding.document.id for finding in findings}) == 1
    regions = {finding.document.region for finding in findings}
    ways = _IN_ONE_DOCUMENT if within else _IN_ONE_PLACE if len(regions) == 1 else _BETWEEN_PLACES
    for ask, name in ways:
        labels = tuple(name(finding) for finding in findings)
        if _tell_apart(labels, findings, within=within):
            return Choices(ask=ask, labels=labels, within=within)
    return Choices(ask="请问是哪一项？", labels=tuple(f.value for f in findings), within=within)


def _tell_apart(labels: Sequence[str], findings: Sequence[Finding], *, within: bool) -> bool:
    things = [str(n) if within else f.document.id for n, f in enumerate(findings)]
    return all(labels) and len(set(labels)) == len({*zip(labels, things, strict=True)})


def _region(finding: Finding) -> str:
    return finding.document.region or ""


def _period(finding: Finding) -> str:
    return finding.document.period.label if finding.document.period else ""


def _region_and_period(finding: Finding) -> str:
    return _region(finding) and _period(finding) and f"{_region(finding)}{_period(finding)}"


def _title(finding: Finding) -> str:
    return f"《{finding.document.title}》"


def _heading(finding: Finding) -> str:
    return without_brackets(finding.heading).strip()


def _industry(finding: Finding) -> str:
    heading = _heading(finding)
    return heading if find_industries(heading) else ""


def _level(finding: Finding) -> str:
    return finding.part if levels_in(finding.part) else ""


def _grade(finding: Finding) -> str:
    return "、".join(mention.grade for mention in find_grades(finding.text))


_Ways = tuple[tuple[str, Callable[[Finding], str]], ...]
_BETWEEN_PLACES: _Ways = (
    ("请问是哪个市？", _region),
    ("请问是哪个市、哪个时期？", _region_and_period),
    ("请问是哪份文件？", _title),
)
_IN_ONE_PLACE: _Ways = (("请问是哪个时期？", _period), ("请问是哪份文件？", _title))
_IN_ONE_DOCUMENT: _Ways = (
    ("请问是哪个预警级别？", _level),
    ("请问是哪个行业？", _industry),
    ("请问是哪个等级？", _grade),
    ("请问是哪一项？", _heading),
)
