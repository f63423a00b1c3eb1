"""Lines put back together into paragraphs.

Text pulled from a PDF is cut at the page's right edge, or at page ends only. How far a line
reaches tells which: in a wrapped text nearly all lines end at one width, and a line that stops
well before it ends its paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.aligned import AlignedText
from corpus.lines import Line
from corpus.markers import Marker, decoration_end, find_marker, heading_depth
from corpus.mend import close_up

WRAP_SHARE = 0.35  # of the lines that are longer than a few words, this many end at the edge
WRAP_SLACK = 4  # full-width characters by which a wrapped line may fall short of the edge
SHORT_LINE = 8  # shorter lines say nothing about the edge
MAX_EDGE = 60  # an edge farther out is no printed page
HEADING_WIDTH = 40
OPEN_REACH = 60  # characters; a bracket left open longer was never closed
_SENTENCE_END = re.compile(r"[。！？!?；;：:][”’》）〕\]]?$|[。；][）〕］\])]$|[〕］]。?$")
_OPEN_DUTY = re.compile(r"[〔［\[（(](?:责任单位|牵头|配合|主办|协办|责任部门|由)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Joined lines, closed up. `line` is the position of its first line."""

    text: AlignedText
    line: int
    marker: Marker | None
    depth: int  # of a Markdown heading; 0 otherwise
    whole_line: bool  # one line that did not reach the edge: may be a heading


def wrap_edge(lines: Sequence[Line]) -> float | None:
    """The width at which lines were cut, or None for text that is not wrapped."""
    long = [round(line.width) for line in lines if line.width > SHORT_LINE]
    if not long:
        return None
    counts = Counter(long)
    edge = max(counts, key=lambda width: (_near(counts, width), width))
    if edge > MAX_EDGE or _near(counts, edge) / len(long) < WRAP_SHARE:
        return None
    return float(edge)


def _near(counts: Counter[int], width: int) -> int:
    return counts[width - 1] + counts[width] + counts[width + 1]


def join_lines(lines: Sequence[Line], *, edge: float | None) -> tuple[Paragraph, ...]:
    """Paragraphs in order; every line is in exactly one."""
    groups: list[list[int]] = []
    for place in range(len(lines)):
        if groups and _continues(lines, groups[-1], place, edge=edge):
            groups[-1].append(place)
        else:
            groups.append([place])
    return tuple(_paragraph(lines, group, edge=edge) for group in groups)


def _continues(
    lines: Sequence[Line], group: Sequence[int], place: int, *, edge: float | None
) -> bool:
    last, line = lines[group[-1]], lines[place]
    if heading_depth(line.text.text) or heading_depth(last.text.text):
        return False
    ended = bool(_SENTENCE_END.search(last.plain))
    full = edge is not None and last.width >= edge - WRAP_SLACK
    marker = find_marker(line.text.text)
    if marker and not _mid_sentence(lines, group, ended=ended, full=full, marker=marker):
        return False
    if decoration_end(line.text.text):
        return False
    if edge is None:
        return not ended and not _is_heading_line(lines, group, edge=edge)
    if full:
        return True
    return not ended and not _is_heading_line(lines, group, edge=edge)


def _mid_sentence(
    lines: Sequence[Line], group: Sequence[int], *, ended: bool, full: bool, marker: Marker
) -> bool:
    """A wrapped line may begin with what only looks like an enumerator."""
    if ended or _is_heading_line(lines, group, edge=None):
        return False
    text = "".join(lines[place].plain for place in group)
    return _is_open(text) or (full and marker.style == "dotted")


def _is_heading_line(lines: Sequence[Line], group: Sequence[int], *, edge: float | None) -> bool:
    """A short line of its own that opens with an enumerator and holds no part of a sentence."""
    line = lines[group[0]]
    if len(group) != 1 or line.width > HEADING_WIDTH or _is_open(line.plain):
        return False
    if edge is not None and line.width >= edge - WRAP_SLACK:
        return False
    if re.search(r"[，；。].", line.plain):
        return False
    return find_marker(line.text.text) is not None


def _is_open(text: str) -> bool:
    """A bracket or quotation was opened a few words ago and is not closed yet."""
    near = text[-OPEN_REACH:]
    opened = sum(map(near.count, "（(〔［《"))
    return opened > sum(map(near.count, "）)〕］》"))


def _paragraph(lines: Sequence[Line], group: Sequence[int], *, edge: float | None) -> Paragraph:
    first = lines[group[0]]
    joined = AlignedText.join([lines[place].text for place in group])
    depth = heading_depth(joined.text)
    plain = joined[decoration_end(joined.text) :]
    text, marker = _close_up_after(plain, find_marker(plain.text))
    return Paragraph(
        text=text,
        line=group[0],
        marker=marker,
        depth=depth,
        whole_line=len(group) == 1 and (edge is None or first.width < edge - WRAP_SLACK),
    )


def _close_up_after(text: AlignedText, marker: Marker | None) -> tuple[AlignedText, Marker | None]:
    """Closed-up text; the space after a bare number stays, it is all that sets it off."""
    if marker is None:
        return close_up(text), None
    label = text[: marker.end]
    spaced = marker.style in ("dotted", "bare") and label.text[-1:].isspace()
    kept = close_up(label)
    if spaced:
        kept = AlignedText.join([kept, label[len(label) - 1 :]])
    closed = AlignedText.join([kept, close_up(text[marker.end :])])
    return closed, replace(marker, end=len(kept))
