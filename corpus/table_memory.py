"""What is known about strings before a table is read: from its own file, and from other tables.

A broken cell is put together again where the join makes a word that the file uses elsewhere; a
cell that lost its column finds it where the same cell stands in a table that was read cleanly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.datamodels import Table
from corpus.table_shapes import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Strings of two to four characters that a file holds, with how often."""

    grams: Counter[str] = field(default_factory=Counter)
    text: str = ""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """Each text counts by itself: nothing is read across the end of one."""
        grams: Counter[str] = Counter()
        whole: list[str] = []
        for text in texts:
            bare = plain(text)
            whole.append(bare)
            for size in (2, 3, 4):
                grams.update(bare[k : k + size] for k in range(len(bare) - size + 1))
        return cls(grams=grams, text="\n".join(whole))

    def joint(self, left: str, right: str) -> float:
        """Evidence that `right` goes on with what `left` breaks off; below 0 speaks against."""
        a, b = plain(left), plain(right)
        if not a or not b or not (a[-1].isalnum() and b[0].isalnum()):
            return 0.0
        grams = self.grams
        if len(a) > 1 and len(b) > 1 and grams[a[-2:] + b[:2]]:
            return 2.5
        threes = (
            grams[a[-2:] + b[0]] if len(a) > 1 else 0,
            grams[a[-1] + b[:2]] if len(b) > 1 else 0,
        )
        if any(threes):
            return 1.5 + 0.5 * all(threes)
        return 0.3 if grams[a[-1] + b[0]] else -1.0

    def holds(self, text: str) -> bool:
        return plain(text) in self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMemory:
    """Cells of tables read before: per column name its values, and what stood left of each."""

    values: frozenset[tuple[str, str]] = frozenset()
    parents: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, tables: Iterable[Table]) -> TableMemory:
        values: set[tuple[str, str]] = set()
        parents: set[tuple[str, str]] = set()
        for table in tables:
            for row in table.rows:
                cells = [(cell.column, plain(cell.text.text)) for cell in row.cells]
                short = [cell for cell in cells if len(cell[1]) <= LONGEST_LABEL]
                values.update(short)
                parents.update((a[1], b[1]) for a, b in _before(short))
        return cls(values=frozenset(values), parents=frozenset(parents))

    def knows(self, column: str, text: str) -> bool:
        return (column, plain(text)) in self.values

    def has_parent(self, parent: str, child: str) -> bool:
        return (plain(parent), plain(child)) in self.parents


LONGEST_LABEL = 30  # characters; longer cells say too much to be met again


def _before(cells: Sequence[tuple[str, str]]) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    return ((left, right) for k, right in enumerate(cells) for left in cells[:k])
