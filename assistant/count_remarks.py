"""Remarks on how to count: （含“其它”）, 算上开发区, 联合牵头的也算. They ask for what is counted
anyway, and the places and things in them narrow nothing."""

from __future__ import annotations

import re

_NUMBER_ASKED = re.compile(r"多少|(?<!哪)几")
_REMARK = re.compile(
    r"[（(](?:含|连同?|算上|包括)[^（()）几哪]{1,14}[）)]"
    r"|[（(](?:[^（()）]|[（(][^（()）]*[）)])*?(?:算(?:作|一)|[也都]算|另算|往下数|重复)[^（()）]*[）)]"
    r"|数一数|数数(?!据|量|字)|数下来|掰着?指头数?"
    r"|(?<=[，,。？?])(?:算上|连同?|含)[^，,。？?几哪多]{1,14}(?=[，,。？?]|$)"
    r"|(?<=[，,。？?])[^，,。？?几哪多]{1,14}也(?:要|得)?(?:算|计|数)(?:上|在内|进去)?(?=[，,。？?]|$)"
)
_LEFT = re.compile(r"[，,](?=[，,。？?]|$)|(?<=[。？?])[。？?]+")


def without_count_remarks(question: str) -> str:
    """A question that counts, without such remarks; one that counts nothing as it is."""
    if not _NUMBER_ASKED.search(question):
        return question
    return _LEFT.sub("", _REMARK.sub("", question))
