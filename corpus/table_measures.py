"""Which column of a table says what is to be done, and which tables only give figures.

A work list has one column of sentences; a table of indicators may name the authority of each
beside its figures and is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.datamodels import Table

DEADLINE_COLUMN = re.compile(
    r"时限|期限|时间|节点|(?:完成|投运|投产|完工|竣工|截止|整改)日期|^日期$"
)
UNIT_COLUMN = re.compile(r"单位|部门|责任|牵头|配合|主体|督办|督导|承办|主办|协办|主管")
# what the rows are about, though it is called a unit: 单位或地块, 问题单位
_SUBJECT = re.compile(
    r"单位(?:名称|全称|简称|或.+|[、及和/].+|（.+）)|(?:问题|被[查检]查?|排污|违法|涉[事气]|点位)单位(?:名称)?"
)
_ANSWERS = re.compile(r"责任|负责|领导|牵头|配合|主体|部门|包[保联]")
_SERIAL = re.compile(r"序号?|编号|行次|号")
SHORT_MEASURE = 6  # characters on average, where the column says that it holds measures
MEASURE_LENGTH = 9  # characters on average; a column of shorter cells holds names or figures
LEAST_FIGURES = 2  # columns of figures, each for a time or an aim, of a table of indicators
_LEVEL_COLUMN = re.compile(r"[一二三四ⅠⅡⅢⅣ]级响应|[红橙黄蓝]色|联系人|电话")
_MEASURE_COLUMN = re.compile(r"措施|内容|要求|举措|事项")
_AMOUNT_CELL = re.compile(r"\d[\d,.]*\s*(?!年|月|日)[^\d\s，。、；：]{0,6}")
_INDICATOR_COLUMN = re.compile(
    r"(?:[一二三]级|考核|约束性|预期性|主要|控制)?指标(?:名称|项目|内容)?"
)
_REACHED_OR_AIMED = re.compile(
    r"20\d\d|目标|现状|基[准期数]|实[绩际]|完成值|去年|上年|今年|本年|同期|[上下]半年|[一二三四1-4]季度|[近中远]期"
)
# Names of enterprises are long, and what these have to do may be told in two words beside them.
_ENTERPRISE_COLUMN = re.compile(r"(?:企业|公司|厂家?|单位)(?:名称|全称|简称)|企业|公司")
_FIGURE_CELL = re.compile(r"[<>＜＞≤≥约]?[-+−]?\d[\d,.]*\D{0,6}|[-－—/]+|无")


def is_figure(text: str) -> bool:
    """Is a cell a number alone, with or without its unit?"""
    return _AMOUNT_CELL.fullmatch(text) is not None


def subject_unit(columns: Sequence[str]) -> str | None:
    """The column of units that the rows are about, where another one says who answers for them."""
    first = next((column for column in columns if not _SERIAL.fullmatch(column)), "")
    if "单位" not in first or _ANSWERS.search(first):
        return None
    others = any(_ANSWERS.search(column) for column in columns)
    return first if others or _SUBJECT.fullmatch(first) else None


def measure_column(table: Table) -> str | None:
    """The column that says what is to be done: the longest text on average.

    None for a table of figures, which gives no unit or deadline, or no column of sentences.
    """
    subject = subject_unit(table.columns)
    kinds = [
        column
        for column in table.columns
        if column != subject and (DEADLINE_COLUMN.search(column) or UNIT_COLUMN.search(column))
    ]
    if not kinds or _LEVEL_COLUMN.search(" ".join(table.columns)):
        return None
    lengths: dict[str, list[int]] = {}
    for row in table.rows:
        for cell in row.cells:
            lengths.setdefault(cell.column, []).append(len(cell.text.text))
    means = {
        column: sum(found) / len(table.rows)
        for column, found in lengths.items()
        if not DEADLINE_COLUMN.search(column) and not UNIT_COLUMN.search(column)
    }
    if not means:
        return None
    named = [c for c in means if _MEASURE_COLUMN.search(c) and means[c] >= SHORT_MEASURE]
    if named:
        return max(named, key=lambda column: means[column])
    told = {
        column: mean
        for column, mean in means.items()
        if column != subject and not _names_enterprises(column)
    }
    best = max(told or means, key=lambda column: means[column])
    if means[best] < MEASURE_LENGTH or _is_of_indicators(table, best):
        return None
    return best


def _names_enterprises(column: str) -> bool:
    """Is a column of nothing but the names of enterprises?"""
    return _ENTERPRISE_COLUMN.fullmatch(column) is not None


def _is_of_indicators(table: Table, longest: str) -> bool:
    """Is the longest text the name of what is measured, its figures told beside it?"""
    told = [c for c in table.columns if _REACHED_OR_AIMED.search(c) and _holds_figures(table, c)]
    least = 1 if _INDICATOR_COLUMN.fullmatch(longest) else LEAST_FIGURES
    return len(told) >= least


def _holds_figures(table: Table, column: str) -> bool:
    cells = [text for row in table.rows if (text := row.get(column))]
    figures = sum(_FIGURE_CELL.fullmatch(text) is not None for text in cells)
    return figures * 2 > len(cells)
