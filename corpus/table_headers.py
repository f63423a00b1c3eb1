"""The lines above a table's rows: which of them are its header, and what names they spell.

A header is found by the names it holds, broken over lines and spread over columns as they may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_class_heads import lines_of_classes
from corpus.table_columns import (
    BRACKETS,
    GROUP_COUNTED,
    GROUP_NAME,
    TELLING_KINDS,
    VAGUE_KINDS,
    fits_name,
    is_axis,
    kind_of,
)
from corpus.table_kinds import ColumnKind
from corpus.table_lines import TextLine
from corpus.table_marks import SPACED_TITLE, labels_annex
from corpus.table_row_names import with_row_names
from corpus.table_rule_cells import is_grade, is_industry
from corpus.table_rule_names import LEAST_RULES, MOST_BEHIND, are_two, is_rule_name, rule_kinds
from corpus.table_shapes import open_brackets, plain
from corpus.table_tier_marks import woven_names

_NEVER_IN_NAMES = re.compile(r"[|。；;：:！!？?，,“”]")
DATE_ALONE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")  # below a signature, never a header
_NAMED = re.compile(r"(?:企业|单位|项目|工程|任务)名称|.{2}内容")  # no other name begins so
NAME_COST = 0.3  # of one more name,
LONG_NAME = 0.05  # per character over four
SPREAD_COST = 0.1  # of joining letters spread over a line into one name,
BROKEN_COST = 0.2  # pieces one below the other,
TWO_NAMES = 1.5  # or pieces side by side
MOST_PIECES_IN_NAME = 8
MOST_PIECES = 40  # on all the lines of one header
MOST_HEADER_LINES = 12
MOST_WOVEN_LINES = 4  # of names that stand side by side
BROKEN_NAME = 0.5  # nats, for one that its first part makes a name of another kind
MOST_TALL_LINES = 20  # of a header with one name below the other
LINES_SHOWING_CLASSES = 4  # two of names, two of rows
SHORTEST_TITLE = 7  # characters
_CALLED_TABLE = re.compile(r"[一-龥]{2,5}(?:表|清单|名单|台账)")
LEAST_ONE_A_LINE = 3  # names
MOST_ROW_LINES = 120  # looked at for the numbers of rows
LONGEST_REST = 3  # characters that a name may go on for, which is one without them, too
MOST_LOOSE_LINES = 3  # lines that make no name yet


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A stretch of a header line; `fresh`: it begins a line."""

    text: AlignedText
    fresh: bool

    @property
    def plain(self) -> str:
        return plain(self.text.text)


def name_parts(line: AlignedText) -> list[NamePart]:
    """The stretches of a line between spaces."""
    return [
        NamePart(text=line[match.start() : match.end()], fresh=number == 0)
        for number, match in enumerate(re.finditer(r"\S+", line.text))
    ]


def header_names(parts: Sequence[NamePart]) -> tuple[AlignedText, ...]:
    """The column names that these pieces spell, or nothing when they are no header.

    Pieces are joined where only together they make a name (工 程 措 施, 责任 / 单位).
    """
    if not 2 <= len(parts) <= MOST_PIECES or not all(fits_name(part.plain) for part in parts):
        return ()
    names = with_row_names(_best_names(parts), {part.plain for part in parts})
    kinds = [kind_of(plain(name.text)) for name in names]
    known = sum(_is_known(plain(name.text)) for name in names)
    telling = any(kind not in VAGUE_KINDS for kind in kinds) or _of_rules(names)
    telling = telling or GROUP_NAME.fullmatch(plain(names[0].text)) is not None
    enough = telling and (known >= 3 or known == len(names) == 2)
    return names if enough and known * 3 >= len(names) * 2 else ()


def _is_known(name: str) -> bool:
    return kind_of(name) is not None or (fits_name(name) and is_rule_name(name))


def _of_rules(names: Sequence[AlignedText]) -> bool:
    """Phases, levels or grades side by side, which prose does not have."""
    return sum(is_rule_name(name.text) for name in names) >= LEAST_RULES


