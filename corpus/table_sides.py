"""Tables printed in halves side by side: 县区 任务数 县区 任务数, each half of a line a row.

Such a table names its columns once for each side. A list that fills its paper so is read down the
left side first; where its rows are numbered, by their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.aligned import AlignedText
from corpus.table_aligned import at_blanks
from corpus.table_columns import Column
from corpus.table_headers import name_parts
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine, is_page_number
from corpus.table_marks import NOTE_START, stops
from corpus.table_merges import Fill
from corpus.table_rows import Draft, cell_text
from corpus.table_shapes import is_number, is_ordinal, plain

LEAST_COLUMNS = 2  # on a side
LEAST_LINES = 2
LONGEST_CELL = 40  # characters
_FIRST_KINDS = frozenset({ColumnKind.ORDINAL, ColumnKind.LABEL})
_TOTAL = re.compile(r"\s*((?:合|总|共)\s*计)\s+")

Cells = tuple[AlignedText, ...]
Taken = tuple[tuple[Draft, ...], tuple[Fill, ...]]


def sides_of(columns: Sequence[Column]) -> int:
    """How many times the same names stand side by side; 1 for a table that has one side."""
    names = [column.name for column in columns]
    for width in range(LEAST_COLUMNS, len(names) // 2 + 1):
        times, rest = divmod(len(names), width)
        if not rest and names == names[:width] * times and columns[0].kind in _FIRST_KINDS:
            return times
    return 1


def sides_end(lines: Sequence[TextLine], body: int, columns: Sequence[Column]) -> int | None:
    """One past the last of the lines from `body` on that are rows of a table of several sides;
    None for fewer than two."""
    if sides_of(columns) == 1:
        return None
    ends = [_end(lines, body, columns, cut) for cut in _CUTS]
    return max((end for end in ends if end is not None), default=None)


def _end(lines: Sequence[TextLine], body: int, columns: Sequence[Column], cut: _Cut) -> int | None:
    last, found = body, 0
    for here in range(body, len(lines)):
        line = lines[here]
        if stops(line) or NOTE_START.match(line.text.text):
            break
        if is_page_number(line, bare=False):
            continue
        if not _TOTAL.match(line.text.text):
            if not _rows_on(line.text, columns, cut):
                break
            found += 1
        last = here + 1
    return last if found >= LEAST_LINES else None


def side_rows(
    lines: Sequence[TextLine],
    places: Sequence[int],
    columns: Sequence[Column],
    pages: Sequence[int],
) -> tuple[Draft, ...]:
    """The rows on the lines at these places, as drafts of one side; nothing if a line holds
    anything else."""
    width = len(columns) // sides_of(columns)
    if width == len(columns):
        return ()
    for cut in _CUTS:
        found = [_rows_on(lines[place].text, columns, cut) for place in places]
        totals = [k for k, place in enumerate(places) if _TOTAL.match(lines[place].text.text)]
        whole = all(rows or k in totals for k, rows in enumerate(found))
        if not whole or not _fill_up([r for k, r in enumerate(found) if k not in totals]):
            continue
        sides = [
            [
                Draft(cells=tuple((cell,) for cell in rows[side]), page=pages[place])
                for k, (rows, place) in enumerate(zip(found, places, strict=True))
                if k not in totals and side < len(rows)
            ]
            for side in range(sides_of(columns))
        ]
        figures = _figure_columns(sides, width)
        last = [_total(lines[places[k]].text, figures, pages[places[k]], width) for k in totals]
        return (*_in_order([row for side in sides for row in side], columns), *last)
    return ()


def folded(
    columns: Sequence[Column], drafts: Sequence[Draft], fills: Sequence[Fill] | None
) -> Taken:
    """The rows of a table whose cells are known, each side of a row made one of its own. What
    stands over several sides, a total, is a row if it has a cell for each column."""
    width = len(columns) // sides_of(columns)
    own: list[tuple[int, int]] = []
    made: list[Draft] = []
    across: list[Draft] = []
    for side in range(sides_of(columns)):
        for place, draft in enumerate(drafts):
            if _is_across(draft, width):
                across += [_drawn_together(draft, width)] if side == 0 else []
            elif any(draft.cells[side * width : (side + 1) * width]):
                own.append((place, side))
                made.append(_side(draft, side, width))
    numbers = {key: number for number, key in enumerate(own)}
    given: list[Fill] = []
    for place, side in own:
        fill = fills[place] if fills is not None else {}
        shared = {column - side * width: (row, side) for column, row in fill.items()}
        given.append(
            {k: numbers[key] for k, key in shared.items() if 0 <= k < width and key in numbers}
        )
    return (*made, *across), (*given, *({} for _ in across))


def _side(draft: Draft, side: int, width: int) -> Draft:
    begin = side * width
    spread = {k - begin: v - begin for k, v in draft.spread.items() if begin <= k < begin + width}
    return replace(draft, cells=draft.cells[begin : begin + width], spread=spread)


def _is_across(draft: Draft, width: int) -> bool:
    return any(column // width != cell // width for column, cell in draft.spread.items())


def _drawn_together(draft: Draft, width: int) -> Draft:
    cells = tuple(parts for parts in draft.cells if parts)
    if len(cells) == width:
        return replace(draft, cells=cells, spread={})
    last = tuple(part for parts in cells[width - 1 :] for part in parts)
    kept = (*cells[: width - 1], *((),) * (width - 1 - len(cells)), last)
    return replace(draft, cells=kept, spread={}, loose=True)


_Cut = Callable[[AlignedText], list[AlignedText]]


def _at_spaces(line: AlignedText) -> list[AlignedText]:
    return [part.text for part in name_parts(line)]


_CUTS: tuple[_Cut, ...] = (_at_spaces, at_blanks)


def _rows_on(line: AlignedText, columns: Sequence[Column], cut: _Cut) -> list[Cells]:
    """The rows side by side on a line; the last line of all may have fewer than there are sides."""
    width = len(columns) // sides_of(columns)
    cells = cut(line)
    if not cells or len(cells) % width or len(cells) > len(columns):
        return []
    rows = [tuple(cells[begin : begin + width]) for begin in range(0, len(cells), width)]
    return rows if all(_suits(row, columns) for row in rows) else []


def _suits(row: Cells, columns: Sequence[Column]) -> bool:
    """Whether a row begins with its number, or its name, and ends no sentence."""
    texts = [plain(cell.text) for cell in row]
    if any(len(text) > LONGEST_CELL or text.endswith(("。", "；", "：")) for text in texts):
        return False
    if columns[0].kind is ColumnKind.ORDINAL:
        return is_ordinal(texts[0]) and not is_number(texts[1])
    return not is_number(texts[0])


def _fill_up(found: Sequence[Sequence[Cells]]) -> bool:
    """Whether every line but the last has a row on each side."""
    counts = [len(rows) for rows in found]
    most = max(counts, default=0)
    return most > 1 and all(count == most for count in counts[:-1])


def _figure_columns(sides: Sequence[Sequence[Draft]], width: int) -> list[int]:
    """The columns that hold figures only, the rows' numbers left out."""
    shares = [min(_figures(side, k) for side in sides) for k in range(width)]
    named = next((k for k, share in enumerate(shares) if share < 1.0), width)
    return [k for k in range(named, width) if shares[k] == 1.0]


