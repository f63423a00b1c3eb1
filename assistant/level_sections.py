"""The sections of a plan that hold the measures of one warning level each, and which of them build
on which: 在执行Ⅲ级响应措施的基础上，增加下列措施：."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.slot_checks import BASED_ON
from corpus.statements import Statement, bare_heading
from corpus.vocabulary import LEVEL_ORDER, levels_in

# What a level adds alone is asked for: 红色比橙色多了什么.
ADDED_ASKED = re.compile(r"比(?!例)|多[了出]|新增|额外|基础上|增加(?:了|的|哪|什么|些)")
_KIND_TAIL = re.compile(r"(?:减排|应急|响应)?措施$")
_ANY_KIND = re.compile(r"其[他它余]|措施|通则|一般")
SHORTEST_KIND = 2  # characters: 面源
_INTRODUCES = re.compile(r"[：:]$|措施")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The measures of one level. The headings above it tell them from the condition of the level
    (（三）红色预警：预测AQI…), which stands elsewhere."""

    document_id: str
    above: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a level is said to build on: the words for it, and their statement."""

    below: Section
    words: str
    statement: Statement


def section_of(statement: Statement) -> Section | None:
    """The section of a level that a statement stands in, by the first heading that names one."""
    for depth, heading in enumerate(statement.headings):
        levels = levels_in(BASED_ON.sub("", heading))
        if len(levels) == 1:
            above = statement.headings[:depth]
            (level,) = levels
            return Section(document_id=statement.document_id, above=above, level=level)
    return None


def kind_in(heading: str) -> str:
    """What kind of measures a heading is of: 倡议性 of 倡议性减排措施; "" if of any."""
    kind = _KIND_TAIL.sub("", heading)
    return "" if len(kind) < SHORTEST_KIND or _ANY_KIND.match(kind) else kind


def kinds_over(statement: Statement, section: Section) -> set[str]:
    """The kinds of measures that the headings between a section's and a statement name; "" for a
    measure right under the section's."""
    inner = statement.headings[len(section.above) + 1 :]
    if statement.headings and bare_heading(statement.text.text) == statement.headings[-1]:
        inner = inner or ("措施",)  # the section's own heading is no measure
        return {kind for kind in map(kind_in, inner) if kind}
    return ({kind for kind in map(kind_in, inner) if kind} if inner[:1] != ("",) else set()) or {""}


def bases_of(statements: Iterable[Statement]) -> Mapping[Section, Basis]:
    """What each section builds on, as far as its document says so."""
    found: dict[Section, Basis] = {}
    for statement in statements:
        section, text = section_of(statement), statement.text.text
        words = BASED_ON.search(text)
        if section is None or words is None or not _INTRODUCES.search(text):
            continue
        named = [level for level in levels_in(words.group()) if _is_below(level, section.level)]
        if len(named) == 1:
            below = replace(section, level=named[0])
            found.setdefault(section, Basis(below=below, words=words.group(), statement=statement))
    return found


def _is_below(one: str, other: str) -> bool:
    return LEVEL_ORDER.index(one) > LEVEL_ORDER.index(other)
