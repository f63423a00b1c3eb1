"""Enterprises in a text, by the legal or customary end of their names.

The end of a name is easy to tell (有限公司, 集团, 电厂), its beginning is not: it is the last place
where a new phrase can begin. A county before the name is kept apart, since a plan writes it to
say where the works are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.folded import Folded, fold
from corpus.gazetteer import Gazetteer
from corpus.mentions import CompanyMention
from corpus.places import PlaceLevel, PlaceMention

__all__ = ["CompanyMention", "find_companies"]

_LEGAL = "股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|分公司|子公司|公司"
_WORKS = (
    "(?:发电|热电|水泥|化工|焦化|钢铁|铸造|陶瓷|砖瓦|页岩砖|机砖|砖|造纸|化肥|机械|制药|制砖|冶炼|铝业|煤气化|煤制油"
    "|炼钢|炼铁|选煤|洗煤|电|钢|铝|酒|糖|铁合金|耐火材料|石灰|建材|家具|家具制造|铸件|木器|制品|纺织|印染|玻璃|碳素|石料|采石|塑料|橡胶|印刷|面粉|饲料|污水处理)厂"
    r"|煤矿|铁矿|铝矿|金矿|铜矿|矿业集团|(?<!\()集团"
)
_NAME = r"[一-龥A-Za-z0-9()·]"
_END = re.compile(rf"(?:{_LEGAL}|{_WORKS})(?![区房界家商内]|山(?!西|东)|产业|化(?!工)|式)")
_BRANCH = re.compile(
    rf"(?:{_NAME}{{2,12}}?)(?:分公司|分厂|子公司|[东西南北一二三四新老]厂|煤矿|矿(?![山业区石产])|(?:{_WORKS}))"
    r"(?![区房界家商内])|[东西南北一二三四新老]厂"
)
_GROUP_MORE = re.compile(rf"(?:{_NAME}{{0,16}}?)(?:{_LEGAL})")
_REACH = 30
_BREAK = re.compile(
    r"[由以将对从向把被让使给按据、,。;:!?\"《》\[\]\n]|完成|推进|推动|督促|指导|要求|包括|其中|例如|确保|加快|实施|淘汰"
    r"|关停|搬迁|改造(?=[^集有股])|停用|退出|位于|以及|底前|日前|项目(?=[^集有股])|检查|支持|鼓励|负责|组织|运用"
    r"|与|及(?!第)|等(?=[^一-龥]|$)|的|是|(?<=[\d一二三四五六七八九十两几])[家座台吨户辆]|万(?=[米立])"
    r"|为了|应当|必须|可以|促进|帮助|维护|开办|申请|影响|保证|造成|政府|行业|超低|排放|周边|企业(?=[^集有股])|查询|查一下|请问|关于|列出"
)
_LEAD_IN = re.compile(r"^(?:\([一二三四五六七八九十\d]+\)|[和与及或等0-9.)·])+")  # 3．某某公司 too
_GENERIC = re.compile(
    r"^(?:各|本|该|其他|其它|有关|相关|所属|国有|电网|供电|供热|供气|燃气|热力|运维|监测|检测|物业|第三方|环保|保险|担保"
    r"|企业|外资|民营|大型|上市|施工|运输|物流|产业|企事业|贸易|租赁|劳务|园区|能源|型|建筑|工业|某|[一二三两多几]"
    r"|乡镇|城镇|国家|集体|私营|相邻|非|火力|水力|火|水|信托|金融|资产管理|风险|旅游|服务|医药|商贸|外商|年产"
    r"|[A-Da-d]-?级?|非?引领性|[长短]流程|独立|包装|附近|新建|老|小|大|烧|炼|家|哪|什么|工矿|大型工矿|中小|骨干|龙头|专业|投资|重点|所有|全市|全县|市属?|县属?|省属?|充分)*$"
)
_LEGAL_END = re.compile(rf"(?:集团)?(?:{_LEGAL})$")
_NAMED_BY_PLACE = re.compile("煤矿|铁矿|(?:发|热)?电厂")  # 大宁煤矿
_WORKS_END = re.compile(rf"(?:{_WORKS})$")
_LEAST_CORE = 2
_LEAST_CORE_OF_BARE = 3  # 外头公司 is no name, 东方资源公司 is
_COUNTY_SIGNS = "县区旗"


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def find_companies(text: str, *, gazetteer: Gazetteer | None = None) -> tuple[CompanyMention, ...]:
    """The enterprises of `text` in order. Generic words (供热公司, 各集团) are not among them."""
    folded = fold(text)
    if not _END.search(folded.text):
        return ()
    places = (gazetteer or Gazetteer.standard()).find(folded.text)
    return tuple(
        mention
        for span in _spans(folded.text, places)
        if (mention := _mention(text, folded, span, places)) is not None
    )


def _spans(text: str, places: Sequence[PlaceMention]) -> Iterator[_Span]:
    reached = 0
    while match := _END.search(text, reached):
        end = _full_end(text, match)
        start = _start(text, reached, match.start(), places)
        reached = end
        if start < match.start():
            yield _Span(start, end)


def _full_end(text: str, match: re.Match[str]) -> int:
    """…集团有限公司, …有限公司某某分公司, …股份公司成庄矿: the name goes on."""
    end = match.end()
    if match[0].endswith("集团"):
        more = _GROUP_MORE.match(text, end)
        if more and not _BREAK.search(more[0]):
            end = more.end()
    branch = _BRANCH.match(text, end)
    return branch.end() if branch and not _BREAK.search(branch[0]) else end


def _start(text: str, floor: int, stop: int, places: Sequence[PlaceMention]) -> int:
    """Behind the last break, or at the first place after it that a name can begin with."""
    begin = max(floor, stop - _REACH)
    for cut in _BREAK.finditer(text, begin, stop):
        begin = cut.end()
    bracket = text.rfind("(", begin, stop)
    if bracket >= 0 and ")" not in text[bracket:stop]:
        begin = bracket + 1
    lead = _LEAD_IN.match(text[begin:stop])
    if lead:
        begin += lead.end()
    joint = next(
        (m.start for m in places if begin < m.start < stop and text[m.start - 1] in "和在为及与"),
        None,
    )
    return joint if joint is not None else begin


def _mention(
    source: str, folded: Folded, span: _Span, places: Sequence[PlaceMention]
) -> CompanyMention | None:
    name_at, county = span.start, ""
    core_at = span.start
    for mention in places:
        if mention.start != core_at or mention.end >= span.end:
            continue
        county_level = mention.candidates[0].level is PlaceLevel.COUNTY
        if county_level and not mention.full:
            break  # 泰和钢铁 need not lie in 泰和
        core_at = mention.end
        if mention.full and folded.text[mention.end - 1] in _COUNTY_SIGNS:
            name_at, county = mention.end, mention.text
        elif mention.full and county_level:
            county = mention.text
    core = folded.text[core_at : span.end]
    legal = _LEGAL_END.search(core)
    core = core[: legal.start()] if legal else core
    if _NAMED_BY_PLACE.fullmatch(core) and core_at > name_at:
        core = folded.text[name_at : span.end]
    elif _says_nothing(core, bare=legal is not None and legal[0] == "公司"):
        return None
    start, end = folded.start(name_at), folded.end(span.end)
    return CompanyMention(start=start, end=end, text=source[start:end], core=core, place=county)


def _says_nothing(core: str, *, bare: bool) -> bool:
    """Whether the core could be any enterprise's: B级砖厂, 供热公司."""
    head = _WORKS_END.sub("", core)
    least = _LEAST_CORE_OF_BARE if bare else _LEAST_CORE
    return len(core) < least or _GENERIC.match(head) is not None
