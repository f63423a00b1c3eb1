"""The question before, asked again of what the new one names: 第二年收紧到几吨, 是哪两家.

Such a turn asks for a number in words of its own, which say nothing of what the number is of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question import Query, Want
from assistant.reference import asks, which_of_them
from assistant.slots import Kind, Said, read_slots
from assistant.swap import swap
from assistant.wording import asked_numbers
from corpus.measures import UNIT

_EARLIER = re.compile(
    r"(?:那|它)?(?:上一?[个次轮年]|去年同期|上年同期|基数|原来)[^，。？?]{0,6}(?:是|呢|为|有)?(?:多少|几[天个]?)?[呢？?]*"
)
_NUMBER = r"(?:数字?|数目|数值|目标|指标|要求|比例|限值|标准|任务)"
# The verbs by which a number is said to be another one: 改成多少, 收紧到几吨; not 提高多少.
_BECOMES = (
    r"(?:改|变|换|调整?|定|设定?|收紧|收严|加严|放宽|放松|提高?|加码?|升|上调|下调|涨|增加?|降低?|减少?"
    r"|压减?|缩减?|缩短|延长|扩大?|抬高?|加大?)了?[成到为至]了?"
)
_HOW_MUCH = re.compile(
    rf"[，,]?(?:[这那该]一?个?{_NUMBER})?(?:又|也|都|那|则|就|再|会|应该?|该|要|被)*(?:[是为]|{_BECOMES})"
    rf"(?:多少|几|百分之(?:几|多少))(?:{UNIT})?了?[呢啊？?。]*$"
)
_IN_THE_TABLE = re.compile(r"的?(?:任务表|附表|清单|名单|方案|文件)[里中上]?面?$")
# How the number is known to differ: 县城的标准松一些.
_KNOWN_UNLIKE = re.compile(
    rf"的?{_NUMBER}?(?:要|会|应该?|肯定|可能)?(?:更|稍微?|略)?(?:宽?松|严格?|宽|低|高|少|多|紧)(?:一些|一点儿?|些|点儿?)$"
)
_BELOW = re.compile(
    r"^(?:下面|底下|下属|所辖|辖内)的?(?=各?[县乡镇区]|农村)|^(?:到了?|等到|放到)(?=.)"
)
_COUNTED = "家个处座条项种类"  # units of things that have names


def asked_again(old: Said, new: Said, read: Callable[[str], Query]) -> Said:
    """The slots alone of 钢铁是多少, 2021年的任务表里又是几辆, where a number was asked before."""
    match = _HOW_MUCH.search(new.text)
    if match is None or not old.query.wants_any(Want.AMOUNT):
        return new
    named = _KNOWN_UNLIKE.sub("", new.text[: match.start()])
    rest = read_slots(_BELOW.sub("", _IN_THE_TABLE.sub("", named)), read)
    return rest if _is_slots_alone(rest) else new


def nothing_of_its_own(old: Said, new: Said, read: Callable[[str], Query]) -> str | None:
    """The old question asked of what the new one names, or of what came before; None if the new
    one asks something else."""
    which = _which_of_those_counted(old, new)
    if which is not None:
        return which
    if _EARLIER.fullmatch(new.text):
        return f"{old.told}，{new.text}"
    return swap(old, new, read).text if _is_slots_alone(new) else None


def year_talked_of(old: Said) -> str:
    """The time that chooses what is talked about, or else the year of another one: 2020年底前."""
    chosen = old.words(Kind.TIME)
    if chosen:
        return chosen
    years = (re.match(r"20\d\d年", old.word(slot)) for slot in old.of(Kind.TIME))
    return next((year.group() for year in years if year), "")


def _which_of_those_counted(old: Said, new: Said) -> str | None:
    """是哪两家 behind 有几家焦化企业要改造: the old question with 哪几家 in it."""
    noun = which_of_them(new.text)
    for start, end in asked_numbers(old.text) if noun is not None else ():
        if old.text[end - 1] in _COUNTED and (not noun or noun in old.text):
            return f"{old.text[:start]}哪几{old.text[end - 1]}{old.text[end:]}"
    return None


def _is_slots_alone(new: Said) -> bool:
    """湖州？ C级企业。"""
    return bool(new.slots) and not new.own and not asks(new.text)
