"""Places in a text: every province, city and county of China, and those a corpus adds.

Full names are taken at their word. A short name (湖州) is taken unless it could be cut out of
other words (提|高平|均) or is a word itself (合作, 大同), and then only where the text around it
speaks of places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from corpus.errors import CorpusError
from corpus.folded import Folded, fold
from corpus.places import (
    PROVINCE_LETTERS,
    Place,
    PlaceLevel,
    PlaceMention,
    short_name,
    spoken_names,
)

__all__ = ["Gazetteer", "Place", "PlaceLevel", "PlaceMention", "find_places", "short_name"]

_DATA = Path(__file__).resolve().parent / "data"
_LEVELS = {2: PlaceLevel.PROVINCE, 4: PlaceLevel.CITY, 6: PlaceLevel.COUNTY}
_RANK = {level: rank for rank, level in enumerate(PlaceLevel)}
_ZONE = re.compile(
    r"(?:国家级?|省级)?(?:经济技术|高新技术产业|经济|高新技术|高新|综合保税|循环经济|现代农业|转型综改|综合改革)?"
    r"(?:产业)?(?:开发区|示范区|高新区|经开区|综改区|保税区)"
)
_LETTERS = re.compile(f"[{''.join(PROVINCE_LETTERS)}]{{2,}}")
_LETTER_PAIRS = frozenset(
    (
        "京津", "津冀", "川渝", "晋陕", "晋冀", "晋豫", "陕甘", "云贵", "苏浙", "苏皖", "沪苏",
        "沪浙", "浙皖", "鲁豫", "冀鲁", "冀豫", "豫皖", "湘鄂", "湘赣", "粤桂", "粤港", "粤闽",
        "闽赣", "川黔", "滇黔", "黔桂", "蒙晋", "晋蒙", "甘青", "港澳",
    )
)  # fmt: skip
_SHAPE = re.compile(
    r"(?:(?<![一-龥])|(?<=[的和与在跟对比]))"
    r"(?P<name>(?![全各本我该哪每这那有所其相部几多城]|贫困|重点|示范|试点|先进|周边|县级|地级|沿|[一-龥]?的)"
    r"[一-龥]{2}[市县])(?![场长城])"
)
# A banner by the briefest of its names (伊旗), where a question begins with it.
_BRIEFEST = re.compile(r"(?:(?<![一-龥])|(?<=[的和与跟在对比]))[一-龥]旗(?![帜下舰手号袍])")
_LIST_JOINT = re.compile(r"(?:人民政府|政府)?[、,和与及]")
_OFFICE = re.compile("人民政府|政府|[区县市]委|全域|境内")
_CLEAN_BEFORE = '那在去到从与和及跟对比、位于至由给我请问是把让说:;,。!?()"《》[]'
_CLEAN_AFTER = re.compile(
    r"$|[\d、,。;:!?()\"\[\]《》]|[市县区]|呢|的|与|和|及|跟|对|比(?!例|重|如)|今|去年|明年|本|上[一个]|这|全[市县]"
    r"|秋冬|采暖|哪|有[哪多什没几]|要|怎|是|由|也|还|政府|环保|企业|地区|境内|当地|空气|大气|散煤"
    r"|焦化|钢铁|水泥|砖|铸造|化工|工地|农村|那[边里]|城[区里]"
)
_SO_MANY = re.compile("[两二三四五]个?[市县区旗地]")  # 甲、白银两市, though 银两 is a word
_WORD_ON = re.compile(
    "久安|小异|社会|强|充足|时段|条件|[路街]"
)  # what makes a word of an ordinary name: 长治久安
_LANDMARKS = frozenset("河湖江湾岛岭沟峡寺庙庄坡")  # 钱塘江 is no district
_SETTLEMENTS = frozenset("山路街巷镇乡村桥")  # nor is 江西路 a province; but 淮安山区, 湖州乡镇
_ROAD_WORDS = ("路检", "路查", "路面", "路段", "路网", "街面")  # 江州路检 is done in 江州
_WHEREABOUTS = frozenset("里上下头边间")  # and 江州乡里, 江州街上 are there too
_TOWN_ENDS = "镇乡"
# What no name of a town begins with: 今年桐乡, 咱们金乡.
_BEFORE_A_PLACE = frozenset("年月日天季冬夏春秋期们咱省市县区旗州盟度")
_LEAST_SURE = 3  # a short name of three characters is hardly ever a chance sequence


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the index. `ordinary`: it is a word too. `full`: with its suffix."""

    text: str
    places: tuple[Place, ...]
    ordinary: bool
    full: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    name: _Name


