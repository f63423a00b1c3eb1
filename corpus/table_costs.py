"""What it costs to believe that some pieces are one cell of a given column.

Costs are in nats, roughly: 1 is a doubt, 5 is as good as impossible. They were set by hand on
invented tables and hold for any column of a kind; what differs from table to table (how wide its
columns are, what its line ends mean) is measured on the table itself, as its `Layout`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Gap, Piece
from corpus.table_memory import TableMemory, Words
from corpus.table_named_cells import TELEPHONES, named_misfit
from corpus.table_rule_cells import grade_misfit, is_grade, is_industry, rule_misfit, subject_misfit
from corpus.table_shapes import (
    closes_unopened,
    deadline_misfit,
    ends_sentence,
    hangs,
    has_unit,
    is_deadline,
    is_number,
    is_ordinal,
    is_wide,
    open_brackets,
    plain,
    unit_share,
    width,
)
from corpus.table_units import UnitNames

NEVER = 12.0
REMARK = 1.5  # a remark, in a column that is mostly empty
LOST_NUMBER = 3.0  # a row number alone on its line, inside a cell of another column
MOST_PIECES: dict[ColumnKind, int] = {
    ColumnKind.ORDINAL: 1,
    ColumnKind.LABEL: 8,
    ColumnKind.DEADLINE: 5,
    ColumnKind.MEASURE: 24,
    ColumnKind.UNITS: 20,
    ColumnKind.PERSON: 4,
    ColumnKind.NUMBER: 2,
    ColumnKind.REMARK: 3,
    ColumnKind.TEXT: 8,
    ColumnKind.GRADE: 4,
    ColumnKind.RULE: 8,
}
MISSING: dict[ColumnKind, float] = {
    ColumnKind.ORDINAL: 3.0,
    ColumnKind.LABEL: 0.6,
    ColumnKind.DEADLINE: 2.5,
    ColumnKind.MEASURE: 5.0,
    ColumnKind.UNITS: 2.0,
    ColumnKind.PERSON: 0.8,
    ColumnKind.NUMBER: 1.5,
    ColumnKind.REMARK: 0.0,
    ColumnKind.TEXT: 1.0,
    ColumnKind.GRADE: 2.5,
    ColumnKind.RULE: 2.0,
}
LONGEST_LABEL = 40
LAST_LABEL = 2.0  # more for the rightmost label: what stands left of it is what gets merged
KNOWN_VALUE = 2.5  # for a cell that stands in this column of another table
HOLE = 1.0  # a label cell missing between a label left of it and one right of it
NEW_WORD = 0.3  # share of the evidence against a join of unknown words that counts in sentences
JOINT = 0.4  # weight of the evidence of words for or against a join
NEW_ROW = 1.0
BROKEN_NAME = 3.0  # a cell that ends with 、 or inside brackets
TYPESET_SPACE = 0.3  # two pieces of one line in one cell that any typesetting would divide,
BROKEN_UNIT = 2.0
BROKEN_OFFICER = 1.0  # a post and one character of a name, or none
HALF_NAME = 2.0  # 治理, by itself
FREE_CELL = 3.0  # a deadline or a list of units by itself, inside a cell of words
ALL_UNITS = 0.99  # share of a text that is units and nothing else
WHOLE_CELL = 8.0  # a grade or an industry by itself, inside another cell
INNER_SPACE = 3.0  # two pieces of one line in one cell
UNFULL = 0.5  # per square that a line was broken off before its column was full
LOOSE_EDGE = 0.2  # share of a column's width that a line may stick out
OVERFULL = 1.5  # per square that a line is wider than its column
NARROWEST = 1.5  # squares; no column is so narrow that its lines break after one character
SLACK = 1.5  # squares that a line may fall short of its column's width without need of a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a table's own cells tell about its typesetting.

    `widths` holds, per column, how many squares a full line has (None: not known yet), and
    `gap_inside[gap]` the evidence that this gap stands inside a cell, as a log ratio.
    """

    widths: tuple[float | None, ...]
    gap_inside: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Costs of cells under the columns of one table."""

    columns: tuple[Column, ...]
    words: Words
    memory: TableMemory
    units: UnitNames
    layout: Layout
    seen: dict[tuple[ColumnKind, str], float] = field(default_factory=dict)

    def content(self, column: int, text: str) -> float:
        """How ill the whole text of a cell suits its column."""
        kind = self.columns[column].kind
        key = (kind, text)
        if key not in self.seen:
            self.seen[key] = _content(kind, text) + _edges(text) + self._broken_name(kind, text)
        name = self.columns[column].name
        if self._of_rules and kind is ColumnKind.LABEL:
            known = _NONE if is_number(text) else 0.0
            return self.seen[key] + subject_misfit(text) + named_misfit(name, text) - known
        known = self.memory.knows(name, text)
        return self.seen[key] + named_misfit(name, text) - (KNOWN_VALUE if known else 0.0)

    @property
    def _of_rules(self) -> bool:
        return any(column.kind is ColumnKind.RULE for column in self.columns)

    def _broken_name(self, kind: ColumnKind, text: str) -> float:
        """A list of units that breaks off inside a name, or its rest in another column."""
        if kind is ColumnKind.UNITS:
            return BROKEN_UNIT * (self.units.breaks_off(text) + self.units.is_rest(text))
        return BROKEN_UNIT * (kind is ColumnKind.LABEL and self.units.is_rest(text))

    def wrap(self, column: int, before: Piece, after: Piece, text: str) -> float:
        """Cost of `after` going on with the cell whose text so far is `text`."""
        if after.gap is Gap.SPACE:
            return self._inner_space(column, text, after)
        if not before.last:
            return NEVER
        if open_brackets(text):
            return -0.5
        if self._is_officer(column, text, after.plain):
            return 0.0
        cost = 0.3 - self.layout.gap_inside[after.gap]
        if after.gap is Gap.PAGE:
            cost += 2.0 if self.columns[column].kind is ColumnKind.LABEL else 0.5
        if hangs(text):
            return cost - 1.5
        if not _SECOND_HALF.fullmatch(after.plain):
            cost += self._short_line(column, before, after)
        cost -= JOINT * self._evidence(column, before, after)
        if ends_sentence(text):
            cost += 2.5
        return cost

    def _evidence(self, column: int, before: Piece, after: Piece) -> float:
        """What the words say for a join; that they are new says little inside a sentence."""
        joint = self.words.joint(before.text.text, after.text.text)
        sentence = self.columns[column].kind is ColumnKind.MEASURE
        return joint * NEW_WORD if sentence and joint < 0.0 else joint

    def _inner_space(self, column: int, text: str, after: Piece) -> float:
        if hangs(text) or open_brackets(text) or self._is_officer(column, text, after.plain):
            return 0.2
        if is_wide(text[-1]) != is_wide(after.plain[0]) and not self._of_rules:
            return TYPESET_SPACE
        if self.columns[column].kind in {ColumnKind.MEASURE, ColumnKind.TEXT}:
            return 0.5 * INNER_SPACE
        return INNER_SPACE - JOINT * self.words.joint(text, after.text.text)

    def _is_officer(self, column: int, text: str, after: str) -> bool:
        """A post and the name of who holds it, whatever stands between them."""
        person = self.columns[column].kind is ColumnKind.PERSON
        return person and _OFFICER.fullmatch(text + after) is not None

    def _short_line(self, column: int, piece: Piece, after: Piece) -> float:
        """What speaks against a line's end inside a cell; the next line shows what fits on one."""
        full, own = self.layout.widths[column], width(piece.text.text)
        if own < NARROWEST:
            return 3.0
        room = max(full or 0.0, width(after.text.text)) - SLACK - own
        return min(3.0, max(0.3 if full is None else 0.0, room * UNFULL))

    def line(self, column: int, piece: Piece) -> float:
        """Cost of a line's width under a column."""
        full = self.layout.widths[column]
        if self._of_rules and _is_other_cell(self.columns[column].kind, piece.plain):
            return WHOLE_CELL
        if self.columns[column].kind in _PROSE and self._is_sure_cell(piece.plain):
            return FREE_CELL
        if self._is_row_number(piece) and self.columns[column].kind not in _COUNTED:
            return LOST_NUMBER
        if full is None:
            return 0.0
        over = width(piece.text.text) - full - min(1.0, LOOSE_EDGE * full)
        return min(5.0, max(0.0, over) * OVERFULL)

    def _is_sure_cell(self, text: str) -> bool:
        """A deadline, or units, standing free where the table has a column for it."""
        kinds = {column.kind for column in self.columns}
        if ColumnKind.DEADLINE in kinds and _DATE.fullmatch(text) and is_deadline(text):
            return True
        return ColumnKind.UNITS in kinds and has_unit(text) and unit_share(text) >= ALL_UNITS

    def _is_row_number(self, piece: Piece) -> bool:
        """A whole number alone on its line, in a table whose rows are numbered."""
        alone = piece.last and piece.gap is not Gap.SPACE and piece.plain.isdigit()
        numbered = any(column.kind is ColumnKind.ORDINAL for column in self.columns)
        return alone and numbered and len(piece.plain) < LEAST_DIGITS

    def part(self, before: Piece, after: Piece) -> float:
        """Cost of a cell's end between two pieces."""
        if after.gap is Gap.SPACE:
            return 0.0
        cost = JOINT * max(0.0, self.words.joint(before.text.text, after.text.text))
        return cost + self.layout.gap_inside[after.gap]

    def missing(self, column: int) -> float:
        kind = self.columns[column].kind
        last = (
            kind is ColumnKind.LABEL
            and not self._of_rules
            and all(other.kind is not ColumnKind.LABEL for other in self.columns[column + 1 :])
        )
        return MISSING[kind] + (LAST_LABEL if last else 0.0)


