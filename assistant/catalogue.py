"""Documents as JSON: what the document endpoints and `wence docs`/`wence show` give out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.datamodels import JsonValue
from assistant.errors import UnknownDocumentError
from corpus.datamodels import (
    Block,
    BlockKind,
    Document,
    Mend,
    Period,
    ReadFile,
    Removed,
    Table,
    TableRow,
)

_BRACKETS = str.maketrans("〔〕【】()", "[][][]")


def find_document(documents: Sequence[Document], name: str) -> Document:
    """The document of that id or 文号, or the only one whose title holds `name`."""
    for document in documents:
        if document.id == name or (document.number and _plain(document.number) == _plain(name)):
            return document
    titled = [d for d in documents if _plain(name) and _plain(name) in _plain(d.title)]
    if len(titled) == 1:
        return titled[0]
    if titled:
        options = "、".join(document.id for document in titled)
        raise UnknownDocumentError(f"“{name}”对得上几份文件：{options}，请用其中一个编号")
    raise UnknownDocumentError(f"没有“{name}”这份文件，wence docs 列出全部文件")


def document_summary(document: Document) -> dict[str, JsonValue]:
    """The metadata; dates as ISO text."""
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "region": document.region,
        "published": document.published.isoformat() if document.published else None,
        "period": _period(document.period),
        "addressees": document.addressees,
        "publicity": document.publicity,
        "contacts": list(document.contacts),
        "forwarded_by": document.forwarded_by,
    }


def document_detail(
    document: Document, file: ReadFile, *, facts: Mapping[str, int]
) -> dict[str, JsonValue]:
    """The metadata, what was read (outline, tables, how many blocks and facts of each
    kind), and what was removed and mended in the whole file."""
    counts = Counter(block.kind.value for block in document.blocks)
    return {
        **document_summary(document),
        "start": document.span.start,
        "end": document.span.end,
        "outline": [_heading(b) for b in document.blocks if b.kind is BlockKind.HEADING],
        "tables": [_table(table) for table in document.tables],
        "blocks": dict(counts),
        "facts": dict(facts),
        "file_length": len(file.source.text),
        "removed": [_removed(removed) for removed in file.removed],
        "mends": [_mend(mend) for mend in file.mends],
    }


def _plain(text: str) -> str:
    """Without white space, and with one form of width and brackets: 〔2021〕, [2021], ［2021］."""
    folded = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return "".join(folded.split()).casefold()


def _period(period: Period | None) -> dict[str, JsonValue] | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "label": period.label,
    }


def _heading(block: Block) -> dict[str, JsonValue]:
    return {
        "path": list(block.path),
        "text": block.text.text,
        "start": block.text.span.start,
        "end": block.text.span.end,
    }


def _table(table: Table) -> dict[str, JsonValue]:
    return {
        "title": table.title,
        "path": list(table.path),
        "columns": list(table.columns),
        "rows": [_row(row) for row in table.rows],
        "loose": [text.text for text in table.loose],
        "notes": [text.text for text in table.notes],
    }


def _row(row: TableRow) -> dict[str, JsonValue]:
    return {
        "cells": {cell.column: cell.text.text for cell in row.cells},
        "inherited": [cell.column for cell in row.cells if cell.inherited],
        "start": row.text.span.start,
        "end": row.text.span.end,
    }


def _removed(removed: Removed) -> dict[str, JsonValue]:
    return {"reason": removed.reason, "start": removed.span.start, "end": removed.span.end}


def _mend(mend: Mend) -> dict[str, JsonValue]:
    return {
        "rule": mend.rule,
        "before": mend.before,
        "after": mend.after,
        "start": mend.span.start,
        "end": mend.span.end,
    }
