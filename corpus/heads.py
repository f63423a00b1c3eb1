"""The formal parts of a document: red head, number, title, addressees, signature, imprint.

A head is found by its number line (文号) or, where there is none, by the title at the top of the
file. One file may hold several heads: a notice that forwards another document, or a page of some
other document that got in between. The second is told by its having neither addressees nor text
before the title that the first head announced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.lines import Line

_BRACKETS = r"[〔\(（\[［【]"
_CLOSERS = r"[〕\)）\]］】]"
NUMBER_LINE = re.compile(
    rf"[（(]?(?P<number>[\u4e00-\u9fff]{{2,16}}{_BRACKETS}(?:19|20)\d{{2}}{_CLOSERS}"
    r"(?:第)?\d+号)[）)]?(?:签发人[:：].*)?"
)
_KEY_VALUE = re.compile(
    r"(?:发文字号|文号|发文机关|发布机构|发布单位|制发机关|印发机关|成文日期|发布日期|印发日期|"
    r"发文日期|索引号|主题分类|标题|有效期|公开方式|公开属性|失效日期|实施日期)[:：].*"
)
_HAN_DIGITS = "一二三四五六七八九十"
_DATE = (
    rf"(?:\d{{4}}|[〇○零{_HAN_DIGITS}]{{4}})年[\d{_HAN_DIGITS}]{{1,2}}月[\d{_HAN_DIGITS}]{{1,3}}日"
)
DATE_LINE = re.compile(_DATE)
PUBLICITY_LINE = re.compile(r"[（(](?:此件|本件).{2,12}[)）]")
_IMPRINT_START = re.compile(r"(?:抄送|抄报|主送|分送|报送|发送)[:：].*")
_IMPRINT_END = re.compile(rf".{{0,40}}{_DATE}印发")
_CONTACT_LINE = re.compile(
    r"(?:联系人|联系电话|联系方式|电话|传真|邮箱|电子邮箱|电子邮件|联系地址|地址)[:：].+"
)
ANNEX_LABEL = re.compile(r"[Il1|]?附件[\d一二三四五六七八九十]{0,2}[:：]?")
_ANNEX_LIST = re.compile(r"附件[:：].+")
_TITLE_END = re.compile(
    r".*(?:通知|方案|意见|办法|规定|决定|公告|通告|批复|函|预案|计划|细则|条例|规划|清单|要点|措施|"
    r"规则|标准|目录|指南|制度)(?:（[^（）]{2,12}）)?[》〉]?"
)
_ADDRESSEE_START = re.compile(r"(?:各|市|县|区|省|有关|驻|属|相关|机关|全市|局|委)")
_ISSUER_LINE = re.compile(
    r".{2,40}(?:文件|人民政府|办公室|办公厅|委员会|领导小组|领导组|指挥部|[局厅委部院会])"
)
_ISSUED = re.compile(
    r"(?:印发|发布|下发|公布)[《“]?(?P<title>.+?)[》”]?(?:的(?:通知|公告|通告|函))?$"
)
_QUOTED = re.compile(r"《(.+)》")
TITLE_LINES = 6
ADDRESSEE_LINES = 4
ISSUER_WIDTH = 34


class Role(StrEnum):
    """What a line is in the formal frame of a document."""

    ISSUER = "issuer"
    NUMBER = "number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    PUBLICITY = "publicity"
    SIGNATURE = "signature"
    DATE = "date"
    CONTACT = "contact"
    IMPRINT = "imprint"
    ANNEX_LIST = "annex_list"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    PROPERTY = "property"  # 发文字号：… as web pages print it
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A document head: line positions `[start, end)`, and what it announces to follow."""

    start: int
    end: int
    number: str | None
    title: str
    addressed: bool
    announced: str | None


def skeleton(text: str) -> str:
    """Letters and digits only: for comparing titles that differ in spaces and brackets."""
    return "".join(char for char in text if char.isalnum()).lower()


