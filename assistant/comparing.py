"""Answers to questions that ask one thing of several: places, years, documents, grades, phrases.

Each part finds its own evidence. Where several statements answer a part about equally well, the
one is taken that speaks like the other side: a figure of petrol is not held against one of urea.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product, starmap

from assistant.answers import abstention, answered
from assistant.asked_kind import is_of_the_asked_kind
from assistant.comparison import split_by_rows, split_comparison
from assistant.compose import Finding
from assistant.datamodels import Answer, Reason, Status
from assistant.difference import is_one_sided, is_undecided, worked_out
from assistant.each_member import asks_several_figures
from assistant.finder import Finder
from assistant.followup import Turn
from assistant.joined import (
    asks_difference,
    is_told,
    split_grades,
    split_joined,
    unit_counted,
)
from assistant.likeness import likeness
from assistant.measured import measure_pattern
from assistant.question import Query, Want, said_times
from assistant.ranking import Ranked
from assistant.scope import find_scope
from assistant.totals import in_all
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document
from corpus.dates import TimeBound
from corpus.heads import skeleton
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.series import split_segments

PARTS = 6  # documents that are held against each other
NEAR = 0.75  # of a part's best value, from which another statement may be taken instead
LOOK = 5  # statements of a part that are held against those of the others
ALIKE_BONUS = 0.45  # for two sides in the same words
FEW = 4  # parts, of which each statement is held against each
SAME_KIND = 0.3  # of that bonus, for two rows or two sentences
SAME_VALUE = 0.97  # of the best document's value, from which a newer one goes first
# A letter that forwards a document, and the document that it forwards.
_LETTER_NAMED = re.compile(r"转发的?(?:通知|文件|函|文)|转发(?:时|里|中)")
_FORWARDED_NAMED = re.compile(
    r"转发的?(?:通知|文件|函|文)|省里的?|省[级厅]?的?(?:通知|方案|文件|要求)|国家的?|上级的?|部里的?"
    r"|(?:原|被转发的?)(?:文件?|通知|方案)|方案(?:正文)?[里中]?"
)
_DIFFERS = re.compile(r"(?:怎么)?(?:不?一样|不?一致|不同)|写的?|各是|日期|要求")
_Side = tuple[Ranked, Finding]
_ACROSS = re.compile(r"各[是为有多]|变化|前后|历年|这几年|逐年|从\d{4}.{0,12}到\d{4}|两年|[两几]份")
_TWO = re.compile(r"[两二]份|[两二]年|[两二]个(?:年度|秋冬|方案|文件|冬)")


class Comparing:
    """Answers the parts of a question and tells them together."""

    def __init__(
        self, finder: Finder, documents: Mapping[str, Document], settings: EvidenceSettings
    ) -> None:
        self._finder = finder
        self._documents = documents
        self._settings = settings

    def answer(
        self, question: str, turn: Turn, query: Query, documents: Sequence[Document]
    ) -> Answer | None:
        """What the parts say that the question names side by side; None if it names none."""
        parts = (
            _by_forwarding(query, documents)
            or split_comparison(query)
            or self._by_document(query, turn, documents)
            or self._by_row(query, documents)
        )
        if any(mention.bound is TimeBound.THAN for mention in query.times):
            parts = [part for part in parts if _has_documents(part, documents)]
        if len(parts) > 1:
            return self._compared(question, turn, query, parts, documents)
        if asks_difference(query.text):
            return self.both(question, turn, query, documents)
        return None

    def both(
        self, question: str, turn: Turn, query: Query, documents: Sequence[Document]
    ) -> Answer | None:
        """What is said of each of two things joined in one clause, if each is answered by itself
        and differently."""
        parts = split_grades(query) or split_joined(query)
        if len(parts) < 2:
            return None
        parts = [_with_number(part) for part in parts]
        ranked = self._in_one_document(turn, parts, documents)
        if not all(ranked):
            return None
        together = self._together(turn, parts, ranked)
        if len(together) < len(parts):
            return None
        findings = [
            _own_words(found, part, parts) for part, found in zip(parts, together, strict=True)
        ]
        findings = _each_once(findings, parts)
        values = [skeleton(finding.value) for finding in findings]
        if len(findings) < 2 or len(set(values)) < len(findings):
            return None
        if asks_difference(query.text):
            return answered(question, findings, worked_out=worked_out(query, findings))
        wide = next((f for f in findings if all(v in skeleton(f.text) for v in values)), None)
        return answered(question, [wide] if wide else findings)

    def _together(
        self, turn: Turn, parts: Sequence[Query], ranked: Sequence[Sequence[Ranked]]
    ) -> list[Finding]:
        """One finding of each part: the best; of a few more than two, of those that name it alone
        the one most like the others'."""
        if not 2 < len(parts) <= FEW:
            firsts = [self._sides(turn, p, i[:1]) for p, i in zip(parts, ranked, strict=True)]
            return [side[0][1] for side in firsts if side]
        sides = [
            self._sides(turn, part, _naming_alone(part, parts, items))
            for part, items in zip(parts, ranked, strict=True)
        ]
        if not all(sides):
            return []
        chosen = max(product(*sides), key=lambda held: sum(starmap(_value, combinations(held, 2))))
        return [finding for _, finding in chosen]

    def completed(
        self, answer: Answer, turn: Turn, query: Query, documents: Sequence[Document]
    ) -> Answer:
        """An answer, or where it is silent on one of two things asked for, what is said of each."""
        parts = split_grades(query) or split_joined(query)
        if len(parts) < 2 or answer.status is Status.CLARIFY or answer.conflicts:
            return answer
        told = answer.answer if answer.status is Status.ANSWERED else ""
        enough = not query.wants_any(Want.AMOUNT) or len(find_quantities(told)) >= len(parts)
        if enough and all(is_told(part, parts, told) for part in parts):
            return answer
        held = self.both(answer.question, turn, query, documents)
        if held is None and told and is_undecided(query, told):
            return abstention(answer.question, Reason.NOT_COVERED, about="其中一方")
        return held or answer

    def _compared(
        self,
        question: str,
        turn: Turn,
        query: Query,
        parts: Sequence[Query],
        documents: Sequence[Document],
    ) -> Answer:
        for part in parts:
            scope = find_scope(part, documents, regions=part.regions)
            if scope.problem is not None:
                return abstention(question, scope.problem, about=said_times(part))
        parts = [_with_number(part) for part in parts]
        apart = len({(part.regions, part.times, part.documents) for part in parts}) > 1
        if apart:
            ranked = [self._ranked(part, turn, documents) for part in parts]
        else:
            ranked = self._in_one_document(turn, parts, documents)
        if not all(ranked):
            return abstention(question, Reason.NOT_IN_CORPUS, about="")
        sides = [self._sides(turn, part, items) for part, items in zip(parts, ranked, strict=True)]
        if not all(sides):
            return abstention(question, Reason.NOT_IN_CORPUS, about="")
        findings = _alike(sides)
        unlike = len(query.regions) > 1 and len({part.content for part in parts}) > 1
        if unlike and not asks_difference(query.text):
            return answered(question, findings)  # of each place something else
        if is_one_sided(query, findings):
            return abstention(question, Reason.NOT_COVERED, about="其中一方")
        return answered(question, findings, worked_out=worked_out(query, findings))

    def _in_one_document(
        self, turn: Turn, parts: Sequence[Query], documents: Sequence[Document]
    ) -> list[list[Ranked]]:
        """What answers the parts, all from one document: the newest of those that answer them
        best. A list is empty where no document answers them all."""
        found: list[tuple[float, list[list[Ranked]]]] = []
        scope = find_scope(parts[0], documents, regions=parts[0].regions)
        for document in sorted(scope.documents, key=_begins, reverse=True):
            own = [replace(part, documents=(document.id,)) for part in parts]
            ranked = [self._ranked(part, turn, documents) for part in own]
            if all(ranked):
                found.append((sum(items[0].value for items in ranked), ranked))
        best = max((value for value, _ in found), default=0.0)
        return next((r for value, r in found if value >= best * SAME_VALUE), [[]])

    def _ranked(self, part: Query, turn: Turn, documents: Sequence[Document]) -> list[Ranked]:
        """What answers a part well enough, the best first; none if the best does not."""
        scope = find_scope(part, documents, regions=part.regions)
        least = self._settings.enough_compared
        ranked: Sequence[Ranked] = ()
        if scope.problem is None:
            ranked = self._finder.rank(part, scope, behind=turn.behind, least=least)
        if not ranked or not ranked[0].fits or ranked[0].evidence.coverage < least:
            return []
        near = ranked[0].value * NEAR
        return [
            item
            for item in ranked[:LOOK]
            if item.fits and item.value >= near and item.evidence.coverage >= least
        ]

    def _sides(self, turn: Turn, part: Query, items: Sequence[Ranked]) -> list[_Side]:
        """What each of these tells of a part; none of those that tell another kind of thing."""
        told = [(item, self._finding(turn, part, item)) for item in items]
        sides = [(i, f) for i, f in told if is_of_the_asked_kind(part, i.statement, f)]
        if part.measure is None or part.measure not in COUNT_UNITS:
            return sides
        pattern = measure_pattern(part.measure)
        return [
            (i, f) for i, f in sides if i.statement.is_figures or pattern.search(f.text)
        ] or sides

    def _finding(self, turn: Turn, part: Query, item: Ranked) -> Finding:
        document = self._documents[item.statement.document_id]
        finding = self._finder.composer(part, turn).find(item.evidence, document)
        finding = in_all(part, finding, item.statement) if asks_difference(part.text) else finding
        return replace(finding, part=part.part)

    def _by_document(self, query: Query, turn: Turn, documents: Sequence[Document]) -> list[Query]:
        """A comparison over several years that names no two of them: one part for each document
        that answers it."""
        if _ACROSS.search(query.text) is None or asks_several_figures(query):
            return []
        scope = find_scope(replace(query, times=()), documents, regions=query.regions)
        if any(mention.period is not None for mention in query.times):
            scope = replace(scope, documents=_within(scope.documents, query))
        own = [d for d in scope.documents if d.forwarded_by or not _forwards(d, scope.documents)]
        if len(query.regions) != 1 or not 1 < len(own) <= PARTS:
            return []
        parts = [replace(query, documents=(d.id,)) for d in own]
        if len(parts) > 2 and _TWO.search(query.text):
            return self._best_two(turn, parts, documents)
        return parts

    def _best_two(
        self, turn: Turn, parts: Sequence[Query], documents: Sequence[Document]
    ) -> list[Query]:
        """The two parts that are answered clearly best, in their order; all of them if none are."""
        ranked = [self._ranked(part, turn, documents) for part in parts]
        values = [items[0].value if items else 0.0 for items in ranked]
        third, second = sorted(values)[-3:-1]
        if third > second * NEAR:
            return [part for part, value in zip(parts, values, strict=True) if value]
        return [part for part, value in zip(parts, values, strict=True) if value >= second]

    def _by_row(self, query: Query, documents: Sequence[Document]) -> list[Query]:
        scope = find_scope(query, documents, regions=query.regions)
        statements = self._finder.statements_by_document
        return split_by_rows(query, (s for d in scope.documents for s in statements[d.id]))


