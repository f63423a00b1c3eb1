"""Automatic numbers of Word paragraphs: 一、（一）1. are not in the text but in numbering.xml.

A paragraph names a list and a level; the list's levels say how their numbers look. Lists that
share an abstract definition count on together unless one of them starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from corpus.readers.zipped import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SPACE_AFTER = re.compile(r"[0-9A-Za-z条章节编款]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the numbers of one level look: `%1、` in `chineseCounting`, from `start` on."""

    pattern: str
    style: str
    start: int
    own: bool = True  # False for a level whose numbers stand as plain digits in those below


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A list as paragraphs name it. `restarts` are the levels at which it counts anew."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of each list, in the order of the text."""

    lists: Mapping[str, NumberedList]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        if root is None:
            return cls(lists={})
        abstracts = {
            _value(node, "abstractNumId", own=True): _levels(node)
            for node in root.findall(f"{W}abstractNum")
        }
        lists = {}
        for node in root.findall(f"{W}num"):
            abstract = _value(node, "abstractNumId")
            overrides = node.findall(f"{W}lvlOverride")
            levels = dict(abstracts.get(abstract, {}))
            for override in overrides:
                levels.update(_levels(override))
            restarts = {
                _depth_of(override): int(_value(override, "startOverride"))
                for override in overrides
                if _value(override, "startOverride").isdecimal()
            }
            lists[node.get(f"{W}numId", "")] = NumberedList(
                abstract=abstract, levels=levels, restarts=restarts
            )
        return cls(lists=lists)

    def label(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of a list, as it is printed; empty if it has none."""
        numbered = self.lists.get(list_id)
        level = numbered.levels.get(depth) if numbered else None
        if numbered is None or level is None:
            return ""
        counts = self._counts.setdefault(numbered.abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted, start in numbered.restarts.items():
                counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, DEEPEST + 1):
            counts.pop(deeper, None)
        if level.style == "bullet":
            return f"{BULLET} "
        if level.style == "none":
            return ""
        text = _PLACE.sub(lambda match: _number(numbered, counts, int(match[1]) - 1), level.pattern)
        return f"{text} " if _SPACE_AFTER.search(text) else text


def _levels(node: Element) -> dict[int, Level]:
    return {
        _depth_of(level): Level(
            pattern=_value(level, "lvlText"),
            style=_value(level, "numFmt") or "decimal",
            start=int(start) if (start := _value(level, "start")).isdecimal() else 1,
            own=level.find(f"{W}isLgl") is None,
        )
        for level in node.findall(f"{W}lvl")
    }


def _depth_of(node: Element) -> int:
    text = node.get(f"{W}ilvl", "0")
    return min(int(text), DEEPEST) if text.isdecimal() else 0


def _value(node: Element, child: str, *, own: bool = False) -> str:
    found = node if own else node.find(f"{W}{child}")
    if found is None:
        return ""
    return found.get(f"{W}{child}" if own else f"{W}val", "")


def _number(numbered: NumberedList, counts: Mapping[int, int], depth: int) -> str:
    level = numbered.levels.get(depth)
    value = counts.get(depth, level.start if level else 1)
    deepest = numbered.levels.get(max(counts))
    plain = deepest is not None and not deepest.own
    return _written(value, "decimal" if plain or level is None else level.style)


def _written(value: int, style: str) -> str:
    return _STYLES.get(style, str)(value)


def han(value: int) -> str:
    """1 to 99 as 一 to 九十九; larger ones digit by digit."""
    if not 0 < value < 100:
        return "".join(_HAN[int(digit)] for digit in str(value))
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_HAN[tens]}十"
    return head + (_HAN[ones] if ones else "")


def _circled(value: int) -> str:
    return chr(0x2460 + value - 1) if 1 <= value <= 20 else f"({value})"


def _letter(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        text += sign * (value // size)
        value %= size
    return text


_STYLES: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "japaneseCounting": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "ideographDigital": han,
    "japaneseDigitalTenThousand": han,
    "ideographTraditional": lambda value: _STEMS[(value - 1) % len(_STEMS)],
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": lambda value: f"{value:02d}",
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
}
