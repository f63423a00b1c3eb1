"""Tables of figures: one line a row, and column names in two levels broken over many lines."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_columns import Column, ColumnName, kind_of
from corpus.table_glued_figures import Look, looks_of, taken_apart, with_first_halves
from corpus.table_head_costs import Profile
from corpus.table_headers import name_parts
from corpus.table_heads import read_heads
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine
from corpus.table_memory import Words
from corpus.table_rows import Draft, cell_text
from corpus.table_shapes import is_number, is_wide

JOIN_TYPESET = 0.4  # a Chinese word and a figure in one cell: 减少 1天
JOIN_OTHER = 3.0
WRONG_CLASS = 2.0  # words where a column has figures, or the other way round
SHORT_ROW = 2.5  # per cell that a row has too few
MOST_COUNTS = 4  # numbers of columns to be tried
MERGED = 0.4  # for a first cell that is merged with the one above it
ROWS_WEIGHT = 3.0  # of the doubt about an average row beside that about the column names
UNNAMED = 8.0  # doubt about columns whose names nothing tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """A table of figures as read: its columns, if their names can be told, and its rows."""

    columns: tuple[Column, ...]
    drafts: tuple[Draft, ...]
    doubt: float = 0.0


def read_values(
    header: Sequence[TextLine],
    rows: Sequence[tuple[AlignedText, int]],
    *,
    words: Words,
    most: float = math.inf,
) -> Values:
    """Columns and rows; `rows` are lines with their pages. The number of columns is the one
    under which both the column names and the lines come apart best. Names that would leave more
    doubt than `most` need not be found."""
    pieces = [tuple(part.text for part in name_parts(line)) for line, _ in rows]
    pages = [page for _, page in rows]
    tokens = list(zip(taken_apart(with_first_halves(pieces)), pages, strict=True))
    tokens = [(row, page) for row, page in tokens if row]
    lengths = Counter(len(row) for row, _ in tokens if len(row) > 1)
    counts = sorted(count for count, _ in lengths.most_common(MOST_COUNTS))
    best: tuple[float, int, Values] | None = None
    for count, fits in sorted(((k, _fits(tokens, k)) for k in counts), key=_doubt_of):
        own = ROWS_WEIGHT * sum(fit.cost for fit in fits) / len(fits)
        if best is not None and own > best[0]:
            break
        profiles = [
            Profile.of([cell_text(fit.cells[k]).text for fit in fits]) for k in range(count)
        ]
        known = min(most, best[0] if best else math.inf)
        doubt, columns = _columns(header, profiles, words, known - own)
        total = doubt + own
        if best is None or (total, count) < best[:2]:
            looks = looks_of([row for row, _ in tokens if len(row) == count])
            drafts = tuple(
                Draft(cells=fit.cells, page=page, loose=_lost(fit, row, looks))
                for fit, (row, page) in zip(fits, tokens, strict=True)
            )
            best = (total, count, Values(columns=columns, drafts=drafts, doubt=total))
    return best[2] if best else Values(columns=(), drafts=())


def _fits(tokens: Sequence[tuple[tuple[AlignedText, ...], int]], count: int) -> list[_Fit]:
    """The rows as so many cells each."""
    figures = _figure_share([row for row, _ in tokens if len(row) == count], count)
    return [_fitted(row, count, figures) for row, _ in tokens]


def _doubt_of(reading: tuple[int, Sequence[_Fit]]) -> tuple[float, int]:
    count, fits = reading
    return sum(fit.cost for fit in fits), count


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    cost: float
    cells: tuple[tuple[AlignedText, ...], ...]


def _lost(fit: _Fit, row: Sequence[AlignedText], looks: Sequence[Look | None]) -> bool:
    """Whether figures of a row ran together or fell apart, nobody knows where."""
    if len(row) == len(looks):
        return False
    return any(
        look is not None and _is_in_doubt(parts, look, few=len(row) < len(looks))
        for look, parts in zip(looks, fit.cells, strict=False)
    )


def _is_in_doubt(parts: Sequence[AlignedText], look: Look, *, few: bool) -> bool:
    if few:
        figure = cell_text(parts).text
        return bool(figure) and is_number(figure) and not look.suits(figure)
    return sum(is_number(part.text) for part in parts) > 1


def _figure_share(rows: Sequence[Sequence[AlignedText]], count: int) -> list[float]:
    if not rows:
        return [0.0] + [1.0] * (count - 1)
    return [sum(is_number(row[k].text) for row in rows) / len(rows) for k in range(count)]


def _fitted(tokens: Sequence[AlignedText], count: int, figures: Sequence[float]) -> _Fit:
    """The cheapest way to read tokens as cells from left to right; some may stay empty."""
    # best[column]: cost and cells of the columns before it, per number of tokens used
    best: list[dict[int, tuple[float, tuple[tuple[AlignedText, ...], ...]]]] = [{0: (0.0, ())}]
    for column in range(count):
        states: dict[int, tuple[float, tuple[tuple[AlignedText, ...], ...]]] = {}
        for used, (cost, cells) in best[column].items():
            for end in range(used, len(tokens) + 1):
                empty = MERGED if column == 0 and not figures[0] else SHORT_ROW
                own = _cell_cost(tokens[used:end], figures[column]) if end > used else empty
                option = (cost + own, (*cells, tuple(tokens[used:end])))
                if end not in states or option[0] < states[end][0]:
                    states[end] = option
        best.append(states)
    cost, cells = best[-1][len(tokens)]
    return _Fit(cost=cost, cells=cells)


def _cell_cost(tokens: Sequence[AlignedText], figures: float) -> float:
    joins = sum(
        JOIN_TYPESET if is_wide(a.text[-1]) != is_wide(b.text[0]) else JOIN_OTHER
        for a, b in pairwise(tokens)
    )
    figure = is_number(cell_text(tokens).text)
    return joins + WRONG_CLASS * (1.0 - figures if figure else figures)


def _columns(
    lines: Sequence[TextLine], profiles: Sequence[Profile], words: Words, most: float
) -> tuple[float, tuple[Column, ...]]:
    """Columns of a table of figures from its header lines, with the doubt about them."""
    heads = read_heads(lines, profiles, words=words, most=most)
    if heads is None:
        return UNNAMED, ()
    columns = tuple(_column(place, head) for place, head in enumerate(heads.columns))
    return heads.cost, columns


def _column(place: int, head: ColumnName) -> Column:
    known = kind_of(head.name) if place == 0 else ColumnKind.NUMBER
    kind = known if known is ColumnKind.ORDINAL or place else ColumnKind.LABEL
    return Column(name=head.name, kind=kind or ColumnKind.NUMBER, text=head.own)
