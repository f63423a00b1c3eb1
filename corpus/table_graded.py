"""Tables of one rule for each grade, whose industries stand in the middle of their grades.

    A级 自主减排
    焦化 B级 限产20% 检修期间
    C级 限产50% 除外

An industry, and a remark on all its grades, are printed once, half-way down their rows, beside
one of them or between two, whole or broken over several. Where the grades begin anew is another
industry; where a name stands tells the rest. A table that does not come out so is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_graded_lines import GradedLine, graded_line, may_be_name
from corpus.table_graded_names import OFF_MIDDLE, Group, Stretch, groups_of
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine
from corpus.table_merges import Fill, FilledRows
from corpus.table_rows import Draft, Parts, cell_text
from corpus.table_rule_cells import breaks_off, is_industry, is_rule
from corpus.table_shapes import plain

LEAST_ROWS = 3
_KINDS = [ColumnKind.LABEL, ColumnKind.GRADE, ColumnKind.RULE]
_NUMBERED = re.compile(r"(\d{1,3})[.、\s]*")
_OF_ONE_ROW = re.compile(r"[以按].{1,16}计算?|.*。|[-—/]+|无")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Places of the columns: 序号, industry, grade, rule, remark."""

    ordinal: int | None
    name: int
    remark: int | None
    count: int

    @classmethod
    def of(cls, columns: Sequence[Column]) -> _Columns | None:
        kinds = [column.kind for column in columns]
        numbered = kinds[:1] == [ColumnKind.ORDINAL]
        name, behind = int(numbered), kinds[numbered + len(_KINDS) :]
        if kinds[name : name + len(_KINDS)] != _KINDS or behind not in ([], [ColumnKind.REMARK]):
            return None
        return cls(
            ordinal=0 if numbered else None,
            name=name,
            remark=len(kinds) - 1 if behind else None,
            count=len(kinds),
        )


def read_graded(
    lines: Sequence[TextLine],
    places: Sequence[int],
    pages: Sequence[int],
    columns: Sequence[Column],
) -> FilledRows | None:
    """The rows; None for a table that is no such one, or leaves a grade's industry in doubt."""
    own = _Columns.of(columns)
    if own is None or len(places) < LEAST_ROWS:
        return None
    read: list[tuple[_Page, tuple[Group, ...], int]] = []
    for page in dict.fromkeys(pages[place] for place in places):
        rows = _Page()
        here = [lines[place].text for place in places if pages[place] == page]
        if not all(rows.take(line, remarked=own.remark is not None) for line in here):
            return None
        groups = rows.groups()
        if not groups:
            return None
        read.append((rows, groups, page))
    if not any(rows.is_centred(group) for rows, groups, _ in read for group in groups):
        return None
    merged = any(rows.has_broken_remark(group) for rows, groups, _ in read for group in groups)
    assembly = _Assembly(own)
    for rows, groups, page in read:
        assembly.add(rows, groups, page, merged=merged)
    return assembly.finished()


@dataclass(slots=True, kw_only=True)
class _Page:
    """The rows of a page and what stands beside and between them; heights are counted in lines
    of rows from its top."""

    grades: list[AlignedText] = field(default_factory=list)
    rules: list[list[AlignedText]] = field(default_factory=list)
    bounds: list[float] = field(default_factory=lambda: [0.0])
    names: list[Stretch] = field(default_factory=list)
    remarks: list[Stretch] = field(default_factory=list)

    def take(self, line: AlignedText, *, remarked: bool) -> bool:
        """Whether it is plain what a line holds."""
        read = graded_line(line, remarked=remarked)
        if read is None:
            return False
        if read.rest is not None:
            return self._take_rest(read.rest)
        return self._take_row(read)

    def _take_row(self, line: GradedLine) -> bool:
        if breaks_off(self._last_rule()):
            return False
        at, row = self.bounds[-1] + 0.5, len(self.rules)
        if line.grade is None or line.rule is None:
            return False
        if line.name is not None:
            self.names.append(Stretch(text=line.name, at=at, row=row))
        if line.remark is not None:
            self.remarks.append(Stretch(text=line.remark, at=at, row=row))
        self.grades.append(line.grade)
        self.rules.append([line.rule])
        self.bounds.append(self.bounds[-1] + 1)
        return True

    def _take_rest(self, text: AlignedText) -> bool:
        """A line without a grade: the rest of the rule above that breaks off, or a name."""
        bare = plain(text.text)
        above = self._last_rule()
        rest = bool(above) and not is_industry(bare) and not is_rule(above)
        if rest and is_rule(above + bare):
            self.rules[-1].append(text)
            self.bounds[-1] += 1
            return True
        if not may_be_name(bare) or breaks_off(above):
            return False
        self.names.append(Stretch(text=text, at=self.bounds[-1], row=len(self.rules)))
        return True

    def _last_rule(self) -> str:
        return plain(cell_text(self.rules[-1]).text) if self.rules else ""

    def groups(self) -> tuple[Group, ...]:
        """The industries; nothing where a rule breaks off, or they do not come out even."""
        if not self.rules or breaks_off(self._last_rule()):
            return ()
        return groups_of([plain(grade.text) for grade in self.grades], self.bounds, self.names)

    def is_centred(self, group: Group) -> bool:
        """Whether the name stands where it would not, were it printed in its first row."""
        return group.name[0].at > self.bounds[group.first] + 0.5

    def remarks_of(self, group: Group) -> list[list[Stretch]]:
        """The remarks beside the rows of a group, the lines of each that follow one another
        taken together."""
        own = [remark for remark in self.remarks if group.first <= remark.row < group.end]
        found: list[list[Stretch]] = []
        for remark in own:
            if found and remark.row == found[-1][-1].row + 1:
                found[-1].append(remark)
            else:
                found.append([remark])
        return found

    def has_broken_remark(self, group: Group) -> bool:
        """Whether remarks are merged cells of this table: here one is broken over rows."""
        return any(len(r) > 1 and self.covers(r, group) for r in self.remarks_of(group))

    def covers(self, remark: Sequence[Stretch], group: Group) -> bool:
        """Whether a remark stands in the middle of a group and may be all its rows'."""
        middle = (self.bounds[group.first] + self.bounds[group.end]) / 2
        central = abs(middle - (remark[0].at + remark[-1].at) / 2) <= OFF_MIDDLE
        return central and len(self.remarks_of(group)) == 1 and _are_one(remark)


