"""What the text of a document and its tables say on one point, held side by side.

正文和附表写的一样吗, 到底是多少: the best sentence and the best row of one document are told
together. Whether they agree goes by what was asked: figures in the unit, days, or units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.answers import contradicted, side_by_side
from assistant.compose import Composer, Finding
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
from assistant.slot_checks import measure_pattern
from corpus.datamodels import Document, PassageKind
from corpus.dates import find_times
from corpus.statements import Statement
from corpus.units import find_units
from corpus.vocabulary import ways_in

ROW_COVERAGE = 0.5  # of the question, that a row explains at least
TEXT_COVERAGE = 0.5  # the same for a sentence
SIDE_COVERAGE = 0.3  # the same where both parts are asked for by name
NEAR_BEST = 0.6  # of the best of a side, from which another one is weighed too
SIDE_LOOK = 8  # the best of each side that are weighed against each other
BOTH_EXPLAIN = 0.5  # of the better one's coverage, that the other one has if it is in doubt
SAME_THING = 0.7  # of the shorter one's words, that the other one has if both are of one thing
ALIKE_BONUS = 0.4  # for a sentence and a row in the same words
KNOWN_BONUS = 0.3  # for a sentence and a row that are known to contradict each other
_TWO_PARTS = re.compile(
    r"前后[^，。？]{0,6}(?:一致|一样|矛盾)|说法[^，。？]{0,4}(?:一致|一样|不一)|对得上|自相矛盾|两处"
)
_WHICH_IS_IT = re.compile(r"到底|究竟")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# What is asked for by its noun alone: 牵头单位正文和附件一致吗.
_NOUNS = (
    (Want.WHO, re.compile(r"单位|部门|牵头|责任人|负责人|哪家|谁")),
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
                sides = [composer.find(item.evidence, document) for item in pair]
                tell = contradicted if differ(query, sides) else side_by_side
                return tell(question, sides)
        return None

    def _pair(
        self, query: Query, asked: PartsAsked, document: Document, *, behind: str
    ) -> tuple[Ranked, Ranked] | None:
        """The sentence and the row that answer best, and speak of the same thing."""
        statements = self._finder.statements_by_document[document.id]
        told = _of_text(asked, document, statements)
        texts = self._best(query, told, behind=behind)
        if not texts and query.enterprises:  # the text may rule its trade without naming it
            texts = self._best(_without_enterprises(query), told, behind=behind)
        rows = self._best(query, _of_table(asked, statements), behind=behind)
        pairs = [(text, row) for text in texts for row in rows]
        return max(pairs, key=lambda pair: self._value(query, *pair), default=None)

    def _best(self, query: Query, statements: Iterable[Statement], *, behind: str) -> list[Ranked]:
        found = [
            item
            for item in self._finder.weigh(query, statements, behind=behind)
            if item.fits and item.evidence.coverage >= SIDE_COVERAGE
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


def text_and_table(
    query: Query, ranked: Sequence[Ranked], document: Document, *, composer: Composer
) -> list[Finding]:
    """The best sentence and the best row of a document, if both are asked for or, where it is
    only asked what holds, if they differ. Empty otherwise."""
    asked = _TWO_PARTS.search(query.text) is not None or parts_asked(query.text) is not None
    doubted = asked or _WHICH_IS_IT.search(query.text) is not None
    if not doubted and not (query.wants_any(Want.AMOUNT) and query.measure):
        return []
    own = [item for item in ranked if item.statement.document_id == document.id]
    text = next((i for i in own if not i.statement.row and _explains(i, TEXT_COVERAGE)), None)
    row = next((i for i in own if i.statement.row and _explains(i, ROW_COVERAGE)), None)
    if text is None or row is None or not text.fits:
        return []
    if not doubted and not _is_plain_task(query, text, row):
        return []
    found = [composer.find(item.evidence, document) for item in (text, row)]
    if asked or (doubted and differ(query, found)):
        return found
    if doubted or not _contradict(query, found):
        return []
    whole = (text.statement.text.text, " ".join([row.statement.text.text, *_amounts(row)]))
    points = [_point(query, finding) for finding in found]
    agree = any(p <= set(_NUMBER.findall(t)) for p, t in zip(points, reversed(whole), strict=True))
    return [] if agree else found  # one of them has the other's figure too, for another case


def _amounts(item: Ranked) -> tuple[str, ...]:
    return item.statement.row.amounts if item.statement.row else ()


def _is_plain_task(query: Query, text: Ranked, row: Ranked) -> bool:
    """Is it a task that the text and the table both speak of in full, nothing narrower?"""
    view = row.statement.row
    best = max(text.evidence.coverage, row.evidence.coverage)
    return (
        view is not None
        and not view.is_figures
        and row.fits
        and not (query.grades or query.levels or query.industries or query.inner_places)
        and not ways_in(query.text)  # of a total said twice only a part
        and min(text.evidence.coverage, row.evidence.coverage) >= best * BOTH_EXPLAIN
    )


def _contradict(query: Query, findings: Sequence[Finding]) -> bool:
    """Do two findings give one figure each in the unit asked for, not the same, of one thing?"""
    pattern = measure_pattern(query.measure or "")
    told = [pattern.findall(finding.value) for finding in findings]
    words = [pattern.sub("", finding.text) for finding in findings]
    return (
        all(len(found) == 1 for found in told)
        and differ(query, findings)
        and likeness(*words) >= SAME_THING
    )


def differ(query: Query, findings: Sequence[Finding]) -> bool:
    """Do findings say different things on what is asked?"""
    said = [_point(query, finding) for finding in findings]
    if not query.wants_any(Want.WHO, Want.WHEN) and any(all(a <= b for b in said) for a in said):
        return False  # one says the same and something more
    return all(said) and len(set(said)) > 1


def _explains(item: Ranked, least: float) -> bool:
    return item.evidence.coverage >= least


def _point(query: Query, finding: Finding) -> frozenset[str]:
    text = finding.value
    if query.wants_any(Want.WHO):
        return frozenset(unit.canonical for unit in find_units(text) if unit.known)
    if query.wants_any(Want.WHEN):
        times = find_times(text, default=finding.document.period)
        return frozenset(str(mention.due) for mention in times if mention.due)
    if query.measure and (match := measure_pattern(query.measure).search(text)):
        return frozenset(_NUMBER.findall(match.group()))
    return frozenset(_NUMBER.findall(text))
