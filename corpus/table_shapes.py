"""What kind of text a piece of a table is, judged by its shape alone.

Deadlines, lists of units, numbers, sentences and short names look the same in the tables of any
authority; nothing here knows what a particular table is about.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_WIDE_RANGES = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF01, 0xFF60), (0x2014, 0x2026))


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """A text without white space, to be compared with another."""
    return _SPACE.sub("", text)


def is_wide(char: str) -> bool:
    """A Chinese character or full-width punctuation, which takes a whole square of a line."""
    return any(low <= ord(char) <= high for low, high in _WIDE_RANGES)


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """Length in full squares; Latin letters and digits take half of one, spaces none."""
    return sum(1.0 if is_wide(char) else 0.5 for char in text if not char.isspace())


_YEAR = r"(?:20\d\d|[二〇零一二三四五六七八九]{4}|今|本|当|次|每)年(?:度)?"
_MONTH = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?)"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_PART = r"(?:上旬|中旬|下旬|月?初|月?中|月?末|月?底|上半年|下半年|第?[一二三四1-4]季度|年中)"
_BY = r"(?:之?前|以前|前后|内|起|止|期间)"
_DATE = (
    rf"(?:{_YEAR}{_MONTH}(?:{_DAY}|{_PART})?|{_YEAR}(?:底|末|初|{_PART})?|{_MONTH}(?:{_DAY}|{_PART})?"
    rf"|年(?:底|末)|20\d\d[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?|20\d\d(?:[-—–~～至到]20\d\d)年)"
)
_SEASON = r"(?:采暖|取暖|供暖|非采暖|秋冬|冬|夏|春|汛|枯水|封山|禁渔|雨)(?:季|期)?"
_STANDING = (
    r"(?:长期|持续|常年|全年|常态化?|始终|立即|立行|即知即|即日|即时|随时|适时|定期|分阶段|逐步|按期|限期)"
    r"(?:性|地)?(?:坚持|实施|执行|推进|开展|进行|落实|整改|立改|即改|任务|工作|有效|起|完成|保持|巩固|办理)?"
)
_EVERY = r"每(?:年度?|半年|季度?|月|周|日|天)(?:(?:不少于|至少|各)?[\d一二两三四]{1,2}次)?"
_DEADLINE_TERM = (
    rf"(?:{_EVERY}(?:{_MONTH}?{_DAY}{_BY}?|{_MONTH}?{_PART}{_BY}?)?|{_DATE}(?:[-—–~～至到]{_DATE})?{_BY}?(?:完成|取得实效|见效)?"
    rf"|{_SEASON}(?:开始|结束|来临)?{_BY}(?:完成)?|{_STANDING}"
    r"|(?:年|月|季|周)内|按(?:正文|文件|方案|国家|[国省市县][定级]?|上级|合同|规定|相关|既定|有关|通知|本)*(?:要求|时限|序时进度|时间节点|时间|计划|进度|规定)(?:时限)?(?:要求)?(?:完成|推进|执行)?|已完成|近期|中期|远期|[一-龥]{2,6}期[间内])"
)
_DEADLINE = re.compile(rf"{_DEADLINE_TERM}(?:[，,、；;并且和及]{{1,2}}{_DEADLINE_TERM})*。?")
_DEADLINE_LIKE = re.compile(r"20\d\d年\d{1,2}月[一-龥]{0,3}")
_DEADLINE_PART = re.compile(
    r"[\d年月日底前末初中上下旬内起止至到期间季度每长期坚持续推进全采暖立即完成—–~～.,，、-]{1,12}"
)


@lru_cache(maxsize=8192)
def is_deadline(text: str) -> bool:
    """The whole text says when: a date with 前 or 底, a range, 长期坚持, 每年, 立即整改."""
    bare = plain(text)
    return bool(_DEADLINE.fullmatch(bare)) and not re.fullmatch(r"年|\d+月?", bare)


@lru_cache(maxsize=8192)
def deadline_misfit(text: str) -> float:
    """0 for a deadline, small for a misread or broken one, 1 for anything else."""
    bare = plain(text)
    if is_deadline(bare):
        return 0.0
    if _DEADLINE_LIKE.fullmatch(bare):
        return 0.2
    return 0.5 if _DEADLINE_PART.fullmatch(bare) else 1.0


_NUMBER_AT_END = re.compile(r"\s*\d{1,2}\s*")  # of a date that the line end breaks


def deadline_stretches(line: str) -> list[tuple[int, int]]:
    """Where a line holds a deadline that stands free: between spaces or the line's ends."""
    places = [place for place, char in enumerate(line) if not char.isspace()]
    bare = "".join(line[place] for place in places)
    found: list[tuple[int, int]] = []
    for match in _DEADLINE.finditer(bare):
        begin, end = places[match.start()], places[match.end() - 1] + 1
        free_left = begin == 0 or line[begin - 1].isspace()
        free_right = end == len(line) or line[end].isspace()
        goes_on = match.group()[-1] in "年月" and _NUMBER_AT_END.fullmatch(line[end:])
        if free_left and free_right and is_deadline(match.group()) and not goes_on:
            found.append((begin, end))
    return found


