"""Responsibility notes that end a clause: （某局牵头）, 〔…负责落实〕, ［责任单位：…］, ——某局.

OCR mixes the kinds of brackets, loses one of a pair or closes one too early, so brackets are
matched by depth alone, and the words 责任单位： stand for a lost opening one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind
from corpus.table_shapes import has_unit, is_deadline, unit_share

_OPENERS, _CLOSERS = "（(〔［[【", "）)〕］]】"
_DASHES = "—－─―"
_LABELLED = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办|落实|督办|参与|指导|督导)(?:责任)?(?:单位|部门|领导|主体)(?:和?配合单位)?[:：]"
    r"|[【\[（(](?:责任|牵头|配合)(?:单位|部门)[】\]）)][:：]?(?=\S)"
    rf"|(?:^|(?<=[{_DASHES}（(〔［\[【。；！？]))(?:牵头|责任|配合)[:：]"
)
_DASHED = re.compile(rf"[{_DASHES}]{{2,4}}(?P<units>[^。；！？:：{_DASHES}]{{3,160}})[。；]?$")
_DUTY_WORD = re.compile(
    r"牵头|负责|落实|配合|责任单位|责任部门|主办|协办|承办|按职责|参与|参加|督办"
)
_ROLE_TOLD = re.compile(r"(?:牵头|负责|落实|配合|主办|协办|承办)(?=$|[，,；;])")  # 市能源局牵头
_UNIT = re.compile(r"[局委厅办处科部队院府会社所站]|单位|部门|公司|集团|成员|政府|中心|乡镇|街道")
_ENDS_IN_UNIT = re.compile(rf"(?:{_UNIT.pattern})(?:（[^（）]*）)?$")
_SENTENCE_END = "。；！？"
ALL_UNITS = 0.99  # share of its characters
NOTE_LENGTH = 400  # characters; a longer pair of brackets belongs to two different ones


def duty_notes(text: str) -> list[tuple[int, int]]:
    """Where the responsibility notes of a paragraph are, in order."""
    found = [pair for pair in _bracketed(text) if _is_note(text, *pair)]
    return _with_open_notes(text, found)


def ends_in_duty(text: str) -> bool:
    """Is the text over after a responsibility note? Only a labelled one is sure enough."""
    notes = duty_notes(text) if text.endswith(tuple(_CLOSERS)) else []
    return bool(notes) and notes[-1][1] == len(text) and bool(_LABELLED.search(text, notes[-1][0]))


def is_duty_line(text: str) -> bool:
    """Is the line a label and the names of those responsible, to the last of them in full?"""
    labelled = _LABELLED.match(text) is not None and not re.search(r"[。！？]", text)
    return labelled and _ENDS_IN_UNIT.search(text) is not None


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Outermost pairs of brackets of whatever kind; a pair closed too early is extended."""
    pairs: list[tuple[int, int]] = []
    open_at: list[int] = []
    for place, char in enumerate(text):
        if char in _OPENERS:
            open_at.append(place)
        elif char in _CLOSERS and open_at:
            start = open_at.pop()
            if place - start < NOTE_LENGTH:
                pairs = [pair for pair in pairs if pair[0] < start]
                pairs.append((start, place + 1))
        elif char in _CLOSERS and pairs and _closes_again(text, pairs[-1], place):
            pairs[-1] = (pairs[-1][0], place + 1)
    return pairs


def _closes_again(text: str, pair: tuple[int, int], place: int) -> bool:
    """The note went on after the bracket that closed too early."""
    between = text[pair[1] : place]
    note = _LABELLED.match(text, pair[0] + 1)
    return bool(note) and "。" not in between and bool(_LABELLED.search(between))


def _is_note(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end - 1]
    if not _UNIT.search(inside):
        return False
    if _LABELLED.match(inside):
        return True
    behind_stop = start > 0 and text[start - 1] in _SENTENCE_END
    duties = bool(_DUTY_WORD.search(inside))
    if end < len(text) and text[end] not in _SENTENCE_END:  # the next paragraph in the same text
        told = behind_stop and _ROLE_TOLD.search(inside) is not None
        return told and unit_share(inside) >= ALL_UNITS
    return duties or (behind_stop and is_list_of_units(inside))


