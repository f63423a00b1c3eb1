"""How two strings are compared when an answer is judged.

The contract says: white space, punctuation and width are ignored. Taken to the letter that drops
the percent sign and the decimal point too and joins what stood apart, and then 20% is found in
2024年, 4天 in 14天 and 25 in PM2.5. So there are two readings:

- `plain` is the contract to the letter: letters and digits of the NFKC form. Passages and 文号
  are compared with it, since a table row is quoted with its cells run together.
- `marks` is what an answer is judged by: a number is one mark (1,400 = 1400, 66.7 is not 667),
  a letter is one mark, % and ‰ are marks because they change what a figure says; all other
  punctuation and white space only separate. A string occurs in an answer if its marks do, in
  order and side by side. Whatever occurs by marks also occurs by the letter, so `marks` never
  finds a required string that `plain` would not; it only finds fewer forbidden ones by accident.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["marks", "occurs", "plain", "within"]

_SEPARATOR = "\x1f"
# A full-width comma lists things; only an ASCII comma groups the digits of one number.
_LIST_COMMA = str.maketrans({"，": "、"})
_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
# "1.2021年" is an enumerator before a year, no decimal.
_NUMBER = r"\d+(?:\.(?!\d{4}年)\d+)*"
_MARK = re.compile(rf"{_GROUPED}|{_NUMBER}|[%‰]|[^\W\d_]")


def plain(text: str) -> str:
    """The contract's comparison form: letters and digits alone, in one width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def marks(text: str) -> tuple[str, ...]:
    """Numbers, letters and percent signs of `text`, each as one mark."""
    return tuple(mark.replace(",", "") for mark in _MARK.findall(_folded(text)))


def occurs(needle: str, text: str) -> bool:
    """Whether the marks of `needle` stand side by side in `text`. A needle without a letter or
    digit never does."""
    return bool(plain(needle)) and _joined(needle) in _joined(text)


def within(quote: str, passage: str) -> bool:
    """Whether `quote` is inside `passage` to the contract's letter; an empty quote never is."""
    return bool(plain(quote)) and plain(quote) in plain(passage)


def _joined(text: str) -> str:
    return _SEPARATOR + _SEPARATOR.join(marks(text)) + _SEPARATOR


def _folded(text: str) -> str:
    """One width for all; ① and ² become digits that do not run into their neighbours."""
    return "".join(_fold(c) for c in text.translate(_LIST_COMMA))


def _fold(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return f" {folded} " if unicodedata.category(character) == "No" else folded
