"""Which part of a region, a year, a polarity a stretch of text speaks of, and where it breaks.

Small readings of words that `assistant.narrowing` holds against those of a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.ranks import of_rank
from assistant.reference import FURTHER_ASKED
from assistant.telling import CONSEQUENCE
from assistant.told_times import CLOCK, is_due, without_rates
from corpus.companies import find_companies
from corpus.datamodels import Period
from corpus.dates import TimeKind, find_times
from corpus.numerals import find_quantities
from corpus.series import Segment, Share, resolve_series, split_segments
from corpus.statements import Statement

_EXTENTS = {
    "市区": re.compile(r"市区|(?:主|中心)?城区|市建成区"),
    "县城": re.compile(r"县城|县（市）|县\(市\)|县级"),
    "农村": re.compile(r"农村|乡镇|乡下|村庄|村[里民]"),
}
# Of what size those are that a rule is for: 大中型 is both.
_SIZES = {
    "大型": re.compile(r"大中?型|大(?:饭[店馆]|酒店|餐馆|酒楼)"),
    "中型": re.compile(r"中小?型|大中型"),
    "小型": re.compile(r"小型|小微|小(?:饭[店馆]|餐馆|吃店|酒馆|面馆|食堂)"),
}
LEAD_LENGTH = 60  # characters before the first rule that are told with each of them
DONE, NOT_DONE = "已", "未"
_ALL_DONE = re.compile(r"(?:全部?|都|均|已经?)[^，。？?]{0,6}(?:[做改搞弄]完|完成|到位|达标)")
_DONE = re.compile(
    r"(?:完成|达到|通过|实现|具备)[^，。；]{0,14}的(?=企业|单位|停|限|不予|自主|$)"
    r"|^已经?(?:完成|达到|通过|实现|具备)[^，。；]{0,14}的"
)
_THE_OTHERS = re.compile(r"其[他它余]|否则|不然")
_NOT_DONE = re.compile(
    r"(?:没有?|未|尚未|还没)[^，。；？]{0,4}(?:完成|[搞做改弄干建装]完|达到|通过|安装|改造|落实|实现)|未完成"
)
_LEFT_OUT = re.compile(
    r"^(?:其中)?[^，。；]{2,20}?(?:的|区|县|市|）)(?:力争|应|须|要)?(?:达到?|不[低高]于|不超过|为)\s*\d"
)
_YEAR = re.compile(r"(?<![\d〔\[])(?:19|20)\d{2}(?=年)|[一二三四]季度")
TIME_KINDS = tuple(kind for kind in TimeKind if kind not in (TimeKind.IMMEDIATE, TimeKind.PLAN))
_UNIT = re.compile(
    r"(?:[市县区省]|部门|政府|办公室|委员会|领导小组)[^，。；]{0,10}(?:局|委|部|办|政府|部门|支队)|牵头|组长"
)


_DONE_THERE = re.compile(r"完成|停|(?<!有)限|改造|淘汰|退出|关停|建成|实施|降|减|达到|提高")
_REST_ASKED = re.compile(r"剩下|剩余|余下|其余|(?<!没有)剩的")
_REST_TOLD = re.compile(r"其余|剩余|余下|剩下")
_RANKS_ASKED = re.compile(
    r"前[一二两三四五六七八九十\d]+[名位][^，。？]{0,8}(?:各|分别)|(?:各|分别)[^，。？]{0,4}名次"
)
LEAST_RANKS = 2
_RANK_TOLD = re.compile(r"第[一二三四五六七八九十\d]+名")


def split_rules(
    text: str, named_in: Callable[[str], frozenset[str]]
) -> list[tuple[str, frozenset[str]]]:
    """A sentence cut where another grade or level begins: each rule with those it names."""
    rules: list[tuple[str, frozenset[str]]] = []
    for segment in split_segments(text):
        named = named_in(segment.text)
        if rules and (not named or named == rules[-1][1]):
            said, before = rules[-1]
            rules[-1] = (f"{said}，{segment.text}", before)
        else:
            rules.append((segment.text, named))
    if rules and not rules[0][1] and len(rules) > 1:
        lead = rules.pop(0)[0]
        if len(lead) <= LEAD_LENGTH:
            rules = [(f"{lead}，{rule}", named) for rule, named in rules]
    return rules


def of_enterprise(text: str, named: Callable[[str], bool]) -> str:
    """Of a sentence about several enterprises, the part about one: from where it is named to
    where another is. `named` tells its name."""
    segments = split_segments(text)
    owners = [find_companies(segment.text) for segment in segments]
    places = [i for i, segment in enumerate(segments) if named(segment.text)]
    own = places[0] if len(places) == 1 else None
    if own is None or len(owners[own]) != 1:
        return text
    end = next((i for i in range(own + 1, len(segments)) if owners[i]), len(segments))
    others = [i for i, found in enumerate(owners) if found and i != own]
    if not others or not _DONE_THERE.search(segments[own].text):
        return text
    return text[segments[own].start : segments[end - 1].end]


def goes_on_from_another(part: str, text: str) -> bool:
    """Does what is said of one in a sentence leave out what was said of another before it: 某电厂
    应当达到70% behind 某钢厂清洁运输比例应当达到80%?"""
    before = split_segments(text[: text.find(part)])
    units = {quantity.unit for quantity in find_quantities(part)}
    told = {quantity.unit for quantity in find_quantities(before[-1].text)} if before else set()
    return len(units) == 1 and bool(units & told)


def figures_in(text: str, *, measure: str | None) -> frozenset[str]:
    """The figures that a text gives in a unit; none where no unit is asked for."""
    if measure is None:
        return frozenset()
    return frozenset(re.findall(rf"(\d+(?:\.\d+)?){re.escape(measure)}", text))


def extents_in(text: str) -> frozenset[str]:
    """Of what part of a region a text speaks: the city proper, county towns, the country."""
    return frozenset(name for name, words in _EXTENTS.items() if words.search(text))


def sizes_in(text: str) -> frozenset[str]:
    """Of what size those are that a text speaks of: large, middling, small."""
    return frozenset(name for name, words in _SIZES.items() if words.search(text))


def polarity_of(text: str) -> frozenset[str]:
    """Whether a text speaks of what has been done or of what has not, where it says so."""
    if _NOT_DONE.search(text):
        return frozenset({NOT_DONE})
    return frozenset({DONE}) if _DONE.search(text) else frozenset()


def polarity_asked(text: str) -> frozenset[str]:
    """Whether a question is about what has been done or has not, where it says so."""
    if _NOT_DONE.search(text):
        return frozenset({NOT_DONE})
    return frozenset({DONE}) if _ALL_DONE.search(text) else frozenset()


def is_of_the_done(question: str, text: str) -> bool:
    """Is it the rule for those who have done what the question says is not done?"""
    return (
        polarity_of(question) == {NOT_DONE}
        and polarity_of(text) not in ({NOT_DONE}, frozenset())
        and _THE_OTHERS.search(text) is None
    )


def years_in(text: str) -> frozenset[str]:
    """The calendar years that a text names by number, and the quarters; years inside document
    numbers count not."""
    return frozenset(_YEAR.findall(text))


def names_unit(text: str) -> bool:
    """Does a text name a unit or a person in charge?"""
    return bool(_UNIT.search(text))


def series_after(lead: str, text: str) -> tuple[Share, ...]:
    """A 分别 list whose members stand in the sentence before: 三级、二级、一级预警…。…分别…"""
    before = next((part for part in reversed(lead.split("。")) if part.strip()), "")
    if "分别" not in text or not before:
        return ()
    opening = text[:4]
    shares = resolve_series(f"{before}，{text}")
    cut = [(share, share.text.find(opening, len(before) // 2)) for share in shares]
    return tuple(replace(share, text=share.text[at:]) for share, at in cut if at > 0)


def around(statement: Statement) -> str:
    """What stands above a statement: words of it tell no segment from another."""
    return " ".join(statement.headings) + statement.passage.context


def with_measure(segments: Sequence[Segment], place: int) -> str:
    """A segment that gives its figure without saying of what (乡镇的达到60%以上), with the one
    before that says it."""
    text = segments[place].text
    before = [s.text for s in segments[:place] if re.search(r"\d", s.text)]
    return f"{before[-1]}，{text}" if before and _LEFT_OUT.search(text) else text


def to_consequence(
    segments: Sequence[Segment], first: int, last: int, *, limit: int, asked: str = ""
) -> int:
    """The last segment of the sentence that tells a consequence, if the limit allows. One that the
    question names (列入黑名单以后会怎样) has its own right behind it."""
    for place in range(len(segments) - 1, last, -1):
        length = segments[place].end - segments[first].start
        if length <= limit and CONSEQUENCE.search(segments[place].text):
            last = place
            break
    told = {match.group() for match in CONSEQUENCE.finditer(segments[last].text)}
    if not told or last + 1 == len(segments) or not all(word in asked for word in told):
        return last
    return last + 1 if segments[last + 1].end - segments[first].start <= limit else last


def to_members(segments: Sequence[Segment], first: int, last: int, *, text: str, limit: int) -> int:
    """The last segment of the list that a colon behind these segments opens, if the limit
    allows: 分三个阶段：动员部署、集中整治、总结提升."""
    if text[segments[last].end : segments[last].end + 1] not in ("：", ":"):
        return last
    fitting = [
        place
        for place in range(last + 1, len(segments))
        if segments[place].end - segments[first].start <= limit
    ]
    return fitting[-1] if fitting else last


def with_the_rest(asked: str, window: str, text: str, *, limit: int) -> str:
    """What is told, with all that the sentence says behind it, where it is asked what else is
    required."""
    if not FURTHER_ASKED.search(asked) or window not in text:
        return window
    rest = text[text.index(window) :].strip("。；")
    return rest if len(rest) <= limit else window


def rest_asked(asked: str, segments: Sequence[Segment]) -> str | None:
    """What is said of the rest (其余于6月底前完成), where the question is about what is left."""
    if not _REST_ASKED.search(asked):
        return None
    rest = [segment.text for segment in segments if _REST_TOLD.match(segment.text)]
    return rest[0].strip("。；，") if len(rest) == 1 else None


def tells_the_rest(asked: str, told: str) -> bool:
    """Is what is left asked about, and told?"""
    return bool(_REST_ASKED.search(asked) and _REST_TOLD.search(told))


def ranks_asked(asked: str, segments: Sequence[Segment]) -> str | None:
    """What each of the first gets (第一名30万元、第二名20万元), where all are asked about; else
    what the one asked about gets."""
    places = [k for k, segment in enumerate(segments) if _RANK_TOLD.search(segment.text)]
    told = segments[places[0] : places[-1] + 1] if places else ()
    text = "，".join(segment.text.strip("。；，、") for segment in told)
    if len(_RANK_TOLD.findall(text)) >= LEAST_RANKS and _RANKS_ASKED.search(asked):
        return text
    return of_rank(asked, [segment.text for segment in segments])


def same(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end


def tells_due(text: str) -> bool:
    """Does a text say when something is due or takes place: a day, a month, a stretch of days?"""
    return bool(CLOCK.search(text)) or any(map(is_due, find_times(without_rates(text))))


def has_time(text: str) -> bool:
    """Does a text name a time?"""
    times = find_times(without_rates(text))
    return bool(CLOCK.search(text)) or any(mention.kind in TIME_KINDS for mention in times)
