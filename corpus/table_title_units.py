"""The unit that stands once for a whole table, behind its title or on a line above its columns.

    附表1 补贴标准（万元/辆）          单位：辆
    车型 | 国三 | 国四                 县区 | 国三 | 国四

It is the unit of every column of bare figures that gives none of its own, and is told with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.datamodels import Table, TableRow
from corpus.measures import UNIT
from corpus.table_columns import kind_of
from corpus.table_kinds import ColumnKind

_UNIT = rf"(?:[万亿]?{UNIT}|[%％])"
_BEHIND = re.compile(rf"[（(](?:(?:计量)?单位[:：])?(?P<unit>{_UNIT})[）)]$")
_ABOVE = re.compile(rf"[（(]?(?:计量)?单位[:：](?P<unit>{_UNIT})[）)]?")
_BRACKET = re.compile(r"[（(]")
_BARE = re.compile(r"[<>＜＞≤≥]?\d[\d,]*(?:\.\d+)?|[-－—/]+")
_YEAR = re.compile(r"20\d\d")
_NO_FIGURES = (ColumnKind.ORDINAL, ColumnKind.DEADLINE, ColumnKind.PERSON)


def with_title_unit(table: Table) -> Table:
    """The table with the unit of its title at each column of bare figures."""
    unit = _unit_of(table.title, (note.text for note in table.notes))
    columns = {c: f"{c}（{unit}）" for c in table.columns if unit and _is_bare(table, c)}
    if not columns:
        return table
    return replace(
        table,
        columns=tuple(columns.get(column, column) for column in table.columns),
        rows=tuple(_renamed(row, columns) for row in table.rows),
    )


def _unit_of(title: str, notes: Iterable[str]) -> str:
    behind = _BEHIND.search(title)
    above = (_ABOVE.fullmatch("".join(note.split())) for note in notes)
    found = behind or next((match for match in above if match), None)
    return found["unit"] if found else ""


def _is_bare(table: Table, column: str) -> bool:
    """Do its cells hold figures without any unit, years and row numbers aside?"""
    if _BRACKET.search(column) or kind_of(column) in _NO_FIGURES:
        return False
    cells = ["".join(text.split()) for row in table.rows if (text := row.get(column))]
    bare = [cell for cell in cells if _BARE.fullmatch(cell) and not _YEAR.fullmatch(cell)]
    return bool(cells) and 2 * len(bare) > len(cells)


def _renamed(row: TableRow, columns: dict[str, str]) -> TableRow:
    cells = tuple(replace(cell, column=columns.get(cell.column, cell.column)) for cell in row.cells)
    return replace(row, cells=cells)
