"""Government units in a text, by the name of the office, by shape, and with whose they are.

生态环境局, 环保局 and 市生态环境局 are one office named three ways; offices that no lexicon holds
are known by their shape (市某某工作领导小组办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.folded import Folded, fold
from corpus.gazetteer import Gazetteer
from corpus.mentions import UnitMention
from corpus.places import PlaceLevel, PlaceMention, short_name
from corpus.unit_lexicon import unit_lexicon

__all__ = [
    "COUNTIES",
    "GOVERNMENT",
    "LEVEL_NAMES",
    "ZONE_OFFICE",
    "UnitMention",
    "counties_name",
    "find_units",
]

COUNTIES = (
    r"(?:各|有关|相关|所有)?"
    r"(?:县\(市[、,]?区?\)区?|县\(区[、,]?市?\)|县市区|县区|区县|市县区?)"
)
GOVERNMENT = "人民政府"
ZONE_OFFICE = "开发区管委会"
LEVEL_NAMES = {PlaceLevel.PROVINCE: "省", PlaceLevel.CITY: "市", PlaceLevel.COUNTY: "县",
           PlaceLevel.ZONE: "县"}  # fmt: skip
_LEVEL_SIGNS = {"省": "省", "市": "市", "州": "市", "盟": "市", "县": "县", "区": "县", "旗": "县",
                "镇": "乡", "乡": "乡"}  # fmt: skip
_NO_END = re.compile(
    "(?<=部)(?:门|队|署)|(?<=办)[事理法学公案]|(?<=委)[员托派任]|(?<=局)[面势限域]"
)
_GOVERNMENT = re.compile(
    rf"(?P<all>{COUNTIES})?(?P<towns>各乡\(?镇\)?(?:\(?、?街道\)?)?)?(?P<pair>市县|省市|县乡)?"
    r"(?:人民政府|政府)(?!网|采购|部门|购买|补贴|投资|主导|引导)"
)
_ZONE = re.compile(
    r"(?P<all>各)?(?:经济技术|高新技术产业|经济|高新)?(?:开发区|示范区|高新区|经开区|工业园区)?"
    r"(?:党工委、?)?(?:管委会|管理委员会)"
)
_BODY = re.compile(r"(?:领导小?组|委员会|指挥部|专班|联席会议)(?:办公室)?(?![一-龥]{0,2}成员)")
_BODY_REACH = 26
_CLAUSE = re.compile(
    "应当|可以|设立|建立|组织|召开|或者?|根据|提请|决定|委托|任命|选举|及其|及时|每年|坚持|成立|统筹"
    "|[的由向在报商和与]"
)
_LEVEL = r"(?P<level>[省市县区])(?![级域场属内])"
_SHAPE = re.compile(
    rf"(?:(?<=^)|(?<=[^一-龥])|(?<=[由请报经向和与及])){_LEVEL}"
    r"(?P<name>(?:(?![省市县各])[一-龥]){2,14}?"
    r"(?:局|委|办|办公室|中心|支队|大队|总队|集团|公司|院|分局|室))"
    r"(?=[^一-龥]|牵头|负责|配合|按|等|和|及|与|要|应|共同|分别|具体|$)"
)
_OWN_LEVEL = re.compile(rf"[请经及]?{_LEVEL}")
_OTHER_COUNTY = re.compile(
    r"(?<![一-龥])(?P<place>(?![各全本我该])(?:(?![和或及者由请经提受所在报并相关可])[一-龥]){2,3}[县区旗])$"
)
_ALL_COUNTIES = re.compile(rf"{COUNTIES}$")
_OWNER_REACH = 14  # 各县（市、区）, 有关县（市、区）
_EVERY_COUNTY = "县（市、区）"
_STATE = "国家"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A unit in the folded text."""

    start: int
    end: int
    canonical: str
    level: str | None
    place: str
    known: bool


def find_units(text: str, *, gazetteer: Gazetteer | None = None) -> tuple[UnitMention, ...]:
    """The units of `text`, in order and without overlaps; the longest at each place.

    `gazetteer` is the one of the corpus, if that has places which no other knows.
    """
    folded = fold(text)
    ends = tuple(_named(folded.text))
    if not ends and not any(sign in folded.text for sign in "府会组部班局委办心队团司院室"):
        return ()
    places = (gazetteer or Gazetteer.standard()).find(folded.text)
    found = [
        *_offices(folded.text, places, ends),
        *_governments(folded.text, places),
        *_zones(folded.text, places),
        *_bodies(folded.text, places),
        *_shapes(folded.text),
    ]
    found.sort(key=lambda unit: (unit.start, -unit.end, not unit.known))
    kept: list[UnitMention] = []
    reached = 0
    for unit in found:
        if unit.start >= reached:
            kept.append(_mention(text, folded, unit))
            reached = unit.end
    return tuple(kept)


def _named(text: str) -> Iterator[tuple[int, int, str]]:
    """The names of the lexicon in the text, longest first, with their canonical name."""
    lexicon = unit_lexicon()
    place = 0
    while place < len(text) - 1:
        for name in lexicon.starts.get(text[place : place + 2], ()):
            end = place + len(name)
            if text.startswith(name, place) and not _NO_END.match(text, end):
                yield place, end, lexicon.canonical[name]
                place = end - 1
                break
        place += 1