class Gazetteer:
    """An immutable set of places; `with_places` makes a larger one."""

    def __init__(
        self, places: Iterable[Place], *, ordinary: frozenset[str], known: frozenset[str]
    ) -> None:
        """`ordinary` are names that are words too; `known` names are expected all the same."""
        self._places = tuple(places)
        self._ordinary = ordinary
        self._known = known

    @cached_property
    def _index(self) -> dict[str, tuple[_Name, ...]]:
        """Made when first needed: the standard one is often only there to be added to."""
        return _index(self._places, self._ordinary - self._known, known=self._known)

    @classmethod
    @lru_cache(maxsize=1)
    def standard(cls) -> Gazetteer:
        """All provinces, cities and counties of China."""
        places, ordinary = _read(_DATA / "places.tsv")
        return cls(places, ordinary=ordinary, known=frozenset())

    def with_places(self, names: Iterable[str]) -> Gazetteer:
        """This and more: names as they stand in the corpus, with parents if need be
        (某省/某市/某县). A name that is here already becomes one that is expected."""
        places, known = list(self._places), set(self._known)
        for path in names:
            parent: Place | None = None
            for name in path.split("/"):
                parent = self._place(name, parent, places)
                known |= {parent.name, short_name(parent.name)}
        return Gazetteer(places, ordinary=self._ordinary, known=frozenset(known))

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of that full or short name; a province's letter (晋) will do too."""
        name = PROVINCE_LETTERS.get(name, name)
        hits = (entry for entry in self._index.get(name[:2], ()) if entry.text == name)
        return next((entry.places for entry in hits), ())

    def find(
        self, text: str, *, within: Place | None = None, guess: bool = False
    ) -> tuple[PlaceMention, ...]:
        """The places of `text` in order. Of several of one name, those inside `within`, or
        inside another place of the text, are preferred. With `guess`, what has the shape of a
        city or county and is none that is known (某某县呢？) counts as well, without a parent."""
        folded = fold(text)
        hits = self._hits(folded.text)
        if guess:
            hits = sorted([*hits, *_guessed(folded.text, hits)], key=lambda hit: hit.start)
        told = [hit.name.places[0] for hit in hits if len(hit.name.places) == 1]
        around = [*told, within] if within is not None else told
        return tuple(_mention(text, folded, hit, around) for hit in hits)

    def _place(self, name: str, parent: Place | None, places: list[Place]) -> Place:
        """The place of that name under that parent; added to `places` if it is new."""
        if len(name) < 2:
            raise CorpusError(f"地名太短：{name!r}；请写全称，如“某某市”")
        for place in places:
            if place.name == name and (parent is None or parent.contains(place)):
                return place
        here = self.find(name) if parent is None else ()
        if len(here) == 1 and here[0].text == name and here[0].place is not None:
            return here[0].place  # 某某开发区, of a city that is here
        place = Place(name=name, level=_level(name, parent), parent=parent)
        places.append(place)
        return place

    def _hits(self, text: str) -> list[_Hit]:
        hits: list[_Hit] = []
        doubtful: list[_Hit] = []
        place = 0
        while place < len(text) - 1:
            reached = place
            for name in self._index.get(text[place : place + 2], ()):
                if not text.startswith(name.text, place):
                    continue
                hit = _Hit(place, place + len(name.text), name)
                if self._meant(text, hit, hits[-1] if hits else None):
                    hits.append(hit)
                    reached = hit.end
                    break
                doubtful.append(hit)
                if not name.full and self._begins_feature(text[hit.end : hit.end + 2]):
                    reached = hit.end  # no place begins inside that of a river: 宁夏河滨
            place = max(reached, place + 1)
        return _with_listed(text, [*hits, *self._letters(text, hits)], doubtful)

    def _letters(self, text: str, hits: Sequence[_Hit]) -> Iterator[_Hit]:
        """京津冀, 晋陕豫: provinces by their letters, where several stand together."""
        for run in _LETTERS.finditer(text):
            letters, start = run[0], run.start()
            told = len(letters) > len(set(letters)) or any(
                hit.start < run.end() and start < hit.end for hit in hits
            )
            if told or (len(letters) == 2 and letters not in _LETTER_PAIRS):
                continue
            for place, letter in enumerate(letters, start=start):
                name = _Name(letter, self.named(letter), ordinary=False, full=False)
                yield _Hit(place, place + 1, name)

    def _meant(self, text: str, hit: _Hit, before: _Hit | None) -> bool:
        """Whether the name means the place here."""
        name, end = hit.name, hit.end
        if before is not None and before.end == hit.start and _inside(name, before.name):
            return True
        if name.full:
            if name.ordinary:
                return _OFFICE.match(text, end) is not None
            return len(name.text) >= _LEAST_SURE or not _cut_left(text, hit)
        if name.ordinary:
            return name.places[0].level is PlaceLevel.CITY and _clean(text, hit)
        if self._begins_feature(text[end : end + 2]) or _ends_a_town(text, hit):
            return False
        province = name.places[0].level is PlaceLevel.PROVINCE  # 江西|安钢, whatever 西安 is
        sure = province or len(name.text) >= _LEAST_SURE
        return sure or not (_cut_left(text, hit) or _cut_right(text, hit))

    def _begins_feature(self, behind: str) -> bool:
        """Whether what is behind a short name makes it that of a river, a road, a village."""
        if behind in self._index or not behind:
            return False
        word = behind in _common_words() or behind in _ROAD_WORDS or behind[1:] in _WHEREABOUTS
        return behind[0] in _LANDMARKS or (behind[0] in _SETTLEMENTS and not word)


