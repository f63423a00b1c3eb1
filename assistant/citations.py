"""Citations that are right by construction, and the check that the answer is in them.

A quote is the reading text of a passage, its offsets come from the alignment, so the source
between them reads as the quote. The literal check then asks of every figure, date, document
number, unit and company in the answer that it occurs in a quote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from assistant.datamodels import Citation
from corpus.datamodels import Document, Passage

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_MARKER = re.compile(r"\[\d{1,3}\]")


def cite(passages: Sequence[Passage], documents: Sequence[Document]) -> tuple[Citation, ...]:
    """Numbered citations of passages, in order. `documents` are theirs, one each."""
    return tuple(
        _citation(number, passage, document)
        for number, (passage, document) in enumerate(zip(passages, documents, strict=True), 1)
    )


def _citation(number: int, passage: Passage, document: Document) -> Citation:
    span = passage.text.span
    return Citation(
        id=number,
        document_id=document.id,
        title=document.title,
        number=document.number,
        issuer=document.issuer,
        region=document.region,
        published=document.published,
        path=passage.path,
        quote=passage.text.text,
        start=span.start,
        end=span.end,
    )


def literal(text: str) -> str:
    """Width folded, white space dropped: the form in which answer and quote are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def unsupported(answer: str, quotes: Iterable[str], *, allowed: Iterable[str] = ()) -> list[str]:
    """Figures of the answer that stand in none of the quotes and are not `allowed`."""
    said = literal(_MARKER.sub("", answer))
    pool = " ".join(literal(quote) for quote in (*quotes, *allowed))
    figures = set(_FIGURE.findall(pool))
    return sorted({figure for figure in _FIGURE.findall(said) if figure not in figures})