def _best_names(parts: Sequence[NamePart]) -> tuple[AlignedText, ...]:
    """The reading of header pieces as column names that knows the most of them."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))]
    for end in range(1, len(parts) + 1):
        options = []
        for begin in range(max(0, end - MOST_PIECES_IN_NAME), end):
            cost, cuts = best[begin]
            joints = sum(_joint_cost(a, b) for a, b in pairwise(parts[begin:end]))
            texts = tuple(part.plain for part in parts[begin:end])
            options.append((cost + joints + _name_cost(texts), (*cuts, end)))
        best.append(min(options, key=lambda option: option[0]))
    cuts = best[-1][1]
    return tuple(AlignedText.join(part.text for part in parts[a:b]) for a, b in pairwise(cuts))


def _joint_cost(left: NamePart, right: NamePart) -> float:
    """A narrow column breaks its name over lines; on one line only single letters are spread."""
    if right.fresh:
        return BROKEN_COST
    return SPREAD_COST if len(left.plain) == len(right.plain) == 1 else TWO_NAMES


@lru_cache(maxsize=8192)
def _name_cost(texts: tuple[str, ...]) -> float:
    """Cost of pieces as one name; a name that must stand alone (序号, 责任单位) begins no other."""
    name = "".join(texts)
    firsts = ["".join(texts[:k]) for k in range(1, len(texts))]
    begun = any(kind_of(first) in TELLING_KINDS or is_axis(first) for first in firsts)
    begun = begun or any(_NAMED.fullmatch(first) for first in firsts)
    begun = (begun and not is_axis(name)) or any(are_two(first, name) for first in firsts)
    cost = (
        NAME_COST
        + LONG_NAME * max(0, len(BRACKETS.sub("", name)) - 4)
        + (TWO_NAMES if begun else 0.0)
    )
    if _is_known(name):
        return cost
    return cost + (1.0 if len(name) > 1 and fits_name(name) else 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Column names, and how many lines they are broken over. `flat`: the rows show that there is
    one for each line, and none above others."""

    names: tuple[AlignedText, ...]
    lines: int
    flat: bool = False


def header_at(lines: Sequence[TextLine], place: int) -> Header | None:
    """The header that begins on this line, however many lines its names are broken over."""
    if _is_title(lines, place):
        return None
    if (classes := _of_classes(lines, place)) is not None:
        return classes
    best: Header | None = None
    parts: list[NamePart] = []
    tall = len(name_parts(lines[place].text)) <= 2  # one name below the other
    most = MOST_TALL_LINES if tall else MOST_HEADER_LINES
    for end in range(place, min(len(lines), place + most)):
        here = name_parts(lines[end].text)
        if _NEVER_IN_NAMES.search(lines[end].text.text) or not all(
            fits_name(part.plain) for part in here
        ):
            break
        if parts and len(here) > 2 and _is_sure(header_names(here)):
            break
        if best and not tall and not _goes_on(best, parts[-1], _completed(here, lines, end)):
            break
        parts.extend(here)
        names = header_names(parts)
        if names and (end == place or _is_sure(names)):
            best = Header(names=names, lines=end - place + 1)
        elif best and end - place >= best.lines + MOST_LOOSE_LINES:
            break
    best = _woven(lines, place, best) or best
    if best is None or not _is_known(plain(best.names[0].text)):
        return None
    return _completed_names(best, lines, place, tall=tall)


def _woven(lines: Sequence[TextLine], place: int, plain_one: Header | None) -> Header | None:
    """Names whose halves stand side by side on several lines, where they read no better in turn.
    Where those of the first line are whole by themselves (所在乡 / 镇), the rests are short."""
    whole = plain_one is not None and _is_sure(plain_one.names)
    if whole and plain_one is not None and plain_one.lines > 1:
        return None
    below = lines[place : place + MOST_WOVEN_LINES]
    rests = [part.plain for line in below[1:2] for part in name_parts(line.text)]
    if whole and any(len(rest) > LONGEST_REST for rest in rests):
        return None
    names, count = woven_names(
        [[part.text for part in name_parts(line.text)] for line in below],
        _woven_cost,
    )
    kinds = {kind_of(plain(name.text)) for name in names}
    return Header(names=names, lines=count, flat=True) if kinds - VAGUE_KINDS else None


def _woven_cost(parts: tuple[str, ...]) -> float | None:
    """Cost of the parts of a name, None if it is not known; one that its first part makes another
    name (管控要求 / 类别) goes on for no reason."""
    name = "".join(parts)
    if not _is_known(name):
        return None
    return _name_cost(parts) + BROKEN_NAME * (kind_of(parts[0]) not in {None, kind_of(name)})


def _completed_names(
    header: Header, lines: Sequence[TextLine], place: int, *, tall: bool
) -> Header:
    """The names with what only the lines below tell of them."""
    if tall and (single := _one_a_line(header, lines, place)) is not None:
        return single
    found = _with_brackets(header, lines, place)
    return _with_last_names(found, lines, place) if tall else found


def _one_a_line(header: Header, lines: Sequence[TextLine], place: int) -> Header | None:
    """The names, each a line by itself, where the numbered rows below have as many lines: 属地
    and 问题 are two columns then. Only a name that is known by its rest alone stays broken."""
    names = [line.text.strip() for line in lines[place : place + header.lines]]
    texts = [plain(name.text) for name in names]
    if len(names) < LEAST_ONE_A_LINE or kind_of(texts[0]) is not ColumnKind.ORDINAL:
        return None
    if any(_need_one_another(one, other) for one, other in pairwise(texts)):
        return None
    counts = _lines_of_rows(lines, place + header.lines)
    if not counts or min(counts) != len(names):
        return None
    return Header(names=tuple(names), lines=header.lines, flat=True)


def _need_one_another(first: str, rest: str) -> bool:
    """责任 / 单位: neither says alone what they say together."""
    whole = kind_of(first + rest)
    return whole in TELLING_KINDS and kind_of(rest) != whole


