"""Words of the field, told apart by meaning: industries, grades, warning levels.

The industries are general knowledge of the field and stand in a data file; grades and levels have
a form of their own and are read by pattern. None of them is tied to a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.errors import CorpusError
from corpus.remembered import remembered

INDUSTRY_FILE = "data/industries.tsv"
_GRADE_RUN = re.compile(
    r"((?:[A-F][+\-—－–]?(?:[(（][^()（）]{1,6}[)）])?[、和及或与]?)+)(?:级|类(?=企业))"
)
_GRADE = re.compile(r"[A-F][+\-—－–]?")
_AND_BEYOND = re.compile(r"及?以(?:(?P<above>上)|下)")
_LEADING = re.compile(r"(非)?引领性?")
_LEVELS = {
    "红色": "红色", "Ⅰ级": "红色", "I级": "红色", "橙色": "橙色", "Ⅱ级": "橙色", "II级": "橙色",
    "黄色": "黄色", "Ⅲ级": "黄色", "III级": "黄色", "蓝色": "蓝色", "Ⅳ级": "蓝色", "IV级": "蓝色",
}  # fmt: skip
_LEVEL = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))
_LEVEL_OF = {"一": "红色", "二": "橙色", "三": "黄色", "四": "蓝色"}
LEVEL_ORDER = tuple(_LEVEL_OF.values())  # the highest first
_LEVEL_WAYS = (LEVEL_ORDER, ("Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"), ("I级", "II级", "III级", "IV级"))
_LEVEL_NUMBER = re.compile(r"[一二三四](?=级)")
_LEVEL_RUN = re.compile(r"(?:[一二三四]级[、和及或]?)+(?:应急)?(?:响应|预警)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """An industry with all names that mean it or a part of it."""

    name: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@cache
def industries() -> tuple[Industry, ...]:
    """The industries of the data file. Raises `CorpusError` for a broken line."""
    text = resources.files("corpus").joinpath(INDUSTRY_FILE).read_text(encoding="utf-8")
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) < 2 or not columns[0]:
            raise CorpusError(f"行业词表第 {number} 行应有制表符分开的列：{line}")
        words = [word for column in columns[1:] for word in column.split("|") if word]
        found.append(Industry(name=columns[0], aliases=tuple(words)))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryMention:
    """An industry named in a text: `word` is the name that stood there."""

    industry: Industry
    word: str
    start: int
    end: int


@remembered
def find_industries(text: str) -> tuple[IndustryMention, ...]:
    """Industries named in a text, the longest name at each place."""
    pattern, by_name = _industry_names()
    return tuple(
        IndustryMention(
            industry=by_name[match.group()],
            word=match.group(),
            start=match.start(),
            end=match.end(),
        )
        for match in pattern.finditer(text)
        if not _COUNTED.match(text, match.start())
    )


# 几家具备条件: the unit of a count and the verb behind it, no furniture.
_COUNTED = re.compile(r"(?<=[\d一二两三四五六七八九十百几多每哪])家具(?=[备有])")


@cache
def _industry_names() -> tuple[re.Pattern[str], dict[str, Industry]]:
    """All names in one pattern, longer ones first; a name of two industries is the first one's."""
    by_name: dict[str, Industry] = {}
    for industry in industries():
        for name in industry.names:
            by_name.setdefault(name, industry)
    longest_first = sorted(by_name, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeMention:
    """A grade named in a text. Of A、B级 both are found; C级及以下 is C级 and D级 at one place."""

    grade: str
    start: int
    end: int


def find_grades(text: str) -> tuple[GradeMention, ...]:
    """Performance grades named in a text, in order, lists taken apart."""
    found = [
        GradeMention(grade=f"{match.group(1) or ''}引领性", start=match.start(), end=match.end())
        for match in _LEADING.finditer(text)
    ]
    for run in _GRADE_RUN.finditer(text):
        found.extend(_grades_of_run(run, text))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.grade)))


