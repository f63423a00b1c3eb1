"""Tables copied with one cell on each line: the names of the columns, then the rows, all of them
below one another.

Nothing but the count tells the rows apart, so it has to fit exactly: as many cells in every row as
there are names, figures only where there are figures, and nothing left over. Where names are broken
over lines themselves, the rows tell the count: each a name and figures, and the next name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from corpus.aligned import AlignedText
from corpus.frame import formal_role, looks_like_title
from corpus.table_columns import ColumnName, fits_name, is_axis, kind_of
from corpus.table_head_costs import Profile
from corpus.table_heads import read_heads
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine
from corpus.table_marks import HEADING, NOTE_START, TITLE_END, stops
from corpus.table_memory import Words
from corpus.table_shapes import is_number, is_wide, open_brackets, plain

Row = tuple[AlignedText, ...]
NOTHING = AlignedText("", (), ())
LEAST_ROWS = 2
FEWEST, MOST = 2, 16  # cells of a row
LEAST_GROUPS = 2
LEAST_ROWS_ALONE = 3  # that tell of themselves how many cells a row has
MOST_LEFT = 1  # figures below the last of them: a sum of one column
LEAST_SHORT_ROWS = 3  # of two cells
LONGEST_CELL = 24  # characters
LONGEST_NAME = 20  # of a row, brackets left out
LEAST_LETTERS = 2  # Chinese characters of it
SHORTEST_TITLE = 7  # characters
FIGURE_COLUMNS = 0.5  # of the columns behind the names, that have to hold figures
SURE_FIGURES, SOME_FIGURES = 0.75, 0.5  # of the cells of a column
_ORDINAL = "序号"  # narrow columns break it
_SENTENCE = re.compile(r"[。；！？|\t]|：$")
_BRACKETED = re.compile(r"[（(][^（）()]{1,20}[）)]")
_TOTAL = re.compile(r"(?:全[市省县区州]|合计|总计|小计|平均|共计).{0,4}")
_SUM = re.compile(r"(?:合|总|共)计.{0,4}")
_PLACE = re.compile(r".{1,6}(?:[县市区旗州镇乡]|街道)")
_DIGIT = re.compile(r"\d")
_FIRST_KINDS = {ColumnKind.LABEL, ColumnKind.ORDINAL, ColumnKind.UNITS}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLines:
    """Names of columns, and rows; the names take `head_lines` lines, all of it `lines`. `rest` are
    figures below the last row of which nobody knows whose."""

    names: tuple[ColumnName, ...]
    rows: tuple[Row, ...]
    head_lines: int
    lines: int
    rest: tuple[AlignedText, ...] = ()
    groups: tuple[int | None, ...] = ()  # per row the one whose group's name is its own, too

    @property
    def fills(self) -> tuple[dict[int, int], ...]:
        """Per row, the columns whose merged cell another row holds."""
        return tuple({} if k is None else {0: k} for k in self.groups or (None,) * len(self.rows))


def cell_lines_at(lines: Sequence[TextLine], place: int) -> CellLines | None:
    """The table whose first column name is on this line; None where no count fits, or several."""
    first = plain(lines[place].text.text)
    if first == _ORDINAL[0] and place + 1 < len(lines):
        broken = f"{first}{plain(lines[place + 1].text.text)}" == _ORDINAL
        return _by_rows(_run(lines, place), serial=True) if broken else None
    if not _names_rows(first):
        return _in_groups(_run(lines, place)) if _names_groups(lines, place) else None
    cells = _run(lines, place)
    header = _header(cells)
    most = min(len(header), MOST)
    found = [table for count in range(FEWEST, most + 1) if (table := _fitted(header, cells, count))]
    if found:
        return _only(found)
    if _names_groups(lines, place) and (grouped := _in_groups(cells)) is not None:
        return grouped
    return _by_rows(cells, serial=kind_of(first) is ColumnKind.ORDINAL)


def _only(found: Sequence[CellLines]) -> CellLines | None:
    return found[0] if len(found) == 1 else None


def _by_rows(cells: Sequence[TextLine], *, serial: bool) -> CellLines | None:
    """The table of which each row is a name and as many figures, perhaps behind its number, below
    names of columns that are broken over lines or stand in two levels."""
    words = [place for place, line in enumerate(cells) if not is_number(line.text.text.strip())]
    starts = [one for one, other in pairwise([*words, len(cells)]) if other - one > 1]
    starts = starts[serial:]  # the last name stands above the first number
    if len(starts) < LEAST_ROWS_ALONE:
        return None
    count, body = starts[1] - starts[0], starts[0] - serial
    rows = _rows([line.text.strip() for line in cells[body:]], count, serial=serial)
    taken = sum(map(bool, (cell for row in rows for cell in row)))
    left = len(cells) - body - taken
    if not FEWEST < count <= MOST or len(rows) < LEAST_ROWS_ALONE or left > MOST_LEFT:
        return None
    if not all(_is_figure(cell) for row in rows for cell in row[1 + serial :]):
        return None
    profiles = [Profile.of([row[k].text for row in rows]) for k in range(count)]
    heads = read_heads(cells[:body], profiles, words=Words.of([]))
    if heads is None:
        return None
    return CellLines(
        names=heads.columns,
        rows=tuple(rows),
        head_lines=body,
        lines=len(cells),
        rest=tuple(line.text.strip() for line in cells[body + taken :]),
    )


def _names_groups(lines: Sequence[TextLine], place: int) -> bool:
    """档次, 类别 before 县区: else two lines above the figures are a name that is broken."""
    if place + 1 >= len(lines):
        return False
    first, second = (plain(line.text.text) for line in lines[place : place + 2])
    fits = fits_name(first) and sum(map(is_wide, first)) >= LEAST_LETTERS
    return fits and not is_number(first) and not is_axis(first) and is_axis(second)


def _in_groups(cells: Sequence[TextLine]) -> CellLines | None:
    """The table whose rows stand in groups: the name of a group above that of its first row."""
    texts = [line.text.strip() for line in cells]
    starts = [k for k, text in enumerate(texts[:-1]) if _ends_words(text, texts[k + 1])]
    if len(starts) < LEAST_ROWS_ALONE or starts[0] <= FEWEST:
        return None
    count = _figures_below(texts, starts[0])
    body = starts[0] - 1
    rows: list[Row] = []
    for start, end in pairwise([*starts, len(texts)]):
        between = texts[start + 1 + count : end]
        uneven = _figures_below(texts, start) != count or len(between) > (end < len(texts))
        if uneven or not _is_row_name(texts[start], rows, 1):
            return None
        grouped = not rows or not _is_figure(texts[start - 1])
        group = texts[start - 1] if grouped else NOTHING
        rows.append((group, *texts[start : start + 1 + count]))
    groups = [plain(row[0].text) for row in rows if row[0]]
    if len(groups) < LEAST_GROUPS or len(set(groups)) < len(groups):
        return None
    names = _names_above(cells[:body], rows)
    if names is None:
        return None
    lines = body + sum(map(bool, (cell for row in rows for cell in row)))
    return CellLines(
        names=names, rows=tuple(rows), head_lines=body, lines=lines, groups=_groups_of(rows)
    )


def _groups_of(rows: Sequence[Row]) -> tuple[int | None, ...]:
    """For each row that does not begin a group the one that does; a total is in none."""
    begun = 0
    found: list[int | None] = []
    for place, row in enumerate(rows):
        begun = place if row[0] else begun
        total = _TOTAL.fullmatch(plain(row[1].text)) is not None
        found.append(None if row[0] or total else begun)
    return tuple(found)


def _ends_words(text: AlignedText, below: AlignedText) -> bool:
    return not _is_figure(text) and _is_figure(below)


def _figures_below(texts: Sequence[AlignedText], place: int) -> int:
    return len(list(takewhile(_is_figure, texts[place + 1 :])))


def _names_above(lines: Sequence[TextLine], rows: Sequence[Row]) -> tuple[ColumnName, ...] | None:
    """The names of the columns; one said twice in turn stands there once more below a head of its
    own, which says enough."""
    profiles = [Profile.of([row[k].text for row in rows if row[k]]) for k in range(len(rows[0]))]
    once = [
        line
        for k, line in enumerate(lines)
        if not k or plain(line.text.text) != plain(lines[k - 1].text.text)
    ]
    for tried in (lines, once):
        heads = read_heads(tried, profiles, words=Words.of([]))
        if heads is not None:
            return heads.columns
    return None


def _names_rows(text: str) -> bool:
    """县区, 企业名称, 序号: what stands over the first column."""
    return fits_name(text) and (is_axis(text) or kind_of(text) in _FIRST_KINDS)


def _run(lines: Sequence[TextLine], place: int) -> list[TextLine]:
    """The lines from here on that each could be a cell."""
    end = place
    while end < len(lines) and _may_be_cell(lines[end]):
        end += 1
    return list(lines[place:end])


def _may_be_cell(line: TextLine) -> bool:
    text = line.text.text.strip()
    if len(_BRACKETED.sub("", text)) > LONGEST_CELL or _SENTENCE.search(text) or line.whole:
        return False
    if is_number(text):
        return True
    return not (
        stops(line) or NOTE_START.match(text) or HEADING.match(text) or formal_role(plain(text))
    )


def _header(cells: Sequence[TextLine]) -> list[list[AlignedText]]:
    """The cells before the first figure, a line of brackets with the name above it."""
    found: list[list[AlignedText]] = []
    for line in cells:
        text = line.text.strip()
        if is_number(text.text):
            break
        if found and _BRACKETED.fullmatch(plain(text.text)):
            found[-1].append(text)
        else:
            found.append([text])
    return found


def _fitted(
    header: Sequence[Sequence[AlignedText]], cells: Sequence[TextLine], count: int
) -> CellLines | None:
    names = [AlignedText.join(parts) for parts in header[:count]]
    if not all(fits_name(plain(name.text)) for name in names):
        return None
    head_lines = sum(len(parts) for parts in header[:count])
    body = [line.text.strip() for line in cells[head_lines:]]
    serial = kind_of(plain(names[0].text)) is ColumnKind.ORDINAL
    rows = _rows(body, count, serial=serial)
    taken = sum(map(bool, (cell for row in rows for cell in row)))
    least = LEAST_ROWS if count > FEWEST else LEAST_SHORT_ROWS
    rest = body[taken:]
    summed = bool(rows) and _SUM.fullmatch(plain(rows[-1][serial].text)) is not None
    summed = summed and not (rest and _is_figure(rest[0]))
    if len(rows) < least or not (summed or _is_over(rest, count)):
        return None
    if not _are_figures(rows, first=1 + serial):
        return None
    if any(open_brackets(plain(name.text)) for name in names):
        return None
    if _has_words_for_figures(rows[0], rows[1:], 1 + serial):
        return None  # the names go on there, which are broken over lines
    return CellLines(
        names=tuple(ColumnName(own=name) for name in names),
        rows=tuple(rows),
        head_lines=head_lines,
        lines=head_lines + taken,
    )


def _rows(body: Sequence[AlignedText], count: int, *, serial: bool) -> list[Row]:
    """As many rows as there are; of a numbered table the last may have a total and no number."""
    rows: list[Row] = []
    begin = 0
    while begin < len(body):
        row = tuple(body[begin : begin + count])
        if serial and _TOTAL.fullmatch(plain(row[0].text)):
            row = (NOTHING, *row[: count - 1])
        elif serial and plain(row[0].text) != str(len(rows) + 1):
            break
        if len(row) < count or not _is_row_name(row[serial], rows, serial):
            break
        if _has_words_for_figures(row, rows, serial + 1):
            break
        rows.append(row)
        begin += sum(map(bool, row))
    return rows


def _has_words_for_figures(row: Row, rows: Sequence[Row], first: int) -> bool:
    """Words in every column of which all rows above hold figures: the next table begins here."""
    figured = [k for k in range(first, len(row)) if rows and all(_is_figure(r[k]) for r in rows)]
    return bool(figured) and not any(_is_figure(row[k]) for k in figured)


def _is_figure(cell: AlignedText) -> bool:
    return is_number(plain(cell.text))


def _is_row_name(cell: AlignedText, rows: Sequence[Row], place: int) -> bool:
    """A short name that no row above has."""
    name = plain(cell.text)
    if (
        is_number(name)
        or len(_BRACKETED.sub("", name)) > LONGEST_NAME
        or sum(map(is_wide, name)) < LEAST_LETTERS
    ):
        return False
    return name not in {plain(row[place].text) for row in rows}


def _is_over(rest: Sequence[AlignedText], count: int) -> bool:
    """Whether nothing below the last row could be a piece of another."""
    for place, cell in enumerate(rest[:count]):
        text = plain(cell.text)
        if len(text) >= SHORTEST_TITLE and (TITLE_END.fullmatch(text) or looks_like_title(text)):
            return True
        if is_number(text) or (place == 0 and _PLACE.fullmatch(text)):
            return False
    return True


def _are_figures(rows: Sequence[Row], *, first: int) -> bool:
    """Whether the columns behind the names hold figures or words, most of them figures."""
    columns = [[plain(row[k].text) for row in rows] for k in range(first, len(rows[0]))]
    shares = [sum(map(is_number, cells)) / len(cells) for cells in columns]
    told = [
        share >= SURE_FIGURES and any(map(_DIGIT.search, cells))
        for share, cells in zip(shares, columns, strict=True)
    ]
    return all(not share or share >= SOME_FIGURES for share in shares) and (
        sum(told) >= FIGURE_COLUMNS * len(columns)
    )
