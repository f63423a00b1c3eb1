"""Things of one family, of which what is said of one is no answer about another.

Sizes, fuels, standards for what engines give off: a figure for heavy lorries answers nothing about
light ones, however many other words the question and the sentence share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.question import Query, Want
from corpus.remembered import remembered

_OF_ONE_THING = (Want.AMOUNT, Want.COUNT, Want.WHEN, Want.WHO, Want.LIST)
# The members of a family, each with the words that name it.
_FAMILIES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(map(re.compile, family))
    for family in (
        (r"铁路(?!专用线|货运|运输)", r"公路|国道|省道|国省干[道线]"),
        (r"硫分|含硫", r"灰分", r"挥发分", r"水分", r"发热量|热值"),
        (r"用电|供电|电力", r"用气|供气|燃气(?!锅炉|灶)", r"用水|供水|自来水", r"用煤量"),
        (r"(?<!副)(?:组长|总?指挥长?)", r"副(?:组长|总?指挥长?)"),
        # products, vehicles, furnaces: a number of one is none of another
        (r"生铁(?!企业|行业)", r"粗钢", r"焦炭(?!企业|行业)", r"熟料(?!企业|行业|生产线)"),
        (
            r"公交",
            r"出租",
            r"网约车",
            r"清扫车|环卫车",
            r"渣土车",
            r"物流车",
            r"货车",
            r"搅拌车",
            r"客车|大巴",
            r"校车",
            r"摩托车",
            r"三轮",
            r"拖拉机",
            r"电动自行车",
        ),
        (r"加油站", r"加气站", r"加氢站", r"充电[站桩]"),
        (r"烟花|爆竹|鞭炮", r"孔明灯", r"香烛|纸钱|祭祀"),
        (
            r"高炉",
            r"转炉",
            r"烧结机",
            r"焦炉",
            r"电炉",
            r"冲天炉",
            r"竖炉",
            r"热风炉",
            r"锅炉",
            r"壁挂炉",
        ),
        # what is given off, each counted by itself
        (
            r"(?i)VOCs?|挥发性有机物",
            r"(?i)NO[xX]|氮氧化物",
            r"(?i)SO2|二氧化硫",
            r"(?i)COD|化学需氧量",
            r"氨氮",
            r"汞",
            r"颗粒物|烟尘|粉尘",
            r"二噁英",
        ),
    )
)
# Families whose members are told by one character each: 轻型, 中重型.
_SIZES = (
    re.compile(r"([轻中重]{1,3})型"),
    re.compile(r"([大中小]{1,3})型"),
    re.compile(r"([国省市县])考"),
)
_STANDARD = re.compile(
    r"国(?P<number>[一二三四五六ⅠⅡⅢⅣⅤⅥ])(?:排放标准)?(?P<reach>(?:及|[（(]含[）)])?以[上下])?"
)
_NUMBERS = {sign: place for signs in ("一二三四五六", "ⅠⅡⅢⅣⅤⅥ") for place, sign in enumerate(signs)}
_THAN_YEAR = re.compile(r"(?:比|较|相比)\s*(20\d\d)年")  # the year that a change is counted from
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
    削减28%以上，其中氮氧化物削减30%以上."""
    taken_out = [text for text in segments if text.startswith("其中") and re.search(r"\d", text)]
    for place, asked in enumerate(_members(query.text)):
        own = [text for text in taken_out if _members(text)[place] & asked]
        if asked and len(own) == 1 and "、" not in own[0]:
            return own[0]
    return None


@remembered
def _members(text: str) -> tuple[frozenset[str], ...]:
    """Of each family the members that a text names."""
    return tuple(_members_in(text))


def _members_in(text: str) -> Iterator[frozenset[str]]:
    for family in _FAMILIES:
        yield frozenset(member.pattern for member in family if member.search(text))
    for sizes in _SIZES:
        yield frozenset("".join(sizes.findall(text)))
    yield frozenset(_standards(text))
    yield frozenset(_THAN_YEAR.findall(text))


def _standards(text: str) -> Iterator[str]:
    """The standards for engines that a text names, with those that 及以下 and 及以上 add."""
    for match in _STANDARD.finditer(text):
        own = _NUMBERS[match["number"]]
        reach = match["reach"] or ""
        first = 0 if reach.endswith("下") else own
        last = _LAST if reach.endswith("上") else own
        yield from map(str, range(first, last + 1))
