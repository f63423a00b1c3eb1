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
from corpus.table_columns import header_at
from corpus.table_lines import TextLine, is_page_number, split_line
from corpus.table_shapes import has_unit, is_deadline, is_number, is_wide, plain, unit_share


class TableStyle(Enum):
    """How the cells of a table are told apart."""

    PIPES = "pipes"
    TABS = "tabs"
    VALUES = "values"  # one line a row: a name, then figures
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


_ATTACHMENT = re.compile(r"[Il|\s]*附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?\s*")
_IMPRINT = re.compile(
    r"\s*(?:抄\s*送|主\s*送|分\s*送)\s*[:：]|.{4,40}\d+年\s*\d+月\s*\d+日\s*印发\s*"
)
NOTE_START = re.compile(
    r"\s*(?:备?注|说明|(?:指标|填表|填报|有关|编制)说明)\s*\d*\s*[:：]|\s*[*※]\S"
)
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,4}[章条节])"
)
_TITLE_END = re.compile(
    r".*(?:表|单|册|账|帐|目标|任务|计划|方案|安排|分工|一览|情况|指标|目录|要点|明细|汇总|统计|标准|分解|措施)"
    r"(?:[（(].{1,20}[）)])?"
)
_FORM_LEAD = re.compile(
    r".*(?:填报|单位|时间|日期|部门|盖章|公章|联系|填表|制表|年\s*月).*[:：_].*"
)
_SENTENCE_END = ("。", "；", "：", "！", ":")
MOST_TITLE_LINES = 3
MOST_LINES_BETWEEN = 3  # lines without separators that may stand inside a separated table
LEAST_VALUE_ROWS = 3
LOOK_AHEAD = 15  # lines with text within which a table's next row must show itself
MOST_VALUE_HEADER = 16
MOST_TAIL_LINES = 12
LONGEST_HEADER_LINE = 40  # characters
LONGEST_TITLE_LINE = 45
SHORTEST_TITLE = 8


def find_tables(lines: Sequence[TextLine]) -> tuple[TableRegion, ...]:
    """The tables among these lines, in order; they never overlap."""
    found: list[TableRegion] = []
    place = 0
    while place < len(lines):
        region = _region_at(lines, place, found[-1].end if found else 0)
        if region is None:
            place += 1
        else:
            found.append(region)
            place = region.end
    inside = {place for region in found for place in range(region.start, region.end)}
    prose = "".join(line.text.text for place, line in enumerate(lines) if place not in inside)
    return tuple(replace(region, context=plain(prose)) for region in found)


def _region_at(lines: Sequence[TextLine], place: int, free: int) -> TableRegion | None:
    for style, separator in ((TableStyle.PIPES, "|"), (TableStyle.TABS, "\t")):
        end = _separated_end(lines, place, separator)
        if end is not None:
            return _region(lines, head=place, end=end, free=free, style=style)
    header = header_at(lines, place)
    if header is not None:
        body = place + header.lines
        end = _values_end(lines, body)
        if end is not None:
            return _region(lines, head=place, end=end, free=free, style=TableStyle.VALUES)
        end = _flow_end(lines, body)
        if end is not None:
            return _region(lines, head=place, end=end, free=free, style=TableStyle.FLOW)
    return _headless_values(lines, place, free)


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


def _separated_end(lines: Sequence[TextLine], place: int, separator: str) -> int | None:
    """One past the last line of a table with separators that begins here."""
    if _separators(lines[place], separator) < 2:
        return None
    rows, last, between = 0, place, 0
    for here in range(place, len(lines)):
        line = lines[here]
        if _separators(line, separator) >= 1:
            rows, last, between = rows + 1, here, 0
            continue
        between += 1
        if between > MOST_LINES_BETWEEN or _stops(line) or NOTE_START.match(line.text.text):
            break
    return last + 1 if rows >= 2 else None


