"""Members that one sentence names side by side: 对甲园区、乙园区、丙园区实施专项考核.

A list answers only if its members are of the kind that is asked for: their names end as such names
do, or the words around the list say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.bigrams import bigrams
from corpus.brackets import BRACKETED
from corpus.companies import find_companies
from corpus.remembered import remembered
from corpus.series import split_items, split_segments

FEWEST = 2  # members that make a list
MOST_LENGTH = 40  # characters of a member's name
NEAR_SHARE = 0.7  # of the words of what is asked, that stand right before a list in brackets
KIND_LENGTH = 3  # characters of a kind that the last name tells for all
KIND_SHARE = 0.6  # of the members, whose names end as those of the kind do
ENTERPRISE = re.compile(
    r"(?:公司|厂|集团|煤?矿|煤业|[学医]院|店|站|园|场|中心|银行|酒店|商场|热电|电力|冶炼|化工|焦化|铸造|建材|科技)(?!有限|有责|集团|股份|责任|科技|公司|[分东西南北]厂)"
)
_UNIT = re.compile(
    r"(?:委员会|管委会|委|局|办公室|办|部|厅|[大支总]队|政府|中心|处|科|公司|院|署|会)"
)
_PLACE = re.compile(r"(?:开发区|园区|新区|街道|管委会|[县市区旗乡镇村])")
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"(?:企业|公司|单位|工厂|厂家|厂|店|电厂|钢厂|企)$"), ENTERPRISE),
    (re.compile(r"(?:部门|单位|机构|委办局|机关)$"), _UNIT),
    (re.compile(r"(?:县市区?|市?县区?|区县|县|市|区|地方|地区|城市|乡镇|镇|乡|街道)$"), _PLACE),
)
_GENERIC_THING = re.compile(r"(?:措施|任务|要求|工作|内容|方面|事|条件|情形|步骤|环节)$")
_LAST_JOINT = re.compile(r"以及|和(?!平|\d)|及(?!其|时)|与(?!否)")
LEAD = re.compile(
    r"^.*(?:的|包括|包含|涉及|涵盖|分[为成]|[为是即]|有(?!限|机|色|关|毒)|其中|：)(?=[^的]{2})"
    r"|^(?:完成|推进|推动|淘汰|退出|关停|取缔|新建|建设|建成|开展|组织|督促|指导|支持|确保|在|由|对|将|把|以|向|从|用|如|全面|重点|加快|选取|选择|选定|确定|设立|成立|设|严禁使用|禁止使用|使用|和)+"
)
_SHARE = re.compile(r"\d+(?:\.\d+)?[万亿]?[一-龥]{1,3}$")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_LAST_PART = re.compile(r"[^，。；、和及]+$")
_IN_BRACKETS = re.compile(r"^（[^（）]*）")  # 建材（砖瓦、石灰）等重点行业
_AND_MORE = re.compile(r"等(?!级|离)")
_TAIL = re.compile(
    r"实施|开展|完成|进行|要(?!素)|应当?|必须|(?<!建)须|均|全部|全面|纳入|列入|参加|建设$|建成|改造|停产|限产|作为|为[\u4e00-\u9fff]|的|负责|牵头|执行|达到|（"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Names side by side, the words before and behind them, and whether 等 leaves it open."""

    names: tuple[str, ...]
    before: str = ""
    behind: str = ""

    @property
    def is_open(self) -> bool:
        return self.behind.startswith("等")


@remembered
def members_named(
    text: str, *, thing: str, enterprises: bool = False, about: str = ""
) -> Members | None:
    """The list of things of the kind asked for; None if there is none. Of several it is the
    longest, or one in brackets right behind the words that the question is about: 关停甲厂、乙厂和
    焦化产能压减（其中丙厂13万吨、丁厂27万吨）."""
    ending = _ending(thing, enterprises=enterprises)
    own = _behind_its_words(text, ending, thing, about)
    if own is not None:
        return own
    found = [m for stretch in _stretches(text) if (m := _members(stretch, ending, thing))]
    if not found and ending is ENTERPRISE:
        names = tuple(dict.fromkeys(company.text for company in find_companies(text)))
        return Members(names=names) if len(names) >= FEWEST else None
    return max(found, key=lambda m: len(m.names), default=None)


