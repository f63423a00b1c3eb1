"""Word documents (.docx): paragraphs and tables in reading order, automatic numbers restored.

Read from the XML itself, which holds what libraries for Word pass over: content controls,
inserted text, text boxes (red heads are often drawn in one). Deleted and hidden text, fields'
codes, headers and footers are no text of the document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.datamodels import SourceFile
from corpus.markers import find_marker
from corpus.readers.grid import GridCell, one_line, set_apart, table_lines
from corpus.readers.word_numbering import Numbering, W
from corpus.readers.word_styles import NO_HEADING, Layout, layout_of, styles_of
from corpus.readers.zipped import Element, Parts, opened

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_HEADING = 60  # characters
WIDEST = 200  # columns of a table
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT = {f"{W}t", _MATH_TEXT}
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_GONE = {
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}tcPr", f"{W}sdtPr",
    f"{_COMPATIBILITY}Fallback",
}  # fmt: skip
_SENTENCE = re.compile(r"[。；;]")


def read_word(name: str, data: bytes) -> SourceFile:
    """Read a .docx file. Raises `ReaderError`."""
    parts = opened(name, data, holds="word/document.xml", kind=" Word 文档（.docx）")
    root = parts.xml("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    reader = _Body(
        styles=styles_of(parts.xml("word/styles.xml")),
        numbering=Numbering.of(parts.xml("word/numbering.xml")),
        notes=_notes(parts),
    )
    if body is not None:
        reader.read(body)
    return SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="\n".join(reader.lines),
        media_type=MEDIA_TYPE,
        whole=True,
        typed=True,
    )


def _notes(parts: Parts) -> Mapping[str, str]:
    """The texts of footnotes and endnotes, by how they are referred to."""
    found: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        root = parts.xml(f"word/{kind}s.xml")
        for node in root if root is not None else ():
            text = " ".join(_text_of(node).split())
            found[f"{W}{kind}Reference {node.get(f'{W}id')}"] = text
    return found


@dataclass(slots=True)
class _Body:
    """Walks the body and gathers its lines."""

    styles: Mapping[str, Layout]
    numbering: Numbering
    notes: Mapping[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def read(self, parent: Element) -> None:
        """Paragraphs and tables below `parent`, also those in content controls."""
        for node in parent:
            if node.tag == f"{W}p":
                self.lines.extend(self._paragraph(node))
            elif node.tag == f"{W}tbl":
                set_apart(self.lines, self._table(node))
            elif node.tag not in _GONE:
                self.read(node)

    def _paragraph(self, node: Element) -> Iterator[str]:
        for box in _boxes(node):
            self.read(box)
        layout = self._layout(node)
        texts = [" ".join(line.split()) for line in _text_of(node).split("\n")]
        texts = [text for text in texts if text]
        if not texts:
            return
        if layout.list_id and layout.list_id != "0":
            texts[0] = self.numbering.label(layout.list_id, layout.depth or 0) + texts[0]
        yield _heading(texts[0], layout) if len(texts) == 1 else texts[0]
        yield from texts[1:]
        for mark in (*node.iter(f"{W}footnoteReference"), *node.iter(f"{W}endnoteReference")):
            note = self.notes.get(f"{mark.tag} {mark.get(f'{W}id')}")
            if note:
                yield f"注：{note.removeprefix('注：')}"

    def _layout(self, node: Element) -> Layout:
        properties = node.find(f"{W}pPr")
        own = layout_of(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        base = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        return own.over(base) if base else own

    def _table(self, table: Element) -> list[str]:
        cells: list[GridCell] = []
        above: dict[int, int] = {}  # column -> place of the cell that reaches down in it
        headers = 0
        for row, node in enumerate(_children(table, f"{W}tr")):
            if node.find(f"{W}trPr/{W}tblHeader") is not None and headers == row:
                headers = row + 1
            column = _count(node.find(f"{W}trPr/{W}gridBefore"), missing=0)
            for cell in _children(node, f"{W}tc"):
                width = _count(cell.find(f"{W}tcPr/{W}gridSpan"), missing=1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                if goes_on and column in above and cells[above[column]].columns == width:
                    cells[above[column]] = _taller(cells[above[column]], row)
                else:
                    text = one_line(self._cell_texts(cell))
                    cells.append(GridCell(text=text, row=row, column=column, columns=width))
                    above.pop(column, None)
                    if merge is not None:
                        above[column] = len(cells) - 1
                column += width
        return table_lines(cells, header_rows=headers)

    def _cell_texts(self, cell: Element) -> list[str]:
        inner = _Body(styles={}, numbering=self.numbering)
        for node in cell:
            if node.tag == f"{W}tbl":
                rows = _children(node, f"{W}tr")
                inner.lines.extend(
                    "，".join(
                        text
                        for part in _children(row, f"{W}tc")
                        if (text := one_line(self._cell_texts(part)))
                    )
                    for row in rows
                )
            elif node.tag == f"{W}p":
                inner.lines.extend(self._paragraph(node))
            elif node.tag not in _GONE:
                inner.read(node)
        return inner.lines


def _taller(cell: GridCell, row: int) -> GridCell:
    return GridCell(
        text=cell.text,
        row=cell.row,
        column=cell.column,
        rows=row - cell.row + 1,
        columns=cell.columns,
    )


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Children of this tag, also those in content controls."""
    for node in parent:
        if node.tag == tag:
            yield node
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(node, tag)


def _count(node: Element | None, *, missing: int) -> int:
    text = node.get(f"{W}val", "") if node is not None else ""
    return min(int(text), WIDEST) if text.isdecimal() and int(text) else missing


def _text_of(node: Element) -> str:
    """The text of a paragraph without that of text boxes in it."""
    return "".join(_texts(node))


def _texts(parent: Element) -> Iterator[str]:
    for node in parent:
        if node.tag in _GONE or node.tag == f"{W}txbxContent":
            continue
        if node.tag in _TEXT:
            yield node.text or ""
        elif node.tag in _SIGNS:
            yield "" if node.get(f"{W}type") in ("page", "column") else _SIGNS[node.tag]
        elif node.tag == f"{W}r" and _is_hidden(node):
            continue
        else:
            yield from _texts(node)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "true") not in ("0", "false")


def _boxes(parent: Element) -> Iterator[Element]:
    for node in parent:
        if node.tag == f"{W}txbxContent":
            yield node
        elif node.tag not in _GONE:
            yield from _boxes(node)


def _heading(text: str, layout: Layout) -> str:
    """A heading that only its style tells is marked as one; an enumerator says it itself."""
    outline = layout.outline
    if outline is None or outline >= NO_HEADING or len(text) > LONGEST_HEADING:
        return text
    if _SENTENCE.search(text) or find_marker(text):
        return text
    return f"{'#' * min(outline + 1, 6)} {text}"
