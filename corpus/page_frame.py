"""The frame of a government page that was copied as text: what stands above and below its article.

Above: where the page stands in the site, tools, counts (noise), and the properties of the document,
one a line, several on a line, or label and value on two. Below: other articles, who runs the site.
A line is taken for any of it only where signs that nothing but a page has stand near.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from corpus.frame import NUMBER_LINE, looks_like_title
from corpus.furniture import RawLine
from corpus.markers import find_marker
from corpus.page_words import (
    FOOT_EDITED,
    FOOT_LISTS,
    FOOT_NEIGHBOUR,
    FOOT_OWNER,
    FOOT_SERVICE,
    FOOT_SURE,
    LONGEST_LINE,
    LONGEST_VALUE,
    Stretch,
    is_count,
    is_menu,
    is_noise,
    is_rule,
    is_sure_key,
    is_sure_noise,
    is_trail,
    label_of,
    properties_on,
)

HEAD_LINES = 70  # within which a page's article begins, cells of its properties one a line
STRANGE_LINES = 8  # in a row that are neither noise nor properties: the article has begun
FOOT_LINES = 60
LISTED_LENGTH = 60  # characters of the title of another article
SITE_LINE = 30  # characters of a line of the site above the trail
COLUMN_NAME = 4  # characters of the name of a column of the site, above the properties
LEAST_LABELS = 2  # alone on their lines, so that their values are those below
LONGEST_TITLE = 12  # characters from which a line that reads like a title is no label's value
TITLE_KEYS = ("标题", "名称", "公文名称", "信息名称", "文件名称")
_SIGNS = re.compile(r"[*`#\u200b-\u200d\u2060\ufeff\u00ad]+|\[(?=[^\[\]]*\]\()|\]\([^()\s]*\)")
_POINTS = re.compile(r"[>＞›»→]+")
_SENTENCE = re.compile(r"[。；！？]")
_ADDRESSED = re.compile(r".{2,}[:：]$")
_COUNT = re.compile(r"\d+\s*[次人]?")
_FIGURE = re.compile(r"[\d.,%％\s-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """By line number: lines that are noise, properties, and values of the label above."""

    noise: frozenset[int] = frozenset()
    properties: Mapping[int, tuple[Stretch, ...]] = field(default_factory=dict)
    values: frozenset[int] = frozenset()


class _Foot(Enum):
    SURE = auto()  # only a page has it
    LIST = auto()  # titles of other articles follow
    OWNER = auto()
    EDITED = auto()
    SERVICE = auto()  # 联系我们, which a document may end with, too


def page_frame_of(lines: Sequence[RawLine]) -> PageFrame:
    """The frame, as far as there is one."""
    texts = [line for line in lines if line.text.strip()]
    head = _Head(texts)
    noise = head.read()
    foot = texts[_foot_start(texts, head.end, paged=bool(head.properties or noise)) :]
    below = {line.number: tuple(found) for line in foot if (found := properties_on(_said(line)))}
    return PageFrame(
        noise=noise | {line.number for line in foot if line.number not in below},
        properties=head.properties | below,
        values=head.values,
    )


def _said(line: RawLine) -> str:
    """The line without the signs of Markdown around its words; each keeps its place."""
    return _SIGNS.sub(lambda match: " " * len(match.group()), line.text)


_OPENS_LIST = (_Foot.SURE, _Foot.LIST, _Foot.OWNER)


class _Head:
    """Reads lines from the top until the article begins. `end` is the place of its first line."""

    def __init__(self, texts: Sequence[RawLine]) -> None:
        self._texts = texts
        self._said = [_said(line) for line in texts[:HEAD_LINES]]
        self._noise: list[int] = []
        self._labels: dict[int, str] = {}
        self._trail = 0
        self.properties: dict[int, tuple[Stretch, ...]] = {}
        self.values: frozenset[int] = frozenset()
        self.end = 0

    def read(self) -> frozenset[int]:
        """The numbers of the lines that are noise; nothing is anything without a sure sign."""
        strange = 0
        for place, said in enumerate(self._said):
            known = self._enter(place, said)
            strange = 0 if known else strange + 1
            if not known and (strange > STRANGE_LINES or _begins_article(said.strip())):
                break
            self.end = place + 1
        self._settle_labels()
        if not self._is_sure():
            self.properties, self.values, self.end = {}, frozenset(), 0
            return frozenset()
        places = [*self._noise, *self._of_site()]
        return frozenset(self._texts[place].number for place in places)

    def _enter(self, place: int, said: str) -> bool:
        """Note what a line is; whether it is anything."""
        number = self._texts[place].number
        below = place > 0 and self._texts[place - 1].number in self.properties
        noise = is_noise(said) or self._follows_trail(place) or self._is_count(place)
        if noise or (below and is_rule(said)):
            self._noise.append(place)
            self._trail = place if is_trail(said.strip()) else self._trail
        elif key := label_of(said):
            self._labels[place] = key
        elif found := properties_on(said):
            self.properties[number] = tuple(found)
        else:
            return place - 1 in self._labels and not _SENTENCE.search(said)
        return True

    def _follows_trail(self, place: int) -> bool:
        """首页 / > / 政务公开 / > / 通知公告: what the last sign points to."""
        above = self._said[place - 1].strip() if place else ""
        text = self._said[place].strip()
        return (
            bool(_POINTS.fullmatch(above)) and len(text) <= SITE_LINE and place - 1 in self._noise
        )

    def _is_count(self, place: int) -> bool:
        """浏览次数： / 612: how many have read the page, below the label."""
        above = self._said[place - 1] if place else ""
        text = self._said[place].strip()
        return bool(_COUNT.fullmatch(text)) and is_count(f"{above.strip()}{text}")

    def _is_sure(self) -> bool:
        keys = [part.key for parts in self.properties.values() for part in parts]
        said = (
            self._said[place]
            for place in range(self.end)
            if place in self._noise or self._is_property(place)
        )
        return any(map(is_sure_key, keys)) or any(map(is_sure_noise, said))

    def _settle_labels(self) -> None:
        """Labels that stand alone, with the values on the lines below them if most do so."""
        below = len(self._labels) > len(self.properties)
        colons = any(self._said[place].strip().endswith((":", "：")) for place in self._labels)
        if not colons and len(self._labels) < LEAST_LABELS:
            return
        values = []
        for place, key in self._labels.items():
            line = self._texts[place]
            self.properties[line.number] = (_whole(line, key),)
            if below and self._is_value(place + 1, key):
                values.append(self._texts[place + 1].number)
                self.properties.pop(values[-1], None)
        self.values = frozenset(values)

    def _is_value(self, place: int, key: str) -> bool:
        if place >= self.end or place in self._labels or place in self._noise:
            return False
        text = "".join(self._said[place].split())
        if any(part.key for part in self.properties.get(self._texts[place].number, ())):
            return False
        own = len(text) >= LONGEST_TITLE and looks_like_title(text)
        own = own or text.endswith(("文件", "令")) or _begins_article(text)
        return key in TITLE_KEYS or (len(text) <= LONGEST_VALUE and not own)

    def _of_site(self) -> list[int]:
        """Lines above the trail that are no title: the site's name, its menu, its columns."""
        first = next((k for k in range(self.end) if self._is_property(k)), 0)
        found = []
        for place, said in enumerate(self._said[: max(self._trail, first)]):
            text = "".join(said.split())
            above = place < self._trail and not _is_of_document(text)
            short = (above and len(text) <= SITE_LINE) or len(text) <= COLUMN_NAME
            if not self._is_property(place) and self._noise and (short or is_menu(said)):
                found.append(place)
        return found

    def _is_property(self, place: int) -> bool:
        number = self._texts[place].number
        return number in self.properties or number in self.values


