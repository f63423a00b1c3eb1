"""The phases of a plan, each told in a line of its own: 集中攻坚阶段：5月16日至8月31日."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from corpus.datamodels import Document
from corpus.dates import find_times
from corpus.digits import decimal_of
from corpus.statements import Statement, bare_sentence

PHASES_FIT = 0.6  # of the question's words, that the title, the headings and the phases say
FEWEST = 2
_ASKED = re.compile(r"(?:哪[些几]|(?<!第)几|多少)个?(?:大|主要)?阶段")
_NTH = re.compile(
    r"(?:第(?P<number>[一二三四五六])|最后一?)个?阶段"
    r"(?=[^，。？]{0,6}(?:叫|是|从|到|时间|起止|什么|哪))"
)
_PHASE = re.compile(r"^第?[\u4e00-\u9fff]{1,10}?阶段(?=[：:，（(为])")
_SAID_OF_PHASES = "分 分为 阶段 各阶段 时间 起止时间 时间安排"


def phase_list(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The phases that stand one under the other, with their days, of the plan asked about."""
    nth = _NTH.search(query.text)
    narrower = query.inner_places or query.enterprises or (query.ordinals and not nth)
    if narrower or not (nth or _ASKED.search(query.text)):
        return None
    if query.wants_any(Want.WHO, Want.AMOUNT, Want.COMPARE) and not query.wants_any(Want.WHEN):
        return None
    fitting = [
        group
        for group in _groups(statements, documents)
        if len(group) >= FEWEST and _score(group, composer) >= PHASES_FIT
    ]
    if len(fitting) != 1:
        return None
    items = fitting[0] if nth is None else _the_nth(nth["number"], fitting[0])
    return Listing(about="阶段", items=items, unit="个") if items else None


def _the_nth(number: str | None, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The one of phases with names of their own that is meant by its number; without one the
    last."""
    if number is None:
        return items[-1:]
    place = int(decimal_of(number))
    numbered = any(item.name.startswith("第") for item in items)
    return () if numbered else items[place - 1 : place]


def _groups(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> list[tuple[Item, ...]]:
    """The lines of phases under one heading."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, Item]] = {}
    for statement in statements:
        text = bare_sentence(statement)
        name = _PHASE.match(text) if statement.row is None else None
        document = documents[statement.document_id]
        days = next((m for m in find_times(text, default=document.period) if m.period), None)
        if name is None or days is None:
            continue
        over = statement.headings
        over = over[:-1] if over and over[-1] == name.group() else over
        item = Item(
            name=f"{name.group()}：{days.text}", passage=statement.passage, document=document
        )
        found.setdefault((document.id, over), {}).setdefault(name.group(), item)
    return [tuple(items.values()) for items in found.values()]


def _score(group: Sequence[Item], composer: Composer) -> float:
    path = " ".join(group[0].passage.path)
    names = " ".join(item.name for item in group)
    return composer.score(f"{group[0].document.title} {path} {names} {_SAID_OF_PHASES}")
