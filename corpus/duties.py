"""Responsibility notes: who leads, who supports, who carries a task out.

（市生态环境局牵头）, 〔市发改委牵头，市工信局配合，各县（市、区）人民政府负责落实〕, the form
(牵头部门:…;责任单位:…) and the unit cells of task tables are all read into parties, each with its
role and its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.folded import Folded, fold
from corpus.gazetteer import Gazetteer
from corpus.mentions import DutyParty, DutyRole, UnitMention
from corpus.places import short_name
from corpus.remembered import remembered
from corpus.table_shapes import is_deadline
from corpus.unit_lexicon import unit_lexicon
from corpus.units import (
    COUNTIES,
    GOVERNMENT,
    LEVEL_NAMES,
    ZONE_OFFICE,
    counties_name,
    find_units,
)

__all__ = ["DutyParty", "DutyRole", "parse_default_duty", "parse_duty", "parties_of"]

_KEY = re.compile(
    r"(?:(?P<lead>(?:主?牵头|主办|主责|主管)(?:责任)?(?:部门|单位)?)"
    r"|(?P<support>(?:配合|协办|参与|协同|协作|协助)(?:责任)?(?:部门|单位)?)"
    r"|(?P<responsible>责任(?:部门|单位|主体)?|负责(?:部门|单位)|承担单位)"
    r"|(?P<carry>(?:落实|实施|执行|承办)(?:部门|单位|主体))"
    r"|(?P<other>(?:完成|整改|办结)?(?:时限|时间|期限)(?:要求)?|(?:责任|牵头|分管|包联|配合)领导|责任人|联系人"
    r"|(?:指导|督导|监督)(?:部门|单位)|(?<![一-龥])(?:(?!牵头|配合|参与|责任)[一-龥]){2,6}))(?:\]?[::]|(?<=[单部][位门])\](?=[一-龥]))"
)
_VERB = re.compile(
    r"(?:按照?|根据|依据?)?(?:各自|部门)?(?:职责|职能)?(?:分工)?(?:共同|分别|具体|联合|统一|各自)*"
    r"(?:(?P<lead>(?:主要)?牵头(?:负责|组织|落实|实施|推进|协调)*|主办|主抓)"
    r"|(?P<support>配合(?:落实|实施|做好)?|协助|参与(?:配合|落实)?|协同(?:配合|推进)?|协办)"
    r"|(?P<carry>负责(?:组织)?(?:落实|实施|执行)|组织(?:落实|实施)|抓好?落实|贯彻落实|落实|承办|实施)"
    r"|(?P<responsible>负责|依职责))$"
)
_LEADS_IN = re.compile(r"(?:牵头|主抓)(?P<field>[一-龥“”]{2,14})$")  # 某局牵头综合利用
_DEFAULT = re.compile(
    r"以[上下](?:所有|各项)?(?:工作)?任务,?均?(?:需要?|须|应?由)(?P<parties>[^。;]{2,60}?)"
    r"(?:负责(?:组织)?(?:落实|实施)|负责|落实)"
)
_ASIDE = re.compile("以[上下]|其中|不再|上述|有多个")
_BEFORE_NOTE = "[]()〈〉-"
_TRAILING = re.compile(r"[\])。;,、]+$|(?<=[局委会府区])[JjⅠ工1]$")
_COUNTIES_ALONE = re.compile(rf"{COUNTIES}$")
_ZONE_ALONE = re.compile(r"(?:各)?(?:[一-龥]{0,10})(?:开发区|示范区|高新区|经开区)$")
_COMPLETE = re.compile(r"(?:局|委|办|办公室|府|会|队|中心|公司|集团|院|厅|部|\)|.区|.县|.市)$")
_PREFIX = re.compile(r"(?:由|请|责成|原则上由)")
_JOINT = re.compile("以及|[和及与]")
_AND_OTHERS = re.compile("等(?:部门|单位)?$")
_LONGEST_PARTY = 30
_LOWER_LEVELS = ("县", "乡", None)


@dataclass(frozen=True, slots=True)
class _Part:
    """A party as a stretch of the folded note, and the role it was given."""

    start: int
    end: int
    role: str


def parse_duty(
    note: str,
    *,
    default: DutyRole = DutyRole.RESPONSIBLE,
    gazetteer: Gazetteer | None = None,
) -> tuple[DutyParty, ...]:
    """The parties of a responsibility note or of a table cell of units, in order.

    `default` is the role of units that no word gives one (a cell under 牵头单位 holds leaders).
    A sentence about other notes (以下出现多个牵头部门的…) names no party; see `parse_default_duty`.
    """
    folded = fold(note)
    begin, end = _inside(folded.text)
    text = folded.text[:end]
    keyed = [key for key in _KEY.finditer(text, begin) if _depth(text[begin : key.start()]) <= 0]
    parts = _keyed(text, keyed, default) if keyed else _told(text, begin, default)
    return _parties(note, folded, tuple(parts), gazetteer)


def parse_default_duty(text: str, *, gazetteer: Gazetteer | None = None) -> tuple[DutyParty, ...]:
    """Who carries out all tasks of a document: 以下任务均需各县（市、区）和某某开发区负责落实."""
    folded = fold(text)
    parts = [
        _Part(start, end, DutyRole.CARRY)
        for match in _DEFAULT.finditer(folded.text)
        for start, end in _split(folded.text, *match.span("parties"))
    ]
    return _parties(text, folded, parts, gazetteer)


def _inside(text: str) -> tuple[int, int]:
    """The note without its brackets, also where OCR has made 〕 a J."""
    begin = 0
    while begin < len(text) and text[begin] in _BEFORE_NOTE:
        begin += 1
    end = len(text)
    while (tail := _TRAILING.search(text, begin, end)) and _closes_nothing(text[begin:end]):
        end = tail.start()
    return begin, end


def _closes_nothing(text: str) -> bool:
    return not (text.endswith(")") and text.count("(") >= text.count(")"))


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _keyed(text: str, keys: Sequence[re.Match[str]], default: DutyRole) -> Iterator[_Part]:
    """牵头部门:A、B;配合部门:C;责任单位:D — beside a leader, 责任单位 carries the task out."""
    led = any(key.lastgroup == "lead" for key in keys)
    if keys[0].start() > _inside(text)[0]:
        yield from _told(text[: keys[0].start()], _inside(text)[0], default)
    for key, following in zip(keys, [*keys[1:], None], strict=True):
        role = key.lastgroup or ""
        if role == "other":
            continue  # 完成时限：, 联系人：
        if role == "responsible" and led:
            role = DutyRole.CARRY
        stop = following.start() if following is not None else len(text)
        for start, end in _split(text, key.end(), stop):
            yield _Part(start, end, role)


def _told(text: str, begin: int, default: DutyRole) -> Iterator[_Part]:
    """A、B牵头,C配合,D负责落实: the units before a verb have its role; of A,B配合 only B has it."""
    pending: list[tuple[int, int]] = []
    told = False
    for start, end in _clauses(text, begin):
        clause = text[start:end]
        if _ASIDE.match(clause):
            pending.clear()
            continue
        verb = _VERB.search(clause)
        field = None if verb else _field_led(clause)
        stop = start + verb.start() if verb else start + field if field else end
        if verb and verb.lastgroup == DutyRole.SUPPORT and not told:
            yield from (_Part(*part, default) for part in pending)
            pending.clear()
        pending.extend(_split(text, start, stop))
        role = DutyRole.LEAD if field else verb.lastgroup if verb else None
        if role:
            told = True
            yield from (_Part(*part, role) for part in pending)
            pending.clear()
    for first, last in pending:
        yield _Part(first, last, default)


def _field_led(clause: str) -> int | None:
    """Where the verb begins of a clause that says what a unit leads: 某局牵头综合利用."""
    match = _LEADS_IN.search(clause)
    if match is None or _COMPLETE.search(match["field"]):
        return None
    return match.start() if _COMPLETE.search(clause[: match.start()]) else None


def _clauses(text: str, begin: int) -> Iterator[tuple[int, int]]:
    return _pieces(text, begin, len(text), ",;。")


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Single parties of an enumeration; 和 parts two only after a whole name."""
    for first, last in _pieces(text, start, end, "、,;。"):
        prefix = _PREFIX.match(text, first, last)
        begin = prefix.end() if prefix else first
        for joint in _JOINT.finditer(text, begin, last):
            if (
                _COMPLETE.search(text, begin, joint.start())
                and _depth(text[begin : joint.start()]) <= 0
            ):
                yield begin, joint.start()
                begin = joint.end()
        if begin < last:
            yield begin, last


