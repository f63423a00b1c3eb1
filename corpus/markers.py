"""Enumerators: 第X章, 第X条, 壹、, 一、, 第X项：, 任务一·, （一）, A., A1., 1., 1.1, （1）, ①.

Items put in when the numbering was made are counted behind the one above: （三之一）, 20-1.

A marker is only a reading of the beginning of a text, and there may be several: 1.10家企业 is an
item 1. or a section 1.10. Which one it is, and whether it opens a section at all, is for
`corpus.outline` to decide, which sees the sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from corpus.digits import integer_of

_CN = "〇零一二三四五六七八九十百"
_CAPITAL = "壹贰叁肆伍陆柒捌玖拾"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿"

# style -> rank; a smaller rank encloses a larger one.
RANKS = {
    "part": 0,  # 第一编
    "chapter": 1,  # 第一章
    "section": 2,  # 第一节
    "article": 3,  # 第一条
    "capital": 3,  # 壹、
    "han": 4,  # 一、
    "item": 5,  # 第一项： and 任务一·
    "han_bracket": 6,  # （一）
    "decimal": 7,  # 1. and 1、; 1.1, 1.1.1 and 1.1.1.1 come right below it, A1. below A.
    "number_bracket": 11,  # （1） and 1）
    "circled": 12,  # ①
}
SPACED = ("part", "chapter", "section", "article", "dotted", "bare")  # printed with space behind
_DECIMAL_DEPTH = 4
# what follows 第三条 where it is spoken of, not where it stands
_SPOKEN_OF = r"(?!(?:[第规所列的中和与及至到或、，。；]|例))"
_COUNTED = r"(?:家|个|台|座|户|辆|万|亿|吨|条|项|处|批|套|艘|公里|平方|立方|月|日|天|年|%|％|\+)"

_PUT_IN = rf"(?:\s?之\s?(?P<put_in>[{_CN}]+))?"  # （三之一）, between 三 and 四

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第([{_CN}\d]+)编(?![辑制写])\s*")),
    ("chapter", re.compile(rf"第\s?([{_CN}\d]+)\s?章{_SPOKEN_OF}\s*")),
    ("section", re.compile(rf"第\s?([{_CN}\d]+)\s?节{_SPOKEN_OF}\s*")),
    ("article", re.compile(rf"第\s?([{_CN}\d]+)\s?条(?:之[{_CN}]+)?{_SPOKEN_OF}\s*")),
    ("capital", re.compile(rf"([{_CAPITAL}])\s*(?:[、．.]\s*|\s+(?=[\u3400-\u9fff]))")),
    ("han", re.compile(rf"([{_CN}]+){_PUT_IN}\s*[、．.]\s*")),
    ("item", re.compile(rf"第\s?([{_CN}\d]+)\s?项(?:行动|任务|工程|措施)?\s*[:：]\s*")),
    (
        "item",
        re.compile(rf"(?:任务|行动|工程|专项|举措|战役)\s?([{_CN}\d]+)\s*[·•‧・:：、]\s*"),
    ),
    ("han_bracket", re.compile(rf"[（(]\s*([{_CN}]+){_PUT_IN}\s*[）)]\s*[、.．]?\s*")),
    (
        "dotted",
        re.compile(
            r"(\d{1,2}(?:\s?[.．]\s?\d{1,2}){1,3})(?!\d|月(?:[底份前初中末上下至到起、，]|\d))"
            r"[.．、]?(?=[\s\u3400-\u9fffA-Za-z“《（])\s*"
        ),
    ),
    ("lettered", re.compile(r"([A-Z]\d{1,2})\s*[.．、]\s*(?=[\d\u3400-\u9fff“《（])")),
    ("letter", re.compile(r"([A-Z])\s*[.．、]\s*(?=[\u3400-\u9fff])")),
    ("section_sign", re.compile(r"§\s?(\d{1,2})\s*[.．、]?\s*")),
    ("decimal", re.compile(r"(\d{1,2})\s*[.．、]\s*(?=\d{4}\s*年|\D|$)")),
    ("decimal", re.compile(rf"(\d{{1,2}})\s*[.．、]\s*(?=[\d.]+\s*{_COUNTED})")),
    ("decimal", re.compile(r"(\d{1,2})\s?[-－—](?P<put_in>\d{1,2})\s*[.．、]\s*(?=\d{4}\s*年|\D)")),
    ("bare", re.compile(r"(\d{1,2})\s+(?=[\u3400-\u9fff]\s?[\u3400-\u9fff]{1,11}$)")),
    ("number_bracket", re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*")),
    ("number_bracket", re.compile(r"(\d{1,2})\s*[）)]\s*")),
    ("number_bracket", re.compile(rf"([{_BRACKETED}])\s*")),
    ("circled", re.compile(rf"([{_CIRCLED}])\s*")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """An enumerator at the beginning of a text: `end` is where the text after it begins.

    `parents` are the numbers above: (1, 2) for 1.2.3; empty where the marker does not say them.
    `put_in` counts those put in behind a number after the numbering was made: 1 for （三之一）.
    """

    style: str
    rank: int
    number: int
    text: str
    end: int
    parents: tuple[int, ...] = ()
    put_in: int = 0


def find_markers(text: str) -> tuple[Marker, ...]:
    """All readings of the enumerator that `text` begins with, the likeliest first."""
    return tuple(_readings(text))


def find_marker(text: str) -> Marker | None:
    """The likeliest reading of the enumerator that `text` begins with, or None."""
    return next(_readings(text), None)


def without_marker(text: str) -> str:
    """A text without the enumerator that it opens with."""
    marker = find_marker(text)
    return text[marker.end :] if marker else text


def _readings(text: str) -> Iterator[Marker]:
    for style, pattern in _PATTERNS:
        if match := pattern.match(text):
            yield _marker(style, match)


def _marker(style: str, match: re.Match[str]) -> Marker:
    label = "".join(match.group(1).split())
    parents: tuple[int, ...] = ()
    if style == "lettered":  # A1. is numbered as 1.1 is
        style, parents, number = "dotted", (_number(label[0]),), int(label[1:])
        rank = RANKS["decimal"] + 1
    elif style == "dotted":
        *parents_found, number = (int(part) for part in re.split(r"[.．]", label))
        parents = tuple(parents_found)
        rank = RANKS["decimal"] + min(len(parents) + 1, _DECIMAL_DEPTH) - 1
    elif style in ("decimal", "bare", "letter", "section_sign"):
        rank, number = RANKS["decimal"], _number(label)
    else:
        rank, number = RANKS[style], _number(label)
    return Marker(
        style=style,
        rank=rank,
        number=number,
        text=match.group().strip(),
        end=match.end(),
        parents=parents,
        put_in=_number(put_in) if (put_in := match.groupdict().get("put_in")) else 0,
    )


def _number(label: str) -> int:
    if label.isdigit() and label.isascii():
        return int(label)
    for row in (_CIRCLED, _BRACKETED, _CAPITAL, ascii_uppercase):
        if label in row:
            return row.index(label) + 1
    return integer_of(label)
