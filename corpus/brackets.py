"""Round brackets of one level, as documents set what is said beside: 砖瓦（含烧结砖）."""

from __future__ import annotations

import re

BRACKETED = re.compile(r"（(?P<inner>[^（）]*)）")


def without_brackets(text: str) -> str:
    """A text without what stands in brackets."""
    return BRACKETED.sub("", text)