_NONE = 2.0  # for a dash, which is a cell of its own
_DATE = re.compile(r"\d.*[前底末内]|按.{2,}")  # 2024年底前完成 may begin a sentence
# what names of works end with: by itself it is the rest of one that a line end has broken
_SECOND_HALF = re.compile(
    r"(?:综合)?(?:整治|治理|建设|调整|改造|提升|防治|管控|管理|监管|淘汰|替代|优化|攻坚|工程|行动|机械|整改|升级)"
)
LEAST_DIGITS = 3  # of a number that is no row's
_PROSE = frozenset({ColumnKind.MEASURE, ColumnKind.LABEL, ColumnKind.TEXT})
_COUNTED = frozenset({ColumnKind.ORDINAL, ColumnKind.NUMBER})


def _is_other_cell(kind: ColumnKind, text: str) -> bool:
    """A grade, or the name of an industry, that stands by itself is no part of a rule."""
    if kind is ColumnKind.GRADE:
        return False
    return is_grade(text) or (kind is not ColumnKind.LABEL and is_industry(text))


def _edges(text: str) -> float:
    cost = BROKEN_NAME if hangs(text) or open_brackets(text) else 0.0
    return cost + (2.0 if closes_unopened(text) else 0.0)


def _content(kind: ColumnKind, text: str) -> float:
    bare = plain(text)
    if kind is ColumnKind.DEADLINE:
        return 8.0 * deadline_misfit(bare)
    if kind is ColumnKind.ORDINAL:
        return 0.0 if is_ordinal(bare) else 8.0
    if kind is ColumnKind.UNITS:
        return 7.0 * (1.0 - unit_share(bare)) + (0.0 if has_unit(bare) else 0.5)
    if kind is ColumnKind.GRADE:
        return grade_misfit(bare)
    if kind is ColumnKind.RULE:
        return rule_misfit(bare)
    if kind is ColumnKind.REMARK:
        return REMARK + 0.08 * len(bare)
    if kind is ColumnKind.PERSON and _OFFICER.fullmatch(bare):
        return 0.0
    alien = 6.0 * (1.0 - min(1.0, 2 * deadline_misfit(bare)))
    if has_unit(bare) and unit_share(bare) > SURE_UNITS:
        alien += 4.0
    return alien + _own(kind, bare)


