"""Document heads: red head, number, title, addressees, found by the number line or the title.

One file may hold several heads: a notice that forwards another document, or a page of some other
document that got in between. A number line in the middle of a sentence (a citation that the page
width cut off) is no head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from corpus.frame import (
    NUMBER_FORM,
    NUMBER_LINE,
    ORDER_LINE,
    PROPERTY_LINE,
    Role,
    formal_role,
    is_formal,
    is_issuer,
    is_unit,
    looks_like_annex_title,
    looks_like_title,
)
from corpus.lines import Line
from corpus.markers import find_marker
from corpus.remembered import remembered

_ADDRESSEE_START = re.compile(
    r"(?:各|市|县|区|省|州|盟|旗|有关|驻|属|相关|机关|全市|局|委|直属|中央|国务院|[\u4e00-\u9fff]{2,9}人民政府)"
)
_SURE_ADDRESSEE = re.compile(r"各[县市区乡镇街州盟旗省委部有相直单科股分]|.{2,40}人民政府[：:]$")
_ISSUED = re.compile(
    r"(?:印发|发布|下发|公布|颁布|批转|转发)[《“]?(?P<title>.+?)[》”]?(?:的(?:通知|公告|通告|函|批复|意见|决定|令))?$"
)
_PROCLAIMED = re.compile(r"《([^《》]{4,60})》.{0,60}(?:予以?公布|发布|施行|印发)")
_QUOTED = re.compile(r"《(.+)》")
_UNFINISHED = re.compile(r"[，、；].*[^。；！？：:》）]$|[（(《〔][^）)》〕]*$|[，、]$")
_NUMBER_BEHIND = re.compile(rf"(?<=[^（(])[（(](?P<number>{NUMBER_FORM})[）)]$")
TITLE_LINES = 6
ADDRESSEE_LINES = 5
ISSUER_LINES = 8  # units that issue a document together, one a line
NOTE_LINES = 2
SAME_TITLE = 0.9  # likeness at which a title that OCR hurt is still the title announced


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Line positions `[start, end)`."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def shifted(self, by: int) -> Part:
        return Part(start=self.start + by, end=self.end + by)

    def at(self, places: Sequence[int]) -> Part:
        """The same lines where they stand among others too: line k at `places[k]`."""
        if self:
            return Part(start=places[self.start], end=places[self.end - 1] + 1)
        here = places[self.start] if self.start < len(places) else places[-1] + 1
        return Part(start=here, end=here)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A document head, with the places of its parts, and what it announces to follow.

    `number` is None for a document that has only a title. `note` is the line in brackets under
    the title of a statute: by whom it was passed, and when.
    """

    start: int
    end: int
    issuer: Part
    number_line: Part
    title_part: Part
    note: Part
    addressee: Part
    number: str | None
    title: str
    announced: str | None

    @property
    def addressed(self) -> bool:
        return bool(self.addressee)

    def shifted(self, by: int) -> Head:
        return self._moved(lambda part: part.shifted(by))

    def at(self, places: Sequence[int]) -> Head:
        """The same head where its lines stand among others too: line k at `places[k]`."""
        return self._moved(lambda part: part.at(places))

    def _moved(self, move: Callable[[Part], Part]) -> Head:
        whole = move(Part(start=self.start, end=self.end))
        return replace(
            self,
            start=whole.start,
            end=whole.end,
            issuer=move(self.issuer),
            number_line=move(self.number_line),
            title_part=move(self.title_part),
            note=move(self.note),
            addressee=move(self.addressee),
        )


@remembered
def skeleton(text: str) -> str:
    """Letters and digits only: for comparing titles that differ in spaces and brackets."""
    return "".join(char for char in text if char.isalnum()).lower()


def find_heads(lines: Sequence[Line]) -> tuple[Head, ...]:
    """Heads by their number lines, in order; for a file without one, by the title at its top.
    Properties that a page prints between the parts of a head do not break it."""
    places = [place for place, line in enumerate(lines) if not line.is_property]
    found = _heads_of([lines[place] for place in places])
    if len(places) == len(lines):
        return found
    return tuple(head.at(places) for head in found)


def _heads_of(lines: Sequence[Line]) -> tuple[Head, ...]:
    heads: list[Head] = []
    for place in range(len(lines)):
        number = _number_at(lines, place)
        if number and not (heads and place < heads[-1].end):
            head = _head_at(lines, place, number)
            if _is_head(lines, head, first=not heads):
                heads.append(head)
    if heads:
        return tuple(heads)
    bare = _bare_head(lines)
    return (bare,) if bare else ()


