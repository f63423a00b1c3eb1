"""Of a total and its shares the total, where a question is about all of it.

A sentence that gives both (完成改造5万户，其中煤改气2万户) answers for the whole with the first,
however much of the question the words of the shares explain.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose import Finding
from assistant.measured import measure_pattern
from assistant.question import Query
from corpus.series import split_segments
from corpus.statements import Statement
from corpus.vocabulary import ways_in

SHARE_NAME = 3  # first characters of a share's name, by which a question names it
_SHARE_NAME = re.compile(r"[\u4e00-\u9fff]+(?=[\d.\s]*$)")


def in_all(query: Query, finding: Finding, statement: Statement) -> Finding:
    """Of a total and its shares (…5万户，其中…2万户) the total, where no share is asked for."""
    whole, _, shares = statement.text.text.partition("其中")
    if not (query.measure and shares) or ways_in(query.text) or finding.value in whole:
        return finding
    pattern = measure_pattern(query.measure)
    totals = [s.text for s in split_segments(whole) if pattern.search(s.text)]
    if not totals or pattern.search(finding.value) is None:
        return finding
    if any(_names_share(query, shares[: match.start()]) for match in pattern.finditer(shares)):
        return finding
    subject = finding.text.removesuffix(finding.value)
    return replace(finding, text=f"{subject}{totals[-1]}", value=totals[-1])


def _names_share(query: Query, ahead: str) -> bool:
    """Does the question name the share whose figure stands behind these words?"""
    name = _SHARE_NAME.search(ahead)
    return name is not None and name.group()[:SHARE_NAME] in query.text