def is_list_of_units(text: str) -> bool:
    """Names of authorities and nothing else but what they have to do, and by when: 市财政局，
    市水利局配合，6月底前."""
    parts = [part for part in re.split(r"[，,；;]", text) if not is_deadline(part)]
    units = "，".join(parts)
    return has_unit(units) and unit_share(units) >= ALL_UNITS


def _with_open_notes(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Notes without a bracket at one end, or at both: 责任单位：… or ——某局 that ends the text."""
    dashed = _DASHED.search(text)
    if dashed and is_list_of_units(dashed["units"]):
        return [*(pair for pair in found if pair[1] <= dashed.start()), dashed.span()]
    covered = found[-1][1] if found else 0
    for label in _LABELLED.finditer(text, covered):
        start = label.start()
        if start and text[start - 1] in _OPENERS:
            start -= 1
        else:
            start = len(text[:start].rstrip(_DASHES))
        end = len(text.rstrip("。；")) if text[start] not in _OPENERS else len(text)
        begins = start == 0 or text[start] in _DASHES or text[start - 1] in "。；！？，]］〕）"
        closes = text[:end].endswith(tuple(_CLOSERS)) or text[start] in _OPENERS
        if "。" not in text[start:end] and (begins or closes) and _UNIT.search(text, label.end()):
            return [*found, (start, end)]
    return found


def split_at_duties(
    text: AlignedText, path: tuple[str, ...], *, marker: str, rank: int | None
) -> list[Block]:
    """Clauses, each with the note that ends it; what follows a note is a clause of its own."""
    blocks: list[Block] = []
    done = 0
    for start, end in duty_notes(text.text):
        stop = end + 1 if text.text[end : end + 1] in ("。", "；") else end
        blocks.append(
            Block(
                kind=BlockKind.CLAUSE,
                text=text[done:stop],
                path=path,
                marker=marker,
                rank=rank,
                duty=text[start:end],
            )
        )
        marker, rank, done = "", None, stop
    rest = text[done:].strip()
    if rest:
        blocks.append(Block(kind=BlockKind.CLAUSE, text=rest, path=path, marker=marker, rank=rank))
    return blocks


def attach_duties(blocks: Sequence[Block]) -> list[Block]:
    """A note that stands alone goes to the clause above it, or to the list that it closes.

    If the items beside the one above carry notes of their own, the note is that item's;
    otherwise it closes the whole list, and becomes a block under the list's parent.
    """
    done: list[Block] = []
    for block in _with_closing_notes(blocks):
        if not done or not is_lone_duty(block):
            done.append(block)
            continue
        last, owner = done[-1], _owner(done)
        if last.kind == BlockKind.CLAUSE and last.duty is None and owner == last.path:
            joined = AlignedText.join([last.text, block.text])
            done[-1] = replace(last, text=joined, duty=block.duty)
        else:
            done.append(replace(block, path=owner))
    return done


def _with_closing_notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a note behind the last item of a list in which no other item has one taken off
    it: it closes the list."""
    for place, block in enumerate(blocks):
        note = len(block.text) - len(block.duty) if block.duty is not None else 0
        if note <= 1 or block.kind != BlockKind.CLAUSE or block.text[note:] != block.duty:
            yield block
            continue
        bare = replace(block, text=block.text[:note], duty=None)
        owner = _owner([*blocks[:place], bare])
        goes_on = any(later.path[: len(owner)] == owner for later in blocks[place + 1 :])
        if owner == block.path or goes_on:
            yield block
        else:
            yield bare
            yield replace(block, text=block.text[note:], marker="", rank=None)


def is_lone_duty(block: Block) -> bool:
    """Is the block nothing but a responsibility note?"""
    return block.duty is not None and len(block.text) - len(block.duty) <= 1


def _owner(done: Sequence[Block]) -> tuple[str, ...]:
    """Whose note it is that follows `done`: climb while the items beside have none."""
    path = done[-1].path
    while len(path) > 1:
        parent = path[:-1]
        below = [block for block in done if block.path[: len(parent)] == parent]
        beside = [block for block in below if len(block.path) > len(parent)]
        items = {block.path[len(parent)] for block in beside}
        if len(items) <= 1 or any(block.duty is not None for block in beside):
            break
        path = parent
    return path
