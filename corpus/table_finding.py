"""Where tables begin and end among the lines of a document.

A table shows itself by its shape: bars or tabs between its cells, a line of column names, or
lines that each hold a name and figures. Prose that merely mentions such names stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from corpus.aligned import AlignedText
from corpus.frame import ANNEX_TITLED, NUMBER_LINE, formal_role
from corpus.markers import find_marker
from corpus.table_aligned import aligned_end
from corpus.table_cell_lines import cell_lines_at
from corpus.table_columns import Column, columns_of, fits_name, kind_of
from corpus.table_figures import FigureFinder
from corpus.table_grid import is_rule
from corpus.table_groups import groups_end
from corpus.table_headers import DATE_ALONE, Header, header_at
from corpus.table_kinds import ColumnKind
from corpus.table_levels import divided
from corpus.table_lines import TextLine, is_page_number, split_line
from corpus.table_marks import ATTACHMENT, CONTINUED, HEADING, NOTE_START, TITLE_END, stops
from corpus.table_numbered import numbered_end
from corpus.table_rules import is_of_rules, rules_end
from corpus.table_shapes import has_unit, is_deadline, is_number, plain, unit_share
from corpus.table_sides import sides_end
from corpus.table_straight import straight_end
from corpus.table_tier_marks import tiers_end


class TableStyle(Enum):
    """How the cells of a table are told apart."""

    PIPES = "pipes"
    TABS = "tabs"
    VALUES = "values"  # one line a row: a name, then figures
    CELLS = "cells"  # one line a cell, as many for every row
    ALIGNED = "aligned"  # one line a row, wide blanks between as many cells on each
    FLOW = "flow"  # nothing but spaces, line ends and what the cells say


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRegion:
    """The lines `[start, end)` of those searched; `head` is where the column names begin.

    The title stands above them and is left to the text around; form fields between title and
    column names are in. `context` is all text outside tables: words met there help to read one.
    """

    start: int
    head: int
    end: int
    style: TableStyle
    title: AlignedText
    lines: tuple[TextLine, ...]
    context: str = ""

    @property
    def whole(self) -> bool:
        """The cells are known: no row is broken, no cell empty because of a merged one."""
        return self.lines[self.head - self.start].whole


_FORM_LEAD = re.compile(
    r".*(?:填报|单位|时间|日期|部门|盖章|公章|联系|填表|制表|年\s*月).*[:：_].*"
)
# where a title begins
_LABELLED = re.compile(r"附[件表]?\d{1,2}[:：]?[一-龥]|附[件表][:：][一-龥]")
_NUMBERED_TITLE = re.compile(
    r"(?:附[表件]?|表)[一二三四五六七八九十\d]{1,2}(?:[-－—.]\d{1,2})?[:：]?[一-龥\d].*"
)
_SENTENCE_END = ("。", "；", "：", "！", ":")
_FIRST_NAMES = {ColumnKind.ORDINAL, ColumnKind.LABEL}  # what a table's first column mostly holds
MOST_TITLE_LINES = 3
MOST_LINES_BETWEEN = 3  # lines without separators that may stand inside a separated table
LOOK_AHEAD = 15  # lines with text within which a table's next row must show itself
MOST_TAIL_LINES = 12
LONGEST_TITLE_LINE = 45


def find_tables(lines: Sequence[TextLine]) -> tuple[TableRegion, ...]:
    """The tables among these lines, in order; they never overlap."""
    found: list[TableRegion] = []
    figures = FigureFinder.of(lines)
    place = 0
    while place < len(lines):
        region = _region_at(lines, place, found[-1].end if found else 0, figures)
        if region is None:
            place += 1
        else:
            found.append(region)
            place = region.end
    inside = {place for region in found for place in range(region.start, region.end)}
    prose = "".join(line.text.text for place, line in enumerate(lines) if place not in inside)
    return tuple(replace(region, context=plain(prose)) for region in found)


def _region_at(
    lines: Sequence[TextLine], place: int, free: int, finder: FigureFinder
) -> TableRegion | None:
    for style, separator in ((TableStyle.PIPES, "|"), (TableStyle.TABS, "\t")):
        end = _separated_end(lines, place, separator)
        if end is not None:
            return _region(lines, head=place, end=end, free=free, style=style)
        if lines[place].whole:
            return None
    cells = cell_lines_at(lines, place)
    if cells is not None:
        end = place + cells.lines
        return _region(lines, head=place, end=end, free=free, style=TableStyle.CELLS)
    header = header_at(lines, place)
    names = _Names.of(lines, place, header) if header is not None else None
    shown = _shown_end(lines, place, names)
    if shown is not None:
        return _region(lines, head=place, end=shown[0], free=free, style=shown[1])
    figures = finder.figures_at(place, free)
    if figures is not None:
        head, end = figures.head, figures.end
        if any(_is_known(lines, here) for here in range(place + 1, head + 1)):
            return None
        return _region(lines, head=head, end=end, free=free, style=TableStyle.VALUES)
    end = names.likely_end(lines) if names is not None else None
    if end is not None:
        return _region(lines, head=place, end=end, free=free, style=TableStyle.FLOW)
    return None


def _shown_end(
    lines: Sequence[TextLine], place: int, names: _Names | None
) -> tuple[int, TableStyle] | None:
    """The end of a table without bars whose lines show by themselves that they are rows."""
    if names is not None and (end := names.sure_end(lines)) is not None:
        return end, TableStyle.FLOW
    if (end := aligned_end(lines, place)) is not None:
        return end, TableStyle.ALIGNED
    if names is not None and (end := names.tiers_end(lines)) is not None:
        return end, TableStyle.FLOW
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The column names on some lines, and where the rows below them begin."""

    columns: tuple[Column, ...]
    body: int

    @classmethod
    def of(cls, lines: Sequence[TextLine], place: int, header: Header) -> _Names:
        body = place + header.lines
        return cls(
            columns=columns_of(divided(header.names, () if header.flat else lines[place:body])),
            body=body,
        )

    def sure_end(self, lines: Sequence[TextLine]) -> int | None:
        """The end of a table of rules, in halves or in groups, whose lines may hold figures."""
        end = rules_end(lines, self.body) if is_of_rules(self.columns) else None
        end = end or sides_end(lines, self.body, self.columns)
        return end or groups_end(lines, self.body, self.columns)

    def tiers_end(self, lines: Sequence[TextLine]) -> int | None:
        """The end of a table whose lines hold parts of several cells."""
        end = tiers_end(lines, self.body, self.columns)
        return max(end, _flow_end(lines, self.body) or end) if end is not None else None

    def likely_end(self, lines: Sequence[TextLine]) -> int | None:
        end = numbered_end(lines, self.body, self.columns) or _flow_end(lines, self.body)
        return end or straight_end(lines, self.body, len(self.columns))


