"""A question understood: made whole by its conversation, its places and enterprises known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from assistant.answers import abstention
from assistant.count_remarks import without_count_remarks
from assistant.datamodels import Answer, Reason
from assistant.enterprises import EnterpriseFinder
from assistant.followup import Turn, complete
from assistant.joined import asks_difference
from assistant.matters import matter_words, matters_in
from assistant.places import TEXTS_KEPT, PlaceFinder, PlaceName
from assistant.question import (
    Query,
    Want,
    read_question,
)
from assistant.scope import find_scope
from assistant.standpoint import standpoint
from assistant.unknown_towns import unknown_town
from corpus.bigrams import bigrams
from corpus.datamodels import Document, PassageKind
from corpus.gazetteer import is_common_word
from corpus.library import Library

_NOW = re.compile(r"今[天晚早]|明[天早晚]|昨[天晚]|此刻|眼下")
# How things stand, which no document tells.
_STATE = re.compile(
    r"天气(?!预警|应急)(?:怎么?样|如何|好|预报|[？?]|$)|气温|下雨|几度|空气(?:质量)?(?:怎么?样|如何|好)"
)
_WORK = (
    r"(?:诗|绝句|律诗|[五七][绝律]|词(?!条|汇|语)|作文|散文|故事|笑话|段子|歌(?!舞)|代码|小?程序|脚本"
    r"|文案|文章|讲话稿|发言稿|演讲稿|检讨|简历|情书|小说|对联)"
)
# Requests that no document answers: to write, to chat, to calculate. What is wanted stands behind
# how many of it (写一首大气的诗) or behind for whom (给我编个程序); 工作方案里歌舞厅 asks for none.
_CHAT = re.compile(
    rf"[写作来编讲唱背](?:[一两几三]?[首篇段个支副封]|[一两几])[^，。？]{{0,12}}{_WORK}"
    rf"|[帮给替为]我[们]?(?:[写作编讲唱背]|来)[^，。？]{{0,12}}{_WORK}|^[写作编讲唱背]{_WORK}"
    r"|翻译(?:成|一下|这)|你(?:是谁|叫什么|会什么|几岁|多大)|股票|彩票|算命|星座"
    r"|[\d]+\s*[加减乘除+×÷]\s*\d+\s*(?:等于|=|是)"
)
_CITY = "市"  # whose counties alone have documents: these do not speak for it, as for a province
_LAW_NAME = 4  # characters that the name of a law has at least: 行政许可法
# An article of a law: 《某某防治法》第九十九条.
_ARTICLE = re.compile(
    r"(?:《(?P<title>[^《》]+)》|(?P<bare>[\u4e00-\u9fff]{2,16}(?:法|条例)))的?"
    r"(?P<article>第[一二三四五六七八九十百零\d]+条)"
)
# The number of a document: who issued it, the year, the running number.
_DOCUMENT_NUMBER = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{2})\s*[〔\[［（(【]\s*(?P<year>20\d\d)\s*[〕\]］）)】]\s*(?P<place>\d+)\s*号"
)
_OF_A_TRADE = (Want.AMOUNT, Want.COUNT, Want.WHEN, Want.WHO, Want.LIST)
# A county right behind its city: 某市的某某县, but not 某市各县.
_COUNTY = re.compile(
    r"的?(?P<name>(?![各全该本两几每哪多个所辖下属让叫给对要由和与跟请有一某几]|市辖|[^县]{0,2}[各全几的]县)[\u4e00-\u9fff]{2,3}县)(?!城|级)"
)

# A zone of its own name right behind its city: 某市的桐湾示范区, but not 某市经济开发区.
_ZONE = re.compile(
    r"的?(?P<zone>(?P<name>(?!经济|高新|技术|国家|省级|市级|县级|现代|产业|综合|工业|生态|农业|重点|核心|老)"
    r"[^各全该本两几每哪多个所辖下属让叫给对要由和与跟请有一某什的到至里在内外中]{2,3}?)(?<=[\u4e00-\u9fff]{2})(?:示范区|新区|开发区|高新区|经开区|工业园区?))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A question made whole and read. `day` is the one from which its 今年 and 去年 count."""

    turn: Turn
    query: Query
    day: date


