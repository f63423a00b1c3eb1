"""Paragraphs become blocks: headings, clauses and notes, each with its path.

The tree is built from the enumerators, Markdown headings and bullets alone; see
`corpus.outline` for which of them count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.brackets import without_brackets
from corpus.datamodels import Block, BlockKind
from corpus.duty_notes import is_lone_duty, split_at_duties
from corpus.markers import Marker
from corpus.outline import BULLET_RANK, Outline
from corpus.paragraphs import Paragraph
from corpus.vocabulary import grades_in, levels_in

HEADING_LENGTH = 45  # characters; a longer opening sentence is no heading
ARTICLE_TITLE = 14  # characters; what follows 第X条 is a title only if it is as short as this
LEAD_LENGTH = 60  # characters of a sentence that ends in a colon and names the list below it
BULLET_TITLE = 16  # characters before the colon of a list item that names what it is about
_NAMED = re.compile(r"[（【][^（）【】，。；]{2,14}[）】](?=\s*\S)")
_SENTENCE = re.compile(r"[。！？]")
_NOTE = re.compile(r"(?:备?注|说明|(?:指标|填表|填报|编制|有关)说明)\s*\d*[:：]")
_CLASS_LABEL = re.compile(
    r"[（(]?[\d一二三四五六七八九十①-⑩]{1,3}[）).．、]?(?P<name>[^，。；：]{2,12})：\s*\S"
)
_PROVISION = re.compile(r"应当|应该|必须|不得|可以|自.+起施行|负责解释|的，")


def build_blocks(
    paragraphs: Iterable[Paragraph], *, outline: Outline, ranks: Mapping[int, int]
) -> list[Block]:
    """Blocks of body paragraphs, in order. `outline` carries over to what follows; `ranks` are
    those of Markdown heading depths."""
    blocks: list[Block] = []
    for paragraph in paragraphs:
        if paragraph.depth:
            blocks.append(_markdown_heading(paragraph, outline, ranks))
        else:
            blocks.extend(_blocks_of(paragraph, outline))
    return blocks


def _blocks_of(paragraph: Paragraph, outline: Outline) -> list[Block]:
    marker = outline.choose(paragraph.markers)
    if marker is None:
        return _unnumbered(paragraph, outline)
    text = paragraph.text
    label = text.text[: marker.end].strip()
    title = opening_title(text.text, marker)
    outline.push(marker, title or label)
    if title and _is_whole_heading(text.text, title):
        heading = Block(
            kind=BlockKind.HEADING, text=text, path=outline.path, marker=label, rank=marker.rank
        )
        return [heading]
    return split_at_duties(text, outline.path, marker=label, rank=marker.rank)


def _unnumbered(paragraph: Paragraph, outline: Outline) -> list[Block]:
    text = paragraph.text
    if not paragraph.bullet:
        outline.close(BULLET_RANK)
        if _NOTE.match(text.text):
            return [Block(kind=BlockKind.NOTE, text=text, path=outline.path)]
        return split_at_duties(text, outline.path, marker="", rank=None)
    rank = BULLET_RANK + paragraph.indent
    outline.close(rank)
    colon = re.search(r"[:：]", text.text[: BULLET_TITLE + 1])
    if colon is None or re.search(r"[，。；]", text.text[: colon.start()]):
        return split_at_duties(text, outline.path, marker="", rank=None)
    outline.enter(rank=rank, style="bullet", text=text.text[: colon.start()])
    return split_at_duties(text, outline.path, marker="", rank=rank)


def _markdown_heading(paragraph: Paragraph, outline: Outline, ranks: Mapping[int, int]) -> Block:
    marker = outline.choose(paragraph.markers)
    text = paragraph.text.text.rstrip("。：:")
    if marker:
        outline.push(marker, text)
        rank = marker.rank
    else:
        rank = ranks[paragraph.depth]
        outline.enter(rank=rank, style="markdown", text=text)
    return Block(
        kind=BlockKind.HEADING,
        text=paragraph.text,
        path=outline.path,
        marker=marker.text if marker else "",
        rank=rank,
    )


def opening_title(text: str, marker: Marker) -> str | None:
    """The heading that a clause opens with, its enumerator included; None if there is none.

    9.强化散煤复烧管控。采暖季前…… -> 9.强化散煤复烧管控
    第十六条 发布黄色预警的，采取下列措施： -> 第十六条 发布黄色预警的，采取下列措施
    """
    start = marker.end
    named = _NAMED.match(text, start) if marker.style == "article" else None
    if named:
        return text[: named.end()]
    if text.endswith(("：", ":")) and len(text) - start <= LEAD_LENGTH and "。" not in text:
        return text[:-1].strip()
    end = _SENTENCE.search(text, start)
    stop = end.start() if end else len(text)
    colon = re.search(r"[：:]", text[start:stop])
    if colon and colon.start() > 0:
        stop = start + colon.start()
    body = without_brackets(text[start:stop])
    if not body or stop - start > HEADING_LENGTH or re.search(r"[，；（）]", body):
        return None
    provision = bool(end) and not colon and (len(body) > ARTICLE_TITLE or _PROVISION.search(body))
    if marker.style == "article" and provision:
        return None
    return text[:stop].strip()


def _is_whole_heading(text: str, title: str) -> bool:
    rest = text[len(title) :].strip("。：: ")
    return not rest and not re.search(r"[，；]", without_brackets(title))


def settle_headings(blocks: Sequence[Block]) -> list[Block]:
    """A heading that ends like a sentence and has nothing under it is a clause."""
    done: list[Block] = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        empty = below is None or below.path[: len(block.path)] != block.path
        sentence = block.text.text.endswith(("。", "；", "："))
        if block.kind == BlockKind.HEADING and empty and sentence and block.marker:
            path = (*block.path[:-1], block.marker)
            done.append(replace(block, kind=BlockKind.CLAUSE, path=path))
        else:
            done.append(block)
    return done


def settle_tails(blocks: Sequence[Block]) -> list[Block]:
    """A paragraph after the last item of a list that the item no longer owns.

    It goes to the list's parent if the list was closed (…；…；…。) or the item by its note of
    who is responsible, or if each item is of one level or grade (（3）红色预警：…), and no item
    before it went on over several paragraphs.
    """
    done: list[Block] = []
    for place, block in enumerate(blocks):
        if _is_tail(blocks, place):
            done.append(replace(block, path=block.path[:-1]))
        else:
            done.append(block)
    return done


def _is_tail(blocks: Sequence[Block], place: int) -> bool:
    block, item = blocks[place], blocks[place - 1] if place else None
    if (
        item is None
        or block.kind != BlockKind.CLAUSE
        or block.marker
        or block.rank is not None
        or is_lone_duty(block)
        or not (item.kind == BlockKind.CLAUSE and item.marker and item.path == block.path)
    ):
        return False
    parent = block.path[:-1]
    after = next((b for b in blocks[place + 1 :] if b.marker or b.path != block.path), None)
    if after is not None and after.path[:-1] == parent and after.marker:
        return False  # the list goes on
    items = _items_before(blocks, place - 1, parent)
    if not items or any(len(group) > 1 for group in items):
        return False
    if all(_is_of_a_class(first.text.text) for first in (item, *(group[0] for group in items))):
        return True
    closed_list = items[-1][0].text.text.endswith("；") and item.text.text.endswith("。")
    return closed_list or (item.duty is not None and block.duty is None)


def _is_of_a_class(text: str) -> bool:
    """Does an item open as the one of a warning level or a grade?"""
    label = _CLASS_LABEL.match(text)
    return label is not None and bool(levels_in(label["name"]) or grades_in(label["name"]))


def _items_before(
    blocks: Sequence[Block], place: int, parent: tuple[str, ...]
) -> list[list[Block]]:
    """The items of a list before the one at `place`, each with its blocks."""
    items: list[list[Block]] = []
    for block in blocks[:place]:
        inside = len(block.path) > len(parent) and block.path[: len(parent)] == parent
        if not inside:
            items = []
        elif block.marker and len(block.path) == len(parent) + 1:
            items.append([block])
        elif items:
            items[-1].append(block)
    return items