def find_places(text: str, *, within: Place | None = None) -> tuple[PlaceMention, ...]:
    """The places of `text` that the standard gazetteer knows."""
    return Gazetteer.standard().find(text, within=within)


def _read(path: Path) -> tuple[list[Place], frozenset[str]]:
    by_code: dict[str, Place] = {}
    ordinary: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, *mark = line.split("\t")
        parent = by_code.get(code[:4]) if len(code) == 6 else None
        parent = parent or (by_code.get(code[:2]) if len(code) > 2 else None)
        by_code[code] = Place(name=name, level=_LEVELS[len(code)], parent=parent, code=code)
        if mark:
            ordinary |= {short_name(name), name} if len(name) == 2 else {short_name(name)}
    return list(by_code.values()), frozenset(ordinary)


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    return frozenset((_DATA / "words.txt").read_text(encoding="utf-8").split())


def is_common_word(text: str) -> bool:
    """Is this an ordinary word of the language rather than a name?"""
    return text in _common_words()


def _level(name: str, parent: Place | None) -> PlaceLevel:
    if _ZONE.search(name):
        return PlaceLevel.ZONE
    if name.endswith(("省", "自治区")):
        return PlaceLevel.PROVINCE
    in_city = parent is not None and parent.level is PlaceLevel.CITY
    if in_city or name.endswith(("县", "区", "旗")):
        return PlaceLevel.COUNTY
    return PlaceLevel.CITY


def _index(
    places: Sequence[Place], ordinary: frozenset[str], *, known: frozenset[str]
) -> dict[str, tuple[_Name, ...]]:
    """Names under their first two characters, the longest first."""
    named: dict[tuple[str, bool], list[Place]] = defaultdict(list)
    for place in places:
        named[place.name, True].append(place)
        short = short_name(place.name)
        if short != place.name:
            named[short, False].append(place)
    for text, place in _spoken(places, ordinary, known=known):
        named[text, True].append(place)
        if place.name in known and _is_bare_name(text[:-1]):
            named[text[:-1], False].append(place)
    index: dict[str, list[_Name]] = defaultdict(list)
    for (text, full), found in named.items():
        if not full and (text, True) in named:
            continue
        ranked = sorted(found, key=lambda place: _RANK[place.level])
        top = [place for place in ranked if place.level is ranked[0].level]
        index[text[:2]].append(_Name(text, tuple(top), text in ordinary, full))
    return {
        start: tuple(sorted(names, key=lambda name: -len(name.text)))
        for start, names in index.items()
    }


def _spoken(
    places: Sequence[Place], ordinary: frozenset[str], *, known: frozenset[str]
) -> Iterator[tuple[str, Place]]:
    """Briefer names with their suffix that no other place has; those of two characters (达旗), and
    counties' that begin with a word (通道县), only for places that are expected."""
    names = {place.name for place in places}
    for place in places:
        above = place.level is PlaceLevel.CITY  # 恩施州, though 恩施 may be a word
        for text in spoken_names(place.name):
            sure = len(text) >= _LEAST_SURE and (above or text[:-1] not in ordinary)
            if text not in names and (sure or place.name in known):
                yield text, place


