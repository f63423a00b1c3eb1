"""Whether an answer is of the kind that was asked for: a time for when, a figure for how much.

The last look at a finding before it is told. Evidence can explain every word of a question and
still not hold what was asked; that is a refusal, not an answer.
"""

from __future__ import annotations

import re

from assistant.compose import LENGTH_ASKED, Finding
from assistant.contrasts import is_of_another_kind
from assistant.parts import LENGTH, has_time
from assistant.question import Query, Want
from assistant.slot_checks import (
    MAIL_ASKED,
    NO_FIGURE,
    PHONE_ASKED,
    WHOLE_STOP,
    has_measure,
    measure_pattern,
)
from assistant.telling import CONSEQUENCE
from assistant.unnamed import asks_names
from corpus.companies import find_companies
from corpus.measures import COUNT_UNITS
from corpus.series import split_segments
from corpus.statements import Statement

# Times that have no date: at once, for good, every so often, as soon as something is done.
_TIME_WORDS = re.compile(
    r"立即|随时|即[日时]|[长定]期(?!未|以来|闲|停|空|无)|持续|常年|每(?!户|人|家|台|辆|吨|亩|平)|时$|之日|当[日天]|期间"
    r"|(?<![目空])前(?![往述款列期端置])|(?<![其最先])后(?![续备勤者])"
)
# A start is asked for, and told is only by when a thing is to be done.
_START_ASKED = re.compile(
    r"(?:从|自)(?:哪|什么时|何时|几[月号])[^，。？?]{0,8}(?:开始|启动|起|实施|执行|展开|不许|禁|停)"
    r"|(?:什么时[候间]|何时|哪[天一][天日]?|几[月号])(?:正式)?(?:开始|启动|起步|展开)"
)
_START_TOLD = re.compile(r"起(?!重)|从|自(?!主|动|行|然|备)|开始|启动|即日|[—–－\-至到]|之后|后")
# Where to something moves; told is only that it does.
_WHERE_ASKED = re.compile(
    r"(?:搬|迁)[^，。？?]{0,3}(?:哪|什么地方|何处|何地)"
    r"|(?:设|建|装)(?:立|置)?[到在于](?:哪(?:里|儿|些?地方|个地方|[？?]|$)|什么地方|何处|何地)"
)
_WHERE_TOLD = re.compile(
    r"[搬迁入设建装][^，。；]{0,8}[至到往入在于]|位于|园区|工业区|集聚区|开发区|基地|建成区"
)
# A reason is asked for; a cause or an aim is told with one of these words.
_REASON = re.compile(
    r"因(?!地|素|此|企)|由于|鉴于|考虑|为(?:了|进一步|切实|有效|深入|全面|落实|贯彻|巩固|防止|确保|保障)|以便|防止|避免|是为"
)
_WITHIN = re.compile(rf"(?:{LENGTH.pattern})[之以]?内")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两半零Ⅰ-Ⅻ]")
_COUNTIES_ASKED = re.compile(r"哪[些几两三四五六七八九十]?个?(?:县|区|市县|县区|县市|县（市、区）)")
_COUNTY = re.compile(r"[\u4e00-\u9fff](?:县|市|旗|(?<![市城成园地社厂矿库山])区)|各县|全市|全域")
_LOOSE = frozenset("个项种类条")  # counted by other words just as well
# A person's name is asked for, and told is only whose office it is: 由市政府主要领导任组长.
_NAME_ASKED = re.compile(r"叫什么|姓什么|姓名|名字")
_UNNAMED = re.compile(
    r"(?:主要|分管)(?:领导|负责同志|负责人|副?[省市县区]长)(?:同志)?(?:兼?任|担任|为)"
)
_NOTHING = re.compile(r"[—–－\-/／\s]+|无")
# Roles beside those of who leads and who supports: told only where they are named.
_ROLE_ASKED = re.compile(
    r"(?P<role>验收|监理|设计|施工|检测|评估|审计|承建|运维|供应|采购|督导|督办|监督|批准|审批|备案|解释)"
    r"(?:的)?(?:单位|部门|机构|机关)(?:都?[是为有])?(?:谁|哪)"
)
_BODY_ASKED = re.compile(r"哪[个些几]*(?:局|部门|委|厅)")
_BODY = re.compile(
    r"[局委办厅会](?![议员])|部门|政府|指挥|公司|支队|大队|中心|乡镇|街道|单位|企业|机关"
)
_OF_TIME = frozenset(("天", "个月", "月", "小时", "年"))
_VERDICT = re.compile(r"不?合格|优秀|良好|等次|一票否决")
_NOT_ONLY = (Want.WHO, Want.LIST, Want.COUNT, Want.CONSEQUENCE, Want.COMPARE, Want.WHY)


