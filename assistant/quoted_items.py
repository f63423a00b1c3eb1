"""Lists of figures that a sentence quotes or does not name, of which an item is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.series import numeric_items

_QUOTED_LIST = re.compile(r"“([^“”]*\d[^“”]*、[^“”]*\d[^“”]*)”")
# 第二阶段分别控制在58微克以内、不超过5天: of what these are is told in another sentence.
OF_OTHERS = re.compile(
    r"^[^和与及]*?阶段[^、\u4e00-\u9fff]*(?:（[^（）]*）)?分别[\u4e00-\u9fff]{0,4}\d"
)


def quoted_item(text: str, *, best: Callable[[Sequence[str]], str]) -> str | None:
    """按“电采暖每户补助3200元、炉具每户补助1200元”执行: the item that is best, if one is."""
    for quoted in _QUOTED_LIST.finditer(text):
        items = numeric_items(quoted.group(1))
        item = best(items) if items else ""
        if item in items:
            return item
    return None
