"""What two figures differ by, and which of them is more: worked out, and said to be.

Only where each side tells one figure of the kind asked for. Which is stricter depends on what the
figure bounds: of ceilings the lower one, of floors the higher one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose import Finding
from assistant.measured import WHOLE_STOP, measure_pattern
from assistant.question import Query
from corpus.mentions import Quantity
from corpus.numerals import find_quantities

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_MACHINES = {"辆", "辆次", "台", "台次", "台（套）"}
_WHICH = re.compile(
    r"(?:哪[^，。？]{0,10}?|谁[^，。？]{0,16}?|比(?![例率重较])[^，。？]{1,12}?)"
    r"(?<!多)(?P<way>[多少高低大小长短严松])(?!少|了|多)"
)
_MORE, _LESS, _STRICT, _LOOSE = "多高大长", "少低小短", "严", "松"
_CEILING = re.compile(
    r"不[得应]?[高大多]于|不[得应]?超过|(?<!不)(?<!不[得应])(?:低于|小于)|以[内下]|控制在|[≤<]|降[至到]"
)
_FLOOR = re.compile(
    r"不[得应]?[低小少]于|达到|(?<!不)(?<!不[得应])(?:高于|大于)|(?<!及)以上|[≥>]|停产|限产|停窑|压减|减排|下降|淘汰|完成"
)
_LEFT, _CUT = (
    re.compile(r"[降压减]低?[至到][^，；。]{0,12}\d[^，；。]{0,4}[%％]"),
    re.compile("[限减]产"),
)


def worked_out(query: Query, findings: Sequence[Finding]) -> str:
    """The difference of two single figures with the verdict asked for, or an empty string."""
    if len(findings) != 2:
        return ""
    told = [_figures(query, finding) for finding in findings]
    units = [{quantity.unit for quantity in found} for found in told]
    told = [
        [q for q in found if q.unit in other] if len(found) > 1 else found
        for found, other in zip(told, reversed(units), strict=True)
    ]
    if any(len(found) != 1 for found in told):
        return ""
    (one,), (other,) = told
    if _is_left_and_cut(findings):
        return ""
    if one.unit_text == other.unit_text:
        values = [Decimal(figure.number_text) for figure in (one, other)]
        unit = one.unit_text
    elif one.unit == other.unit:
        values, unit = [one.value, other.value], one.unit
    elif _comparable(one.unit, other.unit):
        values, unit = [one.value, other.value], ""
    else:
        return ""
    return _told(query, findings, values, unit="个百分点" if unit in ("%", "％") else unit)


def _is_left_and_cut(findings: Sequence[Finding]) -> bool:
    """Is a share told of what is left (负荷降至80%) by one side, of what is cut (限产20%) by the
    other?"""
    left = [_LEFT.search(finding.value) is not None for finding in findings]
    cut = [_CUT.search(finding.value) is not None for finding in findings]
    return left != cut and any(left) and not all(left) and any(cut) and not all(cut)


def is_one_sided(query: Query, findings: Sequence[Finding]) -> bool:
    """Is it asked which is more, and told a figure of one side and none of the other? A whole stop
    is as good as a figure, and how strict something is may be said in words."""
    asked = _WHICH.search(query.text)
    if asked is None or asked["way"] in (_STRICT, _LOOSE) or len(findings) != 2:
        return False
    held = [
        bool(find_quantities(finding.value) or WHOLE_STOP.search(finding.value))
        for finding in findings
    ]
    return any(held) and not all(held)


def is_undecided(query: Query, told: str) -> bool:
    """Is it asked which of two is more, and told less than two figures, and no whole stop?"""
    asked = _WHICH.search(query.text)
    if asked is None or asked.group()[0] not in "哪谁" or asked["way"] in (_STRICT, _LOOSE):
        return False
    return len(find_quantities(told)) < 2 and WHOLE_STOP.search(told) is None


def _figures(query: Query, finding: Finding) -> list[Quantity]:
    """The figures of the kind asked for that a finding tells."""
    found = [
        quantity
        for quantity in find_quantities(finding.value)
        if quantity.value_to is None and _PLAIN.fullmatch(quantity.number_text)
    ]
    if query.measure:
        pattern = measure_pattern(query.measure)
        found = [q for q in found if pattern.match(finding.value, q.start)] or found
    return found


def _comparable(one: str, other: str) -> bool:
    """Do two units count the same: 辆 and 辆次, a bare cell and one with its unit?"""
    return not one or not other or one[0] == other[0] or {one, other} <= _MACHINES


def _told(
    query: Query, findings: Sequence[Finding], values: Sequence[Decimal], *, unit: str
) -> str:
    one, other = values
    if one == other:
        return "；两者相同"
    return (
        f"；{_verdict(query, findings, values)}两者相差{_plain(abs(one - other))}{unit}（计算得出）"
    )


def _verdict(query: Query, findings: Sequence[Finding], values: Sequence[Decimal]) -> str:
    """Which of the two it is, where that is asked for and the sides have names."""
    asked = _WHICH.search(query.text)
    labels = _names(findings)
    if asked is None or labels[0] == labels[1]:
        return ""
    way = asked["way"]
    more = values[0] < values[1]  # the place of the larger figure
    said = "".join(finding.text for finding in findings)
    if way in _MORE:
        return f"{labels[more]}更{way}，"
    if way in _LESS:
        return f"{labels[not more]}更{way}，"
    ceiling, floor = bool(_CEILING.search(said)), bool(_FLOOR.search(said))
    if ceiling == floor:
        return ""
    strict = labels[not more] if ceiling else labels[more]
    loose = labels[more] if ceiling else labels[not more]
    return f"{strict if way == _STRICT else loose}更{way}，"


def _names(findings: Sequence[Finding]) -> list[str]:
    """What the sides are called, as short as tells them apart."""
    labels = [finding.label for finding in findings]
    regions = [finding.document.region or "" for finding in findings]
    for names in ([finding.part for finding in findings], regions):
        if all(names) and names[0] != names[1]:
            return names
    return labels


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
