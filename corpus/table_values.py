"""Tables of figures: one line a row, and column names in two levels broken over many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from corpus.aligned import AlignedText
from corpus.table_columns import Column, ColumnKind, header_names, kind_of, name_parts
from corpus.table_lines import TextLine, split_line
from corpus.table_memory import Words
from corpus.table_rows import Draft, cell_text
from corpus.table_shapes import hangs, is_number, is_wide, open_brackets, plain

_YEAR = re.compile(r"20\d\d")
JOIN_TYPESET = 0.4  # a Chinese word and a figure in one cell: 减少 1天
JOIN_OTHER = 3.0
WRONG_CLASS = 2.0  # words where a column has figures, or the other way round
SHORT_ROW = 2.5  # per cell that a row has too few
MOST_PARTITIONS = 20000
ROWS_WEIGHT = 3.0  # of the doubt about an average row beside that about the column names
LONGEST_NAME = 18  # characters; a longer name is more likely two
PLAIN_NAMES = -1.0  # doubt where one line holds as many names as the rows have cells
KNOWN_NAMES = -3.0  # doubt where every column has a name of the vocabulary
YEAR_INSIDE = 0.8  # a year that does not begin a name
UNEVEN = 0.2  # per piece that names of one table differ in
UNNAMED = 8.0  # doubt about columns whose names nothing tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """A table of figures as read: its columns and its rows."""

    columns: tuple[Column, ...]
    drafts: tuple[Draft, ...]


def read_values(
    header: Sequence[TextLine], rows: Sequence[tuple[AlignedText, int]], *, words: Words
) -> Values:
    """Columns and rows; `rows` are lines with their pages. The number of columns is the one
    under which both the column names and the lines come apart best."""
    tokens = [([part.text for part in name_parts(line)], page) for line, page in rows]
    counts = sorted({len(row) for row, _ in tokens if len(row) > 1})
    best: tuple[float, Values] | None = None
    for count in counts:
        figures = _figure_share([row for row, _ in tokens if len(row) == count], count)
        fits = [(_fitted(row, count, figures), page) for row, page in tokens]
        doubt, columns = _columns(header, count, words)
        total = doubt + ROWS_WEIGHT * sum(fit.cost for fit, _ in fits) / len(fits)
        if best is None or total < best[0]:
            drafts = tuple(Draft(cells=fit.cells, page=page) for fit, page in fits)
            best = (total, Values(columns=columns, drafts=drafts))
    return best[1] if best else Values(columns=(), drafts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    cost: float
    cells: tuple[tuple[AlignedText, ...], ...]


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
                own = _cell_cost(tokens[used:end], figures[column]) if end > used else SHORT_ROW
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
    lines: Sequence[TextLine], count: int, words: Words
) -> tuple[float, tuple[Column, ...]]:
    """Columns of a table of figures from its header lines, with the doubt about them."""
    parts = [part for line in lines for part in split_line(line.text)]
    spaced = [part for line in lines for part in name_parts(line.text)]
    flat = header_names(spaced)
    if len(flat) == count and all(kind_of(plain(name.text)) for name in flat):
        return KNOWN_NAMES, tuple(_column(place, (name,)) for place, name in enumerate(flat))
    if len(spaced) == count and len(lines) == 1:
        return PLAIN_NAMES, tuple(_column(k, (part.text,)) for k, part in enumerate(spaced))
    readings = _readings(_whole_names(parts), count, words)
    numbered = tuple(Column(name=f"第{k + 1}列", kind=ColumnKind.TEXT) for k in range(count))
    return min(readings, key=lambda r: r[0], default=(UNNAMED, numbered))


def _whole_names(parts: Sequence[AlignedText]) -> list[AlignedText]:
    """Pieces with what surely goes on: an open bracket, a trailing 、."""
    names: list[AlignedText] = []
    for part in parts:
        if names and (open_brackets(names[-1].text) or hangs(names[-1].text)):
            names[-1] = AlignedText.join((names[-1], part))
        else:
            names.append(part)
    return names


def _readings(
    pieces: Sequence[AlignedText], count: int, words: Words
) -> Iterator[tuple[float, tuple[Column, ...]]]:
    """Every way to read the pieces as a first name, group names, and names under each group."""
    leaves = count - 1
    for groups in range(leaves):
        if groups and (leaves % groups or leaves == groups):
            continue
        rest = pieces[1 + groups :]
        if not leaves <= len(rest):
            continue
        heads = pieces[1 : 1 + groups]
        for number, cuts in enumerate(combinations(range(1, len(rest)), leaves - 1)):
            if number > MOST_PARTITIONS:
                break
            cells = [tuple(rest[a:b]) for a, b in pairwise((0, *cuts, len(rest)))]
            yield (
                _partition_cost(cells, max(1, groups), words),
                _two_level(pieces[0], heads, cells),
            )


def _partition_cost(cells: Sequence[tuple[AlignedText, ...]], groups: int, words: Words) -> float:
    """Doubt about a cutting: names of one place in each group are alike, joins make words."""
    names = [plain(cell_text(cell).text) for cell in cells]
    size = len(names) // groups
    cost = 0.0
    for place in range(size):
        same = names[place::size]
        cost += sum(2.0 * (1.0 - SequenceMatcher(None, a, b).ratio()) for a, b in pairwise(same))
    for cell, name in zip(cells, names, strict=True):
        cost += 0.3 * max(0, len(name) - LONGEST_NAME)
        cost += sum(max(0.0, 0.5 - 0.15 * words.joint(a.text, b.text)) for a, b in pairwise(cell))
        cost += YEAR_INSIDE * sum(bool(_YEAR.match(part.text)) for part in cell[1:])
        cost += 3.0 if hangs(cell[-1].text) or open_brackets(cell_text(cell).text) else 0.0
    sizes = [len(cell) for cell in cells]
    cost += UNEVEN * (max(sizes) - min(sizes))
    cost += sum(0.3 * max(0.0, words.joint(a[-1].text, b[0].text)) for a, b in pairwise(cells))
    return cost + (1.0 if groups == 1 else 0.0)


def _two_level(
    first: AlignedText, heads: Sequence[AlignedText], cells: Sequence[tuple[AlignedText, ...]]
) -> tuple[Column, ...]:
    columns = [_column(0, (first,))]
    size = len(cells) // len(heads) if heads else 0
    for place, cell in enumerate(cells):
        above = (heads[place // size],) if heads else ()
        columns.append(_column(place + 1, cell, above=above))
    return tuple(columns)


def _column(
    place: int, parts: Sequence[AlignedText], *, above: Sequence[AlignedText] = ()
) -> Column:
    name = plain(cell_text(parts).text)
    if above:
        name = f"{plain(above[0].text)} {name}"
    kind = ColumnKind.LABEL if place == 0 and not re.fullmatch(r"序号|编号", name) else None
    known = kind_of(name) if place == 0 else None
    return Column(name=name, kind=kind or known or ColumnKind.NUMBER, text=cell_text(parts))