def _lines_of_rows(lines: Sequence[TextLine], body: int) -> list[int]:
    """How many lines each numbered row has, as far as the next number is found."""
    starts: list[int] = []
    for here in range(body, min(len(lines), body + MOST_ROW_LINES)):
        text = plain(lines[here].text.text)
        if not starts and not text.isdigit():
            break
        if text.isdigit() and (not starts or int(text) == int(_at(lines, starts[-1])) + 1):
            starts.append(here)
    return [other - one for one, other in pairwise(starts)]


def _at(lines: Sequence[TextLine], place: int) -> str:
    return plain(lines[place].text.text)


def _of_classes(lines: Sequence[TextLine], place: int) -> Header | None:
    """Names that are bare grades or industries, with the one above them, if there is one."""
    parts = [name_parts(line.text) for line in lines[place : place + LINES_SHOWING_CLASSES]]
    count = lines_of_classes([[part.plain for part in line] for line in parts])
    names = tuple(part.text for line in parts[:count] for part in line)
    return Header(names=names, lines=count) if count else None


def _with_brackets(header: Header, lines: Sequence[TextLine], place: int) -> Header:
    """The names with a line of brackets that go with them, one for each phase or level:
    黄色预警 橙色预警 / （Ⅲ级） （Ⅱ级）."""
    end = place + header.lines
    parts = name_parts(lines[end].text) if end < len(lines) else []
    places = [k for k, name in enumerate(header.names) if is_rule_name(name.text)]
    if not places or len(parts) != len(places):
        return header
    if not all(BRACKETS.fullmatch(part.plain) for part in parts):
        return header
    names = list(header.names)
    for k, part in zip(places, parts, strict=True):
        names[k] = AlignedText.join((names[k], part.text))
    return Header(names=tuple(names), lines=header.lines + 1)


def _is_title(lines: Sequence[TextLine], place: int) -> bool:
    """The label of an annex, a date, or a long line above lines that name the columns."""
    text = lines[place].text.text.strip()
    if labels_annex(text) or SPACED_TITLE.fullmatch(text) or DATE_ALONE.fullmatch(plain(text)):
        return True
    short = len(text) < SHORTEST_TITLE and _CALLED_TABLE.fullmatch(text) is None
    if short or len(name_parts(lines[place].text)) > 1:
        return False
    return place + 1 < len(lines) and header_at(lines, place + 1) is not None


def _is_sure(names: Sequence[AlignedText]) -> bool:
    """Names put together over several lines have to be known, every one of them."""
    known = bool(names) and all(_is_known(plain(name.text)) for name in names)
    telling = any(kind_of(plain(name.text)) in TELLING_KINDS for name in names)
    return known and (telling or _of_rules(names))


def _goes_on(header: Header, before: NamePart, parts: Sequence[NamePart]) -> bool:
    """Whether a further line belongs to a header that could already end here."""
    if _begins_group(header, parts):
        return False
    if open_brackets(before.plain):
        return True
    if not all(_is_known(plain(name.text)) for name in header.names):
        return True
    return all(kind_of(part.plain) in TELLING_KINDS or is_rule_name(part.plain) for part in parts)


def _completed(
    parts: Sequence[NamePart], lines: Sequence[TextLine], place: int
) -> Sequence[NamePart]:
    """The parts of a line, the last with its rest below where its bracket stays open:
    橙色预警（Ⅱ / 级）."""
    below = name_parts(lines[place + 1].text) if place + 1 < len(lines) else []
    if not below or not open_brackets(parts[-1].plain):
        return parts
    text = AlignedText.join((parts[-1].text, below[0].text))
    return (*parts[:-1], NamePart(text=text, fresh=parts[-1].fresh))


def _begins_group(header: Header, parts: Sequence[NamePart]) -> bool:
    """第一组 below 组别: a cell, not one more name."""
    grouped = GROUP_NAME.fullmatch(plain(header.names[0].text))
    return bool(grouped and parts and GROUP_COUNTED.fullmatch(parts[0].plain))


def _with_last_names(header: Header, lines: Sequence[TextLine], place: int) -> Header:
    """The names, one below the other, with those of the last columns of a table of rules that
    nothing tells from a cell but the first row: as many cells stand before its grade as names do.
    """
    names = [plain(name.text) for name in header.names]
    kinds = rule_kinds([(name, kind_of(name) or ColumnKind.TEXT) for name in names])
    if ColumnKind.GRADE not in kinds:
        return header
    begin = place + header.lines
    cells = [line.text for line in lines[begin : begin + MOST_BEHIND + len(names)]]
    grade = next((k for k, cell in enumerate(cells) if is_grade(cell.text)), 0)
    extra = cells[: max(0, grade - kinds.index(ColumnKind.GRADE))]
    whole = is_industry("".join(cell.text for cell in cells[:grade]))
    if not 0 < len(extra) <= MOST_BEHIND or whole or any(is_industry(c.text) for c in extra):
        return header
    return Header(names=(*header.names, *extra), lines=header.lines + len(extra))
