"""How well a cell suits the very name of its column: companies, grades, industries, regions.

The kind of a column tells labels from sentences; among labels standing side by side only their
names tell which is which.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.table_rule_cells import is_grade
from corpus.table_shapes import plain
from corpus.vocabulary import industries

SUITS = -0.6  # nats, for a cell that is what the column's name says
MISFIT = 1.5
TORN_OFF = 3.0  # the rest of a company's name
_COMPANY_COLUMN = re.compile(r"(?:企业|公司|单位|法人)(?:名称|名单)|企业|公司")
_COMPANY = re.compile(
    r".*(?:公司|厂|集团|矿|院|中心|站|部|所|合作社|场|库|店|社|校|园|基地|馆|行|堂|坊)(?:[（(].*[）)])?"
)
_ENTERPRISE = re.compile(
    r"[一-龥A-Za-z（）()·]{3,26}(?:公司|厂|集团|矿|合作社|基地|电站)(?:[（(].*[）)])?"
)
_COMPANY_REST = re.compile(
    r"(?:有?限)?(?:责任|股份)?公司|司|限公司|[任份]公司|分公司|集团公司|(?:股份)?有限(?:责任)?公司.*"
)
_COMPANY_BREAK = re.compile(r".*(?:有|有限|有限公|有限责|有限责任|股份|股份有)$")
_GRADE_COLUMN = re.compile(r".*(?:等级|级别|分级|评级|绩效)")
_GRADE = re.compile(
    r"[A-EＡ-Ｅ][-+－＋]?(?:[级类](?:企业)?)?|(?:非)?引领性?(?:企业)?|[ⅠⅡⅢⅣVI]{1,3}级(?:响应)?"
    r"|[红橙黄蓝绿白]色?(?:预警|牌)?|(?:[特一二三四甲乙丙丁]|重[大点]|较大|一般|国家|省|市|县)[级类]?|不分级|未分级|保障类?|长期停产"
)
_INDUSTRY_COLUMN = re.compile(r"(?:所属|涉及|重点)?行业(?:类别|名称|类型)?")
_REGION_COLUMN = re.compile(
    r"(?:所[属在])?(?:[县市区旗州盟]{1,4}|地区|区域|属地|行政区域?|县[（(]市、?区[）)]|乡镇|镇街)"
)
_REGION = re.compile(
    r"(?!.*公司).{1,8}(?:县|市|区|镇|乡|街道|办事处|旗|州|园区|开发区)|合计|全市|全县|全区"
)
_ZONE = re.compile(r"[一-龥]{2,10}管(?:理)?委(?:员)?会")
AUTHORITY = 4.0  # nats that an authority's name costs in a column of labels
_PHONE_COLUMN = re.compile(r".*(?:电话|手机|号码)")
TELEPHONES = re.compile(r"[\d（）()+*—－–-]{7,}(?:[、，,；;/][\d（）()+*—－–-]{3,})*")
_PEOPLE_COLUMN = re.compile(
    r".*(?:联系人|负责人|责任人|姓名|网格[长员]|监[督管]员|联络员|领导|干部)"
)
NO_NAME = 3.0  # a telephone number under a column of people, or the other way round


@lru_cache(maxsize=16384)
def named_misfit(column: str, text: str) -> float:
    """What the column's name adds to the doubt about a cell; below 0 it speaks for it."""
    bare = plain(text)
    if _COMPANY_REST.fullmatch(bare):
        return TORN_OFF
    name = column.rpartition(" ")[2]
    if _COMPANY_COLUMN.fullmatch(name):
        if _COMPANY_BREAK.fullmatch(bare):
            return TORN_OFF
        return SUITS if _COMPANY.fullmatch(bare) else MISFIT
    if _PHONE_COLUMN.fullmatch(name):
        return SUITS if TELEPHONES.fullmatch(bare) else NO_NAME
    if _PEOPLE_COLUMN.fullmatch(name) and TELEPHONES.search(bare):
        return NO_NAME
    if _GRADE_COLUMN.fullmatch(name):
        return SUITS if _GRADE.fullmatch(bare) or is_grade(bare) else MISFIT
    if _REGION_COLUMN.fullmatch(name):
        if _ZONE.fullmatch(bare):  # a zone goes by the name of its authority
            return SUITS - AUTHORITY
        return SUITS if _REGION.fullmatch(bare) else MISFIT
    if _INDUSTRY_COLUMN.fullmatch(name):
        return SUITS if bare in _industry_names() else MISFIT * bool(_GRADE.fullmatch(bare))
    return 0.0


@lru_cache(maxsize=1)
def _industry_names() -> frozenset[str]:
    return frozenset(name for industry in industries() for name in industry.names)


def holds_companies(column: str) -> bool:
    """企业名称: the column's cells name enterprises."""
    return bool(_COMPANY_COLUMN.fullmatch(column))


def holds_grades(column: str) -> bool:
    """绩效等级: the column's cells are grades."""
    return bool(_GRADE_COLUMN.fullmatch(column))


def is_company(text: str) -> bool:
    """The whole text is an enterprise's name."""
    bare = plain(text)
    return bool(_ENTERPRISE.fullmatch(bare)) and not _COMPANY_REST.fullmatch(bare)


def is_company_start(text: str) -> bool:
    """An enterprise's name that a line end breaks off: 某某新材料有."""
    return bool(_COMPANY_BREAK.fullmatch(plain(text)))


def is_company_rest(text: str) -> bool:
    """The end of an enterprise's name that a line end broke off: 限公司."""
    return bool(_COMPANY_REST.fullmatch(plain(text)))


def is_region(text: str) -> bool:
    """The whole text is the name of a county, a town or a zone."""
    return bool(_REGION.fullmatch(plain(text)))
