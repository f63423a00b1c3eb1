"""Enterprises in a question: known ones by any unambiguous part of the name, unknown ones by shape.

What people call an enterprise by is its brand: the name without place, trade and legal form. A
question about an enterprise is only answered from a statement that names it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from corpus.companies import find_companies
from corpus.gazetteer import is_common_word
from corpus.places import short_name

_TRADES = (
    "钢铁|特钢|冶炼|冶金|焦化|煤焦|煤化工|煤化|化工|水泥|铸造|煤业|矿业|能源|热电|电力|发电|新材料|科技|陶瓷|建材"
    "|制药|机械|制造|玻璃|电石|铝业|铜业|镁业|碳素|炭素|炭黑|耐火|耐材|涂料|家具|印刷|造纸|食品|环保|实业|煤气|燃气"
    "|铁合金|镁合金|材料|电子|汽车|纺织|纸业|石化|化肥|生物|医药|农业|商贸|物流|集运|工贸|物资"
    "|智造|重工|热力|药业|印务|彩印|包装|铸业|铸锻|锻造|钢业|轧钢|钢管|管业|钛业|锌业|锂业|钙业|皮业|革业|皮革|木业|板业|人造板|家居"
    "|涂业|漆业|制漆|油墨|颜料|染料|香料|日化|化纤|纤维|玻纤|橡胶|轮胎|塑料|塑业|线缆|电缆|电器|电气|装备|光电|电源|电池|水务|油脂"
    "|饲料|肥业|肥料|农药|酒业|乳业|墙材|砖业|石材|石业|石灰|商砼|混凝土|合金|供热|管道"
)
_TRADE_END = re.compile(
    rf"(?:(?:{_TRADES})(?:科技|实业|制造|工业|股份|集团|发展|产业|资源|材料)*)+$"
)
_GENERIC = re.compile(
    r"^(?:新建|扩建|改建|在建|拟建|已建|技改|资源|发展|实业|科技|集团|公司|工业|股份|开发|产业|国际|清洁|传统|重点|独立"
    r"|新能源|电动|氢能|燃油)+$"
)
_SHORT = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[县市区和与及]))(?!和|与|及)([\u4e00-\u9fff]{{2,3}})"
    rf"(?=(?:{_TRADES})(?:各|项目|公司|集团|厂|\d|、|和(?=[\u4e00-\u9fff]{{2,3}}(?:{_TRADES})各)))"
)
# The trade behind a brand (清洁能源 of 某某清洁能源有几台), where what is asked follows at once.
_TRADE_BEHIND = re.compile(
    rf"(?:清洁|新型|精密|高新)?(?:{_TRADES})+(?:有限|股份|责任|集团|分?公司|总?厂)*"
    r"(?=[有要的是什几多哪怎需应何由属被在全完到能可会也还和与、，？?]|$)"
)
# Trades that end a name of an enterprise on their own; 能源 or 农业 are plain words too.
_NAMING_TRADES = (
    "钢铁|特钢|冶炼|冶金|焦化|煤焦|煤化|水泥|铸造|煤业|矿业|热电|陶瓷|铁合金|集团|制药|铝业|碳素"
    "|炭素|炭黑|实业|重工|药业|化肥"
)
_SHAPE = re.compile(
    rf"(?:^|(?<=[的，、和与对给是问市县区省])|(?<=要求)|(?<=规定))(?P<brand>[\u4e00-\u9fff]{{2}})(?P<trade>{_NAMING_TRADES})"
    r"(?:有限)?(?:公司|集团|厂)?(?!行业|企业|产业|类|产能|废气)"
)
# The same of any trade, by what only an enterprise's name ends in: 某某化工厂.
_WORKS = re.compile(
    rf"(?:^|(?<=[的，、和与对给是问市县区省])|(?<=要求)|(?<=规定))(?P<brand>[\u4e00-\u9fff]{{2}})(?:{_TRADES})"
    r"(?:有限|股份|责任)*(?:公司|集团|厂)"
)
# What people call a steel works by in two characters: 某钢.
_STEEL = re.compile(
    r"(?:^|(?<=[，、和与对给是问]))(?P<brand>(?![炼轧特粗废型产用条炉电独全各我你咱这那哪])[\u4e00-\u9fff]钢)"
    r"(?=在|要|的|有|应|需|能|今|什|几|多|哪|何|是|被|归|，)"
)
_EVERYDAY = re.compile(
    r"^[家个]|咱们|我们|[我你他她咱自本]家|你们|他们|那家|这家|附近|哪家|一家|本地|当地|所有|全部|大型|小型|民营|国有|有的|哪些|什么|几家|独立|传统"
    r"|其他|其它|相关|对于|关于|以及|还有|市里|全市|全县|各类|重点|涉气|清洁|新型|绿色|燃煤|[的和与及或在对是要吗里由换改了因为市区县把被到从向给让]"
)
_WITH_FIGURE = re.compile(
    rf"^[^\d]{{2,}}?(?:{_TRADES}|公司|集团|厂)[^\d]{{0,8}}[（]?\d+(?!号)[^\d]"
)
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{2,3}[县市区旗](?=[\u4e00-\u9fff]{2})")
_OF_PLACES = frozenset("县市区旗")  # behind a brand they make it the place that it is named after
_TOO_COMMON = 12  # times a brand stands outside of enterprise names before it is a plain word
_FEWEST = 2  # characters of a brand


def name_end(text: str, at: int) -> int:
    """Where a name of an enterprise ends whose brand ends at `at`."""
    trade = _TRADE_BEHIND.match(text, at)
    return trade.end() if trade else at


def looks_like_one(item: str) -> bool:
    """Does a member of a list begin with the name of an enterprise and tell a figure of it?"""
    return _WITH_FIGURE.search(item) is not None


class EnterpriseFinder:
    """The enterprises that a corpus names. `places` are those it is about: what names begin with
    and people leave out."""

    def __init__(self, texts: Iterable[str], *, places: Iterable[str] = ()) -> None:
        begins = tuple({name for place in places for name in (place, short_name(place))})
        counts: Counter[str] = Counter()
        whole = []
        for text in texts:
            whole.append(text)
            counts.update(_brands(text, begins))
        joined = "\n".join(whole)
        self._brands = tuple(
            sorted(
                (
                    brand
                    for brand, count in counts.items()
                    if joined.count(brand) - count <= _TOO_COMMON and not is_common_word(brand)
                ),
                key=lambda brand: (-len(brand), brand),
            )
        )
        self._knows: Callable[[str], bool] = joined.__contains__

    def find(self, text: str) -> tuple[str, ...]:
        """Brands of the corpus that a text names, longest first, none inside another."""
        found: list[str] = []
        for brand in self._brands:
            if any(brand in longer for longer in found):
                continue
            if any(text[at : at + 1] not in _OF_PLACES for at in _ends(brand, text)):
                found.append(brand)
        return tuple(found)

    def unlisted(self, text: str) -> str | None:
        """An enterprise named with its legal form that the corpus never names."""
        for mention in find_companies(text):
            name = text[mention.start : mention.end]
            known = any(brand in name for brand in self._brands) or self._knows(mention.core)
            if "有限" in name and len(mention.core) > _FEWEST and not known:
                return name
        return None

    def unknown(self, text: str) -> str | None:
        """A name of an enterprise by its shape whose brand the corpus never uses."""
        for match in (*_SHAPE.finditer(text), *_STEEL.finditer(text)):
            brand = match["brand"]
            if not self._knows(brand) and not _EVERYDAY.search(brand):
                return match.group()
        for match in _WORKS.finditer(text):
            brand = match["brand"]
            plain = is_common_word(brand) or _GENERIC.search(brand) or _EVERYDAY.search(brand)
            if not plain and not self._knows(brand):
                return match.group()
        return None


def _ends(brand: str, text: str) -> Iterable[int]:
    return (match.end() for match in re.finditer(re.escape(brand), text))


def _brands(text: str, begins: Sequence[str]) -> Iterable[str]:
    for mention in find_companies(text):
        brand = _without_place(_TRADE_END.sub("", mention.core) or mention.core, begins)
        if brand in begins:  # 淮砚热电有限公司: only its trade tells it from the place
            brand = mention.core[mention.core.rfind(brand) :]
        if len(brand) >= _FEWEST and not _GENERIC.search(brand):
            yield brand
    short = (
        brand
        for brand in _SHORT.findall(text)
        if not _TRADE_END.fullmatch(brand) and brand[-1] not in _OF_PLACES  # 安县橡胶、乐县铸造
    )
    yield from (brand for brand in short if not _GENERIC.search(brand))  # 耐火材料、 names nobody


def _without_place(name: str, begins: Sequence[str]) -> str:
    place = max((p for p in begins if name.startswith(p)), key=len, default="")
    rest = _COUNTY.sub("", name.removeprefix(place))
    says = len(rest) >= _FEWEST and not _GENERIC.search(rest) and not is_common_word(rest)
    return rest if says else name
