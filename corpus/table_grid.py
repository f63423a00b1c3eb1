"""Rows out of text that marks its cells, with tabs or bars.

Such text comes from a program that saw the grid, or from a model that guessed it; the second kind
drops empty cells and shifts the others. A row whose cells do not suit their columns is laid out
anew: its filled cells keep their order and go to the columns that they suit best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_costs import HOLE, Judge
from corpus.table_kinds import ColumnKind
from corpus.table_rows import Draft
from corpus.table_shapes import plain

SUITS = 4.0  # a cell that costs less may stay under the column where it stands
KEPT_ROWS = 0.6  # of the rows of a table whose cells suit their columns where they stand
SIMILAR = 1.5  # what it is worth that a cell ends like the sure cells of a column
SIMILAR_LETTERS = 3
LOST_CELL = 6.0  # of leaving a filled cell without a column
_RULE = re.compile(r"[\s|:：\-—_=+]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A line cut at its separators; `fields` may be empty texts."""

    fields: tuple[AlignedText, ...]
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Drafts of rows, and what is left of lines that fit no columns; `sure`: no cell was moved."""

    drafts: tuple[Draft, ...]
    loose: tuple[AlignedText, ...]
    sure: bool


def fields_of(line: AlignedText, separator: str) -> tuple[AlignedText, ...]:
    """The cells of a line between separators, stripped; bars at its ends are its frame."""
    body = line
    if separator == "|":
        body = line.strip()
        body = body[1:] if body.text.startswith("|") else body
        body = body[:-1] if body.text.endswith("|") else body
    fields, begin = [], 0
    for place, char in enumerate(f"{body.text}{separator}"):
        if char == separator:
            fields.append(body[begin:place].strip())
            begin = place + 1
    return tuple(fields)


def is_rule(line: AlignedText) -> bool:
    """A line that only draws: |---|---|."""
    return bool(_RULE.fullmatch(line.text)) and "-" in line.text


def read_grid(lines: Sequence[GridLine], judge: Judge) -> Grid:
    """A draft for each line with cells; a line too many is kept as loose text."""
    count = len(judge.columns)
    sure = _sure(lines, judge)
    endings = _endings(sure, count)
    drafts: list[Draft] = []
    loose: list[AlignedText] = []
    for line in lines:
        filled = [(place, text) for place, text in enumerate(line.fields) if text]
        if line in sure:
            cells = dict(filled)
        else:
            cells = _laid_out(filled, judge, endings)
            kept = {id(text) for text in cells.values()}
            loose.extend(text for _, text in filled if id(text) not in kept)
        if cells:
            row = tuple((cells[k],) if k in cells else () for k in range(count))
            drafts.append(Draft(cells=row, page=line.page))
    return Grid(drafts=tuple(drafts), loose=tuple(loose), sure=len(sure) == len(lines))


def _sure(lines: Sequence[GridLine], judge: Judge) -> list[GridLine]:
    """The rows whose cells stay where they are: those that suit their columns, and where most do,
    all that have as many cells: whoever drew these lost none."""
    suited = [line for line in lines if _fits(line.fields, judge)]
    if len(suited) < KEPT_ROWS * len(lines):
        return suited
    return [line for line in lines if len(line.fields) == len(judge.columns)]


def _fits(fields: Sequence[AlignedText], judge: Judge) -> bool:
    """Whether the cells stand under their columns; where none is empty, none can have moved."""
    if len(fields) != len(judge.columns):
        return False
    if all(fields):
        return True
    return all(judge.content(k, plain(f.text)) < SUITS for k, f in enumerate(fields) if f)


def _endings(lines: Sequence[GridLine], count: int) -> list[set[str]]:
    """Per column, how its sure cells end, where a label column repeats a pattern (…结构调整)."""
    endings: list[set[str]] = [set() for _ in range(count)]
    for line in lines:
        for column, text in enumerate(line.fields):
            if len(text) > SIMILAR_LETTERS:
                endings[column].add(plain(text.text)[-SIMILAR_LETTERS:])
    shared = {e for k, own in enumerate(endings) for e in own if _elsewhere(endings, k, e)}
    return [own - shared for own in endings]


def _elsewhere(endings: Sequence[set[str]], column: int, ending: str) -> bool:
    return any(ending in own for k, own in enumerate(endings) if k != column)


def _laid_out(
    filled: Sequence[tuple[int, AlignedText]], judge: Judge, endings: Sequence[set[str]]
) -> dict[int, AlignedText]:
    """The cheapest way to give filled cells, in order, to columns from left to right."""
    count = len(judge.columns)
    # best[column]: cost and choice with the cells so far, the last of them under `column`
    best: dict[int, tuple[float, dict[int, AlignedText]]] = {-1: (0.0, {})}
    for _, text in filled:
        after: dict[int, tuple[float, dict[int, AlignedText]]] = {}
        for last, (cost, chosen) in best.items():
            _keep(after, last, (cost + LOST_CELL, chosen))
            for column in range(last + 1, count):
                total = cost + _gap(judge, last, column) + _suits(judge, column, text, endings)
                _keep(after, column, (total, {**chosen, column: text}))
        best = after
    return min(
        ((cost + _gap(judge, last, count), chosen) for last, (cost, chosen) in best.items()),
        key=lambda option: option[0],
    )[1]


def _keep(
    best: dict[int, tuple[float, dict[int, AlignedText]]],
    column: int,
    option: tuple[float, dict[int, AlignedText]],
) -> None:
    if column not in best or option[0] < best[column][0]:
        best[column] = option


def _suits(judge: Judge, column: int, text: AlignedText, endings: Sequence[set[str]]) -> float:
    bare = plain(text.text)
    alike = bare[-SIMILAR_LETTERS:] in endings[column]
    return judge.content(column, bare) - (SIMILAR if alike else 0.0)


def _gap(judge: Judge, last: int, column: int) -> float:
    between = range(last + 1, column)
    cost = sum(judge.missing(k) for k in between)
    if last < 0 or column == len(judge.columns) or not _label(judge.columns[last]):
        return cost
    if not _label(judge.columns[column]):
        return cost
    return cost + HOLE * len(between)


def _label(column: Column) -> bool:
    return column.kind is ColumnKind.LABEL
