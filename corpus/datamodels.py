"""What reading produces: files, documents, blocks, tables and passages, each with its span.

All spans are character offsets into the stored source text of the *file*, also for a document
that another one forwards: the file is what a person can open and check.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.aligned import AlignedText, Span
from corpus.errors import CorpusError


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file as received. `pages` are the source offsets at which pages begin, if known.

    `whole`: the reader saw the paragraphs and the cells, so that each line is a paragraph of its
    own or a whole row of a table, and every table is drawn with bars. `typed`: no character was
    recognised from a picture, so that none is mistaken for one that looks like it.
    """

    name: str
    sha256: str
    text: str
    media_type: str = "text/plain"
    pages: tuple[int, ...] = ()
    whole: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One correction in the reading text: what stood in the source and what is read instead."""

    rule: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Source characters that are no part of the text: why, and where."""

    reason: str
    span: Span


class BlockKind(StrEnum):
    ISSUER = "issuer"  # the red head: 某某人民政府文件
    NUMBER = "number"  # 文号
    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    CLAUSE = "clause"
    NOTE = "note"  # 注：…, 指标说明：…
    ATTACHMENT = "attachment"  # 附件：1.… 2.… (the list), 附件1 (the label)
    SIGNATURE = "signature"
    DATE = "date"
    PUBLICITY = "publicity"  # （此件公开发布）
    CONTACT = "contact"
    IMPRINT = "imprint"  # 抄送, 印发
    TABLE = "table"  # all text of a table; its rows are in `Table`


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph-like unit. `path` holds the heading texts above it, outermost first.

    `marker` is the enumerator as read ("（一）", "3.", "第五条", "") and `rank` its depth in the
    document's own order (0 is outermost; None for text without an enumerator).
    `duty` is the trailing responsibility note, if the block ends in one, as a slice of `text`.
    """

    kind: BlockKind
    text: AlignedText
    path: tuple[str, ...] = ()
    marker: str = ""
    rank: int | None = None
    duty: AlignedText | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise CorpusError(f"空的段落：{self.kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell under its column. `inherited`: a merged cell, filled from the row above."""

    column: str
    text: AlignedText
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row whose cells are known. `text` is the row as it stands in the source, in order."""

    cells: tuple[Cell, ...]
    text: AlignedText

    def get(self, column: str) -> str:
        """The text under the column of that name, or an empty string."""
        return next((cell.text.text for cell in self.cells if cell.column == column), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `loose` is what could not be put into a row with confidence: kept, and counted."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    loose: tuple[AlignedText, ...] = ()
    notes: tuple[AlignedText, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time that a document or a figure is about; both ends belong to it."""

    start: date
    end: date
    label: str

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise CorpusError(f"期间起止颠倒：{self.start}–{self.end}（{self.label}）")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One numbered document. A file holds one, or a covering document and what it forwards.

    `pages` are the offsets at which the pages of the file begin, as far as they are known.
    """

    id: str
    file: str
    title: str
    number: str | None
    issuer: str | None
    region: str | None
    published: date | None
    period: Period | None
    addressees: str | None
    publicity: str | None
    contacts: tuple[str, ...]
    forwarded_by: str | None
    span: Span
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, of an offset into the file; None for a file without pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """All that was read from one file. Every source character is in a block or in `removed`."""

    source: SourceFile
    documents: tuple[Document, ...]
    removed: tuple[Removed, ...]
    mends: tuple[Mend, ...]


class PassageKind(StrEnum):
    CLAUSE = "clause"
    ROW = "row"
    LOOSE = "loose"  # table text that is in no row
    HEADER = "header"  # the metadata block of a document: title, number, issuer, date


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is searched and cited: `text` is the quote, `context` what it is indexed with.

    `id` is unique in the corpus and stable over rebuilds of the same file. `context` holds the
    document title, the heading path and, for a row, the column names. `block` is the position
    of its block in the document, so neighbours can be found.
    """

    id: str
    document_id: str
    kind: PassageKind
    path: tuple[str, ...]
    text: AlignedText
    context: str
    block: int
