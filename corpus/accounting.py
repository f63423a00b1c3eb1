"""Where every character of a file went: text, table, furniture, mending or white space.

Reading may not lose anything silently. An account names each character that is in no block and in
no record of what was removed, and each that is in two blocks; both lists are to be empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.aligned import AlignedText, Span
from corpus.datamodels import BlockKind, Document, ReadFile, Table

REASONS = {
    "page_number": "页码",
    "running_header": "页眉",
    "stray_link": "误入的链接",
    "stray_quote": "散落的引号",
    "rule": "分隔线",
    "garbled": "乱码",
    "markup": "排版记号",
    "foreign_page": "别的文件的页",
    "page_frame": "网页的导航",
}
TABLE_PARTS = {"row": "行", "loose": "散文字", "note": "注", "frame": "表头和线"}
_NOBODY = -1
_REMOVED = -2


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Counts of source characters; white space counts as `blank` only.

    `text` is by block kind, `removed` by reason. `tables` splits the characters of table blocks
    into `row`, `loose`, `note` and `frame` (title, column names, separators). `mended` are
    characters that a mend left out. `lost` and `double` are mistakes of reading.
    """

    total: int
    blank: int
    text: Mapping[BlockKind, int]
    tables: Mapping[str, int]
    removed: Mapping[str, int]
    mended: int
    lost: tuple[Span, ...]
    double: tuple[Span, ...]

    @property
    def complete(self) -> bool:
        """Is every character in exactly one place?"""
        return not self.lost and not self.double


def account(file: ReadFile) -> Account:
    """The account of one file."""
    source = file.source.text
    owners = [_NOBODY] * len(source)
    double: set[int] = set()
    text: Counter[BlockKind] = Counter()
    blocks = [block for document in file.documents for block in document.blocks]
    for number, block in enumerate(blocks):
        places = (p for p in _places(block.text) if not source[p].isspace())
        text[block.kind] += _claim(owners, number, places, double)
    removed: Counter[str] = Counter()
    for gone in file.removed:
        places = (p for p in range(gone.span.start, gone.span.end) if not source[p].isspace())
        removed[gone.reason] += _claim(owners, _REMOVED, places, double)
    left_out = {p for mend in file.mends for p in range(mend.span.start, mend.span.end)}
    free = [p for p, owner in enumerate(owners) if owner == _NOBODY and not source[p].isspace()]
    lost = [p for p in free if p not in left_out]
    return Account(
        total=len(source),
        blank=sum(map(str.isspace, source)),
        text=dict(text),
        tables=_table_counts(source, file.documents),
        removed=dict(removed),
        mended=len(free) - len(lost),
        lost=_spans(lost),
        double=_spans(sorted(double)),
    )


def _places(text: AlignedText) -> set[int]:
    """The source characters behind a text."""
    return {
        place
        for start, end in zip(text.starts, text.ends, strict=True)
        for place in range(start, end)
    }


def _claim(owners: list[int], owner: int, places: Iterable[int], double: set[int]) -> int:
    """Enter an owner for each place; those that had one already are noted."""
    count = 0
    for place in places:
        if owners[place] not in (_NOBODY, owner):
            double.add(place)
        owners[place] = owner
        count += 1
    return count


def _spans(places: list[int]) -> tuple[Span, ...]:
    """Neighbouring places as one span each."""
    spans: list[Span] = []
    for place in places:
        if spans and spans[-1].end == place:
            spans[-1] = Span(start=spans[-1].start, end=place + 1)
        else:
            spans.append(Span(start=place, end=place + 1))
    return tuple(spans)


def _table_counts(source: str, documents: Iterable[Document]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for document in documents:
        whole: set[int] = set()
        for block in document.blocks:
            if block.kind == BlockKind.TABLE:
                whole |= {p for p in _places(block.text) if not source[p].isspace()}
        for table in document.tables:
            for part, texts in _parts(table):
                inside = whole & {place for text in texts for place in _places(text)}
                counts[part] += len(inside)
                whole -= inside
        counts["frame"] += len(whole)
    return dict(counts)


def _parts(table: Table) -> tuple[tuple[str, tuple[AlignedText, ...]], ...]:
    return (
        ("row", tuple(row.text for row in table.rows)),
        ("loose", table.loose),
        ("note", table.notes),
    )