class Understanding:
    """Reads questions against what one corpus is about."""

    def __init__(self, library: Library) -> None:
        self._documents = {document.id: document for document in library.documents}
        self._numbers = tuple({d.number for d in library.documents if d.number})
        self._inside = _regions_inside(library.documents)
        self._places = PlaceFinder(library.documents)
        self._text_of = {
            d.id: "\n".join(
                [p.text.text for p in library.passages_in(d.id)]
                + [column for table in d.tables for column in table.columns]
            )
            for d in library.documents
        }
        self._numbered = {
            match.groups()
            for text in (*self._numbers, *self._text_of.values())
            for match in _DOCUMENT_NUMBER.finditer(text)
        }
        self._enterprises = EnterpriseFinder(
            _cells_and_texts(library),
            places=self._places.known,
        )
        # what a turn is made whole from is read again for every part of a question
        self._read = lru_cache(maxsize=TEXTS_KEPT)(self._read_anew)

    def places(self, text: str) -> Sequence[PlaceName]:
        """The places that a text names."""
        return self._places.find(text)

    def understand(
        self, question: str, history: Sequence[str], day: date, documents: Sequence[Document]
    ) -> Understood:
        """The question made whole, and read against these documents from `day`, or from the time
        of the last of them where it speaks of a present that none of them is for."""

        def read(of_day: date) -> tuple[Turn, Query]:
            turn = complete(question, history, read=lambda text: self.read(text, of_day))
            return turn, self.read(turn.text, of_day)

        turn, query = read(day)
        stand = standpoint(query, documents, day=day, read=lambda other: read(other)[1])
        if stand != day:
            turn, query = read(stand)
        return Understood(turn=turn, query=query, day=stand)

    def stranger(self, question: str, turn: Turn, day: date) -> Answer | None:
        """A refusal for a place or an enterprise that the corpus does not have."""
        place = self._unknown_place(question, turn, day)
        if place is not None:
            return abstention(question, Reason.OTHER_REGION, about=place)
        if _CHAT.search(question):
            return abstention(question, Reason.OUT_OF_SCOPE, about="")
        if _NOW.search(question) and _STATE.search(question):
            return abstention(question, Reason.OUT_OF_SCOPE, about="今天")
        if _NOW.search(question) and not any(self._in_period(d, day) for d in self._documents):
            return abstention(question, Reason.OTHER_PERIOD, about="今天")
        unsaid = self._unknown_article(question) or self._unknown_number(question)
        unsaid = unsaid or self._unknown_matter(self.read(turn.text, day))
        if unsaid is not None:
            return abstention(question, Reason.NOT_IN_CORPUS, about=unsaid)
        elsewhere = self._county_elsewhere(turn.text)
        if elsewhere is not None:
            return abstention(question, Reason.NOT_COVERED, about=elsewhere)
        county = self._unknown_county(turn.text) or unknown_town(
            turn.text, self._places.find(turn.text), tuple(self._text_of.values())
        )
        if county is not None:
            return abstention(question, Reason.NOT_COVERED, about=county)
        trade = self._unknown_trade(self.read(turn.text, day))
        if trade is not None:
            return abstention(question, Reason.NOT_COVERED, about=trade)
        name = self._enterprises.unlisted(turn.text) or self._enterprises.unknown(
            _without(turn.text, self._places.find(turn.text))
        )
        if name is not None and not self._enterprises.find(turn.text):
            return abstention(question, Reason.NOT_IN_CORPUS, about=name)
        return None

    def _unknown_place(self, question: str, turn: Turn, day: date) -> str | None:
        """A place without documents, where no other is named, or it is asked which of the two has
        more; of two that are each asked about what is known of one is told, with a remark."""
        for text in (question, turn.text):
            places = self._places.find(text)
            brands = self._enterprises.find(text)
            unknown = [
                place
                for place in places
                if place.region is None
                and not (place.wide and not place.name.endswith(_CITY))
                and not _leads_a_name(place, text, brands)
            ]
            if any(place.region for place in places):
                compared = asks_difference(text) and self.read(text, day).wants_any(Want.COMPARE)
                unknown = [place for place in unknown if compared and place.listed]
            if unknown:
                return unknown[0].name
        return None

    def _county_elsewhere(self, text: str) -> str | None:
        """A county named right behind a city of the corpus that another city's documents name."""
        places = self._places.find(text)
        for city, county in pairwise(places):
            behind = text[city.end : county.start] in ("", "的")
            known = city.whole and city.region and county.region and not county.whole
            said = any(
                county.name in block.text.text
                for document in self._documents.values()
                if document.region == city.region
                for block in document.blocks
            )
            if behind and known and county.region != city.region and not said:
                return f"{city.name}{county.name}"
        return None

    def _unknown_trade(self, query: Query) -> str | None:
        """The industry that a figure, a time or a unit is asked of, if no document of the place
        and time asked about so much as names it."""
        if query.enterprises or not query.industries or not query.wants_any(*_OF_A_TRADE):
            return None
        scope = find_scope(query, tuple(self._documents.values()), regions=query.regions)
        texts = [self._text_of[document.id] for document in scope.documents]
        named = any(
            pair in text
            for mention in query.industries
            for name in mention.industry.names
            for pair in bigrams(name)
            for text in texts
        )
        return None if named or not texts else query.industries[0].word

    def _unknown_matter(self, query: Query) -> str | None:
        """The word for a matter of which no document of the place and time asked about says
        anything, but for one in the name of an enterprise or another document."""
        asked = matter_words(query.text)
        if not asked or query.enterprises:
            return None
        scope = find_scope(query, tuple(self._documents.values()), regions=query.regions)
        said = [matters_in(self._text_of[document.id]) for document in scope.documents]
        unknown = [word for name, word in asked if not any(name in matters for matters in said)]
        return unknown[0] if unknown and said else None

    def _unknown_article(self, question: str) -> str | None:
        """An article of a law or another document that is none of these and that none quotes."""
        asked = _ARTICLE.search(question)
        if asked is None:
            return None
        bare, article = asked["bare"] or "", asked["article"]
        names = [bare[at:] for at in range(len(bare) - _LAW_NAME + 1)] or [asked["title"]]
        titles = [document.title for document in self._documents.values()]
        quoting = [text for text in self._text_of.values() if article in text]
        known = any(name in text for name in names for text in (*titles, *quoting))
        name = f"《{asked['title']}》" if asked["title"] else "这部法律法规"
        return None if known else f"{name}{article}"

    def _unknown_number(self, question: str) -> str | None:
        """The number of a document that is none of these and that none of them names."""
        asked = _DOCUMENT_NUMBER.search(question)
        if asked is None or asked.groups() in self._numbered:
            return None
        return f"〔{asked['year']}〕{asked['place']}号文件"

    def _unknown_county(self, text: str) -> str | None:
        """A county or a zone named right behind its city, or a zone that a question begins with,
        that no document of the corpus names."""
        places = self._places.find(text)
        ends = [place.end for place in places if place.region and place.whole]
        tried = ((_COUNTY.match(text, end), _ZONE.match(text, end)) for end in ends)
        found = [match for pair in tried for match in pair]
        full = (p for p in places if p.start in ends and text[p.start : p.end] == p.name)
        beside = next((place.name for place in full if self._is_unheard_of(place)), None)
        if beside is not None:
            return beside
        first = _ZONE.match(text)
        if first is not None and not is_common_word(first["name"]):
            found.append(first)
        for match in found:
            if match and not any(match["name"] in said for said in self._text_of.values()):
                return match.groupdict().get("zone") or match["name"]
        return None

    def _is_unheard_of(self, place: PlaceName) -> bool:
        """Is it a county or a county's city that there is, and that no document names?"""
        known = place.region is not None or place.wide or not place.listed
        return not known and not any(place.name in said for said in self._text_of.values())

    def _in_period(self, document_id: str, day: date) -> bool:
        period = self._documents[document_id].period
        return period is not None and period.start <= day <= period.end

    def read(self, text: str, day: date) -> Query:
        """One question with the places and enterprises of the corpus that it names."""
        return self._read(without_count_remarks(text), day)

    def _read_anew(self, text: str, day: date) -> Query:
        places = self._places.find(text)
        regions = [(p.region, p.start, p.end) for p in places if p.region and p.whole]
        enterprises = self._enterprises.find(text)
        inner = [
            p
            for p in places
            if p.region and not p.whole and not _is_in_a_name(p, text, enterprises)
        ]
        known = {region for region, _, _ in regions}
        query = read_question(
            text,
            regions=regions,
            inner_places=[p.name for p in inner],
            enterprises=enterprises,
            as_of=day,
            places=places,
            numbers=[
                match.span()
                for number in self._numbers
                for match in re.finditer(re.escape(number), text)
            ],
        )
        further = [p.region for p in inner if p.region and p.region not in known]
        if not query.regions and not further:
            further = list(self._places.regions_of_towns(text))
        query = replace(query, regions=tuple(dict.fromkeys([*query.regions, *further])))
        return self._nested(query)

    def _nested(self, query: Query) -> Query:
        """A county named beside its city is a place inside it, though it has documents too; where
        the two are compared only if another county is named as well."""
        if len(query.regions) < 2 or (query.wants_any(Want.COMPARE) and not query.inner_places):
            return query
        inner = [r for r in query.regions if any(r in self._inside[o] for o in query.regions)]
        outer = tuple(region for region in query.regions if region not in inner)
        if not inner or not outer:
            return query
        return replace(query, regions=outer, inner_places=(*query.inner_places, *inner))


