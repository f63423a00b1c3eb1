"""What a warning level adds to the one that it builds on: 红色比橙色多了什么措施."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.level_sections import (
    ADDED_ASKED,
    Section,
    bases_of,
    kinds_over,
    section_of,
)
from assistant.listing_items import Item, Listing
from assistant.question import Query
from corpus.datamodels import Document
from corpus.statements import Statement, bare_heading, bare_sentence

TWO = 2  # levels held against each other


def added_measures(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The measures that the higher of two levels adds, those of a kind where one is named."""
    if len(query.levels) != TWO or not ADDED_ASKED.search(query.text):
        return None
    sections = [
        section
        for section, basis in bases_of(s for s in statements if s.row is None).items()
        if {section.level, basis.below.level} == query.levels
    ]
    if len(sections) != 1:
        return None
    (section,) = sections
    own = [s for s in statements if s.row is None and _is_measure(s, section)]
    named = {k for s in own for k in kinds_over(s, section) if k and k in query.text}
    if named:
        own = [s for s in own if named & kinds_over(s, section)]
    document = documents[section.document_id]
    items = tuple(Item(name=bare_sentence(s), passage=s.passage, document=document) for s in own)
    return Listing(about="措施", items=items)


def _is_measure(statement: Statement, section: Section) -> bool:
    """Is it a sentence of the section that is neither a heading nor introduces the rest?"""
    if section_of(statement) != section:
        return False
    text = statement.text.text
    return bare_heading(text) not in statement.headings and not text.endswith(("：", ":"))
