"""Answers about documents themselves: number, issuer, dates, contacts, whether still in force."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.answers import (
    abstention,
    answered,
    clarification,
)
from assistant.attributes import (
    ASKS_IN_FORCE,
    attribute_finding,
    choose_documents,
    ended_of,
    ending_of,
)
from assistant.cited_documents import number_of_another_year
from assistant.compose import Finding
from assistant.datamodels import Answer, Reason
from assistant.days_counted import days_of
from assistant.finder import Finder
from assistant.likeness import likeness
from assistant.question import (
    Attribute,
    Query,
    said_times,
)
from assistant.scope import REPEALS, find_scope
from corpus.datamodels import Document
from corpus.heads import skeleton
from corpus.library import Library

# How a finding tells a formal part, and what the part is called.
_FORMAL = {
    Attribute.NUMBER: ("文号是", "文号"),
    Attribute.PUBLISHED: ("日印发", "印发日期"),
    Attribute.ISSUER: ("由", "印发单位"),
}

_OF_ANY_DOCUMENT = re.compile(
    r"启动|开始|结束|收尾|收官|截止|实施期?|起止|时间段?|为止|方案|文件|通知|预案|办法|意见|计划|规定|公告|要点"
    r"|印发|发布|出台|成文|落款|下发|公布|签发|日期|日子|这份|那份|正式|[的是在份]"
)
# Of which division the one to be called is: no name or number tells it.
_DIVISION_ASKED, _DIVISION = re.compile(r"(?:哪个|什么|哪)[科处股]室?"), re.compile(r"[科股]|处室")
# Which other document comes to its end: no period of this one tells it.
_ENDED_ASKED = re.compile(
    r"(?:哪|什么)(?!时|一?[天年月日])[^，。？]{0,10}(?:废止|作废|失效|停止执行|不再执行)"
    r"|(?:废止|取代|替代|代替)了?(?:的是|掉)?(?:哪|什么)(?!时|一?[天年月日])"
)
_TITLE = re.compile(r"《(?P<title>[^《》]+)》")
SAME_TITLE = 0.5  # of the shorter title's words, that a document's has if it is the one meant
_SENT_TO = re.compile(r"主送|抄送|(?:这|那|该|此)[份个]|方案|通知|文件")
_MADE = re.compile(r"^(?!.*(?:印发|发布|下发|出台|发文|落款)).*(?:制定|编制)")
MATTER_NAMED = 3  # characters that no title has, of a paper that a document only speaks of
MATTER_LENGTH = 8  # characters that no title has, of what has a day of its own
NAMED_SHARE = 0.5  # of what a question speaks of, that the title of its document has


class AttributeAnswers:
    """Answers what a question asks about a document, from its formal parts and its clauses."""

    def __init__(self, library: Library, *, repealed: Collection[str], finder: Finder) -> None:
        self._library = library
        self._repealed = repealed
        self._finder = finder

    def answer(self, question: str, query: Query, documents: Sequence[Document]) -> Answer | None:
        """What a document says of itself, or None if that is not what is asked."""
        of_a_firm = query.enterprises and Attribute.CONTACT in query.attributes
        if not query.attributes or of_a_firm or _is_of_a_phase(query):
            return None
        scope = find_scope(query, documents, regions=query.regions)
        ended = self._ended(query, documents) if scope.problem is Reason.OTHER_PERIOD else None
        if ended is not None:
            return answered(question, [ended])
        if scope.problem is not None:
            return abstention(question, scope.problem, about=said_times(query))
        chosen = choose_documents(query, scope.documents)
        if _is_of_a_matter(query, chosen):
            return None  # 打击黑加油站专项行动什么时候结束: of something that a document speaks of
        ending = self._ending(query, chosen)
        if ending is not None:
            return answered(question, [ending])
        findings = [
            finding
            for document in chosen
            for attribute in query.attributes
            if (
                finding := attribute_finding(
                    query,
                    attribute,
                    document,
                    passages=self._library.passages_in(document.id),
                    statements=self._finder.statements_by_document[document.id],
                )
            )
        ]
        if not findings:
            return self._no_attribute(question, query, chosen)
        findings = _of_named(findings, query) or findings
        unmet = _unmet(question, query, findings)
        if unmet is not None:
            return unmet
        if len(chosen) > 1 and not scope.by_region and len({f.value for f in findings}) > 1:
            return clarification(question, findings)
        period = chosen[0].period if len(findings) == 1 else None
        told = answered(question, findings, worked_out=days_of(query, period))
        if len(chosen) > 1 or len(findings) >= len(query.attributes):
            return told
        return replace(told, notes=(*told.notes, *_untold(query, findings)))

    def _ended(self, query: Query, documents: Sequence[Document]) -> Finding | None:
        """What is said of the end of a document that the corpus itself does not have."""
        if not {Attribute.VALIDITY, Attribute.NUMBER} & set(query.attributes):
            return None
        scope = find_scope(replace(query, times=()), documents, regions=query.regions)
        statements = self._finder.statements_by_document
        told = ((d, statements[d.id]) for d in scope.documents)
        if Attribute.VALIDITY in query.attributes:
            return ended_of(query, told)
        return number_of_another_year(query, told)

    def _ending(self, query: Query, chosen: Sequence[Document]) -> Finding | None:
        """The end that a later document puts to the one asked about."""
        asked = Attribute.VALIDITY in query.attributes and ASKS_IN_FORCE.search(query.text)
        if not asked or len(chosen) != 1 or chosen[0].id not in self._repealed:
            return None
        statements = self._finder.statements_by_document
        return ending_of(chosen[0], ((d, statements[d.id]) for d in self._library.documents))

    def _no_attribute(
        self, question: str, query: Query, chosen: Sequence[Document]
    ) -> Answer | None:
        """A document that does not state a formal part of its own does not state it anywhere."""
        formal = (Attribute.NUMBER, Attribute.PUBLISHED, Attribute.ADDRESSEES)
        if len(chosen) == 1 and query.attributes[0] in formal:
            return abstention(question, Reason.NOT_COVERED, about=f"《{chosen[0].title}》的这一项")
        return None


def _is_of_a_matter(query: Query, chosen: Sequence[Document]) -> bool:
    """Is a day asked of something that the documents speak of, not of one of them? Most of what
    the question speaks of is in the title of the document meant."""
    said = re.findall(r"[\u4e00-\u9fff]", _OF_ANY_DOCUMENT.sub("", query.content))
    most = max((sum(char in d.title for char in said) for d in chosen), default=0)
    if most >= len(said) * NAMED_SHARE:
        return False
    if Attribute.ISSUER in query.attributes:  # 限行方案由谁制定: a plan that is a task of its own
        return _MADE.search(query.text) is not None
    if Attribute.PUBLISHED in query.attributes:
        return len(said) - most >= MATTER_LENGTH
    if Attribute.ADDRESSEES in query.attributes:  # 督办函发给了哪几个县
        return _SENT_TO.search(query.text) is None and len(said) - most >= MATTER_NAMED
    return Attribute.PERIOD in query.attributes


def _is_of_a_phase(query: Query) -> bool:
    """Are the days of one phase asked for, and not those of the whole document?"""
    phased = any(name.endswith("阶段") for name in query.ordinals)
    return phased and query.attributes == (Attribute.PERIOD,)


def _of_named(findings: Sequence[Finding], query: Query) -> list[Finding]:
    """The numbers of documents that others name, where one of these is asked for."""
    if query.attributes != (Attribute.NUMBER,):
        return []
    return [f for f in findings if skeleton(f.document.number or "") not in skeleton(f.value)]


def _unmet(question: str, query: Query, findings: Sequence[Finding]) -> Answer | None:
    """A refusal where what is found is of another document than the one asked for by its title,
    or names no division where one is asked for."""
    title = _TITLE.search(query.text)
    if title is not None and not any(_is_titled(f, title["title"]) for f in findings):
        return abstention(question, Reason.NOT_IN_CORPUS, about=title.group())
    if _ENDED_ASKED.search(query.text) and not any(_tells_end(finding) for finding in findings):
        return abstention(question, Reason.NOT_COVERED, about="")
    divided = _DIVISION_ASKED.search(query.text)
    if divided and not any(_DIVISION.search(finding.text) for finding in findings):
        return abstention(question, Reason.NOT_COVERED, about="")
    return None


def _tells_end(finding: Finding) -> bool:
    said = (finding.text, *(passage.text.text for passage in finding.passages))
    return any(REPEALS.search(text) for text in said)


def _is_titled(finding: Finding, title: str) -> bool:
    """Is what is told said of the document of that title, or of one that names it?"""
    own = skeleton(finding.document.title)
    return skeleton(title) in skeleton(finding.text) or likeness(title, own) >= SAME_TITLE


def _untold(query: Query, findings: Sequence[Finding]) -> Iterator[str]:
    """Remarks on formal parts asked for that the document does not state."""
    said = "".join(finding.text for finding in findings)
    for attribute, (sign, name) in _FORMAL.items():
        if attribute in query.attributes and sign not in said:
            yield f"文件没有写明{name}"
