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
from corpus.datamodels import Mend
from corpus.duty_notes import ends_in_duty, is_duty_line
from corpus.lines import Line
from corpus.markers import SPACED, Marker, find_marker, find_markers
from corpus.mend import close_up, mend_joined

WRAP_SHARE = 0.35  # of the lines that are longer than a few words, this many end at the edge
WRAP_SLACK = 4  # full-width characters by which a wrapped line may fall short of the edge
EDGE_LINES = 4  # fewer long lines show no edge
SHORT_LINE = 8  # shorter lines say nothing about the edge
MAX_EDGE = 60  # an edge farther out is no printed page
HEADING_WIDTH = 40
OPEN_REACH = 60  # characters; a bracket left open longer was never closed
_SENTENCE_END = re.compile(r"[。！？!?；;：:][”’》）〕\]]?$|[。；][）〕］\])]$|[〕］]。?$")
_NUMERAL_AWAITED = re.compile(r"(?:初|星期|礼拜|周|第)$")  # 正月初 / 一、正月十五
_FIGURE = re.compile(  # 3.26万户; 3.26项目 might be a section
    r"\d{1,2}\.\d+(?:[万亿吨台辆户元米%％]|公里|平方|立方|蒸吨|兆瓦|个百分点|小时)"
)
_WRAPPED_STYLES = ("dotted", "decimal", "number_bracket")  # what a wrapped line may begin with


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Joined lines, closed up and mended once more. `line` is the position of the first.

    `markers` are the readings of the enumerator it begins with, `depth` that of a Markdown
    heading (0 otherwise), `mends` those that only the joined text showed.
    """

    text: AlignedText
    line: int
    markers: tuple[Marker, ...]
    depth: int
    bullet: bool
    indent: int
    mends: tuple[Mend, ...]


def wrap_edge(lines: Sequence[Line]) -> float | None:
    """The width at which lines were cut, or None for text that is not wrapped."""
    long = [round(line.width) for line in lines if line.width > SHORT_LINE and not line.whole]
    if len(long) < EDGE_LINES:
        return None
    counts = Counter(long)
    edge = max(counts, key=lambda width: (_near(counts, width), width))
    if edge > MAX_EDGE or _near(counts, edge) / len(long) < WRAP_SHARE:
        return None
    return float(edge)


def _near(counts: Counter[int], width: int) -> int:
    return counts[width - 1] + counts[width] + counts[width + 1]


# A line that breaks before the address it announces: 电子邮箱： / name@example.cn
_AWAITS_VALUE = re.compile(r"(?:邮箱|邮件|电话|传真|热线|网址|地址)[:：]$")
_ADDRESS = re.compile(r"[\w.+-]+@|https?:|www\.|[\d（(][\d\s（）()XxＸ—－-]{4,}")


def join_lines(lines: Sequence[Line], *, edge: float | None) -> tuple[Paragraph, ...]:
    """Paragraphs in order; every line is in exactly one."""
    groups: list[list[int]] = []
    for place in range(len(lines)):
        if groups and _continues(lines, groups[-1], place, edge=edge):
            groups[-1].append(place)
        else:
            groups.append([place])
    return tuple(_paragraph(lines, group) for group in groups)


def _continues(
    lines: Sequence[Line], group: Sequence[int], place: int, *, edge: float | None
) -> bool:
    last, line = lines[group[-1]], lines[place]
    if line.depth or last.depth or line.bullet or line.whole:
        return False
    if _AWAITS_VALUE.search(last.plain) and _ADDRESS.match(line.plain):
        return True
    text = "".join(lines[place].plain for place in group)
    ended = sentence_ended(last) and not _waits_in_bracket(text)
    full = edge is not None and last.width >= edge - WRAP_SLACK
    marker = find_marker(line.text.text)
    if marker and not _mid_sentence(lines, group, ended=ended, full=full, marker=marker):
        return False
    if full and not ends_in_duty(text):
        return True
    if is_duty_line(last.plain):
        return False
    return not ended and not _is_heading_line(lines, group, edge=edge)


def sentence_ended(line: Line) -> bool:
    """Does the line end a sentence?"""
    return bool(_SENTENCE_END.search(line.plain))


def _waits_in_bracket(text: str) -> bool:
    """（牵头： / 某局）: what a bracket holds is not over at a colon or a semicolon."""
    return text.endswith(("：", ":", "；", ";")) and _is_open(text)


def _mid_sentence(
    lines: Sequence[Line], group: Sequence[int], *, ended: bool, full: bool, marker: Marker
) -> bool:
    """A wrapped line may begin with what only looks like an enumerator."""
    text = "".join(lines[place].plain for place in group)
    line = lines[group[-1] + 1].plain
    if ended or ends_in_duty(text) or _is_heading_line(lines, group, edge=None):
        return False
    if _is_open(text) or (marker.style == "han" and _NUMERAL_AWAITED.search(text)):
        return True
    if marker.style in _WRAPPED_STYLES and _FIGURE.match(line) and not _follows(text, marker):
        return True
    return full and marker.style in _WRAPPED_STYLES and not _next_item(text, marker)


def _next_item(text: str, marker: Marker) -> bool:
    """Does the marker go on from the item that `text` is, or open a list?"""
    before = find_marker(text)
    if before is None or before.style != marker.style or before.parents != marker.parents:
        return marker.number == 1 and marker.style != "dotted"
    return _follows(text, marker)


def _follows(text: str, marker: Marker) -> bool:
    before = find_marker(text)
    alike = before is not None and (before.style, before.parents) == (marker.style, marker.parents)
    return before is not None and alike and marker.number == before.number + 1


def _is_heading_line(lines: Sequence[Line], group: Sequence[int], *, edge: float | None) -> bool:
    """A short line of its own that opens with an enumerator and holds no part of a sentence."""
    line = lines[group[0]]
    if len(group) != 1 or line.width > HEADING_WIDTH or _is_open(line.plain):
        return False
    if edge is not None and line.width >= edge - WRAP_SLACK:
        return False
    if re.search(r"[，；。].|[:：].{8}", line.plain):
        return False
    return find_marker(line.text.text) is not None


def _is_open(text: str) -> bool:
    """A bracket or quotation was opened a few words ago and is not closed yet."""
    near = text[-OPEN_REACH:]
    opened = sum(map(near.count, "（(〔［《"))
    return opened > sum(map(near.count, "）)〕］》"))


def _paragraph(lines: Sequence[Line], group: Sequence[int]) -> Paragraph:
    first = lines[group[0]]
    joined = AlignedText.join([lines[place].text for place in group])
    markers = find_markers(joined.text)
    done = mend_joined(close_up_after(joined, markers[0] if markers else None), typed=first.typed)
    return Paragraph(
        text=done.text,
        line=group[0],
        markers=tuple(_fitted(markers, done.text.text)),
        depth=first.depth,
        bullet=first.bullet,
        indent=first.indent,
        mends=done.mends,
    )


def _fitted(markers: Sequence[Marker], text: str) -> list[Marker]:
    """The readings again, on the closed-up text: only what is there in both is one."""
    known = {(marker.style, marker.number) for marker in markers}
    return [m for m in find_markers(text) if (m.style, m.number) in known]


def close_up_after(text: AlignedText, marker: Marker | None) -> AlignedText:
    """Closed-up text; the space after 第五条 or 1.1 stays, as it is printed."""
    if marker is None or marker.style not in SPACED or marker.end >= len(text):
        return close_up(text)
    label = text[: marker.end]
    kept = close_up(label)
    if label.text[-1:].isspace():
        kept = AlignedText.join([kept, _one_space(label[len(label) - 1 :])])
    return AlignedText.join([kept, close_up(text[marker.end :])])


def _one_space(text: AlignedText) -> AlignedText:
    return replace(text, text=" ")
