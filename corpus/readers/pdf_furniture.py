"""Page numbers and running heads of a PDF, told by where they stand and that they come again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.pdf_layout import PageLayout, TextLine

MARGIN = 0.12  # share of the page's height in which its head and its foot stand
OUTSIDE = 0.075  # share in which no text of a document stands, only heads in small print
EDGE_LINES = 2  # at the head and at the foot of a page
REPEATS = 2  # pages on which a line at the edge stands, to be no text,
REPEAT_SHARE = 0.4  # and the share of all pages
SMALL = 0.9  # of the size of the text
LARGE = 1.15
_SENTENCE = re.compile(r"[。；，]")
_PAGE_NUMBER = re.compile(
    r"[-—–－_·•\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/共,，]\s*共?\s*\d{1,4}\s*页?)?[-—–－_·•\s]*"
)

Furniture = frozenset[tuple[int, TextLine]]


def furniture_of(layouts: Sequence[PageLayout]) -> Furniture:
    """The lines that are no text, each with the number of its page."""
    edges = [(number, line) for number, page in enumerate(layouts) for line in _edge_lines(page)]
    size = body_size(layouts)
    said = {(number, _shape(line, size)) for number, line in edges}
    pages = Counter(shape for _, shape in said if shape)
    often = max(REPEATS, REPEAT_SHARE * len(layouts))
    return frozenset(
        (number, line)
        for number, line in edges
        if _PAGE_NUMBER.fullmatch(line.text)
        or pages[_shape(line, size) or ""] >= often
        or _stands_outside(line, layouts[number], size)
    )


def body_size(layouts: Sequence[PageLayout]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for page in layouts:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edge_lines(page: PageLayout) -> list[TextLine]:
    lines = page.lines
    head = [line for line in lines[:EDGE_LINES] if line.top < MARGIN * page.height]
    foot = [line for line in lines[-EDGE_LINES:] if line.top > (1 - MARGIN) * page.height]
    return [*head, *(line for line in foot if line not in head)]


def _shape(line: TextLine, size: float) -> str | None:
    """What it says but for numbers; None for a sentence, and for a title in large print."""
    text = "".join(line.text.split())
    if _SENTENCE.search(text) or line.size > LARGE * size:
        return None
    return re.sub(r"[0-9]+", "#", text)


def _stands_outside(line: TextLine, page: PageLayout, size: float) -> bool:
    outside = line.top + line.size < OUTSIDE * page.height or line.top > (1 - OUTSIDE) * page.height
    return outside and line.size < SMALL * size
