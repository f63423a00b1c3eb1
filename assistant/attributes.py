"""Answers about a document itself: its number, issuer, date, title, addressees, publicity, period.

They are cited from the formal parts of the document, like anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose import Finding
from assistant.question import Attribute, Query
from corpus.datamodels import BlockKind, Document, Passage
from corpus.heads import skeleton
from index.terms import grams

_KINDS = {
    Attribute.NUMBER: (BlockKind.NUMBER,),
    Attribute.ISSUER: (BlockKind.ISSUER, BlockKind.SIGNATURE, BlockKind.TITLE, BlockKind.IMPRINT),
    Attribute.PUBLISHED: (BlockKind.DATE, BlockKind.IMPRINT),
    Attribute.TITLE: (BlockKind.TITLE,),
    Attribute.ADDRESSEES: (BlockKind.ADDRESSEE,),
    Attribute.PUBLICITY: (BlockKind.PUBLICITY,),
}
_LABELS = {
    Attribute.NUMBER: "文号是{}",
    Attribute.ISSUER: "由{}印发",
    Attribute.PUBLISHED: "{}印发",
    Attribute.TITLE: "全称是《{}》",
    Attribute.ADDRESSEES: "主送{}",
    Attribute.PUBLICITY: "公开属性：{}",
}


def choose_documents(query: Query, documents: Sequence[Document]) -> list[Document]:
    """The documents whose title has most of the question's words; a forwarding notice only if
    forwarding is what was asked about."""
    forwarding = "转发" in query.text
    pool = [d for d in documents if forwarding == ("转发" in d.title)] or list(documents)
    wanted = set(grams(query.content))
    scores = [len(wanted & set(grams(d.title + (d.issuer or "")))) for d in pool]
    best = max(scores, default=0)
    return [d for d, score in zip(pool, scores, strict=True) if score == best]


def attribute_finding(
    document: Document, attribute: Attribute, *, passages: Sequence[Passage]
) -> Finding | None:
    """The attribute with the passage that holds it, or None if the document does not say it."""
    value = _value(document, attribute)
    if value is None:
        return None
    passage = _passage(document, attribute, value, passages)
    if passage is None:
        return None
    text = f"《{document.title.strip('《》')}》{_LABELS[attribute].format(value)}"
    return Finding(text=text, value=value, passages=(passage,), document=document)


def _value(document: Document, attribute: Attribute) -> str | None:
    if attribute is Attribute.PUBLISHED:
        day = document.published
        return f"{day.year}年{day.month}月{day.day}日" if day else None
    if attribute is Attribute.TITLE:
        titles = [b.text.text for b in document.blocks if b.kind == BlockKind.TITLE]
        return max(titles, key=len, default=document.title)
    return {
        Attribute.NUMBER: document.number,
        Attribute.ISSUER: document.issuer,
        Attribute.ADDRESSEES: document.addressees,
        Attribute.PUBLICITY: document.publicity,
    }.get(attribute)


def _passage(
    document: Document, attribute: Attribute, value: str, passages: Sequence[Passage]
) -> Passage | None:
    wanted = skeleton(value)
    for kind in _KINDS.get(attribute, ()):
        for block in document.blocks:
            if block.kind is not kind or wanted not in skeleton(block.text.text):
                continue
            for passage in passages:
                if passage.text.span.covers(block.text.span):
                    return passage
    return None
