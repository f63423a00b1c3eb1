"""For which place a document was made: read from its issuer's name or from its title."""

from __future__ import annotations

import re
from collections import Counter

from corpus.gazetteer import Gazetteer
from corpus.places import PlaceLevel, spoken_names

_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,7}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|盟|州(?!市(?!场))|县|旗|区)"
)
# Words with the ending of a place that are none.
_NO_PLACE = re.compile(
    r"[局委办厅府部院会、]|关于|印发|转发|开发|管理|^(?:全|本|我|各|该|两|重|城|都|超|有关|相关|中心|主)"
)
_DISTRICT = re.compile(r"[区市]$")
_TOLD = (PlaceLevel.CITY, PlaceLevel.COUNTY)
PLACE_DEPTH = 3  # 省, 市, 县
TIMES_NAMED = 3  # a place that the text itself names at least this often is what it is about


def region_of(name: str | None) -> str | None:
    """The place that a unit or title begins with, the narrowest one: 云岭市东麓县… -> 东麓县."""
    if not name:
        return None
    found, place = None, 0
    for _ in range(PLACE_DEPTH):
        match = _PLACE.match(name, place)
        if not match or not _is_place(match.group(), first=found is None):
            break
        found, place = match.group(), match.end()
    return _full(found)


def _full(name: str | None) -> str | None:
    """The full name of a place that the gazetteer has: 土默特右旗 for 土右旗."""
    places = Gazetteer.standard().named(name) if name else ()
    spoken = len(places) == 1 and name in spoken_names(places[0].name)
    return places[0].name if spoken else name


def _is_place(name: str, *, first: bool) -> bool:
    if Gazetteer.standard().named(name):
        return True
    if _NO_PLACE.search(name):
        return False
    short_district = len(name) <= 2 and bool(_DISTRICT.search(name))
    return not (first and short_district)


def region_named(text: str) -> str | None:
    """The city or county that a text names most, if it does so often enough."""
    places = Gazetteer.standard().find(text)
    counts = Counter(
        mention.place.name
        for mention in places
        if mention.place is not None and mention.place.level in _TOLD
    )
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= TIMES_NAMED else None
