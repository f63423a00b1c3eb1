"""Whether a question set can be trusted: gold in the corpus, nothing asked twice, all kinds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.datamodels import Evidence, Expect, Question
from eval.marks import occurs, plain
from eval.shelf import ShelfText

__all__ = ["CheckReport", "Finding", "check_set"]

# A shorter gold passage is found in too many quotes to prove much; characters as compared.
SHORTEST_GOLD = 6
_LOWER_GRADE = re.compile(r"(?<=[A-Ea-e])[-－](?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about one question. What is `serious` makes the set unfit to measure with."""

    id: str
    text: str
    serious: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was found, and how the questions are spread."""

    questions: int
    findings: tuple[Finding, ...]
    kinds: tuple[tuple[str, int], ...]
    expects: tuple[tuple[str, int], ...]
    gold: int
    gold_found: int

    @property
    def errors(self) -> tuple[str, ...]:
        return tuple(
            f"{finding.id}：{finding.text}" for finding in self.findings if finding.serious
        )

    @property
    def fit(self) -> bool:
        return not self.errors


def check_set(questions: Sequence[Question], shelf: Sequence[ShelfText]) -> CheckReport:
    """Check every question against the rules of question sets and the documents of the corpus."""
    corpus = _Corpus(shelf)
    gold = [(question, e) for question in questions for e in question.evidence]
    lost = [(question, e) for question, e in gold if not corpus.times(e)]
    findings = [
        *(Finding(id=q.id, text=corpus.explain(e)) for q, e in lost),
        *_twins(questions),
        *(finding for question in questions for finding in _single(question, corpus)),
    ]
    order = {question.id: place for place, question in enumerate(questions)}
    return CheckReport(
        questions=len(questions),
        findings=tuple(sorted(findings, key=lambda f: (not f.serious, order[f.id]))),
        kinds=tuple(Counter(q.kind for q in questions).most_common()),
        expects=tuple(Counter(q.expect.value for q in questions).most_common()),
        gold=len(gold),
        gold_found=len(gold) - len(lost),
    )


class _Corpus:
    """The documents in comparison form. Gold counts as found if one passage holds all of it,
    since only then can it be cited."""

    def __init__(self, shelf: Sequence[ShelfText]) -> None:
        self._documents = [
            (document, [plain(passage) for passage in document.passages]) for document in shelf
        ]

    def times(self, evidence: Evidence) -> int:
        """In how many passages of its document the gold stands."""
        quote = plain(evidence.quote)
        return sum(quote in passage for passage in self._passages_of(evidence.doc)) if quote else 0

    def explain(self, evidence: Evidence) -> str:
        """Why the gold cannot be cited, and what to do about it."""
        quote, shown = plain(evidence.quote), f"原文“{evidence.quote}”"
        if not quote:
            return f"{shown}里没有可比较的字"
        own = [d for d, _ in self._documents if plain(d.number or "") == plain(evidence.doc)]
        if not own:
            return f"语料里没有 {evidence.doc}"
        if any(quote in "".join(passages) for d, passages in self._documents if d in own):
            return f"{shown}跨了两段，引不到；取其中一段"
        if any(quote in plain(document.source) for document in own):
            return f"{shown}在读的时候订正过或换过行，照 wence show 里的写"
        others = [d.number or d.title for d, ps in self._documents if any(quote in p for p in ps)]
        if others:
            return f"{shown}在 {'、'.join(others)} 里，不在 {evidence.doc} 里"
        return f"{evidence.doc} 里找不到{shown}"

    def _passages_of(self, number: str) -> Iterator[str]:
        for document, passages in self._documents:
            if document.number and plain(document.number) == plain(number):
                yield from passages


def _twins(questions: Sequence[Question]) -> Iterator[Finding]:
    """Questions that are the same but for punctuation, after the same conversation. The minus of
    a grade is no punctuation: B-级 is not B级."""
    seen: dict[tuple[str, ...], str] = {}
    for question in questions:
        turns = (*question.history, question.question)
        key = tuple(plain(_LOWER_GRADE.sub("减", turn)) for turn in turns)
        if key in seen:
            yield Finding(id=question.id, text=f"与 {seen[key]} 是同一个问题")
        seen.setdefault(key, question.id)


def _single(question: Question, corpus: _Corpus) -> Iterator[Finding]:
    yield from (Finding(id=question.id, text=text) for text in _broken(question))
    yield from (Finding(id=question.id, text=text, serious=False) for text in _weak(question))
    for evidence in question.evidence:
        times = corpus.times(evidence)
        if times > 1:
            text = f"原文“{evidence.quote}”在 {times} 段里都有，引到哪一段都算对"
            yield Finding(id=question.id, text=text, serious=False)


def _broken(question: Question) -> Iterator[str]:
    """What makes a question impossible to judge."""
    if question.expect is Expect.ANSWERED and not question.must:
        yield "预期是回答，却没有须含（must）"
    if question.answerable and not question.evidence:
        yield "应能答，却没有原文（evidence）"
    if not question.answerable and question.evidence:
        yield "预期是拒答，却给了原文（evidence）"
    for string in (*(s for group in question.must for s in group), *question.never):
        if not plain(string):
            yield f"“{string}”里没有可比较的字"
    for string in question.never:
        if any(all(occurs(string, choice) for choice in group) for group in question.must):
            yield f"不得含的“{string}”就在须含里，怎么答都错"


def _weak(question: Question) -> Iterator[str]:
    """What makes a question prove less than it seems to."""
    if question.needs_all and len(question.evidence) < 2:
        yield f"{question.kind}：要引全每处原文，却只给了 {len(question.evidence)} 处"
    by_doc = defaultdict(list)
    for evidence in question.evidence:
        if len(plain(evidence.quote)) < SHORTEST_GOLD:
            yield f"原文“{evidence.quote}”太短，证明不了什么"
        by_doc[plain(evidence.doc)].append(plain(evidence.quote))
    if any(len(quotes) > len(set(quotes)) for quotes in by_doc.values()):
        yield "同一处原文写了两遍"
