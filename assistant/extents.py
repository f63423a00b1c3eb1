"""Which places a zone is made up of, where a document says it: 以甲区、乙县为核心控制区."""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST = 2  # places of a zone
_ZONE = (
    r"(?P<zone>(?!各|该|本|全|两|其)[\u4e00-\u9fff]{0,8}?"
    r"(?:区域|管控区|控制区|禁[\u4e00-\u9fff]{1,3}区|示范区|保护区|功能区|重点区))"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:[县市区旗镇乡]|街道)|全域|建成区|[环线路]以[内外东南西北]"
)
# 禁煤区范围为甲区全域、乙县两镇
_BEHIND = re.compile(
    rf"(?:^|(?<=[，。；：.．、]))\d*{_ZONE}的?(?:具体)?(?:范围)?(?:为|是|包括|包含|：)"
    r"(?P<where>[^。；：]{4,120})"
)
# 以甲区、乙县为核心控制区
_BEFORE = re.compile(
    r"(?:^|(?<=[，。；]))(?:以|将|把)?(?P<where>[^，。；：]{4,80}?)(?:划定?为|列为|设为|作为|为)"
    rf"{_ZONE}(?=[，。；]|$)"
)


def extents_in(text: str) -> Iterator[tuple[str, str]]:
    """The zones of which a text says where they are, each with the words that say it."""
    for match in (*_BEHIND.finditer(text), *_BEFORE.finditer(text)):
        if len(_PLACE.findall(match["where"])) >= FEWEST:
            yield match["zone"], match.group().strip("，。； ")
