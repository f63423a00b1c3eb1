"""Counts as bars and months as columns, drawn by style sheets: sharp, and right in the dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

__all__ = ["Bar", "bars", "months"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`share` is of the longest one, 0 to 100. `rest` is what all that is not shown adds up to."""

    label: str
    value: int
    share: float
    rest: bool = False


def bars(names: Iterable[str], *, limit: int) -> tuple[Bar, ...]:
    """How often each name comes up, the most frequent first; what is over is counted as one."""
    counted = Counter(names).most_common()
    shown = _scaled(counted[:limit])
    rest = sum(count for _, count in counted[limit:])
    if not rest:
        return shown
    share = min(100.0, round(100 * rest / counted[0][1], 1))
    label = f"其余 {len(counted) - limit} 个"
    return (*shown, Bar(label=label, value=rest, share=share, rest=True))


def months(days: Iterable[date]) -> tuple[Bar, ...]:
    """How many days fall into each month that has any, the earliest first."""
    counted = Counter(f"{day.year}-{day.month:02}" for day in days)
    return _scaled(sorted(counted.items()))


def _scaled(shown: list[tuple[str, int]]) -> tuple[Bar, ...]:
    most = max((count for _, count in shown), default=0) or 1
    return tuple(
        Bar(label=label, value=count, share=round(100 * count / most, 1)) for label, count in shown
    )
