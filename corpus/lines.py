"""A source text as lines, with page furniture told apart from text.

What is furniture: page numbers, running headers, links that a PDF printer left, lines that hold
nothing but stray quote marks, and lines of characters that are no language. All of it is kept
as `Removed` with its reason, so that nothing disappears silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from corpus.aligned import AlignedText, Span
from corpus.datamodels import Mend, Removed
from corpus.mend import mend

_DASHED_NUMBER = re.compile(r"[\s—–\-─_]*(\d{1,3})[\s—–\-─_]*")
_PAGE_OF = re.compile(r"\s*(?:第\s*(\d{1,3})\s*页|(\d{1,3})\s*/\s*\d{1,3})(?:\s*共\s*\d+\s*页)?\s*")
_LINK = re.compile(r"\s*(?:https?://|mailto:|www\.)\S+.*")
_QUOTES_ONLY = re.compile(r"[\s“”\"＂'‘’]+")
_RULE_ONLY = re.compile(r"[\s—–\-─_=*·.]+")
PAGE_STEP = 3  # a lone number is a page number if it follows the last one by at most this
HEADER_REPEATS = 3  # a line seen this often beside page numbers is a running header
GARBLED_SHARE = 0.4  # share of characters that belong to no script a document would use


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source line. `text` is mended but keeps its inner spaces; blank lines are not kept.

    `gap` is the number of blank or furniture lines before it; `width` its printed width in
    full-width characters.
    """

    number: int
    text: AlignedText
    gap: int
    width: float

    @property
    def plain(self) -> str:
        """The text without any white space."""
        return "".join(self.text.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLines:
    """The lines that are text, what was removed, and the mends."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    number: int
    start: int
    text: str

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.start + len(self.text))


def split_lines(source: str) -> SourceLines:
    """Text lines in order; every other non-blank line is in `removed`."""
    raws = _raw_lines(source)
    reasons = _furniture(raws)
    lines: list[Line] = []
    removed: list[Removed] = []
    mends: list[Mend] = []
    gap = 0
    for raw in raws:
        reason = reasons.get(raw.number)
        if reason:
            removed.append(Removed(reason=reason, span=raw.span))
        if reason or not raw.text.strip():
            gap += 1
            continue
        done = mend(AlignedText.of_source(source, raw.start, raw.start + len(raw.text)).strip())
        mends.extend(done.mends)
        lines.append(
            Line(number=raw.number, text=done.text, gap=gap, width=display_width(done.text.text))
        )
        gap = 0
    return SourceLines(lines=tuple(lines), removed=tuple(removed), mends=tuple(mends))


def display_width(text: str) -> float:
    """Printed width, in full-width characters."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return wide + (len(text) - wide) / 2


def _raw_lines(source: str) -> list[_Raw]:
    raws: list[_Raw] = []
    start = 0
    for number, text in enumerate(source.split("\n")):
        raws.append(_Raw(number=number, start=start, text=text.rstrip("\r")))
        start += len(text) + 1
    return raws


def _furniture(raws: list[_Raw]) -> dict[int, str]:
    found: dict[int, str] = {}
    for raw in raws:
        if raw.text.strip() and (reason := _plain_furniture(raw.text)):
            found[raw.number] = reason
    found |= _page_numbers(raws)
    found |= _running_headers(raws, found)
    return found


def _plain_furniture(text: str) -> str | None:
    if _LINK.fullmatch(text):
        return "stray_link"
    if _QUOTES_ONLY.fullmatch(text):
        return "stray_quote"
    if _RULE_ONLY.fullmatch(text):
        return "rule"
    if _is_garbled(text):
        return "garbled"
    return None


def _is_garbled(text: str) -> bool:
    marks = [char for char in text if not char.isspace()]
    odd = sum(_is_odd(char) for char in marks)
    return len(marks) >= 4 and odd / len(marks) > GARBLED_SHARE


def _is_odd(char: str) -> bool:
    """Outside of what GB2312 and Latin text use: replacement signs, rare and foreign letters."""
    if char.isascii() or unicodedata.category(char)[0] in "PNSZ":
        return char == "\ufffd"
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _page_numbers(raws: list[_Raw]) -> dict[int, str]:
    """Dashed numbers, lone numbers that go on counting, and such a number cut in two lines."""
    found: dict[int, str] = {}
    last: int | None = None
    texts = [raw for raw in raws if raw.text.strip()]
    for raw, after in zip(texts, [*texts[1:], None], strict=False):
        text = raw.text.strip()
        match = _DASHED_NUMBER.fullmatch(text) or _PAGE_OF.fullmatch(text)
        if raw.number in found or not match:
            continue
        number = int(next(group for group in match.groups() if group))
        if not text.isdigit() or _goes_on(number, last):
            found[raw.number] = "page_number"
            last = number
        elif (
            after
            and after.text.strip().isdigit()
            and _goes_on(int(text + after.text.strip()), last)
        ):
            found[raw.number] = found[after.number] = "page_number"
            last = int(text + after.text.strip())
    return found


def _goes_on(number: int, last: int | None) -> bool:
    return last is not None and 0 < number - last <= PAGE_STEP


def _running_headers(raws: list[_Raw], furniture: dict[int, str]) -> dict[int, str]:
    texts = [raw for raw in raws if raw.text.strip()]
    beside: Counter[str] = Counter()
    for before, here, after in zip([None, *texts], texts, [*texts[1:], None], strict=False):
        near = [raw for raw in (before, after) if raw is not None]
        if any(furniture.get(raw.number) == "page_number" for raw in near):
            beside["".join(here.text.split())] += 1
    repeated = {
        text
        for text, count in beside.items()
        if count >= HEADER_REPEATS and not re.search(r"[。；：\d]", text)
    }
    return {
        raw.number: "running_header"
        for raw in texts
        if raw.number not in furniture
        and "".join(raw.text.split()) in repeated
        and len(raw.text.split()) < HEADER_REPEATS
    }
