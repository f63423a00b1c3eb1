"""Places in a question: those the corpus is about, and those it is not.

The gazetteer knows every place in the country, and learns from the documents the ones it does
not. A place without documents is then told from a word that is no place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.companies import find_companies
from corpus.datamodels import Document
from corpus.fact_references import DOCUMENT_NUMBER
from corpus.gazetteer import Gazetteer
from corpus.places import Place, PlaceLevel, PlaceMention

_NAMED = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,3}(?:县|市|区|旗))(?=[、，。；：\s\d人）]|$)"
)
_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,3}[县市区旗]")
_GENERIC = re.compile(
    r"城市|县市|市县|县区|区县|全县|郊县|^[各全本该两]|市区|城区$|辖区|园区|地区|小区|社区|开发区|含|山区|灾区|矿区|新区|景区|^[含等及和]"
)
_NO_NAME = "城市"  # 市城市 of 市城市管理局
_ALL_OF_IT = re.compile(r"(?:[全各本]|[两几]个?)[市县区]$")
# Towns, where a list or a county's name sets them off: 某县甲镇、乙镇范围内.
TOWN_SET_OFF = re.compile(
    r"(?<=[、，：；（县市区及和])(?![各重建全该本])([\u4e00-\u9fff]{2,3}?(?:(?<![城乡])镇|(?<!城)乡|街道))"
    r"(?=[、，。；）\s等和及范全境辖的])"
)
_NAMED_OFTEN = 2  # times a county has to be named before it counts as a place of the document
TEXTS_KEPT = 256  # questions, with the places in them
_NUMBERED = re.compile(DOCUMENT_NUMBER)
_OFFICE = "长"  # 某市长 is a person, 某市 the place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place named in a question.

    `region` is the corpus's region that it is or lies in; None for a place without documents.
    `whole` tells that it is the region itself; `wide` that it holds regions of the corpus;
    `listed` that the gazetteer has it, which is not only told by the shape of the word.
    """

    name: str
    region: str | None
    start: int
    end: int
    whole: bool = True
    wide: bool = False
    listed: bool = True


class PlaceFinder:
    """Finds places in questions, over the regions of a corpus."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._regions = tuple(dict.fromkeys(d.region for d in documents if d.region))
        self._inner = _inner_places(documents)
        self._towns = _towns(documents)
        self._texts = {
            region: "\n".join(
                b.text.text for d in documents if d.region == region for b in d.blocks
            )
            for region in self._regions
        }
        names = [*self._regions, *(f"{region}/{name}" for name, region in self._inner.items())]
        self._gazetteer = Gazetteer.standard().with_places(names)
        # a question and its parts are searched by one check after another
        self._found = lru_cache(maxsize=TEXTS_KEPT)(self._places_in)

    def find(self, text: str) -> tuple[PlaceName, ...]:
        """Places in the order of the text, without overlaps."""
        return self._found(text)

    @property
    def known(self) -> frozenset[str]:
        """The regions of the corpus, and the counties and districts that its documents name."""
        return frozenset((*self._regions, *self._inner))

    def regions_of_towns(self, text: str) -> tuple[str, ...]:
        """The regions whose documents alone name the towns of a text."""
        return tuple(dict.fromkeys(r for town, r in self._towns.items() if town in text))

    def _places_in(self, text: str) -> tuple[PlaceName, ...]:
        names = [(company.start, company.end) for company in find_companies(text)]
        # 按某市气防〔…〕: a number may begin like a place, a company's name keeps its place
        names += [(m.start() - 1, m.end()) for m in _NUMBERED.finditer(text)]
        return tuple(
            self._resolve(text, mention)
            for mention in self._gazetteer.find(text, guess=True)
            if not any(start < mention.start and mention.end <= end for start, end in names)
            and not self._is_cut_out(text, mention)
        )

    def _is_cut_out(self, text: str, mention: PlaceMention) -> bool:
        """Is it the end of a longer name that the documents have: 津市 in 禾津市? Or no name:
        年全市 in 2021年全市."""
        if _ALL_OF_IT.search(text[mention.start : mention.end]):
            return True
        if not mention.candidates[0].code and mention.text.endswith(_NO_NAME):
            return True
        longer = text[max(mention.start - 1, 0) : mention.end]
        if mention.start == 0 or not _COUNTY.fullmatch(longer):
            return False
        known = any(self._region_of(place) for place in mention.candidates)
        return not known and any(longer in said for said in self._texts.values())

    def _resolve(self, text: str, mention: PlaceMention) -> PlaceName:
        end = mention.end
        if mention.full and text[end : end + 1] == _OFFICE:
            end -= 1
        known = [place for place in mention.candidates if self._region_of(place)]
        place = known[0] if known else mention.candidates[0]
        wide = place.name not in self._regions and self._holds_region(place)
        region = None if wide else self._region_of(place)
        return PlaceName(
            name=place.name,
            region=region,
            start=mention.start,
            end=end,
            whole=place.name == region,
            wide=wide,
            listed=bool(place.code),
        )

    def _region_of(self, place: Place) -> str | None:
        for above in place.line():
            if above.name in self._regions:
                return above.name
        if place.name in self._inner:
            return self._inner[place.name]
        if place.code and place.level in (PlaceLevel.PROVINCE, PlaceLevel.CITY):
            return None  # a document that names another city is not about it
        return next((r for r, text in self._texts.items() if place.name in text), None)

    def _holds_region(self, place: Place) -> bool:
        return any(
            place.contains(inner)
            for region in self._regions
            for inner in self._gazetteer.named(region)
        )


def _inner_places(documents: Sequence[Document]) -> dict[str, str]:
    """Counties and districts that documents name, with the region of those documents."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        if document.region is None:
            continue
        for block in document.blocks:
            for match in _NAMED.finditer(block.text.text):
                name = match.group(1)
                if name != document.region and not _GENERIC.search(name):
                    counts[name, document.region] += 1
        for name in _row_names(document):
            counts[name, document.region] += _NAMED_OFTEN  # a table has a row for it
    found: dict[str, str] = {}
    for (name, region), count in counts.most_common():
        if count >= _NAMED_OFTEN:
            found.setdefault(name, region)
    return found


def _towns(documents: Sequence[Document]) -> dict[str, str]:
    """The towns that documents of one region name, with that region."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for block in document.blocks if document.region else ():
            for town in TOWN_SET_OFF.findall(block.text.text):
                found.setdefault(town, set()).add(document.region or "")
    return {town: min(regions) for town, regions in found.items() if len(regions) == 1}


def _row_names(document: Document) -> Iterator[str]:
    """Counties and districts that a cell of a table is the name of."""
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                name = cell.text.text
                known = _COUNTY.fullmatch(name) and not _GENERIC.search(name)
                if known and name != document.region:
                    yield name
