"""How a warning is raised, lowered and lifted, where it is asked how its level is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from corpus.datamodels import Document
from corpus.statements import Statement, bare_sentence

FEWEST, MOST = 2, 4  # sentences: of raising, of lowering, of lifting
_CASES = "情况下?|条件下?|情形下?"
_HOW = rf"(?:怎么?样?|如何|(?:什么|哪些)(?:{_CASES}))(?:才?[能会可]?以?|应当?|要)?(?:进行)?"
_ASKED = re.compile(
    rf"(?:预警|响应)的?(?:级别|等级)?(?:是|要|该)?{_HOW}(?:调整|升降|变更|调级)"
    rf"|{_HOW}调整(?:预警|响应)(?:级别|等级)?"
)
_CHANGED = (
    "升级|降级|解除|(?:提升|提高|升高|上调|降低|调低|下调)[^，。；]{0,6}(?:预警|响应|级别|等级)"
)
# Foreseen or measured first, then what is done: a condition, not whose duty it is.
_TOLD = re.compile(
    f"(?:预测|预报|预计|监测|达到|改善|低于|降至)[^。；]*(?:时|的|后)，[^。；]*(?:{_CHANGED})"
)


def level_changes(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The conditions on which one plan raises, lowers and lifts a warning."""
    if not _ASKED.search(query.text) or query.levels or query.wants_any(Want.WHO):
        return None
    told = [s for s in statements if s.row is None and _TOLD.search(s.text.text)]
    if len({s.document_id for s in told}) != 1 or not FEWEST <= len(told) <= MOST:
        return None
    document = documents[told[0].document_id]
    items = tuple(Item(name=bare_sentence(s), passage=s.passage, document=document) for s in told)
    return Listing(about="预警调整", items=items)
