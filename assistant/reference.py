"""How a follow-up leans on the questions before it: openings, ellipses, and words that point back.

All by form: 那…呢 replaces, 文号呢 asks for something by its noun alone, 这家企业 points.
"""

from __future__ import annotations

import re
from enum import StrEnum

_CLOSE = r"[？?。！!，,\s]*$"
_POINTS = r"(?:这|那|(?<!应)该|上述|前述|前面(?:说|提)?的?|刚才(?:说|提)?的?)"
_OPENING = re.compile(
    r"^(?:(?:那么|再问(?:一?下)?|请问(?:一?下)?|另外|还想问(?:一?下)?|好的?|谢谢|多谢|嗯|哦"
    r"|对了|顺便(?:问一?下)?"
    r"|然后|接着|还有|(?:再)?回到|回头再?说|换成|换到|改成|如果换成|如果[是说]?|要是(?:换成)?|假如是?|若是?|同样(?:的"
    r"|地)?(?:问题)?(?:再?问)?|以及|再看看?"
    r"|知道了|明白了)[，,、：:\s]*"
    r"|那(?!份|家|个|些|边|里|儿|项|条|时|年|种|类|件|部|座|曲|坡|马)[，,\s]*)+"
)
_ELLIPSIS = re.compile(rf"^(?P<topic>.{{1,24}}?)(?P<mark>呢|怎么样|咋样|如何|怎么说){_CLOSE}")
_INTERROGATIVE = re.compile(
    r"多少|多久|多长时间|(?<![这好十前后头近])(?!(?<=那)几(?:个月|个星期|天|年|日|周|次|回|阵))几(?!乎)|谁|哪|什么|啥|怎|咋"
    r"|如何|何[时人]|吗|不[？?]|是否|能否|可否|([\u4e00-\u9fff])不\1|有没有|为何"
)
_MORE = re.compile(
    r"^(?:还有(?:呢|吗|没有|别的吗?|其他的?吗?|哪些|什么)?|别的呢|其他的?呢|其余的?呢|继续"
    r"|(?:其[他它余]|别的|剩下)的?(?:那?[几些]|[两三四五])?[家个些](?:企业|公司|厂)?(?:都?[是有](?:谁|哪些|哪几家))?呢?"
    r"|接着说|没了吗"
    r"|就这些吗?|只有这些吗?"
    r"|除了?(?:这|那|上)?(?:个|些|[几两]?[家个项]|面的?|它们?)(?:以外|之外|外)?(?:呢|还有(?:吗|呢|哪些|什么|别的吗?)))"
    rf"{_CLOSE}"
)
# What the others come to, beside the one told: 其他几种产品呢, 还有别的办法吗，各多少.
_REST = re.compile(
    r"^(?:还有(?:没有)?|有没有|那)?(?:其[他它余]|别的|另外|剩下|剩余|余下)的?(?:那)?(?:[几两三四五各些]+[种个项类样]?)?的?"
    r"(?![^，,。？?]{0,4}(?:企业|行业|公司|厂|市|县|区|部门|单位))(?P<noun>[^，,。？?]{0,8}?)(?:呢|吗|么)?"
    rf"(?:[，,]?(?:又|都|各自?|分别)*[是有要]?(?:多少|几)[^，,。？?]{{0,3}})?{_CLOSE}"
)
# What else is required of the thing talked about: 还有什么要求.
FURTHER_ASKED = re.compile(
    r"还有(?:没有)?(?:什么|啥|哪些|些?别的|其[他它]的?)*(?:要求|规定|条件|任务|义务)"
    r"|还[要得需][^，。？]{0,2}[做干](?:什么|啥|哪些)"
)
_FURTHER = re.compile(
    rf"^(?:那|它|除此之外|另外|[，,])*(?P<asked>{FURTHER_ASKED.pattern})(?:吗|么|没有?|呢)?{_CLOSE}"
)
# Which they are of a number of things, with the figure of each: 具体哪几家，各多少.
_WHICH_AND_HOW_MUCH = re.compile(
    rf"^(?:具体|分别|都|到底|究竟|是|有|指|的)*(?P<which>哪[几两三四五些]*(?P<unit>[家个处座台条项种])?)(?P<noun>[^，。？?呢啊]{{0,4}})"
    rf"[，,]?(?:又|都|每[家个])*(?:各自?|分别)[是有要占]*(?:多少|几)[呢啊]?{_CLOSE}"
)
_DETAIL = re.compile(
    r"^(?:具体(?:呢|一点|点|说说|怎么[说讲])?|详细(?:一?点|说说|讲讲)?|展开(?:说说|讲讲)?"
    r"|怎么讲|比如呢?)"
    rf"{_CLOSE}"
)
# What a question sets aside of the one before: 除了B级，C级是多少.
_BESIDE = re.compile(r"^除了?(?P<said>[^，,]{1,20}?)(?:以外|之外|外)?[，,]\s*(?=.{2})")
_TOPIC_FIRST = re.compile(r"^(?P<topic>[^，,。？?]{1,16}?)呢[，,]\s*(?P<asked>.{2,})$")
# Which they are, of things that were counted before: 是哪两家, 具体有哪些.
_WHICH = re.compile(
    r"^(?:具体|分别|都|到底|究竟|各自?|是|有|指|的)*"
    rf"哪(?:[几两三四五六七八九十\d]+[家个处座条项种类]?|些)(?P<noun>[^，,。？?呢啊]{{0,4}})[呢啊]?{_CLOSE}"
)
_IN_ALL = re.compile(r"一共|总共|合计|共计|总计|[合加]起来|合在一起")
_THANKS = re.compile(rf"^(?:谢谢你?|多谢|好的?|知道了|明白了?|再见|拜拜|[，,\s])+{_CLOSE}")