def _offices(
    text: str, places: Sequence[PlaceMention], named: Sequence[tuple[int, int, str]]
) -> Iterator[_Found]:
    for start, end, canonical in named:
        begin, level, place = _owner(text, start, places)
        if level is None and canonical.endswith("厅"):
            level = "省"
        if level is None and canonical.endswith("部") and not place:
            level = None if canonical.startswith("委") else _STATE
        yield _Found(
            start=begin, end=end, canonical=canonical, level=level, place=place, known=True
        )


def _owner(text: str, start: int, places: Sequence[PlaceMention]) -> tuple[int, str | None, str]:
    """Where the unit begins, its level and whose it is, from what stands before its name."""
    before = next((mention for mention in places if mention.end == start), None)
    if before is None and text[start] == "市":  # 湖州|市监局, of which the place has taken 市
        before = next((m for m in places if m.full and m.end == start + 1), None)
    if before is not None:
        level = LEVEL_NAMES[before.candidates[0].level]
        return _chain_start(before, places), level, before.text
    floor = max(0, start - _OWNER_REACH)
    everyone = _ALL_COUNTIES.search(text, floor, start)
    if everyone:
        return everyone.start(), "县", counties_name(everyone[0])
    if text[max(0, start - 2) : start] == _STATE:
        return start - 2, _STATE, ""
    sign = text[start - 1 : start]
    if sign not in _LEVEL_SIGNS:
        return start, None, ""
    other = _OTHER_COUNTY.search(text, floor, start)
    if other:
        return other.start("place"), _LEVEL_SIGNS[sign], other["place"]
    return start - 1, _LEVEL_SIGNS[sign], ""


def counties_name(text: str) -> str:
    """One name for all spellings of 各县（市、区）; those concerned only stay 有关县（市、区）."""
    some = text[:2] if text[:2] in ("有关", "相关") else ""
    return f"{some or '各'}{_EVERY_COUNTY}"


def _chain_start(mention: PlaceMention, places: Sequence[PlaceMention]) -> int:
    """浙江省|湖州市|长兴县 begins with the province."""
    start = mention.start
    for other in reversed(places):
        if other.end == start:
            start = other.start
    return start


def _governments(text: str, places: Sequence[PlaceMention]) -> Iterator[_Found]:
    for match in _GOVERNMENT.finditer(text):
        start, level, place = match.start(), None, ""
        if match["all"]:
            level, place = "县", counties_name(match["all"])
        elif match["towns"]:
            level, place = "乡", "各乡镇"
        elif match["pair"]:
            level, place = _LEVEL_SIGNS[match["pair"][-1]], match["pair"]
        else:
            start, level, place = _owner(text, match.start(), places)
        if level is not None:
            yield _Found(
                start=start,
                end=match.end(),
                canonical=GOVERNMENT,
                level=level,
                place=place,
                known=True,
            )


def _zones(text: str, places: Sequence[PlaceMention]) -> Iterator[_Found]:
    for match in _ZONE.finditer(text):
        zone = next(
            (
                mention
                for mention in places
                if mention.candidates[0].level is PlaceLevel.ZONE
                and mention.start <= match.start() < mention.end <= match.end()
            ),
            None,
        )
        if zone is not None:
            start, place = zone.start, _zone_owner(zone)
        else:
            start, level, place = _owner(text, match.start(), places)
            start, place = (start, place) if level is not None else (match.start(), "")
        yield _Found(
            start=start, end=match.end(), canonical=ZONE_OFFICE, level="县", place=place, known=True
        )


def _zone_owner(zone: PlaceMention) -> str:
    """湖州 of 湖州开发区, 淮安 of 淮安经济开发区."""
    parent = zone.candidates[0].parent
    if parent is None:
        return ""
    return parent.name if zone.text.startswith(parent.name) else short_name(parent.name)


def _bodies(text: str, places: Sequence[PlaceMention]) -> Iterator[_Found]:
    """领导小组, 指挥部 and the like, whose names reach back to whose they are."""
    for match in _BODY.finditer(text):
        floor = max(0, match.start() - _BODY_REACH)
        run = re.search(r"[一-龥]*$", text[floor : match.start()])
        begin = match.start() - len(run[0]) if run else match.start()
        for cut in _CLAUSE.finditer(text, begin, match.start()):
            begin = cut.end()
        owner = next((m for m in places if begin <= m.start < match.start()), None)
        if owner is not None:
            level, place, name_start = LEVEL_NAMES[owner.candidates[0].level], owner.text, owner.end
            start = owner.start
        else:
            sign = _OWN_LEVEL.match(text, begin, match.start())
            if sign is None:
                continue
            start, level, place = sign.start("level"), sign["level"], ""
            name_start = start + 1
        name = text[name_start : match.end()]
        canonical = unit_lexicon().canonical.get(name)
        yield _Found(
            start=start,
            end=match.end(),
            canonical=canonical or name,
            level=_LEVEL_SIGNS.get(level, level),
            place=place,
            known=canonical is not None,
        )


def _shapes(text: str) -> Iterator[_Found]:
    for match in _SHAPE.finditer(text):
        yield _Found(
            start=match.start("level"),
            end=match.end("name"),
            canonical=match["name"],
            level=_LEVEL_SIGNS[match["level"]],
            place="",
            known=False,
        )


def _mention(source: str, folded: Folded, found: _Found) -> UnitMention:
    start, end = folded.start(found.start), folded.end(found.end)
    return UnitMention(
        start=start,
        end=end,
        text=source[start:end],
        canonical=found.canonical,
        level=found.level,
        place=found.place,
        known=found.known,
    )
