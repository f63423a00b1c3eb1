"""Topics as people put them in talk, told the short way: 一氧化碳也说一下 means 一氧化碳呢.

也是这样吗 asks the same of another, 这一行 and 那会儿 add nothing to what stands before them, and
如果…，能… asks about a case that the rule talked about says of itself.
"""

from __future__ import annotations

import re

_CLOSE = r"[？?。！!\s]*$"
_TELLING = r"(?:(?:说|讲|查|看|列|报|介绍)一?[下说讲查看列]|告诉我|给我)"
_AS_WELL = r"(?:也|再|一并|一起|顺便|顺带)(?:都|请|麻烦|帮我|帮忙|给我|一并|[，,])*"
_TOPIC = r"(?P<topic>[^，,。？?！!]{1,16}?)"
_SAID_THUS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"^{_TOPIC}(?:麻烦|请|帮我|[，,])?{_AS_WELL}{_TELLING}(?:吧|呗|呀)?{_CLOSE}"),
    re.compile(
        rf"^{_TOPIC}(?:[那这]边)?(?:是不是|是否)?(?:也|同样|一样)(?:都|得|要)?[是按照]?"
        r"(?:这样|这么|如此|一样|同样|相同|一个样|这个[数样]?|那样)[的做办算执行来管要求规定]*"
        rf"(?:吗|么|吧|嘛|不){_CLOSE}"
    ),
)
# What a topic ends with and is not: 焦化这一行, 2022年那会儿, 上一年那份方案里.
_ADDED = re.compile(
    r"的?(?:[这那]一?(?:行|块儿?|头|摊|方面)|方面|[这那](?:会儿?|时候?|阵子?|段时间)|的时候"
    r"|[这那]一?[份版](?:文件|方案|预案|通知|办法|计划)?(?:里面?|中|上)?"
    r"|(?:文件|方案|预案|通知|办法|计划)(?:里面?|中|上)"
    r"|[这那](?:[一两几三四五六七八九十]|\d+)?[座家个台条处套项]|[这那]一?(?:部分|份儿))的?$"
)
_WISH = re.compile(
    r"[，,](?:请|麻烦)?(?:你)?把?(?:单位|出处|依据|条文|原文|来源)(?:也|都)?(?:请)?(?:说|讲|写|标|列|给|附)"
    r"(?:一下|一声|清楚|明|上|出来?)?[。？?！]?$"
)
_COUNTY_TOWNS = re.compile(r"(?:各|下面的?)?县(?:里|上|里头)(?:的)?")
# As documents write it: 县（市）建成区 is what people call 县城建成区.
_COUNTY_AND_CITY = re.compile(r"县[（(]市(?:、区)?[）)](?=建成区|城区)")
_CASE = re.compile(
    r"^(?:如果|要是|假如|假设|倘若|若是?|万一)(?:说)?(?P<given>[^，,。？?]{4,24}?)(?:的话)?[，,]\s*"
    r"(?P<asked>[^。]{2,})$"
)


def plainly_put(said: str) -> str:
    """A topic of which it is asked to be told as well, or whether it is so with it too, with 呢;
    without the wish to have its unit or its source told, which any answer tells."""
    said = _WISH.sub("", said)
    for pattern in _SAID_THUS:
        match = pattern.match(said)
        if match:
            return f"{match['topic']}呢？"
    return said


def without_added(topic: str) -> str:
    """A topic without the words at its end that add nothing; itself if there are no others."""
    topic = _COUNTY_AND_CITY.sub("县城", topic)
    return "县城" if _COUNTY_TOWNS.fullmatch(topic) else _ADDED.sub("", topic) or topic


def case_and_question(said: str) -> tuple[str, str] | None:
    """如果熄焦全用干法，能少限多少: the case that is supposed, and what is asked of it."""
    match = _CASE.match(said)
    return (match["given"], match["asked"]) if match else None
