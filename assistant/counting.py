"""What one sentence lets one count for a question: parts to add up, or members that it names."""

from __future__ import annotations

import re

from assistant.asked_count import AskedCount, asked_count
from assistant.named_members import members_named
from assistant.question import Query
from assistant.sums import add_up
from assistant.tally import Tally
from corpus.numerals import find_quantities
from corpus.statements import Statement

_UNITS_IN_CHARGE = re.compile(r"(?:部门|单位|机构|委办局)$")
_OF_ENTERPRISES = frozenset("家")
# Units of what has a name that could stand in a list; batches, lorries and tons have none.
_OF_NAMED = frozenset(
    {
        "个", "家", "项", "条", "种", "类", "处", "所", "座", "县", "区", "市", "镇", "园区", "行业",
        "单位", "部门", "企业",
    }
)  # fmt: skip


def tally(query: Query, statement: Statement) -> Tally | None:
    """The number asked for, worked out; None if it is not to be had from the statement, or if
    the statement tells it."""
    asked = asked_count(query)
    if asked is None or (statement.row is not None and statement.row.is_figures):
        return None
    return add_up(asked, statement.text.text) or _members_counted(asked, statement)


def _members_counted(asked: AskedCount, statement: Statement) -> Tally | None:
    text = statement.text.text
    if asked.unit not in _OF_NAMED:
        return None
    if any(quantity.unit == asked.unit for quantity in find_quantities(text)):
        return None
    enterprises = asked.unit in _OF_ENTERPRISES
    for thing in asked.phrases:
        if _UNITS_IN_CHARGE.search(thing) and statement.duty is not None:
            text = statement.duty.text.strip("（）()〔〕［］【】")
        members = members_named(text, thing=thing, enterprises=enterprises)
        if members is not None:
            said = "列出" if members.is_open else "共"
            return Tally(number=f"{said}{len(members.names)}{asked.unit}", parts=members.names)
    return None
