"""Who issued a document, when, for where and for which time: read from its own formal parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.aligned import Span
from corpus.datamodels import Block, BlockKind, Document, Period, Table
from corpus.dates import find_times
from corpus.frame import PROPERTY_KEYS
from corpus.heads import Head, announced_title, skeleton
from corpus.page_frame import TITLE_KEYS
from corpus.regions import region_named, region_of

_ISSUER_SUFFIX = re.compile(r"(?:红头)?文件$|令$")
_LEVEL = re.compile(r"^[省市县区州盟旗]")  # of an issuer named without its place: 市财政局
_TITLE_ISSUER = re.compile(r"^(?P<issuer>[^《》]{3,60}?)(?:关于|转发|印发|批转)")
_PROPERTY = re.compile(rf"[【\[（(]?({PROPERTY_KEYS})(?:[】\]）)]?[:：][】\]）)]?|[】\]）)])")
_OWN_PERIOD = re.compile(r"时间|期限|时段|期间|实施期")
_NAMED_PERIOD = re.compile(
    r"(?:[（(]以下(?:简)?称|简称)[“\"]?[^）)”\"]{0,8}(?:期|季|期间|时段)[”\"]?[）)]"
)
_PART = re.compile(r"错峰|限产|停产|应急|预警|限行|禁烧|禁放|执法|检修")  # has a time of its own
_INLINE_CONTACT = re.compile(r"联系人(?:及(?:电话|联系方式))?[:：][^。；）)]{2,60}")
_FIRST_SENTENCE = re.compile(r"[^。；]*")
_NAMED_WITHOUT_COLON = re.compile(rf"({PROPERTY_KEYS})(?=.)")
_ISSUER_KEYS = (
    *(
        "发文机关",
        "发文单位",
        "发文部门",
        "制发机关",
        "制定机关",
        "发布机构",
        "发布单位",
        "发布部门",
    ),
    *("印发机关", "公开机构", "公开主体"),
)
_DATE_KEYS = (
    *(
        "成文日期",
        "成文时间",
        "生成日期",
        "产生日期",
        "制发日期",
        "印发日期",
        "印发时间",
        "发文日期",
    ),
    *("发文时间", "发布日期", "发布时间", "公开日期", "公开时间"),
)
_NUMBER_KEYS = ("发文字号", "发文文号", "发布文号", "文件字号", "文件编号", "文号")
_IS_NUMBER = re.compile(r".*\d.*号.*")
SEASON_APART = 31  # days by which a season may begin or end elsewhere than is usual
OPENING_LENGTH = 3000  # characters in which a document says which place it is about
_OPENNESS_KEYS = ("公开方式", "公开属性", "公开形式", "公开类别")


def describe(
    *,
    blocks: tuple[Block, ...],
    tables: tuple[Table, ...],
    head: Head | None,
    file: str,
    document_id: str,
    before: Document | None,
    pages: tuple[int, ...] = (),
) -> Document:
    """A document with its metadata. `before` is the document above it in the same file, `pages`
    the offsets at which the pages of the file begin."""
    properties = _properties(blocks)
    number = (head.number if head else None) or _stated_number(properties)
    full_title = _full_title(blocks, head, properties)
    title = _subject(full_title, blocks, head)
    issuer = _issuer(blocks, full_title, properties)
    return Document(
        id=document_id,
        file=file,
        title=title,
        number=number,
        issuer=issuer,
        region=region_of(issuer) or region_of(title) or region_named(_opening(blocks)),
        published=_published(blocks, properties),
        period=_period(title, full_title, blocks),
        addressees=_addressees(blocks),
        publicity=_publicity(blocks, properties),
        contacts=_contacts(blocks),
        forwarded_by=_forwarder(before, number, full_title),
        span=Span(
            start=min(block.text.span.start for block in blocks),
            end=max(block.text.span.end for block in blocks),
        ),
        blocks=blocks,
        tables=tables,
        pages=pages,
    )


def _opening(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text.text for block in blocks)[:OPENING_LENGTH]


def _properties(blocks: Sequence[Block]) -> dict[str, str]:
    """Keys and values of web page headers; one line may hold several."""
    found: dict[str, str] = {}
    for block in blocks:
        if block.kind != BlockKind.NUMBER:
            continue
        text = block.text.text
        keys = list(_PROPERTY.finditer(text)) or list(_NAMED_WITHOUT_COLON.finditer(text))[:1]
        ends = [*(key.start() for key in keys[1:]), len(text)]
        for key, end in zip(keys, ends, strict=False):
            if value := text[key.end() : end].strip():
                found.setdefault(key.group(1), value)
    return found


def _property(properties: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((properties[key] for key in keys if key in properties), None)


def _is_again(title: str, said: str) -> bool:
    """The same title, without its issuer or with its number."""
    return said.endswith(title) or title.startswith(said)


def _stated_number(properties: dict[str, str]) -> str | None:
    """The number that a page states; 无 and the like are none."""
    stated = ("".join(properties[key].split()) for key in _NUMBER_KEYS if key in properties)
    return next((value for value in stated if _IS_NUMBER.fullmatch(value)), None)


def _full_title(blocks: Sequence[Block], head: Head | None, properties: dict[str, str]) -> str:
    if head and head.title:
        return head.title
    stated = _first(blocks, BlockKind.TITLE) or _property(properties, TITLE_KEYS)
    return stated or (head.announced if head else None) or _first(blocks, BlockKind.HEADING) or ""


def _subject(full_title: str, blocks: Sequence[Block], head: Head | None) -> str:
    """The title of what a notice issues, if it stands in the document; else the notice's own."""
    announced = announced_title(full_title) or (head.announced if head else None)
    if announced and "转发" not in full_title:
        wanted = skeleton(announced)
        said = skeleton(full_title)
        titles = [block.text.text for block in blocks if block.kind == BlockKind.TITLE]
        others = [title for title in titles if not _is_again(skeleton(title), said)]
        if others:
            return others[0]
        same = next((title for title in titles if skeleton(title) == wanted), None)
        return same or announced.strip("《》")
    return full_title or blocks[0].text.text[:60]