def _grades_of_run(run: re.Match[str], text: str) -> Iterator[GradeMention]:
    grades = list(_GRADE.finditer(run.group(1)))
    for grade in grades:
        start, end = run.start() + grade.start(), run.start() + grade.end()
        end += text[end : end + 1] == "级"
        yield GradeMention(grade=_plain_grade(grade.group()), start=start, end=end)
    wider = _AND_BEYOND.match(text, run.end())
    if wider and grades:
        letter = grades[-1].group()[0]
        beyond = [g for g in "ABCD" if (g < letter if wider["above"] else g > letter)]
        for other in beyond:
            yield GradeMention(grade=f"{other}级", start=end, end=wider.end())


@remembered
def grades_in(text: str) -> frozenset[str]:
    """Performance grades named in a text, lists taken apart: B级、C级 and A、B级 alike."""
    return frozenset(mention.grade for mention in find_grades(text))


def _plain_grade(text: str) -> str:
    return re.sub(r"[—－–]", "-", text) + "级"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMention:
    """A warning level named in a text, by its colour."""

    level: str
    start: int
    end: int


def find_levels(text: str) -> tuple[LevelMention, ...]:
    """Warning levels named in a text, in order; 三级、二级响应 is taken apart."""
    found = [
        LevelMention(level=_LEVELS[match.group()], start=match.start(), end=match.end())
        for match in _LEVEL.finditer(text)
    ]
    for run in _LEVEL_RUN.finditer(text):
        found.extend(
            LevelMention(
                level=_LEVEL_OF[number.group()], start=number.start(), end=number.end() + 1
            )
            for number in _LEVEL_NUMBER.finditer(text, run.start(), run.end())
        )
    return tuple(sorted(found, key=lambda mention: mention.start))