def _has_documents(part: Query, documents: Sequence[Document]) -> bool:
    """Are there documents of the time of a part? What a figure is counted from (比2017年多) may
    have none."""
    return find_scope(part, documents, regions=part.regions).problem is not Reason.OTHER_PERIOD


def _alike(sides: Sequence[Sequence[_Side]]) -> list[Finding]:
    """One finding of each part: of two parts those that together answer best and speak most
    alike, of more the best of each."""
    if len(sides) == 2:
        chosen = max(product(*sides), key=lambda pair: _value(*pair))
        return [finding for _, finding in chosen]
    return [side[0][1] for side in sides]


def _naming_alone(part: Query, parts: Sequence[Query], items: Sequence[Ranked]) -> Sequence[Ranked]:
    """Of what answers a part those that name it and no other of them, else the best."""
    others = [other.part for other in parts if other is not part]
    told = [(item, item.statement.text.text) for item in items]
    own = [i for i, text in told if part.part in text and not any(o in text for o in others)]
    marked = [i for i in own if f"“{part.part}”" in i.statement.text.text]  # “黑榜”, not “红黑榜”
    return marked or own or items[:1]


def _value(one: _Side, other: _Side) -> float:
    return one[0].value + other[0].value + ALIKE_BONUS * _likeness(one, other)


