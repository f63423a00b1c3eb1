"""Rows of figures whose spaces were lost or set wrongly: 72 6513 10天, 66 60 11 8 天, 44 54 0.

What the figures of a column look like (how many digits, how large) is known from the rows that
came whole; a row of them that has too few pieces is taken apart, and one that has too many put
together, where only one way suits all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_shapes import is_number

LEAST_WHOLE = 3  # rows that show what a column's figures look like
SMALLEST, LARGEST = 0.5, 2.0  # times the smallest and the largest figure of the column
_UNIT = re.compile(r"[天个家台辆吨户%％座处件次]|微克|百分点")
_NAME = re.compile(r"[一-龥（）()]{2,10}")
_WHOLE_NAME = re.compile(r".{1,16}(?:[县市区旗州镇乡]|街道|办事处|管委会|公司|园区?)")
LEAST_PIECES = 2  # a name and figures
_FIGURE = re.compile(r"(?P<whole>\d{1,6})(?:\.(?P<rest>\d{1,3}))?(?P<unit>\D{0,3})")

Tokens = tuple[AlignedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the figures of a column look like."""

    digits: frozenset[tuple[int, int]]
    units: frozenset[str]
    least: float
    most: float

    @classmethod
    def of(cls, cells: Sequence[str]) -> Look | None:
        found = [match for cell in cells if (match := _FIGURE.fullmatch(cell))]
        if len(found) != len(cells):
            return None
        values = [_value(match) for match in found]
        return cls(
            digits=frozenset(_digits(match) for match in found),
            units=frozenset(match["unit"] for match in found),
            least=SMALLEST * min(values),
            most=LARGEST * max(values),
        )

    def suits(self, text: str) -> bool:
        match = _FIGURE.fullmatch(text)
        if match is None or (text[0] == "0" and not text.startswith("0.")):
            return False
        alike = _digits(match) in self.digits and match["unit"] in self.units
        return alike and self.least <= _value(match) <= self.most


def _digits(match: re.Match[str]) -> tuple[int, int]:
    return len(match["whole"]), len(match["rest"] or "")


def _value(match: re.Match[str]) -> float:
    return float(f"{match['whole']}.{match['rest'] or 0}")


def with_first_halves(rows: Sequence[Tokens]) -> list[Tokens]:
    """The rows, a name broken over two lines put together: 临河经济 / 开发区 71 64. The first
    of the two is left empty."""
    found = list(rows)
    for place, (above, row) in enumerate(pairwise(rows)):
        if len(above) == 1 and len(row) > LEAST_PIECES and _is_half(above[0].text):
            name = AlignedText.join((above[0], row[0]))
            if not is_number(row[0].text) and is_axis_value(name.text):
                found[place], found[place + 1] = (), (name, *row[1:])
    return found


def _is_half(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not is_axis_value(text)


def is_axis_value(text: str) -> bool:
    """The name of a place or a company, whole."""
    return bool(_WHOLE_NAME.fullmatch(text))


def taken_apart(rows: Sequence[Tokens]) -> list[Tokens]:
    """The rows, units put to their figures and figures that ran together taken apart again."""
    joined = [_with_units(row) for row in rows]
    counts = Counter(len(row) for row in joined if len(row) > 1)
    count = counts.most_common(1)[0][0] if counts else 0
    looks = looks_of([row for row in joined if len(row) == count])
    first = next((k for k, look in enumerate(looks) if look is not None), count)
    figures = [look for look in looks[first:] if look is not None]
    if first == count or first + len(figures) < count:
        return joined
    return [_whole_row(row, first, figures) if len(row) != count else row for row in joined]


def looks_of(rows: Sequence[Tokens]) -> list[Look | None]:
    """What the figures of each column look like, by rows that are whole; None for words."""
    if len(rows) < LEAST_WHOLE:
        return []
    return [Look.of([row[k].text for row in rows]) for k in range(len(rows[0]))]


def _with_units(row: Tokens) -> Tokens:
    found: list[AlignedText] = []
    for token in row:
        if found and _UNIT.fullmatch(token.text) and found[-1].text[-1].isdigit():
            found[-1] = AlignedText.join((found[-1], token))
        else:
            found.append(token)
    return tuple(found)


def _whole_row(row: Tokens, first: int, looks: Sequence[Look]) -> Tokens:
    """The row with as many figures as there are columns, if there is one way only."""
    names, figures = row[:first], row[first:]
    if len(names) < first or not figures or not all(is_number(f.text) for f in figures):
        return row
    parted = len(figures) > len(looks)
    ways = list((_ways_together if parted else _ways)(figures, looks))
    return (*names, *ways[0]) if len(ways) == 1 else row


def _ways(figures: Tokens, looks: Sequence[Look]) -> Iterator[Tokens]:
    if not figures or not looks:
        if not figures and not looks:
            yield ()
        return
    token = figures[0]
    if looks[0].suits(token.text):
        for rest in _ways(figures[1:], looks[1:]):
            yield (token, *rest)
    for cut in range(1, len(token.text)):
        if looks[0].suits(token.text[:cut]):
            for rest in _ways((token[cut:], *figures[1:]), looks[1:]):
                yield (token[:cut], *rest)


def _ways_together(figures: Tokens, looks: Sequence[Look]) -> Iterator[Tokens]:
    if not looks:
        if not figures:
            yield ()
        return
    for size in range(1, len(figures) - len(looks) + 2):
        figure = AlignedText.join(figures[:size])
        if looks[0].suits(figure.text):
            for rest in _ways_together(figures[size:], looks[1:]):
                yield (figure, *rest)
