"""企业查询: what applies to a company, or to an industry and grade, on a day, as one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.ledger import SourceFinder, TaskLine, task_lines
from assistant.protocols import Backing
from corpus.fact_models import Curtailment, Phase
from ui.datamodels import Drawn
from ui.errors import PageError
from ui.templates import render

__all__ = ["Asked", "EnterprisesTab", "rules_for", "tasks_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose duties are wanted; empty asks for nothing."""

    company: str = ""
    industry: str = ""
    grade: str = ""
    region: str = ""
    day: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.company or self.industry or self.grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule, and whether it holds on the day that was asked for (None: no day, or no phases)."""

    rule: Curtailment
    source: str
    holds: bool | None

    @property
    def phases(self) -> tuple[Phase, ...]:
        return self.rule.phases


def rules_for(backing: Backing, asked: Asked) -> tuple[Rule, ...]:
    """The rules of that industry and grade; one that names no grade holds for all of them."""
    sources = SourceFinder(backing.library())
    found = []
    for rule in backing.facts().curtailments(region=asked.region or None):
        if _applies(rule, asked):
            document = sources.document(rule)
            source = document.number or document.title
            found.append(Rule(rule=rule, source=source, holds=_holds(rule, asked.day)))
    return tuple(found)


def tasks_for(backing: Backing, asked: Asked) -> tuple[TaskLine, ...]:
    """The tasks that name the company."""
    if not asked.company:
        return ()
    return tuple(
        line
        for line in task_lines(backing.facts(), backing.library())
        if asked.region in ("", line.region)
        and any(_same_company(asked.company, name) for name in line.companies)
    )


def _applies(rule: Curtailment, asked: Asked) -> bool:
    if asked.company and rule.company and _same_company(asked.company, rule.company.canonical):
        return True
    if not (asked.industry or asked.grade) or rule.company:
        return False
    industries = {name.canonical for name in rule.industries}
    return (not asked.industry or asked.industry in industries) and (
        not asked.grade or asked.grade in rule.grades or not rule.grades
    )


def _same_company(asked: str, known: str) -> bool:
    return asked in known or known in asked


def _holds(rule: Curtailment, day: date | None) -> bool | None:
    if day is None or not rule.phases:
        return None
    return any(phase.period.start <= day <= phase.period.end for phase in rule.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterprisesTab:
    """A `Tab` over `Asked`."""

    backing: Backing
    key: str = "enterprise"
    title: str = "企业查询"
    panes: tuple[str, ...] = ("form", "sheet")
    at_once: int = 1

    def start(self) -> Asked:
        return Asked()

    def show(self, state: Asked) -> Drawn[Asked]:
        lines = task_lines(self.backing.facts(), self.backing.library())
        rules = self.backing.facts().curtailments()
        companies = {name for line in lines for name in line.companies}
        companies |= {rule.company.canonical for rule in rules if rule.company}
        form = render(
            "enterprise_form",
            companies=sorted(companies),
            industries=sorted({name.canonical for rule in rules for name in rule.industries}),
            grades=sorted({grade for rule in rules for grade in rule.grades}),
            regions=sorted({line.region for line in lines if line.region}),
        )
        return Drawn(state=state, panes={"form": form, "sheet": self._sheet(state)})

    def act(self, do: str, data: Mapping[str, str], state: Asked) -> Iterator[Drawn[Asked]]:
        asked = _asked(data) if do == "look" else state
        yield Drawn(state=asked, panes={"sheet": self._sheet(asked)})

    def _sheet(self, asked: Asked) -> str:
        return render(
            "enterprise_sheet",
            asked=asked,
            rules=() if asked.is_empty else rules_for(self.backing, asked),
            tasks=tasks_for(self.backing, asked),
        )


def _asked(data: Mapping[str, str]) -> Asked:
    day = data.get("day", "")
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError as exc:
        raise PageError(f"日期应是 2024-12-10 这样的，收到 {day}") from exc
    words = {k: data.get(k, "").strip() for k in ("company", "industry", "grade", "region")}
    return Asked(day=on, **words)
