"""Of figures that one sentence gives side by side, the highest or lowest, or those that meet a
condition: 其中甲县306台、乙县258台.

What a table's rows are to `assistant.row_lists`, the items of such a list are here: each a name
with its figure, all in one unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assistant.compose import Composer
from assistant.conditions import Condition, Extreme, condition_of, extreme_of
from assistant.listing_items import Item, Listing
from assistant.question import Query
from assistant.series_figures import NamedFigure, figures_beside
from assistant.slot_checks import fits_slots, is_named
from corpus.datamodels import Document
from corpus.statements import Statement

SENTENCE_FIT = 0.6  # of the question's words, that the sentence and its headings have to say
_ASKS_WHICH = re.compile(r"哪[一两二三几]?个|哪儿|哪里|哪家|哪[县市区]|谁|什么地方")
# 哪个县 leaves out districts and zones; 哪个县区 does not.
_KIND = re.compile(r"哪[一两二三几]?个?(?P<kind>[县镇乡])(?![（(市区、镇])")
# Of how many, or of which, the figures are such: 超过150台的县有几个, 哪些县超过150台.
_ASKS_MEMBERS = re.compile(
    r"(?:几|多少|哪[一两二三几些]*)个?(?:县|市|区|旗|乡|镇|街道|地方|企业|单位|公司|园区)"
    r"|(?:县|市|区|旗|乡|镇|街道|地方|企业|单位|公司|园区)[）)]?[^，。？]{0,6}?(?:几|多少|哪)[个家些]"
)


def item_figures(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The items asked for of the one list that the question means; None if none is asked for."""
    picks = _pick(query)
    chosen = any(is_named(place, query.text) for place in query.inner_places)
    if picks is None or chosen:
        return None
    beside = _words_of_choice(query)
    found = [
        (composer.score(f"{' '.join(s.headings)} {s.text.text} {beside}"), s, items)
        for s in statements
        if "、" in s.text.text and _fits(query, s) and (items := figures_beside(s.text.text))
    ]
    best = max(found, key=lambda one: one[0], default=None)
    if best is None or best[0] < SENTENCE_FIT:
        return None
    _, statement, figures = best
    kind = _KIND.search(query.text)
    of_kind = [f for f in figures if kind is None or f.name.endswith(kind["kind"])]
    told = tuple(
        Item(
            name=figure.name,
            value=figure.told,
            passage=statement.passage,
            document=documents[statement.document_id],
        )
        for figure in picks(of_kind or figures)
    )
    return Listing(about="项", items=told, unit="个") if told else None


def _fits(query: Query, statement: Statement) -> bool:
    """Is the statement about what the question names? Its figures are in the unit of the condition
    and not in that of the number asked for: 超过150台的县有几个."""
    return fits_slots(replace(query, measure=None), statement)


def _words_of_choice(query: Query) -> str:
    """What of the question sets the condition and asks for its places: no sentence says it."""
    condition, asked = condition_of(query), _ASKS_MEMBERS.search(query.text)
    if extreme_of(query) is not None or condition is None or asked is None:
        return ""
    return f"{condition.said} {asked.group()}"


def _pick(query: Query) -> Callable[[Sequence[NamedFigure]], list[NamedFigure]] | None:
    """How the question chooses among the figures of a list, or None."""
    extreme = extreme_of(query)
    if extreme is not None:
        return partial(_outermost, extreme=extreme) if _ASKS_WHICH.search(query.text) else None
    condition = condition_of(query)
    if condition is None or not (condition.unit and condition.is_range):
        return None
    if not _ASKS_MEMBERS.search(query.text):
        return None
    return partial(_meeting, condition=condition)


def _outermost(figures: Sequence[NamedFigure], *, extreme: Extreme) -> list[NamedFigure]:
    last = extreme.of([figure.number for figure in figures])
    ordered = sorted(figures, key=lambda figure: figure.number, reverse=extreme.highest)
    return [f for f in ordered if (f.number >= last if extreme.highest else f.number <= last)]


def _meeting(figures: Sequence[NamedFigure], *, condition: Condition) -> list[NamedFigure]:
    return [f for f in figures if f.unit == condition.unit and condition.is_met_by(f.told)]