SURE_UNITS = 0.9
# a post and who holds it: 副县长 江某, 县政府党组成员 陶某某
_POST = (
    r"(?:副|正|总|第一|常务|执行|分管|县|市|区|州|省|镇|乡|村|街道|社区|人大|政府|政协|党组|党委|党工委|工委|党支部|支部|党总支"
    r"|管委会|开发区|高新区|委|办|局|厅|处|科|股|所|站|大队|支队|中队|部|车间|厂|矿|安全|环保|生产|网格|工会|秘书|公司)*"
    r"(?:[县市区镇乡省厂队处科局部站所校院会厅股矿村]长|秘书长|书记|主任|委员|成员|常委|主席|经理|专员|总监|工程师|助理|干事|调研员)"
)
_OFFICER = re.compile(rf"{_POST}[一-龥·]{{2,4}}")
_OFFICER_BREAK = re.compile(rf"{_POST}[一-龥]?")  # 副县长江


def _own(kind: ColumnKind, bare: str) -> float:
    if kind is ColumnKind.LABEL:
        inner = sum(bare[:-1].count(mark) for mark in "。；") * 3.0 + bare.count("，") * 1.5
        inner += 0.6 * any(char.isdigit() for char in bare) + 2.0 * (len(bare) == 1)
        inner += HALF_NAME * bool(_SECOND_HALF.fullmatch(bare))
        return inner + 0.12 * max(0, len(bare) - 12) + (1.0 if bare.endswith("。") else 0.0)
    if kind is ColumnKind.MEASURE:
        short = 0.25 * max(0, 8 - len(bare)) * (not is_number(bare))
        return (0.0 if ends_sentence(bare) else 1.0) + short
    if kind is ColumnKind.NUMBER:
        return 0.0 if is_number(bare) else 3.0
    if kind is ColumnKind.PERSON:
        if _OFFICER_BREAK.fullmatch(bare):
            return BROKEN_OFFICER
        return 0.0 if TELEPHONES.fullmatch(bare) else 0.5 * max(0, len(bare) - 6)
    return 0.08 * len(bare)


def cell_text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.plain for piece in pieces)