def _region(
    lines: Sequence[TextLine], *, head: int, end: int, free: int, style: TableStyle
) -> TableRegion:
    above = _above(lines, head, free)
    start, end = above.stop, _with_notes(lines, end)
    return TableRegion(
        start=start,
        head=head,
        end=end,
        style=style,
        title=AlignedText.join(lines[place].text.strip() for place in above),
        lines=tuple(lines[start:end]),
    )


def _separators(line: TextLine, separator: str) -> int:
    text = line.text.text
    return text.strip().count("|") if separator == "|" else text.rstrip().count("\t")


def _is_separated(lines: Sequence[TextLine], place: int) -> bool:
    return any(_separated_end(lines, place, separator) for separator in "|\t")


def _is_known(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a table begins here that bars, tabs or blanks show, or its names and lines."""
    if _is_separated(lines, place) or aligned_end(lines, place) is not None:
        return True
    header = header_at(lines, place)
    names = _Names.of(lines, place, header) if header is not None else None
    return names is not None and names.tiers_end(lines) is not None


def _separated_end(lines: Sequence[TextLine], place: int, separator: str) -> int | None:
    """One past the last line of a table with separators that begins here."""
    if _separators(lines[place], separator) < 2:
        return None
    rows, last, between = 0, place, 0
    for here in range(place, len(lines)):
        line = lines[here]
        if here > place and _begins_anew(lines, place, here):
            break
        if _separators(line, separator) >= 1:
            rows, last, between = rows + 1, here, 0
            continue
        between += 1
        noted = NOTE_START.match(line.text.text) or _titles_another(lines, place, here, separator)
        if line.whole or between > MOST_LINES_BETWEEN or stops(line) or noted:
            break
    return last + 1 if rows >= 2 else None


def _begins_anew(lines: Sequence[TextLine], place: int, here: int) -> bool:
    """Whether this line is none of the table whose names stand at `place`: the one was drawn and
    the other is not, or other names stand here above a rule of their own."""
    line, names = lines[here], lines[place]
    if line.whole != names.whole or (line.whole and line.gap):
        return True
    if line.gap and here > place + 1 and header_at(lines, here):
        return _cells(line) != _cells(names) and not any(map(is_number, _cells(line)))
    parted = line.gap > 0 or _separators(lines[here - 1], "|") == 0
    ruled = here + 1 < len(lines) and _is_drawn_rule(lines[here + 1])
    return parted and ruled and plain(line.text.text) != plain(names.text.text)


def _cells(line: TextLine) -> list[str]:
    return [plain(cell) for cell in re.split(r"[|\t]", line.text.text) if plain(cell)]


def _titles_another(lines: Sequence[TextLine], place: int, here: int, separator: str) -> bool:
    """Whether a line without separators is the title of a table whose names stand right below."""
    below = next(
        (
            k
            for k in range(here + 1, here + 3)
            if k < len(lines) and _separators(lines[k], separator)
        ),
        None,
    )
    title = plain(lines[here].text.text)
    if below is None or CONTINUED.fullmatch(title) or title.endswith(_SENTENCE_END):
        return False
    cells = _cells(lines[below])
    if any(map(is_number, cells)) or cells == _cells(lines[place]):
        return False
    if _NUMBERED_TITLE.match(title):
        return True
    named = kind_of(cells[0]) in _FIRST_NAMES and all(map(fits_name, cells))
    return bool(lines[here].gap and TITLE_END.fullmatch(title) and named)


def _is_drawn_rule(line: TextLine) -> bool:
    return _separators(line, "|") > 1 and is_rule(line.text)


def is_anchor(piece: str) -> bool:
    """Only a table has this standing free: when, or by whom."""
    if is_deadline(piece):
        return True
    share = unit_share(piece)
    return len(piece) >= 3 and (share >= SURE_UNITS or (share >= BROKEN_UNITS and has_unit(piece)))


SURE_UNITS = 0.99
BROKEN_UNITS = 0.75  # of a list that a line end cuts


def _flow_end(lines: Sequence[TextLine], body: int) -> int | None:
    """One past the last line of the table whose cells begin at `body`, None for prose there."""
    last, waiting, heading = None, 0, False
    for here in range(body, len(lines)):
        line = lines[here]
        if is_page_number(line, bare=True):
            continue
        if stops(line) or NOTE_START.match(line.text.text):
            break
        waiting += 1
        heading = heading or bool(HEADING.match(line.text.text))
        if any(is_anchor(piece.text) for piece in split_line(line.text)):
            last, waiting, heading = here, 0, False
        elif waiting > LOOK_AHEAD:
            break
    if last is None:  # an empty form has nothing below its column names
        return body if waiting == 0 else None
    return _tail_end(lines, last + 1)


def _tail_end(lines: Sequence[TextLine], place: int) -> int:
    """One past the lines that still belong to the last row, after its last sure sign."""
    end = place
    for here in range(place, min(len(lines), place + MOST_TAIL_LINES)):
        line = lines[here]
        text = line.text.text
        stop = stops(line) or NOTE_START.match(text) or HEADING.match(text)
        if stop or line.gap > 1 or line.page_break:
            break
        end = here + 1
    return end


def _with_notes(lines: Sequence[TextLine], end: int) -> int:
    """The end moved past the notes that stand right below the table."""
    noted = False
    for here in range(end, len(lines)):
        line = lines[here]
        text = line.text.text
        if not noted and not NOTE_START.match(text):
            break
        if noted and (stops(line) or HEADING.match(text) or header_at(lines, here)):
            break
        if noted and _begins_next(lines, here):
            break
        noted, end = True, here + 1
        if lines[here].text.text.rstrip().endswith("。") and not _note_goes_on(lines, here + 1):
            break
    return end


def _begins_next(lines: Sequence[TextLine], place: int) -> bool:
    """Does another table with separators begin here, or right below its title here?"""
    titled = place + 1 < len(lines) and TITLE_END.fullmatch(plain(lines[place].text.text))
    return any(_is_separated(lines, here) for here in range(place, place + 1 + bool(titled)))


def _note_goes_on(lines: Sequence[TextLine], place: int) -> bool:
    return place < len(lines) and bool(NOTE_START.match(lines[place].text.text))


def _above(lines: Sequence[TextLine], head: int, free: int) -> range:
    """The lines of the title above the column names; between the two only form fields stand."""
    end = head
    while end > free and _is_lead(lines[end - 1]):
        end -= 1
    start = end
    while start > max(free, end - MOST_TITLE_LINES):
        text = lines[start - 1].text.text.strip()
        if lines[start - 1].whole:
            return range(start - _is_whole_title(text), start)
        ended = _titles(text)
        if ATTACHMENT.fullmatch(text) or text.endswith(_SENTENCE_END) or ended == (start < end):
            break
        if len(text) > LONGEST_TITLE_LINE or is_page_number(lines[start - 1], bare=True):
            break
        if DATE_ALONE.fullmatch(plain(text)):
            break
        start -= 1
        if _LABELLED.match(plain(text)):
            break
    if start == end:
        return range(head, head)
    return range(start, end)


def _is_whole_title(text: str) -> bool:
    """A short line above a drawn table that is no sentence, no heading and no label."""
    return (
        len(text) <= LONGEST_TITLE_LINE
        and not text.endswith(_SENTENCE_END)
        and formal_role(plain(text)) is None
        and not NUMBER_LINE.fullmatch(plain(text))
        and find_marker(text) is None
        and "|" not in text
    )


def _is_lead(line: TextLine) -> bool:
    text = line.text.text.strip()
    form = _FORM_LEAD.fullmatch(text) is not None and not _titles(text)
    return form or is_page_number(line, bare=True)


def _titles(text: str) -> bool:
    """A line that ends as titles do, or that its annex's label opens: 附3 企业项目."""
    return TITLE_END.fullmatch(text) is not None or ANNEX_TITLED.fullmatch(text) is not None
