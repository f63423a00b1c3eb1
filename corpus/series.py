"""The parts of a sentence: segments between commas, lists, and lists taken apart.

分别 lists are resolved here: in "B级、C级企业分别限产20%、40%以上" the part for C级 is
"C级企业限产40%以上". What is left out is always a whole segment or list item, so that every
word of the answer stands in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENERS, _CLOSERS = "（(〔［《“「", "）)〕］》”」"
_CUT = "，,；;。：:"
_SERIES = re.compile(r"分别")
_WORDED = re.compile(r"分别(?P<verb>对应|启动|负责|承担|牵头|执行|实行|采取|按照?|由|为|是|报|归)")
_UNIT = (
    r"(?:%|％|个?百分点|万?[户吨家台辆元人亩]|[天个米倍次座]|个?月|批次|公里|小时|蒸吨|[mμu]?g/m³"
    r"|[微毫]克/立方米)?"
)
_FIGURE = rf"\d+(?:\.\d+)?{_UNIT}"
_BOUND = r"(?:以[上内下])?"
_VALUE_LIST = re.compile(rf"{_FIGURE}{_BOUND}(?:[、和及]{_FIGURE}{_BOUND})+")
_AFTER_MEMBERS = re.compile(
    r"分别|平均|排放|浓度|不[高低]于|不[超少]过?|控制|限产|停产|[降升减]|达到|企业|工序|同比|为|PM"
)
_ENDS_IN_FIGURE = re.compile(rf"{_FIGURE}{_BOUND}(?:[\u4e00-\u9fff]{{0,3}}|（[^（）]*）)$")
_ENDS_IN_VALUE = re.compile(
    r"\d(?:%|％|[微毫]克|万?元|万?吨|[天户台家])(?:/立方米)?(?:以[上内下])?$"
)
_ACT_AT_END = re.compile(r"(?:签发|批准|负责|牵头|落实|执行|管理|实施|发布|组织|审核|启动)+$")
_BARE_FIGURE = re.compile(rf"{_FIGURE}(?:以[上内下])?")
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:万?[户吨家台辆条座套个处所项]|蒸吨)(?=[\u4e00-\u9fff])")
_COUNTING_UNIT = re.compile(r"[\u4e00-\u9fff]+")
_LIST_MARK = re.compile(r"[、和及]")
_BRACKETED = re.compile(r"（([^（）]*)）")
_LETTER = re.compile(r"[A-F][+-]?|[ⅠⅡⅢⅣ]|[甲乙丙丁一二三四]")
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]+")
_LETTERED = re.compile(rf"(?:{_LETTER.pattern})(?P<word>[级类])")


_LETTER_RUN = re.compile(rf"(?:(?:{_LETTER.pattern})[级类]?[、和及])+(?:{_LETTER.pattern})[级类]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a sentence, `[start, end)` in it, without the mark that closes it."""

    start: int
    end: int
    text: str


def split_segments(text: str) -> tuple[Segment, ...]:
    """Segments between commas and colons; brackets are never cut."""
    segments: list[Segment] = []
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char in _OPENERS:
            depth += _CLOSERS[_OPENERS.index(char)] in text[place:]
        elif char in _CLOSERS:
            depth = max(depth - 1, 0)
        elif char in _CUT and depth == 0 and not _is_inside_number(text, place):
            _append(segments, text, start, place)
            start = place + 1
    _append(segments, text, start, len(text))
    return tuple(segments)


def _is_inside_number(text: str, place: int) -> bool:
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return text[place] in ",:" and len(around) == 2 and around.isdigit()


def _append(segments: list[Segment], text: str, start: int, end: int) -> None:
    if text[start:end].strip():
        segments.append(Segment(start=start, end=end, text=text[start:end]))


_AND_NUMBER = re.compile(r"[和及](?=\d)")


def numeric_items(text: str) -> tuple[str, ...]:
    """Items of a list in which each has a figure of its own, behind its name or before it:
    气代煤1.5万户、电代煤5万户; 29家印刷企业、9家干洗店."""
    items = [part for item in split_items(text) for part in _AND_NUMBER.split(item)]
    if len(items) < 2:
        return ()
    if all(_ENDS_IN_FIGURE.search(item) for item in items):
        return () if all(_BARE_FIGURE.fullmatch(item) for item in items) else tuple(items)
    first = _COUNTED.search(items[0])
    if first is None or not all(_COUNTED.match(item) for item in items[1:]):
        return ()
    return (items[0][first.start() :], *items[1:])


