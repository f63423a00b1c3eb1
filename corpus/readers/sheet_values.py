"""A cell's value as Excel prints it, as far as documents use its formats."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

SIGNIFICANT = 15  # digits that a spreadsheet keeps of a number
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DECIMALS = re.compile(r"\.(0+)")
_SUFFIX = re.compile(r'[0#?](?:"([^"]*)"|\\(.))\s*$')


def printed(value: object, style: str) -> str:
    """The text of a value under a number format; empty for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _day(value, style)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, style)
    return str(value)


def _day(value: date, style: str) -> str:
    plain = style.lower()
    day = f"{value.year}年{value.month}月"
    if "d" in plain or "y" not in plain:
        day += f"{value.day}日"
    clock = isinstance(value, datetime) and (value.hour or value.minute)
    return f"{day} {value:%H:%M}" if clock and "h" in plain else day


def _number(value: float, style: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    first = style.split(";", maxsplit=1)[0]
    plain = _QUOTED.sub("", first)
    exact = Decimal(f"{value:.{SIGNIFICANT}g}")
    percent = "%" in plain
    if percent:
        exact *= 100
    decimals = _DECIMALS.search(plain)
    if decimals or re.search(r"[0#]", plain):
        places = len(decimals[1]) if decimals else 0
        if "#." not in plain and "E" not in plain:
            exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}" if "," in plain else f"{exact:f}"
    if "." in text and not decimals:
        text = text.rstrip("0").rstrip(".")
    suffix = _SUFFIX.search(first)
    return text + ("%" if percent else "") + ((suffix[1] or suffix[2]) if suffix else "")
