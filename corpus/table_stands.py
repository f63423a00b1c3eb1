"""On which lines of a row a cell stands that is less high than the row."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

Places = tuple[int, ...]


class Stand(Enum):
    """Where in its row a cell stands that is less high than the row."""

    TOP = "top"
    MIDDLE = "middle"  # as nearly as lines allow
    BETWEEN = "between"  # in the very middle, be it on a line between two others


def places_of(stand: Stand, lines: int) -> Iterator[dict[int, Places]]:
    """For cells of each height, on which of so many lines of a row they stand; one for each way
    that a row has so many lines."""
    if stand is not Stand.BETWEEN:
        middle = stand is Stand.MIDDLE
        begins = {high: (lines - high) // 2 * middle for high in range(1, lines + 1)}
        yield {high: tuple(range(k, k + high)) for high, k in begins.items()}
        return
    for other in range(lines // 2 + 1):  # lines of the highest cell that stands between
        tall = lines - other
        if other and (other >= tall or (tall - other) % 2 == 0):
            continue
        high = [tall, *([other] if other else [])]
        used = sorted({tall - h + 2 * k for h in high for k in range(h)})
        line = {at: place for place, at in enumerate(used)}
        yield {
            h: tuple(line[tall - h + 2 * k] for k in range(h))
            for h in range(1, tall + 1)
            if all(tall - h + 2 * k in line for k in range(h))
        }