# What can be asked for by a noun alone, and the question that it means.
_ASKED_NOUNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(noun), question)
    for noun, question in (
        (r"(?:牵头|责任|配合|主管|负责|落实|实施|监管)(?:单位|部门|人)", r"\g<0>是谁？"),
        (r"单位|部门", "由谁负责？"),
        (r"牵头|配合|主管|监管", r"\g<0>单位是谁？"),
        (r"(?:印发|发布|成文|发文)(?:的)?(?:时间|日期)", "是哪天印发的？"),
        (r"(?:印发|发布|发文|制定)(?:的)?(?:单位|机关|部门)", "是哪个单位印发的？"),
        (r"(?:完成|办结|截止|整改|验收)?的?(?:时间|时限|期限|日期)", r"\g<0>是什么时候？"),
        (r"文号|发文字号|全称|标题|有效期|实施期|联系电话|联系方式|电话|邮箱", r"\g<0>是多少？"),
        (r"联系人", r"\g<0>是谁？"),
        (r"(?:制定)?依据", "依据是什么？"),
        (r"附件", "有几个附件？"),
        (r"主送(?:机关|单位)?|收文单位", "主送哪些单位？"),
        (r"处罚|后果|罚则|追责", "会怎么处罚？"),
        (r"原因|理由", "为什么？"),
        (r"同比|环比", r"\g<0>变化多少？"),
        (
            r"(?:控制)?目标值?|实际值?|现状|上限|下限|限值|基数|数量|总量|比例|金额|天数|户数"
            r"|吨数|台数",
            r"\g<0>是多少？",
        ),
        (r"(?:具体)?的?(?:措施|任务|要求|内容|条件|范围|标准)", r"\g<0>是什么？"),
    )
)
_GENERAL = re.compile(r"(?:具体)?的?(?:要求|规定|标准|说法|做法|情况|政策)")
_OF_TIME = re.compile(r"(?:时间|时限|期限|日期)$")
_OF_AMOUNT = re.compile(
    r"(?:[率]|比例|比重|占比|浓度|限值|[数总产]量|金额|[次天户台]数|面积|产能)$"
)
_FAILING = re.compile(
    r"(?:(?:没有?|不|未能?|超标|超过|逾期|违反|拒不).{1,7}|[完做办达搞弄赶][不没](?:成|到|了|好|完|上|出来)(?:的|.{0,6}任务|.{0,6}目标)?)$"
)
_LEFT_UNDONE = re.compile(r"[达完做办搞]不|没有?|不|未|超标|超过|逾期|违反|拒不")
_AT_LAST = re.compile(r"^(?:到?最后|最终|到(?:期|时候?)|真的?|还是?|万一|始终|一直|实在|仍然?|就)+")


class Points(StrEnum):
    """What a word that points back stands for."""

    DOCUMENT = "document"
    COMPANY = "company"
    UNIT = "unit"
    PLACE = "place"
    TIME = "time"
    MATTER = "matter"


_POINTERS: tuple[tuple[Points, re.Pattern[str]], ...] = (
    (
        Points.DOCUMENT,
        re.compile(
            rf"{_POINTS}[个份项部篇]?(?:文件|方案|预案|通知|办法|意见|计划|公告|文(?=[是的]))"
        ),
    ),
    (Points.COMPANY, re.compile(rf"{_POINTS}(?:几?[个家类种]|些)?(?:企业|公司|厂子|厂家|厂|集团)")),
    (Points.UNIT, re.compile(rf"{_POINTS}[个家些]?(?:局|部门|单位|委)")),
    (
        Points.PLACE,
        re.compile(
            rf"{_POINTS}个?(?:市|县|区|城市|地方|地区)(?![级、])|当地|本地|[这那](?:里|儿|边)"
        ),
    ),
    (
        Points.TIME,
        re.compile(
            rf"同期|那时候?|当时|同一?年|{_POINTS}一?个?(?:年(?!度)|秋冬季|冬天|采暖季|秋冬防"
            r"|季度|时期|期间)"
        ),
    ),
    (
        Points.MATTER,
        re.compile(
            rf"{_POINTS}[个项些类条件种]?(?:任务|工作|项目|措施|要求|规定|目标|指标|事情?|活儿?"
            r"|行动|改造|政策)"
            r"|(?:这|那|该|此)项(?!目)[\u4e00-\u9fff]{0,6}?(?=[由谁什怎是有要的归需应可能从到最为几多，？]|$)"
            r"|(?:上述|前述)的?[\u4e00-\u9fff]{0,4}?(?=[由谁什怎是有要归需应可能从到最为几多一总共合，？]|$)"
            rf"|它们?的?|其中的?|{_POINTS}[些个项]?(?=[由什怎谁要是有归需应可能从到最为几多，]|$)"
        ),
    ),
)