def _number_at(lines: Sequence[Line], place: int) -> str | None:
    """The number that stands alone on the line, if no sentence runs through it."""
    text = lines[place].plain
    match = NUMBER_LINE.fullmatch(text)
    before = lines[place - 1].plain if place else ""
    if match:
        return None if _UNFINISHED.search(before) else match["number"]
    order = ORDER_LINE.fullmatch(text)
    if order and order["by"]:
        return text
    if order and before.endswith(("令", "公告", "通告")):
        return before + text
    return None


def _is_head(lines: Sequence[Line], head: Head, *, first: bool) -> bool:
    after = lines[head.number_line.end].plain if head.number_line.end < len(lines) else ""
    if after.startswith(("，", "、", "。", "；", "）", ")", "》")):
        return False
    return first or bool(head.issuer) or head.addressed or looks_like_title(head.title)


def _head_at(lines: Sequence[Line], place: int, number: str) -> Head:
    start = _issuer_start(lines, place)
    title = Part(start=place + 1, end=_title_end(lines, place + 1))
    if not title:  # the number stands below its title, as web pages print it
        title = Part(start=_title_start(lines, place), end=place)
        red_end = next((p for p in range(title.start, title.end) if _is_red_head(lines, p)), None)
        if red_end is not None:
            title = Part(start=red_end + 1, end=place)
        start = min(_issuer_start(lines, title.start), title.start)
    issuer = Part(start=start, end=min(title.start, place))
    if title.end == place and not issuer:
        title, issuer = _signed_title(lines, title)
    note = _note(lines, max(title.end, place + 1))
    addressee = _addressee(lines, note.end)
    return _assembled(
        lines,
        issuer=issuer,
        number_line=Part(start=place, end=place + 1),
        title=title,
        note=note,
        addressee=addressee,
        number=number,
    )


def _assembled(
    lines: Sequence[Line],
    *,
    issuer: Part,
    number_line: Part,
    title: Part,
    note: Part,
    addressee: Part,
    number: str | None,
) -> Head:
    text = _joined(lines, title)
    behind = _NUMBER_BEHIND.search(text)
    if behind:  # …的通知（某政发〔2026〕1号), as web pages print it
        text, number = text[: behind.start()], number or behind["number"]
    parts = (issuer, number_line, title, note, addressee)
    end = max(part.end for part in parts)
    announced = announced_title(text) if text else _proclaimed(lines, end)
    return Head(
        start=min(part.start for part in parts if part),
        end=end,
        issuer=issuer,
        number_line=number_line,
        title_part=title,
        note=note,
        addressee=addressee,
        number=number,
        title=text,
        announced=announced,
    )


def _joined(lines: Sequence[Line], part: Part) -> str:
    return "".join(lines[place].plain for place in range(part.start, part.end))


def _bare_head(lines: Sequence[Line]) -> Head | None:
    """The title at the top of a document without a number line."""
    start = 0
    while start < len(lines) and PROPERTY_LINE.fullmatch(lines[start].plain):
        start += 1
    first = start
    while start < len(lines) and _is_red_head(lines, start):
        start += 1
    end = start
    if start < len(lines) and lines[start].depth:
        end = start + 1
    elif start < len(lines) and find_marker(lines[start].text.text) is None:
        end = _title_end(lines, start)
    title = Part(start=start, end=end)
    if not title or not (lines[start].depth or looks_like_title(_joined(lines, title))):
        return None
    note = _note(lines, title.end)
    return _assembled(
        lines,
        issuer=Part(start=first, end=start),
        number_line=Part(start=start, end=start),
        title=title,
        note=note,
        addressee=_addressee(lines, note.end),
        number=None,
    )


def announced_title(title: str) -> str | None:
    """The title of what a notice issues: 关于印发《X》的通知 -> X; None if it issues nothing."""
    if "转发" in title:
        quoted = _QUOTED.search(title)
        return quoted.group(1) if quoted else None
    match = _ISSUED.search(title)
    if not match:
        return None
    sure = title[match.start() :].startswith("印发") or "《" in title
    return match["title"] if sure or looks_like_title(match["title"]) else None