def _figures(rows: Sequence[Draft], column: int) -> float:
    """The share of figures among the cells of a column."""
    return sum(is_number(cell_text(row.cells[column]).text) for row in rows) / len(rows)


def _in_order(rows: Sequence[Draft], columns: Sequence[Column]) -> list[Draft]:
    numbers = [plain(cell_text(row.cells[0]).text) for row in rows]
    if columns[0].kind is ColumnKind.ORDINAL and all(map(str.isdecimal, numbers)):
        return sorted(rows, key=lambda row: int(plain(cell_text(row.cells[0]).text)))
    return list(rows)


def _total(line: AlignedText, figures: Sequence[int], page: int, width: int) -> Draft:
    """The row of a total that stands below all sides; in doubt which figure is which, loose."""
    match = _TOTAL.match(line.text)
    begin = match.end() if match else 0
    name = line[:begin].strip()
    own = [part.text for part in name_parts(line[begin:])]
    if not own or len(own) != len(figures) or not all(is_number(cell.text) for cell in own):
        return Draft(cells=((line.strip(),), *((),) * (width - 1)), page=page, loose=True)
    cells = {figures[0] - 1: name, **dict(zip(figures, own, strict=True))}
    return Draft(cells=tuple((cells[k],) if k in cells else () for k in range(width)), page=page)
