"""What stands in tables of rules: the grade of a plant, and what it has to do at a phase or level.

Both are short and of few forms, so they are known wherever they stand: A级, C级及以下, 引领性企业;
限产30%, 停产, 自主减排, 结焦时间延长至36小时.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpus.table_shapes import open_brackets, plain
from corpus.vocabulary import find_industries

_NONE = r"[-－—―–/／]{1,2}|无"
_ONE_GRADE = (
    r"(?:[A-E][+-]?(?:级|类)?|非?引领性?|[一二三四甲乙丙丁ⅠⅡⅢⅣ][级类]|[红橙黄绿白]牌|[不未](?:分等?级|评级|定级)"
    r"|(?:民生)?保障[类性]|其[他余]|全部|所有)(?:级别|等级)?(?:企业)?"
)
_BEYOND = r"(?:[及和]?以[上下](?:级别)?(?:企业)?)?(?:\([^()]{1,14}\))?"
_GRADES = re.compile(rf"(?:{_ONE_GRADE}{_BEYOND}[、和及与或/,]?)+|{_NONE}")
_LETTERS = re.compile(r"[A-E](?![A-Za-z])")
_BELOW, _ABOVE = re.compile(r"以下"), re.compile(r"以上")
_LEADER, _NO_LEADER = re.compile(r"(?<!非)引领"), re.compile(r"非引领|其[他余]")
_ALL_GRADES = re.compile(r"[不未](?:分等?级|评级|定级)|全部|所有")
LAST_GRADE = 4  # as high as the letters go

_DOES = re.compile(
    r"停产|停工|停限|限产|减产|减排|压减|减少|降低|延长|缩短|不限|不停|豁免|自主|正常(?:生产|运行)|轮停|轮流|错峰|错时"
    r"|[焖闷]炉|停用|停止|停运|禁止|限行|关停|限时|限[一二两三四\d]|执行|不受|不纳入|减半|不[做作]要求|无要求|停[一二两三四\d]"
    r"|开[一二两三四\d]|隔[日天]|同上|同第|按(?:照|需|计划)|核定|协商|达到|不超过|不低于|不高于|以热定产|产能|负荷|停窑|停炉"
)
_AMOUNT = re.compile(
    r"(?:[≥≤>＜<＞不低于少高超过约]{0,4})\d+(?:\.\d+)?(?:[-~—至]\d+(?:\.\d+)?)?"
    r"(?:%|天|日|小时|个?月|[座台条家炉]|蒸?吨)?(?:以[上下内]|左右)?"
)
_WANTING = re.compile(
    r".*(?:[至到为于达、，及和与按]|不少|不超过|以|第|(?<!不)限产|减产|减少|降低|压减|延长|缩短|(?<!自主)减排|比例)"
)
INCOMPLETE = 4.0  # nats, for a rule that breaks off
NEEDS_AMOUNT = 1.5  # for one that may go on
UNKNOWN = 2.5  # for words of another kind
NO_RULE = 7.0  # for a grade, or the name of an industry
UNKNOWN_SUBJECT = 0.8  # for a name of no industry that is known
NO_GRADE = 3.0  # for words under a column of grades,
FAR_FROM_GRADE = 8.0  # for a rule there, or a sentence
LONG_GRADE = 10  # characters
LONGEST_RULE = 28  # characters that need no reason
_MAY_STAND = re.compile(r".*(?:限产|减产|减排)")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", plain(text)).replace("－", "-")


@lru_cache(maxsize=8192)
def is_grade(text: str) -> bool:
    """The whole text says for which grade of plants: B级, C、D级, A级（含引领性）, 不分级."""
    return bool(_GRADES.fullmatch(_folded(text)))


@lru_cache(maxsize=8192)
def is_industry(text: str) -> bool:
    """The whole text is the name of an industry that is known, a bracket behind it left out."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", plain(text)).removesuffix("企业")
    bare = bare.removesuffix("行业") if len(bare) > 2 else bare
    return any(m.start == 0 and m.end == len(bare) for m in find_industries(bare))


@lru_cache(maxsize=8192)
def grade_ranks(text: str) -> tuple[int, int] | None:
    """The first and the last grade that a text takes in, by their order; None if it names none."""
    folded = _folded(text)
    if _ALL_GRADES.match(folded):
        return 0, LAST_GRADE
    ranks = [ord(letter) - ord("A") for letter in _LETTERS.findall(folded)]
    if _LEADER.search(folded):
        ranks.append(0)
    if _NO_LEADER.search(folded) or (ranks and _BELOW.search(folded)):
        ranks.append(LAST_GRADE)
    if ranks and _ABOVE.search(folded):
        ranks.append(0)
    return (min(ranks), max(ranks)) if ranks else None


@lru_cache(maxsize=8192)
def is_rule(text: str) -> bool:
    """The whole text says what has to be done, and nothing of it is wanting."""
    return rule_misfit(text) < NEEDS_AMOUNT


@lru_cache(maxsize=8192)
def rule_misfit(text: str) -> float:
    """The doubt about a text as what a grade has to do at a phase, in nats."""
    folded = _folded(text)
    if re.fullmatch(_NONE, folded) or _AMOUNT.fullmatch(folded):
        return 0.3
    if is_grade(text) or is_industry(text):
        return NO_RULE
    long = 0.1 * max(0, len(folded) - LONGEST_RULE)
    if breaks_off(folded):
        return (NEEDS_AMOUNT if _MAY_STAND.fullmatch(folded) else INCOMPLETE) + long
    return long if _DOES.search(folded) else UNKNOWN + long


def breaks_off(text: str) -> bool:
    """A rule that ends within brackets, or before what it is to say."""
    return bool(_WANTING.fullmatch(_folded(text))) or bool(open_brackets(text))


@lru_cache(maxsize=8192)
def grade_misfit(text: str) -> float:
    """The doubt about a text as a grade."""
    if is_grade(text):
        return 0.0
    alien = len(text) > LONG_GRADE or _DOES.search(text) or is_industry(text)
    return FAR_FROM_GRADE if alien else NO_GRADE


@lru_cache(maxsize=8192)
def subject_misfit(text: str) -> float:
    """What speaks against a text as the name of an industry or a kind of plant, in such a table."""
    if is_industry(text) or re.fullmatch(_NONE, _folded(text)):
        return 0.0
    if is_grade(text):
        return NO_RULE
    return NO_RULE - 1.0 if rule_misfit(text) < UNKNOWN else UNKNOWN_SUBJECT
