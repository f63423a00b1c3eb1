"""目标对照: what cities and counties have to reach, beside what they had, one period by another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.protocols import Backing
from corpus.aligned import Span
from corpus.fact_models import Amount, Target
from ui.datamodels import Drawn
from ui.periods import period_names, period_value
from ui.templates import render

__all__ = ["Figure", "TargetsTab", "View", "comparison", "figures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is compared; empty is all of it."""

    indicator: str = ""
    region: str = ""
    periods: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One target as a line: whose, of when, and the two figures in words and in numbers. `days`
    put its period into the order of time."""

    document_id: str
    span: Span
    region: str
    place: str
    indicator: str
    period: str
    days: str
    target: str
    baseline: str
    value: Decimal | None
    before: Decimal | None
    unit: str


def figures(backing: Backing) -> tuple[Figure, ...]:
    """All targets, in the order of the documents."""
    periods = {document.id: document.period for document in backing.library().documents}
    targets = backing.facts().targets()
    days = [target.days or periods.get(target.document_id) for target in targets]
    names = period_names(period for period in days if period)
    return tuple(
        _figure(target, period_value(period) if period else "", names)
        for target, period in zip(targets, days, strict=True)
    )


def _figure(target: Target, days: str, names: Mapping[str, str]) -> Figure:
    place = target.place or target.region or ""
    area = target.area.text if target.area else ""
    return Figure(
        document_id=target.document_id,
        span=target.text.span,
        region=target.region or "",
        place=f"{place}（{area}）" if area not in ("", "全市", place) else place,
        indicator=target.indicator.canonical
        + (f"（{target.subject.text}）" if target.subject else ""),
        period=names.get(days, ""),
        days=days,
        target=_said(target),
        baseline=target.baseline.phrase if target.baseline else "",
        value=_number(target.value),
        before=_number(target.baseline),
        unit=target.value.unit if target.value else "",
    )


def _said(target: Target) -> str:
    if target.value is not None:
        return target.value.phrase
    if target.change is not None:
        way = {"up": "上升", "down": "下降"}.get(str(target.direction or ""), "变化")
        return f"{way}{target.change.phrase}"
    return target.wording.text if target.wording else ""


def _number(amount: Amount | None) -> Decimal | None:
    return amount.value if amount is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsTab:
    """A `Tab` over `View`."""

    backing: Backing
    key: str = "targets"
    title: str = "目标对照"
    panes: tuple[str, ...] = ("form", "comparison")
    at_once: int = 1

    def start(self) -> View:
        return View()

    def show(self, state: View) -> Drawn[View]:
        found = figures(self.backing)
        form = render(
            "target_form",
            indicators=[name for name, _ in Counter(f.indicator for f in found).most_common()],
            regions=sorted({f.region for f in found if f.region}),
            periods=_periods(found),
        )
        return Drawn(state=state, panes={"form": form, "comparison": comparison(found, state)})

    def act(self, do: str, data: Mapping[str, str], state: View) -> Iterator[Drawn[View]]:
        view = state
        if do == "compare":
            chosen = {data.get("first", ""), data.get("second", "")} - {""}
            view = View(
                indicator=data.get("indicator", ""),
                region=data.get("region", ""),
                periods=frozenset(chosen),
            )
        yield Drawn(state=view, panes={"comparison": comparison(figures(self.backing), view)})


def _periods(found: Sequence[Figure]) -> list[tuple[str, str, list[str]]]:
    """The periods by name, as options, each with the regions that have targets for it."""
    regions: dict[str, dict[str, None]] = {}
    for figure in sorted(found, key=lambda figure: figure.days):
        if figure.period:
            regions.setdefault(figure.period, {})[figure.region] = None
    return [(name, name, list(of)) for name, of in regions.items()]


def comparison(found: Sequence[Figure], view: View) -> str:
    """Places down, periods across; the bars are of the figures that are numbers."""
    indicator = view.indicator or next(
        (name for name, _ in Counter(f.indicator for f in found).most_common(1)), ""
    )
    shown = [
        f
        for f in found
        if f.indicator == indicator
        and view.region in ("", f.region)
        and (not view.periods or f.period in view.periods)
    ]
    periods = list(dict.fromkeys(f.period for f in sorted(shown, key=lambda f: f.days)))
    places = list(dict.fromkeys((f.region, f.place) for f in shown))
    cells: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in shown:
        cells.setdefault((figure.region, figure.place, figure.period), []).append(figure)
    numbers = [n for f in shown for n in (f.value, f.before) if n is not None]
    units = {f.unit for f in shown if f.value is not None and f.unit}
    return render(
        "target_comparison",
        unit=units.pop() if len(units) == 1 else "",
        indicator=indicator,
        periods=periods,
        places=places,
        cells=cells,
        bars=_bars(shown),
        most=max(numbers, default=Decimal(1)) or Decimal(1),
    )


def _bars(shown: Sequence[Figure]) -> list[Figure]:
    """Those that are numbers; what a document says in two places is drawn once."""
    bars = {(f.region, f.place, f.period, f.value, f.before): f for f in shown}
    return [figure for figure in bars.values() if figure.value is not None]
