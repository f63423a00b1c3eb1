"""Lists that one heading, or one row, makes of its sentences: 强制性减排措施。…；…；….

Nothing introduces such a list and nothing numbers it: the heading says what is asked for, and each
sentence right under it is a member.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from assistant.slot_checks import BASED_ON
from corpus.datamodels import Document
from corpus.markers import find_marker
from corpus.statements import Statement, bare_sentence
from corpus.vocabulary import levels_in

HEADING_FIT = 0.6  # of what the headings above and the document's title do not say already
SAID_ABOVE = 0.85  # of the question; where these say more, too little is left to go by
FEWEST, MOST = 2, 8  # members
LENGTH = 260  # characters of all of them
NAMED_LENGTH = 3  # characters of a heading that a question names: 扬尘源, 移动源
_ANY_NOUN = re.compile(r"措施|要求|规定|任务|内容")
_ASKED = re.compile(
    r"(?:哪(?:些|几[个项种条类]?)|什么)(?P<noun>[\u4e00-\u9fff]{2,14}?)(?=[，？?。吗呢]|$)"
    rf"|(?P<named>{_ANY_NOUN.pattern})(?:都|主要|分别)?(?:有|是|包括)(?:哪[些几]|什么)[项个]?(?=[？?。呢]|$)"
)
_SEVERAL = re.compile(
    r"(?P<first>[^的]{2,6}?)(?:或者|或|和|与|以及|及)(?:可以?|能)?(?P<other>[^的]{2,6})的?"
    r"(?P<thing>情形|情况|条件|措施|要求|规定|任务)"
)
# What the heading of measures says beyond its own name: 倡议性减排措施 is asked for as 倡议性措施.
_TAIL = re.compile(r"(?:减排|应急|响应)?措施$")


def heading_list(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The sentences of the one heading that the question asks for, or None."""
    asked = _ASKED.search(query.text)
    if asked is None or query.grades or query.enterprises:
        return None
    if not (asked["named"] or query.wants_any(Want.LIST)):
        return None
    if query.wants_any(Want.WHO, Want.WHEN, Want.COUNT, Want.AMOUNT):
        return None
    noun = asked["noun"] or asked["named"]
    fitting = [
        members
        for members in _groups(statements)
        if (
            asked["noun"]
            and _fits(query, noun, members)
            and (
                _is_one_of(noun, _over(members[0])[-1])
                or _score(members, documents[members[0].document_id], composer) >= HEADING_FIT
            )
        )
        or _is_named(query, noun, members)
    ]
    if len(fitting) != 1:
        return None
    document = documents[fitting[0][0].document_id]
    items = tuple(
        Item(name=bare_sentence(statement), passage=statement.passage, document=document)
        for statement in fitting[0]
    )
    return Listing(about=noun, items=items)


def _groups(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Sentences that stand under one heading and in one passage, as the document has them."""
    found: dict[tuple[str, tuple[str, ...]], list[Statement]] = {}
    for statement in statements:
        headings = _over(statement)
        if headings and not (statement.row and statement.row.is_figures):
            found.setdefault((statement.passage.id, headings), []).append(statement)
    return [
        members
        for members in (_without_heading(group) for group in found.values())
        if FEWEST <= len(members) <= MOST and sum(len(bare_sentence(s)) for s in members) <= LENGTH
    ]


def _over(statement: Statement) -> tuple[str, ...]:
    """The headings over a sentence; an item that has only its number is one of those under the
    heading above it, but an article is not one of its chapter's."""
    *above, last = statement.headings or ("",)
    marker = find_marker(statement.passage.path[-1]) if statement.passage.path else None
    listed = marker is not None and marker.style != "chapter"
    return tuple(above) if above and not last and listed else statement.headings


def _without_heading(group: Sequence[Statement]) -> list[Statement]:
    return [s for s in group if bare_sentence(s) != _over(s)[-1]]


def _fits(query: Query, noun: str, members: Sequence[Statement]) -> bool:
    """Does the heading end in what is asked for, at the level asked for?"""
    headings = _over(members[0])
    at_level = not query.levels or bool(query.levels & levels_in(" ".join(headings)))
    return at_level and (headings[-1].endswith(noun) or _is_one_of(noun, headings[-1]))


def _is_one_of(noun: str, heading: str) -> bool:
    """Does a heading name one of several things asked for: 豁免情形 for 豁免或者可以调整的情形?"""
    joined = _SEVERAL.fullmatch(noun)
    return joined is not None and heading in (
        f"{joined['first']}{joined['thing']}",
        f"{joined['other']}{joined['thing']}",
    )


def _is_named(query: Query, noun: str, members: Sequence[Statement]) -> bool:
    """Does the question name the heading (移动源方面增加哪些措施) under that of its level?"""
    *above, heading = _over(members[0])
    at_level = bool(query.levels & levels_in(BASED_ON.sub("", " ".join(above))))
    name = _TAIL.sub("", heading) if noun.endswith("措施") else heading
    return (
        at_level
        and _ANY_NOUN.search(noun) is not None
        and len(name) >= NAMED_LENGTH
        and name in query.text
    )


def _score(members: Sequence[Statement], document: Document, composer: Composer) -> float:
    *above, heading = _over(members[0])
    said = " ".join([document.title, *above[-1:]])
    return composer.score_beyond(heading, beyond=said, least=SAID_ABOVE)