_UNIT_END = (
    r"(?:人民政府|政府|管委会|管理委员会|委员会|领导小组|领导组|工作组|专班|指挥部|办公室|[市县区省]委|委办|"
    r"发展?改革?委|卫健委|国资委|住建委|[^常]委|局|厅|[^务举]部|院|中心|支队|大队|总队|公司|集团|总站|监测站|"
    r"协会|学会|银行|供销社|合作社|联社|妇联|残联|工商联|科协|工会|街道|乡镇|镇|乡|社区|县|区|市|企业|单位|部门|办|处|站|所|级)"
)
_UNIT = re.compile(
    r"(?:[市县区、]{0,4}[）)])?"
    rf"(?:[一-龥“”]{{0,24}}?(?:[（(][一-龥、，, ]{{1,12}}[）)])?[一-龥]{{0,16}}?{_UNIT_END})"
    r"(?:[（(][一-龥、]{1,10}[）)])?(?:等)?(?:牵头|配合|负责|参与|落实|分别负责|按职责分工负责)?"
)
_STRONG_UNIT = re.compile(
    r"(?:^|[、，,；;])(?:各|全|市|省|县|区|州|国家)[一-龥（）()、]{0,20}?"
    r"(?:局|委|办|厅|政府|管委会|支队|部门|单位)(?=$|[、，,；;。])"
    r"|人民政府|管委会"
)
_UNIT_SPLIT = re.compile(
    r"(?<![（(市县区])[、，,；;]|(?<=[市县区])[、，,；;](?![市县区、]{1,4}[）)])"
)


@lru_cache(maxsize=16384)
def unit_share(text: str) -> float:
    """The share of a text's characters that lie in names of authorities or companies.

    The first and the last name may be cut by a line end; such a part counts half.
    """
    bare = plain(text).rstrip("。．.")
    items = [item for item in _UNIT_SPLIT.split(bare) if item]
    if not items:
        return 0.0
    good = 0.0
    for place, item in enumerate(items):
        if len(item) > 1 and _UNIT.fullmatch(item):
            good += len(item)
        elif place in {0, len(items) - 1} and len(item) <= 8 and not re.search(r"[\d。；：]", item):
            good += len(item) * (0.6 if item[0] in "市省县区各" or len(items) > 1 else 0.25)
    return good / sum(len(item) for item in items)


@lru_cache(maxsize=16384)
def has_unit(text: str) -> bool:
    """At least one name that can only be an authority's."""
    return bool(_STRONG_UNIT.search(plain(text)))


_NUMBER = re.compile(
    r"[-+−±≤≥<>＜＞约]?\d[\d,，]*(?:\.\d+)?(?:[-~～—至]\d+(?:\.\d+)?)?"
    r"(?:[%％‰]|[a-zA-Zμ³²㎡/·]{1,8}|[个项家台辆套座处天次吨户亩人元万亿千百公里米平方立方度左右以上以下内外以]{1,6})?"
)
_ORDINAL = re.compile(
    r"[（(]?(?:\d{1,3}(?:[.-]\d{1,2}){0,2}|[一二三四五六七八九十百]{1,4})[）)]?[.．、]?"
)


def is_number(text: str) -> bool:
    """A figure, with its unit or without, or a mark for none (－, /)."""
    bare = plain(text)
    return bool(_NUMBER.fullmatch(bare)) or bare in {"-", "－", "—", "/", "——", "--", "无"}


def is_ordinal(text: str) -> bool:
    """A row number: 3, 3-1, 十二, （三）."""
    return bool(_ORDINAL.fullmatch(plain(text)))


@lru_cache(maxsize=16384)
def open_brackets(text: str) -> int:
    """How many brackets are still open at the end; a quotation mark is not counted."""
    depth = 0
    for char in text:
        if char in "（(《[【〔":
            depth += 1
        elif char in "）)》]】〕" and depth:
            depth -= 1
    return depth


def open_quote(text: str) -> bool:
    """A quotation that does not end here."""
    return text.count("“") > text.count("”")


@lru_cache(maxsize=16384)
def closes_unopened(text: str) -> bool:
    """Whether a bracket closes that this text never opened."""
    depth = 0
    for char in text:
        if char in "（(《":
            depth += 1
        elif char in "）)》":
            depth -= 1
            if depth < 0:
                return True
    return False


def ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(("。", "．", "！", "。”", "。）"))


def hangs(text: str) -> bool:
    """Ends with a mark that something must follow: 、，： or an opening bracket."""
    return text.rstrip().endswith(
        ("、", "，", ",", "：", "（", "(", "《", "“", "/", "和", "及", "与")
    )