def _is_bare_name(stem: str) -> bool:
    """May a brief name do without its suffix: 土右, 达茂?"""
    return len(stem) > 1 and stem not in _common_words()


def _inside(inner: _Name, outer: _Name) -> bool:
    return any(parent.contains(place) for parent in outer.places for place in inner.places)


def _guessed(text: str, hits: Sequence[_Hit]) -> Iterator[_Hit]:
    for match in _SHAPE.finditer(text):
        start, end = match.span("name")
        if any(hit.start < end and start < hit.end for hit in hits):
            continue
        place = Place(name=match["name"], level=_level(match["name"], None))
        yield _Hit(start, end, _Name(match["name"], (place,), ordinary=False, full=True))
    for match in _BRIEFEST.finditer(text):
        places = tuple(p for p in Gazetteer.standard()._places if match[0] in spoken_names(p.name))
        if places and not any(hit.start < match.end() and match.start() < hit.end for hit in hits):
            yield _Hit(*match.span(), _Name(match[0], places, ordinary=False, full=True))


def _clean(text: str, hit: _Hit) -> bool:
    """Whether nothing around the name can be part of a word with it."""
    left = hit.start == 0 or text[hit.start - 1] in _CLEAN_BEFORE
    inside = text[max(hit.start - 1, 0) : hit.start] == "在" and not _WORD_ON.match(text, hit.end)
    behind = _CLEAN_AFTER.match(text, hit.end) or _SO_MANY.match(text, hit.end)
    return left and (inside or behind is not None)


def _ends_a_town(text: str, hit: _Hit) -> bool:
    """Is the short name of a county but the end of a town's: 固镇 in 龙固镇?"""
    before = text[hit.start - 1 : hit.start] if hit.start else ""
    return (
        hit.name.text[-1] in _TOWN_ENDS
        and hit.name.places[0].level is PlaceLevel.COUNTY
        and "一" <= before <= "龥"
        and before not in _BEFORE_A_PLACE
        and before not in _CLEAN_BEFORE
        and text[max(hit.start - 2, 0) : hit.start] not in _common_words()
    )


def _cut_left(text: str, hit: _Hit) -> bool:
    """提高|平均: the first character belongs to a word before."""
    return text[hit.start - 1 : hit.start + 1] in _common_words()


def _cut_right(text: str, hit: _Hit) -> bool:
    """高|平均: the last character belongs to a word behind, which nothing else claims; in
    高平|安全 the word behind it does."""
    end, words = hit.end, _common_words()
    cut = text[end - 1 : end + 1] in words and text[end : end + 2] not in words
    return cut and not _SO_MANY.match(text, end)


def _with_listed(text: str, hits: list[_Hit], doubtful: Iterable[_Hit]) -> list[_Hit]:
    """城区 in a list with 德清县 is a district of the same city."""
    kept = list(hits)
    for hit in doubtful:
        if any(hit.start < other.end and other.start < hit.end for other in kept):
            continue
        if hit.name.full and any(_listed(text, hit, other) for other in hits):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _listed(text: str, hit: _Hit, other: _Hit) -> bool:
    first, second = (hit, other) if hit.start < other.start else (other, hit)
    joined = _LIST_JOINT.fullmatch(text, first.end, second.start) is not None
    return joined and any(
        place.parent is not None and place.parent == sibling.parent
        for place in hit.name.places
        for sibling in other.name.places
    )


def _mention(source: str, folded: Folded, hit: _Hit, around: Sequence[Place]) -> PlaceMention:
    candidates = hit.name.places
    nearer = tuple(
        place
        for place in candidates
        if any(other.contains(place) or _siblings(other, place) for other in around)
    )
    candidates, end = nearer or candidates, hit.end
    zone = _ZONE.match(folded.text, hit.end)
    if zone:
        end = zone.end()
        candidates = tuple(
            Place(name=folded.text[hit.start : end], level=PlaceLevel.ZONE, parent=place)
            for place in candidates
        )
    start_at, end_at = folded.start(hit.start), folded.end(end)
    return PlaceMention(
        start=start_at,
        end=end_at,
        text=source[start_at:end_at],
        candidates=candidates,
        full=hit.name.full or zone is not None,
    )


def _siblings(one: Place, other: Place) -> bool:
    return one.parent is not None and one.parent == other.parent
