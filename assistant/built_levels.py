"""Warning levels that build on one another: 在执行Ⅲ级响应措施的基础上，增加下列措施：.

A plan written so says only once what holds from the lowest level on. What is asked of a higher
level is then told of it, or holds because it is told of the level below; the sentence that says
so is cited with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.answers import said_in_passage
from assistant.datamodels import Answer, Status
from assistant.finder import Finder
from assistant.level_sections import ADDED_ASKED, Basis, Section, bases_of, kinds_over, section_of
from assistant.question import Query, Want
from assistant.several import joined
from assistant.slot_checks import BASED_ON
from corpus.datamodels import Document
from corpus.statements import Statement
from corpus.vocabulary import find_levels, level_named_like, levels_in

Ask = Callable[[str], Answer]

CLEARLY = 0.15  # of the question, by which the level below says more of it than what was told
_MEASURES_ASKED = re.compile(r"措施(?:都|主要|分别)?(?:有|是|包括)(?:哪|什么)")
_TAIL = re.compile(r"(?:应急)?(?:预警|响应)")
_NOT_BUILT = (Want.WHO, Want.WHEN, Want.COMPARE, Want.COUNT, Want.WHY)


class BuiltLevels:
    """What holds at a level because it builds on the one below."""

    def __init__(self, finder: Finder, documents: Mapping[str, Document]) -> None:
        self._finder = finder
        self._documents = documents

    def completed(self, answer: Answer, query: Query, *, ask: Ask) -> Answer:
        """An answer on a level with what the level below says, where that is asked for too; `ask`
        answers the question put for that level."""
        if len(query.levels) != 1 or answer.status is Status.CLARIFY:
            return answer
        if query.wants_any(*_NOT_BUILT) or ADDED_ASKED.search(query.text):
            return answer
        (level,) = query.levels
        bases = [basis for section, basis in self._bases.items() if section.level == level]
        told = answer.status is Status.ANSWERED
        if not bases or (told and (answer.conflicts or query.enterprises)):
            return answer
        lower = ask(_put_for(bases[0].below.level, query.text))
        basis = next((basis for basis in bases if self._is_of(lower, basis.below)), None)
        if basis is None:
            return answer
        if not told or self._says_only(lower, answer, basis, query):
            return self._together([], lower, basis, query, question=answer.question)
        alike = _documents_of(answer) == _documents_of(lower)
        if alike and (query.wants_any(Want.LIST) or _MEASURES_ASKED.search(query.text)):
            return self._together([answer], lower, basis, query, question=answer.question)
        return answer

    def _says_only(self, lower: Answer, answer: Answer, basis: Basis, query: Query) -> bool:
        """Is what is asked told at the level below alone: it says clearly more of it, or what is
        asked has a heading there, and all of the level's own measures have others?"""
        if _documents_of(answer) != _documents_of(lower):
            return False
        scores = lower.trace.score, answer.trace.score
        if None not in scores and (scores[0] or 0.0) >= (scores[1] or 0.0) + CLEARLY:
            return True
        named, own = set[str](), self._kinds[section_of(basis.statement)]
        for section in self._below(basis.below):
            named |= {kind for kind in self._kinds[section] if kind and kind in query.text}
        return bool(named) and "" not in own and not any(k in o for k in named for o in own)

    def _together(
        self, own: Sequence[Answer], lower: Answer, basis: Basis, query: Query, *, question: str
    ) -> Answer:
        document = self._documents[basis.below.document_id]
        place = document.region or ""
        text = lower.answer.removeprefix(place).removeprefix("：")
        below = _name_of(_put_for(basis.below.level, query.text))
        if not levels_in(text.partition("：")[0]):
            text = f"{below}：{text}"
        if place and not own:
            text = f"{place}：{text}"
        words = f"{_name_of(query.text)}{basis.words}增加措施，同样适用"
        said = said_in_passage(question, words, basis.statement.passage, document)
        return joined(question, [*own, replace(lower, answer=text), said])

    def _below(self, section: Section) -> set[Section]:
        """A section with all that it builds on."""
        below = {section}
        while section in self._bases and self._bases[section].below not in below:
            section = self._bases[section].below
            below.add(section)
        return below

    def _is_of(self, answer: Answer, section: Section) -> bool:
        """Is all that an answer cites of the measures of a level, or of one that it builds on?"""
        below = self._below(section)
        return answer.status is Status.ANSWERED and all(
            self._sections[c.document_id, c.start] & below for c in answer.citations
        )

    @cached_property
    def _bases(self) -> Mapping[Section, Basis]:
        return bases_of(self._statements())

    @cached_property
    def _sections(self) -> Mapping[tuple[str, int], set[Section]]:
        """The levels whose measures stand in a passage, by its document and where it begins."""
        found: defaultdict[tuple[str, int], set[Section]] = defaultdict(set)
        for statement in self._statements():
            section = section_of(statement)
            if section is not None:
                start = statement.passage.text.span.start
                found[statement.document_id, start].add(section)
        return found

    @cached_property
    def _kinds(self) -> Mapping[Section | None, set[str]]:
        """The kinds of measures in each section; "" where some stand under no heading."""
        found: defaultdict[Section | None, set[str]] = defaultdict(set)
        for statement in self._statements():
            section = section_of(statement)
            if section is not None and BASED_ON.search(statement.text.text) is None:
                found[section] |= kinds_over(statement, section)
        return found

    def _statements(self) -> Iterator[Statement]:
        for statements in self._finder.statements_by_document.values():
            yield from (s for s in statements if s.row is None)


def _put_for(level: str, text: str) -> str:
    """A question put for another level, named in the way in which it names its own."""
    for mention in reversed(find_levels(text)):
        name = level_named_like(text[mention.start : mention.end], level)
        text = f"{text[: mention.start]}{name}{text[mention.end :]}"
    return text


def _name_of(text: str) -> str:
    """The level of a question with what it is one of: 红色预警, Ⅰ级响应."""
    mention = find_levels(text)[0]
    name = text[mention.start : mention.end]
    tail = _TAIL.match(text, mention.end)
    return name + (tail.group() if tail else "预警" if name.endswith("色") else "响应")


def _documents_of(answer: Answer) -> set[str]:
    return {citation.document_id for citation in answer.citations}
