"""Rules that do not hold for the case asked about, by what they say themselves.

They name the places that they are for (甲区、乙区建成区全年禁止燃放, asked of 丙县), or the case in
which they hold (发布预警期间, asked of when there is no warning).
"""

from __future__ import annotations

import re

from assistant.question import Query, Want
from assistant.wording import NO_WARNING
from corpus.places import short_name
from corpus.statements import Statement

_NAME = r"(?!其[他它余]|[各全])[\u4e00-\u9fff]{2,5}?[县市区旗]"
# A rule that begins with the places that it is for.
_SUBJECTS = re.compile(rf"^(?:[\d.．]+)?(?:在)?{_NAME}(?:、{_NAME})+")
_IN_A_WARNING = re.compile(r"预警(?:响应)?(?:期间|时|发布|启动)|(?:发布|启动)[^，。；]{0,8}预警")


def is_for_others(query: Query, statement: Statement) -> bool:
    """Does a rule name the places or the case that it is for, and not those asked about?"""
    if not query.wants_any(Want.WHETHER):
        return False
    text = statement.text.text
    if NO_WARNING.search(query.text) and _IN_A_WARNING.search(text):
        return True
    if not _SUBJECTS.match(text) or not query.inner_places:
        return False
    return not any(short_name(place) in text for place in query.inner_places)
