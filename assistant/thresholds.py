"""Sizes from or up to which a rule holds: 150万吨以上企业 is said of no smaller one."""

from __future__ import annotations

import re

from assistant.question import Query
from corpus.numerals import Quantity, QuantityBound, find_quantities

# Behind the size the thing that has it: 150万吨以上企业, 35蒸吨/小时以下的燃煤锅炉.
_OF_A_THING = re.compile(
    r"及?以[上下内](?:的|[^\W\d]{0,6}(?:企业|单位|锅炉|工地|项目|机组|高炉|转炉|设施|装置|车))"
)
_NOT_A_SIZE = frozenset({"%", "", "个百分点", "天", "小时", "元", "倍", "次"})


def is_of_another_size(query: Query, text: str) -> bool:
    """Does the question name a size that all rules of a text for things of its unit leave out?"""
    asked = [q for q in find_quantities(query.text) if _is_size(q)]
    if not asked:
        return False
    rules = [q for q in find_quantities(text) if _limits(q, text)]
    said = {(q.value, q.unit) for q in find_quantities(text)}
    for size in asked:
        if (size.value, size.unit) in said:
            continue
        own = [rule for rule in rules if rule.unit == size.unit]
        if own and not any(_holds(rule, size) for rule in own):
            return True
    return False


def _is_size(quantity: Quantity) -> bool:
    """A number with a unit that is given, not one that is aimed at."""
    exact = quantity.bound in (QuantityBound.EXACT, QuantityBound.ABOUT)
    return exact and quantity.value_to is None and quantity.unit not in _NOT_A_SIZE


def _limits(quantity: Quantity, text: str) -> bool:
    """Is it the size from or up to which a rule holds?"""
    bound = quantity.bound in (QuantityBound.LOWER, QuantityBound.UPPER)
    return bound and _OF_A_THING.match(text, quantity.end) is not None


def _holds(rule: Quantity, size: Quantity) -> bool:
    if rule.bound is QuantityBound.LOWER:
        return size.value >= rule.value
    return size.value <= rule.value
