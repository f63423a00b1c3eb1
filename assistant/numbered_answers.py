"""Answers to what stands under a number: 第十二条说什么, 第三点要求是什么, 第三部分讲哪些.

Only where the question asks for the clause itself; what is asked about something else and merely
names a clause is answered like any other question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answers import abstention, answered, clarification
from assistant.attributes import choose_documents
from assistant.compose import Finding
from assistant.datamodels import Answer, Reason
from assistant.finder import Finder
from assistant.followup import Turn
from assistant.left_over import left_over
from assistant.missing_parts import missing_part
from assistant.numbered import (
    Clause,
    ClauseNumber,
    clause_numbers,
    clauses_within,
    is_in,
    said_inside,
)
from assistant.question import Query, Want
from assistant.scope import find_scope
from assistant.telling import says_only_its_heading
from corpus.datamodels import BlockKind, Document, Passage
from corpus.markers import without_marker
from corpus.series import split_segments
from corpus.statements import Statement, bare_heading

CLAUSE_LENGTH = 200  # characters of a clause that are told
MEMBERS_TOLD = 12  # members of a section that are told by name
OPTION_LENGTH = 60  # characters
OPTIONS = 4  # clauses of one number between which is asked back
CONTEXT_FIT = 0.8  # of the other words of the question, that stand above the clause
_ELSE = (Want.AMOUNT, Want.COUNT, Want.CONSEQUENCE, Want.COMPARE, Want.WHY)
_OF_THE_CLAUSE = (Want.WHO, Want.WHEN)  # asked of a clause that is named by its number alone
_WORDS = "data/asking-clauses.txt"
_POINTS = ("点", "项", "个方面", "方面")
_OF_WHOLE_PLANS = ("条", "章", "节", "编", "部分", "板块")
_LETTER = re.compile(r"通知(?!书)")  # the letter that a plan comes with
_MARKS = "。；，：、 "


class NumberedAnswers:
    """Tells the clause that a question points at by its number."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def answer(
        self, question: str, turn: Turn, query: Query, documents: Sequence[Document]
    ) -> Answer | None:
        """The clause, the clauses of that number to choose between, a refusal where there is no
        such part, or None if none is asked for."""
        numbers = clause_numbers(query.text)
        scope = find_scope(query, documents, regions=query.regions)
        missing = missing_part(query.text, scope.documents)
        if missing is not None:
            return abstention(question, Reason.NOT_IN_CORPUS, about=missing)
        if not numbers or query.wants_any(*_ELSE) or query.grades or query.levels:
            return None
        if any(a.end != b.start for a, b in pairwise(numbers)):
            return None  # several clauses at once; 第五条第二项 is one
        if scope.problem is not None:
            return None
        if query.wants_any(*_OF_THE_CLAUSE) and len(_left(query, numbers)) > 1:
            return None
        found = self._found(query, turn, numbers, scope.documents)
        chosen = choose_documents(query, list({f.document.id: f.document for f in found}.values()))
        findings = [finding for finding in found if finding.document in chosen]
        if len(findings) == 1:
            return answered(question, findings)
        if not found and _is_missing(query, numbers, scope.documents):
            return abstention(question, Reason.NOT_IN_CORPUS, about=_said(query, numbers))
        if not 1 < len(findings) <= OPTIONS:
            return None
        return clarification(question, [_in_short(finding) for finding in findings])

    def _found(
        self,
        query: Query,
        turn: Turn,
        numbers: Sequence[ClauseNumber],
        documents: Sequence[Document],
    ) -> list[Finding]:
        """Each clause of that number as it is told, of those that fit the rest of the question
        best."""
        left = _left(query, numbers)
        fitting = [
            (fit, finding)
            for document in documents
            for finding, above in self._clauses(query, turn, document, numbers)
            if (fit := _fit(left, document, above)) >= CONTEXT_FIT
        ]
        best = max((fit for fit, _ in fitting), default=0.0)
        return [finding for fit, finding in fitting if fit >= best]

    def _clauses(
        self, query: Query, turn: Turn, document: Document, numbers: Sequence[ClauseNumber]
    ) -> Iterator[tuple[Finding, Sequence[str]]]:
        """Each clause of that number as it is told, with the headings above it."""
        statements = [s for s in self._finder.statements_by_document[document.id] if s.row is None]
        letter = _LETTER.search(query.text) is not None
        points = (
            []
            if numbers[-1].unit not in _POINTS
            else list(_points(document, numbers[-1], statements))
        )
        if letter and (own := [s for s in points if not s[1].headings]):
            points, clauses = own, []
        else:
            clauses = clauses_within(document, numbers)
        for clause in clauses:
            own_statements = [s for s in statements if clause.holds(s)]
            if query.wants_any(*_OF_THE_CLAUSE):
                finding = self._asked_of(query, turn, document, own_statements)
            else:
                finding = _told(document, clause, own_statements) if own_statements else None
            if finding is not None:
                yield finding, clause.path
        if not clauses:
            for text, statement in points:
                yield _finding(document, text, (statement.passage,)), statement.headings

    def _asked_of(
        self, query: Query, turn: Turn, document: Document, own: Sequence[Statement]
    ) -> Finding | None:
        """Who or when, of a clause that is named by nothing but its number."""
        bare = replace(query, content=" " * len(query.content), times=())
        ranked = self._finder.weigh(bare, own, behind=turn.behind)
        telling = [item for item in ranked if item.fits and item.kind > 0]
        if not telling:
            return None
        return self._finder.composer(bare, turn).find(telling[0].evidence, document)


