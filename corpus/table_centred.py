"""Lists of what single enterprises have to do, whose merged cells stand in their middle.

A county or an authority named once for several enterprises is printed half-way down their rows,
beside one of them or on a line between two. So a row begins with an enterprise, and where a merged
cell belongs follows from its height: such cells cover all rows, and each is in the middle of its
own. A table that does not come out so is not read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_headers import name_parts
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine
from corpus.table_merges import Fill, FilledRows
from corpus.table_named_cells import (
    holds_companies,
    is_company,
    is_company_rest,
    is_company_start,
    is_region,
)
from corpus.table_rows import Draft, Parts, cell_text
from corpus.table_shapes import deadline_stretches, ends_sentence, hangs, has_unit, unit_share

LEAST_ROWS = 3
OFF_MIDDLE = 0.6  # lines that a merged cell may stand off the middle of its rows
LEAST_LEAD = 0.25  # lines, over the next way to give merged cells to rows
MOST_WAYS = 200
SOME_UNITS = 0.9
_FIRST_KINDS = ([ColumnKind.LABEL], [ColumnKind.LABEL] * 2)
_LAST_KINDS = [ColumnKind.MEASURE, ColumnKind.DEADLINE, ColumnKind.UNITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Places of the columns of such a list."""

    ordinal: int | None
    region: int | None
    company: int
    measure: int
    deadline: int
    units: int

    @classmethod
    def of(cls, columns: Sequence[Column]) -> _Columns | None:
        kinds = [column.kind for column in columns]
        while kinds and kinds[-1] is ColumnKind.REMARK:
            kinds.pop()
        numbered = kinds[:1] == [ColumnKind.ORDINAL]
        labels = kinds[numbered:-3]
        company = numbered + len(labels) - 1
        known = kinds[-3:] == _LAST_KINDS and labels in _FIRST_KINDS
        if not known or not holds_companies(columns[company].name):
            return None
        return cls(
            ordinal=0 if numbered else None,
            region=company - 1 if len(labels) > 1 else None,
            company=company,
            measure=company + 1,
            deadline=company + 2,
            units=company + 3,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What stands on a line, by column."""

    ordinal: AlignedText | None
    region: AlignedText | None
    company: AlignedText | None
    measure: AlignedText | None
    deadline: AlignedText | None
    units: AlignedText | None

    @property
    def of_merged(self) -> bool:
        """It holds merged cells only."""
        return not (self.ordinal or self.company or self.measure or self.deadline)


@dataclass(slots=True, kw_only=True)
class _Row:
    ordinal: AlignedText | None
    company: list[AlignedText]
    measure: list[AlignedText] = field(default_factory=list)
    deadline: list[AlignedText] = field(default_factory=list)
    height: int = 0

    @property
    def is_named(self) -> bool:
        return is_company(cell_text(self.company).text)

    @property
    def is_whole(self) -> bool:
        return self.is_named and bool(self.measure) and len(self.deadline) == 1


@dataclass(slots=True, kw_only=True)
class _Merged:
    """A merged cell. `at`: its height, in lines of rows above it."""

    parts: list[AlignedText]
    at: float


def read_centred(
    lines: Sequence[TextLine],
    places: Sequence[int],
    pages: Sequence[int],
    columns: Sequence[Column],
) -> FilledRows | None:
    """The rows; None for a table that is no such list, or leaves anything in doubt."""
    own = _Columns.of(columns)
    if own is None:
        return None
    drafts: list[Draft] = []
    fills: list[Fill] = []
    centred = False
    for page in dict.fromkeys(pages[place] for place in places):
        here = [_cut(lines[place].text, own) for place in places if pages[place] == page]
        read = _Page()
        if not all(read.take(line) for line in here) or not all(r.is_whole for r in read.rows):
            return None
        merged = read.merged(own)
        if merged is None:
            return None
        centred = centred or read.centred
        above = len(drafts)
        for row in range(len(read.rows)):
            cells, fill = _finished(read.rows[row], row, merged, own)
            own_cells = tuple(cells.get(k, ()) for k in range(len(columns)))
            drafts.append(Draft(cells=own_cells, page=page))
            fills.append({column: above + first for column, first in fill.items()})
    if len(drafts) < LEAST_ROWS or not centred:
        return None
    return FilledRows(drafts=tuple(drafts), fills=tuple(fills))


_Owners = list[tuple[int, Parts]]  # for each row the first one that a merged cell covers, and it


@dataclass(slots=True, kw_only=True)
class _Page:
    """The rows and merged cells of a page, as far as it is read."""

    rows: list[_Row] = field(default_factory=list)
    regions: list[_Merged] = field(default_factory=list)
    units: list[_Merged] = field(default_factory=list)
    height: int = 0
    centred: bool = False  # something stands where it would not, were it printed in its first row

    def take(self, line: _Line) -> bool:
        """Whether the line could be put to the others."""
        at = float(self.height) if line.of_merged else self.height + 0.5
        if line.region:
            self.regions.append(_Merged(parts=[line.region], at=at))
        if line.units:
            self._add_units(line.units, at)
        if line.of_merged:
            self.centred |= self._is_between(line)
            return True
        self.height += 1
        if not self._begun_or_gone_on(line):
            return False
        row = self.rows[-1]
        row.height += 1
        if line.measure:
            row.measure.append(line.measure)
        if line.deadline:
            row.deadline.append(line.deadline)
        return len(row.deadline) <= 1

    def _is_between(self, line: _Line) -> bool:
        """Whether the line shows that merged cells stand in their middle: it is no rest of one."""
        units = line.units is not None and has_unit(line.units.text)
        return line.region is not None or (units and len(self.units[-1].parts) == 1)

    def _begun_or_gone_on(self, line: _Line) -> bool:
        """Whether the line begins a row, or may go on with the last one."""
        rest = line.company is not None and is_company_rest(line.company.text)
        if line.company is None or rest:
            if not self.rows or line.ordinal or (rest and self.rows[-1].is_named):
                return False
            self.rows[-1].company.extend([line.company] if line.company else [])
            return True
        if self.rows and not self.rows[-1].is_named:
            return False
        self.rows.append(_Row(ordinal=line.ordinal, company=[line.company]))
        return True

    def _add_units(self, units: AlignedText, at: float) -> None:
        last = self.units[-1] if self.units else None
        if last is not None and hangs(last.parts[-1].text):
            last.parts.append(units)
            last.at = (last.at + at) / 2
        else:
            self.units.append(_Merged(parts=[units], at=at))

    def merged(self, own: _Columns) -> dict[int, _Owners] | None:
        """The merged cells by column; None where one column leaves it open which rows they are."""
        columns = {own.units: self._owners(self.units)}
        if own.region is not None:
            columns[own.region] = self._owners(self.regions)
        found = {column: owners for column, owners in columns.items() if owners is not None}
        return found if len(found) == len(columns) else None

    def _owners(self, cells: Sequence[_Merged]) -> _Owners | None:
        bounds = [0]
        for row in self.rows:
            bounds.append(bounds[-1] + row.height)
        ways: list[tuple[float, list[int]]] = []
        for way in _ways(bounds, 0, [cell.at for cell in cells]):
            ways.append(way)
            if len(ways) > MOST_WAYS:
                return None
        ways.sort()
        if not ways or (len(ways) > 1 and ways[1][0] - ways[0][0] < LEAST_LEAD):
            return None
        found: _Owners = []
        for cell, end in zip(cells, ways[0][1], strict=True):
            found.extend([(len(found), tuple(cell.parts))] * (end - len(found)))
        return found


def _ways(
    bounds: Sequence[int], row: int, heights: Sequence[float]
) -> Iterator[tuple[float, list[int]]]:
    """How merged cells at these heights may cover the rows from `row` on: per cell the end of its
    rows, with the lines that they stand off their middles together."""
    if not heights or row == len(bounds) - 1:
        if not heights and row == len(bounds) - 1:
            yield 0.0, []
        return
    for end in range(row + 1, len(bounds)):
        off = (bounds[row] + bounds[end]) / 2 - heights[0]
        if off > OFF_MIDDLE:
            break
        if off >= -OFF_MIDDLE:
            for cost, ends in _ways(bounds, end, heights[1:]):
                yield abs(off) + cost, [end, *ends]


def _finished(
    row: _Row, place: int, merged: dict[int, _Owners], own: _Columns
) -> tuple[dict[int, Parts], Fill]:
    """The row's own cells, and the rows whose merged cells it shares."""
    cells: dict[int, Parts] = {
        own.company: tuple(row.company),
        own.measure: tuple(row.measure),
        own.deadline: tuple(row.deadline),
    }
    if own.ordinal is not None and row.ordinal:
        cells[own.ordinal] = (row.ordinal,)
    fill: Fill = {}
    for column, owners in merged.items():
        first, parts = owners[place]
        if first == place:
            cells[column] = parts
        else:
            fill[column] = first
    return cells, fill


def _cut(line: AlignedText, own: _Columns) -> _Line:
    """The cells of a line: a county, an enterprise, what it has to do, by when, and by whom."""
    begin, end = _deadline(line.text)
    parts = [part.text for part in name_parts(line[:begin])]
    units = line[end:].strip() or None
    if begin == len(line) and parts and _is_units(parts[-1].text, alone=len(parts) == 1):
        units = parts.pop()
    numbered = own.ordinal is not None and bool(parts) and parts[0].text.isdigit()
    ordinal = parts.pop(0) if numbered else None
    regional = own.region is not None and bool(parts) and is_region(parts[0].text)
    region = parts.pop(0) if regional and _goes_on(parts[1:]) else None
    company = parts.pop(0) if parts and _is_of_company(parts[0].text) else None
    return _Line(
        ordinal=ordinal,
        region=region,
        company=company,
        measure=cell_text(parts) if parts else None,
        deadline=line[begin:end] if begin < end else None,
        units=units,
    )


def _deadline(text: str) -> tuple[int, int]:
    """Where the deadline stands, behind which only authorities do; the end if there is none."""
    stretches = deadline_stretches(text)
    if not stretches:
        return len(text), len(text)
    begin, end = stretches[-1]
    rest = text[end:].strip()
    return (begin, end) if not rest or _is_units(rest, alone=False) else (len(text), len(text))


def _is_of_company(text: str) -> bool:
    return is_company(text) or is_company_start(text) or is_company_rest(text)


def _is_units(text: str, *, alone: bool) -> bool:
    """A list of authorities at the end of a line that shows no deadline."""
    if alone and is_region(text):
        return False
    return unit_share(text) >= SOME_UNITS and not is_company(text) and not ends_sentence(text)


def _goes_on(parts: Sequence[AlignedText]) -> bool:
    """Whether a county at the beginning of a line stands by itself, or before an enterprise."""
    return not parts or _is_of_company(parts[0].text)
