"""Enterprises that one sentence gives a number of something each: 甲特钢2座高炉、乙冶炼1座高炉,
丙钢铁和丁铸造各1座烧结机.

Such lists name them by the short names that everybody there knows, and the numbers tell where
each name ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.named_members import ENTERPRISE, FEWEST, LEAD, MOST_LENGTH
from corpus.brackets import BRACKETED, without_brackets
from corpus.companies import find_companies
from corpus.remembered import remembered

_PIECE = re.compile(r"[、，；]")
_HELD = re.compile(r"(?P<names>[^\d（）：]{2,40}?)(?P<each>各)?(?:有|为|共)?\d")
_JOINT = re.compile(r"以及|和|与|及")
_WORKS = re.compile(rf"(?:{ENTERPRISE.pattern}|特钢|钢铁|铝业|煤业|能源)$")
_AND_MORE = re.compile(r"[^、，；]*?等(?![级离\d])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Their names in the order of the text, and whether 等 leaves the list open."""

    names: tuple[str, ...]
    is_open: bool = False


@remembered
def holders(text: str) -> Holders | None:
    """The longest such list of a sentence, in brackets or out of them."""
    stretches = [match["inner"] for match in BRACKETED.finditer(text)]
    found = [_listed(stretch) for stretch in (*stretches, without_brackets(text))]
    return max(
        (one for one in found if one is not None), key=lambda one: len(one.names), default=None
    )


def _listed(stretch: str) -> Holders | None:
    pieces = [piece.strip() for piece in _PIECE.split(stretch)]
    names: list[str] = []
    last = ""
    for piece in pieces:
        held = _names_of(piece)
        if held and all(_is_enterprise(name) for name in held):
            names += held
            last = piece
        elif names and not piece[:1].isdigit():
            break  # the list is over
        elif names:
            last = piece
    if len(set(names)) < FEWEST:
        return None
    return Holders(names=tuple(dict.fromkeys(names)), is_open=_AND_MORE.match(last) is not None)


def _names_of(piece: str) -> list[str]:
    """The names that a piece begins with; two only where 各 gives each of them the number."""
    match = _HELD.match(piece)
    if match is None:
        return []
    lead = LEAD.match(match["names"])
    said = match["names"][lead.end() :] if lead else match["names"]
    return [name for name in (_JOINT.split(said) if match["each"] else [said]) if name]


def _is_enterprise(name: str) -> bool:
    return len(name) <= MOST_LENGTH and bool(_WORKS.search(name) or find_companies(name))
