"""Invented tables as PDF text, tabs and bars bring them; their rows are written below each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.tables import find_tables, lines_of, read_table

FOLDER = Path(__file__).parents[1] / "data" / "tables"
FILES = sorted(FOLDER.glob("*.txt"))


@dataclass(frozen=True, slots=True)
class Gold:
    """A text, its table's columns and rows; without columns it is to be doubted, and kept loose."""

    text: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


def _gold(path: Path) -> Gold:
    text, _, table = path.read_text(encoding="utf-8").partition("\n=====\n")
    head, *rows = table.removesuffix("\n").split("\n")
    names = tuple(head.split("｜")) if head else ()
    cells = [row.split("｜") for row in rows]
    return Gold(text, names, tuple(dict(zip(names, row, strict=True)) for row in cells if names))


def _plain(text: str) -> str:
    return "".join(text.split())


def _tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def _rows(tables: list[Table]) -> list[dict[str, str]]:
    return [
        {cell.column: _plain(cell.text.text) for cell in row.cells if cell.text}
        for table in tables
        for row in table.rows
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cell_is_under_its_column(path: Path) -> None:
    gold = _gold(path)
    tables = _tables(gold.text)
    wanted = [{name: _plain(text) for name, text in row.items() if text} for row in gold.rows]
    assert _rows(tables) == wanted
    assert [column for table in tables for column in table.columns] == list(gold.columns)


def test_rows_under_no_names_are_kept_as_they_stand() -> None:
    text = "临河区 45 42 6.7\n洛川县 39 37 5.1\n泉阳市 51 47 7.8\n"
    (table,) = _tables(text)
    assert (table.columns, table.rows) == ((), ())
    assert [line.text for line in table.loose] == text.splitlines()
