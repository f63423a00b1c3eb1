"""What the text of a document and its tables say on one point, held side by side.

正文和附表写的一样吗: the best sentence and the best row of one document that speak of the same
thing are told together, with a second row where two are known to contradict the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.datamodels import Answer
from assistant.disagreement import Disagreements
from assistant.finder import Finder
from assistant.followup import Turn
from assistant.joined import unit_counted
from assistant.likeness import likeness
from assistant.numbered import clauses_at
from assistant.part_words import PartsAsked, annex_number, parts_asked
from assistant.question import Query, Want
from assistant.ranking import Ranked
from assistant.scope import Scope
from assistant.totals import in_all
from assistant.two_places import is_of_one_place, is_total
from assistant.verdict import told_together
from corpus.datamodels import Document, PassageKind
from corpus.statements import Statement

SIDE_COVERAGE = 0.3  # of the question, that a side explains at least
NEAR_BEST = 0.6  # of the best of a side, from which another one is weighed too
SIDE_LOOK = 8  # the best of each side that are weighed against each other
ALIKE_BONUS = 0.4  # for a sentence and a row in the same words
HARDLY_WORSE = 0.9  # of the better row's value, that a second row is told beside it
KNOWN_BONUS = 0.3  # for a sentence and a row that are known to contradict each other
# What is asked for by its noun alone: 牵头单位正文和附件一致吗.
_NOUNS = (
    (Want.WHO, re.compile(r"单位|部门|牵头|责任[人方者]|责任主体|负责人|哪家|谁")),
    (Want.WHEN, re.compile(r"[时期]限|时间|日期|几月|什么时候|截止")),
    (
        Want.AMOUNT,
        re.compile(
            r"数量?(?!据|字)|比例|比率|浓度|金额|资金|标准|限值|目标|指标|面积|规模|总量|[率量](?![化子])"
        ),
    ),
)


class TwoParts:
    """Answers what the text and an annex of a document say, where both are asked for by name."""

    def __init__(
        self, finder: Finder, documents: Mapping[str, Document], known: Disagreements
    ) -> None:
        self._finder = finder
        self._documents = documents
        self._known = known

    def answer(self, question: str, turn: Turn, query: Query, scope: Scope) -> Answer | None:
        """Both sides, or None where they are not asked for or one of them is not there."""
        asked = parts_asked(query.text)
        if asked is None or scope.problem is not None:
            return None
        query = about_the_point(query, asked)
        ranked = self._finder.rank(query, scope, behind=turn.behind)
        for document_id in dict.fromkeys(item.statement.document_id for item in ranked):
            pair = self._pair(query, asked, self._documents[document_id], behind=turn.behind)
            if pair is not None:
                composer = self._finder.composer(query, turn)
                document = self._documents[document_id]
                sides = [
                    in_all(query, composer.find(i.evidence, document), i.statement) for i in pair
                ]
                told = [side.text for side in sides]
                if self._known.tells_one(query, [item.statement for item in pair], told):
                    continue  # figures of two things that stand in the same sentences
                return told_together(question, query, sides)
        return None

    def _pair(
        self, query: Query, asked: PartsAsked, document: Document, *, behind: str
    ) -> tuple[Ranked, ...] | None:
        """The sentence and the row that answer best, and speak of the same thing; also a second
        row that is known to contradict the sentence as the first does."""
        statements = self._finder.statements_by_document[document.id]
        told = _of_text(asked, document, statements)
        texts = self._best(query, told, behind=behind)
        if not texts and query.enterprises:  # the text may rule its trade without naming it
            texts = self._best(_without_enterprises(query), told, behind=behind)
        listed = [s for s in _of_table(asked, statements) if not is_of_one_place(query, s)]
        totals = [s for s in listed if s.row and s.row.is_figures and is_total(s)]
        rows = self._best(query, listed, behind=behind) or self._best(
            query, totals, behind=behind, fitting=False
        )
        pairs = [(text, row) for text in texts for row in rows]
        best = max(pairs, key=lambda pair: self._value(query, *pair), default=None)
        if best is None or not self._known.are_sides(query, best[0].statement, best[1].statement):
            return best
        text, first = best
        more = (
            row
            for row in rows
            if row.statement.row is not None
            and row.statement.row is not first.statement.row
            and row.value >= first.value * HARDLY_WORSE
            and self._known.are_sides(query, text.statement, row.statement)
        )
        second = next(more, None)
        return (*best, second) if second is not None else best

    def _best(
        self, query: Query, statements: Iterable[Statement], *, behind: str, fitting: bool = True
    ) -> list[Ranked]:
        """The best of one side; a total whose columns hold the unit need not be `fitting`."""
        found = [
            item
            for item in self._finder.weigh(query, statements, behind=behind)
            if (item.fits or not fitting) and item.evidence.coverage >= SIDE_COVERAGE
        ]
        least = found[0].value * NEAR_BEST if found else 0.0
        return [item for item in found[:SIDE_LOOK] if item.value >= least]

    def _value(self, query: Query, text: Ranked, row: Ranked) -> float:
        known = self._known.are_sides(query, text.statement, row.statement)
        alike = likeness(_said(text.statement), _said(row.statement))
        return text.value + row.value + ALIKE_BONUS * alike + KNOWN_BONUS * known


def about_the_point(query: Query, asked: PartsAsked) -> Query:
    """A question without the words for the parts. Days that it names as what one of them says
    choose nothing; where no other kind of thing is asked for, it is the figures."""
    chars = list(query.content)
    for start, end in asked.spans:
        chars[start:end] = " " * (end - start)
    verdicts = (Want.COMPARE, Want.WHETHER, Want.WHAT)
    wants: tuple[Want, ...] = tuple(w for w in query.wants if w not in verdicts)
    if not query.wants_any(Want.WHO, Want.WHEN, Want.AMOUNT, Want.LIST):
        wants = tuple(want for want, noun in _NOUNS if noun.search(query.text))[:1]
    return replace(
        query,
        content="".join(chars),
        wants=wants or (Want.WHAT,),
        times=(),
        ordinals=frozenset(),
        measure=query.measure or unit_counted(query.text),
    )


def _without_enterprises(query: Query) -> Query:
    content = query.content
    for name in query.enterprises:
        content = content.replace(name, " " * len(name))
    return replace(query, enterprises=(), content=content)


def _said(statement: Statement) -> str:
    names = " ".join(statement.row.names) if statement.row else " ".join(statement.headings[-1:])
    return f"{names} {statement.text.text}"


def _of_text(
    asked: PartsAsked, document: Document, statements: Sequence[Statement]
) -> list[Statement]:
    """The sentences of the text; only those of the clause asked for, if there is one."""
    text = [s for s in statements if s.row is None and s.passage.kind is PassageKind.CLAUSE]
    if asked.clause is None:
        return text
    clauses = clauses_at(document, asked.clause)
    return [s for s in text if any(clause.holds(s) for clause in clauses)] or text


def _of_table(asked: PartsAsked, statements: Sequence[Statement]) -> list[Statement]:
    """The rows of the tables; only those of the annex asked for, if there is one."""
    rows = [s for s in statements if s.row is not None]
    tops = {s.passage.path[0] for s in rows if s.passage.path}
    if asked.annex is not None:
        tops_meant = {top for top in tops if annex_number(top) == asked.annex}
    else:
        tops_meant = {top for top in tops if asked.table and asked.table in top}
    return [s for s in rows if s.passage.path and s.passage.path[0] in tops_meant] or rows
