"""Units asked for their duties that no document names: nothing else answers for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.question import Query, Want
from corpus.statements import Statement
from corpus.units import find_units

_DUTIES_ASKED = re.compile(
    r"(?:负责|承担|分管|[要需得该]?[做干])(?:的)?(?:是|有)?(?:什么|啥|哪[些几])|职责|分工"
    r"|(?:什么|哪[些几][项个]?|几[项个]|多少[项个]?)(?:任务|工作|职责|责任)|任务(?:有|是)(?:什么|哪)"
)
_HEAD = 2  # characters of an office's name that say of what it is: 教育局


def charged_in_vain(query: Query, statements: Iterable[Statement]) -> str:
    """The unit whose duties are asked for, if no statement names it; "" otherwise."""
    if query.wants_any(Want.WHO) or len(query.units) != 1 or not _DUTIES_ASKED.search(query.text):
        return ""
    (unit,) = query.units
    for statement in statements:
        duty = statement.duty.text if statement.duty else ""
        row = statement.row.row.text.text if statement.row else ""
        text = f"{statement.text.text} {duty} {row}"
        if unit[:_HEAD] in text and any(u.canonical == unit for u in find_units(text)):
            return ""
    return unit