def _behind_its_words(
    text: str, ending: re.Pattern[str] | None, thing: str, about: str
) -> Members | None:
    """A list in brackets, if the words right before it say nearly all that the text says of what
    is asked."""
    asked = {pair for pair in bigrams(about) if _WORDS.fullmatch(pair) and pair in text}
    for bracket in BRACKETED.finditer(text) if asked else ():
        before = _LAST_PART.search(text[: bracket.start()])
        said = sum(pair in before.group() for pair in asked) if before else 0
        if said >= NEAR_SHARE * len(asked):
            parts = (part.text for part in split_segments(bracket["inner"]))
            named = next((m for part in parts if (m := _members(part, ending, thing))), None)
            if named is not None:
                return named
    return None


def _ending(thing: str, *, enterprises: bool) -> re.Pattern[str] | None:
    """How names of the things asked for end."""
    if enterprises and not any(k.search(thing) for k, _ in _KINDS[1:]):
        return ENTERPRISE
    known = next((names for kind, names in _KINDS if kind.search(thing)), None)
    if known is not None or not thing or _GENERIC_THING.search(thing):
        return known
    return re.compile("|".join(re.escape(thing[-size:]) for size in (2, 1) if len(thing) >= size))


def _stretches(text: str) -> Iterator[str]:
    """Segments of a sentence, those inside brackets by themselves."""
    for segment in split_segments(text):
        yield segment.text
        for inner in re.findall(r"（([^（）]*)）", segment.text):
            yield from (part.text for part in split_segments(inner))


def _members(stretch: str, ending: re.Pattern[str] | None, thing: str) -> Members | None:
    items = split_items(stretch)
    if ending in (_PLACE, ENTERPRISE) or all(_SHARE.search(item) for item in items):
        items = [_SHARE.sub("", item) or item for item in items]  # 甲县0.4万户、乙县0.8万户
    *rest, last = items
    more = _AND_MORE.search(last, 1)
    named = last[: more.start()] if more else last
    ended = [*ending.finditer(named)] if ending else []
    joint = _LAST_JOINT.search(named)
    cut = _TAIL.search(named, 1)
    closing = named[: cut.start()] if cut else named
    if ended:
        closing = named[: _closing(ended, joint)]
    joined = [p for p in _LAST_JOINT.split(closing) if p] if joint else [closing]
    names = [*rest, *joined]
    if len(names) < FEWEST:
        return None
    lead = LEAD.match(names[0])
    first = names[0][lead.end() :] if lead and len(names[0]) - lead.end() > 1 else names[0]
    names = [first.strip("“”"), *(n.strip("“”") for n in names[1:])]
    behind = _IN_BRACKETS.sub("", last[len(closing) :])
    found = Members(
        names=tuple(names),
        before=lead.group() if lead else "",
        behind=behind,
    )
    return found if _is_of_kind(found, ending, thing) else None


def _closing(ended: list[re.Match[str]], joint: re.Match[str] | None) -> int:
    """Where the last name ends: at the first end of such a name, behind 和 if there is one."""
    after = [m.end() for m in ended if joint is None or m.start() > joint.end()]
    return after[0] if after else ended[0].end()


def _is_of_kind(found: Members, ending: re.Pattern[str] | None, thing: str) -> bool:
    if any(not n or len(n) > MOST_LENGTH or re.search(r"\d+\s*[%％]", n) for n in found.names):
        return False
    if _share_the_kind(found.names, thing):
        return True
    alike = 0
    if ending is not None:
        at_end = re.compile(f"(?:{ending.pattern})(?:（[^（）]*）)?$")
        alike = sum(
            bool(at_end.search(n) or (find_companies(n) and ending is ENTERPRISE))
            for n in found.names
        )
    if alike >= max(FEWEST, KIND_SHARE * len(found.names)):
        return True
    said = re.escape(thing[-2:])
    if len(thing) < len("行业") or (ending is ENTERPRISE and not _KINDS[0][0].search(thing)):
        return False
    told_before = re.search(rf"{said}[^，]{{0,3}}(?:包括|包含|[为是有即]|：)$", found.before)
    told_behind = re.match(
        rf"等(?:\d+[个家类种项])?(?!方式|形式|手段)[^，、]{{0,5}}{said}", found.behind
    )
    return bool(told_before or told_behind)


def _share_the_kind(names: tuple[str, ...], thing: str) -> bool:
    """Does the last name alone tell what they all are: 甲乙、丙丁、戊己二级道路, for 二级路?"""
    *others, last = names
    sizes = {len(name) for name in others}
    if len(thing) < KIND_LENGTH or len(sizes) != 1:
        return False
    kind = iter(last[sizes.pop() :])
    return all(sign in kind for sign in thing)
