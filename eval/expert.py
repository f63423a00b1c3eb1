"""Scores that experts give by hand, in the way of the Government of Canada's AI Answers.

Each sentence of an answer is 100 (right), 80 (needs improvement) or 0 (wrong), its citation 25
(best), 20 (could be better) or 0 (wrong). An answer's score is 75% of the mean of its sentences
plus its citation. An answer that cites nothing, a refusal say, is scored by its sentences alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from eval.datamodels import Estimate, Outcome
from eval.errors import RunError
from eval.intervals import bootstrap
from eval.sheet_writer import new_sheet
from eval.sheets import read_grid

__all__ = ["ExpertScore", "expert_mean", "read_scores", "sentences", "write_scoring_sheet"]

SENTENCE_SCORES = (100, 80, 0)
CITATION_SCORES = (25, 20, 0)
SENTENCE_SHARE = 0.75
NO_CITATION = "无出处"
_HEADER = ("题号", "问题", "句序", "句子", "句子评分", "出处", "出处评分", "说明")
_ID, _QUESTION, _SENTENCE_SCORE, _CITATION_SCORE = 0, 1, 4, 6
_LETTERS = {_SENTENCE_SCORE: "E", _CITATION_SCORE: "G"}
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?(?:\[\d{1,3}\])*[。！？!?；;]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertScore:
    """The scores of one answer, 0 to 100 together; None while a score is missing."""

    id: str
    question: str
    sentences: tuple[int | None, ...]
    citation: int | None
    cites: bool

    @property
    def total(self) -> float | None:
        scores = [score for score in self.sentences if score is not None]
        if len(scores) < len(self.sentences) or (self.cites and self.citation is None):
            return None
        mean = sum(scores) / len(scores)
        return SENTENCE_SHARE * mean + (self.citation or 0) if self.cites else mean


def write_scoring_sheet(path: Path, outcomes: Sequence[Outcome]) -> None:
    """One row a sentence; the citation is scored in an answer's first row."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = [row for outcome in outcomes for row in _rows(outcome)]
    sheet = new_sheet(book, "评分", _HEADER, rows)
    for index, scores in ((_SENTENCE_SCORE, SENTENCE_SCORES), (_CITATION_SCORE, CITATION_SCORES)):
        choices = DataValidation(type="list", formula1=f'"{",".join(map(str, scores))}"')
        sheet.add_data_validation(choices)
        choices.add(f"{_LETTERS[index]}2:{_LETTERS[index]}{len(rows) + 1}")
    for letter, width in (("B", 40), ("D", 48), ("F", 60), ("H", 30)):
        sheet.column_dimensions[letter].width = width
    book.save(path)


def read_scores(path: Path) -> tuple[ExpertScore, ...]:
    """The filled sheet; RunError names the first cell that holds no score."""
    grid = read_grid(path)
    if not grid or tuple(str(cell or "") for cell in grid[0][: len(_HEADER)]) != _HEADER:
        raise RunError(f"{path.name} 不是评分表：第1行应为 {'、'.join(_HEADER)}")
    answers: dict[str, list[tuple[int, list[object]]]] = {}
    for number, cells in enumerate(grid[1:], start=2):
        full = [*cells, *[None] * (len(_HEADER) - len(cells))]
        if full[_ID] not in (None, ""):
            answers.setdefault(str(full[_ID]), []).append((number, full))
    return tuple(_score(id_, rows) for id_, rows in answers.items())


def expert_mean(scores: Sequence[ExpertScore]) -> Estimate:
    """The mean of all answers that are scored completely."""
    return bootstrap([score.total for score in scores if score.total is not None])


def sentences(answer: str) -> tuple[str, ...]:
    """The sentences of an answer, each with its marks, as they are to be scored."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(answer))
    return tuple(sentence for sentence in found if sentence) or (answer,)


def _rows(outcome: Outcome) -> Iterator[list[str]]:
    cited = "\n".join(
        f"[{place}] {cited.number or ''} {cited.quote}"
        for place, cited in enumerate(outcome.reply.citations, start=1)
    )
    answer = outcome.reply.answer or outcome.reply.message or ""
    for place, sentence in enumerate(sentences(answer), start=1):
        question = " → ".join((*outcome.question.history, outcome.question.question))
        first = [cited or NO_CITATION, "" if cited else NO_CITATION]
        citation = first if place == 1 else ["", ""]
        yield [outcome.question.id, question, str(place), sentence, "", *citation, ""]


def _score(id_: str, rows: Sequence[tuple[int, list[object]]]) -> ExpertScore:
    number, first = rows[0]
    cites = first[_CITATION_SCORE] != NO_CITATION
    return ExpertScore(
        id=id_,
        question=str(first[_QUESTION] or ""),
        sentences=tuple(_cell(row, _SENTENCE_SCORE, n, SENTENCE_SCORES) for n, row in rows),
        citation=_cell(first, _CITATION_SCORE, number, CITATION_SCORES) if cites else None,
        cites=cites,
    )


def _cell(row: Sequence[object], index: int, number: int, allowed: Sequence[int]) -> int | None:
    value = row[index]
    if value in (None, ""):
        return None
    text = str(value).strip().removesuffix(".0")
    if text.isdecimal() and int(text) in allowed:
        return int(text)
    place = f"第{number}行 {_LETTERS[index]}列（{_HEADER[index]}）"
    raise RunError(f"{place}：应为 {'、'.join(map(str, allowed))} 之一，收到 {value!r}")
