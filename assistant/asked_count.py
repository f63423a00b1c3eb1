"""What is counted in a question: the unit, the thing, and whether parts are to be put together.

干洗店和印刷企业一共多少家 counts in 家, of 干洗店和印刷企业, together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.question import Query, Want
from assistant.wording import asked_numbers, quoted_in
from corpus.measures import COUNT_UNITS, canonical_unit

_TOGETHER = re.compile(
    r"加起来|加在?一[起块]|合起来|合在一起|合计|一共|总共|总计|共计|拢共|统共|总数|总的|共(?=有|是|几|多少)"
)
_ASKING = re.compile(
    r"(?:加起来|加在?一[起块]|合起来|合在一起|合计|一共|总共|总计|共计|拢共|统共|总数|总的|共|到底|究竟|都|大概"
    r"|(?:任务|措施|工作)?(?:清单|附[件表]\d*)(?:[里中上内]面?)"
    r"|列了|列有|列出|列入|点名了?|提到了?|安排了?|包括|包含|涉及|涵盖|分[为成]?|设[了有立]?|要求?|需要?|应|有|是|为|多?达到?|[，,\s])+$"
)
_BEHIND = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{1,10}?(?=[，,？?。、\s（(]|$|[要需应被是在有得定下没由]|[的对]|参加|完成|纳入|列入|[搞做]|实[施行]|开展|进行|执行|采取|错峰|限产|停产|呢|啊)"
)
_SO_MANY = re.compile(r"[两二三四五六七八九十\d]+(?:大?类|种|样|块|部分)$")  # 新能源车五类合计
_ALSO = re.compile(r"[（(/][^（()）]{1,4}[）)]|/[\u4e00-\u9fff]")  # 几条（处）
_PUSHED = re.compile(r"^(?:推进|加快|加强|实施|开展|完成|落实)+")
_CUT = re.compile(r"[，,。；;：:]|[的里中内](?!面)|方案|文件|清单|名单")
_NUMBER = re.compile(r"多少|几(?!乎|何)|多[大高重长宽](?!型)")
_APART = re.compile(r"分别|各(?![地类县项级])|哪")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCount:
    """A count asked for: its unit, the words that say of what, the closest to the number first,
    and whether parts are to be put together."""

    unit: str
    phrases: tuple[str, ...]
    together: bool


def asked_count(query: Query) -> AskedCount | None:
    """The count that a question asks for; None if it asks for none, or for several numbers."""
    if query.measure is None or query.wants_any(Want.COMPARE):
        return None
    return _count_in(query.text, query.measure)


@lru_cache(maxsize=64)  # asked again of every statement that is ranked
def _count_in(text: str, measure: str) -> AskedCount | None:
    numbers = asked_numbers(text)
    if len(numbers) != 1 or len(_NUMBER.findall(text)) != 1:
        return None
    unit = canonical_unit(measure.removeprefix("万").removeprefix("亿") or measure)
    if unit not in COUNT_UNITS or _APART.search(text):
        return None
    start, end = numbers[0]
    also = _ALSO.match(text, end)
    behind = _BEHIND.match(text, also.end() if also else end)
    before = text[:start]
    clause = _ASKING.sub("", re.split("[，,；;：:]", _ASKING.sub("", before))[-1])
    pieces = [_ASKING.sub("", piece) for piece in _TOGETHER.split(clause)]
    pieces = [_SO_MANY.sub("", piece) for piece in pieces]
    near = [_CUT.split(piece)[-1] for piece in reversed(pieces)]
    quoted = (_PUSHED.sub("", said) for said in quoted_in(text))  # “推进铁路专用线建设”这一项里
    phrases = [behind.group() if behind else "", *near, *reversed(pieces), *quoted]
    return AskedCount(
        unit=unit,
        phrases=tuple(dict.fromkeys(phrase for phrase in phrases if phrase)),
        together=bool(_TOGETHER.search(text)),
    )
