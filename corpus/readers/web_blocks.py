"""Elements of a web page as lines: paragraphs, list items with their numbers, tables with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.frame import PROPERTY_LINE
from corpus.markers import find_marker
from corpus.readers.grid import GridCell, one_line, table_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BULLET = "•"
MOST_SPAN = 200  # rows or columns of one cell
CELL_BLOCKS = 4  # paragraphs that a cell of a table of data holds at most; of a layout more
LONGEST_HEADING = 60
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
}  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f\xa0\u2002-\u200b\ufeff]+")
_SENTENCE = re.compile(r"[。；;]")
_KEY = re.compile(r"[\u4e00-\u9fff\s\u3000]{2,10}[:：]?")


def own_text(node: HtmlElement) -> str:
    """All text of an element outside links, without white space."""
    return "".join("".join(_pieces(node, links=False)).split())


def whole_text(node: HtmlElement) -> str:
    """All text of an element, without white space."""
    return "".join("".join(_pieces(node, links=True)).split())


def _pieces(node: HtmlElement, *, links: bool) -> Iterator[str]:
    if node.tag in ("script", "style"):
        return
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and (links or child.tag != "a"):
            yield from _pieces(child, links=links)
        yield child.tail or ""


def lines_of(node: HtmlElement) -> list[str]:
    """The lines of an element, tables set apart from one another."""
    lines: list[str] = []
    run: list[str] = []
    for piece in _walk(node):
        if isinstance(piece, str):
            run.append(piece)
        else:
            _end_line(lines, run)
            if lines and piece and lines[-1].startswith("|") and piece[0].startswith("|"):
                lines.append("")
            lines.extend(piece)
    _end_line(lines, run)
    return lines


def _end_line(lines: list[str], run: list[str]) -> None:
    text = _SPACES.sub(" ", "".join(run)).strip(" \u3000")
    run.clear()
    if text:
        lines.append(text)


def _walk(node: HtmlElement) -> Iterator[str | list[str]]:
    """Pieces of running text; a list ends the line, and holds the lines to come next."""
    if is_table(node):
        yield _table(node)
        return
    block = node.tag in _BLOCKS
    if block:
        yield []
        yield _opening(node)
    if node.tag == "br":
        yield []
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            yield from _walk(child)
        yield child.tail or ""
    if block:
        yield []


def _opening(node: HtmlElement) -> str:
    """What a list or a heading prints before its text."""
    text = " ".join("".join(_pieces(node, links=True)).split())
    if not text:
        return ""
    if node.tag == "li":
        return _item_label(node)
    level = node.tag[1:] if re.fullmatch(r"h[2-6]", node.tag) else ""
    plain = len(text) <= LONGEST_HEADING and not _SENTENCE.search(text)
    return f"{'#' * int(level)} " if level and plain and not find_marker(text) else ""


def _item_label(node: HtmlElement) -> str:
    parent = node.getparent()
    if parent is None or parent.tag != "ol":
        return f"{BULLET} "
    start = parent.get("start", "1")
    number = int(start) if start.isdecimal() else 1
    return f"{number + sum(1 for _ in node.itersiblings('li', preceding=True))}."


def is_table(node: HtmlElement) -> bool:
    """A table of data; one that only lays out a page holds tables or long text in its cells."""
    if node.tag != "table":
        return False
    if any(inner is not node for inner in node.iter("table")):
        return False
    return not any(
        sum(1 for part in cell.iter("p", "div", "h1", "h2", "h3", "li")) > CELL_BLOCKS
        and len("".join(_pieces(cell, links=True))) > MOST_SPAN
        for cell in node.iter("td", "th")
    )


def _table(table: HtmlElement) -> list[str]:
    rows = list(table.iter("tr"))
    pairs = _properties(rows)
    if pairs:
        return pairs
    cells, headers = _cells(rows)
    caption = table.find("caption")
    title = lines_of(caption) if caption is not None else []
    return [*title, *table_lines(cells, header_rows=headers)]


def _cells(rows: list[HtmlElement]) -> tuple[list[GridCell], int]:
    """The cells with their places, and how many rows at the top are names."""
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    headers = 0
    for number, row in enumerate(rows):
        column = 0
        own = row.findall("td") + row.findall("th") if row.find("th") is None else list(row)
        own = [cell for cell in own if cell.tag in ("td", "th")]
        head = bool(own) and (
            all(cell.tag == "th" for cell in own) or row.getparent().tag == "thead"
        )
        headers = number + 1 if head and headers == number else headers
        for cell in own:
            while (number, column) in taken:
                column += 1
            tall, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            tall = min(tall, len(rows) - number)
            text = one_line(_cell_lines(cell))
            cells.append(GridCell(text=text, row=number, column=column, rows=tall, columns=wide))
            taken |= {(number + k, column + j) for k in range(tall) for j in range(wide)}
            column += wide
    return cells, headers


def _cell_lines(cell: HtmlElement) -> list[str]:
    """The paragraphs of a cell; the numbers of its list items stay, bullets go."""
    return [line.removeprefix(f"{BULLET} ").lstrip("# ") for line in lines_of(cell)]


def _span(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), MOST_SPAN) if text.isdecimal() else 1


def _properties(rows: list[HtmlElement]) -> list[str]:
    """A table of keys and values beside them (发文机关, 成文日期, …) as lines of one pair each."""
    found: list[str] = []
    known = 0
    for row in rows:
        texts = [one_line(lines_of(cell)) for cell in row if cell.tag in ("td", "th")]
        for key, value in zip(texts[::2], texts[1::2], strict=False):
            if not _KEY.fullmatch(key):
                return []
            name = "".join(key.split()).rstrip(":：")
            known += bool(PROPERTY_LINE.fullmatch(f"{name}："))
            if value:
                found.append(f"{name}：{value}")
    return found if known >= 2 and known * 2 >= len(found) else []
