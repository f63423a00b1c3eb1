"""What a clause says of all of its sentences: whose duty it is, by when, how it is introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind
from corpus.sentences import sentence_ends, split_sentences

INTRODUCTION = 120  # characters of an introducing sentence that are kept
# A sentence that is but the time of its clause: 完成时限：2024年9月底前。
_LIMIT = re.compile(
    r"(?:完成|办结|整改|工作)?(?:时限|期限|时间)(?:要求)?[：:]\s*(?P<limit>[^。；，：:]{2,24})[。；]?"
)
_NOTED_LIMIT = re.compile(r"(?:时限|期限|时间)(?:要求)?[：:]\s*(?P<limit>[^；;）)]{3,20})")


def limit_of(body: AlignedText, duty: AlignedText | None) -> AlignedText | None:
    """The time set for all of a clause: by a sentence that is no more than that, or in its note on
    duties （牵头单位：…；完成时限：…）."""
    for sentence in split_sentences(body):
        found = _LIMIT.fullmatch(sentence.text.strip())
        if found is not None:
            start = sentence.text.index(found["limit"])
            return sentence[start : start + len(found["limit"])]
    noted = _NOTED_LIMIT.search(duty.text) if duty is not None else None
    return duty[noted.start("limit") : noted.end("limit")] if duty is not None and noted else None


def introduction(blocks: Sequence[Block], place: int) -> str:
    """What the clauses above a list item say to introduce it: 启动Ⅰ级响应，采取下列措施：

    The last sentence of each clause on the way up that ends in a colon.
    """
    found: list[str] = []
    depth = len(blocks[place].path)
    for above in reversed(blocks[:place]):
        if above.path != blocks[place].path[: len(above.path)] or len(above.path) >= depth:
            if not above.path or above.path[:1] != blocks[place].path[:1]:
                break
            continue
        depth = len(above.path)
        text = above.text.text.rstrip()
        if above.kind == BlockKind.CLAUSE and text.endswith(("：", ":")):
            ends = sentence_ends(text)
            start = ends[-2] if len(ends) > 1 else 0
            found.insert(0, text[start:][-INTRODUCTION:])
        if depth <= 1:
            break
    return "".join(found)


def without_duty(block: Block) -> AlignedText:
    if block.duty is None:
        return block.text
    rest = block.text[: len(block.text) - len(block.duty)].strip()
    cut = block.text.text.rfind(block.duty.text)
    return block.text[:cut].strip() or rest or block.text


def duty_of(blocks: Sequence[Block], place: int) -> AlignedText | None:
    """The responsibility note of a block: its own, or the one that closes what it is part of."""
    block = blocks[place]
    if block.duty is not None or not block.path:
        return block.duty
    for after in blocks[place + 1 :]:
        if after.path[:1] != block.path[:1]:
            return None
        if after.duty is None or after.marker:
            continue
        lone = len(after.text) - len(after.duty) <= 1
        closes = lone and after.path == block.path[: len(after.path)]
        if closes or after.path == block.path:
            return after.duty
    return None
