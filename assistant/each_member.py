"""Members with a figure each, where both are asked for: 分哪几种方式，各多少户."""

from __future__ import annotations

import re

from assistant.measured import figure_pattern
from assistant.question import Query
from corpus.series import numeric_items, split_segments
from corpus.statements import Statement

_HOW_MANY = r"(?:各|分别)(?:自|有|是|为|要|占)*(?:多少|几)"
_ASKED = re.compile(rf"(?:分|哪[几些]|什么)[^，。？?]{{0,10}}，?{_HOW_MANY}")
# 淘汰、整合、提升各多少家; years side by side are told by their documents.
_SIDE_BY_SIDE = re.compile(rf"[\u4e00-\u9fff]、[\u4e00-\u9fff]{{2,8}}{_HOW_MANY}")
_EACH = re.compile(_HOW_MANY)
_SHARES = re.compile(r"(?:分别|依次)[为是有][^，]*?\d")


def asks_each_member(query: Query) -> bool:
    """Are the members of a total asked for, with the figure of each?"""
    return query.measure is not None and _ASKED.search(query.text) is not None


def asks_several_figures(query: Query) -> bool:
    """Is the figure of each of several things asked for that one document tells, those of a total
    or those that the question names side by side?"""
    return asks_each_member(query) or _SIDE_BY_SIDE.search(query.text) is not None


def tells_each_member(query: Query, statement: Statement) -> bool:
    """Does it give several figures of the kind asked for side by side? A row has its columns."""
    if query.measure is None or statement.is_figures:
        return True
    pattern = figure_pattern(query, query.measure)
    lists = (numeric_items(segment.text) for segment in split_segments(statement.text.text))
    return any(items and all(map(pattern.search, items)) for items in lists)


def with_shares_behind(query: Query, window: str, text: str) -> str:
    """What is told, with the figures of its members where these follow right behind it:
    分为淘汰一批、整合一批，分别为145家、210家."""
    if not _EACH.search(query.text) or window not in text:
        return window
    behind = split_segments(text[text.index(window) + len(window) :].lstrip("，"))
    if not behind or not _SHARES.match(behind[0].text):
        return window
    return f"{window}，{behind[0].text.strip('。；')}"
