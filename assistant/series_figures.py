"""Figures that one sentence gives side by side, each with its name: 其中甲县306台、乙县258台."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.remembered import remembered
from corpus.series import numeric_items, split_segments

FEWEST = 3  # items that make a list
_ITEM = re.compile(
    r"^(?:其中[，：]?|分别[为是])?(?P<name>[^\d，；]{2,12}?)(?P<figure>(?P<number>\d+(?:\.\d+)?)(?P<unit>[^\d（）()]{1,6}))$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """An item of such a list."""

    name: str
    told: str  # the number with its unit
    number: Decimal
    unit: str


@remembered
def figures_beside(text: str) -> tuple[NamedFigure, ...]:
    """The figures of a list, each with its name; none where they are not all in one unit."""
    for segment in split_segments(text):
        matches = [_ITEM.match(item.strip("。； ")) for item in numeric_items(segment.text)]
        named = [match for match in matches if match is not None]
        alike = len({match["unit"] for match in named}) == 1
        if len(named) == len(matches) >= FEWEST and alike:
            return tuple(
                NamedFigure(
                    name=m["name"], told=m["figure"], number=Decimal(m["number"]), unit=m["unit"]
                )
                for m in named
            )
    return ()
