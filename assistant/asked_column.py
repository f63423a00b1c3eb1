"""Which column of a row is asked for, where the words of its name do not tell.

A list of works often has two columns of one thing: what there is (现有工艺) and what comes of it
(改造工艺). A question says which by what it says of time: 改造之前, 换成什么.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.datamodels import Cell

_ACT = "改造|治理|整治|整改|升级|更换|替代"
_BEFORE_NAME = re.compile(rf"现有|现状|目前|当前|原有|(?:{_ACT})前|原(?![料材煤油])")
_AFTER_NAME = re.compile(rf"拟|计划|(?:{_ACT}|采用)后?(?!前)的?")
_BEFORE_ASKED = re.compile(
    rf"现在|目前|眼下|现有|现用|原来|原先|原有|以前|本来|(?:{_ACT}|换|改)(?:之|以)?前"
)
_AFTER_ASKED = re.compile(
    rf"[换改](?:成|为|用|做|上|作)|(?:升级|替换|更新|更换|替代)[成为]|(?:{_ACT}|换|改)(?:之|以|完)?后"
    r"|(?:要|拟|打算|准备|计划)(?:换|改|上|用|采用)"
)
_FROM_WHAT = re.compile(r"[从由](?:什么|哪种|哪类|啥)")
_SHARE = re.compile(r"^其中[：:，]")
_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")
_MONEY_NAME = re.compile(r"投资|资金|费用|经费|金额|[（(][万亿]?元[）)]")


def unit_of_column(column: str) -> str | None:
    """The unit that a column's name ends with, in brackets: 吨/年 of 预计削减（吨/年）."""
    match = _UNIT.search(column)
    return match["unit"] if match else None


def names_share(column: str, text: str) -> bool:
    """Does a text name the kind that a column counts of all: 小微 of 其中：小微（家）?"""
    kind = _SHARE.sub("", column).partition("（")[0].strip()
    return bool(_SHARE.match(column)) and len(kind) > 1 and kind in text


def tells_money(column: str) -> bool:
    """Does a column hold sums of money?"""
    return _MONEY_NAME.search(column) is not None


def cells_of_state(cells: Sequence[Cell], question: str) -> list[Cell]:
    """The cells of what was before, of what comes after, or of both, as the question asks; none
    where the row does not tell the two apart or the question does not speak of them."""
    asked = _states_asked(question)
    before = {rest: cell for cell in cells if (rest := _rest(_BEFORE_NAME, cell.column))}
    after = {
        rest: cell
        for cell in cells
        if cell not in before.values() and (rest := _rest(_AFTER_NAME, cell.column))
    }
    both = before.keys() & after.keys()
    told = [*(before[r] for r in both if asked[0]), *(after[r] for r in both if asked[1])]
    return [cell for cell in cells if cell in told]


def _states_asked(question: str) -> tuple[bool, bool]:
    """Is it asked what was before, and what comes after?"""
    later = _AFTER_ASKED.search(question) is not None
    earlier = _FROM_WHAT if later else _BEFORE_ASKED
    return earlier.search(question) is not None, later


def _rest(pattern: re.Pattern[str], column: str) -> str:
    """What a column is of, without the words of its state; empty where it has none."""
    rest = pattern.sub("", column, count=1)
    return rest if rest != column else ""
