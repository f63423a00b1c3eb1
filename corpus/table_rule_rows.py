"""The rows of a table of rules: every grade under its industry, a rule under each phase.

The industry is printed once for all its grades, in its first row or in their middle; what holds
for all phases alike may be printed once. A row of which that is in doubt gives no rule: it is
kept as loose text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.aligned import AlignedText
from corpus.table_columns import Column
from corpus.table_kinds import ColumnKind
from corpus.table_memory import TableMemory, Words
from corpus.table_merges import Fill, Merges
from corpus.table_rows import Draft, Parts, cell_text
from corpus.table_rule_cells import LAST_GRADE, grade_ranks, is_industry, is_rule
from corpus.table_shapes import plain

SURE_JOINT = 2.0  # nats of evidence for one of two joins
MOST_SOUND = 0.7  # share of the industries whose grades all go down
_NO_OR_ALL = (None, (0, LAST_GRADE))  # grades: 不分级, /
LEADERS = "引领"  # plants that stand beside A级


def settled(
    drafts: Sequence[Draft], columns: Sequence[Column], *, words: Words, memory: TableMemory
) -> tuple[tuple[Draft, ...], tuple[Fill, ...]]:
    """The rows, those in doubt marked as loose, and the names that merged cells give them."""
    rules = [k for k, column in enumerate(columns) if column.kind is ColumnKind.RULE]
    names = [k for k, column in enumerate(columns) if column.kind is ColumnKind.LABEL]
    grades = [k for k, column in enumerate(columns) if column.kind is ColumnKind.GRADE]
    rows = [_spread(draft, rules) for draft in drafts]
    fills: Sequence[Fill] = [{} for _ in rows]
    if len(names) == 1 and grades:
        rows = _with_whole_names(rows, names[0], grades[0], words)
        fills = _owned(rows, names[0], grades[0])
    elif len(names) > 1:
        fills = Merges(columns, rows, memory=memory, centred=False).fills()
    for place, (row, fill) in enumerate(zip(rows, fills, strict=True)):
        nameless = names and not row.cells[names[0]] and names[0] not in fill
        if nameless or _is_open(row, rules, words):
            rows[place] = replace(row, loose=True)
    return tuple(rows), tuple(fills)


def owned_by_grades(drafts: Sequence[Draft], columns: Sequence[Column]) -> tuple[Fill, ...] | None:
    """The industries of the rows of a table whose cells are known; None where there are no
    grades to tell them by, or a row without an industry remains."""
    names = [k for k, column in enumerate(columns) if column.kind is ColumnKind.LABEL]
    grades = [k for k, column in enumerate(columns) if column.kind is ColumnKind.GRADE]
    rules = any(column.kind is ColumnKind.RULE for column in columns)
    if not rules or len(names) != 1 or len(grades) != 1:
        return None
    fills = _owned(drafts, names[0], grades[0])
    whole = all(
        draft.cells[names[0]] or names[0] in fill for draft, fill in zip(drafts, fills, strict=True)
    )
    return tuple(fills) if whole else None


def _is_open(draft: Draft, rules: Sequence[int], words: Words) -> bool:
    """Whether a line of one rule may as well belong to the rule beside it."""
    for left, right in pairwise(draft.cells[k] for k in rules):
        if len(right) > 1 and _may_move(left, right[:1], right[1:], words, first=True):
            return True
        if len(left) > 1 and _may_move(left[:-1], left[-1:], right, words, first=False):
            return True
    return False


def _may_move(left: Parts, line: Parts, right: Parts, words: Words, *, first: bool) -> bool:
    """Whether a line makes a rule with what stands before it, and with what stands behind.
    `first`: it is read as the first of the right one."""
    before, own, behind = (plain(cell_text(parts).text) for parts in (left, line, right))
    whole = is_rule(before) and is_rule(behind) and is_rule(before + own) and is_rule(own + behind)
    lead = words.joint(own, behind) - words.joint(before, own)
    return whole and (lead if first else -lead) < SURE_JOINT


def _spread(draft: Draft, rules: Sequence[int]) -> Draft:
    """A rule that stands alone in its row holds under every column of rules; with one of several
    lost, nothing tells which."""
    own = [k for k in rules if draft.cells[k]]
    if len(own) == len(rules):
        return draft
    if len(own) != 1:
        return replace(draft, loose=True)
    return replace(draft, spread={k: own[0] for k in rules if k != own[0]})


def _text(row: Draft, column: int) -> str:
    return plain(cell_text(row.cells[column]).text)


def _with_whole_names(rows: list[Draft], name: int, grade: int, words: Words) -> list[Draft]:
    """Names put together again whose halves stand on two rows: 耐火 beside B级, 材料 beside D级."""
    found = list(rows)
    first: int | None = None
    for place, row in enumerate(rows):
        if not row.cells[name]:
            continue
        if first is not None and _goes_on(found[first], row, name, words):
            group = [_text(r, grade) for r in rows[first : place + 1]]
            if _runs(group) == [range(len(group))]:
                found[first] = _with_cell(
                    found[first], name, found[first].cells[name] + row.cells[name]
                )
                found[place] = _with_cell(row, name, ())
                continue
        first = place
    return found


def _goes_on(row: Draft, below: Draft, name: int, words: Words) -> bool:
    rest = _text(below, name)
    whole = _text(row, name) + rest
    return not is_industry(rest) and (is_industry(whole) or words.holds(whole))


def _with_cell(row: Draft, column: int, parts: tuple[AlignedText, ...]) -> Draft:
    return replace(row, cells=(*row.cells[:column], parts, *row.cells[column + 1 :]))


def _owned(rows: Sequence[Draft], name: int, grade: int) -> list[Fill]:
    """For each row without an industry the row that prints it; nothing where that is in doubt."""
    named = [bool(row.cells[name]) for row in rows]
    grades = [_text(row, grade) for row in rows]
    starts = [k for k, own in enumerate(named) if own]
    groups = [range(a, b) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
    whole = [range(g.start, g.start + len(_runs(grades[g.start : g.stop])[0])) for g in groups]
    sound = sum(group == run for group, run in zip(groups, whole, strict=True))
    printed_first = named[:1] == [True] and sound >= MOST_SOUND * len(groups)
    fills: list[Fill] = [{} for _ in rows]
    for group in whole if printed_first else _runs(grades, named):
        owners = [k for k in group if named[k]]
        if len(owners) == 1:
            for row in set(group) - set(owners):
                fills[row] = {name: owners[0]}
    return fills


def _runs(grades: Sequence[str], named: Sequence[bool] = ()) -> list[range]:
    """Stretches of rows whose grades go down from one to the next; a new industry begins anew.
    An industry named beside no grade, or beside all of them, is one row."""
    runs: list[range] = []
    start, last = 0, ""
    single = [
        own and grade_ranks(grade) in _NO_OR_ALL for own, grade in zip(named, grades, strict=False)
    ]
    for place, grade in enumerate(grades):
        alone = any(single[max(0, place - 1) : place + 1])
        below = not last or grade_ranks(grade) is None or is_below(last, grade)
        if place > start and (alone or not below):
            runs.append(range(start, place))
            start = place
        last = grade if grade_ranks(grade) is not None else last
    runs.append(range(start, len(grades)))
    return runs


def is_below(grade: str, other: str) -> bool:
    """Whether `other` comes after `grade` among the grades of one industry."""
    above, below = grade_ranks(grade), grade_ranks(other)
    if above is None or below is None:
        return True
    beside = (LEADERS in grade) != (LEADERS in other) and above[0] == below[0] == 0
    return below[0] > above[1] or beside
