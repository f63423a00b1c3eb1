"""What a line is in the formal frame of a document, as far as its own words give it away.

Number, date, publicity mark, contacts, signature, imprint, annex labels: official documents
write them in fixed forms, each on a line of its own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.lines import Line

_OPEN, _CLOSE = r"[〔\(（\[［【]", r"[〕\)）\]］】]"
NUMBER_FORM = rf"[\u4e00-\u9fff]{{2,16}}{_OPEN}(?:19|20)\d{{2}}{_CLOSE}(?:第)?\d+号"
NUMBER_LINE = re.compile(rf"{_OPEN}?(?P<number>{NUMBER_FORM}){_CLOSE}?(?:签发人[:：].*)?")
ORDER_LINE = re.compile(
    r"(?P<by>[\u4e00-\u9fff]{4,24}(?:令|公告|通告))?(?:(?:19|20)\d{2}年)?"
    r"第[\d〇零一二三四五六七八九十百]{1,5}号"
)
PROPERTY_KEYS = (
    "发文字号|发文文号|发布文号|文件编号|文件字号|文号|发文机关|发文单位|发文部门|发布机构|发布单位|发布部门|制发机关|制定机关|印发机关"
    "|公开机构|公开主体|成文日期|成文时间|生成日期|产生日期|制发日期|公开日期|公开时间|发布日期|发布时间|印发日期|印发时间|发文日期|发文时间"
    "|更新日期|更新时间|信息索引号|索引号|统一编号|统一登记号|登记号|主题分类|主题类别|主题词|体裁分类|组配分类|信息分类|信息类别|公文种类"
    "|服务对象|信息名称|文件名称|公文名称|标题|名称|内容概述|有效期|有效性|是否有效|时效性|时效状态|文件状态|效力状态|公开方式|公开属性"
    "|公开形式|公开类别|公开范围|公开时限|公开目录|生效日期|生效时间|失效日期|失效时间|废止日期|实施日期|施行日期|信息来源|稿件来源|文章来源"
    "|来源|浏览次数|浏览量|点击数|点击量|阅读次数|访问量|责任编辑|字体|字号|密级|紧急程度|份号|签发人|关键词|关键字"
)
PROPERTY_LINE = re.compile(rf"[【\[（(]?(?:{PROPERTY_KEYS})[】\]）)]?[:：].*")
_HAN_DIGITS = "一二三四五六七八九十"
_DATE = (
    rf"(?:\d{{4}}|[〇○零{_HAN_DIGITS}]{{4}})年[\d{_HAN_DIGITS}]{{1,2}}月[\d{_HAN_DIGITS}]{{1,3}}日"
)
DATE_LINE = re.compile(rf"{_DATE}")
_SOURCE_NOTE = re.compile(
    rf"[（(].{{0,60}}{_DATE}.*(?:通过|公布|发布|修[正订改]|印发|批准|施行).*[）)]"
)
_OPENNESS = (
    r"(?:可以?)?(?:主动公开|依申请公开|依法公开|公开发布|不予公开|不公开|删减后公开|同意公开|公开)"
)
PUBLICITY_LINE = re.compile(
    rf"[（(\[［【](?:此件|本件)?{_OPENNESS}[)）\]］】]"
    rf"|[（(\[［【]?(?:此件|本件|信息公开(?:形式|方式|选项|属性)[:：]){_OPENNESS}[)）\]］】]?"
)
_IMPRINT_START = re.compile(r"(?:抄送|抄报|主送|分送|报送|发送)[:：].*")
_IMPRINT_END = re.compile(
    rf".{{0,40}}{_DATE}印发(?:[（(]?共印\d+份[）)]?)?|[（(]?共印\d+份[）)]?。?"
)
_CONTACT_LINE = re.compile(
    r"[（(]?(?:联系人|联系电话|联系方式|电话|传真|邮箱|电子邮箱|电子邮件|联系地址|联系单位|监督电话|举报电话|咨询电话)"
    r"(?:及(?:电话|联系方式|邮箱))?[:：][^。；]{2,80}[）)]?。?"
)
_ANNEX_NUMBER = rf"[\d{_HAN_DIGITS}A-Z]{{1,2}}"
ANNEX_LABEL = re.compile(rf"附(?:[件表图录](?:{_ANNEX_NUMBER})?|{_ANNEX_NUMBER})[:：]?")
ANNEX_TITLED = re.compile(
    rf"(?P<label>附\s?(?:件|[表图录])?\s?{_ANNEX_NUMBER})\s*(?:[:：.、．]\s*|\s)(?P<title>\S.*)"
)
# 附件：某某表: without a number it is a list of one, but above a table its title
LONE_ANNEX_TITLED = re.compile(r"(?P<label>附\s?[件表录])\s*[:：]\s*(?P<title>\S.*)")
_ANNEX_LIST = re.compile(r"附(?:件|表|图)?[:：].+")
_GENRES = (
    "通知|方案|意见|办法|规定|决定|公告|通告|批复|函|预案|计划|细则|条例|规划|清单|要点|措施|规则|标准|目录|指南|制度"
    "|决议|命令|法|解释|规程|守则|准则|纲要|公约|报告|请示|议案|纪要|公报|章程|解读|倡议书|责任书|规范|导则|名单|名录"
)
_TITLE_END = re.compile(rf".*(?:{_GENRES})(?:（[^（）]{{2,16}}）)?[》〉]?(?:（[^（）]{{2,16}}）)?")
_ANNEX_TITLE_END = re.compile(
    rf".*(?:{_GENRES}|表|图|册|账|目标|指标|分工|说明|一览|情况|任务|范围|示例|样式|模板|内容|流程|要求|分解|安排)(?:（[^（）]{{1,16}}）)?"
)
_ISSUER_LINE = re.compile(
    r".{2,60}(?:文件|令|人民政府|办公室|办公厅|委员会|领导小组|领导组|指挥部|[局厅委部院会])"
)
_UNIT_END = re.compile(
    r"[^，。；：]+(?:政府|办公室|办公厅|委员会|领导小组|领导组|指挥部|分局|支队|中心|公司|[局厅委部院会处])"
)
ISSUER_WIDTH = 40


class Role(StrEnum):
    """What a line is in the formal frame of a document."""

    PUBLICITY = "publicity"
    DATE = "date"
    SOURCE_NOTE = "source_note"
    CONTACT = "contact"
    IMPRINT = "imprint"
    ANNEX_LIST = "annex_list"
    ANNEX_LABEL = "annex_label"
    PROPERTY = "property"  # 发文字号：… as web pages print it


_ROLES = (
    (Role.PUBLICITY, PUBLICITY_LINE),
    (Role.ANNEX_LABEL, ANNEX_LABEL),
    (Role.ANNEX_LIST, _ANNEX_LIST),
    (Role.IMPRINT, _IMPRINT_START),
    (Role.IMPRINT, _IMPRINT_END),
    (Role.CONTACT, _CONTACT_LINE),
    (Role.DATE, DATE_LINE),
    (Role.PROPERTY, PROPERTY_LINE),
    (Role.SOURCE_NOTE, _SOURCE_NOTE),
)
_FORMAL = (Role.PUBLICITY, Role.DATE, Role.IMPRINT, Role.ANNEX_LABEL)


def formal_role(text: str) -> Role | None:
    """The role of a line (given without white space) that its own words give away."""
    return next((role for role, pattern in _ROLES if pattern.fullmatch(text)), None)


def is_formal(text: str) -> bool:
    """A line that belongs to the frame whatever stands around it."""
    return formal_role(text) in _FORMAL


def ends_imprint(text: str) -> bool:
    """The last line of a document: who printed it, and when."""
    return bool(_IMPRINT_END.fullmatch(text))


def is_issuer(line: Line) -> bool:
    """Could be a unit's name in the red head."""
    return line.width <= ISSUER_WIDTH and bool(_ISSUER_LINE.fullmatch(line.plain))


def is_unit(line: Line) -> bool:
    """Could be a unit's name, or several, in a signature."""
    return line.width <= ISSUER_WIDTH and bool(_UNIT_END.fullmatch(line.plain))


def looks_like_title(text: str) -> bool:
    """Could stand as a title: ends in a genre word, holds no sentence."""
    return bool(_TITLE_END.fullmatch(text)) and not re.search(r"[。；：]", text)


def looks_like_annex_title(text: str) -> bool:
    """Could stand over an annex: also ends in 表, 图 and the like."""
    return bool(_ANNEX_TITLE_END.fullmatch(text)) and not re.search(r"[。；：]", text)
