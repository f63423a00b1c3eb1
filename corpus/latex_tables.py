r"""Tables written in LaTeX inside a text, as programs that read page pictures give them.

Between \begin{tabular} and \end{tabular} a cell ends at & and a row at \\. As with tables in HTML,
each row becomes one line with bars, and the commands are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.aligned import AlignedText, Span
from corpus.markup_tables import MarkupCell, MarkupTable, table_of

_GROUP = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_NAME = r"(?:tabular[x*]?|longtable|array)"
_TABLE = re.compile(
    rf"^[ \t]*\\begin\{{(?P<name>{_NAME})\}}(?:\[[^\]\n]*\])?(?:{_GROUP}){{1,2}}"
    rf"(?P<body>.*?)\\end\{{(?P=name)\}}[ \t]*$",
    re.S | re.M,
)
_RULE = (
    r"\\(?:hline|(?:top|mid|bottom)rule|c(?:line|midrule(?:\([lr]*\))?)\{[^}]*\}|end(?:first)?head)"
)
_SIGN = re.compile(rf"(?P<row>\\\\(?:\[[^\]\n]*\])?)|(?P<cell>(?<!\\)&)|(?P<rule>{_RULE})")
_SPANNED = re.compile(
    r"\s*\\multi(?P<way>row|column)\{\s*(?P<count>\d{1,2})\s*\}(?:\[[^\]]*\])?\{[^{}]*\}\{"
)
_COMMAND = re.compile(
    r"\\(?:textbf|textit|text|makecell|shortstack|centering|bf|small)(?:\[[^\]]*\])?"
)
_BRACE = re.compile(r"(?<![\\$^_])[{}]")
_ESCAPE = re.compile(r"\\(?=[&%_#])")
_LAST_BRACE = re.compile(r"\}\s*\Z")


def find_latex_tables(source: str) -> tuple[MarkupTable, ...]:
    """The tables that stand on lines of their own; one that is not whole is left as it is."""
    found = (_read(source, match) for match in _TABLE.finditer(source))
    return tuple(table for table in found if table is not None)


def _read(source: str, match: re.Match[str]) -> MarkupTable | None:
    dropped = [
        Span(start=match.start(), end=match.start("body")),
        Span(start=match.end("body"), end=match.end()),
    ]
    rows: list[list[MarkupCell]] = [[]]
    begin = match.start("body")
    for sign in _SIGN.finditer(source, begin, match.end("body")):
        dropped.append(Span(start=sign.start(), end=sign.end()))
        if sign["rule"] is None or source[begin : sign.start()].strip():
            rows[-1].append(_cell(source, begin, sign.start(), dropped))
        if sign["row"] is not None:
            rows.append([])
        begin = sign.end()
    if source[begin : match.end("body")].strip():
        rows[-1].append(_cell(source, begin, match.end("body"), dropped))
    filled = [row for row in rows if row]
    grid = _laid_out(filled)
    return table_of(
        grid,
        filled,
        span=Span(start=match.start(), end=match.end()),
        dropped=sorted(dropped, key=lambda span: span.start),
    )


def _cell(source: str, start: int, end: int, dropped: list[Span]) -> MarkupCell:
    """The cell between two signs; how far it goes is taken off it."""
    spans = {"row": 1, "column": 1}
    while match := _SPANNED.match(source, start, end):
        spans[match["way"]] = max(1, int(match["count"]))
        dropped.append(Span(start=match.start(), end=match.end()))
        start = match.end()
        if last := _LAST_BRACE.search(source[start:end]):
            dropped.append(Span(start=start + last.start(), end=end))
            end = start + last.start()
    parts, done = [], start
    for cut in sorted(_cuts(source, start, end), key=lambda span: span.start):
        if cut.start < done:
            continue
        parts.append(AlignedText.of_source(source, done, cut.start))
        dropped.append(cut)
        done = cut.end
    parts.append(AlignedText.of_source(source, done, end))
    kept = [line for part in parts for line in _without_breaks(part)]
    text = AlignedText.join(kept).strip()
    return MarkupCell(text=text, rows=spans["row"], columns=spans["column"], names=False)


def _cuts(source: str, start: int, end: int) -> Iterator[Span]:
    formula = "$" in source[start:end]
    for pattern in (_COMMAND,) if formula else (_COMMAND, _BRACE, _ESCAPE):
        for match in pattern.finditer(source, start, end):
            yield Span(start=match.start(), end=match.end())


def _without_breaks(text: AlignedText) -> Iterator[AlignedText]:
    for match in re.finditer(r"[^\n]+", text.text):
        yield text[match.start() : match.end()].strip() if "\n" in text.text else text


def _laid_out(rows: Sequence[Sequence[MarkupCell]]) -> list[list[MarkupCell]]:
    """Per row the cells that cover its columns: below one that goes down stands an empty one."""
    grid: list[list[MarkupCell]] = []
    over: dict[int, tuple[MarkupCell, int]] = {}  # what goes down over a column, and how far yet
    for row in rows:
        cells = [cell for cell in row for _ in range(cell.columns)]
        for column, cell in enumerate(cells):
            above, left = over.get(column, (cell, 0))
            if left and not cell.text:
                cells[column], over[column] = above, (above, left - 1)
            else:
                over[column] = (cell, cell.rows - 1)
        grid.append(cells)
    return grid
