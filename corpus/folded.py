"""A string as the recognisers read it: one width, one kind of dash, no layout white space.

Official texts mix full and half width, five dashes and stray spaces. Every recogniser works on
a `Folded` text and hands back offsets into the string it was given, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME_MEANING = {
    "—–―‐‑‒−﹣─﹘～〜~": "-",
    "○◯": "〇",
    "µ": "μ",
    "·・．•‧⋅∙": "·",
    "³": "3",
    "²": "2",
    "⁄∕": "/",
    "﹤": "<",
    "﹥": ">",
    "﹪": "%",
    "〔［【﹝": "[",
    "〕］】﹞": "]",
    "﹙": "(",
    "﹚": ")",
    "﹕": ":",
    "“”„‟〝〞": '"',
}
_TABLE = {
    **_FULL_WIDTH,
    **{ord(sign): ord(plain) for signs, plain in _SAME_MEANING.items() for sign in signs},
}
_SPACE = re.compile(r"[\s\u200b-\u200d\ufeff\u3000]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text[i]` stands for the source character at `origin[i]`."""

    text: str
    origin: Sequence[int]

    def start(self, place: int) -> int:
        return self.origin[place]

    def end(self, place: int) -> int:
        """The source offset behind the folded characters before `place`."""
        return self.origin[place - 1] + 1


def fold(source: str) -> Folded:
    """Width folded and white space dropped; between two digits one space stays.

    Two numbers in neighbouring table columns must not become one, and a number broken by
    spaces can still be told by the recogniser that expects it.
    """
    plain = source.translate(_TABLE)
    if not _SPACE.search(plain):
        return Folded(plain, range(len(plain)))
    kept: list[str] = []
    origin: list[int] = []
    place = 0
    for gap in _SPACE.finditer(plain):
        kept.append(plain[place : gap.start()])
        origin.extend(range(place, gap.start()))
        place = gap.end()
        if _between_digits(plain, gap.start(), gap.end()):
            kept.append(" ")
            origin.append(gap.start())
    kept.append(plain[place:])
    origin.extend(range(place, len(plain)))
    return Folded("".join(kept), origin)


def _between_digits(text: str, start: int, end: int) -> bool:
    inside = start > 0 and end < len(text)
    return inside and text[start - 1].isdigit() and text[end].isdigit()
