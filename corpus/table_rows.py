"""From the cells found in a row to the row as it is kept and cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.aligned import AlignedText
from corpus.datamodels import Cell, TableRow
from corpus.table_columns import Column

Parts = tuple[AlignedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A row whose own cells are known: per column the stretches of source it is made of.

    `page` numbers the pages of the table; a merged cell is printed once on each. `spread` gives
    the columns that a cell of the row covers beside its own; `loose`: which cell is what is in
    doubt.
    """

    cells: tuple[Parts, ...]
    page: int = 0
    spread: Mapping[int, int] = field(default_factory=dict)
    loose: bool = False

    @property
    def parts(self) -> Parts:
        """All stretches of the row in the order of the source."""
        found = [part for parts in self.cells for part in parts]
        return tuple(sorted(found, key=lambda part: part.span.start))


def cell_text(parts: Sequence[AlignedText]) -> AlignedText:
    """The stretches of a cell as one text; a space only where two Latin words would meet."""
    if not parts:
        return AlignedText("", (), ())
    text = parts[0]
    for part in parts[1:]:
        text = AlignedText.join((text, part), glue=_glue(text.text, part.text))
    return text


def _glue(left: str, right: str) -> str:
    return " " if _latin(left[-1]) and _latin(right[0]) else ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def row_text(draft: Draft) -> AlignedText:
    """The row as it stands in the source: a space between cells, none inside one."""
    owner = {id(part): column for column, parts in enumerate(draft.cells) for part in parts}
    text, last = AlignedText("", (), ()), -1
    for part in draft.parts:
        column = owner[id(part)]
        glue = " " if column != last else _glue(text.text, part.text)
        text = AlignedText.join((text, part), glue=glue) if text else part
        last = column
    return text


def finished(
    columns: Sequence[Column], drafts: Sequence[Draft], fills: Iterable[dict[int, int]]
) -> tuple[TableRow, ...]:
    """Rows with their own cells and those that merged cells give them, in column order."""
    rows: list[TableRow] = []
    for draft, given in zip(drafts, fills, strict=True):
        if draft.loose:
            continue
        cells: list[Cell] = []
        for place, column in enumerate(columns):
            if draft.cells[place]:
                cells.append(Cell(column=column.name, text=cell_text(draft.cells[place])))
                continue
            owner = drafts[given[place]] if place in given else draft
            source = cell_text(owner.cells[owner.spread.get(place, place)])
            if source:
                cells.append(Cell(column=column.name, text=source, inherited=True))
        rows.append(TableRow(cells=tuple(cells), text=row_text(draft)))
    return tuple(rows)
