"""Enterprises that a list only grades, and whose rule stands in a table of grades.

A plan names each enterprise once, with its industry and its grade, and says once for each industry
and grade what is cut at which phase. What is asked of the enterprise is then told of its grade; the
row that says which grade it has is cited with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.answers import said_in_passage
from assistant.curtailing import CURTAIL_ASKED, CURTAIL_SAID
from assistant.datamodels import Answer, Status
from assistant.enterprises import name_end
from assistant.finder import Finder
from assistant.question import Query, Want
from assistant.several import joined
from corpus.datamodels import Document, Passage
from corpus.mend import close_up
from corpus.statements import Statement
from corpus.table_named_cells import is_company
from corpus.table_rule_names import GRADE_COLUMN, SUBJECT_COLUMN
from corpus.vocabulary import find_industries, grades_in

Ask = Callable[[str], Answer]

_REMARK = re.compile(r"备注|说明")
_NOT_RULES = (Want.WHO, Want.LIST, Want.COUNT, Want.COMPARE, Want.WHY)
_HOW_PRODUCED = re.compile(
    r"结焦时间|出焦时间|负荷|正常生产|(?:能|可以?|要)不?(?:能|可以)?(?:生产|开工)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graded:
    """An enterprise with the industry and the grade that a row gives it."""

    name: str
    trade: str
    grade: str
    remark: str
    passage: Passage
    document_id: str


class GradedEnterprises:
    """What holds for an enterprise because it holds for its grade."""

    def __init__(self, finder: Finder, documents: Mapping[str, Document]) -> None:
        self._finder = finder
        self._documents = documents

    def completed(self, answer: Answer, query: Query, *, ask: Ask) -> Answer:
        """The rule of the enterprise's grade, where it is asked how its production is cut and
        nothing is told of its own; `ask` answers the question put for that grade."""
        asks = CURTAIL_ASKED.search(query.text) or _HOW_PRODUCED.search(query.text)
        if len(query.enterprises) != 1 or query.grades or query.wants_any(*_NOT_RULES) or not asks:
            return answer
        if answer.status is Status.CLARIFY or _tells_cut(answer):
            return answer
        told = [
            (graded, rule)
            for graded in self._graded(query.enterprises[0])
            if _is_of(rule := ask(_put_for(graded, query)), graded)
        ]
        if len(told) != 1:
            return answer
        ((graded, rule),) = told
        document = self._documents[graded.document_id]
        words = f"{graded.name}为{graded.trade}{graded.grade}"
        words += f"（{graded.remark}）" if graded.remark else ""
        words = f"{document.region}：{words}" if document.region else words
        said = said_in_passage(answer.question, words, graded.passage, document)
        return joined(answer.question, [said, rule])

    def _graded(self, brand: str) -> list[_Graded]:
        """What each row says that gives an enterprise of that brand its industry and its grade;
        the plan of each season has one, and one plan no two."""
        found = [
            graded
            for statements in self._finder.statements_by_document.values()
            for statement in statements
            if (graded := _graded_in(statement, brand)) is not None
        ]
        alone = len({graded.document_id for graded in found}) == len(found)
        return found if alone else []


def _is_of(rule: Answer, graded: _Graded) -> bool:
    """Is it a rule of the plan that grades the enterprise so?"""
    ids = {citation.document_id for citation in rule.citations}
    return rule.status is Status.ANSWERED and ids == {graded.document_id}


def _graded_in(statement: Statement, brand: str) -> _Graded | None:
    cells = statement.row.row.cells if statement.row else ()
    said = {cell.column: close_up(cell.text).text for cell in cells if cell.text}
    names = [text for text in said.values() if brand in text and is_company(text)]
    grades = [text for column, text in said.items() if GRADE_COLUMN.fullmatch(column)]
    trades = [
        text
        for column, text in said.items()
        if SUBJECT_COLUMN.fullmatch(column) and find_industries(text)
    ]
    if len(names) != 1 or len(grades) != 1 or len(trades) != 1:
        return None
    grade = grades[0] if grades_in(grades[0]) else f"{grades[0]}级"
    if len(grades_in(grade)) != 1:
        return None
    return _Graded(
        name=names[0],
        trade=trades[0],
        grade=grade,
        remark=next((text for column, text in said.items() if _REMARK.search(column)), ""),
        passage=statement.passage,
        document_id=statement.document_id,
    )


def _tells_cut(answer: Answer) -> bool:
    """Does an answer tell a cut beyond what the names of the works say?"""
    return answer.status is Status.ANSWERED and CURTAIL_SAID.search(answer.answer) is not None


def _put_for(graded: _Graded, query: Query) -> str:
    """The question asked of the grade, in the place of the enterprise's name."""
    own = f"{graded.trade}{graded.grade}"
    if graded.name in query.text:
        return query.text.replace(graded.name, own)
    (brand,) = query.enterprises
    begin = query.text.find(brand)
    end = name_end(query.text, begin + len(brand))
    return f"{query.text[:begin]}{own}{query.text[end:]}"
