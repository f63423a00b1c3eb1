"""The whole rule of an industry, where a question names no grade: every grade's part of it.

水泥企业怎么错峰 is answered by what is said under the industry's heading, or in its rows, for all
grades and groups, not by one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose import Composer, Finding
from assistant.curtailing import CURTAIL_SAID, is_about_curtailing
from assistant.finder import Finder
from assistant.measured import WHOLE_STOP
from assistant.parts import NOT_DONE, polarity_of
from assistant.question import Query, Want
from assistant.slot_checks import fits_slots
from assistant.telling import ASKS_HOW, says_only_its_heading, under_industry
from corpus.bigrams import bigrams
from corpus.datamodels import Document
from corpus.statements import RowView, Statement
from corpus.table_classes import trade_of_column
from corpus.table_rule_names import GRADE_COLUMN
from corpus.vocabulary import grades_in

RULE_LENGTH = 400  # characters of a rule told whole
MOST_PARTS = 8
_COMPANY_COLUMN = re.compile(r"企业名称|单位名称|公司|^企业$")
_MARK = re.compile(r"^[①-⑳]\s*")


def leaves_part_open(query: Query, best: Statement) -> bool:
    """Is it asked for the rule of an industry, of which `best` is only a part?"""
    whole = asks_whole_rule(query) and under_industry(query, best) > 0
    return whole or leaves_grade_open(query, best) or leaves_machines_open(query, best)


def asks_whole_rule(query: Query) -> bool:
    """Is it asked how an industry curtails, whatever the grade?"""
    open_grade = not (query.grades or query.enterprises or polarity_of(query.text) & {NOT_DONE})
    return bool(open_grade and query.industries and ASKS_HOW.search(query.text)) and (
        is_about_curtailing(query)
    )


def leaves_grade_open(query: Query, best: Statement) -> bool:
    """Is it only one grade's rule, in a table or a list of rules, where no grade was asked for?"""
    if query.grades or query.enterprises or not query.industries:
        return False
    if best.row is None:
        how_much = query.wants_any(Want.AMOUNT) and is_about_curtailing(query)
        graded = bool(grades_in(best.text.text)) and _industry_of(query, best) != ""
        return how_much and graded and not polarity_of(query.text) & {NOT_DONE}
    of_column = _column_of(query, best.row) is not None
    return _is_by_grade(best.row) and (of_column or _industry_of(query, best) in best.row.names)


def _column_of(query: Query, row: RowView) -> str | None:
    """The column of a row that is for the industry asked for: 绩效等级 | 砖瓦 | 石灰."""
    words = {word for m in query.industries for word in (m.word, m.industry.name)}
    return next((c for c in row.columns if trade_of_column(c) in words), None)


def leaves_machines_open(query: Query, best: Statement) -> bool:
    """Is it the rule for one kind of machines (中频炉), in a table with a column for each grade,
    where the question names none of them?"""
    row = best.row
    if row is None or not row.graded or not query.industries or query.enterprises:
        return False
    return len(row.names) > 1 and not _names_machines(query, row)


def _names_machines(query: Query, row: RowView) -> bool:
    """Does a question have words of what a row with columns of grades names beside its industry?"""
    asked = set(bigrams(query.text)) - set(bigrams(row.names[0]))
    return not asked.isdisjoint(pair for name in row.names[1:] for pair in bigrams(name))


def _is_by_grade(row: RowView) -> bool:
    """Is it a row of a table that tells of industries by grade, and of no single company?"""
    columns = [column.rpartition(" ")[2] for column in row.columns]
    return row.is_figures and (
        any(map(GRADE_COLUMN.fullmatch, columns)) and not any(map(_COMPANY_COLUMN.search, columns))
    )


def whole_rule(
    query: Query, best: Statement, document: Document, *, finder: Finder, composer: Composer
) -> Finding | None:
    """All parts of the rule that `best` is one of; None if it is the only one."""
    parts = list(_parts(query, best, finder.statements_by_document[document.id]))
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    found = [composer.find(finder.explain(query, part), document) for part in parts]
    texts = list(
        dict.fromkeys(_told(finding, part) for finding, part in zip(found, parts, strict=True))
    )
    text = "；".join(texts)
    if len(text) > RULE_LENGTH:
        return None
    heading = found[0].text.partition("：")[0] if found[0].text != found[0].value else ""
    passages = tuple(dict.fromkeys(p for finding in found for p in finding.passages))
    return replace(
        found[0],
        text=f"{heading}：{text}" if heading and not best.row else text,
        value=text,
        passages=passages,
        named=" ".join(finding.named for finding in found),
        whole=None,
    )


def _told(finding: Finding, part: Statement) -> str:
    if part.row is None:
        return _MARK.sub("", part.text.text).strip("。；")
    group = part.row.names[-1] if part.row.names else ""
    return finding.text if group in finding.text else f"{group}：{finding.text}"


def _parts(query: Query, best: Statement, statements: Sequence[Statement]) -> Iterator[Statement]:
    industry = _industry_of(query, best)
    query = replace(query, measure=None)  # 停产 has no days, and holds for a grade all the same
    machines = best.row is not None and bool(best.row.graded) and _names_machines(query, best.row)
    for statement in statements:
        if best.row is not None:
            same = (
                statement.row is not None
                and (not best.row.graded or statement.row.graded == best.row.graded)
                and (not machines or statement.row.names == best.row.names)
                and (
                    (industry and industry in statement.headings)
                    or _is_of_the_word(query, best, statement)
                    or _is_of_the_column(query, best, statement)
                )
            )
        else:
            same = statement.row is None and statement.headings == best.headings
        text = statement.text.text
        graded = statement.row is not None and bool(statement.row.graded)
        says = graded or CURTAIL_SAID.search(text) or WHOLE_STOP.search(text)
        if same and says and fits_slots(query, statement) and not says_only_its_heading(statement):
            yield statement


def _is_of_the_column(query: Query, best: Statement, statement: Statement) -> bool:
    """Is a row of the same table, which has a column for the industry asked for?"""
    one, other = best.row, statement.row
    column = _column_of(query, one) if one is not None else None
    if column is None or one is None or other is None or column not in other.columns:
        return False
    return best.headings[: -len(one.names)] == statement.headings[: -len(other.names)]


def _is_of_the_word(query: Query, best: Statement, statement: Statement) -> bool:
    """Is a row of the same table named with the word that was asked: 短流程钢铁 for 钢铁?"""
    one, other = best.row, statement.row
    if one is None or other is None or one.columns != other.columns or not _is_by_grade(one):
        return False
    above, beside = (s.headings[: -len(s.row.names)] for s in (best, statement) if s.row)
    return above == beside and any(m.word in name for m in query.industries for name in other.names)


def _industry_of(query: Query, best: Statement) -> str:
    names = [name for mention in query.industries for name in (mention.word, mention.industry.name)]
    return next((h for h in best.headings if any(n in h for n in names)), "")
