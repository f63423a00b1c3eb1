"""What a question asks: the kind of answer wanted, and the slots it fills.

Everything is read by form: question words, units of measure, places, times, grades. What is left
over is the content, which the evidence has to explain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.datamodels import JsonObject
from assistant.places import PlaceName
from assistant.wants import Attribute, Want, attributes_of, wants_of
from assistant.wording import content_of, focus_of, measure_asked, plain_words
from corpus.dates import TimeKind, TimeMention, find_times
from corpus.units import find_units
from corpus.vocabulary import (
    IndustryMention,
    find_grades,
    find_industries,
    grades_in,
    indicators_in,
    levels_in,
    ordinals_in,
)

__all__ = [
    "Attribute",
    "Query",
    "Want",
    "plain_words",
    "read_question",
    "said_slots",
    "said_times",
    "slots_json",
]

# An edition of the document asked about, which is one of its time: 2018年版预案; but
# 2020年版技术指南 is what it applies.
_EDITION = re.compile(
    r"(?<=20\d\d年)版(?=(?:的|[\u4e00-\u9fff]{0,12})(?:预案|方案|计划|办法|通知|细则|意见))"
)
_WHO_PERSON = re.compile(r"谁|哪位|叫什么|姓名|名字")
_OFFICE = re.compile(
    r"(?:常务)?副?(?:(?:[省市县区州局厅部处科校院]|主|秘书|组|总)长|总?指挥长|总指挥|书记|主任|经理|董事长)"
)
# An indicator that a campaign goes by: 臭氧攻坚, 臭氧污染防治攻坚, PM2.5和臭氧协同控制.
_CAMPAIGN = re.compile(
    r"(?:(?:臭氧|O3|PM2\.5|细颗粒物|扬尘|降尘)[和与、]?){1,2}(?:污染)?(?:防治|防控|协同控制|治理)?"
    r"(?:攻坚|专项|行动)",
    re.IGNORECASE,
)
_WHEN_POLLUTED = re.compile(
    r"(?:臭氧|O3|PM2\.5|细颗粒物)(?:达到|出现|为|是)?(?:[轻中重]度|严重)?(?:污染|超标)(?:及以上)?"
    r"(?:天气?|日)?(?:时候?|的时候|期间|那?几天|天气|的?话|了|，)",
    re.IGNORECASE,
)
_CURTAILED = re.compile(r"限产|停产|减产|错峰|停限产|减排比例")
_CITY_WORD = re.compile(r"区(?![县域])|[直属]|监局|场局|场监")
_NOT_OF = re.compile(r"(?:不是|没到|够不上|达不到|未达到?|没评上|不属于|除了?|非)$")
_BY_WORD_OF = re.compile(r"(?:按照?|依照|遵照|根据|依据|经)(?:党中央|国家|[省市县区])?$")
_WORD = re.compile(r"的?(?:统一|有关|相关)?(?:要求|规定|部署|安排|意见|批准|同意)")
_SEVERAL = re.compile(
    r"两个?[市县]|两地|两年|前后两|[两二]份|两个?(?:秋冬|冬|采暖)|正文和|从\d{4}年到"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as understood. `content` is the text with everything but content blanked out;
    blanks keep the offsets. `places` are all places named, also those outside the corpus."""

    text: str
    wants: tuple[Want, ...]
    attributes: tuple[Attribute, ...]
    regions: tuple[str, ...]
    region_spans: tuple[tuple[int, int], ...]
    inner_places: tuple[str, ...]
    times: tuple[TimeMention, ...]
    grades: frozenset[str]
    levels: frozenset[str]
    ordinals: frozenset[str]
    industries: tuple[IndustryMention, ...]
    indicators: frozenset[str]
    offices: tuple[str, ...]
    units: frozenset[str]
    enterprises: tuple[str, ...]
    documents: tuple[str, ...] = ()  # ids, where a part of a question is about one document
    part: str = ""  # the words of the level that a part of a comparison is about
    measure: str | None
    focus: str  # what a number is asked of: 奖金 in 多少奖金
    content: str
    places: tuple[PlaceName, ...] = ()

    def wants_any(self, *wants: Want) -> bool:
        return any(map(self.wants.__contains__, wants))