def opened(said: str) -> tuple[str, bool]:
    """What is said without a linking opening (那, 还有, 换成), and whether there was one."""
    rest = _OPENING.sub("", said, count=1)
    return (rest, True) if rest and rest != said else (said, False)


def asks_for_more(said: str) -> bool:
    """还有呢, 还有别的吗."""
    return _MORE.match(said) is not None


def without_beside(said: str, *, talked: str) -> str:
    """What is said without what it sets aside of the question before."""
    match = _BESIDE.match(said)
    aside = match["said"] if match else ""
    named = aside and (aside in talked or pointer_in(aside) is not None)
    return said[match.end() :] if match and named else said


def topic_and_question(said: str) -> tuple[str, str] | None:
    """钢铁呢，谁牵头: a topic and what is asked of it."""
    match = _TOPIC_FIRST.match(said)
    if match is None or asks(match["topic"]) or not asks(match["asked"]):
        return None
    return match["topic"], match["asked"]


def which_of_them(said: str) -> str | None:
    """What it is that 是哪两家, 具体有哪些企业 asks for, "" if it is not named; None if nothing."""
    match = _WHICH.match(said)
    return match["noun"] if match else None


def asks_in_all(said: str) -> bool:
    """一共多少, 合起来几户."""
    return _IN_ALL.search(said) is not None


def asked_further(said: str) -> str | None:
    """还有什么要求: what else is asked for of the thing talked about."""
    match = _FURTHER.match(said)
    return match["asked"] if match else None


def which_and_how_much(said: str) -> str | None:
    """The words for which they are, where the figure of each is asked for too."""
    match = _WHICH_AND_HOW_MUCH.match(said)
    if match is None:
        return None
    return f"{match['which']}{match['noun'] or ('企业' if match['unit'] == '家' else '')}"


def asks_for_the_rest(said: str) -> bool:
    """其他几种呢: is it asked how much falls to the others of a total?"""
    return _REST.match(said) is not None


def asks_for_detail(said: str) -> bool:
    """具体呢, 详细说说."""
    return _DETAIL.match(said) is not None


def is_thanks(said: str) -> bool:
    return _THANKS.match(said) is not None


def topic_of(said: str) -> str | None:
    """The topic of …呢; None if a question stands before the 呢."""
    match = _ELLIPSIS.match(said)
    return match["topic"] if match and not asks(match["topic"]) else None


def is_loose(said: str) -> bool:
    """Does it end in 怎么样, which also asks (天气怎么样)?"""
    match = _ELLIPSIS.match(said)
    return match is not None and match["mark"] != "呢"


def asks(said: str) -> bool:
    """Does it hold a word that asks?"""
    return _INTERROGATIVE.search(said) is not None


def asked_by_noun(topic: str) -> str | None:
    """The question that a noun alone means: 文号 -> 文号是多少？"""
    noun = topic.strip("的，, ")
    for pattern, question in _ASKED_NOUNS:
        match = pattern.fullmatch(noun)
        if match:
            return match.expand(question)
    return None


def asks_the_same(noun: str) -> bool:
    """Does a noun mean but what was asked before, of the place or class in front of it?"""
    return _GENERAL.fullmatch(noun.strip("的，, ")) is not None


def is_of_time(topic: str) -> bool:
    return _OF_TIME.search(topic) is not None


def asked_by_measure(topic: str) -> str | None:
    """What a topic that is a measure by its name asks: 测试的比例 -> 测试的比例是多少？"""
    if is_of_time(topic):
        return f"{topic}是什么时候？"
    return f"{topic}是多少？" if _OF_AMOUNT.search(topic) else None


def asked_by_failing(topic: str) -> str | None:
    """What happens then is asked of something left undone: 没完成 -> 没完成会怎么处理？"""
    said = _AT_LAST.sub("", topic)
    return f"{said}会怎么处理？" if _FAILING.match(said) else None


def before_failing(said: str) -> str:
    """What a question about something left undone says before that: 工地 of 工地不达标怎么处理."""
    match = _LEFT_UNDONE.search(said)
    return said[: match.start()] if match else ""


def pointer_in(said: str) -> tuple[Points, int, int] | None:
    """The first word that points back: what it stands for, and where it stands."""
    for points, pattern in _POINTERS:
        match = pattern.search(said)
        if match:
            return points, match.start(), match.end()
    return None