def _stops(line: TextLine) -> bool:
    text = line.text.text
    return bool(_ATTACHMENT.fullmatch(text) or _IMPRINT.match(text))


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
        if _stops(line) or NOTE_START.match(line.text.text):
            break
        waiting += 1
        heading = heading or bool(_HEADING.match(line.text.text))
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
        stop = _stops(line) or NOTE_START.match(text) or _HEADING.match(text)
        if stop or line.gap > 1 or line.page_break:
            break
        end = here + 1
    return end


def _values_end(lines: Sequence[TextLine], body: int) -> int | None:
    """One past the last of the lines from `body` on that each are a row of figures."""
    rows, last, others = 0, body, 0
    for here in range(body, len(lines)):
        line = lines[here]
        if is_page_number(line, bare=False):
            continue
        if is_value_row(line):
            rows, last, others = rows + 1, here + 1, 0
        else:
            others += 1
            if others > 1 or _stops(line) or NOTE_START.match(line.text.text):
                break
    return last if rows >= 2 else None


_ROW_NAME = re.compile(r"(?:\d{1,3}[.、]?)?\s*[一-龥（）()、·A-Za-z]{2,16}")


def is_value_row(line: TextLine) -> bool:
    """A short name, then at least two cells of which most are figures."""
    name, *cells = line.text.text.split() or [""]
    if name.isdigit() and cells:
        name, *cells = cells
    if len(cells) < 2 or not _ROW_NAME.fullmatch(name) or not is_wide(name[0]):
        return False
    figures = sum(is_number(cell) for cell in cells)
    return figures * 2 >= len(cells) and all(len(cell) <= 12 for cell in cells)


def _headless_values(lines: Sequence[TextLine], place: int, free: int) -> TableRegion | None:
    """A table of figures whose column names are too broken to be known as such."""
    if not is_value_row(lines[place]):
        return None
    end = _values_end(lines, place)
    if end is None or sum(is_value_row(line) for line in lines[place:end]) < LEAST_VALUE_ROWS:
        return None
    head = _first_header_line(lines, place, free)
    return _region(lines, head=head, end=end, free=free, style=TableStyle.VALUES)


def _first_header_line(lines: Sequence[TextLine], rows: int, free: int) -> int:
    """The first of the lines above `rows` that name the columns: below any title or sentence."""
    first = rows
    for here in range(rows - 1, max(free, rows - MOST_VALUE_HEADER) - 1, -1):
        text = lines[here].text.text.strip()
        if _ATTACHMENT.fullmatch(text):
            return _below_title(lines, here + 1, rows)
        if len(text) > LONGEST_HEADER_LINE or text.endswith("。"):
            break
        if len(text) >= SHORTEST_TITLE and _TITLE_END.fullmatch(text) and " " not in text:
            break
        first = here
    return first


def _below_title(lines: Sequence[TextLine], place: int, rows: int) -> int:
    """The first header line below an annex's label: after the lines that may be its title."""
    for here in range(place, min(rows - 1, place + MOST_TITLE_LINES)):
        if _TITLE_END.fullmatch(lines[here].text.text.strip()):
            return here + 1
    return place


def _with_notes(lines: Sequence[TextLine], end: int) -> int:
    """The end moved past the notes that stand right below the table."""
    noted = False
    for here in range(end, len(lines)):
        line = lines[here]
        text = line.text.text
        if not noted and not NOTE_START.match(text):
            break
        if noted and (_stops(line) or _HEADING.match(text) or header_at(lines, here)):
            break
        noted, end = True, here + 1
        if lines[here].text.text.rstrip().endswith("。") and not _note_goes_on(lines, here + 1):
            break
    return end


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
        ended = bool(_TITLE_END.fullmatch(text))
        if _ATTACHMENT.fullmatch(text) or text.endswith(_SENTENCE_END) or ended == (start < end):
            break
        if len(text) > LONGEST_TITLE_LINE or is_page_number(lines[start - 1], bare=True):
            break
        start -= 1
    if start == end:
        return range(head, head)
    return range(start, end)


def _is_lead(line: TextLine) -> bool:
    return bool(_FORM_LEAD.fullmatch(line.text.text.strip())) or is_page_number(line, bare=True)