def find_heads(lines: Sequence[Line]) -> tuple[Head, ...]:
    """Heads by their number lines, in order. Empty for a file without one."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        match = NUMBER_LINE.fullmatch(line.plain)
        if match and not (heads and place < heads[-1].end):
            heads.append(_head_at(lines, place, match["number"]))
    return tuple(heads)


def _head_at(lines: Sequence[Line], place: int, number: str) -> Head:
    start = _issuer_start(lines, place)
    title_end = _title_end(lines, place + 1)
    if title_end == place + 1:  # the number stands below its title, as web pages print it
        start = _title_start(lines, place)
        title = "".join(line.plain for line in lines[start:place])
    else:
        title = "".join(line.plain for line in lines[place + 1 : title_end])
    end = _addressee_end(lines, title_end)
    return Head(
        start=start,
        end=end,
        number=number,
        title=title,
        addressed=end > title_end,
        announced=announced_title(title),
    )


def announced_title(title: str) -> str | None:
    """The title of what a notice issues: 关于印发《X》的通知 -> X; None if it issues nothing."""
    if "转发" in title:
        quoted = _QUOTED.search(title)
        return quoted.group(1) if quoted else None
    match = _ISSUED.search(title)
    return match["title"] if match else None


def _issuer_start(lines: Sequence[Line], place: int) -> int:
    start = place
    while start > 0 and place - start < 2 and _is_issuer(lines[start - 1]):
        start -= 1
    return start


def _is_issuer(line: Line) -> bool:
    return line.width <= ISSUER_WIDTH and bool(_ISSUER_LINE.fullmatch(line.plain))


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
        if _TITLE_END.fullmatch(joined) and not _continues_title(lines, end):
            break
    return end


def _continues_title(lines: Sequence[Line], place: int) -> bool:
    """A title may be cut right after 方案 in 方案的通知."""
    return place < len(lines) and lines[place].plain in ("的通知", "通知", "的公告", "的意见")


def _may_be_title(line: Line) -> bool:
    text = line.plain
    if re.search(r"[。；]|[:：]$", text) or is_formal(text) or NUMBER_LINE.fullmatch(text):
        return False
    return not _KEY_VALUE.fullmatch(text) and not _starts_addressee(text)


def _starts_addressee(text: str) -> bool:
    return bool(re.match(r"各[县市区乡镇街州盟旗委有相]", text))


def is_formal(text: str) -> bool:
    """A line that belongs to the frame whatever stands around it."""
    return bool(
        PUBLICITY_LINE.fullmatch(text)
        or DATE_LINE.fullmatch(text)
        or _IMPRINT_START.fullmatch(text)
        or _IMPRINT_END.fullmatch(text)
        or ANNEX_LABEL.fullmatch(text)
    )


def _addressee_end(lines: Sequence[Line], place: int) -> int:
    """The line after the addressees that begin at `place`; `place` if there are none."""
    if place >= len(lines) or not _ADDRESSEE_START.match(lines[place].plain):
        return place
    for here in range(place, min(place + ADDRESSEE_LINES, len(lines))):
        text = lines[here].plain
        if "。" in text:
            return place
        if text.endswith(("：", ":")):
            return here + 1
    return place


def formal_role(text: str) -> Role | None:
    """The role of a line that its own words give away."""
    if PUBLICITY_LINE.fullmatch(text):
        return Role.PUBLICITY
    if ANNEX_LABEL.fullmatch(text):
        return Role.ANNEX_LABEL
    if _ANNEX_LIST.fullmatch(text):
        return Role.ANNEX_LIST
    if _IMPRINT_START.fullmatch(text) or _IMPRINT_END.fullmatch(text):
        return Role.IMPRINT
    if _CONTACT_LINE.fullmatch(text):
        return Role.CONTACT
    if DATE_LINE.fullmatch(text):
        return Role.DATE
    if _KEY_VALUE.fullmatch(text):
        return Role.PROPERTY
    return None


def title_at(lines: Sequence[Line], place: int, title: str) -> int:
    """The line after `title` if it stands at `place`, over one or several lines; else `place`."""
    wanted = skeleton(title)
    joined = ""
    if lines[place].plain.startswith("《"):  # named in a sentence, not standing as a title
        return place
    for here in range(place, min(place + TITLE_LINES, len(lines))):
        joined += skeleton(lines[here].plain)
        if joined == wanted:
            return here + 1
        if not wanted.startswith(joined):
            break
    return place


def looks_like_title(text: str) -> bool:
    """Could stand as a title: ends in a genre word, holds no sentence."""
    return bool(_TITLE_END.fullmatch(text)) and not re.search(r"[。；：]", text)
