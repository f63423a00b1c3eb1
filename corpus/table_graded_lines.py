"""What stands on a line of a table that has one rule for each grade: 焦化 B 级 限产 20% 以产量计.

Spaces that typesetting puts around figures and letters divide no cells; those between two Chinese
characters, and wide ones, do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.table_rule_cells import is_grade, is_industry, is_rule
from corpus.table_shapes import is_wide, plain

MOST_NAME_PARTS = 3  # stretches before the grade
MOST_GRADE_PARTS = 6
LONGEST_NAME = 12  # characters
WIDE = 2  # spaces
_STRETCH = re.compile(r"\S+")
_GLUED = re.compile(r"(?<=[一-龥）)])(?=[A-EＡ-Ｅ][-+]?(?:[级类]|$))")
_NAME = re.compile(r"[一-龥（）()、“”]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedLine:
    """The cells of a line. One without a grade holds a piece of a name, a rule or a remark, which
    is then in `rest`."""

    name: AlignedText | None = None
    grade: AlignedText | None = None
    rule: AlignedText | None = None
    remark: AlignedText | None = None
    rest: AlignedText | None = None


def graded_line(line: AlignedText, *, remarked: bool) -> GradedLine | None:
    """The cells of a line; None where it is open which they are. `remarked`: the table has a
    column of remarks."""
    parts = _parts(line.text)
    texts = [line.text[begin:end] for begin, end in parts]
    first, last = _grade_in(texts)
    if first == last:
        return GradedLine(rest=line.strip())
    name = line[: parts[first][0]].strip() if first else None
    if name is not None and not may_be_name(plain(name.text)):
        return None
    cells = _rule_and_remark(line[parts[last - 1][1] :].strip(), remarked=remarked)
    if cells is None:
        return None
    grade = AlignedText.join(line[begin:end] for begin, end in parts[first:last])
    return GradedLine(name=name, grade=grade, rule=cells[0], remark=cells[1])


def may_be_name(text: str) -> bool:
    """Short, of Chinese characters, and no rule."""
    bare = text.lstrip("0123456789")
    if not bare or len(bare) > LONGEST_NAME or not _NAME.fullmatch(bare) or is_grade(bare):
        return False
    return is_industry(bare) or not is_rule(bare)


def _parts(text: str) -> list[tuple[int, int]]:
    """The stretches between spaces, a grade taken from the name that it runs together with."""
    found: list[tuple[int, int]] = []
    for match in _STRETCH.finditer(text):
        begin = match.start()
        for glued in _GLUED.finditer(match.group()):
            found.append((begin, match.start() + glued.start()))
            begin = match.start() + glued.start()
        found.append((begin, match.end()))
    return found


def _grade_in(texts: Sequence[str]) -> tuple[int, int]:
    """The longest run of stretches that is a grade, the first of them; an empty one for none."""
    for first in range(min(len(texts), MOST_NAME_PARTS + 1)):
        for last in range(min(len(texts), first + MOST_GRADE_PARTS), first, -1):
            if is_grade("".join(texts[first:last])):
                return first, last
    return 0, 0


def _rule_and_remark(
    text: AlignedText, *, remarked: bool
) -> tuple[AlignedText | None, AlignedText | None] | None:
    """A rule and the remark beside it; None where it is open where the one ends."""
    if not text:
        return None, None
    cuts = [m for m in re.finditer(r"\s+", text.text) if _divides(text.text, m)]
    if not remarked or not cuts:
        return text, None
    ways = [m for m in cuts if is_rule(plain(text.text[: m.start()]))]
    if not ways:
        return (text, None) if is_rule(plain(text.text)) else None
    if len(ways) > 1:
        return None
    return text[: ways[0].start()], text[ways[0].end() :]


def _divides(text: str, space: re.Match[str]) -> bool:
    before, after = text[space.start() - 1], text[space.end()]
    if len(space.group()) >= WIDE:
        return True
    return is_wide(after) and (is_wide(before) or before in "%％)）")
