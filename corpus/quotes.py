"""Quotation marks that OCR turned round, or that were typed straight, where it is sure.

A part of a sentence that holds exactly two marks, close to one another, holds one quotation
whichever way the marks were read. Where a mark was lost nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.aligned import AlignedText
from corpus.datamodels import Mend

RULE = "引号"
MOST_QUOTED = 30  # characters between two straight marks
MOST_TURNED = 12  # characters between two marks that may have been turned round
_MARK = re.compile(r"[“”\"＂]")
_STRAIGHT = '"＂'
_PART = re.compile(r"[^，。；：！？]+")
_SENTENCE = re.compile(r"[^。；！？]+")


def pair_quotes(text: AlignedText) -> tuple[AlignedText, tuple[Mend, ...]]:
    """The text with its marks paired, and a list of those that were turned round."""
    if not _needs_pairing(text.text):
        return text, ()
    signs = dict(_paired(text.text))
    chars = list(text.text)
    mends: list[Mend] = []
    for place, sign in signs.items():
        if chars[place] != sign:
            if chars[place] not in _STRAIGHT:
                span = text[place : place + 1].span
                mends.append(Mend(rule=RULE, span=span, before=chars[place], after=sign))
            chars[place] = sign
    return AlignedText("".join(chars), text.starts, text.ends), tuple(mends)


def _needs_pairing(text: str) -> bool:
    marks = _MARK.findall(text)
    return marks != ["“", "”"] * (len(marks) // 2)


def _paired(text: str) -> Iterator[tuple[int, str]]:
    """The places of sure marks and what they are."""
    for sentence in _SENTENCE.finditer(text):
        marks = list(_MARK.finditer(text, *sentence.span()))
        if marks and all(mark.group() in _STRAIGHT for mark in marks):
            yield from _alternating(marks)
            continue
        for part in _PART.finditer(text, *sentence.span()):
            pair = list(_MARK.finditer(text, *part.span()))
            if len(pair) == 2 and _is_quotation(text, sentence.start(), pair):
                yield pair[0].start(), "“"
                yield pair[1].start(), "”"


def _alternating(marks: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    lengths = [b.start() - a.end() for a, b in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2 == 0 and max(lengths) <= MOST_QUOTED:
        for place, mark in enumerate(marks):
            yield mark.start(), "“”"[place % 2]


def _is_quotation(text: str, sentence: int, pair: list[re.Match[str]]) -> bool:
    """Close to one another, and not the end of one quotation and the beginning of the next."""
    first, last = pair
    if not 0 < last.start() - first.end() <= MOST_TURNED:
        return False
    before = text[sentence : first.start()]
    still_open = before.rfind("“") > before.rfind("”")
    return not still_open
