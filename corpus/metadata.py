"""Who issued a document, when, for where and for which time: read from its own formal parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.aligned import Span
from corpus.datamodels import Block, BlockKind, Document, Period, Table
from corpus.dates import find_times
from corpus.heads import Head, announced_title, skeleton

_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|特别行政区|自治州|地区|市|盟|自治县|县|自治旗|旗|区))"
)
_ISSUER_SUFFIX = re.compile(r"(?:文件|红头文件)$")
_TITLE_ISSUER = re.compile(r"^(?P<issuer>[^《》]{3,40}?)(?:关于|转发|印发)")
_PROPERTY = re.compile(r"(?P<key>[^：:]{2,8})[:：](?P<value>.+)")
_OWN_PERIOD = re.compile(r"(?:时间|期限|时段|期间|有效期|实施期)")
_IMPLEMENTED = re.compile(r"（?(?P<bracketed>\d{4})")
PLACE_DEPTH = 3  # 省, 市, 县


def describe(
    *,
    blocks: tuple[Block, ...],
    tables: tuple[Table, ...],
    head: Head | None,
    file: str,
    document_id: str,
    before: Document | None,
) -> Document:
    """A document with its metadata. `before` is the document above it in the same file."""
    properties = _properties(blocks)
    number = (head.number if head else None) or properties.get("发文字号") or properties.get("文号")
    full_title = _full_title(blocks, head)
    title = _subject(full_title, blocks)
    issuer = _issuer(blocks, full_title, properties)
    return Document(
        id=document_id,
        file=file,
        title=title,
        number=number,
        issuer=issuer,
        region=region_of(issuer) or region_of(title),
        published=_published(blocks, properties),
        period=_period(title, full_title, blocks),
        addressees=_addressees(blocks),
        publicity=_first(blocks, BlockKind.PUBLICITY, strip="（）()"),
        contacts=tuple(b.text.text for b in blocks if b.kind == BlockKind.CONTACT),
        forwarded_by=_forwarder(before, number, full_title),
        span=Span(
            start=min(block.text.span.start for block in blocks),
            end=max(block.text.span.end for block in blocks),
        ),
        blocks=blocks,
        tables=tables,
    )


def region_of(text: str | None) -> str | None:
    """The place that a unit or title begins with, the narrowest one: 云岭市东麓县… -> 东麓县."""
    if not text:
        return None
    found, place = None, 0
    for _ in range(PLACE_DEPTH):
        match = _PLACE.match(text, place)
        if not match:
            break
        found, place = match.group(), match.end()
    return found


def _properties(blocks: Sequence[Block]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        match = _PROPERTY.fullmatch(block.text.text) if block.kind == BlockKind.NUMBER else None
        if match:
            found[match["key"]] = match["value"].strip()
    return found


def _full_title(blocks: Sequence[Block], head: Head | None) -> str:
    if head and head.title:
        return head.title
    return _first(blocks, BlockKind.TITLE) or _first(blocks, BlockKind.HEADING) or ""


def _subject(full_title: str, blocks: Sequence[Block]) -> str:
    """The title of what a notice issues, if it stands in the document; else the notice's own."""
    announced = announced_title(full_title)
    if announced and "转发" not in full_title:
        wanted = skeleton(announced)
        for block in blocks:
            if block.kind == BlockKind.TITLE and skeleton(block.text.text) == wanted:
                return block.text.text
        return announced.strip("《》")
    return full_title or blocks[0].text.text[:60]


def _issuer(blocks: Sequence[Block], full_title: str, properties: dict[str, str]) -> str | None:
    red_head = _first(blocks, BlockKind.ISSUER)
    if red_head:
        return _ISSUER_SUFFIX.sub("", red_head)
    for key in ("发文机关", "发布机构", "发布单位", "制发机关", "印发机关"):
        if key in properties:
            return properties[key]
    signature = _first(blocks, BlockKind.SIGNATURE)
    if signature:
        return signature
    match = _TITLE_ISSUER.match(full_title)
    return match["issuer"] if match else None


def _first(blocks: Sequence[Block], kind: BlockKind, *, strip: str = "") -> str | None:
    text = next((block.text.text for block in blocks if block.kind == kind), None)
    return text.strip(strip) if text and strip else text


def _addressees(blocks: Sequence[Block]) -> str | None:
    text = _first(blocks, BlockKind.ADDRESSEE)
    return text.rstrip("：:") if text else None


def _published(blocks: Sequence[Block], properties: dict[str, str]) -> date | None:
    dates = [block.text.text for block in blocks if block.kind == BlockKind.DATE]
    dates += [properties[key] for key in ("成文日期", "印发日期", "发布日期") if key in properties]
    dates += [b.text.text for b in blocks if b.kind == BlockKind.IMPRINT and "印发" in b.text.text]
    for text in dates:
        for mention in find_times(text):
            if mention.due is not None:
                return mention.due
    return None


def _period(title: str, full_title: str, blocks: Sequence[Block]) -> Period | None:
    """The time a document is for: from its title, else from a section that states it."""
    stated = _stated_period(blocks)
    for text in (title, full_title):
        mentions = [m for m in find_times(text) if m.period is not None]
        if mentions:
            period = mentions[0].period
            if period and stated and _within(stated, period):
                return stated
            return period
    return stated


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _stated_period(blocks: Sequence[Block]) -> Period | None:
    for block in blocks:
        if not block.path or len(block.text) > 120 or not _OWN_PERIOD.search(block.path[-1]):
            continue
        for mention in find_times(block.text.text):
            if mention.period and mention.period.start != mention.period.end:
                return mention.period
    return None


def _forwarder(before: Document | None, number: str | None, title: str) -> str | None:
    """The document above, if it says that it forwards this one (by number or by title)."""
    if before is None:
        return None
    said = skeleton("".join(block.text.text for block in before.blocks) + before.title)
    named = bool(number and skeleton(number) in said)
    quoted = announced_title(title) or title
    forwards = "转发" in said or "印发" in said
    return before.id if forwards and (named or skeleton(quoted) in said) else None
