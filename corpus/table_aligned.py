"""Tables that nothing but blanks between their columns shows: as many cells on every line.

Their column names need not be known, only what the rows are called. Where each line of a stretch
holds as many pieces between two and more blanks as the line of names above, that is no accident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.aligned import AlignedText
from corpus.table_columns import fits_name, is_axis, kind_of
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number
from corpus.table_shapes import is_number, plain
from corpus.table_straight import ends_above

LEAST_CELLS = 3
LEAST_ROWS = 2
LONGEST_CELL = 40  # characters
_PARTED = re.compile(r"\S+(?:\s\S+)*")
_NO_NAME = re.compile(r"[：:。；！？，]")


def at_blanks(line: AlignedText) -> list[AlignedText]:
    """The stretches of a line between two and more blanks."""
    return [line[m.start() : m.end()] for m in _PARTED.finditer(line.text)]


def names_at_blanks(line: AlignedText) -> list[AlignedText]:
    """The column names on a line, if it can name those of such a table; else nothing."""
    names = at_blanks(line)
    texts = [plain(name.text) for name in names]
    if len(names) < LEAST_CELLS or len(set(texts)) < len(texts):
        return []
    if not all(_may_name(text) for text in texts):
        return []
    known = kind_of(texts[0]) in (ColumnKind.LABEL, ColumnKind.ORDINAL) or is_axis(texts[0])
    return names if known else []


def _may_name(text: str) -> bool:
    return fits_name(text) and not is_number(text) and not _NO_NAME.search(text)


def aligned_end(lines: Sequence[TextLine], place: int) -> int | None:
    """One past the last line of such a table whose names stand on this one; None where there is
    none, or another line goes on with it."""
    count = len(names_at_blanks(lines[place].text))
    if not count:
        return None
    last, called = place + 1, []
    for here in range(place + 1, len(lines)):
        if is_page_number(lines[here], bare=False):
            continue
        cells = at_blanks(lines[here].text)
        if len(cells) != count or any(len(cell) > LONGEST_CELL for cell in cells):
            break
        last = here + 1
        called.append(plain(cells[0].text))
    if len(called) < LEAST_ROWS or not (_are_names(called) or _are_counted(called)):
        return None
    return last if last == len(lines) or ends_above(lines[last]) else None


def _are_names(texts: Sequence[str]) -> bool:
    return not any(map(is_number, texts)) and len(set(texts)) == len(texts)


def _are_counted(texts: Sequence[str]) -> bool:
    return list(texts) == [str(number + 1) for number in range(len(texts))]
