"""What a question asks: the kind of answer wanted, and the slots it fills.

Everything is read by form: question words, units of measure, places, times, grades. What is left
over is the content, which the evidence has to explain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.dates import TimeKind, TimeMention, find_times
from corpus.units import find_units
from corpus.vocabulary import (
    IndustryMention,
    find_industries,
    grades_in,
    indicators_in,
    levels_in,
)


class Want(StrEnum):
    """The kind of answer that is wanted."""

    WHEN = "when"
    WHO = "who"
    AMOUNT = "amount"
    LIST = "list"
    COUNT = "count"
    WHETHER = "whether"
    CONSEQUENCE = "consequence"
    COMPARE = "compare"
    WHAT = "what"


class Attribute(StrEnum):
    """A property of a document that can be asked for."""

    NUMBER = "number"
    ISSUER = "issuer"
    PUBLISHED = "published"
    TITLE = "title"
    ADDRESSEES = "addressees"
    PUBLICITY = "publicity"
    PERIOD = "period"
    BASIS = "basis"
    CONTACT = "contact"
    ATTACHMENTS = "attachments"
    VALIDITY = "validity"
    FORWARDED = "forwarded"


_NUMERAL = r"(?:多少|几|多大|多高|多长)"
_WANTS: tuple[tuple[Want, re.Pattern[str]], ...] = (
    (
        Want.COMPARE,
        re.compile(
            r"对比|比较|相比|区别|不同|差别|差多少|变化|一样吗|一致吗|各是|各为|各有|分别是|谁更|哪个更"
            r"|哪个市更|比.{1,12}[多少高低严松早晚]|差距|相差|各多少|哪.{0,4}最"
        ),
    ),
    (
        Want.WHEN,
        re.compile(
            r"什么时[候间]|啥时[候间]?|何时|几月|哪[一个]?[天日月年]|[几多]号|期限|时限|截止|时间[点段]?"
            r"|哪[天日]|最晚|最迟|多久|从哪天|到哪天|哪个月|几点|何日|哪段|之前要|什么阶段"
        ),
    ),
    (
        Want.WHO,
        re.compile(
            r"谁|[哪什]么?[个些几两三四]?[个家]?(?:[市县区级]{0,3})(?:部门|单位|局|机关|机构)|牵头|责任单位"
            r"|责任部门|派给|[交归由]哪|哪[几些两]?[个家].{0,3}(?:落实|承担|管|配合|抓)|哪位"
            r"|归[哪谁]|由哪|主管|配合单位|负责单位|哪家.{0,4}负责|哪几个(?:部门|单位|局)|什么部门|什么单位"
        ),
    ),
    (
        Want.COUNT,
        re.compile(
            r"(?:多少|几)(?:项|条)|一共有?几|共有?多少[项个家]|有几[个家]|[有是](?:多少|几)个|多少个(?:任务|县|市|区|行业)|几个县"
        ),
    ),
    (
        Want.AMOUNT,
        re.compile(
            rf"{_NUMERAL}|目标|限值|比例|控制在|降到|限产|指标|标准是|是多|怎么(?:限产|错峰|停)|额度|率"
        ),
    ),
    (
        Want.LIST,
        re.compile(
            r"哪[些几]|有什么|都有啥|包括什么|包含|什么[事任内措要]|列出|列一下|列举|分别是哪"
            r"|都有谁|名单|有啥|干什么|做什么|干啥|做啥|要求$"
        ),
    ),
    (
        Want.CONSEQUENCE,
        re.compile(r"会怎么?样|怎么处[罚理置]|后果|怎么办|会被|什么处罚|罚|追[究责]|怎么惩"),
    ),
    (
        Want.WHETHER,
        re.compile(
            r"吗|能不能|可不可以|是否|行不行|会不会|要不要|是不是|有没有|用不用|让不让|能否|可否"
        ),
    ),
)
_ISSUE = r"(?:印发|发布|发文|下发|发出|发的|公布|签发|转发|印的)"
_WHICH_UNIT = r"(?:谁|[哪什][些几两个家么]*(?:单位|部门|机关|机构))"
_WHICH_DAY = r"(?:什么时[候间]|何时|哪[天年日]|几月几?[号日]?|几号|哪一[天年])"
_A_DOCUMENT = r"(?:方案|通知|文件|预案|办法|意见|行动|整治|攻坚|计划|规定|公告)"
# In this order; the first that fits wins over what it contains (转发的文号 is FORWARDED).
_ATTRIBUTES: tuple[tuple[Attribute, re.Pattern[str]], ...] = (
    (
        Attribute.FORWARDED,
        re.compile(
            r"转发(?:了|的)?(?:是|的是)?(?:哪|什么)[个份一]?(?:文件|通知|文)|转发的(?:文件|通知|文)"
        ),
    ),
    (
        Attribute.BASIS,
        re.compile(
            r"(?:根据|依据|按照|落实|贯彻)[^，。？]{0,12}(?:哪|什么)[些几两个份]*(?:文件?|通知|方案|规定|政策|法)"
            r"|(?:制定|出台)依据|依据是|依据(?:哪|什么)|上位文件"
        ),
    ),
    (
        Attribute.CONTACT,
        re.compile(
            r"联系(?:人|电话|方式)|电话(?:号码)?(?:是|多少|几)|邮箱|有事找谁|[找打]谁(?:联系|咨询)|找哪位"
        ),
    ),
    (
        Attribute.ATTACHMENTS,
        re.compile(r"(?:几|多少|哪[些几])[个份]?附件|附件(?:有|是|包括|都有)(?:几|哪|什么)"),
    ),
    (
        Attribute.VALIDITY,
        re.compile(
            r"有效期|(?:还|仍|现在)(?:有效|执行|算数|管用|能用)|失效|废止|作废|(?:开始|起)(?:施行|实施|执行|生效)"
            r"|什么时候(?:施行|实施|生效)|谁(?:负责)?解释|解释权|负责解释"
        ),
    ),
    (Attribute.NUMBER, re.compile(r"文号|发文字号|文件号|几号文|什么号")),
    (
        Attribute.ISSUER,
        re.compile(
            rf"{_WHICH_UNIT}(?:给|来|联合|共同)?(?:{_ISSUE}|制定|出台|搞)|(?:由|是){_WHICH_UNIT}(?:发|制定|出台)"
            rf"|(?:{_ISSUE}|制定|出台|落款)的?(?:单位|机关|部门|机构)|{_ISSUE}的?(?:是)?{_WHICH_UNIT}"
        ),
    ),
    (
        Attribute.PUBLISHED,
        re.compile(
            rf"{_WHICH_DAY}(?:正式)?(?:{_ISSUE}|出台|成文|落款)|(?:{_ISSUE}|出台|成文|落款)的?(?:日期|时间|日子)"
            rf"|(?:{_ISSUE}|出台|成文)(?:的)?(?:日期|时间)?(?:是|，)?{_WHICH_DAY}"
        ),
    ),
    (
        Attribute.TITLE,
        re.compile(rf"(?:{_A_DOCUMENT}|文)的?(?:全称|标题|题目|名称|全名)|叫什么名"),
    ),
    (
        Attribute.ADDRESSEES,
        re.compile(r"主送|(?:发|印发|下发|转发)给(?:了)?(?:谁|哪)|收文单位|受文"),
    ),
    (
        Attribute.PUBLICITY,
        re.compile(
            r"公开(?:发布|方式|属性|范围|吗|的吗|不公开)|是否公开|能公开|依申请|主动公开|公开不"
        ),
    ),
    (
        Attribute.PERIOD,
        re.compile(
            rf"{_A_DOCUMENT}[^，。]{{0,8}}(?:实施期|时间段|起止|多长时间|从(?:哪天|几号|什么时候)"
            r"|什么时候开始|到(?:什么时候|哪天|几号)(?:结束|为止)?|哪天结束|何时结束)"
            r"|(?:整治|实施|攻坚)(?:时间|期)(?:是|从|到|有|为)"
        ),
    ),
)
_DOCUMENT_NOUN = re.compile(rf"{_A_DOCUMENT}|转发|印发|[份个]文|号文?|附件|联系|电话|邮箱|找谁")
# How one asks, not what one asks about. Single characters are left to their low weight.
_ASKING = re.compile(
    r"请问|帮我|麻烦|我想|想问|问一?下|查一?下|告诉我|知道|什么时[候间]|啥时候?|何时|为什么|什么|多少|多久|多大|多高"
    r"|哪[一些个几儿里家种类天年月]*|几[个号天家项条月点]|谁|怎么样?|怎样|如何|是否|是不是|能不能|可不可以|要不要"
    r"|会不会|有没有|能否|可否|行不行|[吗呢吧么啊嘛呀]|最晚|最迟|截止|期限|时限|分别|各是|各为|应该|应当|需要|必须"
    r"|里面|当中|根据|按照|关于|对于|规定|要求|方案|文件|通知|提到|提出|明确|具体|一共|总共|完成|牵头|负责"
    r"|责任单位|责任部门|部门|单位|之前|以前|之后|以内|以下|以上|之内|我们|你们|他们|这个|那个|该怎么|一下|市里"
    r"|如果|要是|假如|的话|那边|这边|这件事|这事|派给|哪位|究竟|到底|非.{1,3}不可|才行|多长"
    r"|包括|包含|列出|介绍|有关|相关|各市|两个?市|两市"
)
_WHO_PERSON = re.compile(r"谁|哪位|叫什么|姓名|名字")
_OFFICE = re.compile(r"(?:[省市县区州局厅部处科校院]|主|秘书|组|总)长|书记|主任|经理|董事长")
_UNIT_ASKED = re.compile(
    r"(?:多少|几)(万户|万吨|万人|亿元|万元|万辆|微克|毫克|公里|平方米|蒸吨|批次|辆次|家次|个月|小时|分钟|百分点"
    r"|[\u4e00-\u9fff%])"
)
_LITERAL = re.compile(r"\d+(?:\.\d+)?%?")
_NOT_A_MEASURE = "钱大高长重久少的是才算了吗呢"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as understood. `content` is the text with everything but content blanked out;
    blanks keep the offsets."""

    text: str
    wants: tuple[Want, ...]
    attributes: tuple[Attribute, ...]
    regions: tuple[str, ...]
    region_spans: tuple[tuple[int, int], ...]
    inner_places: tuple[str, ...]
    times: tuple[TimeMention, ...]
    grades: frozenset[str]
    levels: frozenset[str]
    industries: tuple[IndustryMention, ...]
    indicators: frozenset[str]
    offices: tuple[str, ...]
    units: frozenset[str]
    enterprises: tuple[str, ...]
    documents: tuple[str, ...] = ()  # ids, where a part of a question is about one document
    measure: str | None
    content: str

    def wants_any(self, *wants: Want) -> bool:
        return any(want in self.wants for want in wants)


