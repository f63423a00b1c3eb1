"""Names of columns of figures in one level, where only one way to put their pieces together makes
names that each are whole.

    县（市、区）                     县区 2024—2025年 2025—2026年
    2024—2025年                           秋冬季PM2.5 秋冬季PM2.5
    秋冬季PM2.5                            浓度        浓度目标
    浓度
    2025—2026年 ...

A whole name says of what its figures are, begins with its time if it has one, ends with its state
and its unit, and is not cut inside a word. Where two ways come out so, or none, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice, product, takewhile
from math import prod

from corpus.aligned import AlignedText
from corpus.table_columns import BRACKETS, ColumnName
from corpus.table_head_costs import Profile
from corpus.table_name_bands import Atom
from corpus.table_name_sense import sense_of, torn
from corpus.table_rows import cell_text
from corpus.table_shapes import plain

Parts = tuple[int, ...]  # atoms of one name
Names = tuple[Parts, ...]
MOST_JOINED = 8  # atoms of one name
MOST_WAYS = 2  # that are of interest: one, or too many
MOST_TRIED = 4000  # ways to share the pieces of lines out among the columns
MOST_TORN = 1.0  # nats
LONGEST_NAME = 28  # characters, brackets left out
_YEAR = r"20\d\d年?(?:[-—–~～至到]{1,2}(?:20)?\d\d)?年?度?"
_SEASON = r"(?:秋冬|采暖|取暖|供暖|非采暖|冬|夏|春|汛)[季期]"
_TIME = re.compile(
    rf"(?:{_YEAR}(?:{_SEASON})?|{_SEASON}|[上本去当今]一?个?年度?(?:同期)?(?:{_SEASON})?|[上本同]一?个?(?:{_SEASON}|[同本]?期|年)"
    r"|第?[一二三四1-4]季度|[上下]半年|\d{1,2}[-—–~～至到]\d{1,2}月份?)+"
)
_LATE_TIME = re.compile(r"20\d\d|上年|本年|去年|[上本]个|[上本]期")
_STATE = re.compile(r"目标|实际|实绩|现状|基数|任务|计划|考核")
_REST = re.compile(r"天[数气]|平?均?(?:浓度|数值|比[例率])|数(?!据)|值(?!守)")  # of another name
_ENDING = re.compile(r"(?:值|数|量|浓度|数值|任务|目标|要求|情况|指标|下达|完成|控制)*")
_CHANGE_ALONE = re.compile(r"(?:同比|环比)(?:下降|改善|变化|增减|上升)?(?:率|幅度|比例)?")
_SUM_ALONE = re.compile(r"[合小总]计|总[数量]")
_CHANGED = re.compile(r".{4,}(?:同比|环比)")  # a name, and the next one
_WORD = re.compile(
    r"目标|实际|实绩|现状|控制|考核|完成|任务|天数|天气|户数|台数|浓度|比例|比率|占比|幅度|平均|均值|数值|数量|总量|面积|污染"
    r"|秋冬|冬季|采暖|取暖|供暖|同期|年度|季度|期间|改善|下降|优良|重度|以上|以下|同比|情况|金额|指标|单位|微克|立方"
)


def whole_names(
    atoms: Sequence[Atom], profiles: Sequence[Profile]
) -> tuple[ColumnName, ...] | None:
    """The names of as many columns as there are profiles; None where that is in doubt."""
    for ways in (_in_order(atoms, profiles), _by_lines(atoms, profiles)):
        found = list(islice(ways, MOST_WAYS))
        if len(found) == 1:
            return tuple(ColumnName(own=_text(atoms, parts)) for parts in found[0])
        if found:
            return None
    return None


def _text(atoms: Sequence[Atom], parts: Parts) -> AlignedText:
    return cell_text([atoms[place].text for place in parts])


def _plain(atoms: Sequence[Atom], parts: Parts) -> str:
    return "".join(atoms[place].plain for place in parts)


def _in_order(
    atoms: Sequence[Atom], profiles: Sequence[Profile], done: Names = ()
) -> Iterator[Names]:
    """The ways to cut the atoms into names that stand one after the other."""
    begin, column = (done[-1][-1] + 1 if done else 0), len(done)
    if column == len(profiles):
        if begin == len(atoms) and _differ(atoms, done):
            yield done
        return
    for end in range(begin + 1, min(len(atoms), begin + MOST_JOINED) + 1):
        if end - begin > 1 and atoms[end - 1].hard:
            return
        parts = tuple(range(begin, end))
        if end < len(atoms) and _breaks_word(atoms[end - 1].plain, atoms[end].plain):
            continue
        if _is_whole(_plain(atoms, parts), column, profiles):
            yield from _in_order(atoms, profiles, (*done, parts))


def _by_lines(atoms: Sequence[Atom], profiles: Sequence[Profile]) -> Iterator[Names]:
    """The ways to put the pieces of each line below those of the lines above."""
    lines = [list(group) for _, group in groupby(range(len(atoms)), key=lambda k: atoms[k].line)]
    count, most = len(profiles), max(map(len, lines), default=0)
    if len(lines) < 2 or not count - 1 <= most <= count:
        return
    if any(len(line) == 1 for line in takewhile(lambda line: len(line) < most, lines)):
        return  # a title, and no part of a name
    ways = [list(combinations(range(count), len(line))) for line in lines]
    if prod(map(len, ways)) > MOST_TRIED:
        return
    for chosen in product(*ways):
        names: list[Parts] = [()] * count
        for columns, line in zip(chosen, lines, strict=True):
            for column, atom in zip(columns, line, strict=True):
                names[column] += (atom,)
        whole = all(
            parts and _is_whole(_plain(atoms, parts), column, profiles)
            for column, parts in enumerate(names)
        )
        if whole and _differ(atoms, tuple(names)):
            yield tuple(names)


def _is_whole(name: str, column: int, profiles: Sequence[Profile]) -> bool:
    """Whether a text can be the name of the column, and nothing else."""
    sense = sense_of(name)
    serial = profiles[0].counts
    if column == 0 and serial:
        return sense.ordinal
    if column == int(serial):
        return sense.axis
    if sense.axis or sense.ordinal or not profiles[column].figures:
        return False
    bare = BRACKETS.sub("", name)
    if _CHANGE_ALONE.fullmatch(bare) or _SUM_ALONE.fullmatch(bare):
        return True
    if not bare or len(bare) > LONGEST_NAME or not (sense.thing or sense.change):
        return False
    time = _TIME.match(name)
    rest = name[time.end() :] if time else name
    return torn(rest) < MOST_TORN and _is_well_ordered(rest)


def _is_well_ordered(name: str) -> bool:
    """A name without its time: its state last, and its unit behind that, if it has them."""
    bare = BRACKETS.sub("", name)
    if bare != name and not name.endswith(("）", ")")):
        return False
    if _REST.match(bare) or _LATE_TIME.search(bare) or _CHANGED.fullmatch(bare):
        return False
    state = _STATE.search(bare)
    if state is None:
        return True
    return state.start() > 0 and _ENDING.fullmatch(bare[state.end() :]) is not None


def _differ(atoms: Sequence[Atom], names: Names) -> bool:
    """No two names are the same."""
    return len({_plain(atoms, parts) for parts in names}) == len(names)


def _breaks_word(before: str, after: str) -> bool:
    """Whether a word of column names lies across a line end: 重污染天 / 数."""
    return bool(_WORD.fullmatch(plain(before[-1:] + after[:1])))
