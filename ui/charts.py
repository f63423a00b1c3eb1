"""Counts as bars and months as columns, drawn by style sheets: sharp, and right in the dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

__all__ = ["Bar", "bars", "months"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`share` is of the longest one, 0 to 100."""

    label: str
    value: int
    share: float


def bars(names: Iterable[str], *, limit: int) -> tuple[Bar, ...]:
    """How often each name comes up, the most frequent first; what is over is counted as one."""
    counted = Counter(names).most_common()
    shown = counted[:limit]
    rest = sum(count for _, count in counted[limit:])
    if rest:
        shown.append((f"其余 {len(counted) - limit} 个", rest))
    return _scaled(shown)


def months(days: Iterable[date]) -> tuple[Bar, ...]:
    """How many days fall into each month that has any, the earliest first."""
    counted = Counter(f"{day.year}-{day.month:02}" for day in days)
    return _scaled(sorted(counted.items()))


def _scaled(shown: list[tuple[str, int]]) -> tuple[Bar, ...]:
    most = max((count for _, count in shown), default=0) or 1
    return tuple(
        Bar(label=label, value=count, share=round(100 * count / most, 1)) for label, count in shown
    )
