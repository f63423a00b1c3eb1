"""The industries that a plan is for, which one sentence lists: 范围为焦化、电石、水泥三个行业.

Asked which industries stagger their production, it is this list that answers, not the rule of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query
from corpus.brackets import without_brackets
from corpus.datamodels import Document
from corpus.digits import decimal_of
from corpus.statements import Statement
from corpus.vocabulary import find_industries, grades_in

FEWEST = 3  # industries
_ASKED = re.compile(
    r"(?:哪[些几]个?|什么)行业(?:都|一共|总共|共|分别)?"
    r"(?:[需]?要|应当?|须|得|会|被|在|实[行施]|纳入|列入|执行|参[与加])*(?:实[行施]|执行|纳入|参[与加]|安排)?了?错峰"
    r"|错峰(?:生产)?(?:的?范围)?(?:涉及|覆盖|包括|包含|针对|管|有|是|为)了?(?:哪[些几]个?|什么)行业"
)
_SCOPE = re.compile(r"范围|适用|涉及|覆盖|包括|[纳列]入")
_LEFT_OUT = re.compile(r"除|不(?:予|纳入|列入|包括|含|错)|豁免")
_LIST = re.compile(
    r"(?P<names>[^，。；：、]+(?:、[^，。；：、]+?)+)等?(?:(?P<number>\d+|[一二三四五六七八九十]+)[个大类])?"
    r"(?:重点|主要|涉气)?行业"
)


def industries_in_scope(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The industries of the sentence that lists most of them as those of the plan."""
    if not _ASKED.search(query.text) or query.grades or query.ordinals or query.industries:
        return None
    found = [(s, names) for s in statements if (names := _listed(s))]
    most = max((len(names) for _, names in found), default=0)
    found = [(s, names) for s, names in found if len(names) == most]
    if len({frozenset(names) for _, names in found}) != 1 or query.inner_places:
        return None
    statement, names = found[0]
    document = documents[statement.document_id]
    items = tuple(Item(name=n, passage=statement.passage, document=document) for n in names)
    return Listing(about="行业", items=items, unit="个")


def _listed(statement: Statement) -> tuple[str, ...]:
    """The industries that a sentence lists, as many as it says they are."""
    text = without_brackets(statement.text.text)
    found = _LIST.search(text) if statement.row is None else None
    if found is None or grades_in(text) or _LEFT_OUT.search(text):
        return ()
    if not (found["number"] or _SCOPE.search(text)):
        return ()
    run: list[str] = []
    for name in reversed(found["names"].split("、")):
        if not find_industries(name):
            break  # 甲区、乙区内焦化、电石: the places stand in the same run
        run.insert(0, name)
    if len(run) < FEWEST or (found["number"] and decimal_of(found["number"]) != len(run)):
        return ()
    return (run[0][find_industries(run[0])[-1].start :], *run[1:])
