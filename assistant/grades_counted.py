"""Into how many grades a plan sorts the enterprises of an industry: 钢铁企业分成几个绩效等级."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query
from corpus.datamodels import Document
from corpus.statements import Statement
from corpus.vocabulary import find_grades

FEWEST = 2  # grades
_ASKED = re.compile(
    r"(?:绩效|评级|企业)[^，。？]{0,10}?(?:分|划|列)[成为了出]*(?:几|多少)(?:个|种)?(?:绩效|环保)?(?:等级|级别|[档级类]次?)"
)


def grades_counted(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The grades that the rules of the one industry asked about name; None if it is not asked."""
    trades = {mention.word for mention in query.industries}
    if not _ASKED.search(query.text) or query.grades or len(trades) != 1:
        return None
    found: dict[str, Item] = {}
    for statement in statements:
        if statement.row is None and any(
            trade in h for h in statement.headings for trade in trades
        ):
            for name in _grades_said(statement):
                document = documents[statement.document_id]
                found.setdefault(
                    name, Item(name=name, passage=statement.passage, document=document)
                )
    if len(found) < FEWEST or len({item.document.id for item in found.values()}) != 1:
        return None
    return Listing(about="绩效等级", items=tuple(found.values()), unit="个", is_count=True)


def _grades_said(statement: Statement) -> list[str]:
    """The grades that a rule names in so many signs, in order; none of a row of a table."""
    if statement.row is not None:
        return []
    text = statement.text.text
    return [mention.grade for mention in find_grades(text) if mention.grade in text]
