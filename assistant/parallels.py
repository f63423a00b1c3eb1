"""Sentences that say the same of one thing after another, and groups with their members.

装备制造以甲公司，化工以乙公司，铸造以丙公司为典型 tells of three trades; 建材（砖瓦、陶瓷、石灰）
names the members of one. Of both only the part that a question names is told.
"""

from __future__ import annotations

import re

from assistant.question import Query, Want
from corpus.companies import find_companies
from corpus.series import split_segments
from corpus.vocabulary import find_industries

_SIDE = re.compile(r"^[^，。；]{2,8}以[^，。；]{4,}")
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6})（(?P<members>[^（）]*、[^（）]*)）")
_MEMBERS_ASKED = re.compile(r"哪[些几]|什么|啥")


def side_asked(query: Query, text: str) -> str | None:
    """Of trades that each have their enterprise, the one that a question names by either."""
    sides = sides_in(text)
    asked = {mention.industry.name for mention in query.industries}
    own = [
        side
        for side in sides
        if any(name in side for name in query.enterprises)
        or asked & {m.industry.name for m in find_industries(side)}
    ]
    return own[0] if len(own) == 1 else None


def sides_in(text: str) -> list[str]:
    """The parts of a sentence that each name a trade and its enterprise; none if it is no such."""
    sides = [s.text for s in split_segments(text) if _SIDE.match(s.text)]
    named = [side for side in sides if find_companies(side)]
    return named if len(named) > 1 else []


def members_asked(query: Query, text: str) -> str | None:
    """Of groups with their members in brackets, the one whose members are asked for."""
    if not query.wants_any(Want.LIST) or not _MEMBERS_ASKED.search(query.text):
        return None
    groups = list(_GROUP.finditer(text))
    own = [
        group
        for group in groups
        if any(group["name"].endswith(m.word) for m in query.industries)
        or group["name"] in query.text
    ]
    return own[0].group() if len(own) == 1 and len(groups) > 1 else None