def _pieces(text: str, start: int, end: int, separators: str) -> Iterator[tuple[int, int]]:
    """The stretches between separators that stand outside round brackets; a bracket that closes
    none is a slip, and parts them too."""
    depth, begin = 0, start
    for place in range(start, end):
        sign = text[place]
        closes_none = sign == ")" and depth == 0
        depth += (sign == "(") - (sign == ")" and not closes_none)
        if closes_none or (sign in separators and depth == 0):
            if place > begin:
                yield begin, place
            begin = place + 1
    if end > begin:
        yield begin, end


def _parties(
    source: str, folded: Folded, parts: Sequence[_Part], gazetteer: Gazetteer | None
) -> tuple[DutyParty, ...]:
    units = find_units(source, gazetteer=gazetteer)
    led = any(part.role == DutyRole.LEAD for part in parts)
    parties: list[DutyParty] = []
    for part in parts:
        others = _AND_OTHERS.search(folded.text, part.start, part.end)
        last = others.start() if others else part.end
        if not 1 < last - part.start <= _LONGEST_PARTY or is_deadline(
            folded.text[part.start : last]
        ):
            continue
        for start, end, unit in _resolved(source, folded, (part.start, last), units, gazetteer):
            role = _role(part.role, unit, led=led)
            text = source[start:end]
            parties.append(DutyParty(start=start, end=end, text=text, role=role, unit=unit))
    return tuple(parties)


