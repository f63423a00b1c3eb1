"""Units, companies, places and industries of a text as fields with their one name."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.aligned import AlignedText
from corpus.companies import find_companies
from corpus.dates import TimeMention
from corpus.duties import parse_duty
from corpus.fact_models import Amount, Field, Name, Party, amount_of
from corpus.gazetteer import Gazetteer
from corpus.mentions import DutyParty, DutyRole
from corpus.numerals import find_quantities
from corpus.vocabulary import find_industries


def parties_of(
    note: AlignedText, *, default: DutyRole, gazetteer: Gazetteer | None
) -> tuple[Party, ...]:
    """The parties of a responsibility note or of a cell of units, each once per role."""
    found = parse_duty(note.text, default=default, gazetteer=gazetteer)
    named = {(p.name, p.role): p for p in reversed(found)}
    return tuple(as_party(note, p) for p in found if named[p.name, p.role] is p)


def as_party(text: AlignedText, found: DutyParty) -> Party:
    """The record of a party found in `text`."""
    unit = found.unit
    return Party(
        field=Field.of(text[found.start : found.end]),
        name=found.name,
        office=unit.canonical if unit is not None else "",
        level=unit.level if unit is not None else None,
        place=unit.place if unit is not None else "",
        role=found.role,
    )


def companies_of(text: AlignedText, gazetteer: Gazetteer | None) -> tuple[Name, ...]:
    """Enterprises named in a text; the canonical name is what people call them by."""
    return tuple(
        Name(field=Field.of(text[found.start : found.end]), canonical=found.core)
        for found in find_companies(text.text, gazetteer=gazetteer)
    )


def places_of(text: AlignedText, gazetteer: Gazetteer | None) -> tuple[Name, ...]:
    """Places named in a text by their full name, companies' names left out."""
    companies = find_companies(text.text, gazetteer=gazetteer)
    found = (gazetteer or Gazetteer.standard()).find(text.text)
    return tuple(
        Name(
            field=Field.of(text[place.start : place.end]),
            canonical=place.place.name if place.place is not None else place.text,
        )
        for place in found
        if not any(place.overlaps(company) for company in companies)
    )


def industries_named(text: AlignedText) -> tuple[Name, ...]:
    """Industries named in a text, each once."""
    found: dict[str, Name] = {}
    for mention in find_industries(text.text):
        field = Field.of(text[mention.start : mention.end])
        found.setdefault(mention.word, Name(field=field, canonical=mention.industry.name))
    return tuple(found.values())


def amounts_in(text: AlignedText, times: Sequence[TimeMention]) -> tuple[Amount, ...]:
    """The quantities of a text that are no part of a time."""
    return tuple(
        amount_of(text, quantity)
        for quantity in find_quantities(text.text)
        if not any(time.overlaps(quantity) for time in times)
    )