def _is_missing(
    query: Query, numbers: Sequence[ClauseNumber], documents: Sequence[Document]
) -> bool:
    """Is nothing but a part by its number asked about, which no document has?"""
    bare = not _left(query, numbers) and numbers[0].unit in _OF_WHOLE_PLANS
    return bare and not any(clauses_within(document, numbers) for document in documents)


def _said(query: Query, numbers: Sequence[ClauseNumber]) -> str:
    return query.text[numbers[0].start : numbers[-1].end]


def _points(
    document: Document, asked: ClauseNumber, statements: Sequence[Statement]
) -> Iterator[tuple[str, Statement]]:
    """The points that paragraphs count themselves."""
    for block in document.blocks:
        text = said_inside(block.text.text, asked) if block.kind is BlockKind.CLAUSE else None
        inside = [s for s in statements if is_in(s, block)] if text else []
        if text and inside:
            yield text, next((s for s in inside if s.text.text[:8] in text), inside[0])


def _left(query: Query, numbers: Sequence[ClauseNumber]) -> str:
    """What the question says beside the number, the place, the time and words that ask."""
    chars = list(query.content)
    for asked in numbers:
        chars[asked.start : asked.end] = " " * (asked.end - asked.start)
    return "".join(left_over("".join(chars), words=_WORDS))


def _fit(left: str, document: Document, above: Sequence[str]) -> float:
    """The share of those words that the headings above or the document's name hold; what the
    headings hold in the same order counts a little more."""
    over = "".join(above)
    held = f"{document.title}{document.issuer or ''}{document.region or ''}{over}"
    if not left:
        return 1.0
    share = sum(char in held for char in left) / len(left)
    pairs = [left[i : i + 2] for i in range(len(left) - 1)]
    return share + sum(pair in over for pair in pairs) / (len(pairs) or 1)


def _told(document: Document, clause: Clause, own: Sequence[Statement]) -> Finding | None:
    """The members of a section by name, else the sentences of a clause as far as they go."""
    heading = bare_heading(clause.path[-1]) if clause.path else ""
    members = _members(clause, own)
    if len(members) > 1:
        names = list(members)[:MEMBERS_TOLD]
        more = "等" if len(members) > len(names) else ""
        text = f"{heading}：{'；'.join(names)}{more}"
        passages = tuple(dict.fromkeys(members[name] for name in names))
        return _finding(document, text, passages, heading=heading)
    said: list[Statement] = []
    length = 0
    for statement in own:
        if not says_only_its_heading(statement) and length < CLAUSE_LENGTH:
            said.append(statement)
            length += len(statement.text)
    text = _cut("".join(_bare(s.text.text, heading) for s in said), limit=CLAUSE_LENGTH)
    if not text:
        return None
    lead = f"{heading}：" if len(heading) > 1 and heading not in text else ""
    passages = tuple(dict.fromkeys(s.passage for s in said))
    return _finding(document, f"{lead}{text}", passages, heading=heading)


def _members(clause: Clause, own: Sequence[Statement]) -> dict[str, Passage]:
    """The names of what stands right below a clause; one without a name goes by its number and
    the first words of its text."""
    depth = len(clause.path)
    found: dict[str, Passage] = {}
    seen: set[str] = set()
    for block in clause.blocks:
        label = block.path[depth] if len(block.path) > depth else ""
        inside = [s for s in own if is_in(s, block)] if label and label not in seen else []
        if not inside:
            continue
        seen.add(label)
        name = bare_heading(label)
        if not name:
            name = f"{label}：{split_segments(_bare(inside[0].text.text, ''))[0].text}"
        found[name] = inside[0].passage
    return found


def _bare(text: str, heading: str) -> str:
    return without_marker(text).removeprefix(heading).lstrip("。：: ")


def _cut(text: str, *, limit: int) -> str:
    """A text up to the last comma or stop within the limit."""
    if len(text) <= limit:
        return text.strip(_MARKS)
    ends = [s.end for s in split_segments(text) if s.end <= limit]
    return text[: ends[-1] if ends else limit].strip(_MARKS)


def _in_short(finding: Finding) -> Finding:
    """An option: its first words are enough to choose by."""
    text = finding.text.removeprefix(f"{finding.heading}：")
    return replace(finding, text=_cut(text, limit=OPTION_LENGTH))


def _finding(
    document: Document, text: str, passages: tuple[Passage, ...], *, heading: str = ""
) -> Finding:
    text = text.strip(_MARKS)
    return Finding(text=text, value=text, passages=passages, document=document, heading=heading)
