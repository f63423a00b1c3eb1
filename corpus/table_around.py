"""Lists of tasks whose cells are set around the middle of their rows.

    新建充电桩 120 个，改造老旧配电设
    绿色出行 2026 年 6 月底前 市交通运输局
    施 8 处。

Where a program kept each cell in the middle of its row, a measure of two lines stands above and
below the line that names the task and its deadline, and the authority may come last. A row has one
deadline and one measure, which ends its sentence; where all lines come out so, in as many rows, it
is no accident. A table that does not is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_around_groups import Fragment, RowSpan, shared_names
from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, split_line
from corpus.table_memory import Words
from corpus.table_merges import Fill, FilledRows
from corpus.table_rows import Draft, Parts
from corpus.table_shapes import deadline_stretches, has_unit, is_deadline, unit_share, width
from corpus.table_units import UnitNames

LEAST_ROWS = 3
LEAST_FULL = 0.7  # of the widest line of a measure, for one that goes on
OFF_MIDDLE = 1.0  # lines that a deadline may stand off the middle of its measure
SOME_UNITS = 0.9
LONGEST_LABEL = 14  # characters
LONGEST_FRAGMENT = 6
_KINDS = [ColumnKind.DEADLINE, ColumnKind.MEASURE, ColumnKind.UNITS]
SHORTEST_WORD = 2  # shorter ones are letters spread over a cell
_WIDE_SPACE = re.compile(r"(?<=[一-龥])\s+(?=[一-龥])")
_FRAGMENT = re.compile(r"[一-龥]+")
_SENTENCE = re.compile(r"[。；：，]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What stands on a line: a piece of a category, a task and its deadline, a line of a measure,
    authorities."""

    fragment: AlignedText | None = None
    label: AlignedText | None = None
    deadline: AlignedText | None = None
    measure: AlignedText | None = None
    units: AlignedText | None = None


@dataclass(slots=True, kw_only=True)
class _Row:
    """A row by the places of its lines: that of its deadline and those of its measure."""

    anchor: int
    measure: list[int]
    units: AlignedText | None = None

    @property
    def first(self) -> int:
        return min(self.anchor, self.measure[0])

    @property
    def last(self) -> int:
        return max(self.anchor, self.measure[-1])


def read_around(
    lines: Sequence[TextLine],
    places: Sequence[int],
    pages: Sequence[int],
    columns: Sequence[Column],
    *,
    context: str,
) -> FilledRows | None:
    """The rows; None for a table that is no such list, or leaves a row's cells in doubt."""
    labels = _labels(columns)
    if not labels or len({pages[place] for place in places}) > 1:
        return None
    units = UnitNames.of([context])
    found = [_cut(lines[place].text, len(labels), units) for place in places]
    read = [line for line in found if line is not None]
    rows = _rows(read) if len(read) == len(found) else []
    if len(rows) < LEAST_ROWS or not any(row.measure[0] < row.anchor for row in rows):
        return None
    words = Words.of([context, *(line.measure.text for line in read if line.measure)])
    return _Assembly(lines=read, rows=rows, count=len(columns)).finished(words)


def _labels(columns: Sequence[Column]) -> list[int]:
    """The places of category and task; nothing for a table of other columns."""
    kinds = [column.kind for column in columns]
    labels = kinds[: -len(_KINDS)]
    known = kinds[-len(_KINDS) :] == _KINDS and set(labels) == {ColumnKind.LABEL}
    return list(range(len(labels))) if known and len(labels) in (1, 2) else []


def _cut(line: AlignedText, labels: int, units: UnitNames) -> _Line | None:
    """The cells of a line; None where they are in doubt."""
    stretches = deadline_stretches(line.text)
    if len(stretches) > 1:
        return None
    begin, end = _own_stretch(line.text, *stretches[0]) if stretches else (0, 0)
    pieces = list(split_line(line[end:]))
    whose: list[AlignedText] = []
    while pieces and _is_units(pieces[-1].text, units):
        whose.insert(0, pieces.pop())
    named = list(split_line(line[:begin]))
    if stretches and not (1 <= len(named) <= labels and all(map(_may_label, named))):
        return None
    if not stretches and labels > 1 and pieces and _is_fragment(pieces[0].text):
        named = [pieces.pop(0)]
    return _Line(
        fragment=named[0] if len(named) > bool(stretches) else None,
        label=named[-1] if stretches else None,
        deadline=line[begin:end].strip() if stretches else None,
        measure=AlignedText.join(pieces, glue=" ") if pieces else None,
        units=AlignedText.join(whose, glue="、") if whose else None,
    )