def _likeness(one: _Side, other: _Side) -> float:
    """How far two sides say the same kind of thing: rows of one table, or the same words; what
    one sentence says of both is no more alike for that."""
    first, second = one[0].statement, other[0].statement
    if first is second:
        return 0.0
    rows = [s.row for s in (first, second) if s.row is not None and s.row.is_figures]
    if rows:
        return float(len(rows) > 1 and rows[0].columns == rows[1].columns)
    same_kind = (first.row is None) == (second.row is None)
    return likeness(one[1].value, other[1].value) + SAME_KIND * same_kind


def _by_forwarding(query: Query, documents: Sequence[Document]) -> list[Query]:
    """One part for a letter and one for what it forwards, where a question names both."""
    inner_named = _FORWARDED_NAMED.search(_LETTER_NAMED.sub("", query.text))
    compared = query.wants_any(Want.COMPARE) or _ACROSS.search(query.text)
    if inner_named is None or not compared:
        return []
    by_id = {document.id: document for document in documents}
    for inner in documents:
        outer = by_id.get(inner.forwarded_by or "")
        if outer is None or not {outer.region, inner.region} & set(query.regions):
            continue
        own_region = outer.region != inner.region and outer.region in query.regions
        if own_region or _LETTER_NAMED.search(query.text):
            content = list(query.content)
            for match in (*_FORWARDED_NAMED.finditer(query.text), *_DIFFERS.finditer(query.text)):
                content[match.start() : match.end()] = " " * len(match.group())
            part = replace(query, regions=(), times=(), content="".join(content))
            return [
                replace(part, documents=(outer.id,), part="转发通知"),
                replace(part, documents=(inner.id,), part="被转发文件"),
            ]
    return []


