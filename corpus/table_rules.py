"""Tables of rules: industry and grade name the rows, phases or warning levels the columns.

Where such a table ends, and its cells, of which a line may hold parts only. What its rows are is
for `corpus.table_rule_rows` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_headers import header_at
from corpus.table_kinds import ColumnKind
from corpus.table_lines import Piece, TextLine, is_page_number
from corpus.table_marks import HEADING, NOTE_START, stops
from corpus.table_rule_cells import is_grade, is_rule
from corpus.table_shapes import plain

LEAST_LINES = 2  # with a grade or a rule on them
MOST_BETWEEN = 3  # lines that hold parts of cells only
LONGEST_LINE = 60  # characters, of one that shows no rule
LONGEST_TOKEN = 30
_PROSE = re.compile(r"[，；].*。$|.{12}。$|^（?[一二三四五六七八九十\d]+[）)、.]")


def is_of_rules(columns: Sequence[Column]) -> bool:
    return any(column.kind is ColumnKind.RULE for column in columns)


def rules_end(lines: Sequence[TextLine], body: int) -> int | None:
    """One past the last line of the table of rules whose rows begin at `body`; None for prose."""
    last, shown, between, place = None, 0, 0, body
    while place < len(lines):
        line = lines[place]
        if stops(line) or NOTE_START.match(line.text.text) or HEADING.match(line.text.text):
            break
        again = header_at(lines, place)
        if is_page_number(line, bare=True) or again is not None:
            place += again.lines if again is not None else 1
            continue
        if _shows_rule(line) or (last is not None and _ends_rule(lines[place - 1], line)):
            last, shown, between = place + 1, shown + 1, 0
        else:
            between += 1
            if between > MOST_BETWEEN or len(line.text.text) > LONGEST_LINE:
                break
        place += 1
    return last if last is not None and shown >= LEAST_LINES else None


def _shows_rule(line: TextLine) -> bool:
    tokens = line.text.text.split()
    if len(tokens) == 1 and _PROSE.search(tokens[0]):
        return False
    short = all(len(token) <= LONGEST_TOKEN for token in tokens)
    return short and any(is_grade(token) or is_rule(token) for token in tokens)


def _ends_rule(above: TextLine, line: TextLine) -> bool:
    """The rest of a rule that the line end above broke: 结焦时间延 / 长至24小时."""
    *_, stub = above.text.text.split()  # a grade may stand before it on its line
    whole = stub + plain(line.text.text)
    short = len(whole) <= LONGEST_TOKEN and not _PROSE.search(whole)
    return short and is_rule(whole) and not is_rule(stub)


# two stretches of a line with the space between them that are one cell: C 级, A级、 B级, 限产 20%
_ONE_CELL = re.compile(
    r"(?:[A-EＡ-Ｅ][+-]? [级类].*|.*[、（(] .*|.* (?:及?以[上下]|[）)]).*"
    r"|.*(?:限产|减产|减排|减少|降低|压减|停产|延长|至|到|为|于|过) [\d≥≤].*"
    r"|.*\d (?:%|％|天|日|小时|个月).*)"
)


def cells_joined(pieces: Sequence[Piece], columns: Sequence[Column]) -> tuple[Piece, ...]:
    """The pieces, those put together that typesetting or a line across all columns has parted."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if (
            before is not None
            and before.line == piece.line
            and _ONE_CELL.fullmatch(f"{before.plain} {piece.plain}")
        ):
            text = AlignedText.join((before.text, piece.text))
            found[-1] = replace(before, text=text, last=piece.last)
        else:
            found.append(piece)
    return _across(found, sum(column.kind is ColumnKind.RULE for column in columns))


def _across(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """Lines that hold the rests of the rules that break off above them, joined to these."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and lines[-1][0].line == piece.line:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    kept: list[list[Piece]] = []
    for line in lines:
        side_by_side = bool(kept) and len(kept[-1]) > 1
        wanting = _wanting(kept[-1][-count:]) if side_by_side else []
        if _is_rest(wanting, line):
            rests = dict(zip((id(piece) for piece in wanting), line, strict=True))
            kept[-1] = [_with_rest(piece, rests.get(id(piece))) for piece in kept[-1]]
        else:
            kept.append(line)
    return tuple(piece for line in kept for piece in line)


def _wanting(line: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in line if not (is_rule(piece.plain) or is_grade(piece.plain))]


def _is_rest(above: Sequence[Piece], line: Sequence[Piece]) -> bool:
    return len(above) == len(line) and all(
        is_rule(upper.plain + lower.plain) for upper, lower in zip(above, line, strict=True)
    )


def _with_rest(piece: Piece, rest: Piece | None) -> Piece:
    if rest is None:
        return piece
    return replace(piece, text=AlignedText.join((piece.text, rest.text)))