def read_question(
    text: str,
    *,
    regions: Sequence[tuple[str, int, int]],
    inner_places: Sequence[str] = (),
    enterprises: Sequence[str] = (),
    as_of: date | None = None,
    places: Sequence[PlaceName] = (),
    numbers: Sequence[tuple[int, int]] = (),
) -> Query:
    """Read one question. `regions` are the regions found in it: name as known, start, end;
    `inner_places` the places inside a region, which stay content; `numbers` the spans of numbers
    of documents of the corpus, which choose the document and are no content."""
    times = tuple(
        mention
        for mention in find_times(_EDITION.sub("的", text), as_of=as_of)
        if mention.kind not in (TimeKind.OPEN, TimeKind.IMMEDIATE)
    )
    spans = tuple((start, end) for _, start, end in regions)
    blank = [*_own_names(text, spans), *((t.start, t.end) for t in times), *numbers]
    blank += _wider_names(text, places)
    units = [unit for unit in find_units(text) if unit.known]
    wants = wants_of(text, several=_names_several(text, places=places, times=times))
    if Want.WHEN not in wants and _one_time_or_another(text, times):
        wants = (Want.WHEN, *(want for want in wants if want is not Want.WHAT))
    if Want.WHO in wants and "还是" in text:  # 交警牵头还是住建局牵头: units to choose from
        blank += [(unit.start, unit.end) for unit in units]
    return Query(
        text=text,
        wants=wants,
        attributes=attributes_of(text),
        regions=tuple(dict.fromkeys(name for name, _, _ in regions)),
        region_spans=spans,
        inner_places=tuple(inner_places),
        enterprises=tuple(enterprises),
        times=times,
        grades=_grades_meant(text),
        levels=levels_in(text),
        ordinals=ordinals_in(text),
        industries=find_industries(text),
        indicators=_indicators_meant(text),
        units=frozenset(u.canonical for u in units if not _is_deferred_to(text, u.start, u.end)),
        offices=tuple(_OFFICE.findall(text)) if _WHO_PERSON.search(text) else (),
        measure=measure_asked(text),
        focus=focus_of(text),
        content=content_of(text, spans=blank),
        places=tuple(places),
    )


def _is_deferred_to(text: str, start: int, end: int) -> bool:
    """Is a unit but the one whose word counts (按照省政府要求), which has no part in the task?"""
    return bool(_BY_WORD_OF.search(text, 0, start) and _WORD.match(text, end))


def _one_time_or_another(text: str, times: Sequence[TimeMention]) -> bool:
    """Is one of two times asked for: 12月底前还是3月底前?"""
    return any(text.startswith("还是", mention.end) for mention in times[:-1])


def _grades_meant(text: str) -> frozenset[str]:
    """The grades named, but for those that it is not about: 不是A级的企业, 除A级以外."""
    meant = {m.grade for m in find_grades(text) if not _NOT_OF.search(text[: m.start])}
    return frozenset(meant)


def _indicators_meant(text: str) -> frozenset[str]:
    """The indicators named, but for one that only a campaign goes by (臭氧攻坚里的优良天数), where
    there is another; and for one that only tells when something holds (臭氧轻度污染时限产多少)."""
    text = _WHEN_POLLUTED.sub("", text) if _CURTAILED.search(text) else text
    return indicators_in(_CAMPAIGN.sub("", text)) or indicators_in(text)


def _own_names(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of regions without the 市 that begins the next word: 某市区, 某市监局."""
    return [
        (start, end - 1 if text[end - 1] == "市" and _CITY_WORD.match(text, end) else end)
        for start, end in spans
    ]


def _wider_names(text: str, places: Sequence[PlaceName]) -> list[tuple[int, int]]:
    """The spans of places that only say where the one right behind them lies: 某省某市某县."""
    return [
        (place.start, place.end)
        for place, inner in pairwise(places)
        if place.wide
        and text[place.end : inner.start] in ("", "的")
        and (inner.region or inner.wide)
    ]


def _names_several(text: str, *, places: Sequence[PlaceName], times: Sequence[TimeMention]) -> bool:
    """Are two things of one kind named side by side: places, times, grades, levels, industries?"""
    kinds = (
        {place.name for place in places},
        {mention.period and mention.period.start for mention in times},
        grades_in(text),
        levels_in(text),
        {mention.industry.name for mention in find_industries(text)},
    )
    return any(len(kind) > 1 for kind in kinds) or _SEVERAL.search(text) is not None


def said_times(query: Query) -> str:
    """The times that a question names, in its own words."""
    return "、".join(mention.text for mention in query.times)


def said_slots(query: Query) -> str:
    """The industries, grades and levels that a question names."""
    words = [mention.word for mention in query.industries]
    return "、".join([*words, *sorted(query.grades), *sorted(query.levels)])


def slots_json(query: Query) -> JsonObject:
    """What was read in a question, as far as it names anything; ready for JSON."""
    slots: dict[str, Sequence[str]] = {
        "wants": [want.value for want in query.wants],
        "attributes": [attribute.value for attribute in query.attributes],
        "regions": query.regions,
        "places": query.inner_places,
        "times": [mention.text for mention in query.times],
        "grades": sorted(query.grades),
        "levels": sorted(query.levels),
        "industries": [mention.word for mention in query.industries],
        "indicators": sorted(query.indicators),
        "offices": query.offices,
        "units": sorted(query.units),
        "enterprises": query.enterprises,
        "measure": [query.measure] if query.measure else (),
    }
    return {name: list(found) for name, found in slots.items() if found}
