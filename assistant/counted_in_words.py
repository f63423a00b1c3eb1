"""Whether the text itself says how many enterprises there are: 6个行业共63家企业.

A table may list only some of them; its rows are counted where it is the table that is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.question import Query, Want
from corpus.statements import Statement

SAID_OF_IT = 0.5  # of the question, that the sentence and what stands over it explain
_OF_A_TABLE = re.compile(
    r"附[件表]|表[里中格上内]|名单|明细|清单(?:[里中上内]|一?共|列|有|是)|列了|列有|点名|哪[些几]"
)
_TOLD = re.compile(
    r"(?:[列纳]入|共计?|合计|总计|涉及)[^，。；]{0,16}?\d+家|\d+家(?:[列纳]入|企业[列纳]入)"
)


def counted_in_words(
    query: Query, statements: Sequence[Statement], *, score: Callable[[str], float]
) -> bool:
    """Is the number of all enterprises that the question asks for told in a sentence?"""
    of_some = query.grades or query.levels or query.ordinals or query.inner_places
    if query.measure != "家" or of_some or query.industries or not query.wants_any(Want.COUNT):
        return False
    if _OF_A_TABLE.search(query.text):
        return False
    return any(
        _TOLD.search(s.text.text) and score(f"{' '.join(s.headings)} {s.text.text}") >= SAID_OF_IT
        for s in statements
        if s.row is None
    )
