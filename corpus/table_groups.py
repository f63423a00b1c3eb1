"""Lists in groups, each told once, on a line of its own above its rows:

    组别 停产时段 企业名称 县区
    第一组 11月15日—12月14日
    甲水泥有限公司 甲县
    乙水泥有限公司 乙县

A line of a group holds the first cells, the line of a row all others. Which is which tells the
count of cells alone, so every line has to fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.aligned import AlignedText
from corpus.table_columns import GROUP_COUNTED, Column
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number
from corpus.table_marks import NOTE_START, stops
from corpus.table_merges import Fill, FilledRows
from corpus.table_rows import Draft
from corpus.table_rule_names import is_rule_name
from corpus.table_shapes import is_number, plain
from corpus.table_straight import CUTS, Cut, ends_above, suit

LEAST_COLUMNS = 3
LEAST_GROUPS = 2  # that are not counted
LEAST_ROWS = 2
LONGEST_CELL = 40  # characters
LONGEST_GROUP = 12  # characters of its name
_NOTHING = re.compile(r"[-—－–/／\s]*")


@dataclass(slots=True, kw_only=True)
class _Group:
    cells: list[AlignedText]
    rows: list[tuple[tuple[AlignedText, ...], int]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return plain(self.cells[0].text)


def groups_end(lines: Sequence[TextLine], body: int, columns: Sequence[Column]) -> int | None:
    """One past the last line of such a list whose column names end above `body`."""
    ends = [end for shape in _shapes(columns) if (end := _end(lines, body, shape)) is not None]
    return max(ends, default=None)


def grouped_rows(
    lines: Sequence[TextLine],
    places: Sequence[int],
    columns: Sequence[Column],
    pages: Sequence[int],
) -> FilledRows | None:
    """The rows on the lines at these places; None if one of them holds anything else."""
    for shape in _shapes(columns):
        groups = _Groups(shape)
        fits = all(
            is_page_number(lines[place], bare=True)
            or groups.take(lines[place].text, page=pages[place])
            for place in places
        )
        if fits and groups.are_sure():
            return _grouped(groups.found, len(columns))
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How lines are cut into cells, and how many of the columns a group tells."""

    columns: Sequence[Column]
    shared: int
    cut: Cut


def _shapes(columns: Sequence[Column]) -> list[_Shape]:
    if len(columns) < LEAST_COLUMNS:
        return []
    return [
        _Shape(columns=columns, shared=shared, cut=cut)
        for cut in CUTS
        for shared in range(1, len(columns))
    ]


def _end(lines: Sequence[TextLine], body: int, shape: _Shape) -> int | None:
    groups = _Groups(shape)
    names = [column.name for column in shape.columns]
    last = body
    for here in range(body, len(lines)):
        line = lines[here]
        if stops(line) or NOTE_START.match(line.text.text):
            break
        if is_page_number(line, bare=True):
            continue
        again = [plain(cell.text) for cell in shape.cut(line.text)] == names
        if not again and not groups.take(line.text, page=0):
            break
        last = here + 1
    if not groups.are_sure():
        return None
    return last if last == len(lines) or ends_above(lines[last]) else None


class _Groups:
    """The groups so far, line by line."""

    def __init__(self, shape: _Shape) -> None:
        self._shape = shape
        self._of_row = len(shape.columns) - shape.shared
        self._remarked = shape.columns[-1].kind is ColumnKind.REMARK and self._of_row > 1
        self.found: list[_Group] = []

    def take(self, line: AlignedText, *, page: int) -> bool:
        """Whether the line is the next of such a list."""
        cells = self._shape.cut(line)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            return False
        begun = self.found and not self.found[-1].rows
        told = len(self.found[-1].cells) if begun else 0
        if told == self._shape.shared == len(cells) == 1 < self._of_row:
            return self._go_on(cells[0])
        if told < self._shape.shared and (begun or self._opens(cells)):
            return self._tell(cells, told)
        return bool(self.found) and self._add(cells, page)

    def _opens(self, cells: Sequence[AlignedText]) -> bool:
        """Does a group begin here? Where a row could have as many cells, only a count tells."""
        if GROUP_COUNTED.fullmatch(plain(cells[0].text)):
            return True
        return len(cells) <= self._shape.shared and not self._may_be_row(len(cells))

    def _tell(self, cells: Sequence[AlignedText], told: int) -> bool:
        """A cell of the group more, or all of them."""
        if told + len(cells) > self._shape.shared:
            return False
        if not suit(cells, self._shape.columns[told : told + len(cells)]):
            return False
        if told:
            self.found[-1].cells.extend(cells)
            return True
        name = plain(cells[0].text)
        if len(name) > LONGEST_GROUP or is_number(name) or name in {g.name for g in self.found}:
            return False
        self.found.append(_Group(cells=list(cells)))
        return True

    def _go_on(self, cell: AlignedText) -> bool:
        """The rest of a name that a narrow column broke: 健康 / 防护."""
        group = self.found[-1]
        if len(group.name) + len(plain(cell.text)) > LONGEST_GROUP or is_number(cell.text):
            return False
        group.cells[0] = AlignedText.join((group.cells[0], cell))
        return True

    def _may_be_row(self, count: int) -> bool:
        return count == self._of_row or (self._remarked and count == self._of_row - 1)

    def _add(self, cells: Sequence[AlignedText], page: int) -> bool:
        own = self._shape.columns[self._shape.shared :]
        if not self._may_be_row(len(cells)) or is_number(cells[0].text):
            return False
        if not suit(cells, own[: len(cells)]):
            return False
        self.found[-1].rows.append((tuple(cells), page))
        return True

    def are_sure(self) -> bool:
        """Are there enough groups, all whole, and does no column hold both figures and words?"""
        groups = self.found
        rows = [cells for group in groups for cells, _ in group.rows]
        counted = bool(groups) and all(GROUP_COUNTED.fullmatch(group.name) for group in groups)
        if len(rows) < LEAST_ROWS or not all(group.rows for group in groups):
            return False
        if not counted and (len(groups) < LEAST_GROUPS or len(rows) == len(groups)):
            return False
        if any(len(group.cells) != self._shape.shared for group in groups):
            return False
        own = self._shape.columns[self._shape.shared :]
        return all(
            is_rule_name(column.name)  # 停产 beside 50%
            or _of_one_sort([row[k].text for row in rows if k < len(row)])
            for k, column in enumerate(own)
        )


def _of_one_sort(texts: Sequence[str]) -> bool:
    told = [is_number(text) for text in texts if not _NOTHING.fullmatch(text)]
    return all(told) or not any(told)


def _grouped(groups: Sequence[_Group], width: int) -> FilledRows:
    drafts: list[Draft] = []
    fills: list[Fill] = []
    for group in groups:
        first, shared = len(drafts), len(group.cells)
        for place, (cells, page) in enumerate(group.rows):
            above = [(cell,) for cell in group.cells] if place == 0 else [()] * shared
            row = [*above, *((cell,) for cell in cells)]
            row += [()] * (width - len(row))
            drafts.append(Draft(cells=tuple(row), page=page))
            fills.append(dict.fromkeys(range(shared), first) if place else {})
    return FilledRows(drafts=tuple(drafts), fills=tuple(fills))
