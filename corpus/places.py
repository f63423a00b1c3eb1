"""Places: a tree of provinces, cities and counties, each with the name people use for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.mentions import Mention

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|德昂|保安|裕固"
    "|京|独龙|鄂伦春|赫哲|门巴|珞巴|各"
)
_AUTONOMOUS = re.compile(rf"(?<=..)(?:(?:{_PEOPLES})族?)*族?自治[区州县旗]$")
_UPPER_SUFFIX = re.compile("(?:特别行政区|省|市|地区|盟|州|(?<=...)林区|特区|(?<=..)新区)$")
_LOWER_SUFFIX = re.compile("[县区旗]$")
# The sides of the steppe that tell banners of one name apart: 左翼中旗, 前旗, 东…旗.
_SIDES = frozenset("左右前后中东西")
_CONTRACTED = re.compile("(?:[旗盟]|自治[州县])$")
_NUMERALS = frozenset("一二三四五六七八九十两")
_LONG_STEM = 3  # characters of a name before its suffix, from which on it is said more briefly


PROVINCE_LETTERS = {
    "京": "北京市", "津": "天津市", "冀": "河北省", "晋": "山西省", "蒙": "内蒙古自治区",
    "辽": "辽宁省", "吉": "吉林省", "黑": "黑龙江省", "沪": "上海市", "苏": "江苏省",
    "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省", "鲁": "山东省", "豫": "河南省",
    "鄂": "湖北省", "湘": "湖南省", "粤": "广东省", "桂": "广西壮族自治区", "琼": "海南省",
    "渝": "重庆市", "川": "四川省", "蜀": "四川省", "贵": "贵州省", "黔": "贵州省", "云": "云南省",
    "滇": "云南省", "藏": "西藏自治区", "陕": "陕西省", "秦": "陕西省", "甘": "甘肃省",
    "陇": "甘肃省", "青": "青海省", "宁": "宁夏回族自治区", "新": "新疆维吾尔自治区",
    "港": "香港特别行政区", "澳": "澳门特别行政区", "台": "台湾省",
}  # fmt: skip


class PlaceLevel(StrEnum):
    PROVINCE = "province"
    CITY = "city"  # 地级
    COUNTY = "county"  # 县级: counties, districts, county-level cities
    ZONE = "zone"  # 开发区: beside the counties of its city in most plans


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place and the larger one that it lies in. `code` is the statistical one, if known."""

    name: str
    level: PlaceLevel
    parent: Place | None = None
    code: str = ""

    @property
    def full_name(self) -> str:
        return "".join(place.name for place in reversed(tuple(self.line())))

    def line(self) -> Iterator[Place]:
        """This place, then the ones it lies in, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent

    def contains(self, other: Place) -> bool:
        """Whether `other` is this place or lies in it."""
        return self in other.line()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Mention):
    """A place in a text. `candidates` has several when the words do not tell which (鼓楼区);
    `full` tells that the name stands with its suffix (湖州市, not 湖州)."""

    candidates: tuple[Place, ...]
    full: bool

    @property
    def place(self) -> Place | None:
        """The place, when there is only one that it can be."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def short_name(name: str) -> str:
    """湖州 for 湖州市, 湘西 for 湘西土家族苗族自治州; 莘县 stays, one character says too little."""
    shorter = _AUTONOMOUS.sub("", name)
    if shorter == name:
        shorter = _UPPER_SUFFIX.sub("", name)
    if shorter == name:
        shorter = _LOWER_SUFFIX.sub("", name)
    return shorter if len(shorter) > 1 else name


def spoken_names(name: str) -> tuple[str, ...]:
    """What a banner, league or autonomous place is called for short, with its suffix: 土右旗 for
    土默特右旗, 恩施州 for 恩施土家族苗族自治州. Of a long stem the first character, those that say
    on which side it lies, and one more or none; the sides are never left out."""
    if not _CONTRACTED.search(name):
        return ()
    stem, suffix = short_name(name), name[-1]
    found = {f"{stem}{suffix}"}
    if len(stem) >= _LONG_STEM and stem[0] not in _NUMERALS:
        rest = range(1, len(stem))
        sides = {place for place in rest if stem[place] in _SIDES}
        for kept in (sides, *(sides | {place} for place in rest)):
            found.add(f"{stem[0]}{''.join(stem[place] for place in sorted(kept))}{suffix}")
    return tuple(sorted(found - {name}))
