"""How a place in a document is written down for a colleague: 《…》，文号，二（四）9."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.markers import find_markers

__all__ = ["position", "reference"]

_ATTACHMENT = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*")
_TRAILING = " .．、"


def reference(*, title: str, number: str | None, path: Sequence[str]) -> str:
    """（《标题》，文号，位置）; parts that are not known are left out."""
    parts = (f"《{title}》", number or "", position(path))
    return f"（{'，'.join(part for part in parts if part)}）"


def position(path: Sequence[str]) -> str:
    """The enumerators of a heading path, one after another: 二（四）9, 附件2, 第五条."""
    found: list[str] = []
    for enumerator in map(_enumerator, path):
        if found and enumerator.startswith(f"{found[-1]}."):
            found.pop()  # 4.2 says by itself that it is in 4
        found.append(enumerator)
    return "".join(found)


def _enumerator(heading: str) -> str:
    attachment = _ATTACHMENT.match(heading)
    if attachment:
        return "".join(attachment.group().split())
    markers = find_markers(heading)
    return "".join(markers[0].text.split()).strip(_TRAILING) if markers else ""
