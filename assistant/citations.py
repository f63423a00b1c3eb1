"""Citations that are right by construction, and the check that the answer is in them.

A quote is the reading text of a passage, its offsets come from the alignment, so the source
between them reads as the quote. The literal check then asks of every figure, date, document
number, unit and company in the answer that it occurs in a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.datamodels import Citation
from corpus.aligned import AlignedText
from corpus.datamodels import Document, Passage
from corpus.fact_models import Field
from corpus.literal import check_tokens, literal_form, stands_in
from corpus.units import find_units

_MARKER = re.compile(r"\[\d{1,3}\]")


def cite(passages: Sequence[Passage], documents: Sequence[Document]) -> tuple[Citation, ...]:
    """Numbered citations of passages, in order. `documents` are theirs, one each."""
    return tuple(
        citation_of(number, document, path=passage.path, text=passage.text)
        for number, (passage, document) in enumerate(zip(passages, documents, strict=True), 1)
    )


def citation_of(
    number: int, document: Document, *, path: tuple[str, ...], text: AlignedText | Field
) -> Citation:
    """The citation of words of a document: as they read, and where they stand in its source."""
    return Citation(
        id=number,
        document_id=document.id,
        title=document.title,
        number=document.number,
        issuer=document.issuer,
        region=document.region,
        published=document.published,
        path=path,
        quote=text.text,
        start=text.span.start,
        end=text.span.end,
        page=document.page_at(text.span.start),
    )


def unsupported(answer: str, quotes: Iterable[str], *, allowed: Iterable[str] = ()) -> list[str]:
    """What of the answer's figures, dates, document numbers and units stands in no quote.

    `allowed` are texts whose figures may be used beside: what was worked out, column names.
    """
    said = _MARKER.sub("", answer)
    pool = [*quotes, *allowed]
    folded = [literal_form(text) for text in pool]
    tokens = {token: literal_form(token) for token in check_tokens(said)}
    missing = [t for t, form in tokens.items() if not any(stands_in(form, f) for f in folded)]
    units = {unit.text: literal_form(unit.text) for unit in find_units(said) if unit.known}
    missing += [unit for unit, form in units.items() if not any(form in text for text in folded)]
    return sorted(missing)