def _begins_article(text: str) -> bool:
    return bool(
        _SENTENCE.search(text) or _ADDRESSED.fullmatch(text) or find_marker(text) is not None
    )


def _is_of_document(text: str) -> bool:
    return looks_like_title(text) or bool(NUMBER_LINE.fullmatch(text))


def _whole(line: RawLine, key: str) -> Stretch:
    body = line.text_span
    return Stretch(start=body.start - line.start, end=body.end - line.start, key=key)


def _foot_start(texts: Sequence[RawLine], first: int, *, paged: bool) -> int:
    """The place of the first line of the foot; the end of the text if there is none."""
    kinds: dict[int, _Foot | None] = {}
    start = len(texts)
    for place in range(len(texts) - 1, max(first, len(texts) - FOOT_LINES) - 1, -1):
        text = _said(texts[place]).strip()
        kind = _foot_kind(text)
        if kind is None and not is_noise(text) and not _may_be_listed(text):
            break
        kinds[place] = kind
        start = place
    found = _covered_start(texts, start, kinds)
    signs = (_Foot.SURE, _Foot.EDITED, _Foot.LIST) if paged else (_Foot.SURE,)
    sure = any(
        kinds[place] in signs or is_sure_noise(_said(texts[place]))
        for place in range(found, len(texts))
    )
    return _below_notes(texts, found, kinds) if sure else len(texts)


def _covered_start(texts: Sequence[RawLine], start: int, kinds: Mapping[int, _Foot | None]) -> int:
    """The first line from which on each is of the foot, or stands in a list that one began."""
    found, listed = len(texts), False
    for place in range(start, len(texts)):
        kind = kinds[place]
        if kind is None and not listed and not is_noise(_said(texts[place])):
            found = len(texts)
            continue
        found = min(found, place)
        listed = listed or kind in _OPENS_LIST
    return found


def _below_notes(texts: Sequence[RawLine], found: int, kinds: Mapping[int, _Foot | None]) -> int:
    """Without 主办单位：… above the links to other articles: that is a note of duty."""
    later = [
        place
        for place in range(found, len(texts))
        if FOOT_NEIGHBOUR.match(_said(texts[place]).strip())
    ]
    while later and found < later[0] and kinds[found] is _Foot.OWNER:
        found += 1
    return found


def _foot_kind(text: str) -> _Foot | None:
    if len(text) > 2 * LONGEST_LINE:
        return None
    if any(FOOT_SURE.fullmatch(part) for part in (text, *_pieces(text))):
        return _Foot.SURE
    if FOOT_OWNER.fullmatch(text):
        return _Foot.OWNER
    if FOOT_SERVICE.fullmatch(text):
        return _Foot.SERVICE
    if FOOT_LISTS.fullmatch(text):
        return _Foot.LIST
    properties = properties_on(text)
    if any(is_sure_key(part.key) for part in properties):
        return _Foot.SURE
    return _Foot.EDITED if properties or FOOT_EDITED.fullmatch(text) else None


def _pieces(text: str) -> list[str]:
    return [part for part in re.split(r"\s{2,}|[\t|\u3000]+", text) if part]


def _may_be_listed(text: str) -> bool:
    """Could be the title of another article, or a word of the site."""
    if len(text) > LISTED_LENGTH or _SENTENCE.search(text) or _FIGURE.fullmatch(text):
        return False
    return find_marker(text) is None
