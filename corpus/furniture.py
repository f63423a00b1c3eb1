"""Lines that are no part of the text: page numbers, running headers, stray links and the like.

Each rule gives its reason. A line is furniture only if it could not well be anything else: a
number alone on a line may be a table's serial number, so it takes a page's worth of text between
it and the number before.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.aligned import Span

_DASHES = r"\s—–―‐‑‒−－﹣\-─_~·."
_PAGE_NUMBER = re.compile(rf"([{_DASHES}]*)(\d{{1,3}})([{_DASHES}]*)")
_PAGE_OF = re.compile(
    r"(?:第\s*)(\d{1,3})\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
    r"|(\d{1,3})\s*/\s*\d{1,3}(?:\s*页)?|[Pp]age\s*(\d{1,3})(?:\s*of\s*\d+)?"
)
_MAIL_LINK = re.compile(r"mailto:.*")
_LINK = re.compile(r"(?:https?://|www\.)[^\s\u3400-\u9fff]+")
_ASKS_FOR_LINK = re.compile(r"(?:[:：（(，,]|网址|网站|登[录陆]|平台|链接|访问|地址)$")
_QUOTES_ONLY = re.compile(r"[\s“”\"＂'‘’]+")
_RULE_ONLY = re.compile(r"[\s—–\-─_=*·.]+")
_DASH_CELL = re.compile(r"[—–\-－]{1,2}")
_FIGURE_CELL = re.compile(r"[\d.,]+[%％]?|[—–\-－]{1,2}")
_WORD_CELL = re.compile(r"[^。；]*[\u4e00-\u9fff][^。；]*(?<![，、：])")
_SENTENCE_SIGN = re.compile(r"[。；：\d]")
_ISSUE = re.compile(r"(?:20\d\d年)?第\d+[期号]|20\d\d年")  # of a gazette
_UNIT_END = re.compile(r"[局委厅办府司部队站]$")
_ODD_SCRIPTS = ("HIRAGANA", "KATAKANA", "CYRILLIC", "HANGUL", "ARABIC", "THAI")
PAGE_STEP = 3  # a page number follows the last one by at most this
PAGE_LENGTH = 150  # characters that a page holds at least, on average,
SHORT_PAGE = 40  # and where no number before or after it begins a line nearby
SERIAL_REACH = 8  # lines
BARE_PAGES = 3  # numbers without dashes are page numbers only in a series this long
HEADER_REPEATS = 2  # a line seen this often beside page numbers is a running header,
HEADER_SHARE = 0.5  # if it is there on this share of the pages
HEADER_PIECES = 2  # pieces with space between; more of them are a table's column names
CELLS_ABOVE = 2
CELLS_AROUND = 3
LONGEST_CELL = 24  # characters
HEADER_LENGTH = 6  # characters
GARBLED_SHARE = 0.4  # share of a line's characters that belong to no script of a document
GARBLED_LINES = 0.3  # if more of the file looks garbled than this, it is just written so


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """A line of the source as it stands, without its end."""

    number: int
    start: int
    text: str

    @property
    def text_span(self) -> Span:
        """Where its text is, without the white space around."""
        body = self.text.strip()
        start = self.start + len(self.text) - len(self.text.lstrip()) if body else self.start
        return Span(start=start, end=start + len(body))


def raw_lines(source: str) -> list[RawLine]:
    """All lines; any of the usual line ends ends one."""
    lines: list[RawLine] = []
    start = 0
    for number, end in enumerate(re.finditer(r"\r\n|[\n\r\u0085\u2028\u2029]|\Z", source)):
        lines.append(RawLine(number=number, start=start, text=source[start : end.start()]))
        start = end.end()
    return lines


def furniture_of(lines: Sequence[RawLine]) -> dict[int, str]:
    """The reason for removal of each line that is furniture, by line number."""
    texts = [line for line in lines if line.text.strip()]
    found = _plain_furniture(texts)
    found |= _page_numbers([line for line in texts if line.number not in found])
    found |= _running_headers(texts, found)
    return found


def _plain_furniture(texts: Sequence[RawLine]) -> dict[int, str]:
    found: dict[int, str] = {}
    before = ""
    for place, line in enumerate(texts):
        text = line.text.strip()
        reason = _plain_reason(text, before)
        cell = _is_empty_cell(texts[max(0, place - 2) : place + 1], found)
        if reason and not cell and not _is_among_cells(texts, place):
            found[line.number] = reason
        before = text
    garbled = {line.number for line in texts if _is_garbled(line.text)}
    if len(garbled) <= GARBLED_LINES * len(texts):
        found |= dict.fromkeys(garbled, "garbled")
    return found


def _plain_reason(text: str, before: str) -> str | None:
    if _MAIL_LINK.fullmatch(text):
        return "stray_link"
    if _LINK.fullmatch(text) and not _ASKS_FOR_LINK.search(before):
        return "stray_link"
    if _QUOTES_ONLY.fullmatch(text):
        return "stray_quote"
    if _RULE_ONLY.fullmatch(text):
        return "rule"
    return None


def _is_empty_cell(lines: Sequence[RawLine], found: Mapping[int, str]) -> bool:
    """A dash below two short lines, one of them a figure: a cell of a table with one on a line."""
    *above, last = lines
    texts = [line.text.strip() for line in above]
    return (
        bool(_DASH_CELL.fullmatch(last.text.strip()))
        and len(above) == CELLS_ABOVE
        and not any(line.number in found for line in above)
        and all(len(text) <= LONGEST_CELL and "。" not in text for text in texts)
        and any(map(_FIGURE_CELL.fullmatch, texts))
    )


def _is_among_cells(texts: Sequence[RawLine], place: int) -> bool:
    """A dash between short lines of words, two above it and one below: an empty cell of a table
    with one on a line. Around a page number there is a figure."""
    around = [texts[at] for at in (place - 2, place - 1, place + 1) if 0 <= at < len(texts)]
    return (
        bool(_DASH_CELL.fullmatch(texts[place].text.strip()))
        and len(around) == CELLS_AROUND
        and all(_is_word_cell(line.text.strip()) for line in around[1:])
        and len(around[0].text.strip()) <= LONGEST_CELL
    )


def _is_word_cell(text: str) -> bool:
    return len(text) <= LONGEST_CELL and _WORD_CELL.fullmatch(text) is not None


def _is_garbled(text: str) -> bool:
    marks = [char for char in text if not char.isspace()]
    odd = sum(map(_is_odd, marks))
    return len(marks) >= 4 and odd / len(marks) > GARBLED_SHARE


@lru_cache(maxsize=8192)
def _is_odd(char: str) -> bool:
    """Outside of what GB2312 and Latin text use: replacement signs, rare and foreign letters."""
    if char.isascii() or unicodedata.category(char)[0] in "PNSZ":
        return char == "\ufffd"
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return unicodedata.name(char, "").startswith(_ODD_SCRIPTS)


@dataclass(frozen=True, slots=True)
class _Page:
    """What may be a page number: its lines, its value, how much text stands before it.

    `sure`: nothing else is written so. `serial`: its neighbours in counting stand nearby.
    """

    lines: tuple[int, ...]
    value: int
    text_before: int
    sure: bool
    serial: bool


def _page_numbers(texts: Sequence[RawLine]) -> dict[int, str]:
    """Dashed numbers; bare ones that go on counting, also when cut in two lines."""
    pages = _page_candidates(texts)
    sure = [page for page in pages if page.sure]
    chosen = list(sure)
    for page in pages:
        last = max((p for p in chosen if p.text_before <= page.text_before), default=None, key=_at)
        after = next((p for p in sure if p.text_before > page.text_before), None)
        if page in chosen or last is None or not _goes_on(page, last):
            continue
        if after is None or not last.value < after.value <= page.value:
            chosen.append(page)  # else the page that is counted next leaves no room for it
    if not sure:
        chosen = _series(pages)
    return {number: "page_number" for page in chosen for number in page.lines}


def _at(page: _Page) -> int:
    return page.text_before


def _page_candidates(texts: Sequence[RawLine]) -> list[_Page]:
    found: list[_Page] = []
    before = 0
    for place, line in enumerate(texts):
        text = line.text.strip()
        match = _PAGE_NUMBER.fullmatch(text)
        named = _PAGE_OF.fullmatch(text)
        if named:
            value = int(next(group for group in named.groups() if group))
            found.append(_Page((line.number,), value, before, sure=True, serial=False))
        elif match:
            dashed = bool(match.group(1).strip(" .·") and match.group(3).strip(" .·"))
            value = int(match.group(2))
            serial = _counts_on(texts, place, value)
            found.append(_Page((line.number,), value, before, sure=dashed, serial=serial))
            found.extend(_cut_number(texts, place, before))
        before += len(text)
    return found


def _cut_number(texts: Sequence[RawLine], place: int, before: int) -> Iterator[_Page]:
    """A number whose digits stand on two lines."""
    text = texts[place].text.strip()
    after = texts[place + 1] if place + 1 < len(texts) else None
    if after and text.isdigit() and after.text.strip().isdigit():
        value = int(text + after.text.strip())
        lines = (texts[place].number, after.number)
        yield _Page(lines, value, before, sure=False, serial=_counts_on(texts, place, value))


def _counts_on(texts: Sequence[RawLine], place: int, value: int) -> bool:
    """Do lines nearby begin with the numbers before or after this one?"""
    near = texts[max(0, place - SERIAL_REACH) : place + SERIAL_REACH + 1]
    begun = re.compile(rf"\s*(?:{value - 1}|{value + 1})(?![\d.,%％月年日])")
    return any(begun.match(line.text) for line in near)


def _goes_on(page: _Page, last: _Page) -> bool:
    step = page.value - last.value
    least = PAGE_LENGTH if page.serial else SHORT_PAGE
    return 0 < step <= PAGE_STEP and page.text_before - last.text_before >= step * least


def _series(pages: Sequence[_Page]) -> list[_Page]:
    """The longest series of bare numbers that could number pages; empty if it is short."""
    best: list[_Page] = []
    for place, first in enumerate(pages):
        if first.value > PAGE_STEP:
            continue
        chain = [first]
        for page in pages[place + 1 :]:
            if _goes_on(page, chain[-1]):
                chain.append(page)
        best = max(best, chain, key=len)
    return best if len(best) >= BARE_PAGES else []


def _running_headers(texts: Sequence[RawLine], furniture: Mapping[int, str]) -> dict[int, str]:
    """What stands above, or below, the page number on most pages."""
    pages = [
        place for place, line in enumerate(texts) if furniture.get(line.number) == "page_number"
    ]
    found: dict[int, str] = {}
    for side in (-1, 1):
        beside = [texts[place + side] for place in pages if 0 <= place + side < len(texts)]
        said = {line.number: "".join(line.text.split()) for line in beside}
        counts = Counter(said.values())
        for line in beside:
            often = counts[said[line.number]] >= max(HEADER_REPEATS, HEADER_SHARE * len(pages))
            if often and line.number not in furniture and _may_be_header(line.text):
                found[line.number] = "running_header"
    return found


def _may_be_header(text: str) -> bool:
    """A title or a name: no sentence, no row of a table, no cell that names a unit."""
    joined = "".join(text.split())
    row = len(text.split()) > HEADER_PIECES or "\t" in text or "|" in text
    return (
        len(joined) >= HEADER_LENGTH
        and not row
        and not _SENTENCE_SIGN.search(_ISSUE.sub("", joined))
        and not _UNIT_END.search(joined)
    )