def _role(told: str, unit: UnitMention | None, *, led: bool) -> DutyRole:
    """负责落实 of a city's own office, with nobody leading, is plain responsibility."""
    if told == DutyRole.CARRY and not led and unit is not None and unit.level not in _LOWER_LEVELS:
        return DutyRole.RESPONSIBLE
    return DutyRole(told)


def _resolved(
    source: str,
    folded: Folded,
    part: tuple[int, int],
    units: Sequence[UnitMention],
    gazetteer: Gazetteer | None,
) -> Iterator[tuple[int, int, UnitMention | None]]:
    """The part with its unit; two parts where two names have run together (市交通市能源局)."""
    start, end = folded.start(part[0]), folded.end(part[1])
    inside = [unit for unit in units if start <= unit.start and unit.end <= end]
    if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end):
        yield start, end, inside[0]
        return
    text = folded.text[part[0] : part[1]]
    whole = _unit_of(source[start:end], text, start, gazetteer)
    if whole is None and inside and inside[-1].end == end and inside[-1].start > start:
        head = folded.text[part[0] : part[1] - len(fold(inside[-1].text).text)]
        front = _unit_of(source[start : inside[-1].start].rstrip(), head, start, gazetteer)
        if front is not None:
            yield front.start, front.end, front
            yield inside[-1].start, end, inside[-1]
            return
    yield start, end, whole


def _unit_of(source: str, text: str, start: int, gazetteer: Gazetteer | None) -> UnitMention | None:
    """The unit that a party's whole text means where it is not written out: 各县（市、区）,
    德清县, 湖州开发区, 市城市管理. `source` is the text as it stands, `start` its place."""
    canonical, level, place = GOVERNMENT, "县", ""
    places = (gazetteer or Gazetteer.standard()).find(text)
    covering = next((m for m in places if (m.start, m.end) == (0, len(text))), None)
    stem = unit_lexicon().stems.get(text[1:] if text[:1] in "市省县" else text)
    if _COUNTIES_ALONE.fullmatch(text):
        place = counties_name(text)
    elif _ZONE_ALONE.fullmatch(text):
        canonical = ZONE_OFFICE
        parent = covering.candidates[0].parent if covering is not None else None
        place = short_name(parent.name) if parent is not None else ""
    elif covering is not None:
        level, place = LEVEL_NAMES[covering.candidates[0].level], covering.text
    elif stem is not None:
        canonical, level = stem, text[0] if text[0] in "市省县" else ""
    else:
        return None
    return UnitMention(
        start=start,
        end=start + len(source),
        text=source,
        canonical=canonical,
        level=level or None,
        place=place,
    )


# The notes of a document are read again for every question about units.
parties_of = remembered(parse_duty)