def is_of_the_asked_kind(query: Query, statement: Statement, finding: Finding) -> bool:
    """Does the finding tell a time where only a time is asked for, a figure where only one is?

    A row of figures tells what its cell holds, be it a word; grades are letters.
    """
    special = _tells_special(query, statement, finding)
    if special is not None:
        return special
    told = finding.text
    if query.wants[0] is Want.CONSEQUENCE and statement.is_figures:
        return CONSEQUENCE.search(told) is not None
    if query.wants_any(Want.COUNT) and not query.wants_any(Want.LIST, Want.WHO, Want.COMPARE):
        return _has_number(query, told)
    if query.wants_any(*_NOT_ONLY):
        return True
    if query.wants_any(Want.WHEN):
        if _START_ASKED.search(query.text) and not _START_TOLD.search(told):
            return False
        within = LENGTH if LENGTH_ASKED.search(query.text) else _WITHIN
        if has_time(told) or within.search(told) or _TIME_WORDS.search(told):
            return True
        return query.wants_any(Want.AMOUNT) and _has_figure(told)
    if not query.wants_any(Want.AMOUNT):
        return True
    return _tells_amount(query, statement, finding) and not _of_another_kind(query, told)


def _tells_special(query: Query, statement: Statement, finding: Finding) -> bool | None:
    """Does the finding tell names, where to, a telephone, where these are asked for? None where
    they are not."""
    told = finding.text
    names = _tells_names(query, finding)
    if names is not None:
        return names
    if _NOTHING.fullmatch(finding.value):
        return False
    if _WHERE_ASKED.search(query.text) and not _WHERE_TOLD.search(told):
        return False
    if PHONE_ASKED.search(query.text) or MAIL_ASKED.search(query.text):
        return has_measure(query, told)
    role = _ROLE_ASKED.search(query.text)
    if role is not None and query.wants_any(Want.WHO):
        return role["role"] in _all_of(statement)
    if query.wants == (Want.WHO,) and _BODY_ASKED.search(query.text):
        return _BODY.search(told) is not None
    if query.wants == (Want.WHY,):
        return _REASON.search(told) is not None
    return None


def _all_of(statement: Statement) -> str:
    """A statement with all that stands over it and the names of its columns."""
    columns = statement.row.columns if statement.row else ()
    duty = statement.duty.text if statement.duty else ""
    return " ".join([*statement.headings, statement.lead, statement.text.text, duty, *columns])


def _of_another_kind(query: Query, told: str) -> bool:
    """Is every figure told that of another member of a family than the one asked about?"""
    segments = [segment.text for segment in split_segments(told)]
    figures = [text for text in segments if re.search(r"\d", NO_FIGURE.sub("", text))]
    return bool(figures) and all(is_of_another_kind(query, text, over="") for text in figures)


def _tells_amount(query: Query, statement: Statement, finding: Finding) -> bool:
    """Does the finding tell how much? A cell of words may, one that only tells when does not."""
    if statement.is_figures:
        told = finding.value
        only_when = has_time(told) and not (_has_figure(told) or WHOLE_STOP.search(told))
        return not only_when or query.measure in _OF_TIME
    if query.measure == "级" or (query.measure == "分" and _VERDICT.search(finding.text)):
        return True
    return _has_figure(finding.text) or bool(WHOLE_STOP.search(finding.text))


def _tells_names(query: Query, finding: Finding) -> bool | None:
    """Does the finding name counties, enterprises, a person? None where no names are asked for."""
    if _COUNTIES_ASKED.search(query.text) and query.wants_any(Want.LIST):
        return bool(_COUNTY.search(finding.value))
    if query.offices:  # 组长叫什么名字: told is a person, or only whose office it is
        return False if _UNNAMED.search(finding.text) and _NAME_ASKED.search(query.text) else None
    if asks_names(query.text) and not query.wants_any(Want.COUNT):
        return bool(find_companies(finding.text)) or "、" in finding.text
    return None


def _has_number(query: Query, told: str) -> bool:
    """Is a number there in the unit counted in, or in one that counts anything?"""
    if query.measure is None or query.measure not in COUNT_UNITS:
        return True
    if query.measure in _LOOSE:
        return _has_figure(told)
    return bool(measure_pattern(query.measure).search(told))


def _has_figure(text: str) -> bool:
    return bool(_FIGURE.search(NO_FIGURE.sub("", text)))