def level_names(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name of a warning level that a text uses, with the other names of the same."""
    numbers = {level: number for number, level in _LEVEL_OF.items()}
    return tuple(
        (
            text[mention.start : mention.end],
            (
                *(name for name, level in _LEVELS.items() if level == mention.level),
                f"{numbers[mention.level]}级响应",
                f"{numbers[mention.level]}级预警",
                f"{numbers[mention.level]}级应急响应",
            ),
        )
        for mention in find_levels(text)
    )


def level_named_like(name: str, level: str) -> str:
    """The name of a level after the manner of another name: Ⅱ级 like Ⅰ级, 二级 like 一级."""
    place = LEVEL_ORDER.index(level)
    ways = (*_LEVEL_WAYS, tuple(f"{number}级" for number in _LEVEL_OF))
    return next((names[place] for names in ways if name in names), level)


@remembered
def levels_in(text: str) -> frozenset[str]:
    """Warning levels named in a text."""
    return frozenset(mention.level for mention in find_levels(text))


_DIGITS = str.maketrans("123456789", "一二三四五六七八九")
_ORDINAL = re.compile(
    r"第(?:[一二三四五六七八九十]+|[1-9](?!\d))"
    r"(?:个?(?:阶段|时段|环节)|[名批项条类期次轮款组步档](?![\u4e00-\u9fff]?书记))|[甲乙丙丁][组类]|[红黄黑绿白](?:榜|名单|牌)"
    r"|(?![\u4e00-\u9fff]{0,3}[第个本各该此每哪几])[\u4e00-\u9fff]{4}阶段"
)


# Of 第一、第二阶段 only the last one has its noun.
_ORDINAL_RUN = re.compile(
    r"(?P<others>(?:第[一二三四五六七八九十\d]+[、和及])+)第[一二三四五六七八九十\d]+"
    r"(?P<tail>个?(?:阶段|时段|环节)|[名批项条类期次轮款组步档])"
)
_LIST_MARK = re.compile(r"[、和及]")
_FIRST = re.compile(r"首次|初次|头一?[次回]|第[一1]回")


_AGAIN = re.compile(r"再次(?=发现|被|违|查|出现|抓|发生)|再犯|第[二2]回")


@remembered
def ordinals_in(text: str) -> frozenset[str]:
    """Members of a series named by their number: 第二阶段, 第2名, 甲组."""
    plain = _AGAIN.sub("第二次", _FIRST.sub("第一次", text))
    names = [m.group() for m in _ORDINAL.finditer(plain)]
    for run in _ORDINAL_RUN.finditer(plain):
        names += [number + run["tail"] for number in _LIST_MARK.split(run["others"]) if number]
    return frozenset(name.translate(_DIGITS).replace("个", "") for name in names)


# Ways of doing one thing that exclude each other, with how each is named.
_WAYS = (
    ("电代煤", re.compile(r"电代煤|电能替代|改用?电(?![池机炉视梯])|电[取采]暖")),
    ("集中供热", re.compile(r"集中供[热暖]")),
    (
        "气代煤",
        re.compile(r"气代煤|煤改气|天然气(?:替代|改造)|改(?:用|烧)?(?:天然)?气(?![候味象体])"),
    ),
)


def ways_in(text: str) -> frozenset[str]:
    """Ways of doing a thing that a text names, where one excludes the other."""
    return frozenset(way for way, named in _WAYS if named.search(text))


# Zones by their short names, with the long ones of the same and the pattern for all of them;
# 开发区 alone may be any of them.
_ZONES: Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "经开区": (
        ("经济开发区", "经济技术开发区", "开发区"),
        re.compile(r"经开区|经济(?:技术)?开发区|(?<![术业济\u4e00-\u9fff])开发区"),
    ),
    "高新区": (
        ("高新技术开发区", "高新技术产业开发区"),
        re.compile(r"高新区|高新技术(?:产业)?(?:开发)?区"),
    ),
}


def zones_in(text: str) -> frozenset[str]:
    """Kinds of zones that a text names: 经开区 for 经济技术开发区."""
    return frozenset(zone for zone, (_, named) in _ZONES.items() if named.search(text))


def zone_names(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each short name of a zone that a text uses, with the long ones of the same."""
    return tuple((zone, words) for zone, (words, _) in _ZONES.items() if zone in text)


# Quantities of the air that plans set figures for, with the names each goes by.
_INDICATORS: tuple[tuple[str, ...], ...] = (
    ("PM2.5", "细颗粒物"),
    ("PM10", "可吸入颗粒物"),
    ("SO2", "二氧化硫"),
    ("NO2", "二氧化氮"),
    ("NOx", "氮氧化物"),
    ("CO", "一氧化碳"),
    ("O3", "臭氧"),
    ("AQI", "空气质量指数"),
    ("综合指数", "空气质量综合指数"),
    ("优良天", "优良天数", "优良率", "达标天"),
    ("重污染天", "重度及以上污染天", "重度污染天", "重污染天数"),
    ("降尘", "降尘量"),
)


_LATIN_BEFORE, _LATIN_AFTER = r"(?<![A-Za-z\d])", r"(?![A-Za-z\d])"


# 重污染天气应急响应 is no number of days; 重污染天气不超过几天 asks for one.
_OF_A_WARNING = r"(?!气(?:的|时|期间)*(?:应急|预警|响应|应对|重点行业|绩效|管控|减排))"


def _name_pattern(name: str) -> str:
    if name.isascii():
        return f"{_LATIN_BEFORE}{re.escape(name)}{_LATIN_AFTER}"
    return re.escape(name) + (_OF_A_WARNING if name == "重污染天" else "")


_INDICATOR_PATTERNS = tuple(
    (name, names, re.compile(_name_pattern(name))) for names in _INDICATORS for name in names
)
_ANY_INDICATOR = re.compile("|".join(_name_pattern(n) for names in _INDICATORS for n in names))


def indicator_names(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name of an indicator that a text uses, with the other names of the same."""
    return tuple(
        (name, tuple(other for other in names if other != name))
        for name, names in _indicators_of(text)
    )


@remembered
def indicators_in(text: str) -> frozenset[str]:
    """Indicators named in a text, by their first name."""
    return frozenset(names[0] for _, names in _indicators_of(text))


def _indicators_of(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    folded = text.upper().replace("NOX", "NOx")
    if not _ANY_INDICATOR.search(folded):
        return
    for name, names, pattern in _INDICATOR_PATTERNS:
        if pattern.search(folded):
            yield name, names
