"""How documents refer to each other: what a document names, and which of ours name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.aligned import Span
from corpus.datamodels import Document
from corpus.fact_models import Reference, Relation

__all__ = ["Edge", "edges", "incoming"]

# The strongest first: a document that is forwarded is also mentioned.
RELATIONS = {
    Relation.FORWARDS: "转发",
    Relation.REPEALS: "废止",
    Relation.AMENDS: "修改",
    Relation.IMPLEMENTS: "依据",
    Relation.CITES: "提到",
}
_STRENGTH = list(RELATIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A document at the other end, and how it is related. `known` is its id if it is in the
    corpus; `document_id` and `span` are the place that names it."""

    relation: Relation
    name: str
    number: str
    document_id: str
    span: Span
    known: str = ""

    @property
    def label(self) -> str:
        return RELATIONS[self.relation]


def edges(references: Iterable[Reference], documents: Mapping[str, Document]) -> tuple[Edge, ...]:
    """Every document named, once, by its strongest relation; in the order of these."""
    found: dict[str, Edge] = {}
    for one in references:
        edge = _edge(one, documents)
        before = found.get(edge.known or edge.name)
        if before is None or _strength(edge) < _strength(before):
            found[edge.known or edge.name] = edge
    return tuple(sorted(found.values(), key=_strength))


def incoming(
    document: Document, references: Iterable[Reference], documents: Mapping[str, Document]
) -> tuple[Edge, ...]:
    """Which documents of the corpus name this one."""
    found: dict[str, Edge] = {}
    for one in references:
        edge = _edge(one, documents)
        source = documents.get(one.document_id)
        if edge.known != document.id or source is None or source.id == document.id:
            continue
        turned = Edge(
            relation=edge.relation,
            name=source.title,
            number=source.number or "",
            document_id=edge.document_id,
            span=edge.span,
            known=source.id,
        )
        before = found.get(source.id)
        if before is None or _strength(turned) < _strength(before):
            found[source.id] = turned
    return tuple(sorted(found.values(), key=_strength))


def _edge(one: Reference, documents: Mapping[str, Document]) -> Edge:
    number = one.number.text if one.number else ""
    name = one.title.text if one.title else number
    return Edge(
        relation=one.relation,
        name=name,
        number=number,
        document_id=one.document_id,
        span=one.text.span,
        known=next((d.id for d in documents.values() if _is(d, name, number)), ""),
    )


def _strength(edge: Edge) -> int:
    return _STRENGTH.index(edge.relation)


def _is(document: Document, name: str, number: str) -> bool:
    return bool(number and number == document.number) or name == document.title
