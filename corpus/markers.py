"""Enumerators: 第X章, 第X条, 一、, （一）, 1., 1.1, （1）, ①, Markdown headings.

A marker is only a reading of the beginning of a line; whether it really opens a section is for
`corpus.structure` to decide, which sees the sequence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CN = "〇零一二三四五六七八九十百"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿"

# style -> rank; a smaller rank encloses a larger one.
RANKS = {
    "part": 0,  # 第一编
    "chapter": 1,  # 第一章
    "section": 2,  # 第一节
    "article": 3,  # 第一条
    "han": 4,  # 一、
    "han_bracket": 5,  # （一）
    "decimal": 6,  # 1. and 1、; 1.1 and 1.1.1 come right below their own whole number
    "number_bracket": 9,  # （1） and 1）
    "circled": 10,  # ①
}
_DECIMAL_DEPTH = 3

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第([{_CN}\d]+)编(?![辑制写])\s*")),
    ("chapter", re.compile(rf"第([{_CN}\d]+)章\s*")),
    ("section", re.compile(rf"第([{_CN}\d]+)节\s*")),
    ("article", re.compile(rf"第([{_CN}\d]+)条(?![例])\s*")),
    ("han", re.compile(rf"([{_CN}]+)\s*[、．.]\s*")),
    ("han_bracket", re.compile(rf"[（(]\s*([{_CN}]+)\s*[）)]\s*[、.．]?\s*")),
    ("dotted", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.．、]?(?=[\s\u3400-\u9fff“《（])\s*")),
    ("decimal", re.compile(r"(\d{1,2})\s*[.．、]\s*(?=\d{4}\s*年|\D|$)")),
    ("bare", re.compile(r"(\d{1,2})\s+(?=[\u3400-\u9fff]{2,12}$)")),
    ("number_bracket", re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*")),
    ("number_bracket", re.compile(r"(\d{1,2})\s*[）)]\s*")),
    ("number_bracket", re.compile(rf"([{_BRACKETED}])\s*")),
    ("circled", re.compile(rf"([{_CIRCLED}])\s*")),
)
_BULLET = re.compile(r"(?:[-*•·●■◆]\s+)(?=\S)")
_SHARPS = re.compile(r"(#{1,6})\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """An enumerator at the beginning of a text: `end` is where the text after it begins."""

    style: str
    rank: int
    number: int
    text: str
    end: int


def find_marker(text: str) -> Marker | None:
    """The enumerator that `text` begins with, or None. Markdown bullets and # are skipped."""
    skip = _decoration(text)
    for style, pattern in _PATTERNS:
        match = pattern.match(text, skip)
        if match:
            return _marker(style, match)
    return None


def heading_depth(text: str) -> int:
    """The number of # before a Markdown heading; 0 for any other text."""
    match = _SHARPS.match(text)
    return len(match.group(1)) if match else 0


def decoration_end(text: str) -> int:
    """Where the text begins after Markdown heading signs or a bullet."""
    return _decoration(text)


def _decoration(text: str) -> int:
    for pattern in (_SHARPS, _BULLET):
        match = pattern.match(text)
        if match:
            return match.end()
    return 0


def _marker(style: str, match: re.Match[str]) -> Marker | None:
    label = match.group(1)
    if style == "dotted":
        parts = label.split(".")
        rank = RANKS["decimal"] + min(len(parts), _DECIMAL_DEPTH) - 1
        number = int(parts[-1])
    elif style in ("decimal", "bare"):
        rank, number = RANKS["decimal"], int(label)
    else:
        rank, number = RANKS[style], _number(label)
    return Marker(
        style=style,
        rank=rank,
        number=number,
        text=match.group().strip(),
        end=match.end(),
    )


def _number(label: str) -> int:
    if label.isdigit() and label.isascii():
        return int(label)
    for row in (_CIRCLED, _BRACKETED):
        if label in row:
            return row.index(label) + 1
    return han_number(label)


def han_number(label: str) -> int:
    """The value of a Chinese whole number below 1000: 十二 -> 12, 一百零五 -> 105, 二〇 -> 20."""
    if not any(unit in label for unit in "十百"):
        value = 0
        for char in label:
            value = value * 10 + _DIGITS[char]
        return value
    total, digit = 0, 0
    for char in label:
        if char == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif char == "十":
            total, digit = total + max(digit, 1) * 10, 0
        else:
            digit = int(char) if char.isdigit() else _DIGITS[char]
    return total + digit