# Everyday ways of saying a time or a class, put the way documents put them.
_SAYINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[头前](?:三|3)个月"), "1-3月"),
    (re.compile(r"(?:最后|后|末尾?)(?:三|3)个月"), "10-12月"),
    (re.compile(r"头一个?(?=阶段|批|期)"), "第一"),
    (re.compile(r"(?:不是|没评上|不属于|未达到|算不上)引领性?"), "非引领性"),
    (re.compile(r"非引领(?!性)"), "非引领性"),
    (re.compile(r"(?<=\d)[至到](?=\d{1,2}月)"), "-"),
)


def plain_words(text: str) -> str:
    """A question with everyday ways of saying times and classes put the official way."""
    for pattern, official in _SAYINGS:
        text = pattern.sub(official, text)
    return text


def read_question(
    text: str,
    *,
    regions: Sequence[tuple[str, int, int]],
    inner_places: Sequence[str] = (),
    enterprises: Sequence[str] = (),
    as_of: date | None = None,
) -> Query:
    """Read one question. `regions` are the regions found in it: name as known, start, end;
    `inner_places` the places inside a region, which stay content."""
    times = tuple(
        mention
        for mention in find_times(text, as_of=as_of)
        if mention.kind not in (TimeKind.OPEN, TimeKind.IMMEDIATE)
    )
    spans = tuple((start, end) for _, start, end in regions)
    content = _content(text, [*spans, *((t.start, t.end) for t in times)])
    return Query(
        text=text,
        wants=tuple(want for want, pattern in _WANTS if pattern.search(text)) or (Want.WHAT,),
        attributes=_attributes(text),
        regions=tuple(dict.fromkeys(name for name, _, _ in regions)),
        region_spans=spans,
        inner_places=tuple(inner_places),
        enterprises=tuple(enterprises),
        times=times,
        grades=grades_in(text),
        levels=levels_in(text),
        industries=find_industries(text),
        indicators=indicators_in(text),
        units=frozenset(unit.canonical for unit in find_units(text) if unit.known),
        offices=tuple(_OFFICE.findall(text)) if _WHO_PERSON.search(text) else (),
        measure=_measure(text),
        content=content,
    )