def _are_one(remark: Sequence[Stretch]) -> bool:
    """Whether lines of remarks one below the other are one that is broken."""
    texts = [plain(line.text.text) for line in remark]
    return not any(_is_whole(a) and _is_whole(b) for a, b in pairwise(texts))


def _is_whole(remark: str) -> bool:
    return bool(_OF_ONE_ROW.fullmatch(remark)) or is_rule(remark)


def _of_one_row(remark: Sequence[Stretch]) -> bool:
    """Whether every line says something by itself."""
    return len(remark) == 1 or all(_OF_ONE_ROW.fullmatch(plain(r.text.text)) for r in remark)


class _Assembly:
    """Drafts in the making, page by page."""

    def __init__(self, own: _Columns) -> None:
        self._own = own
        self._cells: list[dict[int, Parts]] = []
        self._fills: list[Fill] = []
        self._pages: list[int] = []
        self._loose: list[AlignedText] = []

    def add(self, page: _Page, groups: Sequence[Group], number: int, *, merged: bool) -> None:
        """The rows of a page. `merged`: remarks of the table are merged cells."""
        above, name = len(self._cells), self._own.name
        for grade, rule in zip(page.grades, page.rules, strict=True):
            self._cells.append({name + 1: (grade,), name + 2: tuple(rule)})
            self._fills.append({})
            self._pages.append(number)
        for group in groups:
            rows = range(above + group.first, above + group.end)
            beside = above + min(group.name[0].row, group.end - 1)
            for column, parts in self._named(group):
                self._share(column, parts, beside, rows)
            for remark in page.remarks_of(group):
                self._add_remark(remark, page, group, above, merged=merged)

    def _named(self, group: Group) -> list[tuple[int, Parts]]:
        """The name, and the number before it if rows are numbered."""
        parts = tuple(piece.text for piece in group.name)
        number = _NUMBERED.match(parts[0].text)
        if self._own.ordinal is None or number is None:
            return [(self._own.name, parts)]
        rest = (parts[0][number.end() :], *parts[1:])
        return [(self._own.ordinal, (parts[0][: number.end(1)],)), (self._own.name, rest)]

    def _add_remark(
        self, remark: Sequence[Stretch], page: _Page, group: Group, above: int, *, merged: bool
    ) -> None:
        column = self._own.remark
        if column is None:
            return
        parts = tuple(line.text for line in remark)
        if merged and page.covers(remark, group):
            rows = range(above + group.first, above + group.end)
            self._share(column, parts, above + remark[0].row, rows)
        elif _of_one_row(remark):
            for line in remark:
                self._cells[above + line.row][column] = (line.text,)
        else:
            self._loose.extend(parts)

    def _share(self, column: int, parts: Parts, owner: int, rows: range) -> None:
        self._cells[owner][column] = parts
        for row in rows:
            if row != owner:
                self._fills[row][column] = owner

    def finished(self) -> FilledRows:
        drafts = tuple(
            Draft(cells=tuple(cells.get(k, ()) for k in range(self._own.count)), page=page)
            for cells, page in zip(self._cells, self._pages, strict=True)
        )
        return FilledRows(drafts=drafts, fills=tuple(self._fills), loose=tuple(self._loose))
