"""Whether an answer is right, by the rules of the contract's question sets.

Nothing here knows an engine: a question with its gold goes in, and what was replied. Every rule
is literal. What the contract leaves open is settled so:

- `[1]` marks that point at citations are no part of the answer.
- `must` and `never` hold for every answer, an ask-back or refusal included, where a set gives
  them.
- A citation counts by quote and 文号 together: the right words from the wrong document do not.
- An abstention that carries citations is not right, strictly: they would pass for support.
- An ask-back to an ambiguous question owes no citation; an answer to it has to cite all sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from eval.datamodels import Cited, Evidence, Expect, Question, Reply, Retrieved, Status, Verdict
from eval.marks import occurs, plain, within

__all__ = ["gold_ranks", "holds", "judge"]

_MARKER = re.compile(r"\[(\d{1,3})\]")


def judge(question: Question, reply: Reply) -> Verdict:
    """The verdict on `reply`; a failed reply is judged like any other, and is never right."""
    answer = _without_markers(reply.answer, len(reply.citations))
    missing = tuple(group for group in question.must if not _any_occurs(group, answer, occurs))
    forbidden = tuple(string for string in question.never if occurs(string, answer))
    uncited = tuple(
        place
        for place, evidence in enumerate(question.evidence)
        if not any(holds(cited, evidence) for cited in reply.citations)
    )
    form = _right_form(question, reply, uncited)
    return Verdict(
        answer_right=form and not missing and not forbidden,
        citation_right=_citation_right(question, reply, uncited),
        plain_right=form and _plainly_right(question, reply.answer),
        missing=missing,
        forbidden=forbidden,
        uncited=uncited,
        supporting=tuple(_supports(question, cited) for cited in reply.citations),
    )


def holds(passage: Cited | Retrieved, evidence: Evidence) -> bool:
    """Whether the passage contains the gold quote and comes from the gold document."""
    return _same_number(passage.number, evidence.doc) and within(evidence.quote, passage.quote)


def gold_ranks(question: Question, retrieved: Sequence[Retrieved]) -> tuple[int | None, ...]:
    """For each piece of evidence, the rank from 1 of the first passage that holds it.

    A passage without 文号 comes from an engine that cannot tell documents apart; it is taken by
    its words alone.
    """
    return tuple(_rank(evidence, retrieved) for evidence in question.evidence)


def _rank(evidence: Evidence, retrieved: Sequence[Retrieved]) -> int | None:
    for rank, passage in enumerate(retrieved, start=1):
        known = passage.number is not None
        if holds(passage, evidence) or (not known and within(evidence.quote, passage.quote)):
            return rank
    return None


def _right_form(question: Question, reply: Reply, uncited: Sequence[int]) -> bool:
    """Whether the question was answered, refused or asked back as expected."""
    if question.expect is Expect.CLARIFY_OR_COVER:
        covers = reply.status is Status.ANSWERED and bool(question.evidence) and not uncited
        return reply.status is Status.CLARIFY or covers
    return reply.status.value == question.expect.value


def _citation_right(question: Question, reply: Reply, uncited: Sequence[int]) -> bool:
    if question.expect is Expect.ABSTAINED:
        return not reply.citations
    if question.expect is Expect.CLARIFY_OR_COVER and reply.status is Status.CLARIFY:
        return True
    if question.needs_all:
        return not uncited
    return len(uncited) < len(question.evidence) or not question.evidence


def _supports(question: Question, cited: Cited) -> bool:
    """Whether a citation bears on the answer: it holds gold, or a required string in a gold
    document (the same figure is often said twice, in the text and in its annex)."""
    if any(holds(cited, evidence) for evidence in question.evidence):
        return True
    if not any(_same_number(cited.number, evidence.doc) for evidence in question.evidence):
        return False
    return any(_any_occurs(group, cited.quote, occurs) for group in question.must)


def _plainly_right(question: Question, answer: str) -> bool:
    """The contract to the letter: white space and punctuation dropped, markers left in."""
    required = all(_any_occurs(group, answer, within) for group in question.must)
    return required and not any(within(string, answer) for string in question.never)


def _any_occurs(group: Sequence[str], text: str, test: Callable[[str, str], bool]) -> bool:
    return any(test(string, text) for string in group)


def _same_number(number: str | None, gold: str) -> bool:
    return number is not None and plain(number) == plain(gold)


def _without_markers(answer: str, citations: int) -> str:
    """The answer without the marks that point at its citations; [2021] in a 文号 stays."""
    return _MARKER.sub(lambda m: " " if 1 <= int(m[1]) <= citations else m[0], answer)