def _own_words(finding: Finding, part: Query, parts: Sequence[Query]) -> Finding:
    """Of words that tell of several of the parts, those with a figure that tell of this one."""
    if not all(is_told(other, parts, finding.value) for other in parts):
        return finding
    own = [
        segment.text
        for segment in split_segments(finding.value)
        if [p for p in parts if is_told(p, parts, segment.text)] == [part]
        and find_quantities(segment.text)
    ]
    return replace(finding, text=own[0], value=own[0]) if len(own) == 1 else finding


def _each_once(findings: Sequence[Finding], parts: Sequence[Query]) -> list[Finding]:
    """Without what was found for an earlier part in the same words, if these tell of both:
    甲、乙比例达到50%，丙达到80%."""
    kept: list[Finding] = []
    for finding, part in zip(findings, parts, strict=True):
        told = is_told(part, parts, finding.value)
        if not (told and any(skeleton(f.value) == skeleton(finding.value) for f in kept)):
            kept.append(finding)
    return kept


def _with_number(part: Query) -> Query:
    """Where it is asked which is more, it is figures that are asked for: 抽检批次哪个多."""
    if part.wants_any(Want.WHO, Want.WHEN, Want.LIST) or not asks_difference(part.text):
        return part
    shares = (part.measure or "").endswith("百分点")  # what shares differ by
    measure = "%" if shares else part.measure
    part = replace(part, focus="") if shares else part
    wants = part.wants if part.wants_any(Want.AMOUNT) else (*part.wants, Want.AMOUNT)
    return replace(part, wants=wants, measure=measure or unit_counted(part.text))


def _begins(document: Document) -> date:
    if document.period is not None:
        return document.period.start
    return document.published or date.min


def _within(documents: Sequence[Document], query: Query) -> tuple[Document, ...]:
    """Documents whose period begins in the stretch of time that a question names."""
    asked = [mention.period for mention in query.times if mention.period is not None]
    return tuple(
        d for d in documents if d.period and any(a.start <= d.period.start <= a.end for a in asked)
    )


def _forwards(document: Document, documents: Sequence[Document]) -> bool:
    return any(other.forwarded_by == document.id for other in documents)
