"""How high on the page each stretch of interleaved text stands, in lines.

No position survives in the text, but the lines of measures and of units do, in their order; a row
is as high as its tallest cell, and every cell is printed half-way down its row. That places the
measures, units and deadlines; a label stands where its neighbours in the text stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.table_kinds import ColumnKind
from corpus.table_loom import Page, Run, Span, WovenRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The stretch of a page that a row takes, in lines from its top."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heights:
    """Rows as bands, and the labels of the page with their heights."""

    bands: tuple[Band, ...]
    labels: tuple[Run, ...]


def heights_of(
    page: Page,
    rows: Sequence[WovenRow],
    spans: Sequence[Span],
    lines: Mapping[int, int] | None = None,
) -> Heights:
    """`lines` tells how many lines the labels of some rows have, where that is known already."""
    bands = _bands(rows, spans, lines or {})
    places = _placed(page, rows, spans, bands)
    labels = page.of(ColumnKind.LABEL)
    every = page.every
    on_line = _by_line(every, places)
    found: dict[int, float] = {}
    for known, group in groupby(every, key=lambda run: run.line in on_line):
        members = list(group)
        if known:
            found |= {run.order: on_line[run.line] for run in members}
        else:
            found |= _between(members, every, on_line, bands)
    return Heights(
        bands=bands, labels=tuple(replace(run, middle=found[run.order]) for run in labels)
    )


def _bands(
    rows: Sequence[WovenRow], spans: Sequence[Span], lines: Mapping[int, int]
) -> tuple[Band, ...]:
    own = {span.first: span.end - span.begin for span in spans if span.first == span.last}
    bands: list[Band] = []
    top = 0.0
    for number, row in enumerate(rows):
        tallest = max(row.end - row.begin, own.get(number, 0), lines.get(number, 0))
        bands.append(Band(top=top, bottom=top + tallest))
        top += tallest
    return tuple(bands)


def _placed(
    page: Page, rows: Sequence[WovenRow], spans: Sequence[Span], bands: Sequence[Band]
) -> dict[int, float]:
    """Heights of measures, units and deadlines by their order: each cell centred in its rows."""
    places: dict[int, float] = {}
    measures, units = page.of(ColumnKind.MEASURE), page.of(ColumnKind.UNITS)
    for row, band in zip(rows, bands, strict=True):
        places |= _centred(measures[row.begin : row.end], band.top, band.bottom)
        if row.deadline is not None:
            places[row.deadline.order] = (band.top + band.bottom) / 2
    for span in spans:
        top, bottom = bands[span.first].top, bands[span.last].bottom
        places |= _centred(units[span.begin : span.end], top, bottom)
    return places


def _centred(runs: Sequence[Run], top: float, bottom: float) -> dict[int, float]:
    first = (top + bottom - len(runs) + 1) / 2
    return {run.order: first + number for number, run in enumerate(runs)}


def _by_line(runs: Sequence[Run], places: Mapping[int, float]) -> dict[int, float]:
    """Per line of text the mean height of what is placed on it; a line that holds two lines of
    the page tells nothing."""
    found: dict[int, float] = {}
    for line, group in groupby(runs, key=lambda run: run.line):
        known = [places[run.order] for run in group if run.order in places]
        if known and max(known) - min(known) <= ONE_LINE:
            found[line] = sum(known) / len(known)
    return found


ONE_LINE = 1.6  # heights that may stand on one line of text


def _between(
    members: Sequence[Run],
    every: Sequence[Run],
    on_line: Mapping[int, float],
    bands: Sequence[Band],
) -> dict[int, float]:
    """Heights of lines that hold labels only, evenly between the lines around them."""
    before = [
        on_line[run.line] for run in every if run.order < members[0].order and run.line in on_line
    ]
    after = [
        on_line[run.line] for run in every if run.order > members[-1].order and run.line in on_line
    ]
    low = before[-1] if before else 0.0
    high = after[0] if after else (bands[-1].bottom if bands else 0.0)
    lines = sorted({run.line for run in members})
    step = (high - low) / (len(lines) + 1)
    return {run.order: low + step * (lines.index(run.line) + 1) for run in members}
