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

LONGEST_GRAM = 4  # characters
# log ratios, damped, of how often a broken name and two unrelated names show such a joint
JOINT_OF_FOUR, JOINT_OF_THREE, JOINT_OF_TWO, NO_JOINT = 3.5, 2.4, 1.5, -1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Strings of two to four characters that a file holds, with how often."""

    grams: Counter[str] = field(default_factory=Counter)
    text: str = ""
    seen: dict[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """Each text counts by itself: nothing is read across the end of one."""
        grams: Counter[str] = Counter()
        whole: list[str] = []
        for text in texts:
            bare = plain(text)
            whole.append(bare)
            for size in range(2, LONGEST_GRAM + 1):
                grams.update(bare[k : k + size] for k in range(len(bare) - size + 1))
        return cls(grams=grams, text="\n".join(whole))

    def joint(self, left: str, right: str) -> float:
        """Evidence in nats that `right` goes on with `left`, by the words of the file."""
        key = (left[-LONGEST_GRAM:], right[:LONGEST_GRAM])
        if key not in self.seen:
            self.seen[key] = self._joint(*key)
        return self.seen[key]

    def _joint(self, left: str, right: str) -> float:
        a, b = plain(left), plain(right)
        if not a or not b or not (a[-1].isalnum() and b[0].isalnum()):
            return 0.0  # nothing known across a sign
        grams = self.grams
        if len(a) > 1 and len(b) > 1 and grams[a[-2:] + b[:2]]:
            return JOINT_OF_FOUR
        before = len(a) > 1 and grams[a[-2:] + b[0]] > 0
        after = len(b) > 1 and grams[a[-1] + b[:2]] > 0
        if before or after:
            return JOINT_OF_THREE + (0.5 if before and after else 0.0)
        if grams[a[-1] + b[0]]:
            return JOINT_OF_TWO
        return 0.0 if a[-1].isascii() or b[0].isascii() else NO_JOINT

    def holds(self, text: str) -> bool:
        return plain(text) in self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMemory:
    """Cells of tables read without doubt: per column its values, and what stood left of each."""

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
