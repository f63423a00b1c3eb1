"""The blank question sheet to hand out, and candidate questions written in the same columns."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from eval.datamodels import Evidence, Expect, Question
from eval.sheets import HEADERS

__all__ = ["new_sheet", "write_question_sheet", "write_template"]

_TEXT_FORMAT = "@"  # keeps 50% and 2021年12月 from being turned into numbers and dates
_ROWS_READY = 500
_WIDTHS = {"question": 40, "history": 24, "must": 28, "never": 18, "doc": 24, "quote": 44}
_DEFAULT_WIDTH = 12
_EXPECTS = {
    Expect.ANSWERED: "回答",
    Expect.ABSTAINED: "拒答",
    Expect.CLARIFY_OR_COVER: "反问或全答",
}
_GUIDE = (
    ("编号", "不重复；空着就按行号编"),
    ("类别", "随意分类，如 deadline（时限）、list（清单）；compare、conflict 要求引全每处原文"),
    ("问题", "照人说的话写"),
    ("前文", "同一对话里先问过的问题，一行一个"),
    ("预期", "回答；拒答（文件里没有）；反问或全答（问得含糊）"),
    ("须含", "一行一组，组内用 | 隔开几种说法，每组至少出现一种"),
    ("不得含", "一行一个，出现任何一个就算错"),
    ("文号、原文", "说这件事的文件和其中一段原文；还有别处就再加 文号2、原文2"),
    ("截至日", "可空；如 2021-11-20，“今年”按它算"),
    ("地区", "可空；只用来分组看结果"),
)
_SAMPLES = (
    Question(
        id="例1",
        kind="deadline",
        question="某市加油站油气回收改造什么时候完成？",
        expect=Expect.ANSWERED,
        must=(("2021年12月底", "2021年12月31日"),),
        evidence=(Evidence(doc="某政办发〔2021〕1号", quote="2021年12月底前完成油气回收改造"),),
    ),
    Question(id="例2", kind="unanswerable", question="某市市长是谁？", expect=Expect.ABSTAINED),
)


def write_template(path: Path) -> None:
    """An empty sheet with two sample rows; xlsx has a second sheet that explains the columns."""
    if path.suffix.lower() != ".csv":
        write_question_sheet(path, _SAMPLES)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_header(1), *(_cells(sample, 1) for sample in _SAMPLES)])


def write_question_sheet(
    path: Path, questions: Sequence[Question], *, extra: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Questions in the sheet's columns; `extra` adds columns (name to one cell a question)."""
    more = extra or {}
    pieces = max([1, *(len(question.evidence) for question in questions)])
    header = [*_header(pieces), *more]
    rows = [
        [*_cells(question, pieces), *(column[place] for column in more.values())]
        for place, question in enumerate(questions)
    ]
    book = Workbook()
    book.remove(book.worksheets[0])
    _offer_expects(new_sheet(book, "题目", header, rows), header.index(HEADERS["expect"][0]) + 1)
    new_sheet(book, "说明", ["列", "怎么填"], _GUIDE)
    book.save(path)


def new_sheet(
    book: Workbook, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> Worksheet:
    """A sheet with a frozen bold header, every cell of it text, whatever it begins with."""
    book.create_sheet(title)
    sheet: Worksheet = book[title]
    for number, row in enumerate([header, *rows], start=1):
        for index, words in enumerate(row, start=1):
            cell = sheet.cell(number, index, words)
            cell.data_type = "s"  # "=…" that a user typed must not become a formula
            cell.number_format = _TEXT_FORMAT
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    widths = {HEADERS[key][0]: width for key, width in _WIDTHS.items()}
    for index, name in enumerate(header, start=1):
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = widths.get(name.rstrip("0123456789"), _DEFAULT_WIDTH)
        column.number_format = _TEXT_FORMAT
        sheet.cell(1, index).font = Font(bold=True)
        sheet.cell(1, index).fill = PatternFill("solid", fgColor="DCE6F1")
    sheet.freeze_panes = "A2"
    return sheet


def _offer_expects(sheet: Worksheet, column: int) -> None:
    choices = DataValidation(type="list", formula1=f'"{",".join(_EXPECTS.values())}"')
    sheet.add_data_validation(choices)
    letter = get_column_letter(column)
    choices.add(f"{letter}2:{letter}{_ROWS_READY}")


def _header(pieces: int) -> list[str]:
    names = [names[0] for key, names in HEADERS.items() if key not in {"doc", "quote"}]
    pairs = [
        f"{HEADERS[key][0]}{piece if piece > 1 else ''}"
        for piece in range(1, pieces + 1)
        for key in ("doc", "quote")
    ]
    return [*names, *pairs]


def _cells(question: Question, pieces: int) -> list[str]:
    evidence = [text for e in question.evidence for text in (e.doc, e.quote)]
    return [
        question.id,
        question.kind,
        question.question,
        "\n".join(question.history),
        _EXPECTS[question.expect],
        "\n".join("|".join(group) for group in question.must),
        "\n".join(question.never),
        question.as_of.isoformat() if question.as_of else "",
        question.region or "",
        *evidence,
        *[""] * (2 * pieces - len(evidence)),
    ]
