"""Keeping one table from filling the list with rows that answer alike.

A question about a whole city matches the column names of a table of its counties as well as any
sentence does, and then every row of that table, all the same. Of rows that match to the same
degree a few are enough to show; the rest give way to what else was found. A row whose own words
are asked for matches better than its neighbours, and is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import islice

__all__ = ["spread_rows"]


def spread_rows(
    order: Iterable[int],
    scores: Mapping[int, float],
    table_of: Callable[[int], Hashable | None],
    *,
    keep: int,
    tolerance: float,
    limit: int,
) -> list[int]:
    """The first `limit` rows of the index in a new order, best first.

    At most `keep` rows of a table whose scores are the same up to the relative `tolerance` stay
    where they are; the others follow at the end, in their order. `table_of` is None for what is
    no table row.
    """
    first: list[int] = []
    crowded: list[int] = []
    seen: defaultdict[Hashable, list[float]] = defaultdict(list)
    for row in order:
        if len(first) >= limit:
            break  # those that give way come behind all others
        table = table_of(row)
        if table is None:
            first.append(row)
            continue
        score = scores[row]
        # scores near this one came last, mostly; more than enough need not be counted
        near = (o for o in reversed(seen[table]) if abs(score - o) <= tolerance * abs(o))
        alike = sum(1 for _ in islice(near, keep))
        seen[table].append(score)
        (first if alike < keep else crowded).append(row)
    return (first + crowded)[: max(limit, 0)]
