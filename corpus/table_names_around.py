"""Names broken around the line of their row: 淘汰落后 / 1 拆除高炉2座 2026年底前 市工信局 / 产能.

A name of two lines stands in the middle of its cell; beside a row of one line its first half comes
above the row's number, and its second half below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Gap, Piece
from corpus.table_memory import Words
from corpus.table_shapes import is_deadline, is_ordinal, unit_share

LONGEST_HALF = 8  # characters
LEAST_BESIDE = 3  # pieces of the row's line: its number and what has to be done, by when or by whom
_HALF = re.compile(r"[一-龥A-Za-z（）()“”、]+")
SOME_UNITS = 0.5


def names_whole(
    pieces: Sequence[Piece], columns: Sequence[Column], words: Words
) -> tuple[Piece, ...]:
    """The pieces, such a name put together and behind the number of its row."""
    kinds = [column.kind for column in columns[:2]]
    if kinds != [ColumnKind.ORDINAL, ColumnKind.LABEL]:
        return tuple(pieces)
    lines = [list(own) for _, own in groupby(pieces, key=lambda piece: piece.line)]
    found: list[Piece] = []
    place = 0
    while place < len(lines):
        if _is_around(lines[place : place + 4], words):
            above, row, below = lines[place : place + 3]
            found.extend(_put_together(above[0], row, below[0]))
            place += 3
        else:
            found.extend(lines[place])
            place += 1
    return tuple(found)


def _is_around(lines: Sequence[Sequence[Piece]], words: Words) -> bool:
    """Whether the first three lines are half a name, a numbered row without one, and the rest."""
    if len(lines) < LEAST_BESIDE or not (_is_half(lines[0]) and _is_half(lines[2])):
        return False
    number, *others = lines[1]
    if len(others) + 1 < LEAST_BESIDE or not is_ordinal(number.plain):
        return False
    above, below = lines[0][0], lines[2][0]
    close = number.gap is Gap.LINE and below.gap is Gap.LINE
    ends = len(lines) == LEAST_BESIDE or lines[3][0].gap is not Gap.LINE
    apart = above.gap is not Gap.LINE and ends
    return close and (apart or words.holds(above.plain + below.plain))


def _is_half(line: Sequence[Piece]) -> bool:
    text = line[0].plain
    if len(line) != 1 or len(text) > LONGEST_HALF or not _HALF.fullmatch(text):
        return False
    return not is_deadline(text) and unit_share(text) < SOME_UNITS


def _put_together(above: Piece, row: Sequence[Piece], below: Piece) -> list[Piece]:
    name = AlignedText.join((above.text, below.text))
    number = replace(row[0], gap=above.gap)
    return [number, Piece(text=name, line=number.line, gap=Gap.SPACE, last=False), *row[1:]]
