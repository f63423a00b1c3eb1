"""What the project's documents say in rows, notes and cells is answered when it is asked for.

Nothing here is written down by hand: each question is made from a row, a clause or a rule as it
was read, and the answer has to hold what stands beside the words that the question takes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assistant.build import current
from assistant.chat import Assistant
from assistant.datamodels import Answer, Status
from assistant.engine import HybridEngine
from corpus.datamodels import Document
from corpus.facts import read_facts
from corpus.library import Library
from corpus.series import split_segments
from corpus.statements import Statement, statements_of

DAY = date(2026, 11, 22)
LEAST = 0.93  # of each kind; a floor under what is reached
KEY_LENGTH = 24  # characters of a measure that a question names
FIRST_LENGTH = 8  # of the segment that it is named by
LEVELS = ("红色", "橙色", "黄色", "蓝色")
_UNIT = re.compile(r"市[\u4e00-\u9fff]{2,10}?(?:局|委|办)")
_SERIAL = re.compile(r"序号|编号")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RULE = re.compile(r"\d+(?:\.\d+)?%?|停产|不予错峰|自主|不限产|豁免")


@dataclass(frozen=True, kw_only=True)
class Case:
    question: str
    wanted: str


Cases = Iterator[Case]
Sayings = Callable[[str, Statement], Cases]


@pytest.fixture(scope="module")
def library(own_home: Path) -> Library:
    return Library.load(current(own_home))


@pytest.fixture(scope="module")
def assistant(own_home: Path, library: Library) -> Assistant:
    return HybridEngine().open(library, current(own_home))


def literal(text: str) -> str:
    """A text without marks, spaces and widths."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if char.isalnum()).lower()


def name_of(document: Document) -> str:
    """How a question names a document: 某市2024-2025年秋冬季."""
    return f"{document.region or ''}{document.period.label if document.period else ''}"


def opening(text: str, *, least: int) -> str | None:
    """The first segment of a measure that says something, as a question would name it."""
    segments = [segment.text for segment in split_segments(text)]
    key = next((s for s in segments if len(s) >= FIRST_LENGTH), segments[0])
    return asked_by(key, least=least)


def longest(text: str, *, least: int) -> str | None:
    segments = [segment.text for segment in split_segments(text)]
    key = max(segments, key=lambda part: min(len(part), KEY_LENGTH), default="")
    return asked_by(key, least=least)


def asked_by(key: str, *, least: int) -> str | None:
    bare = re.sub(r"[“”\"]", "", key).strip("。；")[:KEY_LENGTH]
    return bare if len(bare) >= least else None


def deadlines(name: str, statement: Statement) -> Cases:
    row = statement.row
    if row and row.deadline and not row.is_figures and not statement.lead:
        key = opening(statement.text.text, least=6)
        if key:
            yield Case(question=f"{name}{key}什么时候完成？", wanted=row.deadline.text)


def units_of_rows(name: str, statement: Statement) -> Cases:
    row = statement.row
    if row and row.units and not row.is_figures and not statement.lead:
        key = opening(statement.text.text, least=6)
        if key:
            first = re.split(r"[、；，]", row.units.text)[0]
            yield Case(question=f"{name}{key}由谁负责？", wanted=first)


def units_of_clauses(name: str, statement: Statement) -> Cases:
    unit = _UNIT.search(statement.duty.text) if statement.duty and not statement.row else None
    key = longest(statement.text.text, least=10) if unit else None
    if unit and key:
        yield Case(question=f"{name}{key}由谁负责？", wanted=unit.group())


def figures(name: str, statement: Statement) -> Cases:
    row = statement.row
    if not row or not row.is_figures or not row.names:
        return
    for cell in row.row.cells:
        number = _NUMBER.fullmatch(cell.text.text)
        if number and not _SERIAL.search(cell.column) and cell.text.text not in row.names:
            question = f"{name}{row.names[0]}{cell.column}是多少？"
            yield Case(question=question, wanted=cell.text.text)


def distinct(library: Library, sayings: Sayings, *, step: int) -> list[Case]:
    """The cases of all documents, each question once."""
    cases: dict[str, Case] = {}
    for document in library.documents:
        for statement in statements_of(document, library.passages_in(document.id)):
            for case in sayings(name_of(document), statement):
                cases.setdefault(case.question, case)
    return list(cases.values())[::step]


def rules(library: Library) -> list[Case]:
    """How an industry curtails, by grade and level, from the rules as they were read."""
    cases: dict[str, Case] = {}
    for document in library.documents:
        statements = statements_of(document, library.passages_in(document.id))
        for rule in read_facts(document, statements).curtailments:
            if not rule.industries or rule.company:
                continue
            warned = f"{rule.level}预警期间" if rule.level in LEVELS else ""
            how = "限产" if warned else "错峰"
            said = _RULE.search(rule.says)
            for grade in rule.grades or ("",):
                about = f"{name_of(document)}{warned}{grade}{rule.industries[0].field.text}"
                question = f"{about}企业怎么{how}？"
                wanted = said.group() if said else rule.says[-4:]
                cases.setdefault(question, Case(question=question, wanted=wanted))
    return list(cases.values())


def share_answered(assistant: Assistant, cases: list[Case]) -> tuple[float, str]:
    """The share of questions answered with what is wanted, and the misses in words."""
    misses = []
    for case in cases:
        answer = assistant.ask(case.question, as_of=DAY)
        assert answer.status is not Status.ANSWERED or answer.citations, case.question
        if not tells(answer, case.wanted):
            misses.append(f"{case.question} {case.wanted}：{answer.status} {answer.answer}")
    return 1 - len(misses) / len(cases), "\n".join(misses)


def tells(answer: Answer, wanted: str) -> bool:
    return answer.status is Status.ANSWERED and literal(wanted) in literal(answer.answer)


@pytest.mark.parametrize(
    ("sayings", "fewest", "step"),
    [
        pytest.param(deadlines, 100, 1, id="deadline of a row"),
        pytest.param(units_of_rows, 100, 1, id="unit of a row"),
        pytest.param(units_of_clauses, 200, 2, id="unit of a clause"),
        pytest.param(figures, 40, 1, id="cell of a table of figures"),
    ],
)
def test_what_stands_beside_is_told(
    assistant: Assistant, library: Library, sayings: Sayings, fewest: int, step: int
) -> None:
    cases = distinct(library, sayings, step=step)
    assert len(cases) >= fewest
    share, misses = share_answered(assistant, cases)
    assert share >= LEAST, misses


def test_rule_of_an_industry_is_told(assistant: Assistant, library: Library) -> None:
    cases = rules(library)
    assert len(cases) >= 40
    share, misses = share_answered(assistant, cases)
    assert share >= LEAST, misses