def _own_stretch(line: str, begin: int, end: int) -> tuple[int, int]:
    """The deadline without a word of the cell left or right of it that could be its own: 抽检
    攻坚期内, 年底前 完成."""
    inner = [m.start() for m in _WIDE_SPACE.finditer(line, begin, end)]
    pieces = list(pairwise([begin, *inner, end]))
    texts = [line[a:b].strip() for a, b in pieces]
    own = [piece for piece, text in zip(pieces, texts, strict=True) if is_deadline(text)]
    if len(own) != 1 or any(len(text) < SHORTEST_WORD for text in texts):
        return begin, end
    return own[0]


def _is_units(text: str, units: UnitNames) -> bool:
    known = units.whole(text) or (unit_share(text) >= SOME_UNITS and has_unit(text))
    return known and not _SENTENCE.search(text)


def _may_label(text: AlignedText) -> bool:
    return len(text) <= LONGEST_LABEL and not _SENTENCE.search(text.text)


def _is_fragment(text: str) -> bool:
    return len(text) <= LONGEST_FRAGMENT and bool(_FRAGMENT.fullmatch(text))


def _rows(lines: Sequence[_Line]) -> list[_Row]:
    """The rows; nothing where they do not come out one below the other, each whole."""
    anchors = [place for place, line in enumerate(lines) if line.deadline]
    measures = _measures(lines)
    if len(anchors) != len(measures):
        return []
    rows = [_Row(anchor=a, measure=m) for a, m in zip(anchors, measures, strict=True)]
    central = all(
        abs(row.anchor - (row.measure[0] + row.measure[-1]) / 2) <= OFF_MIDDLE for row in rows
    )
    apart = all(above.last < row.first for above, row in pairwise(rows))
    return rows if central and apart else []


def _measures(lines: Sequence[_Line]) -> list[list[int]]:
    """The places of the lines of each measure; nothing where one breaks off."""
    own = {place: line.measure.text for place, line in enumerate(lines) if line.measure}
    full = LEAST_FULL * max(map(width, own.values()), default=0.0)
    found: list[list[int]] = [[]]
    for place, text in own.items():
        found[-1].append(place)
        if text.endswith("。"):
            found.append([])
        elif width(text) < full:
            return []
    return [] if found.pop() else found


@dataclass(slots=True, kw_only=True)
class _Assembly:
    """Rows with their cells; what is in doubt becomes loose."""

    lines: Sequence[_Line]
    rows: list[_Row]
    count: int
    loose: list[AlignedText] = field(default_factory=list)

    def finished(self, words: Words) -> FilledRows | None:
        for place, line in enumerate(self.lines):
            if line.units and not self._give_units(place, line.units):
                return None
        cells = [self._cells(row) for row in self.rows]
        fills: list[Fill] = [{} for _ in self.rows]
        fragments = [
            Fragment(text=line.fragment, line=place)
            for place, line in enumerate(self.lines)
            if line.fragment
        ]
        spans = [RowSpan(anchor=row.anchor, lines=tuple(row.measure)) for row in self.rows]
        for name in shared_names(fragments, spans, words):
            if not name.rows:
                self.loose.extend(name.parts)
                continue
            cells[name.rows[0]][0] = name.parts
            for row in name.rows[1:]:
                fills[row][0] = name.rows[0]
        drafts = tuple(Draft(cells=tuple(c.get(k, ()) for k in range(self.count))) for c in cells)
        return FilledRows(drafts=drafts, fills=tuple(fills), loose=tuple(self.loose))

    def _give_units(self, place: int, units: AlignedText) -> bool:
        """Whether authorities on a line could be given to one row, or kept aside: between two
        rows they are those of the one that has none."""
        near = [r for r in self.rows if r.first <= place <= r.last]
        if not near:
            above = [r for r in self.rows if r.last < place][-1:]
            below = [r for r in self.rows if r.first > place][:1]
            near = [r for r in (*above, *below) if not self._has_units(r)]
            if len(near) != 1:
                self.loose.append(units)
                return True
        if near[0].units is not None:
            return False
        near[0].units = units
        return True

    def _has_units(self, row: _Row) -> bool:
        own = self.lines[row.first : row.last + 1]
        return row.units is not None or any(line.units for line in own)

    def _cells(self, row: _Row) -> dict[int, Parts]:
        anchor = self.lines[row.anchor]
        measure = (self.lines[place].measure for place in row.measure)
        cells: dict[int, Parts] = {self.count - 2: tuple(part for part in measure if part)}
        for column, text in (
            (self.count - 4, anchor.label),
            (self.count - 3, anchor.deadline),
            (self.count - 1, row.units),
        ):
            if text is not None:
                cells[column] = (text,)
        return cells
