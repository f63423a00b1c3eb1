"""How a plan says that a plant has to produce less: the verbs, and the amounts that go with them.

Every form is one that curtailment plans of any place use. A word such as 停产 that only
names something (停产措施, 停产整治, 不停产的企业) is no measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.fact_models import MeasureKind
from corpus.mentions import Quantity, QuantityBound
from corpus.numerals import find_quantities

_NAMES_A_THING = (
    r"(?![措整改条后所为起范的、设数核方]|(?:时间|比例|天数|时段|负荷)"
    r"(?!不(?:得|应|能)?[低少高超]|[为达]|延长|下调|可)|生产(?:线|方式|措施)|退出|关闭|停业|淘汰|搬迁|期间|企业|要求|方案|情况|管控)"
)
_BRING = r"(?:分别|相应|均|再|至少)*"
_TO = r"(?:降|降低|下降|压减|压降|减|下调|调整|控制)(?:至|到|在|为)"
_BOUNDED = r"不(?:得|应|能)?(?:高于|超过|大于|低于|少于|小于)"
_OBJECT = r"[^，；。：（）]"
_VERBS: tuple[tuple[MeasureKind, str], ...] = (
    (
        MeasureKind.EXEMPT,
        r"(?<!拒)不(?:予|作|实施|采取|安排|纳入)?(?:错峰|限产|停产|停限产|停窑)(?:生产)?(?:措施)?"
        r"(?![的、])|豁免错峰(?:生产)?|正常生产(?![的、经])|可以?不停[产窑炉]",
    ),
    (MeasureKind.AUTONOMOUS, r"自主(?:采取)?减排(?:措施)?"),
    (
        MeasureKind.LOAD,
        rf"(?:生产)?负荷(?:率)?{_BRING}(?:{_TO}|{_BOUNDED})|[日月]?产量{_BRING}{_BOUNDED}",
    ),
    (
        MeasureKind.LONGER,
        rf"(?:出焦|结焦|炼焦|焖炉)(?:时间|周期){_BRING}(?:延长(?:至|到)|{_BOUNDED})",
    ),
    (
        MeasureKind.EASED,
        rf"(?:可以?|允许)(?:减少|缩短|下调|少停|少限)|(?:停产|限产)(?:比例|时间|天数)"
        rf"{_BRING}(?:可以?)?(?:减少|缩短|下调|降低)|减少(?=\d+%{_OBJECT}*限产负荷)",
    ),
    (
        MeasureKind.CUT,
        rf"(?:(?<!停)限产(?:比例|幅度|负荷)?|错峰(?:生产)?(?:比例|幅度)){_BRING}(?:{_BOUNDED}|为|达到?)?|负荷{_BRING}(?:下调|降低|压减|下降)"
        rf"|减产{_BRING}|(?:减少)?(?:出焦|[日月]?产|运|使用)量{_BRING}(?:压减|减少|下降|{_BOUNDED})",
    ),
    (
        MeasureKind.STOP,
        r"停产或最严级别限产措施|(?:全部|全面|一律|全线|轮流|立即|均)*"
        rf"(?<!不)停[产窑炉]{_NAMES_A_THING}(?:(?:比例|时间|天数)?{_BRING}(?:{_BOUNDED}|为|达到?)?)"
        rf"|停(?=\d+[台座条])|错峰生产(?:时间)?{_BRING}{_BOUNDED}",
    ),
    (
        MeasureKind.STOP_DOING,
        rf"(?:停止|暂停)(?!执行|发布|享受|使用国|审批){_OBJECT}{{2,40}}|(?<!擅自)停用(?:{_OBJECT}{{2,24}}|$)",
    ),
    (MeasureKind.SHIFTED, r"错时(?:生产|作业)?"),
    (
        MeasureKind.REFERRED,
        rf"(?<!不)(?:严格)?执行{_OBJECT}{{2,24}}(?:规定|要求|措施)(?!的)|按照?[A-D]级(?:企业)?(?:管理|执行|管控)"
        r"|按照?[“”\"]?以热定产[“”\"]?(?:控制|确定)(?:最低)?(?:生产)?负荷",
    ),
)
_VERB = re.compile("|".join(f"(?P<{kind.name}>{form})" for kind, form in _VERBS))
_BETWEEN = re.compile(r"(?:[^，；。：（）\d]{0,12}的)?[≥≤<>]?\s*")
_NEEDS_AMOUNT = frozenset(
    (MeasureKind.CUT, MeasureKind.LOAD, MeasureKind.LONGER, MeasureKind.EASED)
)
_TIME_UNITS = ("天", "个月", "小时")
# 其中采暖季不少于90天; 第二时段为40%; C级企业延长至36小时
_AGAIN = re.compile(
    rf"其中{_OBJECT}{{1,12}}?(?P<bounded>{_BOUNDED})"
    rf"|(?:第[二三四五](?:阶段|时段|轮次?|期)|[A-D][+-]?级(?:企业)?)"
    rf"(?P<again>{_BRING}(?:{_BOUNDED}|延长(?:至|到)|{_TO}|[为限停](?=\d)))"
)
_AFTER_EASED = re.compile(rf"{_OBJECT}{{0,8}}限产负荷")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMention:
    """A measure in a sentence: `[start, verb_end)` is the verb, `end` the end of its amounts."""

    kind: MeasureKind
    start: int
    verb_end: int
    end: int
    amounts: tuple[Quantity, ...]


def find_measures(text: str) -> tuple[MeasureMention, ...]:
    """The measures of a sentence, in order. What stands in brackets should be masked."""
    quantities = find_quantities(text)
    found: list[MeasureMention] = []
    place = 0
    while match := _VERB.search(text, place):
        mention = _mention(text, match, quantities)
        place = match.end()
        if mention is not None:
            found.append(mention)
            place = max(place, mention.end)
    found.extend(_repeated(text, found, quantities))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _repeated(
    text: str, found: Sequence[MeasureMention], quantities: Sequence[Quantity]
) -> Iterator[MeasureMention]:
    """其中采暖季不少于90天: the verb of the measure before holds for this amount, too."""
    for match in _AGAIN.finditer(text):
        before = [mention for mention in found if mention.end <= match.start() and mention.amounts]
        amounts = tuple(q for q in quantities if 0 <= q.start - match.end() <= 1)
        taken = any(mention.end > match.end() >= mention.start for mention in found)
        if before and amounts and not taken and amounts[0].unit == before[-1].amounts[0].unit:
            yield MeasureMention(
                kind=before[-1].kind,
                start=match.start(match.lastgroup or 0),
                verb_end=match.end(),
                end=amounts[0].end + len(amounts[0].after),
                amounts=amounts,
            )


def _mention(
    text: str, match: re.Match[str], quantities: Sequence[Quantity]
) -> MeasureMention | None:
    kind = MeasureKind[match.lastgroup or "STOP"]
    amounts = tuple(_amounts(text, match, quantities))
    if not amounts and kind in _NEEDS_AMOUNT:
        return None
    end = match.end()
    if amounts and amounts[-1].end > end:
        end = amounts[-1].end + len(amounts[-1].after)
    eased = _AFTER_EASED.match(text, end) if kind is MeasureKind.EASED else None
    verb_end = min(match.end(), amounts[0].start) if amounts else match.end()
    return MeasureMention(
        kind=_with_amount(kind, amounts),
        start=match.start(),
        verb_end=verb_end,
        end=eased.end() if eased else end,
        amounts=amounts,
    )


def _amounts(text: str, match: re.Match[str], quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The series of quantities that the verb governs: right behind it, or inside its object."""
    inside = [q for q in quantities if match.start() <= q.start and q.end <= match.end()]
    if inside:
        yield from inside[:1]
        return
    for place, quantity in enumerate(quantities):
        if quantity.start < match.end():
            continue
        start = max(match.end(), quantity.start - len(_lead(text, quantity)))
        if _BETWEEN.fullmatch(text, match.end(), start):
            _, count = quantity.series
            yield from quantities[place : place + count]
        return


def _lead(text: str, quantity: Quantity) -> str:
    """The bound words right before a quantity."""
    before = quantity.before
    return before if before and text[: quantity.start].endswith(before) else ""


def _with_amount(kind: MeasureKind, amounts: Sequence[Quantity]) -> MeasureKind:
    if kind is not MeasureKind.STOP or not amounts:
        return kind
    return MeasureKind.STOP_TIME if amounts[0].unit in _TIME_UNITS else MeasureKind.STOP_SHARE


def stated_bound(verb: str, quantity: Quantity) -> QuantityBound:
    """The bound of an amount, also when it stands in the verb (限产比例不低于)."""
    if quantity.bound is not QuantityBound.EXACT:
        return quantity.bound
    if re.search(r"不(?:得|应|能)?(?:高于|超过|大于)", verb):
        return QuantityBound.UPPER
    if re.search(r"不(?:得|应|能)?(?:低于|少于|小于)", verb):
        return QuantityBound.LOWER
    return QuantityBound.EXACT
