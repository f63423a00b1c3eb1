"""Question sets as people keep them: Excel or CSV, columns in Chinese or English.

One row a question. In a cell, a line (or what stands between ；) is one required group and | parts
its alternatives. Every pair of columns 文号/原文, 文号2/原文2, … is one piece of evidence, so that
a passage may be pasted with its line breaks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from eval.errors import QuestionSetError
from eval.fields import Fields

__all__ = ["HEADERS", "read_grid", "sheet_rows"]

# Field, the header that the template writes, and what else is understood.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "id", "题号", "序号"),
    "kind": ("类别", "kind", "类型", "题型"),
    "question": ("问题", "question", "题目", "提问"),
    "history": ("前文", "history", "历史", "上文"),
    "expect": ("预期", "expect", "应答方式"),
    "must": ("须含", "must", "必含", "答案须含", "标准答案"),
    "never": ("不得含", "never", "禁含"),
    "doc": ("文号", "doc", "出处文号"),
    "quote": ("原文", "quote", "证据", "出处原文"),
    "as_of": ("截至日", "as_of", "提问日期"),
    "region": ("地区", "region", "城市"),
}
_NEEDED = ("kind", "question", "expect")
_FIELD_OF = {name: key for key, names in HEADERS.items() for name in names}
_NUMBERED = re.compile(r"(.+?)\s*(\d*)")
_ITEM = re.compile(r"[\n；;]")
_CHOICE = re.compile(r"[|｜]")
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_ENCODINGS = ("utf-8-sig", "gb18030")  # Excel in China saves CSV in the second


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A known column: the field it holds, and for evidence which piece it belongs to."""

    field: str
    piece: int
    letter: str
    header: str

    def place(self, row: int) -> str:
        return f"第{row}行 {self.letter}列（{self.header}）"


def sheet_rows(path: Path) -> Iterator[Fields]:
    """The rows of an xlsx or csv file as fields to validate; blank rows are passed over."""
    grid = read_grid(path)
    if not grid:
        raise QuestionSetError(path.name, ["表是空的"])
    columns = _columns(path, grid[0])
    for number, cells in enumerate(grid[1:], start=2):
        if any(cell not in (None, "") for cell in cells):
            yield _row(number, cells, columns)


def _columns(path: Path, header: Sequence[object]) -> dict[int, _Column]:
    columns: dict[int, _Column] = {}
    for index, value in enumerate(header):
        name = re.split(r"[（(]", str(value or ""))[0].strip().lower()
        match = _NUMBERED.fullmatch(name)
        field = _FIELD_OF.get(match[1] if match else "")
        if field and match:
            piece = int(match[2] or 1)
            letter = get_column_letter(index + 1)
            columns[index] = _Column(field=field, piece=piece, letter=letter, header=name)
    missing = [key for key in _NEEDED if key not in {c.field for c in columns.values()}]
    if missing:
        names = "、".join(f"{HEADERS[key][0]}（{key}）" for key in missing)
        raise QuestionSetError(path.name, [f"第1行：缺少列 {names}"])
    return columns


def _row(number: int, cells: Sequence[object], columns: Mapping[int, _Column]) -> Fields:
    problems: list[str] = []
    texts: dict[tuple[str, int], str] = {}
    for index, column in columns.items():
        value = cells[index] if index < len(cells) else None
        if isinstance(value, datetime | date) and column.field != "as_of":
            problems.append(f"{column.place(number)}：被存成了日期 {value}，请把单元格设为文本再填")
            continue
        texts[column.field, column.piece] = _text(value)
    places = {(c.field, c.piece): c.place(number) for c in columns.values()}

    def locate(key: str) -> str:
        wanted = "quote" if key == "evidence" else key
        return places.get((wanted, 1), f"第{number}行（{HEADERS[wanted][0]}）")

    problems.extend(_unpaired(texts, places, number))
    return Fields(raw=_raw(texts, number), locate=locate, problems=problems)


def _raw(texts: Mapping[tuple[str, int], str], number: int) -> dict[str, object]:
    def cell(key: str) -> str:
        return texts.get((key, 1), "")

    pieces = sorted({piece for field, piece in texts if field == "quote"})
    return {
        "id": cell("id") or f"r{number:03d}",
        "kind": cell("kind"),
        "question": cell("question"),
        "expect": cell("expect"),
        "history": _items(cell("history")),
        "must": [_parts(_CHOICE, group) for group in _items(cell("must"))],
        "never": _items(cell("never")),
        "evidence": [
            {"doc": texts.get(("doc", piece), ""), "quote": texts["quote", piece]}
            for piece in pieces
            if texts["quote", piece] and texts.get(("doc", piece))
        ],
        "as_of": cell("as_of") or None,
        "region": cell("region") or None,
    }


def _unpaired(
    texts: Mapping[tuple[str, int], str], places: Mapping[tuple[str, int], str], number: int
) -> Iterator[str]:
    """Evidence of which only one half is filled in."""
    for piece in sorted({piece for field, piece in texts if field in {"doc", "quote"}}):
        doc, quote = texts.get(("doc", piece), ""), texts.get(("quote", piece), "")
        if quote and not doc:
            place = places.get(("doc", piece), f"第{number}行（文号{piece}）")
            yield f"{place}：有原文而没有文号"
        elif doc and not quote:
            place = places.get(("quote", piece), f"第{number}行（原文{piece}）")
            yield f"{place}：有文号而没有原文"


def _items(text: str) -> list[str]:
    return _parts(_ITEM, text)


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in separator.split(text) if part.strip()]


def _text(value: object) -> str:
    """A cell as a person sees it: 80, not 80.0; a date as 2021-11-20."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).strip()


def read_grid(path: Path) -> list[list[object]]:
    """The cells of a csv file or of the first sheet of an xlsx file, row by row, as shown."""
    return _read_csv(path) if path.suffix.lower() == ".csv" else _read_xlsx(path)


def _read_csv(path: Path) -> list[list[object]]:
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""))]
    raise QuestionSetError(path.name, ["既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8 的 CSV"])


def _read_xlsx(path: Path) -> list[list[object]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError) as exc:
        raise QuestionSetError(path.name, ["打不开，不是完好的 xlsx 文件"]) from exc
    try:
        rows = book.worksheets[0].iter_rows()
        return [[_shown(cell.value, cell.number_format) for cell in row] for row in rows]
    finally:
        book.close()


def _shown(value: object, number_format: str | None) -> object:
    """Excel keeps a typed 50% as 0.5; what the person saw is what counts."""
    shown_as = _PERCENT.fullmatch(number_format or "")
    if shown_as and isinstance(value, int | float):
        decimals = len(shown_as[1] or "")
        return f"{value:.{decimals}%}"
    return value