def _is_in_a_name(place: PlaceName, text: str, enterprises: Sequence[str]) -> bool:
    """Is a place but the first characters of an enterprise's name, as 砚山 in 砚山煤矿?"""
    return any(
        match.start() <= place.start and place.end <= match.end()
        for brand in enterprises
        for match in re.finditer(re.escape(brand), text)
    )


def _leads_a_name(place: PlaceName, text: str, brands: Sequence[str]) -> bool:
    """Does a place stand before or begin the name of an enterprise, as 河北 in 河北安丰钢铁?"""
    return any(text.startswith(brand, at) for brand in brands for at in (place.start, place.end))


def _without(text: str, places: Sequence[PlaceName]) -> str:
    """A text with commas in the place of the places that it names."""
    chars = list(text)
    for place in places:
        chars[place.start : place.end] = "，" * (place.end - place.start)
    return "".join(chars)


def _cells_and_texts(library: Library) -> Iterator[str]:
    """All texts of a corpus, of a table each cell by itself: no name goes over two of them."""
    for passage in library.passages:
        if passage.kind is not PassageKind.ROW:
            yield passage.text.text
    for document in library.documents:
        for table in document.tables:
            for row in table.rows:
                yield from (cell.text.text for cell in row.cells)


def _regions_inside(documents: Sequence[Document]) -> Mapping[str, frozenset[str]]:
    """For each region the others of the corpus that its tables give rows to."""
    regions = {document.region for document in documents if document.region}
    found: dict[str, set[str]] = {region: set() for region in regions}
    for document in documents:
        cells = {c.text.text for t in document.tables for r in t.rows for c in r.cells}
        if document.region:
            found[document.region] |= {r for r in regions if r in cells and r != document.region}
    return {region: frozenset(inside) for region, inside in found.items()}
