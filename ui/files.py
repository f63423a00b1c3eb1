"""文件: what the assistant knows of each document: outline, tables, facts, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.protocols import Backing
from corpus.accounting import REASONS
from corpus.aligned import Span
from corpus.datamodels import BlockKind, Document, Mend, Removed
from corpus.factstore import FactStore
from corpus.readers import READERS
from ui.datamodels import Drawn
from ui.graph import Drawing, narrow, wide
from ui.readings import MOST, readings
from ui.relations import edges, incoming
from ui.templates import render

__all__ = ["FilesTab", "Line"]

MENDS_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that opens its place."""

    document_id: str
    span: Span
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesTab:
    """A `Tab` whose state is the id of the document looked at, or an empty string."""

    backing: Backing
    key: str = "files"
    title: str = "文件"
    panes: tuple[str, ...] = ("list", "detail")
    at_once: int = 1

    def start(self) -> str:
        return ""

    def show(self, state: str) -> Drawn[str]:
        documents = self.backing.library().documents
        chosen = state or (documents[0].id if documents else "")
        return self._drawn(chosen)

    def act(self, do: str, data: Mapping[str, str], state: str) -> Iterator[Drawn[str]]:
        yield self._drawn(data.get("document", "") if do == "look" else state)

    def _drawn(self, chosen: str) -> Drawn[str]:
        library = self.backing.library()
        document = library.document(chosen)
        file = library.file(document.file)
        store = self.backing.facts()
        known = {d.id: d for d in library.documents}
        text = file.source.text
        detail = render(
            "file_detail",
            document=document,
            fields=_fields(document, known),
            outline=_outline(document),
            facts=_facts(store, document.id),
            readings=readings(store, document.id),
            most=MOST,
            **_graph(document, store, known),
            contradictions=store.contradictions(document=document.id),
            removed=[_removed(item, text) for item in file.removed],
            mends=_mends(file.mends, document),
            length=len(text),
        )
        listed = render(
            "file_list",
            documents=library.documents,
            chosen=document.id,
            formats=sorted(READERS),
        )
        return Drawn(state=document.id, panes={"list": listed, "detail": detail})


def _graph(
    document: Document, store: FactStore, known: Mapping[str, Document]
) -> dict[str, Drawing | None]:
    named = edges(store.references(document=document.id), known)
    naming = incoming(document, store.references(), known)
    if not named and not naming:
        return {"wide": None, "narrow": None}
    own = document.number or document.title
    return {"wide": wide(own, named, naming), "narrow": narrow(own, named, naming)}


def _fields(document: Document, known: Mapping[str, Document]) -> list[tuple[str, str]]:
    period = document.period
    outer = known.get(document.forwarded_by or "")
    fields = {
        "文号": document.number,
        "发文机关": document.issuer,
        "地区": document.region,
        "印发日期": document.published and document.published.isoformat(),
        "时段": period and f"{period.label}（{_day(period.start)}至{_day(period.end)}）",
        "主送": document.addressees,
        "公开": document.publicity,
        "联系": "；".join(document.contacts),
        "转发于": outer and (outer.number or outer.title),
        "原始文件": document.file,
    }
    return [(name, value) for name, value in fields.items() if value]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _outline(document: Document) -> list[Line]:
    return [
        Line(
            document_id=document.id,
            span=block.text.span,
            text=block.text.text,
            level=len(block.path),
        )
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]


def _facts(store: FactStore, document: str) -> list[tuple[str, int]]:
    counts = {
        "任务": len(store.tasks(document=document)),
        "目标": len(store.targets(document=document)),
        "限产规则": len(store.curtailments(document=document)),
        "报送": len(store.reports(document=document)),
        "引用的文件": len(store.references(document=document)),
        "自相矛盾": len(store.contradictions(document=document)),
    }
    return list(counts.items())


def _removed(item: Removed, text: str) -> tuple[str, str]:
    words = " ".join(text[item.span.start : item.span.end].split())
    return REASONS.get(item.reason, item.reason), words


def _mends(mends: Sequence[Mend], document: Document) -> list[tuple[Mend, Line]]:
    inside = [mend for mend in mends if document.span.covers(mend.span)]
    return [
        (mend, Line(document_id=document.id, span=mend.span, text=f"{mend.before}→{mend.after}"))
        for mend in inside[:MENDS_SHOWN]
    ]
