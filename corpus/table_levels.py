"""Column names in two levels where the rows do not help to tell which belongs where.

Two kinds of table: one that marks its cells, so that a name stands over the empty cells beside
it; and a work list, in which only a few names are ever divided: 责任单位 into 牵头单位 and
配合单位, a time into its beginning and its end, a target into years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.aligned import AlignedText
from corpus.table_class_heads import CLASS_HEAD, is_class
from corpus.table_columns import ColumnName
from corpus.table_grid import fields_of, is_rule
from corpus.table_head_costs import Profile
from corpus.table_heads import read_heads
from corpus.table_lines import TableLine, TextLine
from corpus.table_memory import Words
from corpus.table_rule_names import RULE_HEAD, RULE_NAME
from corpus.table_shapes import is_number, plain

LONGEST_NAME = 24  # characters
LONGEST_HEAD = 8  # of a head that stands above all other names; a longer one is a title
_DIVIDED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(head), re.compile(leaf))
    for head, leaf in (
        (
            r"责任(?:单位|部门|主体|分工|落实|清单)?|(?:任务|职责)?分工|部门分工|组织实施|(?:实施|责任)主体",
            r"(?:牵头|主办|主要|主责|配合|协办|协同|协助|参与|参加|督导|监管|监督|实施|落实|属地|市级|县级|省级|第一|责任)"
            r"(?:责任)?(?:单位|部门|主体|领导|人)?",
        ),
        (
            r".*(?:时限|时间|期限|进度|节点)(?:节点|安排|要求)?",
            r"(?:开始|起始|启动|开工|起|完成|结束|截止|竣工|完工|止)(?:时间|日期|时限)?|20\d\d年(?:度|底)?"
            r"|第?[一二三四1-4]季度|[上下]半年",
        ),
        (
            r".*(?:目标|任务|计划|工作量|数量|资金|投资|指标)(?:值|量)?(?:[（(].{1,12}[）)])?",
            r"20\d\d年?(?:度|底)?.{0,4}|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月底?",
        ),
        (
            r".*(?:责任人|负责人|联系人|联系方式|领导)",
            r"姓名|职务|单位及职务|(?:联系|办公|手机)?电话|手机号?码?|联系方式",
        ),
        (RULE_HEAD.pattern, RULE_NAME.pattern),
    )
)


def divided(names: Sequence[AlignedText], lines: Sequence[TextLine]) -> tuple[ColumnName, ...]:
    """Names of a work list, those on a further line put under the one that they divide; without
    lines they are all of one level."""
    flat = tuple(ColumnName(own=name) for name in names)
    tail = _tail(names, lines) if lines else 0
    if not tail:
        return flat
    texts = [plain(name.text) for name in names]
    for head, leaf in _DIVIDED:
        if all(leaf.fullmatch(text) for text in texts[tail:]):
            heads = [k for k in range(tail) if head.fullmatch(texts[k])]
            if len(heads) != 1:
                continue
            place = heads[0]
            if not place and len(texts[0]) <= LONGEST_HEAD:  # read before the names left of it
                place, flat = tail - 1, (*flat[1:tail], flat[0], *flat[tail:])
            under = tuple(ColumnName(own=name, above=names[heads[0]]) for name in names[tail:])
            return (*flat[:place], *under, *flat[place + 1 : tail])
    return _over_classes(flat, texts, tail) or flat


def _over_classes(
    flat: Sequence[ColumnName], texts: Sequence[str], tail: int
) -> tuple[ColumnName, ...]:
    """Grades or industries, bare as they are, put under the last name that may stand over them;
    nothing where these are no such names."""
    heads = [k for k in range(1, tail) if CLASS_HEAD.fullmatch(texts[k])]
    if not heads or not all(map(is_class, texts[tail:])):
        return ()
    place = heads[-1]
    under = (ColumnName(own=name.own, above=flat[place].own) for name in flat[tail:])
    return (*flat[:place], *under, *flat[place + 1 : tail])


def _tail(names: Sequence[AlignedText], lines: Sequence[TextLine]) -> int:
    """Where the names begin that stand together on a further line; 0 where there are none."""
    owners = [_line_of(name, lines) for name in names]
    last = owners[-1]
    if last == owners[0]:
        return 0
    single = max(Counter(owners).values()) == 1
    if not single:
        begin = owners.index(last)
        return begin if len(names) - begin >= 2 else 0
    texts = [plain(name.text) for name in names]
    for _, leaf in _DIVIDED:
        begin = len(names)
        while begin > 1 and leaf.fullmatch(texts[begin - 1]):
            begin -= 1
        if 2 <= len(names) - begin < len(names):
            return begin
    return 0


def _line_of(name: AlignedText, lines: Sequence[TextLine]) -> int:
    start = name.starts[0]
    return next(k for k, line in enumerate(lines) if start in line.text.starts)


def marked(lines: Sequence[TextLine], separator: str) -> tuple[tuple[ColumnName, ...], int] | None:
    """Names in two levels at the head of a table that marks its cells, and the lines they take.

    None where the first line names all columns.
    """
    first = fields_of(lines[0].text, separator)
    below = next((k for k, line in enumerate(lines[1:], 1) if not is_rule(line.text)), None)
    if below is None:
        return None
    second = fields_of(lines[below].text, separator)
    rows = [fields_of(line.text, separator) for line in lines[below + 1 :]]
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts or not _are_names(second):
        return None
    count = counts.most_common(1)[0][0]
    body = [row for row in rows if len(row) == count]
    names: tuple[ColumnName, ...] | None = None
    if len(first) == len(second) == count:
        names = _over_gaps(first, second)
    elif len([text for text in first if text]) < count:
        names = _without_gaps((first, second), body)
    return (names, below + 1) if names else None


def lines_of_names(lines: Sequence[TextLine]) -> int:
    """How many lines stand above the rule that ends the names; 1 where there is no rule."""
    return next((k for k, line in enumerate(lines) if is_rule(line.text)), 1)


def drawn(lines: Sequence[TextLine], separator: str) -> tuple[ColumnName, ...]:
    """The names above the rule of a table whose cells are known, in one level or two."""
    levels = [fields_of(line.text, separator) for line in lines[: lines_of_names(lines)]]
    if len(levels) == 1:
        return tuple(ColumnName(own=name) for name in levels[0])
    names: list[ColumnName] = []
    above: AlignedText | None = None
    for upper, lower in zip(levels[0], levels[1], strict=True):
        above = upper or (above if lower else None)
        own = lower or upper
        names.append(ColumnName(own=own, above=above if lower and above else None))
    return tuple(names)


def _are_names(fields: Sequence[AlignedText]) -> bool:
    filled = [plain(text.text) for text in fields if text]
    return len(filled) >= 2 and not any(is_number(t) or len(t) > LONGEST_NAME for t in filled)


def _over_gaps(
    first: Sequence[AlignedText], second: Sequence[AlignedText]
) -> tuple[ColumnName, ...] | None:
    """Each name of the first line over the empty fields that follow it."""
    if all(first) or not first[0] or all(second):
        return None
    names: list[ColumnName] = []
    above = first[0]
    for upper, lower in zip(first, second, strict=True):
        above = upper or above
        if not (upper or lower):
            return None
        names.append(ColumnName(own=lower, above=above) if lower else ColumnName(own=upper))
    return tuple(names)


def _without_gaps(
    levels: Sequence[Sequence[AlignedText]], rows: Sequence[Sequence[AlignedText]]
) -> tuple[ColumnName, ...] | None:
    """The names of lines that lost their empty fields, laid out as the rows below ask for."""
    lines = [
        TableLine(text=AlignedText.join([text for text in level if text], glue="\t"))
        for level in levels
    ]
    profiles = [Profile.of([row[k].text for row in rows]) for k in range(len(rows[0]))]
    heads = read_heads(lines, profiles, words=Words())
    return heads.columns if heads else None
