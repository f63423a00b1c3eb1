"""Tables that run over a page break, put together again.

What tells is that the columns stand at the same places and nothing stands between the two parts.
Names that are printed again are left out; a row or a merged cell that the page cut goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.grid import GridCell, one_line
from corpus.readers.pdf_layout import RuledTable
from corpus.readers.pdf_rules import SNAP

_SERIAL = ("序号", "编号")


def goes_on(above: RuledTable, below: RuledTable) -> bool:
    """Whether the second is the first one's part on the next page."""
    return len(above.edges) == len(below.edges) and all(
        abs(one - other - (above.edges[0] - below.edges[0])) <= 2 * SNAP
        for one, other in zip(above.edges, below.edges, strict=True)
    )


def joined(above: RuledTable, below: RuledTable) -> RuledTable:
    """Both parts as one table."""
    rest = _without_names(above, below)
    shift = above.height - (below.height - _height(rest)) if rest else above.height
    cells = [replace(cell, row=cell.row + shift) for cell in rest]
    first = [cell for cell in cells if cell.row == above.height]
    done = list(above.cells)
    if _is_cut_row(above, first):
        done = [_with_rest(cell, first, above.height) for cell in done]
        cells = [replace(cell, row=cell.row - 1) for cell in cells if cell not in first]
    else:
        for cell in [cell for cell in first if not cell.text]:
            place = _merged_above(above, cell, first)
            if place is not None:
                done[place] = replace(done[place], rows=done[place].rows + cell.rows)
                cells.remove(cell)
    return replace(above, cells=(*done, *cells))


def _height(cells: Sequence[GridCell]) -> int:
    rows = {cell.row for cell in cells}
    return max(cell.row + cell.rows for cell in cells) - min(rows)


def _without_names(above: RuledTable, below: RuledTable) -> list[GridCell]:
    """The cells of the second part without rows that repeat the first ones of the table."""
    same = 0
    while same < min(above.height, below.height) and _texts(above, same) == _texts(below, same):
        same += 1
    return [cell for cell in below.cells if cell.row >= same]


def _texts(table: RuledTable, row: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in table.cells if cell.row == row]


def _is_cut_row(above: RuledTable, first: Sequence[GridCell]) -> bool:
    """The row goes on that the page cut: it has no serial number of its own."""
    serial = any(cell.text in _SERIAL and cell.column == 0 for cell in above.cells[:1])
    own = [cell for cell in first if cell.column == 0]
    return serial and bool(own) and not own[0].text and all(cell.rows == 1 for cell in first)


def _with_rest(cell: GridCell, first: Sequence[GridCell], height: int) -> GridCell:
    if cell.row + cell.rows != height:
        return cell
    rest = [part.text for part in first if part.column == cell.column]
    return replace(cell, text=one_line([cell.text, *rest]))


def _merged_above(above: RuledTable, cell: GridCell, first: Sequence[GridCell]) -> int | None:
    """The cell above a page break that an empty one below it belongs to."""
    reaching = [
        place
        for place, other in enumerate(above.cells)
        if other.row + other.rows == above.height
        and (other.column, other.columns) == (cell.column, cell.columns)
    ]
    if not reaching:
        return None
    leads = all(other.text or other.column <= cell.column for other in first)
    labels = leads and all(not other.text for other in first if other.column < cell.column)
    merged = above.cells[reaching[0]].rows > 1 or cell.rows > 1
    return reaching[0] if merged or (labels and cell.column < 2) else None
