"""Numbers written in Arabic or Chinese digits, as exact decimals.

Plans write 二〇二一年, 百分之八十, 十二个 and 8.4255万 side by side; one function reads them all.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from corpus.errors import CorpusError

CHINESE_DIGITS = "〇零一二两三四五六七八九"
CHINESE_NUMERALS = CHINESE_DIGITS + "十百千万亿"
MAGNITUDES = {"百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000,
              "亿": 100_000_000, "万亿": 1_000_000_000_000}  # fmt: skip
_DIGIT = {sign: value for value, signs in enumerate(
    ("〇零OoＯ○", "一", "二两", "三", "四", "五", "六", "七", "八", "九")
) for sign in signs}  # fmt: skip
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1_000}
_LARGE_UNITS = "万亿"


def decimal_of(text: str) -> Decimal:
    """The value of a numeral: `1,400`, `8.4255`, `二〇二一`, `三十五`, `1.5万`, `三点五`."""
    plain = text.replace(",", "").replace(" ", "")
    for name in sorted(MAGNITUDES, key=len, reverse=True):
        head = plain.removesuffix(name)
        if head != plain and head and head[0].isdecimal():
            return decimal_of(head) * MAGNITUDES[name]
    try:
        return Decimal(plain) if plain[:1].isdecimal() else _chinese(plain)
    except (InvalidOperation, KeyError) as exc:
        raise CorpusError(f"不是数字：{text!r}") from exc


def integer_of(text: str) -> int:
    return int(decimal_of(text))


def _chinese(text: str) -> Decimal:
    whole, point, fraction = text.partition("点")
    value = Decimal(_chinese_integer(whole))
    if point:
        value += Decimal("0." + "".join(str(_DIGIT[sign]) for sign in fraction))
    return value


def _chinese_integer(text: str) -> int:
    if not text:
        raise KeyError(text)
    if not any(sign in _SMALL_UNITS or sign in _LARGE_UNITS for sign in text):
        return int("".join(str(_DIGIT[sign]) for sign in text))
    total = section = digit = 0
    for sign in text:
        if sign in _SMALL_UNITS:
            section += (digit or 1) * _SMALL_UNITS[sign]
            digit = 0
        elif sign == "亿":
            total = (total + section + digit) * 100_000_000
            section = digit = 0
        elif sign == "万":
            total += (section + digit) * 10_000
            section = digit = 0
        else:
            digit = _DIGIT[sign]
    return total + section + digit