def _attributes(text: str) -> tuple[Attribute, ...]:
    if not _DOCUMENT_NOUN.search(text):
        return ()
    found = tuple(attribute for attribute, pattern in _ATTRIBUTES if pattern.search(text))
    whole = (Attribute.FORWARDED, Attribute.BASIS, Attribute.CONTACT, Attribute.ATTACHMENTS)
    if found and found[0] in whole:
        return found[:1]
    return found


def _measure(text: str) -> str | None:
    """The unit that a number is asked in: 多少批次 -> 批次."""
    match = _UNIT_ASKED.search(text)
    return match.group(1) if match and match.group(1) not in _NOT_A_MEASURE else None


def _content(text: str, spans: Sequence[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    blanked = "".join(chars)
    for match in _ASKING.finditer(blanked):
        chars[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(chars)


def literals(text: str) -> tuple[str, ...]:
    """Figures that the question itself names, which the evidence should name too."""
    return tuple(_LITERAL.findall(text))


def said_times(query: Query) -> str:
    """The times that a question names, in its own words."""
    return "、".join(mention.text for mention in query.times)


def said_slots(query: Query) -> str:
    """The industries, grades and levels that a question names."""
    words = [mention.word for mention in query.industries]
    return "、".join([*words, *sorted(query.grades), *sorted(query.levels)])
