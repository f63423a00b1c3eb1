"""Lists that a document makes by its own outline: the members of a section.

哪些行业实行错峰生产, 设了哪几个工作组: no sentence says it, but a heading or the sentence that
introduces a list does, and what stands under it are the members. Such a section answers only if
its own words tell nearly all that was asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.compose import Composer
from assistant.question import Query, Want
from assistant.wants import TRADES_ASKED
from assistant.wording import quoted_in
from corpus.brackets import without_brackets
from corpus.datamodels import Document
from corpus.markers import without_marker
from corpus.statements import Statement
from corpus.vocabulary import find_industries, levels_in

SECTION_FIT = 0.7  # of what the document's title does not say already
SAID_BY_TITLE = 0.85  # of the question; where the title says more, too little is left to go by
FEWEST, MOST = 2, 40  # members of a list
NAME_LENGTH = 24  # characters
OWN_NAME = 4  # characters of a heading that names one thing alone
_ASKED = re.compile(
    r"(?:哪(?:些|几)|什么|几|多少)[个项种类条家方]?面?(?P<noun>[\u4e00-\u9fff]{1,6}?)(?=[，？?。吗呢要应须实可能]|$)"
)
# What the trades under a heading are asked for by, beside the heading's own words.
_SAID_OF_TRADES = "按行业 分行业 行业 企业 要求 措施 管控 条款 列了 编号 实行 实施"
_ANY_NOUN = re.compile(
    r"措施|任务|要求|工作|内容|情形|条件|方面|规定|职责|事|环节|阶段|步骤|手段|行动"
)
_NAME = re.compile(r"^[^，。：:；（(]{2,24}?(?=由|为|是|负责|[，。：:；（(]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its members: the name of each, and the statement it begins with."""

    document_id: str
    path: tuple[str, ...]
    members: dict[str, Statement] = field(default_factory=dict)


def find_section(
    query: Query,
    statements: Sequence[Statement],
    *,
    documents: Mapping[str, Document],
    composer: Composer,
) -> Section | None:
    """The section whose members the question asks for, or None."""
    if not query.wants_any(Want.LIST, Want.COUNT) or query.grades or query.enterprises:
        return None
    trades = TRADES_ASKED.search(query.text)
    best: tuple[float, Section] | None = None
    for section in _sections(statements):
        if not FEWEST <= len(section.members) <= MOST or not _fits(query, section):
            continue
        if query.wants[0] is Want.COUNT and re.search(r"\d", section.path[-1]):
            continue  # the heading tells the number itself
        title = documents[section.document_id].title
        said = f"{section.path[-1]} {_SAID_OF_TRADES if trades else ''}"
        score = composer.score_beyond(said, beyond=title, least=SAID_BY_TITLE)
        if any(quoted.endswith(section.path[-1]) for quoted in quoted_in(query.text)):
            score = 1.0  # “2.3 成员单位职责”
        if _is_called(query, section):
            score = max(score, SECTION_FIT)
        if score >= SECTION_FIT and (best is None or score > best[0]):
            best = (score, section)
    return best[1] if best else None


def _fits(query: Query, section: Section) -> bool:
    """Are its members of the kind asked for, at the level asked for?"""
    if query.levels and not query.levels & levels_in(" ".join(section.path)):
        return False
    if TRADES_ASKED.search(query.text):
        return all(find_industries(name) for name in section.members)
    asked = _ASKED.search(query.text)
    if asked is None or _ANY_NOUN.search(asked["noun"]):
        return True
    noun = asked["noun"]
    return noun in section.path[-1] or all(name.endswith(noun[-1]) for name in section.members)


def _is_called(query: Query, section: Section) -> bool:
    """Is the section's very heading what is counted, with members that are such things: 下面设几个
    专项工作组? A unit named beside it makes a condition of its own."""
    asked = _ASKED.search(query.text)
    if asked is None or query.units or query.wants[0] is not Want.COUNT:
        return False
    noun = asked["noun"]
    named = all(name.endswith(noun[-1]) for name in section.members)
    return len(noun) >= OWN_NAME and section.path[-1] == noun and named


def _sections(statements: Sequence[Statement]) -> list[Section]:
    found: dict[tuple[str, tuple[str, ...]], Section] = {}
    for statement in statements:
        headings = statement.headings
        if statement.row is not None:
            continue
        for depth in range(1, len(headings)):
            name = _name_of(headings[depth], statement)
            if not headings[depth - 1] or name is None:
                continue
            path = headings[:depth]
            section = found.setdefault(
                (statement.document_id, path),
                Section(document_id=statement.document_id, path=path),
            )
            section.members.setdefault(name, statement)
    return list(found.values())


def _name_of(heading: str, statement: Statement) -> str | None:
    """A member's heading, or where that is but a number, the first words of its text."""
    if heading and not heading[0].isdigit():
        return heading if len(without_brackets(heading)) <= NAME_LENGTH else None
    if not heading or statement.lead:
        return None
    text = statement.text.text
    match = _NAME.match(without_marker(text).strip())
    return match.group() if match else None