def _proclaimed(lines: Sequence[Line], place: int) -> str | None:
    """What an order without a title of its own makes public: 《X》已经……，现予公布。"""
    text = "".join(line.plain for line in lines[place : place + ADDRESSEE_LINES])
    match = _PROCLAIMED.search(text.split("。")[0])
    return match.group(1) if match else None


def _signed_title(lines: Sequence[Line], title: Part) -> tuple[Part, Part]:
    """The title without the units that stand between it and the number, and those units."""
    end = title.end
    while end > title.start and is_unit(lines[end - 1]):
        end -= 1
    own = Part(start=title.start, end=end)
    if not looks_like_annex_title(_joined(lines, own)):
        return title, Part(start=title.start, end=title.start)
    return own, Part(start=end, end=title.end)


def _issuer_start(lines: Sequence[Line], place: int) -> int:
    start = place
    while start > 0 and place - start < ISSUER_LINES and is_issuer(lines[start - 1]):
        start -= 1
    return start


def _is_red_head(lines: Sequence[Line], place: int) -> bool:
    return is_issuer(lines[place]) and lines[place].plain.endswith(("文件", "令"))


def _title_start(lines: Sequence[Line], place: int) -> int:
    start = place
    while start > 0 and place - start < TITLE_LINES and _may_be_title(lines[start - 1]):
        start -= 1
    return start


def _title_end(lines: Sequence[Line], place: int) -> int:
    """The line after the title that begins at `place`."""
    end = place
    for here in range(place, min(place + TITLE_LINES, len(lines))):
        if not _may_be_title(lines[here]):
            break
        end = here + 1
        joined = "".join(line.plain for line in lines[place:end])
        if looks_like_title(joined) and not _continues_title(lines, end):
            break
    return end


def _continues_title(lines: Sequence[Line], place: int) -> bool:
    """A title may be cut right after 方案 in 方案的通知."""
    return place < len(lines) and lines[place].plain in (
        "的通知",
        "通知",
        "的公告",
        "的意见",
        "的决定",
        "的通告",
        "的函",
        "的批复",
    )


def _may_be_title(line: Line) -> bool:
    text = line.plain
    if (
        text == "目录"
        or re.search(r"[。；]|[:：]$", text)
        or is_formal(text)
        or NUMBER_LINE.fullmatch(text)
    ):
        return False
    if find_marker(line.text.text):
        return False
    return not PROPERTY_LINE.fullmatch(text) and not _SURE_ADDRESSEE.match(text)


def _note(lines: Sequence[Line], place: int) -> Part:
    """（2023年3月1日……会议通过） under a title, over one line or two."""
    if place < len(lines) and lines[place].plain.startswith(("（", "(")):
        for here in range(place, min(place + NOTE_LINES, len(lines))):
            text = "".join(line.plain for line in lines[place : here + 1])
            if formal_role(text) == Role.SOURCE_NOTE:
                return Part(start=place, end=here + 1)
    return Part(start=place, end=place)


def _addressee(lines: Sequence[Line], place: int) -> Part:
    """The addressees that begin at `place`; empty if there are none."""
    nothing = Part(start=place, end=place)
    if place >= len(lines) or not _ADDRESSEE_START.match(lines[place].plain):
        return nothing
    if find_marker(lines[place].text.text):
        return nothing
    for here in range(place, min(place + ADDRESSEE_LINES, len(lines))):
        text = lines[here].plain
        if "。" in text:
            return nothing
        if text.endswith(("：", ":")):
            return Part(start=place, end=here + 1)
    return nothing


def title_at(lines: Sequence[Line], place: int, title: str) -> int:
    """The line after `title` if it stands at `place`, over one or several lines; else `place`."""
    wanted = skeleton(title)
    joined = ""
    if lines[place].plain.startswith("《"):  # named in a sentence, not standing as a title
        return place
    for here in range(place, min(place + TITLE_LINES, len(lines))):
        joined += skeleton(lines[here].plain)
        if joined == wanted or _alike(joined, wanted):
            return here + 1
        if len(joined) > len(wanted) or re.search(r"[。；]", lines[here].plain):
            break
    return place


def _alike(joined: str, wanted: str) -> bool:
    if abs(len(joined) - len(wanted)) > 2 or joined[:2] != wanted[:2] or joined[-2:] != wanted[-2:]:
        return False
    return SequenceMatcher(None, joined, wanted, autojunk=False).ratio() >= SAME_TITLE
