"""The rule that a figure alone tells in a table of curtailments: 20% under 停产天数比例.

What the figure is of stands beside it: in the name of its column, in the cell that says how it is
reckoned, or in the title of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.aligned import AlignedText
from corpus.fact_models import Amount, Field, Measure, MeasureKind, amount_of
from corpus.numerals import find_quantities

# 20%, 45天, 30 under （%）; and the cells that tell no rule at all.
_FIGURE = re.compile(r"[≥≤]?\s*\d+(?:\.\d+)?\s*(?P<unit>[%％]|天|日|小时|个月)?")
_NO_RULE = re.compile(r"[-—–－/／\s]*|无|不评级?|不涉及|不适用")
_CURTAILED = re.compile(
    r"(?:[错限停减]|出焦|焖炉)[^ ，。；：（）()]{0,6}?"
    r"(?:(?:天数|时间|时长)(?:比例|占比)?|比例|占比|比率|幅度)|错峰|限产|停产|减排"
)
_UNIT_IN_NAME = re.compile(r"[（(](?P<unit>[%％]|天|小时)[）)]")
_COUNTED = re.compile(r"(?P<unit>天)数(?!比例|占比)")
_SHARE = re.compile("比例|占比|比率|幅度")
_TIME_UNITS = ("天", "日", "小时", "个月")


def tells_no_rule(text: str) -> bool:
    """Is a cell empty but for a dash, or does it say that there is nothing of the kind?"""
    return _NO_RULE.fullmatch(text) is not None


def is_bare_figure(text: str) -> bool:
    """Is a cell a share or a length of time, or a number alone?"""
    return _FIGURE.fullmatch(text.strip()) is not None


def figure_measure(cell: AlignedText, around: Iterable[str]) -> Measure | None:
    """The measure that a figure alone is of; None where nothing around it, the nearest first, says
    that production is cut, or where its unit is not told."""
    written = _FIGURE.fullmatch(cell.text.strip())
    name = next((text for text in around if _CURTAILED.search(text)), None)
    if written is None or name is None:
        return None
    unit = written["unit"] or _unit_of(name)
    amount = _amount(cell, unit)
    if amount is None:
        return None
    return Measure(
        kind=_kind(name, unit),
        verb=Field.of(cell),
        amount=amount,
        phrase=f"{_said(name)}{cell.text}{'' if written['unit'] else unit}",
    )


def _unit_of(name: str) -> str:
    """The unit that a name gives, in brackets or by what is counted: 停产天数."""
    found = _UNIT_IN_NAME.search(name) or _COUNTED.search(name)
    return found["unit"] if found else "%" if _SHARE.search(name) else ""


def _amount(cell: AlignedText, unit: str) -> Amount | None:
    quantity = next(iter(find_quantities(cell.text)), None)
    if quantity is None or not unit:
        return None
    amount = amount_of(cell, quantity)
    return Amount(
        field=amount.field, value=amount.value, unit=amount.unit or unit, bound=amount.bound
    )


def _kind(name: str, unit: str) -> MeasureKind:
    if unit in _TIME_UNITS:
        return MeasureKind.LONGER if re.search("出焦|焖炉", name) else MeasureKind.STOP_TIME
    return MeasureKind.STOP_SHARE if "停产" in name else MeasureKind.CUT


def _said(name: str) -> str:
    """What is cut, in the words beside the figure: 错峰比例 of a long title."""
    plain = _UNIT_IN_NAME.sub("", name)
    found = _CURTAILED.search(plain)
    return found.group() if found else ""
