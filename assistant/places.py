"""Places in a question: those the corpus is about, and those it is not.

The corpus's own places come from its documents; the gazetteer knows all others in the country, so
that a place without documents is told from a word that is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.datamodels import Document

_SUFFIX = re.compile(r"(?:省|自治区|市|自治州|州|地区|盟|县|区|旗)$")
_SHAPE = re.compile(
    r"(?<![全本各两外该我省])([\u4e00-\u9fff]{2,3}(?:省|市|县|州))(?!场|政|民|容|区|面|级|直|委|长|辖|内|里|域|值|城|镇|际)"
)
_NO_PLACE = re.compile(
    r"城市|县市|市县|都市|上市|超市|门市|各县|全县|郊县|哪|什么|几个|所有|建成|同市"
)
_INNER = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,3}(?:县|市|区|旗))(?=[、，。；：\s\d人）]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place named in a question. `region` is the corpus's region it stands for or lies in;
    None for a place that the corpus has no documents for."""

    name: str
    region: str | None
    start: int
    end: int
    whole: bool = True  # the region itself, and no place inside it


class PlaceFinder:
    """Finds places in questions, over the regions of a corpus."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._regions = tuple(dict.fromkeys(d.region for d in documents if d.region))
        self._inner = _inner_places(documents)

    @property
    def regions(self) -> tuple[str, ...]:
        return self._regions

    def find(self, text: str) -> tuple[PlaceName, ...]:
        """Places in the order of the text, without overlaps."""
        found = [*self._own(text), *self._inside(text), *self._unknown(text)]
        found.sort(key=lambda place: (place.start, place.start - place.end))
        kept: list[PlaceName] = []
        for place in found:
            if not kept or place.start >= kept[-1].end:
                kept.append(place)
        return tuple(kept)

    def _own(self, text: str) -> Iterable[PlaceName]:
        for region in self._regions:
            short = _SUFFIX.sub("", region)
            for match in re.finditer(
                f"{re.escape(short)}({re.escape(region[len(short) :])})?", text
            ):
                end = match.end()
                if match.group(1) and text[end : end + 1] == "长":
                    end -= len(match.group(1))  # 某市市长 said as 某市长
                yield PlaceName(name=region, region=region, start=match.start(), end=end)

    def _inside(self, text: str) -> Iterable[PlaceName]:
        for name, region in self._inner.items():
            for match in re.finditer(re.escape(name), text):
                yield PlaceName(
                    name=name, region=region, start=match.start(), end=match.end(), whole=False
                )

    def _unknown(self, text: str) -> Iterable[PlaceName]:
        for match in _SHAPE.finditer(text):
            if not _NO_PLACE.search(match.group(1)):
                yield PlaceName(
                    name=match.group(1), region=None, start=match.start(), end=match.end()
                )


def _inner_places(documents: Sequence[Document]) -> dict[str, str]:
    """Counties and districts that documents name, with the region of those documents.

    A short name serves where the full one is unambiguous: 云岭县 also as 云岭.
    """
    found: dict[str, str] = {}
    for document in documents:
        if document.region is None:
            continue
        for block in document.blocks:
            for match in _INNER.finditer(block.text.text):
                name = match.group(1)
                if name != document.region and not _NO_PLACE.search(name):
                    found.setdefault(name, document.region)
    shorts = {_SUFFIX.sub("", name): region for name, region in found.items() if len(name) > 2}
    return {name: region for name, region in shorts.items() if len(name) > 1} | found
