"""Things of one family, of which what is said of one is no answer about another.

Sizes, fuels, standards for what engines give off: a figure for heavy lorries answers nothing about
light ones, however many other words the question and the sentence share. The families are in
`data/contrasts.tsv`, with notes; those told by a sign (国四, 轻型) are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.question import Query, Want
from assistant.word_tables import first_named, named_by, rows_of
from corpus.remembered import remembered
from corpus.vocabulary import ways_in

CONTRAST_FILE = "data/contrasts.tsv"

_OF_ONE_THING = (Want.AMOUNT, Want.COUNT, Want.WHEN, Want.WHO, Want.LIST)
# Families whose members are told by one character each: 轻型, 中重型.
_SIZES = (
    re.compile(r"([轻中重]{1,3})型"),
    re.compile(r"([大中小]{1,3})型"),
    re.compile(r"([国省市县])考"),
    # The one of two works of a company: 东厂, 二分厂; no 山东厂家.
    re.compile(r"(?<![山广华辽河海湖云江济])([东西南北新老])厂(?![家商房长])"),
    re.compile(r"([一二三四五六七八九])(?:分|号)厂"),
)
_STANDARD = re.compile(
    r"国(?P<number>[一二三四五六ⅠⅡⅢⅣⅤⅥ]|I{1,3}(?!V)|IV|VI?)(?:排放标准)?(?P<reach>(?:及|[（(]含[）)])?以[上下])?"
)
_SIGNS = ("一二三四五六", "ⅠⅡⅢⅣⅤⅥ", ("I", "II", "III", "IV", "V", "VI"))
_NUMBERS = {sign: place for signs in _SIGNS for place, sign in enumerate(signs)}
_LAST = 6


def is_of_another_kind(query: Query, text: str, *, over: str) -> bool:
    """Does a text speak of another member of a family than the one a question is about? What
    stands over it counts where it names none itself."""
    asked = _members(query.text)
    if not query.wants_any(*_OF_ONE_THING) or not any(asked):
        return False
    return any(
        own and not own & (told or above) and bool(told or above)
        for own, told, above in zip(asked, _members(text), _members(over), strict=True)
    )


def is_of_another_way(query: Query, said: str) -> bool:
    """Is an amount told for no way that is asked about? What each household gets is for all ways
    where none is named."""
    asked, told = ways_in(_UNDONE.sub("", query.text)), ways_in(said)
    if not asked or not query.wants_any(Want.AMOUNT) or asked & told:
        return False
    return bool(told) or not (_SUBSIDY.search(query.text) and _EACH_HOME.search(said))


def of_those_asked(query: Query, items: Sequence[str]) -> list[str]:
    """Of items that each speak of one member of a family, those of the members asked about."""
    held = [_members(item) for item in items]
    for place, asked in enumerate(_members(query.text)):
        own = [item for item, members in zip(items, held, strict=True) if members[place] & asked]
        if asked and own and all(members[place] for members in held):
            return own
    return list(items)


def segment_of_the_asked(query: Query, segments: Sequence[str]) -> str | None:
    """The segment that takes the member of a family asked about out of a figure for all of them:
    削减28%以上，其中氮氧化物削减30%以上; none where other figures are of that member, too."""
    figures = [text for text in segments if re.search(r"\d", text)]
    for place, asked in enumerate(_members(query.text)):
        own = [text for text in figures if _members(text)[place] & asked] if asked else []
        if len(own) == 1 and own[0].startswith("其中") and "、" not in own[0]:
            return own[0]
    return None


_UNDONE = re.compile(r"(?:还没|没有?|尚?未|不能)[^，。；？]{0,10}")
_SUBSIDY, _EACH_HOME = re.compile(r"补[贴助多]|奖补|钱"), re.compile(r"每户|户均|每家")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A member of a family with the words that name it; what only holds such words is no member
    and is matched first."""

    name: str
    words: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        return first_named(self.words, text) is not None


@cache
def _families() -> tuple[tuple[_Member, ...], ...]:
    """The families of the data file. Raises `CorpusError` for a broken line."""
    families: dict[str, list[_Member]] = {}
    for family, name, words, unless, *_ in rows_of(CONTRAST_FILE, words=2):
        member = _Member(name=name, words=named_by(words, unless=unless))
        families.setdefault(family, []).append(member)
    return tuple(map(tuple, families.values()))


@remembered
def _members(text: str) -> tuple[frozenset[str], ...]:
    """Of each family the members that a text names."""
    return tuple(_members_in(text))


def _members_in(text: str) -> Iterator[frozenset[str]]:
    for family in _families():
        yield frozenset(member.name for member in family if member.is_in(text))
    for sizes in _SIZES:
        yield frozenset("".join(sizes.findall(text)))
    yield frozenset(_standards(text))


def _standards(text: str) -> Iterator[str]:
    """The standards for engines that a text names, with those that 及以下 and 及以上 add."""
    for match in _STANDARD.finditer(text):
        own = _NUMBERS[match["number"]]
        reach = match["reach"] or ""
        first = 0 if reach.endswith("下") else own
        last = _LAST if reach.endswith("上") else own
        yield from map(str, range(first, last + 1))
