"""Numbers of documents that a document names: what it rests on, what it applies, what it ends.

依据的省方案是什么文号, 那份考核办法的文号, 去年的方案是几号文: the number stands in brackets behind
the title, in a sentence of the document at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.compose import Finding
from assistant.likeness import likeness
from assistant.question import Query
from assistant.scope import REPEALS
from corpus.datamodels import Document
from corpus.heads import skeleton
from corpus.statements import Statement
from index.terms import grams

NAMED_FIT = 2  # pairs of characters that a title shares with the question, beyond this document's
SAME_TITLE = 0.9  # of the shorter title's words, that an earlier edition of a document has
LEVEL_FIT = 2  # the same worth, for a title of the level of government that is asked for
_NUMBERED = re.compile(
    r"《(?P<title>[^《》]*(?:〈[^〉]*〉[^《》]*)*)》\s*"
    r"（[^（）]*?(?P<number>[\u4e00-\u9fff]*[〔\[（(]\d{4}[〕\]）)][^（）]*?号)[^（）]*）"
)
_MEANS_ANOTHER = re.compile(
    r"依据|贯彻|落实|根据|按照|执行的?|提到|引用|那[份个]|哪[份个]|用的|省里?的?|国家|部里|上级|上位"
)
_RESTS_ON = re.compile(r"依据|根据|贯彻|上位")
_ENDED = re.compile(
    r"[旧老原]的?(?=方案|预案|办法|文件|版|有)|(?:旧|老|原来|以前|之前)的[\u4e00-\u9fff]{0,8}?(?=方案|预案|办法|文件)|上一[版年份轮]|以前的?|之前的?|废止|停止执行|失效"
)
_OF_A_TASK = re.compile(r"考核|奖惩|问责|评价|分级|[做搞][^，。？]{0,8}(?:依据|根据)")
_LEVELS = (
    (re.compile(r"省"), re.compile(r"省")),
    (re.compile(r"国家|部里|生态环境部|国务院"), re.compile(r"^(?!.*[省市县])")),
)
_TITLE_ASKED = re.compile(r"《([^《》]+)》")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A document that a sentence names, with its number."""

    title: str
    words: str
    statement: Statement


def cited_number(
    query: Query, document: Document, statements: Sequence[Statement]
) -> Finding | None:
    """The number of a document that this one names, where the question means that one."""
    named = list(_named(statements))
    by_title = [n for n in named if _is_title_asked(query, n, document)]
    if by_title:
        return _told(by_title[0], document)
    if not _MEANS_ANOTHER.search(query.text) and not _ENDED.search(query.text):
        return None
    if _ENDED.search(query.text):
        named = [n for n in named if REPEALS.search(n.statement.text.text)]
    elif _RESTS_ON.search(query.text) and not _OF_A_TASK.search(query.text):
        named = [n for n in named if not n.statement.headings] or named
    fits = [_fit(query, n, document) for n in named]
    best = max(fits, default=0)
    if best >= NAMED_FIT:
        return _told(named[fits.index(best)], document)
    alone = _ENDED.search(query.text) or _RESTS_ON.search(query.text)
    return _told(named[0], document) if alone and len(named) == 1 else None


def number_of_another_year(
    query: Query, documents: Iterable[tuple[Document, Sequence[Statement]]]
) -> Finding | None:
    """The number of a document of the year asked for, that the corpus does not have but names."""
    years = {year for mention in query.times for year in re.findall(r"\d{4}", mention.text)}
    for document, statements in documents:
        for named in _named(statements):
            dated = all(year in named.title for year in years)
            issued = all(f"{year}〕" in named.words for year in years)
            meant = _fit(query, named, document) >= NAMED_FIT or _is_edition(named, document)
            if years and (dated or (issued and meant)):
                return _told(named, document)
    return None


def _named(statements: Sequence[Statement]) -> Iterator[_Named]:
    for statement in statements:
        for match in _NUMBERED.finditer(statement.text.text):
            yield _Named(title=match["title"], words=match.group(), statement=statement)


def _is_title_asked(query: Query, named: _Named, document: Document) -> bool:
    asked = [skeleton(title) for title in _TITLE_ASKED.findall(query.text)]
    own = skeleton(document.title)
    title = skeleton(named.title)
    return any(t in title or title in t for t in asked if t != own and t not in own)


def _is_edition(named: _Named, document: Document) -> bool:
    """Is it an earlier edition of this very document, by a title with the same words?"""
    return likeness(named.title, document.title) >= SAME_TITLE


def _fit(query: Query, named: _Named, document: Document) -> int:
    own = set(grams(document.title))
    wanted = {gram for gram in grams(query.content) if len(gram) > 1} - own
    level = sum(
        LEVEL_FIT
        for asked, told in _LEVELS
        if asked.search(query.text) and told.search(named.title)
    )
    return len(wanted & set(grams(named.title))) + level


def _told(named: _Named, document: Document) -> Finding:
    return Finding(
        text=named.words,
        value=named.words,
        passages=(named.statement.passage,),
        document=document,
    )
