"""The highest or lowest of figures that one sentence gives side by side: 其中甲县306台、乙县258台.

What a table's rows are to `assistant.row_lists`, the items of such a list are here: each a name
with its figure, all in one unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.compose import Composer
from assistant.conditions import extreme_of
from assistant.listing_items import Item, Listing
from assistant.question import Query
from assistant.slot_checks import fits_slots, is_named
from corpus.datamodels import Document
from corpus.series import numeric_items, split_segments
from corpus.statements import Statement

FEWEST = 3  # items among which one is the highest
SENTENCE_FIT = 0.6  # of the question's words, that the sentence and its headings have to say
_ASKS_WHICH = re.compile(r"哪[一两二三几]?个|哪儿|哪里|哪家|哪[县市区]|谁|什么地方")
# 哪个县 leaves out districts and zones; 哪个县区 does not.
_KIND = re.compile(r"哪[一两二三几]?个?(?P<kind>[县镇乡])(?![（(市区、镇])")
_ITEM = re.compile(
    r"^(?:其中[，：]?|分别[为是])?(?P<name>[^\d，；]{2,12}?)(?P<figure>(?P<number>\d+(?:\.\d+)?)(?P<unit>[^\d（）()]{1,6}))$"
)


def item_extremes(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The item with the highest, or the lowest, figure of the one list that the question means."""
    extreme = extreme_of(query)
    chosen = any(is_named(place, query.text) for place in query.inner_places)
    if extreme is None or chosen or not _ASKS_WHICH.search(query.text):
        return None
    found = [
        (composer.score(f"{' '.join(s.headings)} {s.text.text}"), s, items)
        for s in statements
        if "、" in s.text.text and fits_slots(query, s) and (items := _items(s.text.text))
    ]
    best = max(found, key=lambda one: one[0], default=None)
    if best is None or best[0] < SENTENCE_FIT:
        return None
    _, statement, figures = best
    kind = _KIND.search(query.text)
    figures = [f for f in figures if kind is None or f[1].endswith(kind["kind"])] or figures
    last = extreme.of([number for number, _, _ in figures])
    figures.sort(key=lambda figure: figure[0], reverse=extreme.highest)
    told = tuple(
        Item(
            name=name,
            value=figure,
            passage=statement.passage,
            document=documents[statement.document_id],
        )
        for number, name, figure in figures
        if (number >= last if extreme.highest else number <= last)
    )
    return Listing(about="项", items=told, unit="个")


def _items(text: str) -> list[tuple[Decimal, str, str]]:
    """The figures of a list, each with its name; none where they are not all in one unit."""
    for segment in split_segments(text):
        matches = [_ITEM.match(item.strip("。； ")) for item in numeric_items(segment.text)]
        named = [match for match in matches if match is not None]
        alike = len({match["unit"] for match in named}) == 1
        if len(named) == len(matches) >= FEWEST and alike:
            return [(Decimal(m["number"]), m["name"], m["figure"]) for m in named]
    return []