def _issuer(blocks: Sequence[Block], full_title: str, properties: dict[str, str]) -> str | None:
    """From the red head, the web page's header, the signature or the title, in this order."""
    signed = _units_of(blocks, BlockKind.SIGNATURE)
    if red := _units_of(blocks, BlockKind.ISSUER):
        return red
    if stated := _units([_property(properties, _ISSUER_KEYS) or ""]):
        short = _LEVEL.sub("", stated)
        return signed if signed.endswith(short) and region_of(signed) else stated
    if signed:
        return signed
    match = _TITLE_ISSUER.match(full_title)
    return match["issuer"] if match else None


def _units_of(blocks: Sequence[Block], kind: BlockKind) -> str:
    return _units(
        [_ISSUER_SUFFIX.sub("", block.text.text) for block in blocks if block.kind == kind]
    )


def _units(lines: Sequence[str]) -> str:
    """The names of all units: one a line, or several on one with space between."""
    names = [name for line in lines for name in line.split() if name]
    return "、".join(dict.fromkeys(names))


def _first(blocks: Sequence[Block], kind: BlockKind) -> str | None:
    return next((block.text.text for block in blocks if block.kind == kind), None)


def _addressees(blocks: Sequence[Block]) -> str | None:
    text = _first(blocks, BlockKind.ADDRESSEE)
    return text.rstrip("：:") if text else None


def _publicity(blocks: Sequence[Block], properties: dict[str, str]) -> str | None:
    text = _first(blocks, BlockKind.PUBLICITY) or _property(properties, _OPENNESS_KEYS)
    return re.split(r"[:：]", text.strip("（）()［］[]【】"))[-1] if text else None


def _contacts(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Contact lines, and contacts named inside the text."""
    found: list[str] = []
    for block in blocks:
        if block.kind == BlockKind.CONTACT:
            found.append(block.text.text.strip("（）()"))
        elif block.kind == BlockKind.CLAUSE:
            found.extend(match.group() for match in _INLINE_CONTACT.finditer(block.text.text))
    return tuple(dict.fromkeys(found))


def _published(blocks: Sequence[Block], properties: dict[str, str]) -> date | None:
    dates = [block.text.text for block in blocks if block.kind == BlockKind.DATE]
    dates += [properties[key] for key in _DATE_KEYS if key in properties]
    dates += [b.text.text for b in blocks if b.kind == BlockKind.IMPRINT and "印发" in b.text.text]
    dates += [b.text.text for b in blocks[:6] if b.kind == BlockKind.NOTE]
    for text in dates:
        for mention in find_times(text):
            if mention.due is not None:
                return mention.due
    return None


def _period(title: str, full_title: str, blocks: Sequence[Block]) -> Period | None:
    """The time a document is for: from its title, else from a section that states it."""
    stated = _stated_period(blocks, f"{title} {full_title}")
    for text in (title, full_title):
        period = next((m.period for m in find_times(text) if m.period is not None), None)
        if period is not None:
            if stated and _is_season_told(stated, period):
                return replace(stated, label=period.label)
            return stated if stated and _within(stated, period) else period
    return stated


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_season_told(stated: Period, season: Period) -> bool:
    """The title names a season, whose days differ from place to place, and the text gives them."""
    apart = abs(stated.start - season.start), abs(stated.end - season.end)
    return season.label.endswith("季") and max(apart).days <= SEASON_APART


def _stated_period(blocks: Sequence[Block], titles: str) -> Period | None:
    """From the first sentence under a heading like 实施时间, or from one that gives it a name."""
    for block in blocks:
        parts = {match.group() for match in _PART.finditer(" ".join(block.path[:-1]))}
        if block.kind != BlockKind.CLAUSE or any(part not in titles for part in parts):
            continue
        for sentence in _period_sentences(block):
            for mention in find_times(sentence):
                period = mention.period
                if period and (period.end - period.start).days > 1:
                    return period
    return None


def _period_sentences(block: Block) -> list[str]:
    text = block.text.text
    named = _NAMED_PERIOD.search(text)
    found = [text[: named.start()].rsplit("。", 1)[-1]] if named else []
    if block.path and _OWN_PERIOD.search(block.path[-1]):
        said = text.removeprefix(block.path[-1]).lstrip("。：: ")  # a title that runs in
        first = _FIRST_SENTENCE.match(said)
        found.extend([first.group()] if first else [])
    return found


def _forwarder(before: Document | None, number: str | None, title: str) -> str | None:
    """The document above, if it says that it forwards this one (by number or by title)."""
    if before is None:
        return None
    said = skeleton("".join(block.text.text for block in before.blocks) + before.title)
    named = bool(number and skeleton(number) in said)
    quoted = announced_title(title) or title
    forwards = "转发" in said or "印发" in said
    return before.id if forwards and (named or skeleton(quoted) in said) else None