def split_items(text: str) -> list[str]:
    """The items of a list between 、 marks; brackets are never cut."""
    items: list[str] = []
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth = max(depth - 1, 0)
        elif char == "、" and depth == 0:
            items.append(text[start:place])
            start = place + 1
    items.append(text[start:])
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One member of a 分别 list with the value that belongs to it, and the sentence for it."""

    member: str
    value: str
    text: str


def resolve_series(text: str) -> tuple[Share, ...]:
    """The members of a 分别 list with their values; empty if there is none.

    The values are a list of figures before which a list of as many members stands. A sentence
    may give its members several such lists (分别延长至32小时、36小时，分别不低于20%、30%); each
    member takes its own of all. Where there is none in the sentence, brackets are tried alone.
    """
    lists = list(_VALUE_LIST.finditer(text))
    for last in reversed(lists):
        size = len(_LIST_MARK.split(last.group()))
        if _is_of_several_units(last.group()):
            continue
        same = [match for match in lists if len(_LIST_MARK.split(match.group())) == size]
        for first in same:
            members = _member_list(text[: first.start()], size)
            if members is not None:
                return _shares(text, members, [m for m in same if m.start() >= first.start()])
    for bracket in _BRACKETED.finditer(text):
        shares = resolve_series(bracket.group(1))
        if shares:
            return shares
    return _worded_series(text)


def _is_of_several_units(values: str) -> bool:
    """Is it a list of figures in different units (27台、412蒸吨), which says one thing twice?"""
    units = {re.sub(r"^[\d.]+|以[上内下]$", "", value) for value in _LIST_MARK.split(values)}
    return len({unit for unit in units if _COUNTING_UNIT.fullmatch(unit)}) > 1


def _worded_series(text: str) -> tuple[Share, ...]:
    """A 分别 list whose values are words: 三级、二级、一级预警分别由主任、副总指挥、总指挥签发."""
    for mark in reversed(list(_WORDED.finditer(text))):
        values = next(iter(split_segments(text[mark.end() :])), None)
        if values is None or values.start > 0:
            continue
        items = _LIST_MARK.split(values.text)
        members = _member_list(text[: mark.start()], len(items)) if len(items) > 1 else None
        if members is None or any(not item for item in items):
            continue
        end = mark.end() + len(values.text)
        lead = text[members.end : mark.start()] + (mark["verb"] or "")
        return tuple(
            Share(
                member=name,
                value=value,
                text=f"{text[: members.start]}{name}{lead}{value}{text[end:]}",
            )
            for name, value in zip(members.names, _with_same_tail(items), strict=True)
        )
    return ()


def _with_same_tail(items: Sequence[str]) -> list[str]:
    """Give each item what follows the last one: Ⅲ级、Ⅱ级和Ⅰ级响应 -> Ⅲ级响应, Ⅱ级响应, Ⅰ级响应."""
    ends = {item[-1] for item in items[:-1]}
    place = items[-1].find(ends.pop()) if len(ends) == 1 else -1
    act = _ACT_AT_END.search(items[-1])
    tail = items[-1][place + 1 :] if place >= 0 else act.group() if act else ""
    return [*(item + tail for item in items[:-1]), items[-1]]


def _shares(text: str, members: _Members, matches: Sequence[re.Match[str]]) -> tuple[Share, ...]:
    lists = [_with_shared_ending(_LIST_MARK.split(match.group())) for match in matches]
    shares = []
    for order, name in enumerate(members.names):
        said = text[: members.start] + name
        done = members.end
        for match, values in zip(matches, lists, strict=True):
            said += text[done : match.start()] + values[order]
            done = match.end()
        said = _SERIES.sub("", said + text[done:])
        shares.append(Share(member=name, value=lists[-1][order], text=said))
    return tuple(shares)


def _with_shared_ending(values: Sequence[str]) -> list[str]:
    """Give each value what only the last one carries: the unit, 以上."""
    endings = [re.sub(r"^[\d.]+", "", value) for value in values]
    last, others = endings[-1], set(endings[:-1])
    if len(others) != 1 or last in others:
        return list(values)
    shared = others.pop()
    if not last.startswith(shared):
        return list(values)
    return [*(value + last[len(shared) :] for value in values[:-1]), values[-1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Members:
    start: int
    end: int
    names: tuple[str, ...]


def _member_list(head: str, count: int) -> _Members | None:
    """The last list of `count` members in `head`, with or without 和 between members."""
    pieces = [piece for segment in split_segments(head) for piece in _pieces(segment)]
    for start, piece in reversed(pieces):
        for run in _LETTER_RUN.finditer(piece):
            items = _LIST_MARK.split(run.group())
            if len(items) == count > 1:
                return _members_at(start + run.start(), run.group(), items)
    for mark in ("[、和及]", "、"):
        for start, piece in reversed(pieces):
            items = re.split(mark, piece)
            if len(items) == count > 1 and all(map(_is_member, items)):
                return _members_at(start, piece, items)
    return None


def _is_member(item: str) -> bool:
    """A list of values is no list of members."""
    return bool(item.strip()) and not _ENDS_IN_VALUE.search(item)


def _pieces(segment: Segment) -> Iterator[tuple[int, str]]:
    """A segment cut at 分别: a list that has its values may be the members of the next one."""
    start = 0
    for piece in segment.text.split("分别"):
        yield segment.start + start, piece
        start += len(piece) + len("分别")


def _members_at(start: int, piece: str, items: Sequence[str]) -> _Members:
    last = _trim_last(items[-1], like=items[-2])
    first = re.sub(r"^.*[（(]|^[①-⑳即对]+", "", items[0])
    return _Members(
        start=start + len(items[0]) - len(first),
        end=start + piece.rindex(items[-1]) + len(last),
        names=(*_with_class([first, *items[1:-1]], like=last), last),
    )


def _with_class(names: Sequence[str], *, like: str) -> list[str]:
    """Give each letter or number the word that only the last one carries: B、C、D级 -> B级, C级;
    第一、第二阶段 -> 第一阶段."""
    numbered = _NUMBERED.match(like)
    if numbered and all(_NUMBERED.fullmatch(name) for name in names):
        return [name + like[numbered.end() :] for name in names]
    letter = _LETTERED.fullmatch(like)
    if letter is None or not all(_LETTER.fullmatch(name) for name in names):
        return list(names)
    return [name + letter["word"] for name in names]


def _trim_last(last: str, *, like: str) -> str:
    """The last member without what follows the list: D级企业 -> D级, next to B级、C级."""
    place = last.find(like[-1])
    if 0 < place < len(last):
        return last[: place + 1]
    match = _AFTER_MEMBERS.search(last, 1)
    return last[: match.start()] if match else last
