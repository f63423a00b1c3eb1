"""Markdown signs on a line: taken off, with a record of what was taken.

Files that were converted from pages or PDFs carry headings with #, bullets, **bold** and links,
also when they are named .txt. The signs are no part of the text; what they say (a heading's
depth, that a line is a list item) is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.aligned import AlignedText, Span

_QUOTE_SIGN = re.compile(r"(?:>\s?)+(?=\S)")
_SHARPS = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(
    r"[-*+•·●■◆▪○◎]\s+(?=[^\d\s\-+_|—–~.]|\d{1,2}\s*[.．、)）](?!\d)|\d.*[，。；])|[•●■◆▪]\s*(?=\S)"
)
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
# Each group of a match is a stretch of signs.
_INLINE = (
    re.compile(r"(\*\*)(?=[^\s*])(?:[^*\n]|\*(?!\*))+?(\*\*)"),
    re.compile(r"(!\[[^\]\n]*\]\([^)\s]+\))"),
    re.compile(r"(?<!!)(\[)[^\[\]\n]+(\]\((?:https?:|mailto:|ftp:|\.{0,2}/|#)[^)\s]*\))"),
    re.compile(r"(<br\s*/?>)", re.IGNORECASE),
    # figures of a formula or a unit, set lower or higher: PM~2.5~, NO~x~, m^3^, PM<sub>10</sub>
    re.compile(r"(?<=[A-Za-z)）])(~)[\dxX.]{1,4}(~)(?!~)"),
    re.compile(r"(?<=[A-Za-z)）])(\^)[-−+\dxX.]{1,4}(\^)"),
    re.compile(r"(?<=[A-Za-z)）])(<su[bp]>)[-−+\dxX.]{1,4}(</su[bp]>)", re.IGNORECASE),
)
_ESCAPE = re.compile(r"(\\)(?=[*_.#\-\[\]()~+!>])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmarked:
    """A line's text without signs. `depth` is that of a heading, 0 for any other line."""

    text: AlignedText
    depth: int
    bullet: bool
    dropped: tuple[Span, ...]


def unmark(line: AlignedText) -> Unmarked:
    """Take the signs off a line that has no white space at its ends."""
    cuts: list[tuple[int, int]] = []
    place = _skip(_QUOTE_SIGN, line.text, 0, cuts)
    start = place
    sharps = _SHARPS.match(line.text, start)
    place = _skip(_SHARPS, line.text, start, cuts)
    bullet = not sharps and bool(_BULLET.match(line.text, start))
    if bullet:
        place = _skip(_BULLET, line.text, start, cuts)
        _skip(_CHECKBOX, line.text, place, cuts)
    cuts.extend(_inline_cuts(line.text, place))
    return Unmarked(
        text=_without(line, cuts).strip(),
        depth=len(sharps.group(1)) if sharps else 0,
        bullet=bullet,
        dropped=tuple(line[start:end].strip().span for start, end in cuts),
    )


def _skip(pattern: re.Pattern[str], text: str, place: int, cuts: list[tuple[int, int]]) -> int:
    match = pattern.match(text, place)
    if not match:
        return place
    cuts.append(match.span())
    return match.end()


def _inline_cuts(text: str, start: int) -> list[tuple[int, int]]:
    patterns = _INLINE if "$" in text else (*_INLINE, _ESCAPE)
    found = [
        match.span(group)
        for pattern in patterns
        for match in pattern.finditer(text, start)
        for group in range(1, pattern.groups + 1)
    ]
    found.sort()
    return [cut for place, cut in enumerate(found) if not place or cut[0] >= found[place - 1][1]]


def _without(line: AlignedText, cuts: list[tuple[int, int]]) -> AlignedText:
    parts: list[AlignedText] = []
    done = 0
    for start, end in cuts:
        parts.append(line[done:start])
        done = end
    return AlignedText.join([*parts, line[done:]]) if cuts else line
