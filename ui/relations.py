"""How documents refer to each other, as a small graph: ours on the left, what they name beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.datamodels import Document
from corpus.fact_models import Reference, Relation

__all__ = ["Edge", "edges"]

RELATIONS = {
    Relation.FORWARDS: "转发",
    Relation.IMPLEMENTS: "依据",
    Relation.CITES: "提到",
    Relation.AMENDS: "修改",
    Relation.REPEALS: "废止",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A document that is named, and how. `known` is its id if it is in the corpus."""

    relation: str
    name: str
    number: str
    reference: Reference
    known: str = ""


def edges(references: tuple[Reference, ...], documents: Mapping[str, Document]) -> tuple[Edge, ...]:
    """Every document named, once for each relation, in the order of the text."""
    found: dict[tuple[str, str], Edge] = {}
    for one in references:
        number = one.number.text if one.number else ""
        name = one.title.text if one.title else number
        relation = RELATIONS[one.relation]
        known = next((d.id for d in documents.values() if _is(d, name, number)), "")
        edge = Edge(relation=relation, name=name, number=number, reference=one, known=known)
        found.setdefault((relation, known or name), edge)
    return tuple(found.values())


def _is(document: Document, name: str, number: str) -> bool:
    return bool(number and number == document.number) or name == document.title
